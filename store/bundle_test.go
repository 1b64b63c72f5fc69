package store

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// export writes a bundle of a desk into a folder.
func export(t testing.TB, s *Store, dir string) SentBundle {
	t.Helper()
	sent, err := s.ExportBundle(ctx, dir, false)
	must(t, err)
	return sent
}

// take takes bundles in and returns what became of each.
func take(t testing.TB, s *Store, paths ...string) []TakenBundle {
	t.Helper()
	var got []TakenBundle
	must(t, s.ImportBundles(ctx, paths, func(b TakenBundle) {
		must(t, b.Err)
		got = append(got, b)
	}))
	return got
}

// counts are what a bundle added, changed and erased.
func counts(b TakenBundle) string { return fmt.Sprint(b.Added, b.Changed, b.Erased) }

// wholeContact saves a contact with all that a bundle has to carry.
func wholeContact(t *testing.T, s *Store, n int) Saved {
	t.Helper()
	c := job{7, n}.finished()
	begun := begun(t, s, c)
	run, err := s.StartRun(ctx, Run{Contact: begun.ID, Topic: "card-expired", Edition: "e1"})
	must(t, err)
	for i := range 3 {
		_, err := s.Append(ctx, run, Event{Kind: "answer", Topic: "card-expired", Node: fmt.Sprint("step", i), Answer: i, Text: "typed", DwellMS: 1200})
		must(t, err)
	}
	must(t, s.LogHandout(ctx, Handout{Contact: begun.ID, Topic: "card-expired", Lang: "es", For: "shopper", Owed: true}))
	c.ID, c.ProposedTopic, c.ProposedOutcome = begun.ID, "card-expired", "will-try"
	saved, err := s.Finish(ctx, c)
	must(t, err)
	return saved
}

// contents are all contacts of a log with what belongs to them, but for what a
// log gives them itself.
func contents(t testing.TB, s *Store) map[ContactID]string {
	t.Helper()
	all := map[ContactID]string{}
	must(t, s.Each(ctx, Filter{}, func(c Contact) error {
		all[c.ID] = content(t, s, c)
		return nil
	}))
	return all
}

func content(t testing.TB, s *Store, c Contact) string {
	t.Helper()
	var b strings.Builder
	runs, err := s.Runs(ctx, c.ID)
	must(t, err)
	handouts, err := s.Handouts(ctx, c.ID)
	must(t, err)
	changes, err := s.Changes(ctx, c.ID)
	must(t, err)
	var purged bool
	must(t, s.read.QueryRow("SELECT purged FROM contact WHERE uuid = ?", c.ID).Scan(&purged))
	c.RowID = 0
	fmt.Fprintf(&b, "%+v %v %+v %s\n", c, purged, handouts, changes)
	for _, r := range runs {
		events, err := s.Events(ctx, r.ID)
		must(t, err)
		r.ID = 0
		fmt.Fprintf(&b, "%+v %+v\n", r, events)
	}
	return b.String()
}

// sameContents ends the test unless a log holds these contacts and no others.
func sameContents(t testing.TB, s *Store, want map[ContactID]string) {
	t.Helper()
	got := contents(t, s)
	for id, c := range want {
		if got[id] != c {
			t.Errorf("%s is\n%s\nwant\n%s", id, got[id], c)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d contacts, want %d", len(got), len(want))
	}
}

func TestABundleBringsWhatIsNew(t *testing.T) {
	desk, boss, stick := open(t, t.TempDir()), open(t, t.TempDir()), t.TempDir()
	first := wholeContact(t, desk, 1)
	begun(t, desk, Contact{Note: "still typing"})
	a := export(t, desk, stick)
	if a.Number != 1 || a.Contacts != 1 || !a.Whole || filepath.Base(a.Path) != "paydesk-"+a.Desk+"-0001.bundle" {
		t.Errorf("%+v", a)
	}
	second := wholeContact(t, desk, 2)
	_, err := desk.Amend(ctx, string(first.ID), []byte(`{"outcome":"escalated","note":"again"}`))
	must(t, err)
	b := export(t, desk, stick)
	if b.Number != 2 || b.Contacts != 2 || b.Whole {
		t.Errorf("%+v", b)
	}
	if c := export(t, desk, stick); c.Number != 3 || c.Contacts != 0 {
		t.Errorf("nothing is new: %+v", c)
	}
	got := take(t, boss, b.Path, a.Path, b.Path)
	if counts(got[0]) != "2 0 0" || counts(got[1]) != "0 0 0" || got[1].Known || !got[2].Known {
		t.Errorf("%+v", got)
	}
	sameContents(t, boss, contents(t, desk))
	if c := get(t, boss, second.ID); c.Ref != second.Ref {
		t.Errorf("reference %s, want %s", c.Ref, second.Ref)
	}
	if list, err := boss.List(ctx, Filter{Find: "declined", Outcome: "escalated"}); err != nil || len(list) != 0 {
		t.Errorf("%v %v", list, err)
	}
	must(t, boss.Close())
	sound(t, filepath.Dir(boss.Path()))
}

func TestALaterBundleHoldsInWhateverOrder(t *testing.T) {
	desk, stick := open(t, t.TempDir()), t.TempDir()
	c := add(t, desk, Contact{Note: "first", Outcome: "will-try"})
	paths := []string{export(t, desk, stick).Path}
	for _, outcome := range []string{"escalated", "resolved"} {
		_, err := desk.Amend(ctx, string(c.ID), []byte(`{"outcome":"`+outcome+`"}`))
		must(t, err)
		paths = append(paths, export(t, desk, stick).Path)
	}
	for _, order := range [][]int{{0, 1, 2}, {2, 1, 0}, {1, 2, 0}, {2, 0, 1}} {
		boss := open(t, t.TempDir())
		for _, n := range order {
			take(t, boss, paths[n])
		}
		sameContents(t, boss, contents(t, desk))
	}
}

func TestAnErasedContactIsErasedThereToo(t *testing.T) {
	desk, stick, dir := open(t, t.TempDir()), t.TempDir(), t.TempDir()
	boss := open(t, dir)
	add(t, desk, Contact{Email: "zebra@example.com", Note: "hers"})
	other := add(t, desk, Contact{Note: "her address is zebra@example.com"})
	first := export(t, desk, stick)
	take(t, boss, first.Path)
	makeDaily(t, boss, 0)
	_, err := desk.Erase(ctx, Shopper{Email: "zebra@example.com"})
	must(t, err)
	second := export(t, desk, stick)
	if second.Erased != 1 || second.Contacts != 1 {
		t.Errorf("%+v", second)
	}
	if got := take(t, boss, second.Path); counts(got[0]) != "0 1 1" {
		t.Errorf("%+v", got)
	}
	must(t, os.Remove(first.Path))
	if c := get(t, boss, other.ID); !strings.Contains(c.Note, erasedText) {
		t.Errorf("note %q", c.Note)
	}
	for _, where := range []string{dir, stick} {
		if found := filesWith(t, where, "zebra"); len(found) > 0 {
			t.Errorf("still in %v", found)
		}
	}
	sameContents(t, boss, contents(t, desk))
	late := open(t, t.TempDir())
	take(t, late, second.Path)
	sameContents(t, late, contents(t, desk))
}

func TestAnErasedContactNeverComesBack(t *testing.T) {
	desk, stick, boss := open(t, t.TempDir()), t.TempDir(), open(t, t.TempDir())
	add(t, desk, Contact{Email: "zebra@example.com", Note: "hers"})
	first := export(t, desk, stick)
	_, err := desk.Erase(ctx, Shopper{Email: "zebra@example.com"})
	must(t, err)
	take(t, boss, export(t, desk, stick).Path, first.Path)
	sameContents(t, boss, nil)

	// Erased by the supervisor, and told of once more by the desk.
	mine := add(t, desk, Contact{Email: "ana@example.com", Note: "hers"})
	take(t, boss, export(t, desk, stick).Path)
	_, err = boss.Erase(ctx, Shopper{Email: "ana@example.com"})
	must(t, err)
	_, err = desk.Amend(ctx, string(mine.ID), []byte(`{"note":"again"}`))
	must(t, err)
	take(t, boss, export(t, desk, stick).Path)
	sameContents(t, boss, nil)
}

func TestPurgedContactsArePurgedThereToo(t *testing.T) {
	desk, stick, boss := open(t, t.TempDir()), t.TempDir(), open(t, t.TempDir())
	add(t, desk, Contact{Customer: "Maria", Topic: "a", Started: noon.AddDate(-2, 0, 0)})
	add(t, desk, Contact{Customer: "Maria", Topic: "a"})
	first := export(t, desk, stick)
	_, err := desk.Purge(ctx, noon.AddDate(-1, 0, 0))
	must(t, err)
	second := export(t, desk, stick)
	if second.Contacts != 1 {
		t.Errorf("%+v", second)
	}
	take(t, boss, second.Path, first.Path)
	sameContents(t, boss, contents(t, desk))
	due, err := boss.FindPurgeable(ctx, noon.AddDate(-1, 0, 0))
	if err != nil || due.Contacts != 0 {
		t.Errorf("%+v, %v", due, err)
	}
}

func TestWhatComesFromElsewhereIsChangedThere(t *testing.T) {
	desk, stick, boss := open(t, t.TempDir()), t.TempDir(), open(t, t.TempDir())
	c := wholeContact(t, desk, 1)
	sent := export(t, desk, stick)
	take(t, boss, sent.Path)
	before := contents(t, boss)
	for name, err := range map[string]error{
		"amend":   errOf(boss.Amend(ctx, string(c.ID), []byte(`{"note":"x"}`))),
		"reopen":  errOf(boss.Reopen(ctx, c.ID)),
		"run":     errOf(boss.StartRun(ctx, Run{Contact: c.ID, Topic: "a"})),
		"handout": boss.LogHandout(ctx, Handout{Contact: c.ID, Topic: "a"}),
		"asked":   boss.FromHere(ctx, c.ID),
	} {
		isRefused(t, err)
		if !strings.Contains(err.Error(), c.Ref) || !strings.Contains(err.Error(), "desk "+sent.Desk) {
			t.Errorf("%s: %v", name, err)
		}
	}
	sameContents(t, boss, before)
	must(t, desk.FromHere(ctx, c.ID))
}

func TestOwnBundlesAddNothing(t *testing.T) {
	desk, stick := open(t, t.TempDir()), t.TempDir()
	wholeContact(t, desk, 1)
	got := take(t, desk, export(t, desk, stick).Path)
	if !got[0].Own || counts(got[0]) != "0 0 0" {
		t.Errorf("%+v", got)
	}
}

// A supervisor's own desk sends what was saved at it, and nothing that it took
// in from others.
func TestBundlesAreNotPassedOn(t *testing.T) {
	desk, stick, boss, top := open(t, t.TempDir()), t.TempDir(), open(t, t.TempDir()), open(t, t.TempDir())
	wholeContact(t, desk, 1)
	own := add(t, boss, Contact{Note: "mine"})
	export(t, boss, stick)
	take(t, boss, export(t, desk, stick).Path)
	sent, err := boss.ExportBundle(ctx, stick, true)
	must(t, err)
	take(t, top, sent.Path)
	want := contents(t, boss)
	for id := range want {
		if id != own.ID {
			delete(want, id)
		}
	}
	sameContents(t, top, want)
	if sent := export(t, boss, stick); sent.Contacts != 0 {
		t.Errorf("%+v", sent)
	}
}

func TestDesksWithOneCodeKeepTheirContactsApart(t *testing.T) {
	stick, boss := t.TempDir(), open(t, t.TempDir())
	var paths []string
	var refs []string
	for n := range 3 {
		desk := open(t, t.TempDir())
		_, err := desk.write.Exec("UPDATE desk SET code = 'K7QD'")
		must(t, err)
		wholeContact(t, desk, n)
		path := filepath.Join(stick, fmt.Sprint(n))
		_, err = desk.ExportBundle(ctx, path, false)
		must(t, err)
		paths = append(paths, path)
	}
	take(t, boss, paths...)
	must(t, boss.Each(ctx, Filter{}, func(c Contact) error {
		refs = append(refs, c.Ref)
		found, err := boss.Get(ctx, strings.ToLower(c.Ref))
		must(t, err)
		if found.ID != c.ID {
			t.Errorf("%s is found as %s", c.Ref, found.Ref)
		}
		return nil
	}))
	if got := strings.Join(refs, " "); got != "K7QD-000001~3 K7QD-000001~2 K7QD-000001" {
		t.Errorf("references %s", got)
	}
}

// A log that was restored sends all it has under a code of its own, so that no
// number stands for two contents, and what the backup lacks stays.
func TestARestoredDeskNumbersAnew(t *testing.T) {
	dir, stick, boss := t.TempDir(), t.TempDir(), open(t, t.TempDir())
	now := noon
	desk := openAt(t, dir, func() time.Time { return now })
	kept := add(t, desk, Contact{Note: "in the backup", Outcome: "will-try"})
	one := export(t, desk, stick)
	backup := filepath.Join(t.TempDir(), "backup.db")
	must(t, desk.Backup(ctx, backup))
	lost := add(t, desk, Contact{Note: "not in the backup"})
	two := export(t, desk, stick)
	_, err := desk.Restore(ctx, backup)
	must(t, err)
	added := add(t, desk, Contact{Note: "after it"})
	_, err = desk.Amend(ctx, string(kept.ID), []byte(`{"outcome":"resolved"}`))
	must(t, err)
	three := export(t, desk, stick)
	if three.Number != 1 || three.Desk == two.Desk || !three.Whole || three.Contacts != 2 {
		t.Errorf("%+v after %+v", three, two)
	}
	take(t, boss, three.Path, one.Path)
	if c := get(t, boss, kept.ID); c.Outcome != "resolved" {
		t.Errorf("%+v", c)
	}
	get(t, boss, added.ID)
	lacks, err := boss.Lacking(ctx, time.Time{}, time.Time{})
	must(t, err)
	if len(lacks) != 0 {
		t.Errorf("covered by a bundle with everything: %v", lacks)
	}
	take(t, boss, two.Path)
	get(t, boss, lost.ID)
	var desks int
	must(t, boss.read.QueryRow("SELECT count(*) FROM origin").Scan(&desks))
	if desks != 1 {
		t.Errorf("one desk is taken for %d", desks)
	}
}

// A log that was put back by hand numbers on: two bundles of one number are
// both taken.
func TestTwoBundlesOfOneNumber(t *testing.T) {
	dir, stick, boss := t.TempDir(), t.TempDir(), open(t, t.TempDir())
	desk := open(t, dir)
	add(t, desk, Contact{Note: "first"})
	export(t, desk, stick)
	must(t, desk.Close())
	before, err := os.ReadFile(desk.Path())
	must(t, err)
	var paths []string
	for _, note := range []string{"one", "other"} {
		must(t, os.WriteFile(desk.Path(), before, 0o600))
		again := open(t, dir)
		_, err := again.write.Exec("UPDATE desk SET issued = issued + ?", len(note))
		must(t, err)
		add(t, again, Contact{Note: note})
		path := filepath.Join(stick, note)
		sent, err := again.ExportBundle(ctx, path, false)
		must(t, err)
		if sent.Number != 2 {
			t.Errorf("%+v", sent)
		}
		paths = append(paths, path)
		must(t, again.Close())
	}
	got := take(t, boss, paths...)
	if counts(got[0]) != "1 0 0" || counts(got[1]) != "1 0 0" {
		t.Errorf("%+v", got)
	}
}

func TestNoCardDataComesInABundle(t *testing.T) {
	desk, dir := open(t, t.TempDir()), t.TempDir()
	boss := open(t, dir)
	c := wholeContact(t, desk, 1)
	must(t, errOf(desk.Amend(ctx, string(c.ID), []byte(`{"note":"zebra","order":"80000009"}`))))
	lines := unpacked(t, export(t, desk, t.TempDir()).Path)
	card, digits := "card "+pan, strings.ReplaceAll(pan, " ", "")
	// As no desk writes it.
	for old, new := range map[string]string{
		`"note":"zebra"`: `"note":"` + card + `"`, `"order":"80000009"`: `"order":"` + digits + `"`, `"x":"typed"`: `"x":"` + card + `"`,
		`"proposed":{"topic":"card-expired"`: `"proposed":{"topic":"` + card + `"`, `"n":"step1"`: `"n":"` + card + `"`,
		`"for":"shopper"`: `"for":"` + card + `"`, `"edition":"e1"`: `"edition":"` + card + `"`,
		`"before":"80000001"`: `"before":"` + digits + `"`, `"before":"declined`: `"before":"` + card + ` declined`,
		`"k":"answer"`: `"k":"` + card + `"`, `"who":""`: `"who":"` + card + `"`, `"agent":"`: `"agent":"` + card,
	} {
		if !strings.Contains(lines[1], old) {
			t.Fatalf("no %s in %s", old, lines[1])
		}
		lines[1] = strings.ReplaceAll(lines[1], old, new)
	}
	path := filepath.Join(t.TempDir(), "x")
	must(t, os.WriteFile(path, packed(today, lines...), 0o600))
	if got := take(t, boss, path); counts(got[0]) != "1 0 0" {
		t.Errorf("%+v", got)
	}
	if found := get(t, boss, c.ID); found.Order != "" || !strings.Contains(found.Note, "1111") {
		t.Errorf("%+v", found)
	}
	if inFolder(t, dir, pan) || inFolder(t, dir, digits) {
		t.Error("a card number was stored")
	}
}

// Nor does any go out, of a log that holds some.
func TestNoCardDataGoesOutInABundle(t *testing.T) {
	desk, stick := open(t, t.TempDir()), t.TempDir()
	wholeContact(t, desk, 1)
	_, err := desk.write.Exec("UPDATE contact SET note = 'card " + pan + "'")
	must(t, err)
	for _, line := range unpacked(t, export(t, desk, stick).Path) {
		if strings.Contains(line, pan) {
			t.Error(line)
		}
	}
	found, said, _ := scanOf(t, stick)
	if len(found) > 0 || len(said) > 0 {
		t.Errorf("the scan found %q and said %q", found, said)
	}
}

// A scan looks into bundles, and finds nothing in those of a busy desk.
func TestScanOfABundle(t *testing.T) {
	stick := t.TempDir()
	path := filepath.Join(stick, "1"+BundleExtension)
	madeUpBundle(t, path, 1, 300)
	if found, said, _ := scanOf(t, stick); len(found) > 0 || len(said) > 0 {
		t.Errorf("found %q, said %q", found, said)
	}
	lines := unpacked(t, path)
	lines[7] = strings.Replace(lines[7], `"note":"`, `"note":"card `+pan, 1)
	must(t, os.WriteFile(path, packed(today, lines...), 0o600))
	if found, _, _ := scanOf(t, stick); len(found) != 1 {
		t.Errorf("found %q", found)
	}
}

// What is there is not written over, and no number is used for it.
func TestABundleIsNotWrittenOverAnything(t *testing.T) {
	desk, dir := open(t, t.TempDir()), t.TempDir()
	add(t, desk, Contact{})
	path := export(t, desk, dir).Path
	untouched(t, dir, func() {
		for _, dst := range []string{path, filepath.Join(dir, "none", "x"), filepath.Join(dir, "none") + "/", filepath.Join(path, "x"), ""} {
			if _, err := desk.ExportBundle(ctx, dst, false); err == nil || strings.Contains(err.Error(), "\n") {
				t.Errorf("%s: %v", dst, err)
			}
		}
	})
	next := export(t, desk, dir)
	if next.Number != 2 {
		t.Errorf("%+v", next)
	}
	// A file that has the name of the next one.
	blocked := strings.Replace(next.Path, "0002", "0003", 1)
	must(t, os.WriteFile(blocked, []byte("mine"), 0o600))
	add(t, desk, Contact{})
	if _, err := desk.ExportBundle(ctx, dir, false); err == nil || !strings.Contains(err.Error(), blocked) {
		t.Error(err)
	}
	if sent := export(t, desk, dir); sent.Number != 4 || sent.Contacts != 1 {
		t.Errorf("%+v", sent)
	}
	if body, err := os.ReadFile(blocked); err != nil || string(body) != "mine" {
		t.Errorf("%q, %v", body, err)
	}
}

// Several programs may write bundles of a desk at a time: each has a number of
// its own, and together they tell everything.
func TestBundlesWrittenAtATime(t *testing.T) {
	dir, stick, boss := t.TempDir(), t.TempDir(), open(t, t.TempDir())
	fill(t, open(t, dir), 500, 1, "a")
	var wait sync.WaitGroup
	for range 4 {
		desk := open(t, dir)
		wait.Go(func() {
			for n := range 3 {
				_, err := desk.Add(ctx, Contact{Note: fmt.Sprint(n)})
				if err == nil {
					_, err = desk.ExportBundle(ctx, stick, false)
				}
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	wait.Wait()
	paths := filesIn(stick, "*"+BundleExtension)
	if len(paths) != 12 {
		t.Errorf("%d bundles", len(paths))
	}
	take(t, boss, paths...)
	sameContents(t, boss, contents(t, open(t, dir)))
}

func TestWhoMayExportAndImportBundles(t *testing.T) {
	s, stick := staffed(t, t.TempDir()), t.TempDir()
	desk := open(t, t.TempDir())
	wholeContact(t, desk, 1)
	sent := export(t, desk, stick)
	signIn(t, s, "Maria", pin)
	denied(t, errOf(s.ExportBundle(ctx, stick, false)))
	denied(t, s.ImportBundles(ctx, []string{sent.Path}, func(TakenBundle) { t.Error("something was taken in") }))
	signIn(t, s, "Sam", passphrase)
	out := export(t, s, stick)
	take(t, s, sent.Path)
	lines, err := s.Audit(ctx, 0, 2)
	must(t, err)
	if len(lines) != 2 || lines[0].Deed != DidImport || lines[1].Deed != DidExport || lines[0].Who != "Sam" {
		t.Errorf("%+v", lines)
	}
	if want := fmt.Sprintf("bundle 1 of desk %s: contacts added: 1, changed: 0, erased: 0", sent.Desk); lines[0].Detail != want {
		t.Errorf("on record is %q, want %q", lines[0].Detail, want)
	}
	if want := fmt.Sprintf("bundle 1 of desk %s: 0 contacts, 0 erased", out.Desk); lines[1].Detail != want {
		t.Errorf("on record is %q, want %q", lines[1].Detail, want)
	}
}

// What a bundle brings was stored at another desk, some of it long ago: that is
// no sign of a wrong clock.
func TestOldContactsOfOthersDoNotHoldOffRetention(t *testing.T) {
	old, boss, stick := openAt(t, t.TempDir(), func() time.Time { return noon.AddDate(-2, 0, 0) }), open(t, t.TempDir()), t.TempDir()
	add(t, old, Contact{Note: "two years ago"})
	fresh := open(t, t.TempDir())
	add(t, fresh, Contact{Note: "today"})
	take(t, boss, export(t, fresh, stick).Path, export(t, old, stick).Path)
	must(t, errOf(boss.Purge(ctx, noon.AddDate(-1, 0, 0))))
}
