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
	layer *widgets.Layer
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
	s.layer.ShowAt(s, s.build(p, size.Width), fyne.NewPos(margin, top), size)
}

func (s *keySheet) build(p keys.Page, width float32) fyne.CanvasObject {
	title := widgets.Heading(words.T("keys.title", words.T("page."+string(p)), keys.Chord{Key: keys.Escape}))
	var cells []fyne.CanvasObject
	for _, l := range sheetLines(p) {
		cells = append(cells, l.object())
	}
	one := fyne.MeasureText(strings.Repeat("n", 46), builtin.TextSize(), fyne.TextStyle{}).Width
	columns := max(int(width/one), 1)
	grid := container.NewVScroll(container.New(layout.NewGridLayoutWithColumns(columns), cells...))
	return container.New(layout.NewCustomPaddedLayout(8, 8, 12, 12), container.NewBorder(title, nil, nil, nil, grid))
}

// line is an action with all its keys.
type line struct{ label, chords string }

func (l line) object() fyne.CanvasObject {
	k := widget.NewLabelWithStyle(l.chords, fyne.TextAlignTrailing, fyne.TextStyle{Monospace: true})
	k.Truncation = fyne.TextTruncateEllipsis
	return container.NewGridWithColumns(2, k, widgets.Line(l.label))
}

// sheetLines are the lines of a page, one an action.
func sheetLines(p keys.Page) []line {
	var order []keys.Action
	chords := map[keys.Action][]string{}
	for _, b := range keys.Table {
		if b.Scope == keys.OnConsole && p != keys.Console || b.Scope == keys.OnPeriods && p != keys.History {
			continue
		}
		if chords[b.Action] == nil {
			order = append(order, b.Action)
		}
		for _, c := range b.Chords {
			chords[b.Action] = append(chords[b.Action], c.String())
		}
	}
	lines := make([]line, len(order))
	for i, a := range order {
		lines[i] = line{words.T("do." + string(a)), strings.Join(chords[a], "  ")}
	}
	return lines
}
