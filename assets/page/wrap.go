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
	head := f.chop(line, room-f.units("…"))[0]
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
		word := strings.TrimRight(segment, " ")
		pieces := f.chop(word, room)
		last := len(pieces) - 1
		lines = append(lines, pieces[:last]...)
		line = pieces[last] + segment[len(word):]
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

// chop cuts a word into pieces of at most room thousandths of the em, between
// letters only; a piece holds at least one. There is always one piece.
func (f Font) chop(word string, room int) []string {
	var seg segmenter.Segmenter
	seg.Init([]rune(word))
	var pieces []string
	start, used := 0, 0
	for letters := seg.GraphemeIterator(); letters.Next(); {
		letter := letters.Grapheme()
		wide := f.units(string(letter.Text))
		if at := letter.OffsetInBytes; used+wide > room && at > start {
			pieces = append(pieces, word[start:at])
			start, used = at, 0
		}
		used += wide
	}
	return append(pieces, word[start:])
}
