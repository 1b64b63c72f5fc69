package reportpaper

import (
	"fmt"
	"regexp"
	"strings"

	"paydesk/assets/page"
	"paydesk/ui/reportwords"
)

// Lines there are for what to look at first.
const (
	gapLines   = 6
	spikeLines = 3
	firstWide  = width - 10
)

// first is what to look at first: what is not counted, and the days on which
// much more came than usual.
func (p *paper) first() []string {
	gaps, silent := p.lacks()
	lines := listed(gaps, gapLines, func(more int) string { return reportwords.Plural(more, "more gap") + " in the bundles" })
	if len(silent) > 0 {
		lines = append(lines, sentSince(silent)...)
	}
	spikes := make([]string, len(p.Spikes))
	for i, s := range p.Spikes {
		spikes[i] = body.Fit(reportwords.Spike(s), firstWide)
	}
	return append(lines, listed(spikes, spikeLines, func(more int) string { return fmt.Sprintf("%d more stood out", more) })...)
}

// listed are sentences over at most so many lines, and how many more there are.
func listed(all []string, most int, rest func(more int) string) (lines []string) {
	for i, sentence := range all {
		some := body.Wrap(sentence, firstWide)
		if i > 0 && len(lines)+len(some) > most {
			return append(lines, rest(len(all)-i)+"; the other formats list all.")
		}
		lines = append(lines, some...)
	}
	return lines
}

// ended is what store.Lack says of a desk whose last bundle ends too early.
var ended = regexp.MustCompile(`^Desk (\S+): the last bundle here ends on (\w+ \d+ \w+) (\d+) [\d:]+, so nothing after it is counted\.$`)

// lacks sorts what is not counted: gaps in the bundles, which may never be
// filled, and desks of which only the latest is still to come.
func (p *paper) lacks() (gaps, silent []string) {
	for _, sentence := range p.Missing {
		part := ended.FindStringSubmatch(sentence)
		if part == nil {
			gaps = append(gaps, sentence)
			continue
		}
		desk, day, year := part[1], part[2], part[3]
		if !strings.HasPrefix(p.To, year) {
			day += " " + year
		}
		silent = append(silent, desk+" ("+day+")")
	}
	return gaps, silent
}

// sentSince names the desks that sent nothing for a while, as many as fit.
func sentSince(silent []string) []string {
	head := reportwords.Plural(len(silent), "desk") + " sent nothing since, so what came later is not counted: "
	for named := len(silent); ; named-- {
		text := head + strings.Join(silent[:named], ", ")
		if named < len(silent) {
			text += fmt.Sprintf(" and %d more", len(silent)-named)
		}
		if lines := body.Wrap(text+".", firstWide); len(lines) <= 2 || named <= 1 {
			return lines
		}
	}
}

// standsOut draws what to look at first.
func (p *paper) standsOut() {
	const lead = 4.6
	lines := p.first()
	if len(lines) == 0 {
		return
	}
	high := 9 + lead*float64(len(lines))
	p.room(high + 3)
	p.put(page.Rect{X: margin, Y: p.y, W: width, H: high, Paint: page.Paint{Fill: warm}},
		page.Rect{X: margin, Y: p.y, W: 1.4, H: high, Paint: page.Paint{Fill: warning}},
		page.Text{X: margin + 5, Y: p.y + 5, Font: page.Font{Size: 10.5, Bold: true}, Color: warning, Text: "Look at this first", Elem: p.doc.Add(0, page.H2)})
	elem := p.doc.Add(0, page.P)
	for i, line := range lines {
		p.put(page.Text{X: margin + 5, Y: p.y + 10 + lead*float64(i), Font: body, Color: page.Ink, Text: line, Elem: elem})
	}
	p.y += high + 4
}
