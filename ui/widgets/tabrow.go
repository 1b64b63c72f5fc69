package widgets

import (
	"strconv"

	"fyne.io/fyne/v2"
	builtin "fyne.io/fyne/v2/theme"
)

// tabRow lays out the headings of Tabs side by side, as many as have room and
// always the chosen one.
type tabRow struct {
	tabs  *Tabs
	first int // the leftmost heading in view
}

// MinSize has the room of all headings.
func (r *tabRow) MinSize([]fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, h := range r.heads() {
		one := h.MinSize()
		size = fyne.NewSize(size.Width+one.Width+builtin.Padding(), max(size.Height, one.Height))
	}
	return size
}

func (r *tabRow) heads() []*tabHead { return r.tabs.heads[:len(r.tabs.tabs)] }

// Layout shows the headings in view and at either end how many are not.
func (r *tabRow) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	first, behind, end := r.inView(size.Width)
	x := float32(0)
	put := func(h *tabHead) {
		h.Move(fyne.NewPos(x, 0))
		h.Resize(fyne.NewSize(min(h.MinSize().Width, max(size.Width-x, 0)), size.Height))
		h.Show()
		x += h.Size().Width + builtin.Padding()
	}
	r.tellEnds(first, behind)
	if first > 0 {
		put(r.tabs.ends[0])
		x = end
	}
	for i, h := range r.heads() {
		if i < first || i >= behind {
			h.Hide()
			continue
		}
		put(h)
	}
	if behind < len(r.heads()) {
		put(r.tabs.ends[1])
	}
}

// inView returns the first heading in view, the one behind the last in view,
// and the room at either end for the number of the others. The view moves no
// further than it has to.
func (r *tabRow) inView(width float32) (first, behind int, end float32) {
	heads := r.heads()
	if r.span(0, len(heads)) <= width {
		r.first = 0
		return 0, len(heads), 0
	}
	end = r.endWidth()
	room := width - 2*end
	chosen := max(r.tabs.chosen, 0)
	r.first = min(r.first, chosen)
	for r.first < chosen && r.span(r.first, chosen+1) > room {
		r.first++
	}
	for r.first > 0 && r.span(r.first-1, len(heads)) <= room {
		r.first--
	}
	behind = r.first + 1
	for behind < len(heads) && r.span(r.first, behind+1) <= room {
		behind++
	}
	return r.first, behind, end
}

// span is how wide the headings from one to before another are.
func (r *tabRow) span(from, to int) float32 {
	width := float32(0)
	for _, h := range r.heads()[from:to] {
		width += h.MinSize().Width + builtin.Padding()
	}
	return width
}

// endWidth is the room for the largest number at an end.
func (r *tabRow) endWidth() float32 {
	h := newTabHead(r.tabs, 0)
	h.show(Tab{Text: before(len(r.heads()))}, false)
	return h.MinSize().Width + builtin.Padding()
}

// tellEnds shows how many headings are out of view; a tap on a number goes to
// the nearest of them.
func (r *tabRow) tellEnds(first, behind int) {
	left, right := r.tabs.ends[0], r.tabs.ends[1]
	hidden := len(r.heads()) - behind
	left.index, right.index = first-1, behind
	left.tell(before(first))
	right.tell(strconv.Itoa(hidden) + " \u203a")
	left.Hidden, right.Hidden = first == 0, hidden == 0
}

// before marks a number of headings at the left.
func before(n int) string { return "\u2039 " + strconv.Itoa(n) }
