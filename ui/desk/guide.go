package desk

import (
	"context"
	"errors"
	"fmt"
	"time"

	"paydesk/knowledge"
	"paydesk/knowledge/carddata"
	"paydesk/knowledge/checklist"
	"paydesk/knowledge/country"
	"paydesk/store"
)

var errNoChecklist = errors.New("no checklist is open; find a topic and press Enter")

// Run is the checklist in progress, or nil. Read it; change it through the
// session, which logs every event first.
func (s *Session) Run() *checklist.Run { return s.run }

// Use begins the checklist of a topic. One in progress is parked and stays
// with the contact.
func (s *Session) Use(ctx context.Context, topic knowledge.TopicID) error {
	run, err := checklist.Start(s.desk.cfg.Library, topic)
	if err != nil {
		return err
	}
	if err := s.Reopen(ctx); err != nil {
		return err
	}
	if err := s.parkRun(ctx); err != nil {
		return err
	}
	var recalled []checklist.Event
	if s.run != nil {
		recalled = s.run.Recall(topic)
	}
	if err := s.begin(ctx, topic); err != nil {
		return err
	}
	s.run = run
	if err := s.recall(ctx, recalled); err != nil {
		return err
	}
	if codes := s.desk.cfg.Library.Article(topic).Codes; s.contact.Code == "" && len(codes) > 0 {
		s.contact.Code = codes[0]
	}
	return s.moved(ctx)
}

func (s *Session) parkRun(ctx context.Context) error {
	if s.run == nil {
		return nil
	}
	if err := s.record(ctx, checklist.Event{Kind: checklist.Parked}); err != nil {
		return err
	}
	return s.desk.cfg.Store.SetParked(ctx, s.runID, true)
}

// begin logs the start of a run with the edition it will finish on.
func (s *Session) begin(ctx context.Context, topic knowledge.TopicID) error {
	lib := s.desk.cfg.Library
	pack, err := lib.Pack()
	if err != nil {
		return err
	}
	if err := s.desk.cfg.Store.PutEdition(ctx, lib.Edition(), pack); err != nil {
		return err
	}
	s.runID, err = s.desk.cfg.Store.StartRun(ctx, store.Run{
		Contact: s.contact.ID, Topic: string(topic), Edition: lib.Edition(), Started: s.desk.Now(),
	})
	return err
}

// recall tells a new run what was said in the contact before, and answers from
// it what the run would ask for again.
func (s *Session) recall(ctx context.Context, events []checklist.Event) error {
	if err := s.take(ctx, events); err != nil {
		return err
	}
	sayCountry(s.run, s.contact)
	return s.carry(ctx)
}

// sayCountry tells a run the country of its contact, where it is one.
func sayCountry(run *checklist.Run, c store.Contact) {
	if name := country.Name(country.Of(c.Country)); name != "" {
		run.Say(checklist.Country, name)
	}
}

// carry answers what was said before in the contact.
func (s *Session) carry(ctx context.Context) error {
	return s.take(ctx, s.run.Clone().Carry())
}

// take takes events one by one, each once it is in the log, so that the run
// stands where the log says whichever of them fails.
func (s *Session) take(ctx context.Context, events []checklist.Event) error {
	for _, e := range events {
		if err := s.log(ctx, e); err != nil {
			return err
		}
		if err := s.run.Apply(e); err != nil {
			return err
		}
	}
	return nil
}

// Answer answers the current step with the number of an answer; value is
// what was typed with it, if the step asks for something.
func (s *Session) Answer(ctx context.Context, number int, value string) error {
	if s.run == nil {
		return errNoChecklist
	}
	e, err := checklist.Typed(s.run.Step().Node, number, value)
	if err != nil {
		return err
	}
	return s.apply(ctx, e)
}

// Skip leaves the current step out, with a reason.
func (s *Session) Skip(ctx context.Context, why checklist.Reason, words string) error {
	return s.apply(ctx, checklist.Event{Kind: checklist.Skipped, Answer: int(why), Text: words})
}

// Back goes back a number of steps.
func (s *Session) Back(ctx context.Context, steps int) error {
	return s.apply(ctx, checklist.Event{Kind: checklist.SteppedTo, Answer: steps})
}

// Restart begins the checklist anew; the answers stay in the log.
func (s *Session) Restart(ctx context.Context) error {
	return s.apply(ctx, checklist.Event{Kind: checklist.Restarted})
}

// Undo takes back the last answer, skip, step back or restart.
func (s *Session) Undo(ctx context.Context) error {
	return s.apply(ctx, checklist.Event{Kind: checklist.Undone})
}

// Tick ticks a line of a check, or takes the tick off.
func (s *Session) Tick(ctx context.Context, line int) error {
	return s.apply(ctx, checklist.Event{Kind: checklist.Ticked, Answer: line})
}

// apply takes an event once it is in the log: a run never shows an answer
// that a crash could lose. The event is tried on a copy first, so that a
// refused one leaves no trace. What was said before in the contact is answered
// with it.
func (s *Session) apply(ctx context.Context, e checklist.Event) error {
	if s.run == nil {
		return errNoChecklist
	}
	e.Text, _ = carddata.Mask(e.Text) // as the log does, so that the path shows what is stored
	events, err := s.run.Clone().Move(e)
	if err != nil {
		return err
	}
	if err := s.Reopen(ctx); err != nil {
		return err
	}
	before := s.run.Said()[checklist.Country]
	if err := s.take(ctx, events); err != nil {
		return err
	}
	s.hear(before)
	return s.moved(ctx)
}

// hear takes the country that was named into the contact, and out of it again
// where an answer is taken back; before is what was said until then.
func (s *Session) hear(before string) {
	switch said := s.run.Said()[checklist.Country]; {
	case country.Of(said) != "":
		s.contact.Country = country.Of(said)
	case before != "" && s.contact.Country == country.Of(before):
		s.contact.Country = ""
	}
}

// record appends an event to the log of the run, if there is one.
func (s *Session) record(ctx context.Context, e checklist.Event) error {
	if s.run == nil {
		return nil
	}
	step := s.run.Step()
	e.Topic, e.Node = step.Topic, step.Node.ID
	return s.log(ctx, e)
}

// log appends an event that names its step. Only the first of several that
// come together was waited for.
func (s *Session) log(ctx context.Context, e checklist.Event) error {
	logged, now := entry(e), s.desk.Now()
	logged.At = now
	if e.Kind != checklist.Carried {
		logged.DwellMS = max(now.Sub(s.shown), 0).Milliseconds()
	}
	_, err := s.desk.cfg.Store.Append(ctx, s.runID, logged)
	return err
}

// entry is how an event is logged, but for its time.
func entry(e checklist.Event) store.Event {
	return store.Event{Kind: string(e.Kind), Topic: string(e.Topic), Node: e.Node, Answer: e.Answer, Text: e.Text}
}

// moved follows a change of the run: the wrap-up takes the new proposal.
func (s *Session) moved(ctx context.Context) error {
	s.shown = s.desk.Now()
	if err := s.propose(ctx); err != nil {
		return err
	}
	_, err := s.Flush(ctx)
	return err
}

// propose fills the wrap-up fields that the agent has not chosen.
func (s *Session) propose(ctx context.Context) error {
	p := s.run.Proposal()
	s.contact.ProposedTopic, s.contact.ProposedOutcome = string(p.Topic), string(p.Result)
	if !s.touched.topic {
		s.contact.Topic = string(p.Topic)
	}
	if !s.touched.outcome {
		s.contact.Outcome = string(p.Result)
	}
	if s.touched.followUp {
		return nil
	}
	s.contact.FollowUp = ""
	if p.FollowUp == 0 {
		return nil
	}
	days, err := s.desk.WorkingDays(ctx)
	if err == nil {
		s.contact.FollowUp = days.Add(s.desk.Now(), p.FollowUp).Format(time.DateOnly)
	}
	return err
}

// Owed are the steps of the run still to be made good.
func (s *Session) Owed() []knowledge.Step {
	if s.run == nil {
		return nil
	}
	return s.run.Owed()
}

// loadRun brings back the run in progress at the step it was left at.
func (s *Session) loadRun(ctx context.Context) error {
	id, run, err := s.desk.lastRun(ctx, s.contact)
	if err != nil || run == nil {
		return err
	}
	s.runID, s.run, s.shown = id, run, s.desk.Now()
	if err := s.carry(ctx); err != nil { // what a crash kept from being answered
		return err
	}
	return s.record(ctx, checklist.Event{Kind: checklist.Resumed})
}

// lastRun replays the latest run of a contact, on the edition of the
// knowledge it was started with; nil when there is none.
func (d *Desk) lastRun(ctx context.Context, c store.Contact) (store.RunID, *checklist.Run, error) {
	runs, err := d.cfg.Store.Runs(ctx, c.ID)
	if err != nil || len(runs) == 0 {
		return 0, nil, err
	}
	last := runs[len(runs)-1]
	lib, err := d.edition(ctx, last.Edition)
	if errors.Is(err, store.ErrNotFound) && d.cfg.Store.FromHere(ctx, c.ID) != nil {
		return 0, nil, nil // bundles carry no knowledge: the contact is shown without its path
	}
	if err != nil {
		return 0, nil, err
	}
	logged, err := d.cfg.Store.Events(ctx, last.ID)
	if err != nil {
		return 0, nil, err
	}
	run, err := checklist.Replay(lib, knowledge.TopicID(last.Topic), events(logged))
	if err != nil {
		return 0, nil, fmt.Errorf("contact %s: %w", c.Ref, err)
	}
	sayCountry(run, c)
	return last.ID, run, nil
}

func events(logged []store.Event) []checklist.Event {
	out := make([]checklist.Event, len(logged))
	for i, e := range logged {
		out[i] = checklist.Event{Kind: checklist.Kind(e.Kind), Topic: knowledge.TopicID(e.Topic), Node: e.Node, Answer: e.Answer, Text: e.Text}
	}
	return out
}

// edition returns the knowledge of that edition: the desk's own, or one kept
// with an earlier run.
func (d *Desk) edition(ctx context.Context, edition string) (*knowledge.Library, error) {
	if edition == d.cfg.Library.Edition() {
		return d.cfg.Library, nil
	}
	pack, err := d.cfg.Store.Edition(ctx, edition)
	if err != nil {
		return nil, err
	}
	return knowledge.ReadZip("edition "+edition, pack)
}
