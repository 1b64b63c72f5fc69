package settings

import (
	"os"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	builtin "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paydesk/store"
	"paydesk/ui/keys"
	"paydesk/ui/widgets"
	"paydesk/ui/words"
)

// textWidth is how wide the column is, in pixels at a text of 14: eighty
// characters.
const textWidth = 560

// middle centres one object in a column of textWidth at most.
type middle struct{}

const middlePad = 12

func (middle) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[0].MinSize().AddWidthHeight(2*middlePad, 2*middlePad)
}

func (middle) Layout(o []fyne.CanvasObject, size fyne.Size) {
	width := min(size.Width-2*middlePad, textWidth*builtin.TextSize()/14)
	o[0].Move(fyne.NewPos((size.Width-width)/2, middlePad))
	o[0].Resize(fyne.NewSize(width, size.Height-2*middlePad))
}

// focusable is a control that tells when it gets the keyboard.
type focusable interface {
	fyne.CanvasObject
	OnFocus(func(bool))
}

// tracked keeps a control in view while it has the keyboard; left, which may
// be nil, is called when it loses it.
func (s *Settings) tracked(o focusable, left func()) {
	o.OnFocus(widgets.With(s.deps.Guard, func(on bool) {
		switch {
		case on:
			widgets.Reveal(s.scroll, o)
		case left != nil:
			left()
		}
	}))
}

// button is a button that stays in view while it has the keyboard.
func (s *Settings) button(label string, do func()) *widgets.Button {
	b := widgets.NewButton(keys.PaneSetting, s.deps.Rest, label, "", s.deps.Guard.Call(do))
	s.tracked(b, nil)
	return b
}

// entry is a field of one line; enter is called for Enter.
func (s *Settings) entry(hint string, enter func()) *widgets.Entry {
	e := widgets.NewEntry(keys.PaneSetting, s.deps.Rest)
	e.SetPlaceHolder(hint)
	e.OnEnter = s.deps.Guard.Call(enter)
	s.tracked(e, nil)
	return e
}

// secret is a field whose text is not shown.
func (s *Settings) secret(enter func()) *widgets.Entry {
	e := s.entry("", enter)
	e.Password = true
	return e
}

// rows is a list that is so many rows high.
func (s *Settings) rows(high int, detailed bool) (*widgets.Rows, fyne.CanvasObject) {
	r := widgets.NewRows(keys.PaneRows, s.deps.Rest, detailed)
	s.tracked(r, nil)
	return r, container.New(rowsHigh{high}, r)
}

// rowsHigh gives a list room for so many rows.
type rowsHigh struct{ rows int }

// listRows is how many rows the least size of a list has.
const listRows = 3

func (r rowsHigh) MinSize(o []fyne.CanvasObject) fyne.Size {
	least := o[0].MinSize()
	return fyne.NewSize(least.Width, least.Height*float32(r.rows)/listRows)
}

func (rowsHigh) Layout(o []fyne.CanvasObject, size fyne.Size) { o[0].Resize(size) }

// choice is one of a few words, chosen with Left and Right.
type choice struct {
	tabs  *widgets.Tabs
	words []string
}

// choice offers words; pick is called with the index of the one chosen.
func (s *Settings) choice(offered []string, pick func(int)) *choice {
	c := &choice{widgets.NewTabs(keys.PaneSetting, s.deps.Rest), offered}
	c.tabs.OnChoose = widgets.With(s.deps.Guard, func(i int) {
		c.set(i)
		pick(i)
	})
	s.tracked(c.tabs, nil)
	c.set(0)
	return c
}

// set lights a word without telling.
func (c *choice) set(i int) {
	tabs := make([]widgets.Tab, len(c.words))
	for n, w := range c.words {
		tabs[n] = widgets.Tab{Text: w}
	}
	c.tabs.SetTabs(tabs, i)
}

// worded are the words of keys under a prefix.
func worded[T ~string](prefix string, ids []T) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = words.T(prefix + string(id))
	}
	return out
}

// captionWidth is the room of the captions, in pixels at a text of 14.
const captionWidth = 130

// row is a caption before a control.
func row(word string, control fyne.CanvasObject) fyne.CanvasObject {
	return widgets.Captioned(captionWidth, widgets.Hint(words.T(word)), control)
}

// beside puts a small control to the right of one that takes the room.
func beside(wide, small fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewBorderLayout(nil, nil, nil, small), wide, small)
}

// line puts controls side by side.
func line(controls ...fyne.CanvasObject) fyne.CanvasObject { return container.NewHBox(controls...) }

// remark is muted text that wraps.
func remark(text string) *widget.Label {
	l := widgets.Text(text)
	l.Importance = widget.LowImportance
	l.SizeName = builtin.SizeNameCaptionText
	return l
}

// tell shows the outcome of something and brings it into view.
func (s *Settings) tell(l *widget.Label, text string) {
	widgets.SetText(l, text)
	widgets.Reveal(s.scroll, l)
}

// gate dims the controls of a right that whoever works here has not, and says
// who has it.
type gate struct {
	s        *Settings
	right    store.Right
	said     *widget.Label
	controls []fyne.Disableable
}

func (s *Settings) gate(right store.Right, controls ...fyne.Disableable) *gate {
	g := &gate{s, right, widgets.Text(""), controls}
	g.said.Importance = widget.WarningImportance
	g.said.Hide()
	return g
}

// check asks the store anew and reports whether the right is there.
func (g *gate) check() bool {
	denied := g.s.denied(g.right)
	widgets.SetText(g.said, denied)
	g.said.Hidden = denied == ""
	for _, c := range g.controls {
		if denied == "" {
			c.Enable()
		} else {
			c.Disable()
		}
	}
	return denied == ""
}

// place is the name of a file or folder, typed or chosen.
type place struct {
	entry  *widgets.Entry
	choose *widgets.Button
	box    fyne.CanvasObject
	open   dialog.Dialog
	status *widgets.StatusLine
}

// place asks for a folder, or for a file.
func (s *Settings) place(folder bool, enter func()) *place {
	word := map[bool]string{true: "settings.folder", false: "settings.file"}[folder]
	p := &place{entry: s.entry(words.T(word), enter), status: s.deps.Status}
	p.choose = s.button(words.T("settings.choose"), func() {
		p.open = s.chooser(folder, func(path string) { p.entry.SetText(path) })
		p.open.Show()
	})
	p.box = beside(p.entry, p.choose)
	return p
}

// chooser is Fyne's dialog for a folder or a file.
func (s *Settings) chooser(folder bool, chosen func(path string)) dialog.Dialog {
	if folder {
		return dialog.NewFolderOpen(func(at fyne.ListableURI, err error) {
			if s.opened(err) && at != nil {
				chosen(at.Path())
			}
		}, s.deps.Window)
	}
	return dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
		if s.opened(err) && file != nil {
			chosen(file.URI().Path())
			s.opened(file.Close())
		}
	}, s.deps.Window)
}

// opened tells of an error of the dialog and reports whether there was none.
func (s *Settings) opened(err error) bool {
	if err != nil {
		s.deps.Status.Fail(err.Error())
	}
	return err == nil
}

// folder is the folder named. Where none is, or it is not there, that is said
// in the status line: a copy must not land on another disk under its name.
func (p *place) folder(unnamed string) (name string, ok bool) {
	name = strings.TrimSpace(p.entry.Text)
	if name == "" {
		p.status.Fail(words.T(unnamed))
		return "", false
	}
	if at, err := os.Stat(name); err != nil || !at.IsDir() {
		p.status.Fail(words.T("settings.missing", name))
		return "", false
	}
	return name, true
}

// close takes the dialog away.
func (p *place) close() {
	if p.open != nil {
		p.open.Hide()
		p.open = nil
	}
}
