package page

import "image/color"

// The colours of every print. They print well in grey; contrast on white is
// 15.7 to 1 for Ink, 6.3 for Grey and 7.6 for Accent.
var (
	Ink     = color.NRGBA{0x18, 0x24, 0x30, 0xff}
	Grey    = color.NRGBA{0x54, 0x61, 0x6e, 0xff}
	Accent  = color.NRGBA{0x0b, 0x5c, 0x6b, 0xff}
	Outline = color.NRGBA{0xd3, 0xdc, 0xe2, 0xff}
)
