package window

import (
	"testing"

	"fyne.io/fyne/v2"

	"paydesk/store"
	"paydesk/ui/theme"
)

func TestTheWindowFitsTheScreen(t *testing.T) {
	for _, c := range []struct {
		name               string
		want, screen, size fyne.Size
	}{
		{"no screen known", usual, fyne.Size{}, usual},
		{"a large screen", usual, fyne.NewSize(1920, 1044), usual},
		{"a laptop", usual, fyne.NewSize(1280, 720), fyne.NewSize(1280, 720)},
		{"a small one", usual, fyne.NewSize(853, 480), fyne.NewSize(853, 480)},
		{"kept too small", fyne.NewSize(300, 200), fyne.NewSize(1920, 1044), least},
	} {
		if got := fitted(c.want, c.screen); got != c.size {
			t.Errorf("%s: %v, want %v", c.name, got, c.size)
		}
	}
}

func TestTheWindowKeepsItsSize(t *testing.T) {
	s := newStage(t, 1280, 800)
	if got := s.loadSize(); got != usual {
		t.Errorf("a first start opens with %v, want %v", got, usual)
	}
	want := fyne.NewSize(1100, 700)
	s.win.Resize(want)
	s.tick()
	if got := s.loadSize(); got != usual {
		t.Errorf("%v was kept while the window may still be moving", got)
	}
	s.tick()
	if got := openStage(t, s.desk, s.clock, 1280, 800).loadSize(); got != want {
		t.Errorf("the next start opens with %v, want %v", got, want)
	}
}

func TestTheContentHasALeastSize(t *testing.T) {
	s := newStage(t, 1280, 800)
	if got := s.win.Content().MinSize(); got.Width < least.Width || got.Height < least.Height-40 || got.Height > least.Height {
		t.Errorf("the content can shrink to %v", got)
	}
}

func TestLargeTextLeavesALockedWindowItsSize(t *testing.T) {
	s := newStage(t, 1280, 800)
	s.wear(theme.Look{Scale: 200})
	for _, name := range []string{"anna", "ben", "cara"} {
		if _, err := s.desk.Store().AddPerson(t.Context(), name, store.Agent, "246810"); err != nil {
			t.Fatal(err)
		}
	}
	open := s.win.Content().MinSize()
	s.press("Ctrl+L")
	if got := s.win.Content().MinSize(); got.Height > open.Height {
		t.Errorf("the sign-in screen needs %v, the console %v", got, open)
	}
}
