package store

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
)

// sealedFile makes a backup and returns its file.
func sealedFile(t *testing.T) string {
	t.Helper()
	backup := filepath.Join(t.TempDir(), "backup.db")
	must(t, open(t, filepath.Dir(ourLog(t))).Backup(ctx, backup))
	return backup
}

// Damage of any size anywhere in a backup is noticed, within texts as well.
func TestSealShowsAnyDamage(t *testing.T) {
	backup := sealedFile(t)
	must(t, verify(ctx, backup))
	live := ourLog(t)
	rng := rand.New(rand.NewPCG(7, 7))
	for round := range often(60, 2000) {
		src := filepath.Join(t.TempDir(), "damaged.db")
		must(t, copyFile(src, backup))
		size := []int{1, 16, 512, 4096}[round%4]
		at := 0
		spoil(t, src, func(b []byte) []byte {
			at = rng.IntN(len(b) - size)
			for i := at; i < at+size; i++ {
				b[i] ^= byte(1 + rng.IntN(255))
			}
			return b
		})
		untouched(t, filepath.Dir(live), func() {
			if _, err := Restore(ctx, filepath.Dir(live), src, noon); err == nil {
				t.Fatalf("restored with %d bytes damaged from %d", size, at)
			}
		})
		must(t, os.Remove(src))
	}
}

func TestSealThatIsCutOffOrForged(t *testing.T) {
	backup := sealedFile(t)
	whole, err := os.ReadFile(backup)
	must(t, err)
	for name, change := range map[string]func([]byte) []byte{
		"half a seal":    func(b []byte) []byte { return b[:len(b)-2048] },
		"an empty page":  func(b []byte) []byte { clear(b[len(b)-4096:]); return b },
		"another's seal": func(b []byte) []byte { b[len(b)-4096+len(sealMagic)+9] ^= 1; return b },
	} {
		must(t, os.WriteFile(backup, whole, 0o600))
		spoil(t, backup, change)
		if verify(ctx, backup) == nil {
			t.Errorf("%s was not noticed", name)
		}
	}
	// Without its seal it is what an older Paydesk made.
	must(t, os.WriteFile(backup, whole[:len(whole)-4096], 0o600))
	must(t, verify(ctx, backup))
}

// A backup can be put in the place of the log by hand, and be used.
func TestSealedFileAsALog(t *testing.T) {
	for _, contacts := range []int{1, 40} { // no new page, and many
		dir := t.TempDir()
		must(t, copyFile(filepath.Join(dir, FileName), sealedFile(t)))
		s := open(t, dir)
		for range contacts {
			add(t, s, Contact{})
		}
		must(t, s.Close())
		sound(t, dir)
		if got := len(everything(t, dir)); got != 50+contacts {
			t.Errorf("%d contacts", got)
		}
		again := filepath.Join(t.TempDir(), "again.db")
		must(t, open(t, dir).Backup(ctx, again))
		must(t, verify(ctx, again))
	}
}
