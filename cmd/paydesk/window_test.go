package main

import (
	"strings"
	"testing"
)

func TestWithoutADisplayOneSentence(t *testing.T) {
	t.Setenv("DISPLAY", "")
	t.Setenv("WAYLAND_DISPLAY", "")
	if s := newDesk(t).call(""); s.code != exitRefused || !strings.Contains(s.err, "no display") {
		t.Errorf("exit %d, %q", s.code, s.err)
	}
}
