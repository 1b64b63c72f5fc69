package search

// editTable counts misprints by the usual table of two words against each
// other, of which it keeps the last three rows.
type editTable struct {
	a, b string
	rows [3][maxWordBytes + 1]int
}

// next fills the row of the i-th letter of a and returns the least in it. A
// letter wrong, missing or added is one misprint, and so are two neighbours
// that changed places.
func (t *editTable) next(i int) (least int) {
	row, last, older := &t.rows[i%3], &t.rows[(i+2)%3], &t.rows[(i+1)%3]
	row[0] = i
	least = i
	for j := 1; j <= len(t.b); j++ {
		cost := 1
		if t.a[i-1] == t.b[j-1] {
			cost = 0
		}
		row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
		if i > 1 && j > 1 && t.a[i-1] == t.b[j-2] && t.a[i-2] == t.b[j-1] {
			row[j] = min(row[j], older[j-2]+1)
		}
		least = min(least, row[j])
	}
	return least
}

// edits counts the misprints that turn a into b; it gives up above limit.
// Neither word may be longer than maxWordBytes.
func edits(a, b string, limit int) int {
	if d := len(a) - len(b); d > limit || -d > limit {
		return limit + 1
	}
	t := editTable{a: a, b: b}
	for j := range len(b) + 1 {
		t.rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		if t.next(i) > limit {
			return limit + 1
		}
	}
	return t.rows[len(a)%3][len(b)]
}

// partEdits is the least number of misprints that turn part into some part
// of whole: it may begin and end anywhere.
func partEdits(part, whole string) (least int) {
	t := editTable{a: part, b: whole[:min(len(whole), maxWordBytes)]}
	for i := 1; i <= len(part); i++ {
		least = t.next(i)
	}
	return least
}
