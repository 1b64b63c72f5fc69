package store

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Lack is what a period may lack because bundles of a desk are not here.
type Lack struct {
	Desk string `json:"desk"` // the code that begins the desk's references
	// First and Last are the numbers of the bundles that are not here; both 0
	// where none is known to be missing and the desk's last one ends too early.
	First int64 `json:"first_bundle,omitempty"`
	Last  int64 `json:"last_bundle,omitempty"`
	// Partly says that the bundle is being taken in, or was broken off.
	Partly bool `json:"partly,omitempty"`
	// Days are those whose contacts are not counted, or not all of them, within
	// the period; none where what is missing only changes contacts of others.
	Days []Span `json:"days,omitempty"`
	// Until is how far the bundles of the desk go, where its last one ends
	// before the period does.
	Until time.Time `json:"until,omitzero"`
}

// String is one sentence, such as "desk K7QD: bundle 41 is not here, so
// Tue 24 Nov 2026 is not counted in full".
func (l Lack) String() string {
	if !l.Until.IsZero() {
		return fmt.Sprintf("desk %s: the last bundle here ends on %s, so nothing after it is counted", l.Desk, l.Until.Local().Format("Mon 2 Jan 2006 15:04"))
	}
	what, is := fmt.Sprintf("bundle %d", l.First), "is not here"
	if l.First < l.Last {
		what, is = fmt.Sprintf("bundles %d to %d", l.First, l.Last), "are not here"
	}
	if l.Partly {
		is = "is not wholly here"
	}
	return fmt.Sprintf("desk %s: %s %s, so %s", l.Desk, what, is, l.effect())
}

// effect says what is not counted.
func (l Lack) effect() string {
	var days []string
	fresh, many := 0, len(l.Days) > 1
	for _, d := range l.Days {
		days = append(days, d.text())
		fresh += d.Contacts
		many = many || d.First != d.Last
	}
	text, are := strings.Join(days, ", "), map[bool]string{true: "are", false: "is"}[many]
	switch {
	case len(days) == 0:
		return "changes to contacts may not be counted"
	case fresh == 0:
		return "changes to contacts of " + text + " are not counted"
	}
	return text + " " + are + " not counted in full"
}

// text names the days for a person.
func (d Span) text() string {
	switch d.First {
	case "":
		return "all before " + dayText(d.Last)
	case d.Last:
		return dayText(d.Last)
	}
	return dayText(d.First) + " to " + dayText(d.Last)
}

// dayText writes a day with its weekday.
func dayText(d string) string {
	t, err := time.Parse(day, d)
	if err != nil {
		return d
	}
	return t.Format("Mon 2 Jan 2006")
}

// Lacking lists what the figures of a period may lack: bundles that others name
// and that are not here or not wholly, with the days they could tell of, and
// desks whose last bundle ends before the period does, or before now where that
// is earlier. A zero from or to is no bound. What no bundle has ever told of,
// such as a desk that has sent none, cannot be listed.
func (s *Store) Lacking(ctx context.Context, from, to time.Time) (found []Lack, err error) {
	within := Span{Last: "9999"}
	if !to.IsZero() {
		within.Last = to.Add(-time.Millisecond).Local().Format(day)
	}
	if now := s.now(); to.IsZero() || to.After(now) {
		to = now
	}
	if !from.IsZero() {
		within.First = from.Local().Format(day)
	}
	err = s.reading(func(db *sql.DB) error {
		return atOnce(ctx, db, func(log querier) error {
			found, err = lacking(ctx, log, within, from, to)
			return err
		})
	})
	return found, err
}

// lacking reads what is missing and what ends early.
func lacking(ctx context.Context, log querier, within Span, from, to time.Time) (found []Lack, err error) {
	for _, query := range []string{lackingHeard, lackingBefore} {
		list, err := rowsOf(ctx, log, query, scanLack)
		if err != nil {
			return nil, err
		}
		for _, l := range list {
			if l.touches(within, from) {
				found = append(found, l.Lack)
			}
		}
	}
	early, err := rowsOf(ctx, log, lackingSince, func(rows *sql.Rows, l *Lack) error { return rows.Scan(&l.Desk, stamp{&l.Until}) }, stamp{&to})
	found = append(found, early...)
	slices.SortStableFunc(found, func(a, b Lack) int {
		return cmp.Or(cmp.Compare(a.Desk, b.Desk), cmp.Compare(a.First, b.First))
	})
	return joined(found), err
}

// A bundle is covered by a later one that holds everything.
const uncovered = `NOT EXISTS (SELECT 1 FROM bundle later WHERE later.origin = b.origin AND later.whole AND later.state = 'taken'
	AND (later.line, later.number) > (b.line, b.number))`

const (
	lackColumns  = "SELECT code, number, made, days, "
	lackingHeard = lackColumns + "state = 'partly' FROM bundle b WHERE state IN ('heard', 'partly') AND " + uncovered
	// The first bundle known of a desk names those before it, but not all of
	// very many.
	lackingBefore = lackColumns + `NULL FROM bundle b WHERE NOT whole AND number > 1 AND state <> 'sent' AND ` + uncovered + `
		AND NOT EXISTS (SELECT 1 FROM bundle e WHERE e.origin = b.origin AND (e.line, e.number) < (b.line, b.number))`
	lackingSince = `SELECT code, made FROM (SELECT origin, code, max(made) AS made FROM bundle WHERE state = 'taken' GROUP BY origin) WHERE made < ?`
)

// lackRow is a Lack on its way from the log.
type lackRow struct {
	Lack
	made time.Time // of the bundle, or of the next one
}

func scanLack(rows *sql.Rows, l *lackRow) error {
	var partly sql.NullBool
	err := rows.Scan(&l.Desk, &l.First, stamp{&l.made}, inJSON{&l.Days}, &partly)
	l.Last, l.Partly = l.First, partly.Bool
	if !partly.Valid {
		l.First, l.Last = 1, l.First-1
		l.Days = []Span{{Last: l.made.Local().Format(day), Contacts: 1}} // at least
	}
	return err
}

// touches leaves of a lack the days of a period, and reports whether figures of
// the period may lack it. A bundle without days that are new changes contacts
// of any day before it was made.
func (l *lackRow) touches(within Span, from time.Time) bool {
	if len(l.Days) == 0 {
		return !l.made.Before(from)
	}
	l.Days = slices.DeleteFunc(l.Days, func(d Span) bool { return d.Last < within.First || d.First > within.Last })
	return len(l.Days) > 0
}

// joined puts bundles of a desk that follow each other, and say the same of the
// days, into one.
func joined(list []Lack) []Lack {
	var out []Lack
	for _, l := range list {
		if n := len(out) - 1; n >= 0 && l.First > 0 && out[n].Desk == l.Desk && !l.Partly && !out[n].Partly && out[n].Last > 0 && out[n].Last+1 == l.First {
			out[n].Last, out[n].Days = l.Last, mergedDays(out[n].Days, l.Days)
			continue
		}
		out = append(out, l)
	}
	return out
}

// mergedDays are the days of two lists in order, each once.
func mergedDays(a, b []Span) []Span {
	all := append(slices.Clone(a), b...)
	slices.SortFunc(all, func(x, y Span) int { return cmp.Or(cmp.Compare(x.First, y.First), cmp.Compare(x.Last, y.Last)) })
	var out []Span
	for _, d := range all {
		if n := len(out) - 1; n >= 0 && d.Last <= out[n].Last { // it begins no earlier
			out[n].Contacts += d.Contacts
			continue
		}
		out = append(out, d)
	}
	return out
}
