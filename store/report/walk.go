package report

import "slices"

// Event is one event of a run as the log keeps it.
type Event struct {
	Kind   string // answer, carry, recall, skip, back, restart, undo, tick, note, park, resume
	Step          // that it was given at
	Answer int
	MS     int64 // since the event before
}

// Walk makes of a run's events what figures need of them. It follows the
// rules of a checklist without knowing its steps: an event names its own.
func Walk(edition string, events []Event) Run {
	r, w := Run{Edition: edition}, walked{}
	events = slices.DeleteFunc(events, func(e Event) bool { return e.Kind == "recall" }) // at no step
	if len(events) == 0 {
		return r
	}
	for _, e := range events {
		r.visit(e)
		w.take(e)
	}
	w.replay()
	for _, e := range w.path {
		if e.Kind == "skip" {
			r.Skipped = append(r.Skipped, e.Step)
		}
	}
	r.Last = events[len(events)-1].Step
	if len(w.ahead) > 0 && events[len(events)-1].Kind == "back" {
		r.Last = w.ahead[0].Step
	}
	return r
}

// idle are events whose time was not spent at the step: while a contact
// waited, or after its checklist was done.
var idle = map[string]bool{"note": true, "resume": true}

// visit adds the time of an event to its step. What was answered from before
// was shown to nobody.
func (r *Run) visit(e Event) {
	if e.Kind == "carry" {
		return
	}
	if idle[e.Kind] {
		e.MS = 0
	}
	if i := slices.IndexFunc(r.Visits, func(v Visit) bool { return v.Step == e.Step }); i >= 0 {
		r.Visits[i].MS += e.MS
		return
	}
	r.Visits = append(r.Visits, Visit{e.Step, e.MS})
}

// walked is where a run's events led.
type walked struct {
	moves, path, ahead []Event
}

// take keeps what counts: an undo takes back the last event that moved, and
// what was answered from before after it.
func (w *walked) take(e Event) {
	switch e.Kind {
	case "answer", "carry", "skip", "back", "restart", "tick":
		w.moves = append(w.moves, e)
	case "undo":
		last := len(w.moves) - 1
		for last > 0 && w.moves[last].Kind == "carry" {
			last--
		}
		w.moves = w.moves[:max(last, 0)]
	}
}

// same reports whether two steps were answered alike, whoever answered.
func (e Event) same(other Event) bool {
	return (e.Kind == "skip") == (other.Kind == "skip") && e.Step == other.Step && e.Answer == other.Answer
}

// replay follows the moves. The answer that was given before a step back keeps
// what was answered after it; another one sets that aside.
func (w *walked) replay() {
	for _, e := range w.moves {
		switch e.Kind {
		case "answer", "carry", "skip":
			if len(w.ahead) > 0 && w.ahead[0].same(e) {
				w.path = append(w.path, w.ahead...)
			} else {
				w.path = append(w.path, e)
			}
			w.ahead = nil
		case "back":
			cut := max(len(w.path)-max(e.Answer, 1), 0)
			w.ahead = append(slices.Clone(w.path[cut:]), w.ahead...)
			w.path = w.path[:cut]
		case "restart":
			w.path, w.ahead = nil, nil
		}
	}
}
