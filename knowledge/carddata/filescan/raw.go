package filescan

import (
	"context"
	"io"
	"maps"
	"regexp"
	"slices"
	"unicode"
	"unicode/utf8"

	"paydesk/knowledge/carddata"
)

// raw looks for card data in bytes of which nothing is known, as UTF-8 and as
// UTF-16 of either order.
func (s *scan) raw(ctx context.Context, r io.Reader) error {
	return stretches(ctx, r, func(piece stretch) {
		found := map[int]carddata.Kind{}
		for _, run := range runs(piece.data) {
			for _, h := range s.strict(string(piece.data[run.from:run.to])) {
				found[run.from+h.start] = h.kind
			}
		}
		if wideDigits.Match(piece.data) {
			for _, w := range wides(piece.data) {
				for _, h := range s.strict(string(w.text)) {
					found[w.at[h.start]] = h.kind
				}
			}
		}
		for _, i := range slices.Sorted(maps.Keys(found)) {
			if piece.holds(i) {
				at := piece.at + int64(i)
				s.found(Finding{Place{Byte: &at}, found[i]})
			}
		}
	})
}

// minRun is how many bytes of text in a row are looked at: "cvc 123" is one.
const minRun = 7

type byteSpan struct{ from, to int }

// runs lists the stretches of text among the bytes.
func runs(data []byte) (found []byteSpan) {
	from := 0
	end := func(at int) {
		if at-from >= minRun {
			found = append(found, byteSpan{from, at})
		}
	}
	for i := 0; i < len(data); {
		size := textAt(data[i:])
		if size == 0 {
			end(i)
			i++
			from = i
			continue
		}
		i += size
	}
	end(len(data))
	return found
}

// textAt is how many bytes the first character has, 0 when it is no text.
func textAt(data []byte) int {
	if b := data[0]; b < utf8.RuneSelf {
		if b >= ' ' && b < 0x7f || b == '\t' || b == '\n' || b == '\r' {
			return 1
		}
		return 0
	}
	r, size := utf8.DecodeRune(data)
	if r == utf8.RuneError || !text(r) {
		return 0
	}
	return size
}

// text tells characters that people write, the invisible ones among them.
func text(r rune) bool {
	return unicode.IsPrint(r) || unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.M, r)
}

// wideDigits are digits in UTF-16, of either order.
var wideDigits = regexp.MustCompile(`[0-9]\x00[0-9]\x00[0-9]`)

// wide is a run of UTF-16 text; at holds, for each byte of text, where the
// lower byte of its character stands, which is the same by either order.
type wide struct {
	text []byte
	at   []int
}

// wides lists the runs of UTF-16 text among the bytes, by either order and
// from even and odd places on.
func wides(data []byte) (found []wide) {
	for first := range 2 {
		for _, high := range []int{0, 1} {
			found = append(found, widesFrom(data, first, high)...)
		}
	}
	return found
}

// widesFrom reads units of two bytes from a place on; high is which of the
// two is the upper one.
func widesFrom(data []byte, first, high int) (found []wide) {
	var w wide
	for i := first; i < len(data); i += 2 {
		r := rune(utf8.RuneError)
		if i+1 < len(data) {
			r = rune(data[i+high])<<8 | rune(data[i+1-high])
		}
		if r != '\n' && r != '\r' && r != '\t' && (r < ' ' || r == utf8.RuneError || !text(r)) {
			if len(w.at) >= minRun {
				found = append(found, w)
			}
			w = wide{}
			continue
		}
		before := len(w.text)
		w.text = utf8.AppendRune(w.text, r)
		for range len(w.text) - before {
			w.at = append(w.at, i+1-high)
		}
	}
	if len(w.at) >= minRun {
		found = append(found, w)
	}
	return found
}
