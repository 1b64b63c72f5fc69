package carddata

import (
	"regexp"
	"strings"
)

// lookalikes are the letters that people put for digits.
var lookalikes = map[string]byte{"o": '0', "i": '1', "l": '1', "s": '5', "b": '8', "z": '2', "|": '1', "!": '1', "о": '0', "з": '3', "б": '6', "ο": '0', "і": '1'}

// softWord is a word of digits and letters that look like digits.
var softWord = regexp.MustCompile(`[0-9oilsbz|!озбоі]{3,19}`)

// unlettered is the text with letters taken for the digits they look like,
// in words that hold digits and in words of four such letters.
func unlettered(s *scanner) (folded, bool) {
	if len(s.groups) == 0 || !s.mixed() {
		return folded{}, false
	}
	b := newRebuild(len(s.text))
	at, changed := 0, false
	for _, m := range softWord.FindAllStringIndex(s.text, -1) {
		if word := s.text[m[0]:m[1]]; !s.soft(span{m[0], m[1]}) || digits(word) == word {
			continue
		}
		b.copy(s.folded, at, m[0])
		s.unletter(b, span{m[0], m[1]})
		at, changed = m[1], true
	}
	b.copy(s.folded, at, len(s.text))
	return b.folded(), changed
}

// mixed tells whether a letter that looks like a digit stands beside one, or
// four such letters behind digits.
func (s *scanner) mixed() bool {
	for _, g := range s.groups {
		if g.start > 0 && isLookalike(s.text[g.start-1]) || g.end < len(s.text) && isLookalike(s.text[g.end]) {
			return true
		}
		if rest := s.text[g.end:]; len(rest) > 4 && rest[0] == ' ' && isLookalike(rest[1]) && isLookalike(rest[4]) {
			return true
		}
	}
	return false
}

func isLookalike(c byte) bool { return strings.IndexByte("oilsbz|!", c) >= 0 || c >= 0x80 }

// soft tells a word of such letters that stands alone and may be digits.
func (s *scanner) soft(at span) bool {
	if at.start > 0 && letter(rune(s.text[at.start-1])) || at.end < len(s.text) && letter(rune(s.text[at.end])) || s.taken(at) {
		return false
	}
	word := s.text[at.start:at.end]
	return digits(word) != "" || len(word) == 4
}

func (s *scanner) unletter(b *rebuild, at span) {
	for i := at.start; i < at.end; {
		size := 1
		if s.text[i] >= 0x80 {
			size = 2
		}
		from, to := s.original(i, i+size)
		if d, ok := lookalikes[s.text[i:i+size]]; ok {
			b.put(d, from, to)
		} else {
			b.copy(s.folded, i, i+size)
		}
		i += size
	}
}
