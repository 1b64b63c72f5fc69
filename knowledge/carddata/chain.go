package carddata

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// group is a stretch of digits with nothing between them.
type group struct{ span }

func (g group) size() int { return g.end - g.start }

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

// groups lists the stretches of digits.
func groups(text string) []group {
	var out []group
	for i := 0; i < len(text); {
		if !isDigit(text[i]) {
			i++
			continue
		}
		end := i
		for end < len(text) && isDigit(text[end]) {
			end++
		}
		out = append(out, group{span{i, end}})
		i = end
	}
	return out
}

// digits are the digits of a stretch of text.
func digits(text string) string {
	if strings.IndexFunc(text, func(r rune) bool { return r < '0' || r > '9' }) < 0 {
		return text
	}
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, text)
}

// How much may stand between two digits of one number: marks of so many
// kinds, each perhaps repeated, and so many bytes in all.
const (
	maxMarks    = 3
	maxGapBytes = 24
)

// meaningful are marks that end a number, because what follows is another.
const meaningful = "&?@%$€£¥₽"

// linked tells whether what stands between two groups may stand inside one
// number: a few separators, and nothing that has a meaning of its own. A plus
// and an equals sign part numbers unless they stand evenly between them.
func linked(between string) bool {
	if len(between) <= 1 {
		return between == "" || parting(rune(between[0]))
	}
	if len(between) > maxGapBytes {
		return false
	}
	marks := 0
	for i, r := range between {
		if !parting(r) {
			return false
		}
		if !strings.ContainsRune(between[:i], r) {
			marks++
		}
	}
	return marks <= maxMarks && (!strings.ContainsAny(between, "+=") || strings.HasPrefix(between, " ") == strings.HasSuffix(between, " "))
}

// parting tells characters that may stand between the digits of a number:
// marks without a meaning of their own. Control characters and broken ones
// are no marks, they come from files that are no text.
func parting(r rune) bool {
	if r < utf8.RuneSelf {
		return r > ' ' && !letter(r) && !strings.ContainsRune(meaningful, r) || strings.ContainsRune(" \t\n\r", r)
	}
	return r != utf8.RuneError && !unicode.In(r, unicode.Lu, unicode.Ll, unicode.Lo, unicode.N, unicode.Cc)
}

// chains splits groups into runs that may belong to one number. The
// number of an error code ends a run.
func (s *scanner) chains(all []group) [][]group {
	var out [][]group
	start := 0
	flush := func(end int) {
		if end > start {
			out = append(out, all[start:end])
		}
		start = end
	}
	for i, g := range all {
		if i > 0 && !s.links(all[i-1].end, g.start) {
			flush(i)
		}
		if barrier(s.text, g.span) {
			flush(i)
			start = i + 1
		}
	}
	flush(len(all))
	return out
}

// links tells whether two groups may belong to one number: few marks between
// them, or words such as "dash" and "then".
func (s *scanner) links(end, start int) bool {
	return linked(s.text[end:start]) || s.spoken(end, start)
}

// maxSpoken is how long the words between two parts of a number may be, in
// bytes.
const maxSpoken = 40

// spoken tells whether only words that people say between two parts of one
// number stand there: "4111 1111 then 1111 1111".
func (s *scanner) spoken(end, start int) bool {
	if start-end > maxSpoken {
		return false
	}
	at, joins := end, false
	for at < start {
		w, ok := firstAfter(s.words[joinWord], at)
		if !ok || w.end > start || strings.IndexFunc(s.text[at:w.start], func(r rune) bool { return !isGap(r) }) >= 0 {
			break
		}
		joins = joins || !faintJoin[s.text[w.start:w.end]]
		at = w.end
	}
	return joins && strings.IndexFunc(s.text[at:start], func(r rune) bool { return !isGap(r) || r == '+' }) < 0
}

// barrier tells the digits of a code such as ISC_RS_5100102051: letters and
// an underscore before, and too few digits for a card.
func barrier(text string, s span) bool {
	if s.end-s.start > 11 || s.start < 2 || text[s.start-1] != '_' {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(text[:s.start-1])
	return unicode.IsLetter(r)
}
