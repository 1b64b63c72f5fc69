package carddata

import (
	"html"
	"regexp"
	"strconv"
	"strings"
)

// escaped are the signs that web forms and pages write for characters, and
// the tags that only set how a text looks.
var escaped = regexp.MustCompile(`%[0-9a-f]{2}|&(?:#[0-9]{1,6}|#x[0-9a-f]{1,5}|[a-z]{2,8});|\\(?:[nrt]|u[0-9a-f]{4})|</?(?:a|b|br|code|div|em|font|i|li|mark|nobr|p|pre|s|small|span|strong|sub|sup|t[dhr]|u|wbr)(?:[ /][^<>]{0,200})?>`)

// decoded is the text with escapes and tags of web pages taken for what they
// show.
func decoded(s *scanner) (folded, bool) {
	if !strings.ContainsAny(s.text, `%&\<`) || len(s.groups) == 0 {
		return folded{}, false
	}
	all := escaped.FindAllStringIndex(s.text, -1)
	if len(all) == 0 {
		return folded{}, false
	}
	b := newRebuild(len(s.text))
	at := 0
	for _, m := range all {
		b.copy(s.folded, at, m[0])
		from, to := s.original(m[0], m[1])
		b.write(shows(s.text[m[0]:m[1]]), from, to)
		at = m[1]
	}
	b.copy(s.folded, at, len(s.text))
	return b.folded(), true
}

// shows is what an escape shows; what is no digit, letter or mark of plain
// text shows a blank.
func shows(escape string) string {
	shown := ""
	switch escape[0] {
	case '%':
		shown = fromHex(escape[1:])
	case '&':
		shown = html.UnescapeString(escape)
	case '\\':
		shown = fromHex(strings.TrimLeft(escape[1:], "nrtu"))
	}
	if f, _ := fold(shown, false); f.text != "" && plainText(f.text) {
		return f.text
	}
	return " "
}

func fromHex(code string) string {
	n, err := strconv.ParseUint(code, 16, 32)
	if err != nil || n < ' ' {
		return " "
	}
	return string(rune(n))
}

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

// fewWords is how many digits must be spelled out, one after the other, to
// be read as a number.
const fewWords = 3

// unspelled is the text with digits that are spelled out written as digits,
// each apart.
func unspelled(s *scanner) (folded, bool) {
	runs := s.spelledRuns()
	if len(runs) == 0 {
		return folded{}, false
	}
	b := newRebuild(len(s.text))
	at := 0
	for _, run := range runs {
		b.copy(s.folded, at, run[0].start)
		at = s.unspell(b, run)
	}
	b.copy(s.folded, at, len(s.text))
	return b.folded(), true
}

// spelledRuns lists runs of digit words with little between them.
func (s *scanner) spelledRuns() [][]match {
	all := s.words[digitWord]
	var out [][]match
	for start := 0; start < len(all); {
		end := start + 1
		for end < len(all) && all[end].start >= all[end-1].end && s.spelledGap(all[end-1].end, all[end].start) {
			end++
		}
		if end-start >= fewWords {
			out = append(out, all[start:end])
		}
		start = end
	}
	return out
}

// spelledGap tells whether what stands between two digit words leaves them
// parts of one number: marks, digits, or a joining word.
func (s *scanner) spelledGap(end, start int) bool {
	between := s.text[end:start]
	if len(between) > maxGapBytes {
		return false
	}
	for word, rest := nextWord(between); word != ""; word, rest = nextWord(rest) {
		if digits(word) != word && !spokenBetween[word] {
			return false
		}
	}
	return true
}

// spokenBetween are words that people say between spelled digits.
var spokenBetween = wordSet(`and, then, dash, space, y, e, et, und, i, и, hundred, again`)

// unspell writes a run as digits. "Double one" is 1 1, "forty one" is 41.
func (s *scanner) unspell(b *rebuild, run []match) (end int) {
	repeat, from := 1, -1
	for i, w := range run {
		if i > 0 && repeat == 1 {
			b.put(' ', b.to[len(b.to)-1], b.to[len(b.to)-1])
			s.keepDigits(b, run[i-1].end, w.start)
		}
		start, to := s.original(w.start, w.end)
		if w.value[0] == 'x' {
			if repeat, from = len(w.value), start; i+1 < len(run) {
				continue
			}
			break
		}
		if from >= 0 {
			start, from = from, -1
		}
		value := w.value
		if i+1 < len(run) && len(value) == 2 && value[1] == '0' && value != "10" && len(run[i+1].value) == 1 && run[i+1].value != "0" {
			value = value[:1]
		}
		b.write(strings.Repeat(value, repeat), start, to)
		repeat = 1
	}
	return run[len(run)-1].end
}

// keepDigits takes over the digits that stand between two digit words.
func (s *scanner) keepDigits(b *rebuild, start, end int) {
	for i := start; i < end; i++ {
		if isDigit(s.text[i]) {
			b.copy(s.folded, i, i+1)
			if i+1 == end || !isDigit(s.text[i+1]) {
				b.put(' ', b.to[len(b.to)-1], b.to[len(b.to)-1])
			}
		}
	}
}
