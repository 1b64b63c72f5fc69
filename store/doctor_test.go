package store

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// worst is the worst level among findings, and all they say.
func worst(findings []Finding) (Level, string) {
	rank := map[Level]int{OK: 0, Warn: 1, Bad: 2}
	level, text := OK, ""
	for _, f := range findings {
		if rank[f.Level] > rank[level] {
			level = f.Level
		}
		text += f.What + " " + f.Do + "\n"
	}
	return level, text
}

func TestDoctorFindsNothingWrong(t *testing.T) {
	dir := t.TempDir()
	must(t, os.Chmod(dir, 0o700))
	for _, state := range []string{"fresh", "used"} {
		if level, text := worst(examine(ctx, dir, noon)); level != OK {
			t.Errorf("%s: %s", state, text)
		}
		if state == "fresh" {
			if len(filesOf(t, dir)) != 0 {
				t.Error("doctor set up a log")
			}
			s := open(t, dir)
			add(t, s, Contact{})
			begun(t, s, Contact{})
		}
	}
	if _, text := worst(Doctor(ctx, dir)); !strings.Contains(text, "1 contacts saved, 1 unfinished") {
		t.Error(text)
	}
	if level, text := worst(Doctor(ctx, filepath.Join(dir, "none"))); level != OK || !strings.Contains(text, "not there yet") {
		t.Error(text)
	}
}

func TestDoctorNamesABadFileAndLeavesIt(t *testing.T) {
	for _, bad := range badFiles {
		t.Run(bad.name, func(t *testing.T) {
			path := ourLog(t)
			if bad.want == Foreign {
				must(t, os.Remove(path))
			}
			bad.make(t, path)
			untouched(t, filepath.Dir(path), func() {
				level, text := worst(Doctor(ctx, filepath.Dir(path)))
				if level != Bad || !strings.Contains(text, path) || !strings.Contains(text, remedies[bad.want]) {
					t.Errorf("%s: %s", level, text)
				}
			})
		})
	}
}

func TestDoctorReadsEveryPage(t *testing.T) {
	path := ourLog(t)
	spoil(t, path, func(b []byte) []byte {
		for i := len(b) / 2; i < len(b)/2+8192; i++ {
			b[i] ^= 0x5a
		}
		return b
	})
	if level, text := worst(Doctor(ctx, filepath.Dir(path))); level != Bad || !strings.Contains(text, path) {
		t.Errorf("%s: %s", level, text)
	}
}

func TestDoctorFindsWhatPointsNowhere(t *testing.T) {
	path := ourLog(t)
	execFile(t, path, "INSERT INTO run (contact, topic, started) VALUES (999, 'x', 1)")
	if level, text := worst(Doctor(ctx, filepath.Dir(path))); level != Bad || !strings.Contains(text, "point to rows") {
		t.Errorf("%s: %s", level, text)
	}
}

func TestDoctorWarns(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no modes")
	}
	path := ourLog(t)
	must(t, os.WriteFile(path+".123.tmp", nil, 0o600))
	must(t, os.Chmod(path, 0o644))
	level, text := worst(Doctor(ctx, filepath.Dir(path)))
	if level != Warn || !strings.Contains(text, "Unfinished copies") || !strings.Contains(text, "chmod go= ") {
		t.Errorf("%s: %s", level, text)
	}
	execFile(t, path, "PRAGMA user_version = 2; PRAGMA application_id = 1")
	if level, _ := worst(Doctor(ctx, path)); level != Bad { // a file for a folder
		t.Error(level)
	}
}

func TestEveryTroubleHasItsWords(t *testing.T) {
	for trouble, sentence := range sentences {
		if strings.Count(sentence, "%s") != 1 || trouble != Network && remedies[trouble] == "" {
			t.Errorf("%s: %q, %q", trouble, sentence, remedies[trouble])
		}
	}
	for code, trouble := range troubles {
		if sentences[trouble] == "" {
			t.Errorf("%v: no sentence for %q", code, trouble)
		}
	}
}
