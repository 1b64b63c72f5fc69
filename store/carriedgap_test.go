package store

import (
	"fmt"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// gapTexts are the gaps of a log with their counts.
func gapTexts(t *testing.T, s *Store) (texts []string) {
	t.Helper()
	gaps, err := s.Gaps(ctx, GapFilter{})
	must(t, err)
	for _, g := range gaps {
		texts = append(texts, fmt.Sprint(g.Searches, " ", g.Text))
	}
	return texts
}

// What desks searched for in vain is summed up, in whatever order their bundles
// come, and ticked off until it is searched for again.
func TestGapsOfAllDesksAreSummedUp(t *testing.T) {
	miss := func(s *Store, texts ...string) {
		for _, text := range texts {
			must(t, s.KeepMissed(ctx, articleWord, Missed{Query: text, Lang: "en", Nearest: "card-declined"}))
		}
	}
	var bundles []string
	desks := []*Store{open(t, t.TempDir()), open(t, t.TempDir())}
	stick := t.TempDir()
	for _, desk := range desks {
		miss(desk, "card declined", "payment declined")
		bundles = append(bundles, export(t, desk, stick).Path)
		miss(desk, "card declined")
		bundles = append(bundles, export(t, desk, stick).Path)
	}
	boss := open(t, t.TempDir())
	miss(boss, "card declined")
	take(t, boss, bundles[1], bundles[0], bundles[2], bundles[3], bundles[0])
	if got := gapTexts(t, boss); !slices.Equal(got, []string{"5 card declined", "2 payment declined"}) {
		t.Errorf("%q", got)
	}
	gaps, err := boss.Gaps(ctx, GapFilter{})
	must(t, err)
	for _, g := range gaps {
		done, err := boss.HandleGap(ctx, fmt.Sprint(g.ID))
		if err != nil || done != g {
			t.Errorf("%+v, %v, want %+v", done, err, g)
		}
	}
	all, err := desks[0].ExportBundle(ctx, stick, true)
	must(t, err)
	take(t, boss, all.Path)
	if got := gapTexts(t, boss); len(got) > 0 {
		t.Errorf("ticked off and listed: %q", got)
	}
	miss(desks[0], "payment declined")
	take(t, boss, export(t, desks[0], stick).Path)
	if got := gapTexts(t, boss); !slices.Equal(got, []string{"2 payment declined"}) {
		t.Errorf("%q", got)
	}
	must(t, errOf(boss.Purge(ctx, noon)))
	if got := gapTexts(t, boss); !slices.Equal(got, []string{"2 payment declined"}) {
		t.Errorf("of today, and gone: %q", got)
	}
	later := openAt(t, filepath.Dir(boss.Path()), func() time.Time { return noon.AddDate(0, 0, 2) })
	add(t, later, Contact{})
	must(t, errOf(later.Purge(ctx, noon.AddDate(0, 0, 1))))
	if got := gapTexts(t, boss); len(got) > 0 {
		t.Errorf("old, and listed: %q", got)
	}
}
