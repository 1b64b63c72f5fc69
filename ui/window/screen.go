//go:build !ci

package window

import (
	"fyne.io/fyne/v2"
	"github.com/go-gl/glfw/v3.4/glfw"
)

// titleBar is the height of what the system draws over a window, in Fyne's
// pixels.
const titleBar = 36

// screenSize returns the room that the first screen has for a window, in
// Fyne's pixels of the given scale; nothing where there is no screen. Fyne has
// no call for it, but the library under it knows.
func screenSize(scale float32) fyne.Size {
	screen := glfw.GetPrimaryMonitor()
	if screen == nil || scale <= 0 {
		return fyne.Size{}
	}
	_, _, width, height := screen.GetWorkarea()
	if width <= 0 || height <= 0 {
		return fyne.Size{}
	}
	return fyne.NewSize(float32(width)/scale, float32(height)/scale-titleBar)
}
