package desk

import (
	"cmp"
	"context"

	"paydesk/store/report"
)

// list is a sheet of what a report may hold beside figures.
type list struct {
	name   string
	widths []float64
	titles []any
	rows   [][]any
}

// lists are the sheets of lists that the report has.
func (b *workbook) lists(context.Context) error {
	for _, l := range []list{b.steps(), b.spikes(), b.searches()} {
		if len(l.rows) == 0 {
			continue
		}
		if err := b.begin(l.name, l.widths, l.titles...); err != nil {
			return err
		}
		for _, row := range l.rows {
			if err := b.add(row...); err != nil {
				return err
			}
		}
		if err := b.sheet.Flush(); err != nil {
			return err
		}
	}
	return nil
}

// steps lists the steps of checklists. A time that would tell of a single
// agent is not in the report.
func (b *workbook) steps() list {
	l := list{name: "Steps", widths: []float64{40, 20, 60, 10, 10, 18, 12, 12, 10, 10},
		titles: []any{"Topic", "Step", "What it says", "Shown", "Left here", "Median seconds", "Success", "Resolved", "Low", "High"}}
	for _, s := range b.made.Steps {
		m := s.Success
		l.rows = append(l.rows, []any{b.desk.ReportLabel(report.Topic, s.Topic), s.Node, s.Title, s.Shown, s.Left,
			b.look.number(report.Seconds, s.MedianSeconds, false), b.look.number(report.Share, m.Value, m.Small), m.Numerator,
			b.look.number(report.Share, m.Low, m.Small), b.look.number(report.Share, m.High, m.Small)})
	}
	return l
}

// spikes lists the days that stand out.
func (b *workbook) spikes() list {
	l := list{name: "Days that stand out", widths: []float64{14, 12, 40, 12, 12, 12, 18},
		titles: []any{"Day", "By", "Of", "Contacts", "Usual", "Limit", "Weeks compared"}}
	for _, s := range b.made.Spikes {
		of := cmp.Or(s.Label, s.Key)
		if s.Grouping == "" {
			of = "all contacts"
		}
		l.rows = append(l.rows, []any{b.look.date(s.Day), string(s.Grouping), of, s.Contacts,
			b.look.number(report.Count, &s.Usual, false), b.look.number(report.Count, &s.Limit, false), s.Weeks})
	}
	return l
}

// searches lists the searches without an answer that were made most.
func (b *workbook) searches() list {
	l := list{name: "Searches without an answer", widths: []float64{50, 12, 12, 14, 12},
		titles: []any{"Search", "Language", "Searches", "Last day", "Ticked off"}}
	if b.made.Searches == nil {
		return l
	}
	for _, s := range b.made.Searches.Most {
		l.rows = append(l.rows, []any{s.Text, s.Language, s.Searches, b.look.date(s.LastDay), map[bool]string{true: "yes", false: "no"}[s.Handled]})
	}
	return l
}
