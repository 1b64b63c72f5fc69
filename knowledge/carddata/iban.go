package carddata

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// ibanForm is a country, two check digits and up to 30 letters and digits,
// perhaps in groups.
var ibanForm = regexp.MustCompile(`[a-z]{2}[0-9]{2}(?:[ -]?[a-z0-9]){11,30}`)

// minIBAN is the length of the shortest IBAN (Norway's).
const minIBAN = 15

func (s *scanner) ibans() {
	for at := 0; at < len(s.text); {
		m := ibanForm.FindStringIndex(s.text[at:])
		if m == nil {
			return
		}
		from, to := at+m[0], at+m[1]
		at = from + 2
		if before, _ := utf8.DecodeLastRuneInString(s.text[:from]); unicode.IsLetter(before) || unicode.IsDigit(before) {
			continue
		}
		if end := ibanEnd(s.text, from, to); end > 0 {
			number := plainIBAN(s.text[from:end])
			s.hit(span{from, end}, IBAN, "[IBAN ..."+strings.ToUpper(number[len(number)-4:])+"]")
			at = end
		}
	}
}

// ibanEnd finds where an IBAN ends: the words behind one look like more of
// it, and its check digits tell.
func ibanEnd(text string, from, to int) int {
	for end := to; end > from; end-- {
		number := plainIBAN(text[from:end])
		if len(number) < minIBAN {
			return 0
		}
		next, _ := utf8.DecodeRuneInString(text[end:])
		if last := text[end-1]; last != ' ' && last != '-' && !unicode.IsLetter(next) && !unicode.IsDigit(next) && mod97(number) {
			return end
		}
	}
	return 0
}

func plainIBAN(text string) string {
	return strings.NewReplacer(" ", "", "-", "").Replace(text)
}
