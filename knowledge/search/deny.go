package search

// deny marks the slots that a sentence says are not so: in "enough money but
// still refused" money is no trouble, and the articles about it must not
// come first.
func (ix *Index) deny(q *query) {
	q.contrast = false
	for i, w := range q.words {
		if contrasts[w.text] && q.contradicts(i) {
			return
		}
		q.contrast = q.contrast || contrasts[w.text]
	}
	for i, w := range q.words {
		for _, d := range denials {
			if d.words[w.text] && d.when(q, i) {
				d.deny(q, i)
				break
			}
		}
	}
	q.denyMeanings()
	q.restoreAlone()
}

// restoreAlone takes all denials back where nothing telling is left: who says
// no more than "my card is not expired" speaks of expired cards.
func (q *query) restoreAlone() {
	denied := false
	for i := range q.slots {
		sl := &q.slots[i]
		if sl.text == "" || !sl.known || noise[sl.text] || setting[sl.text] {
			continue
		}
		if !sl.denied {
			return
		}
		denied = true
	}
	for i := range q.slots {
		q.slots[i].denied = q.slots[i].denied && !denied
	}
}

// denials are the ways to say that something is not so: the word that says
// it, when it does, and what it denies. The first that fits counts.
var denials = []struct {
	words map[string]bool
	when  func(q *query, i int) bool
	deny  func(q *query, i int)
}{
	{negations, func(q *query, i int) bool { return !q.inPhrase(i) }, (*query).denyAfter},
	{plenty, (*query).stated, func(q *query, i int) { q.denySubject(i-1, -1); q.denySubject(i+1, +1) }},
	{fine, func(q *query, i int) bool { return q.stated(i) && !q.asked(i) }, func(q *query, i int) { q.denySubject(i-1, -1) }},
	{having, func(q *query, i int) bool {
		return q.contrast && q.stated(i) && q.stated(min(i+2, len(q.words)-1))
	}, (*query).denyHaving},
	{within, (*query).stated, func(q *query, i int) { q.denySubject(i+1, +1) }},
}

// denyMeanings denies what a phrase stands for where its words are denied.
func (q *query) denyMeanings() {
	for i := range q.slots {
		if sl := &q.slots[i]; sl.text == "" && int(sl.pos) < len(q.words) {
			sl.denied = q.slotAt[sl.pos] >= 0 && q.slots[q.slotAt[sl.pos]].denied
		}
	}
}

// contradicts tells whether the words behind a contrast say that somebody
// claims what the shopper denies: "not expired but it says it is". Then the
// claim is the trouble.
func (q *query) contradicts(i int) bool {
	for j := i + 1; j < len(q.words) && j <= i+reach; j++ {
		if claims[q.words[j].text] {
			return true
		}
	}
	return false
}

// inPhrase tells whether a phrase of the trade, such as "no connection", has
// already said what word i means.
func (q *query) inPhrase(i int) bool {
	n := q.slotAt[i]
	return n >= 0 && q.slots[n].explained
}

// reach is how many words away the thing denied may stand.
const reach = 5

// denyAfter handles not, no, never: the next word that is a state or a cause
// which can be ruled out is denied, and what it is said of.
func (q *query) denyAfter(i int) {
	found := false
	for j := i + 1; j < len(q.words) && j <= i+reach; j++ {
		w := q.words[j]
		if w.clause != q.words[i].clause || contrasts[w.text] {
			return
		}
		switch {
		case deniable[stem(w.text)]:
			q.markDenied(j)
			found = true
		case subjects[stem(w.text)] && found:
			q.markDenied(j)
		case !fillers[w.text]:
			return
		}
	}
	if found {
		q.denySubject(i-1, -1)
	}
}

// denySubject denies the things near word i, in one direction, within its
// clause.
func (q *query) denySubject(i, step int) {
	for n := 0; n < reach && i >= 0 && i < len(q.words); n, i = n+1, i+step {
		w := q.words[i]
		at := q.words[i-step]
		if w.clause != at.clause || contrasts[w.text] || negations[w.text] {
			return
		}
		if subjects[stem(w.text)] || n == 0 && plenty[w.text] {
			q.markDenied(i)
		}
		if step > 0 && !subjects[stem(w.text)] && !fillers[w.text] {
			return
		}
	}
}

// denyHaving handles "there is money on it".
func (q *query) denyHaving(i int) {
	for j := i + 1; j < len(q.words) && j <= i+3; j++ {
		if owned[q.words[j].text] {
			q.markDenied(j)
			return
		}
		if !fillers[q.words[j].text] {
			return
		}
	}
}

// stated tells that no not stands before word i in its clause.
func (q *query) stated(i int) bool { return !q.negated(i) }

func (q *query) negated(i int) bool {
	for j := i; j >= 0 && j >= i-reach && q.words[j].clause == q.words[i].clause; j-- {
		if negations[q.words[j].text] {
			return true
		}
		if contrasts[q.words[j].text] {
			return false
		}
	}
	return false
}

// asked tells whether the clause of word i wonders or orders rather than
// states: "is my card valid", "make sure the date is right".
func (q *query) asked(i int) bool {
	start := i
	for start > 0 && q.words[start-1].clause == q.words[i].clause {
		start--
	}
	for j := start; j < i; j++ {
		if wonders[q.words[j].text] {
			return true
		}
	}
	return opens[q.words[start].text]
}

func (q *query) markDenied(i int) {
	if n := q.slotAt[i]; n >= 0 {
		q.slots[n].denied = true
	}
}
