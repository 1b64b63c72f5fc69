package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"paydesk/ui/theme"
)

// Meter is a thin bar that says how far something is; the words beside it say
// the same.
type Meter struct {
	widget.BaseWidget
	part   float32
	ground *Fill
	done   *Fill
}

// NewMeter returns an empty meter.
func NewMeter() *Meter {
	m := &Meter{ground: NewFill(theme.Hairline), done: NewFill(theme.FocusRing)}
	m.ExtendBaseWidget(m)
	return m
}

// SetPart fills the meter from 0 to 1.
func (m *Meter) SetPart(part float32) {
	m.part = min(max(part, 0), 1)
	m.Refresh()
}

// CreateRenderer draws both bars.
func (m *Meter) CreateRenderer() fyne.WidgetRenderer { return meterRenderer{m} }

type meterRenderer struct{ m *Meter }

func (r meterRenderer) Destroy()           {}
func (r meterRenderer) MinSize() fyne.Size { return fyne.NewSize(60, 6) }
func (r meterRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.m.ground, r.m.done}
}

func (r meterRenderer) Layout(size fyne.Size) {
	bar := fyne.NewSize(size.Width, 6)
	at := fyne.NewPos(0, (size.Height-6)/2)
	r.m.ground.Move(at)
	r.m.done.Move(at)
	r.m.ground.Resize(bar)
	r.m.done.Resize(fyne.NewSize(size.Width*r.m.part, 6))
}

func (r meterRenderer) Refresh() {
	r.Layout(r.m.Size())
	r.m.ground.Refresh()
	r.m.done.Refresh()
}
