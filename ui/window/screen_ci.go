//go:build ci

package window

import "fyne.io/fyne/v2"

// screenSize knows no screen: tests have none.
func screenSize(float32) fyne.Size { return fyne.Size{} }
