package report

import (
	"slices"
	"time"
)

// Report is the figures of a period.
type Report struct {
	From   string     `json:"from"` // first day
	To     string     `json:"to"`   // last day
	Zone   string     `json:"zone"` // that days and hours are told in
	Filter Filter     `json:"filter,omitempty"`
	By     []Grouping `json:"by,omitempty"`
	// Own names the agent whose contacts alone are counted, where whoever
	// asked may see no others; empty for the team's.
	Own string `json:"own,omitempty"`
	// Missing is what of other desks is not here and so not counted, a sentence
	// each.
	Missing  []string     `json:"missing,omitempty"`
	Contacts int          `json:"contacts"` // counted
	Figures  []Figure     `json:"figures"`
	Handouts []Handed     `json:"handouts_by_language,omitempty"`
	Groups   []Group      `json:"groups,omitempty"`
	Before   []Group      `json:"groups_before,omitempty"` // of the period before, by the same groupings
	Spikes   []Spike      `json:"spikes,omitempty"`
	Rule     string       `json:"spike_rule,omitempty"`
	Steps    []StepFigure `json:"steps,omitempty"`
	StepRule string       `json:"step_rule,omitempty"`
	Searches *Searches    `json:"searches_without_answer,omitempty"`
	Notes    []string     `json:"notes,omitempty"` // what a reader has to know, a sentence each

	rows *rows
}

// Figure is one figure of the whole period.
type Figure struct {
	Definition
	Measured
	// Before is the period before, and Weekdays the mean of the latest four
	// earlier spans with the same weekdays; nil where the log does not reach
	// back so far.
	Before   *Measured `json:"before,omitempty"`
	Weekdays *Measured `json:"same_weekdays,omitempty"`
}

// Group is the figures of some of the contacts.
type Group struct {
	Keys   []string // one for each grouping
	Labels []string // the keys in words, where the caller knows them

	sums   sums
	number int32
}

// Of is the value of the figure of that id; false for none.
func (g *Group) Of(id string) (Measured, bool) {
	for i := range definitions {
		if definitions[i].ID == id {
			return definitions[i].measure(g.sums[i].num, g.sums[i].den), true
		}
	}
	return Measured{}, false
}

// Only is the group without all figures but those of the ids.
func (g Group) Only(ids ...string) Group {
	some := make(sums, len(definitions))
	for i := range definitions {
		if slices.Contains(ids, definitions[i].ID) {
			some[i] = g.sums[i]
		}
	}
	g.sums = some
	return g
}

// Handed is how many handouts of a language were given out.
type Handed struct {
	Language string `json:"language"`
	Count    int64  `json:"count"`
	Contacts int64  `json:"contacts"` // with one
}

// SearchRule says what is counted of searches without an answer.
const SearchRule = "different searches without a good answer that were last made in the period, of the whole desk whatever the filter; each with how often it was made since it was last ticked off"

// Searches are searches that found no good answer.
type Searches struct {
	Formula string   `json:"formula"`
	Texts   int      `json:"texts"` // different ones last searched for in the period
	Most    []Search `json:"most"`  // those searched for most
}

// Search is one such search, without anything that tells of a person.
type Search struct {
	Text     string `json:"text"`
	Language string `json:"language"`
	Searches int    `json:"searches"` // since it was last ticked off
	LastDay  string `json:"last_day"`
	Handled  bool   `json:"handled"`
}

// Of is the figure of that id; nil for none.
func (r *Report) Of(id string) *Figure {
	for i := range r.Figures {
		if r.Figures[i].ID == id {
			return &r.Figures[i]
		}
	}
	return nil
}

// Make counts a report. The facts have to be those of the query's Span, and
// since is when the first contact of the log began.
func Make(q Query, f *Facts, since time.Time) *Report {
	f.since = since.UnixMilli()
	m := maker{Query: q, facts: f, order: f.order(), sieve: q.Filter.sieve(f.names)}
	now := m.scope(q.Period)
	promises := f.promises(m.order, q.Period, m.sieve, q.today())
	t := m.tally(now, promises)
	r := &Report{
		From: q.Period.First(), To: q.Period.Last(), Zone: q.Period.zoneName(), Filter: q.Filter, By: q.By,
		Contacts: len(now.rows), Figures: t.figures(), Groups: t.groups(f.names), Handouts: now.handouts(),
		Notes: slices.Concat(now.notes(q.today()), q.unfinished(), now.unmet(q.Filter)),
	}
	if q.Earlier {
		m.earlier(r)
	}
	if q.Spikes {
		r.Spikes, r.Rule = f.spikes(m.order, q.Period, m.sieve), SpikeRule
	}
	if q.Steps {
		r.Steps, r.StepRule = now.steps(), StepRule
	}
	r.rows = newRows(now, promises)
	return r
}

// maker makes the parts of a report.
type maker struct {
	Query
	facts *Facts
	order []int32
	sieve sieve
}

func (m *maker) scope(p Period) *scope { return m.facts.scope(m.order, p, m.sieve) }

// tally counts a period's contacts and promises.
func (m *maker) tally(contacts, promises *scope) *tally {
	t := newTally(m.By)
	t.fill(contacts.period)
	t.count(contacts, ofContacts, ofShoppers, ofMedian)
	t.count(promises, ofPromises)
	return t
}

// past counts an earlier period; nil where the log does not hold all of it.
func (m *maker) past(p Period) *tally {
	if p.first < newClock(p.zone).day(m.facts.since) {
		return nil
	}
	return m.tally(m.scope(p), m.facts.promises(m.order, p, m.sieve, m.today()))
}

// earlier puts earlier periods beside the figures.
func (m *maker) earlier(r *Report) {
	if before := m.past(m.Period.Before()); before != nil {
		r.Before = before.groups(m.facts.names)
		for i, f := range before.figures() {
			r.Figures[i].Before = &f.Measured
		}
	}
	var same []*tally
	for _, p := range m.Period.Weekdays() {
		if t := m.past(p); t != nil {
			same = append(same, t)
		}
	}
	if len(same) == 0 {
		return
	}
	for i := range r.Figures {
		r.Figures[i].Weekdays = pooled(same, i)
	}
}

// pooled is a figure over several periods: shares and means over all their
// contacts, counts as the mean of a period. A median is not pooled.
func pooled(all []*tally, at int) *Measured {
	d, sum := &definitions[at], sums{{}}
	if d.base == ofMedian {
		return nil
	}
	for _, t := range all {
		sum[0].num, sum[0].den = sum[0].num+t.total[at].num, sum[0].den+t.total[at].den
	}
	m := d.measure(sum[0].num, sum[0].den)
	if d.den == nil {
		m.Value = value(float64(sum[0].num) / float64(len(all)))
	}
	return &m
}

// figures are those of all contacts.
func (t *tally) figures() []Figure {
	all := make([]Figure, len(definitions))
	for i := range definitions {
		all[i] = Figure{Definition: definitions[i], Measured: definitions[i].measure(t.total[i].num, t.total[i].den)}
	}
	return all
}

// groups are the figures of each group; none where nothing is grouped.
func (t *tally) groups(names *Names) []Group {
	if len(t.by) == 0 {
		return nil
	}
	all := make([]Group, 0, len(t.keys))
	for _, number := range t.ranked(names) {
		g := Group{sums: t.sums[number], number: number}
		for i, grouping := range t.by {
			g.Keys = append(g.Keys, grouping.text(t.keys[number][i], names))
		}
		all = append(all, g)
	}
	return all
}

// handouts counts the handouts of a scope by language.
func (s *scope) handouts() []Handed {
	in := make(map[int32]bool, len(s.at))
	if len(s.handed) > 0 {
		for _, at := range s.at {
			in[at] = true
		}
	}
	found, last := map[uint32]*Handed{}, map[uint32]int32{}
	for _, h := range s.handed {
		if !in[h.row] {
			continue
		}
		if found[h.language] == nil {
			found[h.language] = &Handed{Language: s.names.Text(h.language)}
		}
		found[h.language].Count++
		if last[h.language] != h.row+1 { // the handouts of a contact stand together
			last[h.language] = h.row + 1
			found[h.language].Contacts++
		}
	}
	var all []Handed
	for _, h := range found {
		all = append(all, *h)
	}
	slices.SortFunc(all, func(a, b Handed) int { return byCount(b.Count-a.Count, a.Language, b.Language) })
	return all
}

func byCount(more int64, a, b string) int {
	switch {
	case more != 0:
		return int(more)
	case a < b:
		return -1
	}
	return 1
}
