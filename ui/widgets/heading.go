package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	builtin "fyne.io/fyne/v2/theme"
)

// headingSize is the text size of a heading between rows.
func headingSize() float32 { return builtin.Size(builtin.SizeNameCaptionText) }

func measureHeading(text string) fyne.Size {
	return fyne.MeasureText(text, headingSize(), fyne.TextStyle{Bold: true})
}

// headingLine is the height of one line of a heading.
func headingLine() float32 { return measureHeading("Ag").Height }

// headingLines breaks a heading at its words for a title of that width.
func headingLines(text string, width float32) []string {
	room := width - 2*builtin.InnerPadding()
	if measureHeading(text).Width <= room {
		return []string{text}
	}
	var lines []string
	for _, word := range strings.Fields(text) {
		last := len(lines) - 1
		if last >= 0 && measureHeading(lines[last]+" "+word).Width <= room {
			lines[last] += " " + word
			continue
		}
		lines = append(lines, word)
	}
	return lines
}

// headingHeights remembers how high the headings of a list are.
type headingHeights struct {
	width float32 // of the list
	known map[string]float32
}

// of is the height of a heading in a list of that width; one line takes single.
func (h *headingHeights) of(text string, width, single float32) float32 {
	if h.width != width || h.known == nil {
		h.width, h.known = width, map[string]float32{}
	}
	height, ok := h.known[text]
	if !ok {
		height = single + float32(len(headingLines(text, width-textStart))-1)*headingLine()
		h.known[text] = height
	}
	return height
}
