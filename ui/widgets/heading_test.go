package widgets_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"paydesk/ui/keys"
	"paydesk/ui/widgets"
)

// painted are the texts that an object paints, with the width each has.
func painted(o fyne.CanvasObject, visit func(*canvas.Text, float32)) {
	if w, ok := o.(fyne.Widget); ok && o.Visible() {
		for _, child := range test.WidgetRenderer(w).Objects() {
			if text, ok := child.(*canvas.Text); ok {
				visit(text, o.Size().Width-text.Position().X)
			}
			painted(child, visit)
		}
	}
}

func TestAHeadingIsShownWholeAtAnyWidth(t *testing.T) {
	themed(t)
	question := "Where is 02 seen: from the bank or on any card, as advice beside a Mastercard refusal or in the 3-D Secure check?"
	l := widgets.NewRows(keys.PaneResults, &rest{}, true)
	win := shown(t, l, 288, 400)
	used := -1
	l.OnUse = func(i int) { used = i }
	for _, width := range []float32{288, 680, 1400} {
		win.Resize(fyne.NewSize(width, 400))
		l.SetRows([]widgets.Row{{Title: question, Heading: true}, {Title: "first"}, {Title: "second"}}, 1)
		var lines []string
		height := float32(0)
		painted(l, func(text *canvas.Text, room float32) {
			if text.Text == "" || !strings.Contains(question, text.Text) {
				return
			}
			lines, height = append(lines, text.Text), height+text.MinSize().Height
			if text.MinSize().Width > room {
				t.Errorf("at %v px %q is cut off", width, text.Text)
			}
		})
		if strings.Join(lines, " ") != question || (len(lines) > 1) != (width < 1400) {
			t.Errorf("at %v px the heading says %q", width, lines)
		}
		test.TapAt(l, fyne.NewPos(20, height+16))
		if used != 1 {
			t.Errorf("at %v px a tap under the heading used row %d", width, used)
		}
		used = -1
	}
}

func TestARowOfOneLineHasItsDetailsBehindTheTitle(t *testing.T) {
	themed(t)
	l := widgets.NewRows(keys.PaneResults, &rest{}, true)
	win := shown(t, l, 680, 290)
	l.SetRows(rows(40), 1)
	two := l.InView()
	l.SetDetailed(false)
	if one := l.InView(); one < two*3/2 {
		t.Errorf("of one line %d rows are in view, of two %d", one, two)
	}
	seen := wholeIn(win)
	if !strings.Contains(seen, "code table") {
		t.Errorf("in view is %q", seen)
	}
}
