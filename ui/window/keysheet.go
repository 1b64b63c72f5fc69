package window

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	builtin "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paydesk/ui/keys"
	"paydesk/ui/theme"
	"paydesk/ui/widgets"
	"paydesk/ui/words"
)

// keySheet lists the keys of a page, made from the key table, on the layer.
type keySheet struct {
	layer  *widgets.Layer
	scroll *container.Scroll
}

func newKeySheet(l *widgets.Layer) *keySheet { return &keySheet{layer: l} }

func (s *keySheet) open() bool { return s.layer.Owner() == s }

func (s *keySheet) close() { s.layer.Hide(s) }

// toggle shows the sheet over most of the window, or takes it away.
func (s *keySheet) toggle(p keys.Page, window fyne.Size) {
	if s.open() {
		s.close()
		return
	}
	// It leaves the top line free, where the search box may have the focus.
	const margin = 24
	top := 2 * builtin.Size(theme.SizeTarget)
	size := window.SubtractWidthHeight(2*margin, top+4*margin)
	sheet := s.build(p, size.Width)
	whole := sheet.MinSize().Height + s.scroll.Content.MinSize().Height - s.scroll.MinSize().Height
	size.Height = min(size.Height, whole)
	s.layer.ShowAt(s, sheet, fyne.NewPos(margin, top), size)
}

// page scrolls the sheet where large text makes it longer than the window; it
// reports whether the sheet is open and the action is one that scrolls.
func (s *keySheet) page(a keys.Action) bool {
	by, ok := map[keys.Action]float32{keys.PageBack: -1, keys.PageOn: 1}[a]
	if !ok || !s.open() {
		return false
	}
	height := s.scroll.Size().Height
	end := max(s.scroll.Content.Size().Height-height, 0)
	s.scroll.ScrollToOffset(fyne.NewPos(0, min(max(s.scroll.Offset.Y+by*height, 0), end)))
	return true
}

func (s *keySheet) build(p keys.Page, width float32) fyne.CanvasObject {
	const side = 12
	title := widgets.Heading(words.T("keys.title", words.T("page."+string(p)), keys.Chord{Key: keys.Escape}))
	lines := sheetLines(p)
	chords := widest(lines, func(l line) *widget.Label { return l.keys() })
	labels := widest(lines, func(l line) *widget.Label { return widget.NewLabel(l.label) })
	var cells []fyne.CanvasObject
	for _, l := range lines {
		cells = append(cells, container.New(cell{chords}, l.keys(), widgets.Line(l.label)))
	}
	columns := max(int((width-2*side)/(chords+labels+builtin.Padding())), 1)
	s.scroll = container.NewVScroll(container.New(layout.NewGridLayoutWithColumns(columns), cells...))
	body := container.New(layout.NewBorderLayout(title, nil, nil, nil), title, s.scroll)
	return container.New(layout.NewCustomPaddedLayout(8, 8, side, side), body)
}

// line is an action with all its keys.
type line struct{ label, chords string }

func (l line) keys() *widget.Label {
	return widget.NewLabelWithStyle(l.chords, fyne.TextAlignTrailing, fyne.TextStyle{Monospace: true})
}

// widest is the room that a part needs on every line.
func widest(lines []line, part func(line) *widget.Label) (width float32) {
	for _, l := range lines {
		width = max(width, part(l).MinSize().Width)
	}
	return width
}

// cell gives the keys a room of one width on all lines, the action the rest.
type cell struct{ keys float32 }

func (cell) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, max(o[0].MinSize().Height, o[1].MinSize().Height))
}

func (c cell) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(fyne.NewSize(c.keys, size.Height))
	o[1].Move(fyne.NewPos(c.keys, 0))
	o[1].Resize(fyne.NewSize(size.Width-c.keys, size.Height))
}

// sheetLines are the lines of a page, one an action.
func sheetLines(p keys.Page) []line {
	var order []keys.Action
	chords := map[keys.Action][]string{}
	for _, b := range keys.Table {
		if !b.On(p) {
			continue
		}
		if chords[b.Action] == nil {
			order = append(order, b.Action)
		}
		for _, c := range b.Shown() {
			chords[b.Action] = append(chords[b.Action], c.String())
		}
	}
	lines := make([]line, len(order))
	for i, a := range order {
		lines[i] = line{words.T("do." + string(a)), strings.Join(chords[a], "  ")}
	}
	return lines
}
