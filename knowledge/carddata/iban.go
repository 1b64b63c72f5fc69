package carddata

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// ibanLengths are the lengths of the IBANs of the countries that have them
// (the registry of ISO 13616), by the country's letters.
var ibanLengths = readLengths(`
ad24 ae23 al28 at20 az28 ba20 be16 bg22 bh22 bi27 br29 by28 ch21 cr22 cy28 cz24 de22 dj27 dk18 do28 ee20 eg29 es24 fi18 fk18 fo18 fr27
gb22 ge22 gi23 gl18 gr27 gt28 hn28 hr21 hu28 ie22 il23 iq23 is26 it27 jo30 kw30 kz20 lb28 lc32 li21 lt20 lu20 lv21 ly25 mc27 md24 me22
mk19 mn20 mr27 mt31 mu30 ni28 nl18 no15 om23 pk24 pl28 ps29 pt25 qa29 ro24 rs22 ru33 sa24 sc31 sd18 se24 si19 sk24 sm27 so23 st25 sv28
tl23 tn24 tr26 ua29 va22 vg24 xk20 ye30`)

func readLengths(list string) map[string]int {
	lengths := map[string]int{}
	for _, f := range strings.Fields(list) {
		lengths[f[:2]] = int(f[2]-'0')*10 + int(f[3]-'0')
	}
	return lengths
}

// ibans finds international bank account numbers: a country, two check
// digits, and as many letters and digits as the country's have.
func (s *scanner) ibans() {
	for _, g := range s.groups {
		start, size := s.country(g)
		if size == 0 || s.taken(span{start, g.end}) {
			continue
		}
		number, end := s.gather(start, size)
		if len(number) == size && (mod97(number) || s.directlyBefore(s.words[ibanWord], start)) {
			s.hit(span{start, end}, IBAN, "[IBAN ..."+strings.ToUpper(number[len(number)-4:])+"]")
		}
	}
}

// country tells where the letters of a country stand before two check digits,
// and how long its IBANs are, 0 for none.
func (s *scanner) country(g group) (start, size int) {
	letters := strings.TrimRight(s.text[max(0, g.start-4):g.start], " -.:")
	end := max(0, g.start-4) + len(letters)
	if g.start < 2 || len(letters) < 2 || end < 2 {
		return 0, 0
	}
	start = end - 2
	before := s.text[:start]
	if r, _ := utf8.DecodeLastRuneInString(before); (letter(r) && spaced(r) || unicode.IsDigit(r)) && !strings.HasSuffix(before, "iban") {
		return 0, 0
	}
	return start, ibanLengths[s.text[start:end]]
}

// gather takes so many letters and digits together, from a place on, across
// separators that may stand inside a number.
func (s *scanner) gather(start, size int) (number string, end int) {
	b := make([]byte, 0, 34)
	marks := 0
	for i := start; i < len(s.text) && len(b) < size && marks <= maxMarks; i++ {
		switch c := s.text[i]; {
		case isDigit(c) || 'a' <= c && c <= 'z':
			b, end, marks = append(b, c), i+1, 0
		case c >= utf8.RuneSelf && !utf8.RuneStart(c):
		default:
			if r, _ := utf8.DecodeRuneInString(s.text[i:]); unicode.IsLetter(r) {
				return "", 0
			}
			marks++
		}
	}
	if end < len(s.text) && (isDigit(s.text[end]) || 'a' <= s.text[end] && s.text[end] <= 'z') {
		return "", 0
	}
	if len(b) > 4 && (!isDigit(b[2]) || !isDigit(b[3])) {
		return "", 0
	}
	return string(b), end
}
