package report

// markTable keeps a number for each mark, in one open table: a report of all
// years looks up millions of marks.
type markTable struct {
	keys   []Mark // 0 for a free place
	number []int32
}

// newMarkTable makes room for the marks of so many contacts.
func newMarkTable(contacts int) *markTable {
	places := 64
	for places < (len(Marks{})+1)*contacts { // never quite full
		places *= 2
	}
	return &markTable{make([]Mark, places), make([]int32, places)}
}

// find is the place of a mark's number; known tells whether the mark was put
// there before.
func (t *markTable) find(m Mark) (number *int32, known bool) {
	at := int(uint64(m)*0x9e3779b97f4a7c15>>20) & (len(t.keys) - 1)
	for t.keys[at] != 0 && t.keys[at] != m {
		at = (at + 1) & (len(t.keys) - 1)
	}
	known, t.keys[at] = t.keys[at] == m, m
	return &t.number[at], known
}
