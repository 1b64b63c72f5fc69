package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"paydesk/ui/crash"
)

func TestWithoutADisplayOneSentence(t *testing.T) {
	t.Setenv("DISPLAY", "")
	t.Setenv("WAYLAND_DISPLAY", "")
	if s := newDesk(t).call(""); s.code != exitRefused || !strings.Contains(s.err, "no display") {
		t.Errorf("exit %d, %q", s.code, s.err)
	}
}

func TestWindowThatFailsAsAWhole(t *testing.T) {
	crashes := crash.Folder{Dir: t.TempDir(), Now: time.Now}
	err := noted(crashes, func() error { panic("no order of Maria Marker") })
	if err == nil || strings.Contains(err.Error(), "Maria") || status(err) != exitRefused {
		t.Fatalf("exit %d, %v", status(err), err)
	}
	files, _ := filepath.Glob(filepath.Join(crashes.Dir, "*"))
	if len(files) != 1 || !strings.Contains(err.Error(), files[0]) {
		t.Fatalf("%v: %v", files, err)
	}
	if text, err := os.ReadFile(files[0]); err != nil || strings.Contains(string(text), "Maria") || !strings.Contains(string(text), "TestWindowThatFails") {
		t.Errorf("%s, %v", text, err)
	}
	crashes.Dir = filepath.Join(crashes.Dir, "none")
	if err := noted(crashes, func() error { panic("x") }); err == nil || !strings.Contains(err.Error(), "start it again") {
		t.Error(err)
	}
}
