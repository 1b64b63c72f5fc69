package dashboard

import (
	"slices"

	"paydesk/store/report"
	"paydesk/ui/words"
)

// word is what a row stands for among the contacts, to filter by.
type word struct {
	by  report.Grouping
	key string
}

// onlyThese counts the contacts of the selected row alone, beside those chosen
// before; once more counts all again.
func (p *Dashboard) onlyThese() {
	s := p.board.selected()
	if s == nil || len(s.only) == 0 || p.face != faceBoard {
		p.deps.Status.Say(words.T("dashboard.nofilter"))
		return
	}
	for _, w := range s.only {
		keys := p.filter[w.by]
		if at := slices.Index(keys, w.key); at >= 0 {
			keys = slices.Delete(slices.Clone(keys), at, at+1)
		} else {
			keys = append(slices.Clone(keys), w.key)
		}
		p.filter[w.by] = keys
		if len(keys) == 0 {
			delete(p.filter, w.by)
		}
	}
	p.recount()
}

// allAgain takes the filter away.
func (p *Dashboard) allAgain() {
	p.filter = report.Filter{}
	p.recount()
	p.toBoard()
}
