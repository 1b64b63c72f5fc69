package carddata

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// wordSet makes a set of single words from a list parted by commas.
func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range phrases(list) {
		for _, part := range strings.FieldsFunc(w, isGap) {
			set[part] = true
		}
	}
	return set
}

// isGap tells characters that part words: all but letters, digits and the
// vowel signs of scripts that write them beside the letters.
func isGap(r rune) bool {
	if r < utf8.RuneSelf {
		return !letter(r) && (r < '0' || r > '9')
	}
	return !unicode.In(r, unicode.L, unicode.N, unicode.M)
}

// longGap is how long a stretch of fillers may be, in bytes.
const longGap = 60

// onlyFillers tells whether a short stretch of text holds nothing but
// punctuation and filler words.
func onlyFillers(text string) bool {
	if len(text) > longGap {
		return false
	}
	for len(text) > 0 {
		var word string
		if word, text = nextWord(text); word != "" && !fillers[word] {
			return false
		}
	}
	return true
}

// nextWord cuts the first word off a text; it is empty where none is left.
func nextWord(text string) (word, rest string) {
	start := strings.IndexFunc(text, func(r rune) bool { return !isGap(r) })
	if start < 0 {
		return "", ""
	}
	text = text[start:]
	if end := strings.IndexFunc(text, isGap); end >= 0 {
		return text[:end], text[end:]
	}
	return text, ""
}

// lastWord is the word right before the end of a text, across a few blanks
// and marks.
func lastWord(text string) string {
	text = strings.TrimRightFunc(tail(text, 40), func(r rune) bool { return r == ' ' || r == ':' || r == '#' || r == '-' })
	start := strings.LastIndexFunc(text, isGap)
	if start < 0 {
		return text
	}
	_, size := utf8.DecodeRuneInString(text[start:])
	return text[start+size:]
}

// tail is the end of a text, at most so many bytes and cut between
// characters.
func tail(text string, size int) string {
	start := max(0, len(text)-size)
	for start < len(text) && !utf8.RuneStart(text[start]) {
		start++
	}
	return text[start:]
}

// prefixes are beginnings of words.
func prefixes(list string) []string { return phrases(list) }

// begins tells whether a text begins with one of the words: a short word
// stands alone, perhaps with an s; a longer one may go on.
func begins(text string, words []string) bool {
	for _, w := range words {
		if rest, ok := strings.CutPrefix(text, w); ok && wordEnds(w, rest) {
			return true
		}
	}
	return false
}

func wordEnds(word, rest string) bool {
	last, _ := utf8.DecodeLastRuneInString(word)
	if !letter(last) || !spaced(last) || len(word) > 4 {
		return true
	}
	next, _ := utf8.DecodeRuneInString(strings.TrimPrefix(rest, "s"))
	return !letter(next) || !spaced(next)
}
