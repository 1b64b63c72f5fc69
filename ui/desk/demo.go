package desk

import (
	"cmp"
	"context"
	"math"
	"math/rand/v2"
	"slices"

	"paydesk/knowledge"
	"paydesk/knowledge/checklist"
	"paydesk/knowledge/country"
	"paydesk/knowledge/workday"
	"paydesk/store"
)

// Demo fills a fresh log with made-up contacts, each of which walked the
// desk's own checklists; see store.Demo. progress, which may be nil, is told
// how many are stored.
func (d *Desk) Demo(ctx context.Context, contacts int, seed uint64, progress func(done int)) error {
	pack, err := d.cfg.Library.Pack()
	if err != nil {
		return err
	}
	topics, err := demoTopics(d.cfg.Library, seed, min(max(contacts/500, fewWalks), manyWalks))
	if err != nil {
		return err
	}
	return d.cfg.Store.Demo(ctx, store.DemoPlan{
		Contacts: contacts, Seed: seed, Topics: topics,
		Edition: d.cfg.Library.Edition(), Pack: pack,
		Due: workday.Calendar{}.Add, Progress: progress,
	})
}

// How many walks are made up for each topic: few for a small demo, which
// should be there at once.
const (
	fewWalks  = 10
	manyWalks = 300
)

// demoTopics makes up walks for all topics, those that shoppers name first.
func demoTopics(lib *knowledge.Library, seed uint64, walks int) ([]store.DemoTopic, error) {
	articles := slices.Clone(lib.Articles())
	slices.SortStableFunc(articles, func(a, b *knowledge.Article) int {
		return cmp.Or(cmp.Compare(slices.Index(named, a.Kind), slices.Index(named, b.Kind)), cmp.Compare(pointing(lib, b.ID), pointing(lib, a.ID)))
	})
	w := &walker{Rand: rand.New(rand.NewPCG(seed, 0x77616c6b)), lib: lib}
	var topics []store.DemoTopic
	for _, a := range articles {
		t := store.DemoTopic{ID: string(a.ID)}
		for range walks {
			walk, err := w.contact(a)
			if err != nil {
				return nil, err
			}
			t.Walks = append(t.Walks, walk)
		}
		topics = append(topics, t)
	}
	return topics, nil
}

// named are the kinds of article in the order in which shoppers bring them up.
var named = []knowledge.Kind{knowledge.Symptom, knowledge.Code, knowledge.Cause, knowledge.Procedure, knowledge.Advice}

// pointing counts the articles that point to a topic: the more there is to say
// about it, the more shoppers have it.
func pointing(lib *knowledge.Library, topic knowledge.TopicID) int {
	count := 0
	for _, a := range lib.Articles() {
		if slices.ContainsFunc(a.Related, func(r knowledge.Relation) bool { return r.ID == topic }) {
			count++
		}
	}
	return count
}

// walker walks checklists as an agent does who follows them most of the time.
type walker struct {
	*rand.Rand
	lib    *knowledge.Library
	run    *checklist.Run
	events []store.Event
	err    error // the first event that the checklist refused
}

// one says yes in so many of a hundred cases.
func (w *walker) one(hundredth int) bool { return w.IntN(100) < hundredth }

// contact makes up how a contact about an article went.
func (w *walker) contact(a *knowledge.Article) (store.Walk, error) {
	if w.one(8) {
		return store.Walk{Topic: string(a.ID), Outcome: w.pick(byHand)}, nil
	}
	walk := store.Walk{Code: cmp.Or(append(a.Codes, "")...)}
	if w.one(4) {
		other := w.lib.Articles()[w.IntN(len(w.lib.Articles()))]
		w.begin(other.ID)
		w.walk(1 + w.IntN(3))
		w.do(checklist.Event{Kind: checklist.Parked}, 3)
		walk.Runs = append(walk.Runs, store.WalkedRun{Topic: string(other.ID), Parked: true, Events: w.events})
	}
	w.begin(a.ID)
	w.walk(patience)
	w.wrapUp(&walk)
	walk.Runs = append(walk.Runs, store.WalkedRun{Topic: string(a.ID), Events: w.events})
	return walk, w.err
}

// patience is after how many steps a call is over, whatever was reached.
const patience = 40

// begin starts a checklist.
func (w *walker) begin(topic knowledge.TopicID) {
	run, err := checklist.Start(w.lib, topic)
	w.run, w.events, w.err = run, nil, cmp.Or(w.err, err)
}

// walk goes on for some steps, or until the checklist ends, is refused or the
// line drops.
func (w *walker) walk(steps int) {
	for range steps {
		if w.err != nil || w.run.Ended() || w.one(1) {
			return
		}
		w.detour()
		if !w.run.Ended() {
			w.step()
		}
	}
}

// detour now and then does what is no answer: a step or more back, an undo,
// another contact in between.
func (w *walker) detour() {
	switch n, walked := w.IntN(100), len(w.run.Path()); {
	case n < 3 && walked > 0:
		w.do(checklist.Event{Kind: checklist.SteppedTo, Answer: 1 + w.IntN(min(walked, 2))}, 3)
	case n < 4 && w.run.CanUndo():
		w.do(checklist.Event{Kind: checklist.Undone}, 2)
	case n < 5:
		w.do(checklist.Event{Kind: checklist.Parked}, 5)
		w.do(checklist.Event{Kind: checklist.Resumed}, 180)
	}
}

// step ticks, skips or answers the step at hand.
func (w *walker) step() {
	s := w.run.Step()
	if skips := map[bool]int{true: 1, false: 4}[s.Node.Must]; w.one(skips) {
		w.do(w.skip(), 4)
		return
	}
	for line := range s.Node.Lines {
		if w.one(90) {
			w.do(checklist.Event{Kind: checklist.Ticked, Answer: line + 1}, 4)
		}
	}
	e := checklist.Event{Kind: checklist.Answered, Answer: w.answer(s)}
	switch {
	case s.Node.Country && e.Answer == 1:
		e.Text = country.Name(w.pick(country.Codes()))
	case s.Node.Value != "" && w.one(40):
		e.Text = w.pick(values)
	}
	w.do(e, cmp.Or(s.Node.Seconds, 20))
}

// skip leaves a step out.
func (w *walker) skip() checklist.Event {
	reason := 1 + w.IntN(len(checklist.Reasons))
	e := checklist.Event{Kind: checklist.Skipped, Answer: reason}
	if checklist.Reason(reason) == checklist.ReasonOther {
		e.Text = w.pick(reasons)
	}
	return e
}

// answer is the number of an answer: of a question the first ones more often,
// "Can't check now" seldom; of a step mostly that it was done.
func (w *walker) answer(s checklist.Step) int {
	if s.Node.Kind != knowledge.Question {
		return draw(w, []int{78, 8, 4, 4, 6}) + 1
	}
	weights := make([]int, len(s.Answers))
	for i := range weights {
		weights[i] = 60 / (i + 2)
	}
	weights[len(weights)-1] = 4
	return draw(w, weights) + 1
}

// do takes an event after about so many seconds.
func (w *walker) do(e checklist.Event, seconds int) {
	if w.err != nil {
		return
	}
	events, err := w.run.Move(e)
	if w.err = err; err != nil {
		return
	}
	dwell := min(float64(seconds)*math.Exp(0.5*w.NormFloat64()), 300)
	for i, e := range events {
		logged := entry(e)
		if i == 0 { // nobody waits for what was said before
			logged.DwellMS = int64(1000 * max(dwell, 0.4))
		}
		w.events = append(w.events, logged)
	}
}

// wrapUp takes over the proposal of the run, as agents mostly do, and saves.
func (w *walker) wrapUp(walk *store.Walk) {
	if w.err != nil {
		return
	}
	p := w.run.Proposal()
	walk.ProposedTopic, walk.ProposedOutcome, walk.FollowUp = string(p.Topic), string(p.Result), p.FollowUp
	walk.Topic, walk.Outcome = walk.ProposedTopic, walk.ProposedOutcome
	if len(p.Likely) > 0 {
		walk.Outcome = string(p.Likely[w.IntN(len(p.Likely))])
	} else if w.one(4) {
		walk.Outcome = w.pick(byHand)
	}
	w.do(saved(walk.Outcome), 45)
}

// Words of a made-up agent.
var (
	byHand  = []string{string(knowledge.WillTry), string(knowledge.Dropped), string(knowledge.WaitingBank), string(knowledge.Escalated)}
	values  = []string{"200 EUR a day", "1000", "500 a month", "not known", "R$ 800", "until Friday"}
	reasons = []string{"no computer at hand", "does not want to", "in a hurry", "the seller said so"}
)

// pick draws one of some words.
func (w *walker) pick(words []string) string { return words[w.IntN(len(words))] }

// draw draws an index, each as often as its weight says.
func draw(w *walker, weights []int) int {
	left, total := 0, 0
	for _, n := range weights {
		total += n
	}
	left = w.IntN(total)
	for i, n := range weights {
		if left -= n; left < 0 {
			return i
		}
	}
	panic("draw: no choices")
}
