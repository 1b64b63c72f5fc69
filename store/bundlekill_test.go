package store

import (
	"database/sql"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func init() {
	copyJobs["import"] = func(dir string, files []string) error {
		s, err := Open(ctx, dir, Options{})
		for err == nil {
			err = s.ImportBundles(ctx, files, func(TakenBundle) {})
		}
		return err
	}
	copyJobs["export"] = func(dir string, files []string) error {
		s, err := Open(ctx, dir, Options{})
		for n := 0; err == nil; n++ {
			var saved Saved
			if saved, err = s.Add(ctx, Contact{Note: "first"}); err == nil {
				_, err = s.Amend(ctx, string(saved.ID), []byte(fmt.Sprintf(`{"note":"changed %d"}`, n)))
			}
			if err == nil {
				_, err = s.ExportBundle(ctx, files[0], n%5 == 4)
			}
		}
		return err
	}
}

// A program that takes bundles in may be killed at any moment: small bundles
// are there whole or not at all, a large one goes on where it was broken off
// and is named as missing until then, and nothing is there twice.
func TestKilledImport(t *testing.T) {
	stick := t.TempDir()
	var paths []string
	for desk, size := range []int{150, 5000, 150, 150} {
		path := filepath.Join(stick, fmt.Sprint(desk, BundleExtension))
		madeUpBundle(t, path, desk, size)
		paths = append(paths, path)
	}
	whole := open(t, t.TempDir())
	take(t, whole, paths...)
	want, size := contents(t, whole), largest(whole.Path())
	rng := rand.New(rand.NewPCG(11, 12))
	partly := 0
	for round := range often(2, 60) {
		dir := t.TempDir()
		must(t, open(t, dir).Close())
		live := filepath.Join(dir, FileName)
		for least := int64(0); least < size*9/10; least += 1 + rng.Int64N(size) {
			killAt(t, "import|"+dir+"|"+paths[0]+"|"+paths[1]+"|"+paths[2]+"|"+paths[3], func() bool { return largest(live) >= least })
			boss := open(t, dir)
			states, err := rowsOf(ctx, boss.read, `SELECT state, count(contact) FROM bundle LEFT JOIN imported ON bundle = bundle.id GROUP BY bundle.id`, scanKilled)
			must(t, err)
			lacks, err := boss.Lacking(ctx, noon.AddDate(-9, 0, 0), noon)
			must(t, err)
			for _, s := range states {
				switch {
				case s.state == "partly":
					partly++
					if len(lacks) == 0 || !lacks[0].Partly {
						t.Errorf("round %d: a bundle is partly here and %v is missing", round, lacks)
					}
				case s.state != "taken" || s.contacts != 150 && s.contacts != 5000:
					t.Errorf("round %d: %+v", round, s)
				}
			}
			must(t, boss.Close())
		}
		sound(t, dir)
		boss := open(t, dir)
		take(t, boss, paths...)
		if round == 0 {
			sameContents(t, boss, want)
		} else if got := savedIn(t, boss); got != len(want) {
			t.Errorf("round %d: %d contacts, want %d", round, got, len(want))
		}
		must(t, boss.Close())
	}
	if partly == 0 {
		t.Error("no kill came in the middle of the large bundle")
	}
}

// killedState is how far a bundle came.
type killedState struct {
	state    string
	contacts int
}

func scanKilled(rows *sql.Rows, k *killedState) error { return rows.Scan(&k.state, &k.contacts) }

func savedIn(t *testing.T, s *Store) (n int) {
	t.Helper()
	must(t, s.read.QueryRow("SELECT count(*) FROM contact WHERE state = 'saved'").Scan(&n))
	return n
}

// A program that writes bundles may be killed at any moment: what has the name
// of a bundle is whole, and all that is there together tell all that was saved.
func TestKilledExport(t *testing.T) {
	dir, stick := t.TempDir(), t.TempDir()
	desk := open(t, dir)
	fill(t, desk, 300, 1, "a")
	must(t, desk.Close())
	rng := rand.New(rand.NewPCG(13, 14))
	for range often(12, 100) {
		before := len(filesIn(stick, "*"+BundleExtension))
		more, temp := 1+rng.IntN(6), rng.IntN(2) == 0
		killAt(t, "export|"+dir+"|"+stick, func() bool {
			there := len(filesIn(stick, "*"+BundleExtension)) >= before+more
			return there && (!temp || largest(filepath.Join(stick, "*.tmp")) >= 0)
		})
		for _, path := range filesIn(stick, "*.tmp") {
			must(t, os.Remove(path))
		}
	}
	desk = open(t, dir)
	export(t, desk, stick)
	paths := filesIn(stick, "*"+BundleExtension)
	for _, path := range paths {
		r, err := openBundle(path)
		must(t, err)
		for err == nil {
			_, err = r.next()
		}
		r.close()
		if !errors.Is(err, io.EOF) {
			t.Errorf("%s: %v", path, err)
		}
	}
	rng.Shuffle(len(paths), func(i, j int) { paths[i], paths[j] = paths[j], paths[i] })
	boss := open(t, t.TempDir())
	take(t, boss, paths...)
	sameContents(t, boss, contents(t, desk))
	lacks, err := boss.Lacking(ctx, time.Time{}, time.Time{})
	must(t, err)
	for _, l := range lacks {
		if l.First > 0 {
			t.Error(l)
		}
	}
}
