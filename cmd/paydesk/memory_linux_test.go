package main

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"paydesk/store"
)

// within runs the program with so many megabytes of address space at most.
func (p program) within(mb int) program {
	p.below = []string{"sh", "-c", fmt.Sprintf(`ulimit -v %d; exec "$@"`, mb<<10), "sh"}
	return p
}

// leastMemory is the least address space in megabytes that the program can
// print its version in.
func (p program) leastMemory() int {
	p.t.Helper()
	low, high := 256, 1<<14
	for high-low > 4 {
		middle := (low + high) / 2
		if p.within(middle).call("", "version").code == exitDone {
			high = middle
		} else {
			low = middle
		}
	}
	return high
}

// Wherever memory ends, what was acknowledged is stored, whole and once.
func TestOutOfMemoryLosesNothing(t *testing.T) {
	const sizes, step, each = 20, 4, 60 // step in megabytes
	p := program{t: t, dir: filepath.Join(t.TempDir(), "data")}
	least := p.leastMemory()
	sent, acknowledged := map[string]string{}, 0
	died := 0
	for n := range sizes {
		var input strings.Builder
		notes := []string{}
		for i := range each {
			notes = append(notes, fmt.Sprintf("note %d of %d ", i, n)+strings.Repeat("declined ", 1+i*35))
			fmt.Fprintf(&input, `{"note":%q}`+"\n", notes[i])
		}
		s := p.within(least-5*step+n*step).call(input.String(), "contact", "add", "--json", "-")
		for i, line := range strings.SplitAfter(s.out, "\n") {
			if strings.HasSuffix(line, "\n") && strings.Contains(line, `"id"`) {
				sent[string(decode[added](t, line).ID)] = notes[i]
				acknowledged++
			}
		}
		if s.code != exitDone {
			died++
		}
	}
	if died == 0 || acknowledged == 0 {
		t.Fatalf("memory ended in %d of %d runs, and %d contacts were acknowledged", died, sizes, acknowledged)
	}
	t.Logf("from %d MB on, memory ended in %d of %d runs; %d contacts acknowledged", least, died, sizes, acknowledged)
	keptAll(t, p.dir, sent)
}

// keptAll ends the test unless every contact that was acknowledged is there
// with its note, none is there twice, and the log is sound.
func keptAll(t *testing.T, dir string, sent map[string]string) {
	t.Helper()
	log, err := store.Open(context.Background(), dir, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer log.Close()
	notes := map[string]bool{}
	err = log.Each(context.Background(), store.Filter{}, func(c store.Contact) error {
		if notes[c.Note] {
			t.Errorf("%.20s is there twice", c.Note)
		}
		notes[c.Note] = true
		if want, acknowledged := sent[string(c.ID)]; acknowledged && c.Note != want {
			t.Errorf("%s is torn", c.Ref)
		}
		delete(sent, string(c.ID))
		return nil
	})
	if err != nil || len(sent) > 0 {
		t.Errorf("%d are lost, %v", len(sent), err)
	}
	for _, f := range store.Doctor(context.Background(), dir) {
		if f.Level == store.Bad {
			t.Error(f.What)
		}
	}
}
