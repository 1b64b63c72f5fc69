package search

import "slices"

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
				q.add(e, trustOfSlip(digits, code, n), at)
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
