package console

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"paydesk/ui/widgets"
)

// inStep reports whether the whole of an object is in view in what scrolls.
func (b *bench) inStep(o fyne.CanvasObject) bool {
	b.t.Helper()
	return o.Visible() && widgets.InView(b.guide.scroll, o)
}

// bottom is where an object ends in the window.
func (b *bench) bottom(o fyne.CanvasObject) float32 {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y + o.Size().Height
}

// The question is one of nine answers. The heights are those of windows without
// menu and status line.
func TestAStepShowsWhatIsAskedAndWhy(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 1280, Height: 729}, {Width: 1024, Height: 697}, {Width: 1920, Height: 1009}, {Width: 900, Height: 569}} {
		t.Run(fmt.Sprint(size), func(t *testing.T) {
			b := newBench(t, size.Width, size.Height)
			b.guided("payer-details-mismatch")
			if n := b.guide.answers.Len(); n != 9 {
				t.Fatalf("the question has %d answers", n)
			}
			if !b.inStep(b.guide.band) || !b.inStep(b.guide.ask) {
				t.Error("what to ask is not in view")
			}
			if size.Height > 600 && !b.inStep(b.guide.answers) {
				t.Error("the answers are not in view")
			}
			why, keys := b.guide.why, b.guide.strip.pane
			if top := b.bottom(keys) - keys.Size().Height; !why.Visible() || b.bottom(why) > top+0.5 || b.bottom(keys) > size.Height {
				t.Errorf("why ends at %v, over the keys at %v in a window of %v", b.bottom(why), top, size.Height)
			}
			if gap := b.bottom(why) - why.Size().Height - b.bottom(b.guide.answers); b.inStep(b.guide.answers) && gap > 12 {
				t.Errorf("why stands %v under the answers", gap)
			}
		})
	}
}
