package report

import (
	"cmp"
	"slices"
)

// StepFigure is what the contacts of a period tell of one step of a
// checklist.
type StepFigure struct {
	Topic string `json:"topic"`           // article id
	Node  string `json:"node"`            // step within it
	Title string `json:"title,omitempty"` // what it says, where the caller knows
	Shown int64  `json:"shown"`           // contacts that came to it
	Left  int64  `json:"left"`            // checklists that were left there, before their end
	// MedianSeconds is the time that half of the contacts that answered the
	// step spent at it at most. It is nil where it would tell of a single agent.
	MedianSeconds *float64 `json:"median_seconds"`
	// Success is the share of contacts that came to the step and ended as
	// resolved, with its interval; the denominator is Shown.
	Success Measured `json:"success"`
}

// StepRule says what the figures of a step are.
const StepRule = "shown: contacts that began in the period and came to the step; left: checklists left there before their end; median time: of the contacts that answered it, not given where they are a single agent's; success: contacts shown that ended as resolved / contacts shown, with its interval (" + wilson + "), greyed below n = 20"

// stepSums is what a step adds up to.
type stepSums struct {
	Step
	shown, left, resolved int64
	ms                    []uint32 // of each contact that answered it
	agent                 uint32   // of all of them
	several               bool     // unless there are more
}

// steps adds up the steps of a scope, those that most checklists were left at
// first.
func (s *scope) steps() []StepFigure {
	t := &stepTable{scope: s, known: map[Step]*stepSums{}, rows: make([]*counted, len(s.list))}
	for i := range s.rows {
		t.rows[s.at[i]] = &s.rows[i]
	}
	for i := range s.blocks {
		t.block(i)
	}
	figures := make([]StepFigure, 0, len(t.known))
	for _, sum := range t.known {
		figures = append(figures, sum.figure())
	}
	slices.SortFunc(figures, func(a, b StepFigure) int {
		return cmp.Or(cmp.Compare(b.Left, a.Left), cmp.Compare(b.Shown, a.Shown), cmp.Compare(a.Topic, b.Topic), cmp.Compare(a.Node, b.Node))
	})
	return figures
}

// figure is a step's sums as they are shown.
func (s *stepSums) figure() StepFigure {
	d := Definition{Unit: Share, Interval: wilson, SmallBelow: small, den: one}
	f := StepFigure{Topic: s.Topic, Node: s.Node, Shown: s.shown, Left: s.left, Success: d.measure(s.resolved, s.shown)}
	if s.several {
		slices.Sort(s.ms)
		f.MedianSeconds = value((float64(s.ms[(len(s.ms)-1)/2]) + float64(s.ms[len(s.ms)/2])) / 2000)
	}
	return f
}

// stepTable adds up steps block by block.
type stepTable struct {
	*scope
	known map[Step]*stepSums
	rows  []*counted // of each fact; nil for one that is not of the scope
}

// of is the sums of a step.
func (t *stepTable) of(s Step) *stepSums {
	sums := t.known[s]
	if sums == nil {
		sums = &stepSums{Step: s}
		t.known[s] = sums
	}
	return sums
}

// block adds up the steps that the contacts of a block came to.
func (t *stepTable) block(number int) {
	b, sums := &t.blocks[number], map[[2]uint64]*stepSums{}
	t.visits(number, func(row int, step [2]uint64, ms uint64) {
		if t.rows[row] == nil {
			return
		}
		if sums[step] == nil {
			sums[step] = t.of(Step{b.words[step[0]], b.words[step[1]]})
		}
		sums[step].visit(t.rows[row], ms)
	})
	for _, l := range b.left {
		if t.rows[l.row] != nil {
			t.of(l.Step).left++
		}
	}
}

// visits reads what the contacts of a block did at which step; a step is the
// places of its words in the block.
func (f *Facts) visits(number int, visit func(row int, step [2]uint64, ms uint64)) {
	b, end := &f.blocks[number], len(f.list)
	if number+1 < len(f.blocks) {
		end = f.blocks[number+1].first
	}
	u := unpacker{b: b.steps}
	for row := b.first; row < end; row++ {
		for range u.count() {
			step, ms := [2]uint64{u.uint(), u.uint()}, u.uint()
			if max(step[0], step[1]) < uint64(len(b.words)) {
				visit(row, step, ms)
			}
		}
	}
}

// atStep are the contacts that came to a step, or left a checklist there.
func (f *Facts) atStep(s Step, left bool) map[int64]bool {
	ids := map[int64]bool{}
	for number := range f.blocks {
		b := &f.blocks[number]
		for _, l := range b.left {
			if left && l.Step == s {
				ids[f.list[l.row].id] = true
			}
		}
		if left {
			continue
		}
		f.visits(number, func(row int, step [2]uint64, _ uint64) {
			if b.words[step[0]] == s.Topic && b.words[step[1]] == s.Node {
				ids[f.list[row].id] = true
			}
		})
	}
	return ids
}

// visit adds a contact that came to the step.
func (s *stepSums) visit(c *counted, ms uint64) {
	s.shown++
	if c.is == resolved {
		s.resolved++
	}
	if ms == 0 {
		return // left there without an answer
	}
	agent := c.words[Agent.word()]
	s.several = s.several || len(s.ms) > 0 && agent != s.agent
	s.agent = agent
	s.ms = append(s.ms, uint32(min(ms, 1<<31)))
}
