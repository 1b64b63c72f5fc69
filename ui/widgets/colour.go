package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	builtin "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// paint returns a role's colour in the present theme.
func paint(role fyne.ThemeColorName) color.Color {
	app := fyne.CurrentApp()
	return app.Settings().Theme().Color(role, app.Settings().ThemeVariant())
}

// Fill is a rectangle in a colour role; it follows the theme when that
// changes, which a bare canvas.Rectangle does not.
type Fill struct {
	widget.BaseWidget
	rect   *canvas.Rectangle
	role   fyne.ThemeColorName
	stroke fyne.ThemeColorName
}

// NewFill returns a rectangle filled with a role; "" leaves it empty.
func NewFill(role fyne.ThemeColorName) *Fill { return NewBox(role, "") }

// NewBox returns a rectangle with a fill and a line around it; "" leaves
// either away.
func NewBox(role, stroke fyne.ThemeColorName) *Fill {
	f := &Fill{rect: canvas.NewRectangle(color.Transparent), role: role, stroke: stroke}
	f.ExtendBaseWidget(f)
	f.tint()
	return f
}

// SetRole changes the fill.
func (f *Fill) SetRole(role fyne.ThemeColorName) {
	if f.role != role {
		f.role = role
		f.Refresh()
	}
}

// Refresh takes the colours from the present theme.
func (f *Fill) Refresh() {
	f.tint()
	f.BaseWidget.Refresh()
}

func (f *Fill) tint() {
	f.rect.FillColor = color.Transparent
	if f.role != "" {
		f.rect.FillColor = paint(f.role)
	}
	if f.stroke != "" {
		f.rect.StrokeColor = paint(f.stroke)
		f.rect.StrokeWidth = 1
		f.rect.CornerRadius = builtin.InputRadiusSize()
	}
}

// CreateRenderer draws the rectangle.
func (f *Fill) CreateRenderer() fyne.WidgetRenderer {
	return &fillRenderer{widget.NewSimpleRenderer(f.rect), f}
}

type fillRenderer struct {
	fyne.WidgetRenderer
	fill *Fill
}

// Refresh is also what Fyne calls when the theme changes.
func (r *fillRenderer) Refresh() {
	r.fill.tint()
	r.fill.rect.Refresh()
}
