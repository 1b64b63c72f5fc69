package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// miss keeps searches.
func miss(t *testing.T, s *Store, queries ...string) {
	t.Helper()
	missed := make([]Missed, len(queries))
	for i, q := range queries {
		missed[i] = Missed{Query: q, Lang: "en", Nearest: "card-expired"}
	}
	must(t, s.KeepMissed(ctx, articleWord, missed...))
}

// gapsOf lists what is not ticked off, as count and text.
func gapsOf(t *testing.T, s *Store, f GapFilter) (found []string) {
	t.Helper()
	gaps, err := s.Gaps(ctx, f)
	must(t, err)
	for _, g := range gaps {
		found = append(found, fmt.Sprint(g.Searches, " ", g.Text))
	}
	return found
}

func TestGapsAreCountedAndListedByCount(t *testing.T) {
	now := noon
	s := openAt(t, t.TempDir(), func() time.Time { return now })
	miss(t, s, "wallet frozen", "Payment  DECLINED twice!", "john smith")
	now = noon.AddDate(0, 0, 3)
	must(t, s.KeepMissed(ctx, articleWord,
		Missed{Query: "payment declined, twice", Lang: "pt-BR", Nearest: "isc-rs-5100102051", Chosen: "payment-declined"},
		Missed{Query: "refund by voucher", Lang: "a language", Nearest: "Not an id", Chosen: "x'; --"}))
	must(t, s.KeepMissed(ctx, articleWord, Missed{Query: "payment declined twice", Lang: "es", Nearest: "card-expired"}))
	want := []string{"3 payment declined twice", "1 refund by voucher", "1 wallet frozen"}
	if got := gapsOf(t, s, GapFilter{}); !slices.Equal(got, want) {
		t.Fatalf("listed as %q", got)
	}
	if got := gapsOf(t, s, GapFilter{From: now, Limit: 5}); !slices.Equal(got, want[:2]) {
		t.Errorf("from the last day: %q", got)
	}
	eastward := time.FixedZone("", 14*60*60) // there it is tomorrow
	if got := gapsOf(t, s, GapFilter{From: now.In(eastward)}); !slices.Equal(got, want[:2]) {
		t.Errorf("from the last day elsewhere: %q", got)
	}
	if got := gapsOf(t, s, GapFilter{Limit: 1}); !slices.Equal(got, want[:1]) {
		t.Errorf("the first alone: %q", got)
	}
	gaps, err := s.Gaps(ctx, GapFilter{})
	must(t, err)
	if g := gaps[0]; g != (Gap{g.ID, "payment declined twice", "es", 3, "2026-11-21", "2026-11-24", "card-expired", "payment-declined"}) {
		t.Errorf("%+v", g)
	}
	if g := gaps[1]; g.Lang+g.Nearest+g.Chosen != "" {
		t.Errorf("what fits no field is kept: %+v", g)
	}
}

func TestAGapTickedOffComesBackOnlyWhenSearchedForAgain(t *testing.T) {
	s := open(t, t.TempDir())
	miss(t, s, "wallet frozen", "wallet frozen", "refund by voucher", "card limit error")
	gaps, err := s.Gaps(ctx, GapFilter{Limit: 1})
	must(t, err)
	done, err := s.HandleGap(ctx, fmt.Sprint(gaps[0].ID))
	must(t, err)
	if done != gaps[0] {
		t.Errorf("ticked off %+v, want %+v", done, gaps[0])
	}
	must(t, errOf(s.HandleGap(ctx, "refund by voucher")))
	for _, gone := range []string{"refund by voucher", fmt.Sprint(gaps[0].ID), "999", "no such search", "0", ""} {
		if _, err := s.HandleGap(ctx, gone); !errors.Is(err, ErrNotFound) {
			t.Errorf("%q: %v", gone, err)
		}
	}
	if got := gapsOf(t, s, GapFilter{}); !slices.Equal(got, []string{"1 card limit error"}) {
		t.Fatalf("left are %q", got)
	}
	miss(t, s, "Wallet frozen")
	if got := gapsOf(t, s, GapFilter{}); !slices.Equal(got, []string{"1 card limit error", "1 wallet frozen"}) {
		t.Errorf("searched for again: %q", got)
	}
}

// However many searches there are, those made most often stay.
func TestTheRarestGapsMakeRoom(t *testing.T) {
	now := noon
	s := openAt(t, t.TempDir(), func() time.Time { return now })
	_, err := s.write.Exec(`WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < ?)
		INSERT INTO gap (text, searches, first_day, last_day) SELECT 'old ' || i, 2, '2026-01-01', '2026-01-01' FROM n`, mostGaps-1)
	must(t, err)
	miss(t, s, "wallet frozen", "wallet frozen", "wallet frozen", "refund by voucher")
	got := gapsOf(t, s, GapFilter{})
	if len(got) != mostGaps || got[0] != "3 wallet frozen" || !slices.Contains(got, "1 refund by voucher") || slices.Contains(got, "2 old 1") {
		t.Errorf("%d gaps, first %q", len(got), got[0])
	}
	now = now.AddDate(0, 0, 1)
	miss(t, s, "card limit error")
	if got = gapsOf(t, s, GapFilter{}); len(got) != mostGaps || slices.Contains(got, "1 refund by voucher") {
		t.Errorf("the day after: %d gaps, last %q", len(got), got[len(got)-1])
	}
}

// However many are searched for in one day, none of that day is forgotten.
func TestNoGapOfTodayMakesRoom(t *testing.T) {
	s := open(t, t.TempDir())
	_, err := s.write.Exec(`WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < ?1)
		INSERT INTO gap (text, searches, first_day, last_day) SELECT 'new ' || i, 2, ?2, ?2 FROM n`, mostGaps, noon.Format(day))
	must(t, err)
	miss(t, s, "refund by voucher")
	if got := gapsOf(t, s, GapFilter{}); len(got) != mostGaps+1 {
		t.Errorf("%d gaps", len(got))
	}
}

func TestOldGapsGoWithTheRetention(t *testing.T) {
	now := noon.AddDate(0, -13, 0)
	dir := t.TempDir()
	s := openAt(t, dir, func() time.Time { return now })
	miss(t, s, "wallet frozen")
	backup := filepath.Join(dir, DailyFolder, "contacts-2026-11-20.db")
	must(t, os.Mkdir(filepath.Dir(backup), 0o700))
	must(t, s.Backup(ctx, backup))
	now = noon
	miss(t, s, "refund by voucher")
	must(t, errOf(s.Retain(ctx)))
	if got := gapsOf(t, s, GapFilter{}); !slices.Equal(got, []string{"1 refund by voucher"}) {
		t.Errorf("without a contact due: %q", got)
	}
	// Where contacts are purged, the backups are rewritten for the gaps as well.
	add(t, s, Contact{Started: noon.AddDate(0, -13, 0)})
	must(t, errOf(s.Retain(ctx)))
	copied := openBackup(t, backup)
	if got := gapsOf(t, copied, GapFilter{}); len(got) > 0 {
		t.Errorf("the backup holds %q", got)
	}
	now = noon.AddDate(3, 0, 0)
	if err := errOf(s.Retain(ctx)); err == nil {
		t.Error("a clock that cannot be right took gaps away")
	}
	if got := gapsOf(t, s, GapFilter{}); len(got) != 1 {
		t.Errorf("left are %q", got)
	}
}

// openBackup opens a copy of a backup as a log.
func openBackup(t *testing.T, path string) *Store {
	t.Helper()
	dir := t.TempDir()
	must(t, errOf(Restore(ctx, dir, path, noon)))
	return open(t, dir)
}

// A backup holds the gaps; a restore keeps what was found missing and ticked
// off since.
func TestARestoreTicksNothingOn(t *testing.T) {
	dir, backup := t.TempDir(), filepath.Join(t.TempDir(), "backup.db")
	s := open(t, dir)
	miss(t, s, "wallet frozen", "card limit error")
	must(t, s.Backup(ctx, backup))
	if got := gapsOf(t, openBackup(t, backup), GapFilter{}); len(got) != 2 {
		t.Fatalf("the backup holds %q", got)
	}
	must(t, errOf(s.HandleGap(ctx, "wallet frozen")))
	miss(t, s, "refund by voucher", "card limit error")
	must(t, errOf(s.Restore(ctx, backup)))
	if got := gapsOf(t, s, GapFilter{}); !slices.Equal(got, []string{"2 card limit error", "1 refund by voucher"}) {
		t.Errorf("after the restore %q", got)
	}
	must(t, s.Close())
	sound(t, dir)
}

// A search is kept without what tells of a person in any byte of the folder.
func TestNoByteOfASearchTellsWhoSearched(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	miss(t, s, "zebra@example.com cannot pay", "my name is Zebra, card declined", "zebra street 12 payment error", "order 8190123412341230 payment declined")
	must(t, s.Close())
	for _, secret := range []string{"zebra", "8190123412341230"} {
		if found := filesWith(t, dir, secret); len(found) > 0 {
			t.Errorf("%q is in %v", secret, found)
		}
	}
	sound(t, dir)
}
