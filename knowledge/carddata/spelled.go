package carddata

import "strings"

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
