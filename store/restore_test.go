package store

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
)

func TestBackupIsRestoredAsItWas(t *testing.T) {
	for seed := range uint64(3) {
		dir, backup := t.TempDir(), filepath.Join(t.TempDir(), "backup.db")
		s := open(t, dir)
		fill(t, s, 300, seed, "a", "b")
		code, err := s.DeskCode(ctx)
		must(t, err)
		must(t, s.Backup(ctx, backup))
		want := everything(t, dir)
		last := add(t, s, Contact{Note: "after the backup"})

		kept, err := Restore(ctx, dir, backup, noon)
		must(t, err)
		if got := everything(t, dir); !reflect.DeepEqual(got, want) {
			t.Fatal("contacts differ after the restore")
		}
		sound(t, dir)
		// The log that was open all the time sees it, and its next reference
		// is none that was given out before.
		next := add(t, s, Contact{})
		if next.Ref == last.Ref || strings.HasPrefix(next.Ref, code) {
			t.Errorf("reference %s after %s", next.Ref, last.Ref)
		}
		must(t, verify(ctx, kept))
		other := t.TempDir()
		_, err = Restore(ctx, other, kept, noon)
		must(t, err)
		if got := everything(t, other); len(got) != len(want)+1 {
			t.Fatalf("%d contacts were kept", len(got))
		}
	}
}

func TestRestoreRefusesAndChangesNothing(t *testing.T) {
	for _, bad := range badFiles {
		t.Run(bad.name, func(t *testing.T) {
			live, src := ourLog(t), ourLog(t)
			if bad.want == Foreign {
				must(t, os.Remove(src))
			}
			bad.make(t, src)
			untouched(t, filepath.Dir(live), func() {
				refused(t, CheckRestore(ctx, filepath.Dir(live), src), bad.want)
				_, err := Restore(ctx, filepath.Dir(live), src, noon)
				refused(t, err, bad.want)
			})
		})
	}
	live := ourLog(t)
	untouched(t, filepath.Dir(live), func() {
		_, err := Restore(ctx, filepath.Dir(live), live+".not-there", noon)
		refused(t, err, NoAccess)
		for _, itself := range []string{live, filepath.Join(filepath.Dir(live), "..", filepath.Base(filepath.Dir(live)), FileName)} {
			if _, err := Restore(ctx, filepath.Dir(live), itself, noon); err == nil || !strings.Contains(err.Error(), "the contact log itself") {
				t.Errorf("restored from the log itself: %v", err)
			}
		}
	})
}

func TestRestoreInPlaceOfABadFileKeepsItsBytes(t *testing.T) {
	for _, bad := range badFiles {
		t.Run(bad.name, func(t *testing.T) {
			live, src := ourLog(t), ourLog(t)
			want := everything(t, filepath.Dir(src))
			if bad.want == Foreign {
				must(t, os.Remove(live))
			}
			bad.make(t, live)
			before, err := os.ReadFile(live)
			must(t, err)
			kept, err := Restore(ctx, filepath.Dir(live), src, noon)
			must(t, err)
			after, err := os.ReadFile(kept)
			must(t, err)
			if string(before) != string(after) {
				t.Error("what was there is not what was kept")
			}
			if got := everything(t, filepath.Dir(live)); !reflect.DeepEqual(got, want) {
				t.Error("contacts differ after the restore")
			}
		})
	}
}

func TestRestoreIntoAFreshFolder(t *testing.T) {
	src := ourLog(t)
	dir := filepath.Join(t.TempDir(), "new")
	for range 2 { // the second one replaces the first within one second
		kept, err := Restore(ctx, dir, src, noon)
		must(t, err)
		if got := everything(t, dir); len(got) != 50 {
			t.Fatalf("%d contacts; kept %q", len(got), kept)
		}
	}
	var names []string
	for name := range filesOf(t, dir) {
		names = append(names, name)
	}
	slices.Sort(names)
	if got := strings.Join(names, " "); got != "contacts-replaced-20261121-120000-1.db contacts.db contacts.db-journal" {
		t.Errorf("left are %s", got)
	}
}

func TestOnlyWhoMayRestoreDoesAndIsOnRecord(t *testing.T) {
	s := open(t, t.TempDir())
	backup := filepath.Join(t.TempDir(), "backup.db")
	_, err := s.AddPerson(ctx, "Sam", Supervisor, "correct horse battery")
	must(t, err)
	signIn(t, s, "Sam", "correct horse battery")
	must(t, s.Backup(ctx, backup))
	s.SignOut()
	added := add(t, s, Contact{Note: "after the backup"})
	var denied *DeniedError
	if _, err := s.Restore(ctx, backup); !errors.As(err, &denied) {
		t.Fatalf("nobody restores: %v", err)
	}
	if _, err := s.Get(ctx, string(added.ID)); err != nil {
		t.Fatalf("a restore that was refused took a contact: %v", err)
	}
	_, err = s.SignIn(ctx, "Sam", "correct horse battery")
	must(t, err)
	_, err = s.Restore(ctx, backup)
	must(t, err)
	lines, err := s.Audit(ctx, 0, 1)
	must(t, err)
	if len(lines) != 1 || lines[0].Deed != DidRestore || lines[0].Who != "Sam" {
		t.Errorf("on record is %+v", lines)
	}
}
