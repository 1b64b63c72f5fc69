package dashboard

import (
	"context"
	"errors"
	"maps"
	"time"

	"paydesk/store"
	"paydesk/store/report"
	"paydesk/ui/reportwords"
	"paydesk/ui/widgets"
	"paydesk/ui/words"
)

// counted is a report with what the chart over time shows of it.
type counted struct {
	store.Counted
	query  report.Query
	chosen int             // as what period it was asked
	unit   report.Grouping // of the chart over time
	now    []report.Group  // by unit
	before []report.Group  // of prior, by unit
	prior  report.Period
}

// count is the counting under way, of which only the latest matters.
type count struct {
	latest int
	stop   context.CancelFunc // nil while nothing is counted
}

func (c *count) running() bool { return c.stop != nil }

// drop ends it; its result is not shown.
func (c *count) drop() {
	c.latest++
	if c.stop != nil {
		c.stop()
		c.stop = nil
	}
}

// quick is how long counting may take without a word about it.
const quick = time.Second

// query is what the page asks.
func (p *Dashboard) query() report.Query {
	return report.Query{Period: p.span(), By: p.head.groupings(), Filter: maps.Clone(p.filter), Earlier: true, Spikes: true, Steps: true}
}

// recount counts what is asked now.
func (p *Dashboard) recount() {
	p.count.drop()
	ctx, stop := context.WithCancel(p.ctx)
	mine, q, chosen := p.count.latest, p.query(), p.chosen
	p.count.stop = stop
	p.head.await(q)
	said := false
	p.deps.After(quick, p.deps.Guard.Call(func() {
		if said = mine == p.count.latest && p.count.running(); said {
			p.deps.Status.Say(words.T("dashboard.counting", reportwords.Span(q.Period.First(), q.Period.Last())))
		}
	}))
	p.deps.Aside(func() {
		made, err := widgets.Result(p.deps.Guard, func() (counted, error) { return p.counted(ctx, q) })
		p.deps.OnUI(p.deps.Guard.Call(func() {
			stop()
			if mine != p.count.latest {
				return
			}
			p.count.stop = nil
			if said {
				p.deps.Status.Say("")
			}
			made.chosen = chosen
			p.take(made, err)
		}))
	})
}

// take shows what was counted.
func (p *Dashboard) take(made counted, err error) {
	if err != nil {
		if !errors.Is(err, context.Canceled) {
			p.deps.Status.Fail(err.Error())
		}
		p.standBack()
		return
	}
	p.made = made
	p.head.show(made.query)
	p.board.show(made)
	p.board.settle()
}

// standBack asks again what the figures in view are of, after a count that gave
// none: the head and the board never tell of different days.
func (p *Dashboard) standBack() {
	if p.head.shown == "" {
		widgets.SetText(p.head.about, "")
		p.board.note(words.T("dashboard.uncounted"))
		return
	}
	p.chosen = p.made.chosen
	if p.chosen == otherDays {
		p.other = p.made.query.Period
	}
	p.filter = maps.Clone(p.made.query.Filter)
	p.head.group(p.made.query.By)
	p.head.show(p.made.query)
}

// counted counts a report and the line of the time before. It runs aside.
func (p *Dashboard) counted(ctx context.Context, q report.Query) (c counted, err error) {
	c.query, c.unit, c.prior = q, unitOf(q.Period), priorTo(q.Period)
	if c.Counted, err = p.deps.Desk.Report(ctx, q); err != nil {
		return c, err
	}
	c.now = c.Split(c.unit)
	earlier, err := p.deps.Desk.Report(ctx, report.Query{Period: c.prior, Filter: q.Filter, By: []report.Grouping{c.unit}})
	if err == nil {
		c.before = earlier.Groups
	}
	return c, err
}

// fewDays is how long a period is shown day by day.
const fewDays = 62

// unitOf is what a place of the chart over time stands for.
func unitOf(p report.Period) report.Grouping {
	switch {
	case p.Len() == 1:
		return report.Hour
	case p.Len() <= fewDays:
		return report.Day
	}
	return report.Week
}

// priorTo is the time before that a period is compared with over time: the
// latest with the same weekdays, because a Monday is no Sunday. For whole weeks
// that is the time right before.
func priorTo(p report.Period) report.Period {
	if same := p.Weekdays(); len(same) > 0 {
		return same[0]
	}
	return p.Before()
}
