package report

import "slices"

// Source is one saved contact as the store reads it: everything that figures
// are made of, and nothing else.
type Source struct {
	ID      int64
	Started int64 // milliseconds since 1970, UTC
	// Words are those of the contact by which it can be grouped, in the order
	// of Groupings: topic, code, agent, desk, channel, outcome, language.
	Words             [words]string
	Talk, Hold, After int // seconds
	Marks             Marks
	Due               string   // the day promised, YYYY-MM-DD; empty for none
	Proposed          bool     // a checklist proposed how the contact ends
	Accepted          bool     // and it was saved so
	Handouts          []string // languages
	Runs              []Run
}

// Run is one walk through a checklist, as far as figures go.
type Run struct {
	Edition string // of the knowledge
	Last    Step   // where it stood in the end
	Skipped []Step
	Visits  []Visit
}

// Step names a step of a checklist.
type Step struct{ Topic, Node string }

// Visit is the time that one run spent at a step.
type Visit struct {
	Step
	MS int64
}

// StepKind is what a step is in its edition of the knowledge.
type StepKind struct {
	Must bool // may not be left out
	End  bool // the checklist ends here
}

// Guide tells what steps are; false for one that is not known any more. Facts
// ask it, because a log knows where checklists went and not what they are.
type Guide func(edition string, step Step) (StepKind, bool)

// fact is a Source packed for counting.
type fact struct {
	id, started       int64
	words             [words]uint32 // numbers in Facts.names
	talk, hold, after uint32
	marks             Marks
	due               int32 // day since 1970; 0 for none
	flags             flags
	handouts          uint8
	runs, left        uint8 // checklists, and those left before their end
	skips             uint8 // must-steps skipped
}

// flags are what is so or not so of a contact.
type flags uint16

const (
	proposed flags = 1 << iota
	accepted
	linked // filed under a topic, or a checklist or handout of one was used
	timed  // its times were kept
	repeat // follows another contact of the same shopper on the same issue
	again  // is followed by one
	kept   // a promise: by its day the contact was resolved, or the shopper in touch again
	passed // a promise: its day is over
)

func (f flags) has(flag flags) bool { return f&flag != 0 }

// Facts are what the contacts of some span hold, ready to be counted.
type Facts struct {
	names  *Names
	guide  Guide
	list   []fact
	handed []handed
	blocks []block
	since  int64 // when the first contact of the log began, ms
}

// handed is a handout of the fact in that row.
type handed struct {
	row      int32
	language uint32
}

// block is where the steps of some facts are still packed.
type block struct {
	first int // row of the first fact
	steps []byte
	words []string // of the block
	left  []leaving
}

// leaving is a checklist of the fact in that row that was left at a step.
type leaving struct {
	row int
	Step
}

// NewFacts makes room for facts. guide may be nil: then nothing is known of
// any step.
func NewFacts(guide Guide) *Facts {
	if guide == nil {
		guide = func(string, Step) (StepKind, bool) { return StepKind{}, false }
	}
	return &Facts{names: NewNames(), guide: guide}
}

// Grow makes room for so many more contacts.
func (f *Facts) Grow(contacts int) { f.list = slices.Grow(f.list, contacts) }

// Len is how many contacts there are facts of.
func (f *Facts) Len() int { return len(f.list) }
