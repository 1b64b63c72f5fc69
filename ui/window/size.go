package window

import (
	"encoding/json"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	builtin "fyne.io/fyne/v2/theme"

	"paydesk/ui/words"
)

// sizeSetting is the key the size of the window is kept under.
const sizeSetting = "window-size"

// usual is the size of a window that was never resized; least is the smallest
// that shows a whole pane.
var (
	usual = fyne.NewSize(1280, 800)
	least = fyne.NewSize(900, 640)
)

// fitted returns the size to open with: as wanted, not smaller than least and
// not larger than the screen. A screen of no size is one that is not known.
func fitted(want, screen fyne.Size) fyne.Size {
	want = want.Max(least)
	if screen.IsZero() {
		return want
	}
	return want.Min(screen)
}

// smallest keeps the content, which stands under the menu bar, from becoming
// too small to work in.
func smallest(screen fyne.Size) fyne.CanvasObject {
	menu := fyne.MeasureText("M", builtin.TextSize(), fyne.TextStyle{}).Height + builtin.InnerPadding()
	room := canvas.NewRectangle(nil)
	room.SetMinSize(fitted(least, screen).SubtractWidthHeight(0, menu))
	return room
}

// loadSize reads the size the window had last, the usual one if that cannot
// be read.
func (w *window) loadSize() fyne.Size {
	var s fyne.Size
	kept, err := w.desk.Store().Setting(w.ctx, sizeSetting)
	if err != nil || json.Unmarshal([]byte(kept), &s) != nil || s.IsZero() {
		return usual
	}
	return s
}

// keepSize keeps the window's size once it has stood still between two calls,
// so that dragging its edge does not write all the time.
func (w *window) keepSize() {
	now := w.win.Canvas().Size()
	still := now == w.size
	w.size = now
	if !still || now == w.keptSize {
		return
	}
	w.keptSize = now
	kept, err := json.Marshal(now)
	if err == nil {
		err = w.desk.Store().SetSetting(w.ctx, sizeSetting, string(kept))
	}
	if err != nil {
		w.status.Fail(fmt.Sprintf("%s %v", words.T("status.looknotkept"), err))
	}
}

// fit makes the window as large as it was, where the screen has that much
// room. The screen's own scale is known only once the window is shown, so Run
// asks twice.
func (w *window) fit(want fyne.Size) {
	fits := fitted(want, screenSize(w.win.Canvas().Scale()))
	if fits != w.win.Canvas().Size() {
		w.win.Resize(fits)
	}
	w.size, w.keptSize = fits, fits
}
