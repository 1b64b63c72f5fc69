package page

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// substitute stands for a character that the fonts do not have: visible, so
// that nobody takes the print for complete.
const substitute = '?'

// Clean makes a text that a person typed fit to print: composed letters,
// no control or invisible characters, line breaks as \n and a question mark
// for each character the fonts lack. Clean(Clean(s)) is Clean(s).
func Clean(s string) string {
	return strings.TrimSpace(strings.Map(covered, visible(s)))
}

// Missing lists the characters of s that Clean replaces, each once. A window
// can name them before the print.
func Missing(s string) []rune {
	var missing []rune
	for _, r := range visible(s) {
		if covered(r) != r && !slices.Contains(missing, r) {
			missing = append(missing, r)
		}
	}
	return missing
}

// visible drops what has no ink of its own. It runs before letters are
// composed: an invisible joiner would keep an accent from its letter.
func visible(s string) string {
	return norm.NFC.String(strings.Map(plain, strings.ToValidUTF8(s, string(substitute))))
}

func plain(r rune) rune {
	switch {
	case strings.ContainsRune("\n\v\f\u0085\u2028\u2029", r):
		return '\n'
	case r == '\u00a0': // a space that holds a line together stays
		return r
	case r == '\t', unicode.Is(unicode.Zs, r):
		return ' '
	// Cf holds the marks that turn reading order round, a way to disguise text.
	case unicode.Is(unicode.Cc, r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Variation_Selector, r):
		return -1
	}
	return r
}

func covered(r rune) rune {
	if _, ok := faces()[0][r]; ok || r == '\n' {
		return r
	}
	return substitute
}
