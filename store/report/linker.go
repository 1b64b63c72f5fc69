package report

// linker finds out which contacts are of one shopper: those that share a
// mark, and those linked through others that do. It is a union of sets over
// the marks.
type linker struct {
	sets    *markTable // that each mark was seen in
	parent  []int32    // of each set; its own number at the root
	shopper []int32    // set of each contact added; -1 for none
}

// newLinker makes a linker for so many contacts.
func newLinker(contacts int) *linker {
	return &linker{sets: newMarkTable(contacts), shopper: make([]int32, 0, contacts)}
}

// add takes the next contact.
func (l *linker) add(marks Marks) {
	set := int32(-1)
	for _, m := range marks {
		if m == 0 {
			continue
		}
		seen, known := l.sets.find(m)
		switch {
		case known && set < 0:
			set = l.root(*seen)
		case known:
			set = l.join(set, l.root(*seen))
		case set < 0:
			set = int32(len(l.parent))
			l.parent = append(l.parent, set)
		}
		*seen = set
	}
	l.shopper = append(l.shopper, set)
}

func (l *linker) root(set int32) int32 {
	for l.parent[set] != set {
		l.parent[set] = l.parent[l.parent[set]]
		set = l.parent[set]
	}
	return set
}

// join makes one set of two, under the older number.
func (l *linker) join(a, b int32) int32 {
	a, b = min(a, b), max(a, b)
	l.parent[b] = a
	return a
}

// done returns the shopper of each contact in the order they were added,
// numbered from 0, and how many shoppers there are. -1 tells nothing of one.
func (l *linker) done() ([]int32, int) {
	number, count := make([]int32, len(l.parent)), int32(0)
	for set := range l.parent {
		if root := l.root(int32(set)); root == int32(set) {
			number[set] = count
			count++
		}
	}
	for i, set := range l.shopper {
		if set >= 0 {
			l.shopper[i] = number[l.root(set)]
		}
	}
	return l.shopper, int(count)
}
