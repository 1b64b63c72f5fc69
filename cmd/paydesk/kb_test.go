package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestKnowledgeIsListedAndChecked(t *testing.T) {
	d := newDesk(t)
	if n := strings.Count(d.ok("", "kb", "list"), "\n"); n < 64 {
		t.Errorf("%d topics are listed", n)
	}
	if n := strings.Count(d.ok("", "kb", "list", "--json"), `"id"`); n < 64 {
		t.Errorf("%d topics are listed as JSON", n)
	}
	if out := d.ok("", "kb", "check"); !strings.Contains(out, "nothing to mend") {
		t.Errorf("checked as %q", out)
	}
	if out := d.ok("", "kb", "check", "../../assets/knowledge"); !strings.Contains(out, "nothing to mend") {
		t.Errorf("the folder is checked as %q", out)
	}
	bad := t.TempDir()
	os.MkdirAll(filepath.Join(bad, "articles"), 0o700)
	os.WriteFile(filepath.Join(bad, "articles", "x.yaml"), []byte("id: x\ntitel: y\n"), 0o600)
	if s := d.call("", "kb", "check", bad); s.code != exitRefused || !strings.Contains(s.err, `articles/x.yaml:2: unknown field "titel"`) {
		t.Errorf("a bad pack: exit %d, %q", s.code, s.err)
	}
}
