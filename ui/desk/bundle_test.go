package desk_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"paydesk/knowledge"
	"paydesk/knowledge/packtest"
	"paydesk/store"
	"paydesk/ui/desk"
)

// carriedTo takes the contacts of a desk to another one, all or those that are
// new.
func carriedTo(t *testing.T, from, to *place, everything bool) {
	t.Helper()
	sent, err := from.Store().ExportBundle(t.Context(), t.TempDir(), everything)
	must(t, err)
	must(t, to.Store().ImportBundles(t.Context(), []string{sent.Path}, func(b store.TakenBundle) { must(t, b.Err) }))
}

// A contact of another desk is looked at, with its path where its knowledge is
// that of this desk, and changed nowhere but there.
func TestAContactOfAnotherDeskIsLookedAt(t *testing.T) {
	from, ctx := newPlace(t), t.Context()
	s := from.start(t)
	must(t, s.Use(ctx, "ask"))
	must(t, s.Answer(ctx, 2, ""))
	saved, err := s.Save(ctx)
	must(t, err)

	same, other := newPlace(t), newPlace(t)
	lib, err := knowledge.Read(packtest.Varied())
	must(t, err)
	other.lib = lib
	other.open(t)
	for _, to := range []*place{same, other} {
		carriedTo(t, from, to, true)
		s, err := to.Open(ctx, saved.ID)
		must(t, err)
		if known := to == same; known != (s.Run() != nil) {
			t.Errorf("its path is shown: %v, its knowledge is known: %v", s.Run() != nil, known)
		}
		refused := (*store.RefusedError)(nil)
		if _, err := s.SaveHandout(ctx, desk.Sheet{Lang: "en"}, ""); !errors.As(err, &refused) {
			t.Errorf("a handout was saved: %v", err)
		}
		if files, err := os.ReadDir(to.HandoutDir()); err == nil && len(files) > 0 {
			t.Errorf("written: %v", files)
		}
		s.Edit(func(c *store.Contact) { c.Note = "changed" })
		if _, err := s.Settle(ctx); !errors.As(err, &refused) || !strings.Contains(err.Error(), saved.Ref) {
			t.Errorf("a change was kept: %v", err)
		}
	}
}

func TestBundlesOfFilesAndFolders(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"b.bundle", "a.bundle", "notes.txt", "[x].bundle"} {
		must(t, os.WriteFile(filepath.Join(dir, name), nil, 0o600))
	}
	must(t, os.Mkdir(filepath.Join(dir, "folder.bundle"), 0o700))
	file := filepath.Join(dir, "notes.txt")
	got, err := desk.Bundles([]string{file, dir})
	want := []string{file, filepath.Join(dir, "[x].bundle"), filepath.Join(dir, "a.bundle"), filepath.Join(dir, "b.bundle")}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("%q, %v", got, err)
	}
	empty := t.TempDir()
	if _, err := desk.Bundles([]string{file, empty}); err == nil || !strings.Contains(err.Error(), empty) {
		t.Error(err)
	}
}

func TestMissingBundlesAreNamed(t *testing.T) {
	from, to, ctx := newPlace(t), newPlace(t), t.Context()
	_, err := from.Store().ExportBundle(ctx, t.TempDir(), false)
	must(t, err)
	carriedTo(t, from, to, false)
	to.now = to.now.AddDate(0, 0, 1) // the last one ends before now
	lacks, err := to.Missing(ctx)
	if err != nil || len(lacks) != 1 || lacks[0].First != 1 {
		t.Errorf("%v %v", lacks, err)
	}
}
