package page

import (
	"strings"

	"github.com/go-text/typesetting/segmenter"
)

// Wrap cleans the text and breaks it into lines of at most width
// millimetres, at the places that Unicode allows (UAX 14). A word longer than
// a line is cut. A last line of one word is avoided where a slightly narrower
// measure does it. There is always at least one line, empty for no text.
func (f Font) Wrap(text string, width float64) []string {
	var lines []string
	for para := range strings.SplitSeq(Clean(text), "\n") {
		lines = append(lines, f.wrapTidy(strings.TrimSpace(para), width)...)
	}
	return lines
}

// Fit cleans the text and puts it on one line of at most width millimetres,
// its end cut off with "…" when it is longer.
func (f Font) Fit(text string, width float64) string {
	line := strings.Join(strings.Fields(Clean(text)), " ")
	room := int(width / f.unit())
	if f.units(line) <= room {
		return line
	}
	head, _ := f.cut(line, room-f.units("…"))
	return strings.TrimSpace(head) + "…"
}

// narrower are the shares of the width that wrapTidy tries.
var narrower = [...]float64{0.96, 0.92, 0.88, 0.84, 0.8}

func (f Font) wrapTidy(para string, width float64) []string {
	lines := f.wrap(para, width)
	if !lonely(lines) {
		return lines
	}
	for _, share := range narrower {
		if tidy := f.wrap(para, width*share); len(tidy) == len(lines) && !lonely(tidy) {
			return tidy
		}
	}
	return lines
}

// lonely tells whether the last of several lines is a single word.
func lonely(lines []string) bool {
	last := len(lines) - 1
	return last > 0 && !strings.Contains(lines[last], " ")
}

// wrap fills each line with as many segments as it holds.
func (f Font) wrap(para string, width float64) []string {
	room := int(width / f.unit())
	var lines []string
	line := ""
	for _, segment := range segments(para) {
		if f.units(strings.TrimRight(line+segment, " ")) <= room {
			line += segment
			continue
		}
		if line != "" {
			lines = append(lines, strings.TrimRight(line, " "))
		}
		for line = segment; f.units(strings.TrimRight(line, " ")) > room; {
			head, rest := f.cut(line, room)
			if rest == "" {
				break
			}
			lines, line = append(lines, head), rest
		}
	}
	return append(lines, strings.TrimRight(line, " "))
}

// segments are the pieces between two places where a line may end.
func segments(para string) []string {
	var seg segmenter.Segmenter
	seg.Init([]rune(para))
	var pieces []string
	for lines := seg.LineIterator(); lines.Next(); {
		pieces = append(pieces, string(lines.Line().Text))
	}
	return pieces
}

// cut parts the text in front of the first letter that does not fit into room
// thousandths of the em. The head holds at least one letter.
func (f Font) cut(text string, room int) (head, rest string) {
	var seg segmenter.Segmenter
	seg.Init([]rune(text))
	used := 0
	for letters := seg.GraphemeIterator(); letters.Next(); {
		letter := letters.Grapheme()
		used += f.units(string(letter.Text))
		if at := letter.OffsetInBytes; used > room && at > 0 {
			return text[:at], text[at:]
		}
	}
	return text, ""
}
