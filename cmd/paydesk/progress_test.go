package main

import (
	"slices"
	"testing"
	"time"
)

func TestALastingWorkIsToldOfAndWiped(t *testing.T) {
	var told []string
	now := time.Date(2026, 11, 27, 6, 0, 0, 0, time.UTC)
	c := newCall(streams{})
	c.now = func() time.Time { return now }
	l := c.lasting()
	l.tell = func(line string) func() {
		told = append(told, line)
		return func() { told = append(told, "wiped") }
	}
	l.show(0, 3000)
	now = now.Add(lastingFrom - 1)
	l.show(500, 3000)
	now = now.Add(1)
	l.show(900, 3000)
	l.show(901, 3000) // too soon
	now = now.Add(lastingStep)
	l.show(2000, 3000)
	l.wipe()
	if want := []string{" 30 %,  900 of 3000 contacts; Ctrl+C stops", " 66 %, 2000 of 3000 contacts; Ctrl+C stops", "wiped"}; !slices.Equal(told, want) {
		t.Errorf("told was %q", told)
	}
}
