package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"paydesk/ui/theme"
)

// Layer lies over the whole window and shows at most one thing at a place. It
// is part of the content and no Fyne overlay, so the keyboard stays with the
// field underneath.
type Layer struct {
	box   *fyne.Container
	owner any
}

// NewLayer returns an empty layer; put Object last in the window's Stack.
func NewLayer() *Layer { return &Layer{box: container.NewWithoutLayout()} }

// Object returns what to put into the window.
func (l *Layer) Object() fyne.CanvasObject { return l.box }

// Show shows an object under an anchor, or over it where the window ends
// sooner. Owner is who asked; Hide by anybody else does nothing.
func (l *Layer) Show(owner any, object, anchor fyne.CanvasObject, size fyne.Size) {
	driver := fyne.CurrentApp().Driver()
	at := driver.AbsolutePositionForObject(anchor).Subtract(driver.AbsolutePositionForObject(l.box))
	below := at.AddXY(0, anchor.Size().Height+2)
	if below.Y+size.Height > l.box.Size().Height {
		below = at.SubtractXY(0, size.Height+2)
	}
	l.ShowAt(owner, object, fyne.NewPos(below.X, max(below.Y, 0)), size)
}

// ShowAt shows an object at a place of the window.
func (l *Layer) ShowAt(owner any, object fyne.CanvasObject, at fyne.Position, size fyne.Size) {
	l.owner = owner
	ground := NewBox(theme.Raised, theme.FieldBorder)
	for _, o := range []fyne.CanvasObject{ground, object} {
		o.Move(at)
		o.Resize(size)
	}
	l.box.Objects = []fyne.CanvasObject{ground, object}
	l.box.Refresh()
}

// Hide takes away what owner shows.
func (l *Layer) Hide(owner any) {
	if l.owner != owner {
		return
	}
	l.owner = nil
	l.box.Objects = nil
	l.box.Refresh()
}

// Owner returns who shows something at present, nil for nobody.
func (l *Layer) Owner() any { return l.owner }
