package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	builtin "fyne.io/fyne/v2/theme"
)

// Captioned puts a caption before a control. The width, in pixels at a text
// of 14, is the same for all rows that are to stand under each other.
func Captioned(width float32, caption, control fyne.CanvasObject) *fyne.Container {
	return container.New(captioned{width}, caption, control)
}

// captioned is the layout of Captioned.
type captioned struct{ width float32 }

func (l captioned) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(l.caption()+60, max(o[0].MinSize().Height, o[1].MinSize().Height))
}

func (l captioned) caption() float32 {
	return l.width * builtin.TextSize() / 14
}

func (l captioned) Layout(o []fyne.CanvasObject, size fyne.Size) {
	w := l.caption()
	line := min(size.Height, builtin.TextSize()*2)
	o[0].Move(fyne.NewPos(0, (line-o[0].MinSize().Height)/2))
	o[0].Resize(fyne.NewSize(w, o[0].MinSize().Height))
	o[1].Move(fyne.NewPos(w, 0))
	o[1].Resize(fyne.NewSize(size.Width-w, size.Height))
}
