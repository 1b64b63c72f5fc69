package page

import (
	"strings"
	"sync"

	"github.com/go-text/typesetting/font"

	"paydesk/assets/fonts"
)

const mmPerPoint = 25.4 / 72

// Font is one of the two faces of Noto Sans in a size. It is a plain value;
// the faces themselves are read once.
type Font struct {
	Size float64 // points
	Bold bool
}

// Width is how long the text gets on one line, in millimetres. Letters stand
// side by side without kerning, as gofpdf sets them.
func (f Font) Width(text string) float64 {
	return float64(f.units(text)) * f.unit()
}

// unit is the length of a thousandth of the em in millimetres.
func (f Font) unit() float64 { return f.Size * mmPerPoint / 1000 }

// units is the width in thousandths of the em: whole numbers, so that sums do
// not depend on their order.
func (f Font) units(text string) int {
	widths := faces()[f.face()]
	sum := 0
	for _, r := range text {
		w, ok := widths[r]
		if !ok {
			w = widths[substitute]
		}
		sum += w
	}
	return sum
}

// face is the index of the font in faces.
func (f Font) face() int {
	if f.Bold {
		return 1
	}
	return 0
}

// advances holds the width of each character a face has.
type advances map[rune]int

// faces are the widths of the regular and of the bold face.
var faces = sync.OnceValue(func() [2]advances {
	return [2]advances{readAdvances(fonts.Regular), readAdvances(fonts.Bold)}
})

func readAdvances(ttf string) advances {
	face, err := font.ParseTTF(strings.NewReader(ttf))
	if err != nil || face.Upem() != 1000 {
		panic("page: an embedded font is broken") // only a bad run of scripts/fonts.sh gets here
	}
	widths := advances{}
	for chars := face.Cmap.Iter(); chars.Next(); {
		r, glyph := chars.Char()
		if glyph != 0 { // the table ends with U+FFFF, which has none
			widths[r] = int(face.HorizontalAdvance(glyph))
		}
	}
	return widths
}
