package reportpaper

import "time"

// pace is how long a time one bar stands for.
type pace struct {
	upTo        int // days of a period that fit
	title, head string
	begin       func(time.Time) time.Time // of the bar that a day belongs to
	label       string                    // forms of its name
	short       string
}

// weekHead is the head of a column of weeks.
const weekHead = "Week from"

// paces are tried in their order.
var paces = []pace{
	{31, "Contacts by day", "Day", func(t time.Time) time.Time { return t }, "Mon 2 Jan", "2"},
	{31 * 7, "Contacts by week", weekHead, func(t time.Time) time.Time { return t.AddDate(0, 0, -(int(t.Weekday())+6)%7) }, "2 Jan 06", "2 Jan"},
	{31 * 31, "Contacts by month", "Month", func(t time.Time) time.Time { return t.AddDate(0, 0, 1-t.Day()) }, "Jan 2006", "Jan"},
	{1 << 30, "Contacts by year", "Year", func(t time.Time) time.Time { return t.AddDate(0, 0, 1-t.YearDay()) }, "2006", "2006"},
}

// pace is that of the period.
func (p *paper) pace() pace {
	at := 0
	for len(p.Days) > paces[at].upTo {
		at++
	}
	return paces[at]
}

// overTime are the days of the period, or the weeks, months or years of a long
// one.
func (p *paper) overTime() chart {
	step, bars := p.pace(), []bar(nil)
	var last time.Time
	for i := range p.Days {
		begin := step.begin(dayOf(p.Days[i].Keys[0]))
		if i == 0 || begin != last {
			bars, last = append(bars, bar{label: begin.Format(step.label), short: begin.Format(short(step, len(p.Days)))}), begin
		}
		bars[len(bars)-1].add(&p.Days[i])
	}
	return chart{title: step.title, head: step.head, bars: bars, upright: true}
}

// short is the form of the name below a bar: there is room for weekdays where
// the bars are few.
func short(step pace, days int) string {
	if days <= 10 {
		return "Mon 2"
	}
	return step.short
}
