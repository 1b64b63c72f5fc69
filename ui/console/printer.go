package console

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"paydesk/assets/page"
	"paydesk/ui/keys"
	"paydesk/ui/theme"
	"paydesk/ui/widgets"
	"paydesk/ui/words"
)

// printer is the handout tab: the language and the paper, and the page itself
// as it will come out.
type printer struct {
	pane   fyne.CanvasObject
	lang   *widgets.Picker
	paper  *widgets.Picker
	view   *widgets.PageView
	scroll *widgets.Scroller

	onChange func()
	onSave   func()
}

func newPrinter(d *Deps) *printer {
	p := &printer{
		lang:  widgets.NewPicker(keys.PaneHandout, d.Rest, d.Layer, words.T("contact.pick")),
		paper: widgets.NewPicker(keys.PaneHandout, d.Rest, d.Layer, words.T("paper.a4")),
		view:  widgets.NewPageView(),
	}
	p.lang.SetOptions(languageOptions())
	p.paper.SetOptions([]widgets.Option{{Value: "a4", Text: words.T("paper.a4")}, {Value: "letter", Text: words.T("paper.letter")}})
	p.paper.Set("a4")
	p.lang.OnPick = widgets.With(d.Guard, func(string) { p.onChange() })
	p.paper.OnPick = widgets.With(d.Guard, func(string) { p.onChange() })
	save := widgets.NewButton(keys.PaneHandout, d.Rest, words.T("handout.save"), keys.Hint(keys.SavePDF), d.Guard.Call(func() { p.onSave() }))
	p.scroll = widgets.NewScroller(keys.PaneHandout, d.Rest, p.view)
	choose := container.NewGridWithColumns(2, p.lang, p.paper)
	top := container.New(layout.NewCustomPaddedLayout(4, 6, 4, 4), container.New(layout.NewBorderLayout(nil, nil, nil, save), choose, save))
	p.pane = container.New(layout.NewBorderLayout(top, nil, nil, nil), top, container.NewStack(widgets.NewFill(theme.Raised), p.scroll))
	return p
}

// show paints a document.
func (p *printer) show(doc page.Document) {
	p.view.SetDocument(doc)
	p.scroll.Refresh()
}
