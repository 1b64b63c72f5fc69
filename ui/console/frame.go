package console

import (
	"fyne.io/fyne/v2"
	builtin "fyne.io/fyne/v2/theme"
)

// mode is how many panes stand side by side. It follows the effective width:
// that of the window divided by the text scale, so that large text on a wide
// screen gets the layout of a small one.
type mode int

const (
	single mode = iota // one pane at a time
	narrow             // centre and contact; results lie over the centre
	medium             // results, centre, contact
	wide               // results, checklist, article, contact
)

// resultsShare is the height of the centre that the results take in a narrow
// window: six codes and the first article fit.
const resultsShare = 9.0 / 16

// least are the effective widths from which each mode holds.
var least = map[mode]float32{narrow: 900, medium: 1180, wide: 1680}

func modeFor(width float32) mode {
	for _, m := range []mode{wide, medium, narrow} {
		if width >= least[m] {
			return m
		}
	}
	return single
}

const gap = 8

// columns are the effective widths of the panes; the centre takes the rest.
type columns struct{ results, article, contact float32 }

// columnsFor returns the columns of a mode at an effective width. Between
// 1680 and 1920 the wide panes grow evenly.
func columnsFor(m mode, width float32) columns {
	switch m {
	case wide:
		grown := min((width-1680)/(1920-1680), 1)
		return columns{300 + 52*grown, 352 + 104*grown, 364 + 20*grown}
	case medium:
		return columns{results: 288, contact: 336}
	case narrow:
		return columns{contact: 336}
	}
	return columns{}
}

// side says which pane a single-pane layout shows.
type side int

const (
	sideCentre side = iota
	sideResults
	sideContact
)

// frame places the four panes. It is a layout for exactly four objects in the
// order of the keyboard: results, centre, reader, contact.
type frame struct {
	scale     float32 // of the text
	side      side
	searching bool // the agent is looking through results
	reading   bool // the centre's article tab is chosen
	header    func() float32
	fit       func(m mode, height float32) // hears the mode and the effective height
	width     float32                      // as laid out last
}

// Mode returns the mode of the last layout.
func (f *frame) mode() mode { return modeFor(f.width / f.scale) }

// MinSize lets the window become as small as one readable pane.
func (f *frame) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(320, 240) }

// Layout shows each pane at its place, or hides it.
func (f *frame) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if len(objects) != 4 {
		return // Fyne lays out while objects are still being added
	}
	f.width = size.Width
	f.fit(f.mode(), size.Height/f.scale)
	areas := f.areas(size)
	for i, o := range objects {
		if areas[i].size.IsZero() {
			o.Hide()
			continue
		}
		o.Move(areas[i].at)
		o.Resize(areas[i].size)
		o.Show()
	}
}

type area struct {
	at   fyne.Position
	size fyne.Size
}

// areas returns where results, centre, reader and contact stand.
func (f *frame) areas(size fyne.Size) [4]area {
	m := f.mode()
	c := columnsFor(m, size.Width/f.scale)
	results, article, contact := c.results*f.scale, c.article*f.scale, c.contact*f.scale
	switch m {
	case wide:
		centre := size.Width - results - article - contact - 3*gap
		return [4]area{
			column(0, results, size.Height),
			column(results+gap, centre, size.Height),
			column(results+centre+2*gap, article, size.Height),
			column(size.Width-contact, contact, size.Height),
		}
	case medium:
		centre := column(results+gap, size.Width-results-contact-2*gap, size.Height)
		return [4]area{column(0, results, size.Height), centre, f.within(centre), column(size.Width-contact, contact, size.Height)}
	case narrow:
		areas := f.layered(column(0, size.Width-contact-gap, size.Height))
		areas[3] = column(size.Width-contact, contact, size.Height)
		return areas
	}
	return f.alone(column(0, size.Width, size.Height))
}

func column(x, width, height float32) area {
	return area{fyne.NewPos(x, 0), fyne.NewSize(max(width, 0), height)}
}

// within is the reader's place under the headings of the centre, nothing
// unless the article tab is chosen.
func (f *frame) within(centre area) area {
	if !f.reading {
		return area{}
	}
	top := f.header()
	pad := builtin.Padding()
	return area{centre.at.AddXY(pad, top), centre.size.SubtractWidthHeight(2*pad, top+pad)}
}

// layered shows the results over the centre while the agent searches, with
// the article of the chosen hit in the rest of the room.
func (f *frame) layered(centre area) [4]area {
	if !f.searching {
		return [4]area{1: centre, 2: f.within(centre)}
	}
	upper := centre
	upper.size.Height = centre.size.Height * resultsShare
	lower := centre
	lower.at.Y += upper.size.Height + gap
	lower.size.Height -= upper.size.Height + gap
	return [4]area{0: upper, 2: lower}
}

// alone shows one pane.
func (f *frame) alone(whole area) [4]area {
	switch {
	case f.side == sideContact:
		return [4]area{3: whole}
	case f.side == sideResults || f.searching:
		f.searching = true
		return f.layered(whole)
	}
	return f.layered(whole)
}

// reserve keeps room for an object even while it is hidden, so that showing
// it moves nothing.
type reserve struct{ height func() float32 }

func (r reserve) MinSize(o []fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, r.height()) }

func (r reserve) Layout(o []fyne.CanvasObject, size fyne.Size) {
	for _, each := range o {
		each.Resize(size)
	}
}
