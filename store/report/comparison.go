package report

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
)

// Difference is a figure of a report that its contacts do not give.
type Difference struct {
	What  string
	Says  string // the report
	Gives string // counting the contacts again
}

// Comparison holds a report against its contacts, figure by figure.
type Comparison struct {
	Checked int
	Found   []Difference
}

// Text compares one figure in words.
func (c *Comparison) Text(what, says, gives string) {
	c.Checked++
	if says != gives {
		c.Found = append(c.Found, Difference{what, says, gives})
	}
}

// Report compares the figures, handouts and notes of all contacts. Notes that
// contacts do not tell are let be.
func (c *Comparison) Report(says, gives *Report) {
	c.Text("Contacts counted", fmt.Sprint(says.Contacts), fmt.Sprint(gives.Contacts))
	for i := range gives.Figures {
		c.figure(says.Of(gives.Figures[i].ID), &gives.Figures[i])
	}
	c.handouts(says.Handouts, gives.Handouts)
	for _, note := range gives.Notes {
		if !slices.Contains(says.Notes, note) {
			c.Text("A note", "nothing of it", note)
		}
	}
}

// figure compares a figure of all contacts, and what the report calls it.
func (c *Comparison) figure(says, gives *Figure) {
	if says == nil {
		c.Text(gives.Title, "nothing", gives.said(gives.Measured))
		return
	}
	c.Text(gives.Title, gives.said(says.Measured), gives.said(gives.Measured))
	c.Words(gives.Title+", how it is told", says.words(), gives.words())
}

// Words compares a text that stands beside figures. It counts for nothing
// where it agrees.
func (c *Comparison) Words(what, says, gives string) {
	if says != gives {
		c.Text(what, says, gives)
	}
}

// words are a definition as a reader is told it.
func (d *Definition) words() string {
	return fmt.Sprintf("%s: %s; %s; %s; interval %s; small below %d", d.Title, d.Formula, d.Window, d.Unit, cmp.Or(d.Interval, "none"), d.SmallBelow)
}

// handouts compares the handouts of each language.
func (c *Comparison) handouts(says, gives []Handed) {
	counts := map[string]*[2]Handed{}
	for side, list := range [][]Handed{says, gives} {
		for _, h := range list {
			if counts[h.Language] == nil {
				counts[h.Language] = &[2]Handed{}
			}
			counts[h.Language][side] = h
		}
	}
	for _, language := range sortedKeys(counts) {
		text := func(h Handed) string { return fmt.Sprintf("%d for %d contacts", h.Count, h.Contacts) }
		c.Text("Handouts in "+cmp.Or(language, "no language"), text(counts[language][0]), text(counts[language][1]))
	}
}

// Groups compares the figures of those ids, or all, of each group. Groups are
// told by their keys, in whatever order they are.
func (c *Comparison) Groups(by []Grouping, says, gives []Group, ids ...string) {
	pairs := map[string]*[2]*Group{}
	for side, list := range [][]Group{says, gives} {
		for i := range list {
			key := strings.Join(list[i].Keys, "\x00")
			if pairs[key] == nil {
				pairs[key] = &[2]*Group{}
			}
			if pairs[key][side] != nil {
				c.Text(groupName(by, list[i].Keys), "a second time", "once")
			}
			pairs[key][side] = &list[i]
		}
	}
	for _, key := range sortedKeys(pairs) {
		pair := pairs[key]
		for i := range definitions {
			if d := &definitions[i]; len(ids) == 0 || slices.Contains(ids, d.ID) {
				c.Text(groupName(by, strings.Split(key, "\x00"))+", "+d.Title, d.textOf(pair[0]), d.textOf(pair[1]))
			}
		}
	}
}

// groupName names a group by its keys.
func groupName(by []Grouping, keys []string) string {
	parts := make([]string, 0, len(keys))
	for i, key := range keys {
		if i < len(by) {
			parts = append(parts, string(by[i])+" "+cmp.Or(key, "none"))
		}
	}
	return strings.Join(parts, ", ")
}

// textOf is the value of a group as it is compared.
func (d *Definition) textOf(g *Group) string {
	if g == nil {
		return "no such group"
	}
	m, _ := g.Of(d.ID)
	return d.said(m)
}

// said is a value in words, and all of it where its parts do not follow from
// one another.
func (d *Definition) said(m Measured) string {
	text := d.Unit.text(m)
	if !d.follows(m) {
		text += fmt.Sprintf(", with numerator %d, denominator %d, n = %d, small %t", m.Numerator, m.Denominator, m.N, m.Small)
	}
	return text
}

// Spikes compares the contacts of days that stand out.
func (c *Comparison) Spikes(says []Spike, again *Recount) {
	for _, s := range says {
		f := Filter{Day: {s.Day}}
		what := s.Day + " stands out"
		if s.Grouping != "" {
			f[s.Grouping] = []string{s.Key}
			what += ", " + groupName([]Grouping{s.Grouping}, []string{s.Key})
		}
		c.Text(what, fmt.Sprint(s.Contacts), fmt.Sprint(again.Count(f)))
	}
}

// text is a value with all that it rests on. Two values are the same when
// their texts are.
func (u Unit) text(m Measured) string {
	if m.Value == nil {
		return fmt.Sprintf("nothing (n = %d)", m.N)
	}
	switch u {
	case Share:
		text := fmt.Sprintf("%s %% (%d of %d", rounded(100**m.Value), m.Numerator, m.Denominator)
		if m.Low != nil && m.High != nil {
			text += fmt.Sprintf(", between %s and %s %%", rounded(100**m.Low), rounded(100**m.High))
		}
		return text + ")"
	case Seconds:
		return fmt.Sprintf("%s s (%d in all, n = %d)", rounded(*m.Value), m.Numerator, m.N)
	}
	return rounded(*m.Value)
}

// rounded is a number with so many digits that no count is lost.
func rounded(v float64) string { return fmt.Sprint(math.Round(v*1e6) / 1e6) }

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}
