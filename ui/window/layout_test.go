package window

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"paydesk/ui/keys"
	"paydesk/ui/theme"
	"paydesk/ui/widgets"
)

// seen is a widget with its place in the window and the box that cuts it off.
type seen struct {
	fyne.CanvasObject
	at   fyne.Position
	clip bool // something around it scrolls
}

// visible walks what is shown.
func visible(o fyne.CanvasObject, at fyne.Position, clip bool, visit func(seen)) {
	if !o.Visible() {
		return
	}
	at = at.Add(o.Position())
	visit(seen{o, at, clip})
	switch c := o.(type) {
	case *fyne.Container:
		for _, child := range c.Objects {
			visible(child, at, clip, visit)
		}
	case fyne.Widget:
		if _, scrolls := o.(fyne.Scrollable); scrolls {
			clip = true
		}
		for _, child := range test.WidgetRenderer(c).Objects() {
			visible(child, at, clip, visit)
		}
	}
}

// sizes are the windows and text sizes every layout is looked at in.
var sizes = []struct{ w, h float32 }{{1280, 800}, {1920, 1080}, {1024, 768}}

func eachLayout(t *testing.T, do func(t *testing.T, s *stage)) {
	for _, size := range sizes {
		for _, scale := range []int{100, 150, 200} {
			t.Run(fmt.Sprintf("%vx%v at %d %%", size.w, size.h, scale), func(t *testing.T) {
				s := newStage(t, size.w, size.h)
				s.wear(theme.Look{Mode: theme.Light, Scale: scale})
				do(t, s)
			})
		}
	}
}

func TestNoLabelIsCutOff(t *testing.T) {
	eachLayout(t, func(t *testing.T, s *stage) {
		s.whole("the empty console")
		s.press("F3")
		s.typed("payment declined")
		s.whole("the search")
		s.press("Enter", "2", "Alt+S")
		s.whole("the checklist")
		s.press("Esc", "F4")
		s.whole("the contact")
		s.press("Ctrl+P")
		s.whole("the handout")
		s.press("Ctrl+2")
		s.whole("the history")
		s.press("Ctrl+3")
		s.whole("the dashboard")
		s.press("Ctrl+E")
		s.whole("the ways to export")
		s.press("Esc", "6")
		s.whole("the days of another period")
		s.press("Ctrl+5")
		for section := range 5 {
			s.press(fmt.Sprint(section + 1))
			s.whole(fmt.Sprintf("section %d of the settings", section+1))
		}
		s.press("2", "Tab", "Tab", "Enter")
		s.whole("the form of a person")
	})
}

func TestTheKeySheetShowsEveryChordWhole(t *testing.T) {
	eachLayout(t, func(t *testing.T, s *stage) {
		s.press("F1")
		s.whole("the key sheet")
		visible(s.layer.Object(), fyne.Position{}, false, func(o seen) {
			l, ok := o.CanvasObject.(*widget.Label)
			if !ok {
				return
			}
			l.Truncation = fyne.TextTruncateOff // its whole width, not the least
			if need := l.MinSize().Width; l.Size().Width+0.5 < need {
				t.Errorf("%q is %v wide and needs %v", l.Text, l.Size().Width, need)
			}
		})
	})
}

func TestPagingMovesTheKeySheet(t *testing.T) {
	s := newStage(t, 1024, 768)
	s.wear(theme.Look{Mode: theme.Light, Scale: 200})
	s.press("F1", "PgDn")
	if s.sheet.scroll.Offset.Y == 0 {
		t.Error("PgDn does not move the key sheet, which is longer than the window")
	}
	s.press("PgUp")
	if s.sheet.scroll.Offset.Y != 0 {
		t.Error("PgUp does not move the key sheet back")
	}
}

// whole fails for each label that is narrower than its words without an
// ellipsis, or that reaches beyond the window.
func (s *stage) whole(what string) {
	s.t.Helper()
	canvas := s.win.Canvas().Size()
	visible(s.win.Content(), fyne.Position{}, false, func(o seen) {
		l, ok := o.CanvasObject.(*widget.Label)
		if !ok || l.Text == "" {
			return
		}
		need := l.MinSize()
		if l.Truncation == fyne.TextTruncateOff && l.Size().Width+0.5 < need.Width {
			s.t.Errorf("%s: %q is %v wide and needs %v", what, l.Text, l.Size().Width, need.Width)
		}
		if l.Size().Height+0.5 < need.Height && !o.clip {
			s.t.Errorf("%s: %q is %v high and needs %v", what, l.Text, l.Size().Height, need.Height)
		}
		if right := o.at.X + l.Size().Width; right > canvas.Width+0.5 && !o.clip {
			s.t.Errorf("%s: %q ends at %v in a window of %v", what, l.Text, right, canvas.Width)
		}
		if bottom := o.at.Y + l.Size().Height; bottom > canvas.Height+0.5 && !o.clip {
			s.t.Errorf("%s: %q ends at %v in a window of %v", what, l.Text, bottom, canvas.Height)
		}
	})
}

func TestWhatCanBeClickedIsLargeEnough(t *testing.T) {
	s := newStage(t, 1280, 800)
	s.press("F3")
	s.typed("payment declined")
	s.press("Enter")
	visible(s.win.Content(), fyne.Position{}, false, func(o seen) {
		if _, ok := o.CanvasObject.(fyne.Tappable); !ok {
			return
		}
		if size := o.Size(); size.Width < 24 || size.Height < 24 {
			t.Errorf("%T is %v large, want 24 x 24", o.CanvasObject, size)
		}
	})
}

func TestTabWalksThePanesInOrder(t *testing.T) {
	s := newStage(t, 1280, 800)
	s.press("F2", "F3")
	s.typed("payment declined")
	s.press("Enter", "F3")
	var order []keys.Pane
	for range 40 {
		if p := s.pane(); len(order) == 0 || order[len(order)-1] != p {
			order = append(order, p)
		}
		s.press("Tab")
		if s.pane() == keys.PaneSearch {
			break
		}
	}
	want := []keys.Pane{keys.PaneSearch, keys.PaneResults, keys.PaneTabs, keys.PanePath, keys.PaneSteps, keys.PaneContact}
	if fmt.Sprint(order) != fmt.Sprint(want) {
		t.Errorf("Tab walks %v, want %v", order, want)
	}
}

// TestEveryActionFromEveryPane presses every chord of the table with the
// keyboard in every pane: each is to leave the window whole, with the
// keyboard somewhere.
func TestEveryActionFromEveryPane(t *testing.T) {
	panes := map[string][]string{
		"search": {"F3"}, "results": {"F3", "F6"}, "steps": {"F7"}, "path": {"F7", "Up"},
		"article": {"Alt+A"}, "handout": {"Ctrl+P"}, "order": {"F4"}, "note": {"F9"}, "wrap-up": {"F8"}, "history": {"Ctrl+2"},
		"dashboard": {"Ctrl+3"}, "grouping": {"Ctrl+3", "Ctrl+G"}, "export": {"Ctrl+3", "Ctrl+E"}, "days": {"Ctrl+3", "6"},
		"settings": {"Ctrl+5"}, "a setting": {"Ctrl+5", "1", "Tab"}, "people": {"Ctrl+5", "2", "Tab"},
	}
	for name, way := range panes {
		t.Run(name, func(t *testing.T) {
			s := newStage(t, 1280, 800)
			broken := 0
			failed := s.guard.Failed
			s.guard.Failed = func(cause any) { broken++; failed(cause) }
			for _, b := range keys.Table {
				for _, c := range b.Chords {
					s.ready(way)
					s.chordOf(c)
					if broken > 0 || s.focused() == nil {
						t.Fatalf("%s (%s) from %s: broken %d, focus %v", b.Action, c, name, broken, s.focused())
					}
				}
			}
		})
	}
}

// ready opens a checklist if none is, and goes to a pane.
func (s *stage) ready(way []string) {
	if s.lock.on() {
		s.press("Enter")
	}
	if s.layer.Owner() == s.sheet {
		s.press("F1")
	}
	s.press("Ctrl+1")
	if !s.window.where().Strip && s.console.Unfinished() == 0 {
		s.press("F3")
		s.focused().(*widgets.Entry).SetText("payment declined")
		s.press("Enter", "2")
	}
	s.press(way...)
}

func (s *stage) chordOf(c keys.Chord) {
	switch c.Key {
	case keys.Digit:
		c.Key = "2"
	case keys.Letter:
		c.Key = "d"
	}
	if c.Mod&(keys.Ctrl|keys.Alt) != 0 {
		s.shortcut(c)
		return
	}
	s.plain(c.Key)
}
