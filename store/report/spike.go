package report

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// Spike is a day on which much more of something came than usual.
type Spike struct {
	Grouping Grouping `json:"grouping"` // topic, code, or empty for all contacts
	Key      string   `json:"key"`
	Label    string   `json:"label,omitempty"` // the key in words, where the caller knows them
	Day      string   `json:"day"`
	Contacts int64    `json:"contacts"`
	Usual    float64  `json:"usual"` // median of the same weekday in the weeks before
	Limit    float64  `json:"limit"` // above which a day stands out
	Weeks    int      `json:"weeks"` // how many of them there were
}

// The rule for spikes.
const (
	spikeWeeks = 8      // weeks before a day that it is compared with
	spikeLeast = 4      // of which the log has to hold so many
	spikeCount = 5      // contacts a day at least
	spikeTimes = 4      // spreads above the median
	madSigma   = 1.4826 // makes of a median deviation what a standard deviation would be
)

// SpikeRule is the rule in words.
var SpikeRule = fmt.Sprintf("a day stands out when %d or more contacts came and their number lies above the median of the same weekday in the %d weeks before by more than %d spreads; a spread is the larger of %v times the median deviation from that median and the square root of the median plus one; days with fewer than %d such weeks on record are not judged",
	spikeCount, spikeWeeks, spikeTimes, madSigma, spikeLeast)

// spikes finds the days of a period that stand out, among all contacts and of
// each topic and code, the largest first.
func (f *Facts) spikes(order []int32, p Period, filter sieve) []Spike {
	days := f.perDay(order, p.shiftFirst(-7*spikeWeeks), filter)
	oldest := newClock(p.zone).day(f.since) + 1 // the log may begin in the middle of its first day
	var found []Spike
	for key, counts := range days {
		for day := p.first; day <= p.last; day++ {
			count := counts[day-p.first+7*spikeWeeks]
			if count < spikeCount {
				continue
			}
			if s, out := judge(counts, day-p.first+7*spikeWeeks, day-oldest); out {
				s.Grouping, s.Key, s.Day = key.Grouping, key.text(key.number, f.names), dayText(day)
				found = append(found, s)
			}
		}
	}
	slices.SortFunc(found, func(a, b Spike) int {
		return cmp.Or(cmp.Compare(b.excess(), a.excess()), cmp.Compare(a.Day, b.Day),
			cmp.Compare(a.Grouping, b.Grouping), cmp.Compare(a.Key, b.Key))
	})
	return found
}

// excess is how far above what is usual a spike lies, in limits.
func (s Spike) excess() float64 { return (float64(s.Contacts) - s.Usual) / (s.Limit - s.Usual) }

// shiftFirst is the period with its first day moved.
func (p Period) shiftFirst(days int) Period { return Period{p.first + days, p.last, p.zone} }

// watched is something whose contacts are counted day by day.
type watched struct {
	Grouping
	number uint32
}

// text is what is watched as a key; all contacts have none.
func (w watched) text(number uint32, names *Names) string {
	if w.Grouping == "" {
		return ""
	}
	return w.Grouping.text(number, names)
}

// perDay counts the contacts of each day of a period, in all and by topic and
// code.
func (f *Facts) perDay(order []int32, p Period, filter sieve) map[watched][]int32 {
	days, clock := map[watched][]int32{}, newClock(p.zone)
	count := func(w watched, day int) {
		counts := days[w]
		if counts == nil {
			counts = make([]int32, p.Len())
			days[w] = counts
		}
		counts[day-p.first]++
	}
	for _, at := range f.between(order, p.From().UnixMilli(), p.To().UnixMilli()) {
		one := &f.list[at]
		m := moment{clock.day(one.started), clock.hour(one.started)}
		if !filter.passes(one, m) {
			continue
		}
		count(watched{}, m.day)
		for _, g := range []Grouping{Topic, Code} {
			if number := one.words[g.word()]; number != 0 {
				count(watched{g, number}, m.day)
			}
		}
	}
	return days
}

// judge compares the day at a place of the counts with the same weekdays
// before. on is how many days before it the log was kept.
func judge(counts []int32, at, on int) (s Spike, out bool) {
	var before []float64
	for week := 1; week <= spikeWeeks && 7*week <= on; week++ {
		before = append(before, float64(counts[at-7*week]))
	}
	if len(before) < spikeLeast {
		return s, false
	}
	usual := median(before)
	for i := range before {
		before[i] = math.Abs(before[i] - usual)
	}
	spread := max(madSigma*median(before), math.Sqrt(usual+1))
	s = Spike{Contacts: int64(counts[at]), Usual: usual, Limit: usual + spikeTimes*spread, Weeks: len(before)}
	return s, float64(s.Contacts) > s.Limit
}

// median is the middle of some values, which it puts in order.
func median(values []float64) float64 {
	slices.Sort(values)
	return (values[(len(values)-1)/2] + values[len(values)/2]) / 2
}
