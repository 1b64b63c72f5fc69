package console

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// under is a layout for what scrolls and a text: the text stands right under
// the end of what scrolls, and at the bottom where that is too long, so that it
// is always in view.
type under struct{}

func (under) MinSize(o []fyne.CanvasObject) fyne.Size {
	scroll, text := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(max(scroll.Width, text.Width), scroll.Height+text.Height)
}

func (under) Layout(o []fyne.CanvasObject, size fyne.Size) {
	scroll, text := o[0].(*container.Scroll), o[1]
	text.Resize(fyne.NewSize(size.Width, text.Size().Height)) // breaks its lines
	height := text.MinSize().Height
	room := max(size.Height-height, 0)
	scroll.Resize(fyne.NewSize(size.Width, room)) // breaks the lines in it
	scroll.Resize(fyne.NewSize(size.Width, min(scroll.Content.MinSize().Height, room)))
	text.Move(fyne.NewPos(0, scroll.Size().Height))
	text.Resize(fyne.NewSize(size.Width, height))
}
