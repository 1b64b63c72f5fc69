package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Sensor lies under everything else in the window and tells when the pointer
// moves or clicks. It shows nothing. A control that follows the pointer itself
// hides its moves from the sensor, but not that it was entered and left.
type Sensor struct {
	widget.BaseWidget
	noticed func()
}

var (
	_ desktop.Hoverable = (*Sensor)(nil)
	_ desktop.Mouseable = (*Sensor)(nil)
)

// NewSensor returns a sensor that calls noticed.
func NewSensor(noticed func()) *Sensor {
	s := &Sensor{noticed: noticed}
	s.ExtendBaseWidget(s)
	return s
}

// MouseIn notices the pointer.
func (s *Sensor) MouseIn(*desktop.MouseEvent) { s.noticed() }

// MouseMoved notices the pointer.
func (s *Sensor) MouseMoved(*desktop.MouseEvent) { s.noticed() }

// MouseOut notices that the pointer went on to something else.
func (s *Sensor) MouseOut() { s.noticed() }

// MouseDown notices a click.
func (s *Sensor) MouseDown(*desktop.MouseEvent) { s.noticed() }

// MouseUp is of no interest after MouseDown.
func (s *Sensor) MouseUp(*desktop.MouseEvent) {}

// CreateRenderer paints nothing.
func (s *Sensor) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(nil))
}
