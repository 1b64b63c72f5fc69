package widgets

import (
	"embed"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	builtin "fyne.io/fyne/v2/theme"

	"paydesk/ui/theme"
)

// Mark is the shape that goes with the word for how a contact stands. It is
// never shown without the word.
type Mark string

// The marks.
const (
	NoMark        Mark = ""
	MarkOpen      Mark = "open"      // ring: open or parked
	MarkResolved  Mark = "resolved"  // disc with a tick
	MarkWaiting   Mark = "waiting"   // clock: waiting, or the shopper will try
	MarkEscalated Mark = "escalated" // filled triangle
	MarkDropped   Mark = "dropped"   // circle with a bar
)

//go:embed marks/*.svg
var markFiles embed.FS

var markColours = map[Mark]fyne.ThemeColorName{
	MarkOpen:      theme.MarkOpen,
	MarkResolved:  theme.MarkResolved,
	MarkWaiting:   theme.MarkWaiting,
	MarkEscalated: theme.MarkEscalated,
	MarkDropped:   theme.MarkDropped,
}

var markIcons = loadMarks()

func loadMarks() map[Mark]fyne.Resource {
	icons := map[Mark]fyne.Resource{}
	for mark, role := range markColours {
		name := "marks/" + string(mark) + ".svg"
		svg, err := markFiles.ReadFile(name)
		if err != nil {
			panic(err) // embedded above; only a broken build gets here
		}
		icons[mark] = builtin.NewColoredResource(fyne.NewStaticResource(name, svg), role)
	}
	return icons
}

// Icon returns the mark's shape in its colour, nil for NoMark.
func (m Mark) Icon() fyne.Resource { return markIcons[m] }

// newMarkImage returns an empty picture of a mark's size.
func newMarkImage() *canvas.Image {
	img := canvas.NewImageFromResource(nil)
	img.FillMode = canvas.ImageFillContain
	return img
}

// setMark shows a mark in a picture, or hides the picture for NoMark.
func setMark(img *canvas.Image, m Mark) {
	img.Resource = m.Icon()
	img.SetMinSize(fyne.NewSquareSize(builtin.Size(theme.SizeMark)))
	if m == NoMark {
		img.Hide()
		return
	}
	img.Show()
	img.Refresh()
}
