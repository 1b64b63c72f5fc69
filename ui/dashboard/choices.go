package dashboard

import (
	"strings"

	"fyne.io/fyne/v2"
	builtin "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paydesk/ui/keys"
	"paydesk/ui/widgets"
	"paydesk/ui/words"
)

const captionSize = builtin.SizeNameCaptionText

// ways is a line of what else the page can do, with the keys. Where there is no
// room for all, the last are left out, and none is cut.
type ways struct {
	line *widget.Label
	all  []string
}

// waysApart stands between two ways.
const waysApart = "   "

func newWays() *ways {
	all := words.T("dashboard.keys", keys.Hint(keys.Export), keys.Hint(keys.OnlyThese), keys.Hint(keys.Views), keys.Hint(keys.SaveView))
	w := &ways{line: widgets.Line(""), all: strings.Split(all, waysApart)}
	w.line.SizeName, w.line.Importance = captionSize, widget.LowImportance
	return w
}

// fold writes as many ways as have room.
func (w *ways) fold(room float32) {
	n := len(w.all)
	for n > 0 && fyne.MeasureText(w.told(n), builtin.CaptionTextSize(), fyne.TextStyle{}).Width+2*builtin.InnerPadding() > room {
		n--
	}
	widgets.SetText(w.line, w.told(n))
}

func (w *ways) told(n int) string { return strings.Join(w.all[:n], waysApart) }

// choices lays out captions and pickers in turn, and the ways in what is left;
// under them where the text is large. The strip takes the same room, so that
// nothing moves when it asks.
type choices struct {
	h    *head
	ways *ways
}

const pickerWide = 150

// largeText is from what size of text on the pickers leave no room beside them.
const largeText = 20

func large() bool { return builtin.TextSize() >= largeText }

func (c choices) MinSize(o []fyne.CanvasObject) fyne.Size {
	high := c.row(o)
	if large() {
		high += c.ways.line.MinSize().Height - 2*builtin.InnerPadding()
	}
	return fyne.NewSize(200, high)
}

// row is the height of the line of pickers.
func (c choices) row(o []fyne.CanvasObject) (high float32) {
	if c.h.strip != nil {
		high = c.h.strip.formats.MinSize().Height
	}
	for _, part := range o {
		high = max(high, part.MinSize().Height)
	}
	return high
}

func (c choices) Layout(o []fyne.CanvasObject, size fyne.Size) {
	x, gap, row := float32(0), builtin.Padding(), size.Height
	if large() {
		row = c.row(o)
	}
	for i, part := range o[:len(o)-1] {
		wide, high := part.MinSize().Width, part.MinSize().Height
		if i == 1 || i == 3 {
			wide, high = pickerWide*builtin.TextSize()/14, row
		}
		part.Move(fyne.NewPos(x, (row-high)/2))
		part.Resize(fyne.NewSize(wide, high))
		x += wide + gap
	}
	high := c.ways.line.MinSize().Height
	at := fyne.NewPos(x+3*gap, (row-high)/2)
	if large() {
		at = fyne.NewPos(0, row-builtin.InnerPadding()) // the room about a label is not needed
	}
	room := max(size.Width-at.X, 0)
	c.ways.fold(room)
	put(c.ways.line, at, fyne.NewSize(room, high))
}
