package widgets_test

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"paydesk/ui/keys"
	"paydesk/ui/widgets"
)

func TestTheChosenTabIsAlwaysInView(t *testing.T) {
	themed(t)
	tabs := widgets.NewTabs(keys.PaneContact, &rest{})
	win := shown(t, container.NewStack(tabs), 400, 30)
	chosen := 0
	show := func(n int) {
		all := make([]widgets.Tab, n)
		for i := range all {
			all[i] = widgets.Tab{Text: fmt.Sprintf("..%04d  00:%02d", i, i), Mark: widgets.MarkOpen}
		}
		tabs.SetTabs(all, chosen)
	}
	tabs.OnChoose = func(i int) { chosen = i; show(12) }
	whole := func(text string) bool { return strings.Contains(wholeIn(win), text) }

	show(3)
	if all := wholeIn(win); !strings.Contains(all, "..0000") || !strings.Contains(all, "..0002") || strings.Contains(all, "\u203a") {
		t.Errorf("of three tabs %q are in view", all)
	}
	show(12)
	for range 11 {
		press(tabs, fyne.KeyRight)
		if !whole(fmt.Sprintf("..%04d", chosen)) {
			t.Fatalf("tab %d is chosen, and in view are %q", chosen, wholeIn(win))
		}
	}
	if all := wholeIn(win); chosen != 11 || !strings.Contains(all, "\u2039 9") || strings.Contains(all, "\u203a") {
		t.Errorf("at the last tab %q is in view", all)
	}
	test.TapCanvas(win.Canvas(), fyne.NewPos(15, 15))
	if chosen != 8 || !whole("..0008") || !whole("..0010") || !whole("1 \u203a") {
		t.Errorf("a tap on the left end chose %d; in view are %q", chosen, wholeIn(win))
	}
	chosen = 1
	show(2)
	if all := wholeIn(win); !strings.Contains(all, "..0000") || !strings.Contains(all, "..0001") || strings.Contains(all, "\u2039") {
		t.Errorf("of two tabs left %q are in view", all)
	}
}

// wholeIn are the words of the labels that the window shows whole.
func wholeIn(win fyne.Window) string {
	var found []string
	var walk func(o fyne.CanvasObject, at fyne.Position)
	walk = func(o fyne.CanvasObject, at fyne.Position) {
		at = at.Add(o.Position())
		if !o.Visible() {
			return
		}
		if l, ok := o.(*widget.Label); ok && at.X >= 0 && at.X+l.MinSize().Width <= win.Canvas().Size().Width+0.5 && l.Size().Width+0.5 >= l.MinSize().Width {
			found = append(found, l.Text)
			return
		}
		switch c := o.(type) {
		case *fyne.Container:
			for _, child := range c.Objects {
				walk(child, at)
			}
		case fyne.Widget:
			for _, child := range test.WidgetRenderer(c).Objects() {
				walk(child, at)
			}
		}
	}
	walk(win.Content(), fyne.Position{})
	return strings.Join(found, "|")
}
