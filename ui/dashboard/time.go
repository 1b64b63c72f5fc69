package dashboard

import (
	"fmt"
	"strings"
	"time"

	"paydesk/store/report"
	"paydesk/ui/reportwords"
	"paydesk/ui/widgets"
	"paydesk/ui/words"
)

// place is a place of the chart over time.
type place struct {
	key         string // of the group by the unit
	short, long string
	ahead       bool // it has not come yet
}

// places are the hours, days or weeks of a period.
func places(p report.Period, unit report.Grouping, now time.Time) (all []place) {
	if unit == report.Hour {
		for h := range 24 {
			key := fmt.Sprintf("%02d", h)
			all = append(all, place{key, key, key + ":00", p.From().Add(time.Duration(h) * time.Hour).After(now)})
		}
		return all
	}
	first, _ := time.Parse(time.DateOnly, p.First()) // a period has no others
	form := "2 Jan"
	if p.Len() <= 10 {
		form = "Mon 2"
	}
	for i := range p.Len() {
		day := first.AddDate(0, 0, i)
		at := place{day.Format(time.DateOnly), day.Format(form), day.Format("Mon 2 Jan 2006"), day.Format(time.DateOnly) > now.Format(time.DateOnly)}
		if unit == report.Week {
			year, week := day.ISOWeek()
			at.key = fmt.Sprintf("%d-W%02d", year, week)
			at.long = words.T("dashboard.week", week, at.long)
			if len(all) > 0 && all[len(all)-1].key == at.key {
				continue
			}
		}
		all = append(all, at)
	}
	return all
}

// time makes the chart over time, and its table.
func (m *maker) time() placer {
	now, before := counts(m.now), counts(m.before)
	prior := places(m.prior, m.unit, m.b.p.deps.Desk.Now())
	known := m.Of("contacts").Weekdays != nil || m.Of("contacts").Before != nil
	var points []widgets.LinePoint
	var lines []line
	for i, at := range places(m.query.Period, m.unit, m.b.p.deps.Desk.Now()) {
		p := widgets.LinePoint{Label: at.short, Value: now[at.key], Before: -1}
		if known && i < len(prior) {
			p.Before = before[prior[i].key]
		}
		if at.ahead {
			p.Value = -1
		} else if m.unit != report.Hour || p.Value > 0 || p.Before > 0 {
			lines = append(lines, m.moment(at, p))
		}
		points = append(points, p)
	}
	span := reportwords.Span(m.From, m.To)
	earlier := reportwords.Span(m.prior.First(), m.prior.Last())
	dashed := earlier
	if !known {
		dashed = ""
	}
	head := []string{words.T("by." + string(m.unit)), words.T("head.contacts"), words.T("head.share"), words.T("head.earlier")}
	return stacked(m.heading(words.T("dashboard.overtime", strings.ToUpper(words.T("by."+string(m.unit))))),
		whole(add(m, widgets.NewLines(points, span, dashed))), m.table(sectionTime, head, lines))
}

// counts are the contacts of groups by their keys.
func counts(groups []report.Group) map[string]int64 {
	all := map[string]int64{}
	for i := range groups {
		all[groups[i].Keys[0]] = contactsOf(&groups[i])
	}
	return all
}

// moment is the row of an hour, day or week.
func (m *maker) moment(at place, p widgets.LinePoint) line {
	was := "–"
	if p.Before >= 0 {
		was = reportwords.Whole(p.Before)
	}
	return line{cells(at.long, reportwords.Whole(p.Value), share(p.Value, int64(m.Contacts)), was), spot{
		id: "time/" + at.key, title: at.long,
		tell: func() string {
			f := m.Of("contacts")
			return words.T("dashboard.timetold", at.long, words.Some("count.contact", int(p.Value)), m.Contacts, was,
				reportwords.Span(m.prior.First(), m.prior.Last())) + "\n" +
				words.T("dashboard.formula", f.Formula) + "   " + words.T("dashboard.window", f.Window)
		},
		behind: &report.Selection{Where: report.Filter{m.unit: {at.key}}},
		only:   []word{{m.unit, at.key}},
	}}
}
