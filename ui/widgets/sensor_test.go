package widgets_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"paydesk/ui/keys"
	"paydesk/ui/widgets"
)

func TestTheSensorNoticesThePointerUnderOtherThings(t *testing.T) {
	themed(t)
	noticed := 0
	sensor := widgets.NewSensor(func() { noticed++ })
	win := shown(t, container.NewStack(sensor, widgets.Text("over it")), 300, 100)
	test.MoveMouse(win.Canvas(), fyne.NewPos(50, 50))
	test.MoveMouse(win.Canvas(), fyne.NewPos(60, 50))
	sensor.MouseOut()
	sensor.MouseDown(nil)
	sensor.MouseUp(nil)
	if noticed != 4 {
		t.Errorf("the sensor noticed %d things, want 4", noticed)
	}
}

// watcher hears of keys.
type watcher struct {
	rest
	heard int
}

func (w *watcher) KeyWentDown() { w.heard++ }

func TestAWatcherHearsOfEveryKey(t *testing.T) {
	themed(t)
	w := &watcher{}
	layer := widgets.NewLayer()
	for i, f := range []desktop.Keyable{
		widgets.NewEntry(keys.PaneSearch, w), widgets.NewButton(keys.PaneContact, w, "", "", nil),
		widgets.NewRows(keys.PaneResults, w, false), widgets.NewAnswers(keys.PaneSteps, w),
		widgets.NewPicker(keys.PaneContact, w, layer, ""), widgets.NewTabs(keys.PaneTabs, w),
	} {
		f.KeyDown(&fyne.KeyEvent{Name: fyne.KeyA})
		f.KeyUp(&fyne.KeyEvent{Name: fyne.KeyA})
		if w.heard != i+1 {
			t.Errorf("%T tells nobody of a key", f)
		}
	}
}
