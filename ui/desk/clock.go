package desk

import (
	"time"

	"paydesk/store"
)

// Phase is what the shopper's call is doing.
type Phase int

// The phases of a call.
const (
	Talking Phase = iota
	Holding
	After // the call has ended; after-contact work
)

// clock keeps talk, hold and after-contact time apart. A clock set back never
// makes a phase shorter than nothing.
type clock struct {
	phase Phase
	since time.Time
	spent [3]time.Duration
	still bool // another contact is in front
}

// startClock goes on from what was spent before. A contact taken up again
// after its end is after-contact work.
func startClock(c store.Contact, now time.Time) clock {
	phase := Talking
	if !c.Ended.IsZero() {
		phase = After
	}
	return clock{phase: phase, since: now, spent: [3]time.Duration{
		Talking: time.Duration(c.TalkSeconds) * time.Second,
		Holding: time.Duration(c.HoldSeconds) * time.Second,
		After:   time.Duration(c.AfterSeconds) * time.Second,
	}}
}

func (c *clock) turn(to Phase, now time.Time) {
	c.spent = c.at(now)
	c.phase, c.since = to, now
}

// longest is the most that the log takes of one phase. A clock set ahead, or
// a contact left open for weeks, is no reason not to save it.
const longest = 30 * 24 * time.Hour

// at returns what was spent in each phase by now.
func (c *clock) at(now time.Time) [3]time.Duration {
	spent := c.spent
	if c.still {
		return spent
	}
	spent[c.phase] = min(spent[c.phase]+max(now.Sub(c.since), 0), longest)
	return spent
}

// Times are the parts of a contact's handling time.
type Times struct {
	Phase             Phase
	Talk, Hold, After time.Duration
}

// Times returns how long the contact has taken so far.
func (s *Session) Times() Times {
	spent := s.clock.at(s.desk.Now())
	return Times{s.clock.phase, spent[Talking], spent[Holding], spent[After]}
}

// ToggleHold puts the shopper on hold, or takes them back. After EndCall there
// is nobody to hold, and it does nothing.
func (s *Session) ToggleHold() {
	switch s.clock.phase {
	case Talking:
		s.clock.turn(Holding, s.desk.Now())
	case Holding:
		s.clock.turn(Talking, s.desk.Now())
	}
}

// EndCall ends the talk; what follows is after-contact work.
func (s *Session) EndCall() { s.clock.turn(After, s.desk.Now()) }

// Pause stops the clock while another contact is in front.
func (s *Session) Pause() {
	s.clock.turn(s.clock.phase, s.desk.Now())
	s.clock.still = true
}

// Continue lets the clock of a paused contact run again.
func (s *Session) Continue() {
	s.clock.turn(s.clock.phase, s.desk.Now())
	s.clock.still = false
}

// OnCall reports whether the clock of a shopper's call runs.
func (s *Session) OnCall() bool { return !s.clock.still && s.clock.phase != After }

// stamp writes the times into the contact.
func (s *Session) stamp() {
	t := s.Times()
	s.contact.TalkSeconds = int(t.Talk / time.Second)
	s.contact.HoldSeconds = int(t.Hold / time.Second)
	s.contact.AfterSeconds = int(t.After / time.Second)
}
