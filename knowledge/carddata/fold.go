package carddata

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// folded is a text with its disguises taken off. from and to hold, for each
// byte of text, where its character stands in the original; they are nil
// where every byte stands in its own place.
type folded struct {
	text     string
	from, to []int
}

// fold takes the disguises off: digits of any script become plain ones,
// letters small and without accents. Characters that show nothing vanish, or
// with apart become blanks; hidden tells that there were some.
func fold(original string, apart bool) (f folded, hidden bool) {
	if plainText(original) {
		return folded{text: strings.ToLower(original)}, false
	}
	b := newRebuild(len(original))
	for i := 0; i < len(original); {
		if c := original[i]; c < utf8.RuneSelf {
			b.put(lowerASCII(c), i, i+1)
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(original[i:])
		if invisible(r) {
			hidden = true
			if apart {
				b.put(' ', i, i+size)
			}
		} else {
			b.write(plainForm(r), i, i+size)
		}
		i += size
	}
	return b.folded(), hidden
}

func plainText(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func lowerASCII(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

// rebuild writes a folded text together with the places it came from.
type rebuild struct {
	bytes    []byte
	from, to []int
}

func newRebuild(size int) *rebuild {
	return &rebuild{make([]byte, 0, size), make([]int, 0, size), make([]int, 0, size)}
}

func (b *rebuild) put(c byte, from, to int) {
	b.bytes = append(b.bytes, c)
	b.from, b.to = append(b.from, from), append(b.to, to)
}

func (b *rebuild) write(s string, from, to int) {
	for i := range len(s) {
		b.put(s[i], from, to)
	}
}

// copy takes a stretch of a folded text over as it is.
func (b *rebuild) copy(f folded, start, end int) {
	for i := start; i < end; i++ {
		from, to := f.original(i, i+1)
		b.put(f.text[i], from, to)
	}
}

func (b *rebuild) folded() folded { return folded{string(b.bytes), b.from, b.to} }

// original gives the byte range of the original text behind a folded one.
func (f folded) original(start, end int) (int, int) {
	if f.from == nil {
		return start, end
	}
	return f.from[start], f.to[end-1]
}

// commonForms holds the plain forms of the characters of the alphabets, up
// to the kana, so that they are worked out once.
var commonForms = sync.OnceValue(func() []string {
	forms := make([]string, 0x3100)
	for r := range forms {
		forms[r] = workOutForm(rune(r))
	}
	return forms
})

func plainForm(r rune) string {
	if forms := commonForms(); int(r) < len(forms) {
		return forms[r]
	}
	return workOutForm(r)
}

// workOutForm takes a character apart and drops its accents. Syllables of
// Korean and Japanese stay whole: theirs are no accents.
func workOutForm(r rune) string {
	if v := ringed(r); v != "" {
		return v
	}
	form := norm.NFKD
	if r >= 0x3000 {
		form = norm.NFKC
	}
	return strings.Map(func(q rune) rune {
		if unicode.In(q, unicode.Mn, unicode.Me) {
			return -1
		}
		return plainRune(q)
	}, form.String(string(r)))
}

// alike are letters that no accent sets apart from a plain one.
var alike = strings.NewReplacer("ı", "i", "ł", "l", "đ", "d", "ø", "o", "ß", "ss", "æ", "ae", "œ", "oe", "ـ", "")

// plainRune makes a digit of any script a plain one and a letter small.
func plainRune(r rune) rune {
	if unicode.Is(unicode.Nd, r) {
		return '0' + digitValue(r)
	}
	small, _ := utf8.DecodeRuneInString(alike.Replace(string(unicode.ToLower(r))))
	return small
}

// digitValue is the value of a decimal digit. Unicode keeps the ten digits of
// a script together, in order, and each range of the table begins with a 0.
func digitValue(r rune) rune {
	for _, t := range unicode.Nd.R16 {
		if rune(t.Lo) <= r && r <= rune(t.Hi) {
			return (r - rune(t.Lo)) % 10
		}
	}
	for _, t := range unicode.Nd.R32 {
		if rune(t.Lo) <= r && r <= rune(t.Hi) {
			return (r - rune(t.Lo)) % 10
		}
	}
	return 0
}

// rings are the digits in rings and the like that have no plain form of
// their own in Unicode, from the first of a row to the last.
var rings = []struct{ first, last, value rune }{
	{'❶', '❾', 1}, {'➀', '➈', 1}, {'➊', '➒', 1}, {'⓵', '⓽', 1}, {'⓪', '⓪', 0}, {'⓿', '⓿', 0},
	{'🄋', '🄌', 0}, {'⑴', '⑼', 1}, {'⒈', '⒐', 1}, {'🄁', '🄊', 0}, {'〡', '〩', 1},
}

func ringed(r rune) string {
	for _, row := range rings {
		if row.first <= r && r <= row.last && (row.value > 0 || row.last-row.first > 1) {
			return string('0' + row.value + r - row.first)
		}
		if row.first <= r && r <= row.last {
			return "0"
		}
	}
	return ""
}

// blanks of Unicode that show nothing though they are letters.
var emptyLetters = []rune{0x034F, 0x115F, 0x1160, 0x20E3, 0x3164, 0xFFA0}

// invisible tells characters that show nothing: zero-width and direction
// marks, soft hyphens, variation selectors, the frame of a keycap.
func invisible(r rune) bool {
	return unicode.Is(unicode.Cf, r) || r >= 0xFE00 && r <= 0xFE0F || slices.Contains(emptyLetters, r)
}
