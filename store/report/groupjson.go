package report

import (
	"encoding/json"
	"math"
	"reflect"
	"strconv"
	"strings"
)

// MarshalJSON writes the keys, the labels and the figures by their ids, but for
// those that rest on nothing.
func (g Group) MarshalJSON() ([]byte, error) { return g.AppendJSON(nil) }

// AppendJSON is MarshalJSON onto the end of a buffer: two groupings crossed
// over years are a hundred thousand groups of thirty figures.
func (g *Group) AppendJSON(b []byte) ([]byte, error) {
	head, err := json.Marshal(struct {
		Keys   []string `json:"keys"`
		Labels []string `json:"labels,omitempty"`
	}{g.Keys, g.Labels})
	if err != nil {
		return b, err
	}
	b = append(append(b, head[:len(head)-1]...), `,"figures":{`...)
	for i := range definitions {
		m := definitions[i].measure(g.sums[i].num, g.sums[i].den)
		if m.N == 0 && i > 0 {
			continue
		}
		if i > 0 {
			b = append(b, ',')
		}
		b = append(strconv.AppendQuote(b, definitions[i].ID), ':')
		b = m.appendJSON(b)
	}
	return append(b, "}}"...), nil
}

// appendJSON writes what the tags of Measured say.
func (m *Measured) appendJSON(b []byte) []byte {
	b = strconv.AppendInt(append(b, `{"numerator":`...), m.Numerator, 10)
	if m.Denominator != 0 {
		b = strconv.AppendInt(append(b, `,"denominator":`...), m.Denominator, 10)
	}
	b = strconv.AppendInt(append(b, `,"n":`...), m.N, 10)
	b = appendNumber(append(b, `,"value":`...), m.Value)
	for _, end := range []struct {
		name string
		at   *float64
	}{{`,"low":`, m.Low}, {`,"high":`, m.High}} {
		if end.at != nil {
			b = appendNumber(append(b, end.name...), end.at)
		}
	}
	if m.Small {
		b = append(b, `,"small":true`...)
	}
	return append(b, '}')
}

// appendNumber writes a number of six places, or null.
func appendNumber(b []byte, v *float64) []byte {
	if v == nil {
		return append(b, "null"...)
	}
	return strconv.AppendFloat(b, *v, 'f', -1, 64)
}

// UnmarshalJSON reads what MarshalJSON wrote. A value that does not follow from
// its numerator and denominator is an *InputError.
func (g *Group) UnmarshalJSON(body []byte) error {
	var all struct {
		Keys, Labels []string
		Figures      map[string]Measured
	}
	if err := json.Unmarshal(body, &all); err != nil {
		return err
	}
	*g = Group{Keys: all.Keys, Labels: all.Labels, sums: make(sums, len(definitions))}
	for i := range definitions {
		d := &definitions[i]
		m, there := all.Figures[d.ID]
		if !there {
			continue // it rests on nothing
		}
		g.sums[i].num, g.sums[i].den = d.sumsOf(m)
		if !d.follows(m) {
			return wrong("the figure %s of the group %q does not follow from its numerator and denominator: it was changed after it was written; use the file as Paydesk wrote it", d.ID, strings.Join(all.Keys, " / "))
		}
	}
	return nil
}

// sumsOf is what measure makes the value of.
func (d *Definition) sumsOf(m Measured) (num, den int64) {
	if d.base == ofMedian && m.Value != nil {
		return int64(math.Round(2 * *m.Value)), m.N
	}
	return m.Numerator, m.Denominator
}

// follows reports whether a value, its interval and its n are those of its
// numerator and denominator.
func (d *Definition) follows(m Measured) bool {
	return reflect.DeepEqual(m, d.measure(d.sumsOf(m)))
}
