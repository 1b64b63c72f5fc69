package search

import (
	"slices"
	"strings"
)

// maxCompared bounds how many codes are compared sign by sign.
const maxCompared = 4000

// misprint finds long codes that differ from the digits by a slip.
func (q *codeQuery) misprint(digits string, at int) {
	limit, compared := 1, 0
	if len(digits) >= 9 {
		limit = 2
	}
	seen := map[int32]bool{}
	for _, g := range gramsOf(digits) {
		for _, e := range q.book.grams[g] {
			if seen[e] {
				continue
			}
			if compared++; compared > maxCompared {
				return
			}
			seen[e] = true
			code := q.book.entries[e].digits
			if n := partEdits(digits, code); n <= limit && n > 0 {
				q.addSlip(e, trustOfSlip(digits, code, n), at)
			}
		}
	}
}

func trustOfSlip(digits, code string, slips int) float32 {
	switch {
	case slips > 1:
		return trustTwoWrong
	case len(digits) == len(code) && sameDigits(digits, code):
		return trustSwapped
	}
	return trustMisprint
}

func sameDigits(a, b string) bool {
	x, y := []byte(a), []byte(b)
	slices.Sort(x)
	slices.Sort(y)
	return string(x) == string(y)
}

// tails finds long codes of which only the letters and the last digits were
// said: "CSC 26", "ipay 2618", with one digit wrong where there are four.
func (q *codeQuery) tails() {
	for i, p := range q.parts {
		head, digits := p.text, ""
		if at := strings.IndexAny(p.text, "0123456789"); at > 0 {
			head, digits = p.text[:at], p.text[at:]
		} else if i+1 < len(q.parts) && q.parts[i+1].digits {
			digits = q.parts[i+1].text
		}
		if q.book.heads[head] && len(digits) >= leastTail && len(digits) < fewestLong && onlyDigits(digits) == digits {
			q.tail(head, digits, i)
		}
	}
}

// Digits of a tail: the least of any, and of one that may hold a slip.
const (
	leastTail    = 2
	leastSlipped = 4
)

func (q *codeQuery) tail(head, digits string, at int) {
	for e, code := range q.book.entries {
		if !strings.HasPrefix(code.head, head) || len(code.digits) < len(digits) {
			continue
		}
		end := code.digits[len(code.digits)-len(digits):]
		switch {
		case end == digits:
			q.add(int32(e), trustNamed, at)
		case len(digits) >= leastSlipped && edits(digits, end, 1) == 1:
			q.addSlip(int32(e), trustOfSlip(digits, end, 1), at)
		}
	}
}

// addSlip is add for a code that was not said quite right.
func (q *codeQuery) addSlip(i int32, trust float32, at int) {
	before := len(q.hits)
	q.add(i, trust, at)
	for n := before; n < len(q.hits); n++ {
		q.hits[n].slip = true
	}
}
