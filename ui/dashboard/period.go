package dashboard

import (
	"strings"
	"time"

	"paydesk/store/report"
	"paydesk/ui/periods"
	"paydesk/ui/words"
)

// spans are the periods of the digits; the digit behind them asks for the
// days.
var spans = []periods.Period{periods.Today, periods.Yesterday, periods.Week, periods.LastWeek, periods.Month}

const (
	usualPeriod = 2 // this week
	otherDays   = 5
)

// wider is the digit of a longer period, where one has no contacts.
var wider = map[int]int{0: 3, 1: 3, 2: 5, 3: 5, 4: 6, otherDays: 6}

// choose counts another period, or asks for its days.
func (p *Dashboard) choose(i int) {
	switch {
	case i > otherDays:
	case i == otherDays:
		p.head.strip.ask(askDays)
	default:
		p.chosen = i
		p.recount()
		p.toBoard()
	}
}

// toBoard shows the figures, whatever was in view.
func (p *Dashboard) toBoard() {
	if p.face != faceBoard {
		p.turn(faceBoard)
		p.giveBack()
	}
}

// takeDays counts the days typed.
func (p *Dashboard) takeDays(first, last string) {
	from, err := readDay(first)
	to, wrong := readDay(last)
	if err != nil || wrong != nil {
		p.deps.Status.Fail(words.T("dashboard.noday"))
		return
	}
	span, err := report.Days(from, to, p.zone())
	if err != nil {
		p.deps.Status.Fail(err.Error())
		return
	}
	p.other, p.chosen = span, otherDays
	p.head.strip.close()
	p.recount()
	p.turn(faceBoard)
	p.giveBack()
}

func readDay(text string) (time.Time, error) {
	return time.ParseInLocation(time.DateOnly, strings.TrimSpace(text), time.Local)
}

func (p *Dashboard) zone() *time.Location { return p.deps.Desk.Now().Location() }

// span is the period chosen.
func (p *Dashboard) span() report.Period {
	if p.chosen == otherDays {
		return p.other
	}
	today := periods.Midnight(p.deps.Desk.Now())
	from, to := spans[p.chosen].Span(today)
	last := today
	if !to.IsZero() {
		last = to.AddDate(0, 0, -1)
	}
	span, err := report.Days(from, last, p.zone())
	if err != nil {
		panic(err) // every one of spans begins before it ends
	}
	return span
}
