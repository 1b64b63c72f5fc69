package filescan

import (
	"encoding/hex"
	"iter"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
)

// breakText stands where one piece of text on a page ends, so that its digits
// are not read on into the next.
const breakText = "\n&\n"

// shownStrings are the strings that a content stream shows, as the bytes they
// are made of, with what parts them between.
func shownStrings(body []byte) []string {
	t := pdfTokens{body: body}
	for t.next() {
	}
	return t.shown
}

// pdfTokens walks through a content stream.
type pdfTokens struct {
	body    []byte
	at      int
	pending []string // strings since the last operator
	shown   []string
	started bool // something was shown since the last break
}

// isBreak marks the strings of shown that are no text.
func isBreak(s string) bool { return s == " " || s == "\n" || s == breakText }

// next takes one token; false at the end.
func (t *pdfTokens) next() bool {
	for t.at < len(t.body) && isPDFSpace(t.body[t.at]) {
		t.at++
	}
	if t.at >= len(t.body) {
		return false
	}
	switch c := t.body[t.at]; {
	case c == '(':
		t.pending = append(t.pending, t.literal())
	case c == '<' && t.at+1 < len(t.body) && t.body[t.at+1] != '<':
		t.pending = append(t.pending, t.hexString())
	case c == '%':
		t.comment()
	case strings.IndexByte("[]<>{}/)", c) >= 0:
		t.at++
	default:
		t.word()
	}
	return true
}

func isPDFSpace(c byte) bool { return c <= ' ' }

func (t *pdfTokens) comment() {
	for t.at < len(t.body) && t.body[t.at] != '\n' && t.body[t.at] != '\r' {
		t.at++
	}
}

// escapes are the letters behind a backslash in a string.
var escapes = map[byte]byte{'n': '\n', 'r': '\r', 't': '\t', 'b': '\b', 'f': '\f'}

// literal reads a string in parentheses.
func (t *pdfTokens) literal() string {
	var b strings.Builder
	depth := 0
	for ; t.at < len(t.body); t.at++ {
		c := t.body[t.at]
		switch {
		case c == '\\':
			t.escape(&b)
			continue
		case c == '(':
			if depth++; depth == 1 {
				continue
			}
		case c == ')':
			if depth--; depth == 0 {
				t.at++
				return b.String()
			}
		}
		b.WriteByte(c)
	}
	return b.String()
}

// escape reads what a backslash begins, and stays on its last byte.
func (t *pdfTokens) escape(b *strings.Builder) {
	rest := t.body[t.at+1:]
	n := 0
	for n < 3 && n < len(rest) && rest[n] >= '0' && rest[n] <= '7' {
		n++
	}
	if n > 0 {
		code, _ := strconv.ParseUint(string(rest[:n]), 8, 16)
		b.WriteByte(byte(code))
		t.at += n
		return
	}
	if len(rest) == 0 {
		return
	}
	t.at++
	switch c := rest[0]; {
	case escapes[c] != 0:
		b.WriteByte(escapes[c])
	case c == '\r' && len(rest) > 1 && rest[1] == '\n':
		t.at++
	case c != '\n' && c != '\r':
		b.WriteByte(c)
	}
}

// hexString reads a string of hexadecimal digits.
func (t *pdfTokens) hexString() string {
	var digits []byte
	for t.at++; t.at < len(t.body) && t.body[t.at] != '>'; t.at++ {
		if !isPDFSpace(t.body[t.at]) {
			digits = append(digits, t.body[t.at])
		}
	}
	t.at++
	if len(digits)%2 == 1 {
		digits = append(digits, '0')
	}
	decoded := make([]byte, len(digits)/2)
	n, _ := hex.Decode(decoded, digits) // what comes before a wrong digit
	return string(decoded[:n])
}

// wideGap is how far a number between two strings has to move the pen, in
// thousandths of the em, to stand for a blank.
const wideGap = -180

// word reads an operator or a number.
func (t *pdfTokens) word() {
	from := t.at
	for t.at < len(t.body) && !isPDFSpace(t.body[t.at]) && strings.IndexByte("()<>[]{}/%", t.body[t.at]) < 0 {
		t.at++
	}
	word := string(t.body[from:t.at])
	if n, err := strconv.ParseFloat(word, 64); err == nil {
		if n < wideGap && len(t.pending) > 0 {
			t.pending = append(t.pending, " ")
		}
		return
	}
	t.operator(word)
}

// operator shows the strings before it, or parts what was shown.
func (t *pdfTokens) operator(word string) {
	switch word {
	case "'", `"`:
		t.part("\n")
		t.show()
	case "Tj", "TJ":
		t.show()
	case "Td", "TD", "T*", "Tm":
		t.part("\n")
	case "EMC":
		t.part(breakText)
	}
	t.pending = nil
}

func (t *pdfTokens) show() {
	t.shown = append(t.shown, t.pending...)
	t.started = t.started || len(t.pending) > 0
}

// part ends a line or a piece of text, once.
func (t *pdfTokens) part(by string) {
	if t.started {
		t.shown = append(t.shown, by)
		t.started = by != breakText
	}
}

// charMap tells which text a code in a string stands for.
type charMap map[uint16]string

// maxMaps is how many maps of characters are tried, and maxChars how many
// characters one is read to, for a few bytes name thousands.
const (
	maxMaps  = 64
	maxChars = 1 << 18
)

var (
	charPair  = regexp.MustCompile(`<([0-9A-Fa-f]{2,4})>\s*<([0-9A-Fa-f]{4,32})>`)
	charRange = regexp.MustCompile(`<([0-9A-Fa-f]{2,4})>\s*<([0-9A-Fa-f]{2,4})>\s*<([0-9A-Fa-f]{4})>`)
	charBlock = regexp.MustCompile(`(?s)begin(bfchar|bfrange)(.*?)endbf`)
)

// readCharMap reads a map from codes to characters (ISO 32000-1, 9.10.3);
// empty when the stream is none.
func readCharMap(body []byte) charMap {
	m, left := charMap{}, maxChars
	for _, block := range charBlock.FindAllSubmatch(body, -1) {
		if string(block[1]) == "bfchar" {
			for _, pair := range charPair.FindAllSubmatch(block[2], -1) {
				m[code(pair[1])] = unhex(string(pair[2]))
			}
			continue
		}
		for _, r := range charRange.FindAllSubmatch(block[2], -1) {
			first, last, to := code(r[1]), code(r[2]), code(r[3])
			for i := 0; i <= int(last)-int(first) && left > 0; i++ {
				m[first+uint16(i)] = string(rune(to) + rune(i))
				left--
			}
		}
	}
	return m
}

func code(digits []byte) uint16 {
	n, _ := strconv.ParseUint(string(digits), 16, 16) // digits by the expressions above
	return uint16(n)
}

// unhex reads UTF-16 in hexadecimal digits.
func unhex(digits string) string {
	raw, _ := hex.DecodeString(digits[:len(digits)/4*4]) // digits by the expressions above
	return fromUnits(string(raw))
}

// fromUnits reads UTF-16 with the upper byte first.
func fromUnits(s string) string {
	units := make([]uint16, len(s)/2)
	for i := range units {
		units[i] = uint16(s[2*i])<<8 | uint16(s[2*i+1])
	}
	return string(utf16.Decode(units))
}

// readings are the texts that shown strings may stand for: a byte a letter,
// two bytes a letter, and by each map.
func (d *pdfFile) readings(shown []string) []string {
	texts := []string{joined(shown, func(_ int, s string) string { return fromBytes(s) }),
		joined(shown, func(_ int, s string) string { return fromUnits(s) })}
	for _, width := range []int{2, 1} {
		fewest := d.fewestMissing(shown, width)
		for _, m := range d.maps {
			texts = append(texts, joined(shown, func(i int, s string) string {
				if m.missing(s, width) > fewest[i] {
					return breakText // in another font: what is left of it would make other words
				}
				return m.text(s, width)
			}))
		}
	}
	return texts
}

// joined reads shown strings, each with its place among them, as one text.
func joined(shown []string, way func(int, string) string) string {
	var b strings.Builder
	for i, s := range shown {
		if !isBreak(s) {
			s = way(i, s)
		}
		b.WriteString(s)
	}
	return strings.Map(printed, b.String())
}

// fewestMissing is, for each string, how many of its codes the map that knows
// most of them lacks: none for the map of its own font.
func (d *pdfFile) fewestMissing(shown []string, width int) []int {
	fewest := make([]int, len(shown))
	for i, s := range shown {
		fewest[i] = len(s)
		for _, m := range d.maps {
			fewest[i] = min(fewest[i], m.missing(s, width))
		}
	}
	return fewest
}

// printed leaves the marks out that show nothing.
func printed(r rune) rune {
	if r == '\n' || unicode.IsPrint(r) {
		return r
	}
	return -1
}

func fromBytes(s string) string {
	runes := make([]rune, len(s))
	for i := range runes {
		runes[i] = rune(s[i])
	}
	return string(runes)
}

// missing counts the codes of a string that a map does not know.
func (m charMap) missing(s string, width int) (n int) {
	for c := range codes(s, width) {
		if _, known := m[c]; !known {
			n++
		}
	}
	return n
}

// codes are the codes of a string, of so many bytes each.
func codes(s string, width int) iter.Seq[uint16] {
	return func(yield func(uint16) bool) {
		for i := 0; i+width <= len(s); i += width {
			c := uint16(s[i])
			if width == 2 {
				c = c<<8 | uint16(s[i+1])
			}
			if !yield(c) {
				return
			}
		}
	}
}

// text reads a string of codes of so many bytes.
func (m charMap) text(s string, width int) string {
	var b strings.Builder
	for c := range codes(s, width) {
		b.WriteString(m[c])
	}
	return b.String()
}
