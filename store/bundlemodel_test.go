package store

import (
	"database/sql"
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// livelyDesk is a desk at which anything happens, with what its bundles have
// to tell.
type livelyDesk struct {
	*testing.T
	s      *Store
	rng    *rand.Rand
	stick  string
	backup string // "" for none yet
	told   []toldBundle
	last   map[ContactID]string // its contents at the last bundle
	gone   []ContactID          // erased until then
}

// toldBundle is what a bundle has to tell.
type toldBundle struct {
	SentBundle
	contacts map[ContactID]string
	erased   []ContactID
}

// happenings are what happens at a desk.
var happenings = []func(*livelyDesk){
	(*livelyDesk).call, (*livelyDesk).call, (*livelyDesk).call, (*livelyDesk).amend, (*livelyDesk).amend,
	(*livelyDesk).reopen, (*livelyDesk).append, (*livelyDesk).giveOut, (*livelyDesk).walk, (*livelyDesk).park, (*livelyDesk).eraseOne, (*livelyDesk).purge, (*livelyDesk).keep, (*livelyDesk).restore,
	(*livelyDesk).export, (*livelyDesk).export,
}

func scanID(rows *sql.Rows, id *ContactID) error { return rows.Scan(id) }

func (d *livelyDesk) call() {
	if d.rng.IntN(2) == 0 {
		wholeContact(d.T, d.s, d.rng.IntN(20))
		return
	}
	add(d.T, d.s, Contact{
		Email: d.mail(), Note: words(d.rng) + " for " + d.mail(), Outcome: Outcomes()[d.rng.IntN(6)],
		Topic: "a", Order: "80000000", OrderConfirmed: true, Started: noon.AddDate(0, -d.rng.IntN(24), 0),
	})
}

func (d *livelyDesk) mail() string { return fmt.Sprintf("shopper%d@example.com", d.rng.IntN(6)) }

// any is a saved contact, or none.
func (d *livelyDesk) any(do func(Contact)) {
	all, err := d.s.List(ctx, Filter{})
	must(d, err)
	if len(all) > 0 {
		do(all[d.rng.IntN(len(all))])
	}
}

func (d *livelyDesk) amend() {
	d.any(func(c Contact) {
		_, err := d.s.Amend(ctx, string(c.ID), []byte(fmt.Sprintf(`{"note":%q,"outcome":"escalated","order":""}`, fmt.Sprint("changed ", d.rng.IntN(99)))))
		must(d, err)
	})
}

// reopen has a contact open while a bundle is sent, or not.
func (d *livelyDesk) reopen() {
	d.any(func(c Contact) {
		c, err := d.s.Reopen(ctx, c.ID)
		must(d, err)
		if d.rng.IntN(2) == 0 {
			d.export()
		}
		c.Note += " once more"
		must(d, errOf(d.s.Finish(ctx, c)))
		must(d, d.s.LogHandout(ctx, Handout{Contact: c.ID, Topic: "a", For: "bank"}))
	})
}

// What belongs to a contact may change while the contact stays saved.

func (d *livelyDesk) append() {
	d.run(func(r Run) {
		must(d, errOf(d.s.Append(ctx, r.ID, Event{Kind: "note", Topic: "a", Node: words(d.rng), Text: "for " + d.mail()})))
	})
}

func (d *livelyDesk) park() {
	d.run(func(r Run) { must(d, d.s.SetParked(ctx, r.ID, !r.Parked)) })
}

func (d *livelyDesk) walk() {
	d.any(func(c Contact) { must(d, errOf(d.s.StartRun(ctx, Run{Contact: c.ID, Topic: "a", Parked: true}))) })
}

func (d *livelyDesk) giveOut() {
	d.any(func(c Contact) { must(d, d.s.LogHandout(ctx, Handout{Contact: c.ID, Topic: "b", For: "support"})) })
}

// run is a run of a saved contact, or none.
func (d *livelyDesk) run(do func(Run)) {
	d.any(func(c Contact) {
		runs, err := d.s.Runs(ctx, c.ID)
		must(d, err)
		if len(runs) > 0 {
			do(runs[len(runs)-1])
		}
	})
}

func (d *livelyDesk) eraseOne() { must(d, errOf(d.s.Erase(ctx, Shopper{Email: d.mail()}))) }

func (d *livelyDesk) purge() {
	must(d, errOf(d.s.Purge(ctx, noon.AddDate(0, -d.rng.IntN(24)-1, 0))))
}

func (d *livelyDesk) keep() {
	d.backup = filepath.Join(d.TempDir(), "backup.db")
	must(d, d.s.Backup(ctx, d.backup))
}

func (d *livelyDesk) restore() {
	if d.backup != "" {
		must(d, errOf(d.s.Restore(ctx, d.backup)))
	}
}

// export sends a bundle and notes what it has to tell: what differs from the
// last one, or everything.
func (d *livelyDesk) export() {
	now := contents(d, d.s)
	sent, err := d.s.ExportBundle(ctx, d.stick, d.rng.IntN(8) == 0)
	must(d, err)
	b := toldBundle{SentBundle: sent, contacts: map[ContactID]string{}}
	touched := idsIn(d.T, sent.Path) // some of them to no effect
	for id, c := range now {
		if sent.Whole || d.last[id] != c || touched[id] {
			b.contacts[id] = c
		}
	}
	erased, err := rowsOf(ctx, d.s.read, "SELECT uuid FROM erased", scanID)
	must(d, err)
	for _, id := range erased {
		if sent.Whole || !slices.Contains(d.gone, id) {
			b.erased = append(b.erased, id)
		}
	}
	d.told, d.last, d.gone = append(d.told, b), now, erased
}

// idsIn are the contacts in a bundle.
func idsIn(t *testing.T, path string) map[ContactID]bool {
	ids := map[ContactID]bool{}
	r, err := openBundle(path)
	must(t, err)
	defer r.close()
	for b, err := range r.batches() {
		must(t, err)
		for _, c := range b.contacts {
			ids[c.ID] = true
		}
	}
	return ids
}

// arrived is what a log has to hold, by the bundles of a desk that came to it.
func (d *livelyDesk) arrived(came map[string]bool, all map[ContactID]string) {
	for _, b := range d.told {
		if came[b.Path] {
			maps.Copy(all, b.contacts)
		}
	}
	for _, b := range d.told {
		for _, id := range b.erased {
			if came[b.Path] {
				delete(all, id)
			}
		}
	}
}

// missing are the bundles that a later one named, and none with everything made
// up for.
func (d *livelyDesk) missing(came map[string]bool) (missing []string) {
	heard, covered := false, false
	for _, b := range slices.Backward(d.told) {
		if !came[b.Path] && heard && !covered {
			missing = append(missing, fmt.Sprint(b.Desk, " ", b.Number))
		}
		heard = heard || came[b.Path]
		covered = covered || came[b.Path] && b.Whole
	}
	return missing
}

// Whatever happens at some desks, and whichever of their bundles arrive, in
// whatever order and how often: a supervisor's log holds what these bundles
// tell, and names those that are missing.
func TestAnyBundlesOfAnyDesks(t *testing.T) {
	for seed := range uint64(often(10, 500)) {
		rng := rand.New(rand.NewPCG(seed, 77))
		var desks []*livelyDesk
		var paths []string
		for range 1 + rng.IntN(3) {
			d := &livelyDesk{T: t, s: open(t, t.TempDir()), rng: rng, stick: t.TempDir()}
			for range 10 + rng.IntN(40) {
				happenings[rng.IntN(len(happenings))](d)
			}
			d.export()
			for _, b := range d.told {
				paths = append(paths, b.Path)
			}
			desks = append(desks, d)
		}
		rng.Shuffle(len(paths), func(i, j int) { paths[i], paths[j] = paths[j], paths[i] })
		boss, came := open(t, t.TempDir()), map[string]bool{}
		add(t, boss, Contact{Note: "the supervisor's own"})
		own := contents(t, boss)
		arrive := func(some []string) {
			take(t, boss, some...)
			for _, path := range some {
				came[path] = true
			}
			want := maps.Clone(own)
			var missing []string
			for _, d := range desks {
				d.arrived(came, want)
				missing = append(missing, d.missing(came)...)
			}
			sameContents(t, boss, want)
			slices.Sort(missing)
			if got := missingIn(t, boss); !slices.Equal(got, missing) {
				t.Errorf("missing are %q, want %q", got, missing)
			}
			if t.Failed() {
				t.Fatalf("seed %d, %d of %d bundles", seed, len(came), len(paths))
			}
		}
		half := len(paths) / 2
		arrive(append(slices.Clone(paths[:half]), paths[:half/2]...))
		arrive(append(slices.Clone(paths[:half/2]), paths[half:]...))
		must(t, boss.Close())
		sound(t, filepath.Dir(boss.Path()))
	}
}

// missingIn are the bundles that a log names as missing.
func missingIn(t *testing.T, s *Store) (missing []string) {
	lacks, err := s.Lacking(ctx, time.Time{}, time.Time{})
	must(t, err)
	for _, l := range lacks {
		for n := l.First; n > 0 && n <= l.Last; n++ {
			missing = append(missing, fmt.Sprint(l.Desk, " ", n))
		}
	}
	slices.Sort(missing)
	return missing
}
