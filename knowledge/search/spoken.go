package search

import "strings"

// part is one piece of a query read as a code might be.
type part struct {
	text       string
	digits     bool // holds a digit
	said       bool // its digits were spoken as words
	start, end int  // bytes of the query
}

// spelled turns words into parts, with digits that were spoken written out:
// "five one double oh" gives 5100.
func spelled(words []word) []part {
	parts := make([]part, 0, len(words))
	for i := 0; i < len(words); {
		least := leastSpoken
		switch {
		case len(parts) > 0 && codeWords[parts[len(parts)-1].text]:
			least = leastRight
		case namesCode(parts) || len(words) <= fewWords && i == 0:
			least = leastNamed
		}
		if digits, used := spokenDigits(words[i:], least); used > 0 {
			parts = append(parts, part{digits, true, true, words[i].start, words[i+used-1].end})
			i += used
			continue
		}
		text := compact(words[i].text)
		parts = append(parts, part{text, strings.ContainsAny(text, "0123456789"), false, words[i].start, words[i].end})
		i++
	}
	return parts
}

// namesCode tells whether what was said last announces a code.
func namesCode(parts []part) bool {
	for i := len(parts) - 1; i >= 0 && i >= len(parts)-2; i-- {
		if codeWords[parts[i].text] {
			return true
		}
		if !codeFillers[parts[i].text] {
			return false
		}
	}
	return false
}

// How many digits have to be spoken in a row to be a code: "one" and "two"
// alone are words.
const (
	leastSpoken = 3
	leastNamed  = 2 // not far behind a word such as code
	leastRight  = 1 // right behind it
)

// spokenDigits reads digits said as words from the start of words and tells
// how many words it used; fewer than least digits are none.
func spokenDigits(words []word, least int) (digits string, used int) {
	var out strings.Builder
	times, pending, spoken := 1, false, 0
	for i, w := range words {
		switch ten := tens[w.text]; {
		case multiples[w.text] > 0 && !pending:
			times, pending = multiples[w.text], true
		case spokenOne[w.text] != "":
			out.WriteString(strings.Repeat(spokenOne[w.text], times))
			times, pending = 1, false
		case ten != "" && !pending:
			out.WriteString(ten)
			if i+1 == len(words) || spokenOne[words[i+1].text] == "" {
				out.WriteByte('0')
			}
		case w.text == "hundred" && out.Len() > 0:
			out.WriteString("00")
		default:
			return finishSpoken(out.String(), spoken, pending, least)
		}
		spoken++
	}
	return finishSpoken(out.String(), spoken, pending, least)
}

func finishSpoken(digits string, used int, pending bool, least int) (string, int) {
	if pending {
		used--
	}
	if len(digits) < least {
		return "", 0
	}
	return digits, used
}
