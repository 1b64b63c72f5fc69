package reportpaper

import (
	"image/color"

	"paydesk/assets/page"
)

// Colours beside those of every print.
var (
	card    = color.NRGBA{0xf6, 0xf8, 0xfa, 0xff}
	tint    = color.NRGBA{0xec, 0xf4, 0xf5, 0xff}
	warm    = color.NRGBA{0xff, 0xf6, 0xeb, 0xff}
	warning = color.NRGBA{0x70, 0x2e, 0x0a, 0xff}
	faint   = color.NRGBA{0xb4, 0xbe, 0xc6, 0xff} // bars of few contacts
)

// line is a hairline.
func line(x0, y0, x1, y1 float64) page.Path {
	return page.Path{Points: []page.Point{{X: x0, Y: y0}, {X: x1, Y: y1}}, Paint: page.Paint{Stroke: page.Outline, Line: 0.2}}
}
