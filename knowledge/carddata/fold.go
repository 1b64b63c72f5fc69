package carddata

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// folded is a text with all its disguises taken off. from and to hold, for
// each byte of text, where its character stands in the original.
type folded struct {
	text     string
	from, to []int
}

// fold takes the disguises off. Characters that show nothing vanish, or with
// apart become blanks; hidden tells that there were some.
func fold(original string, apart bool) (f folded, hidden bool) {
	var b strings.Builder
	b.Grow(len(original))
	f.from, f.to = make([]int, 0, len(original)+1), make([]int, 0, len(original)+1)
	put := func(r rune, from, to int) {
		before := b.Len()
		b.WriteRune(r)
		for range b.Len() - before {
			f.from, f.to = append(f.from, from), append(f.to, to)
		}
	}
	for i := 0; i < len(original); {
		r, size := utf8.DecodeRuneInString(original[i:])
		end := i + size
		switch {
		case r < utf8.RuneSelf:
			put(lowerASCII(r), i, end)
		case invisible(r):
			hidden = true
			if apart {
				put(' ', i, end)
			}
		default:
			for _, q := range norm.NFKC.String(string(r)) {
				put(plainRune(q), i, end)
			}
		}
		i = end
	}
	f.text = b.String()
	return f, hidden
}

func lowerASCII(r rune) rune {
	if 'A' <= r && r <= 'Z' {
		return r + 'a' - 'A'
	}
	return r
}

// plainRune makes a digit of any script a plain one and a letter small.
func plainRune(r rune) rune {
	if unicode.Is(unicode.Nd, r) {
		return '0' + digitValue(r)
	}
	return unicode.ToLower(r)
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

// invisible tells characters that show nothing: zero-width and direction
// marks, soft hyphens, variation selectors, the frame of a keycap.
func invisible(r rune) bool {
	return unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Mn, r) && (r >= 0xFE00 && r <= 0xFE0F || r == 0x034F) ||
		r == 0x20E3 || r == 0x115F || r == 0x1160 || r == 0x3164 || r == 0xFFA0
}

// original gives the byte range of the original text behind a folded one.
func (f folded) original(start, end int) (int, int) {
	return f.from[start], f.to[end-1]
}
