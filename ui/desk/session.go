package desk

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"paydesk/knowledge"
	"paydesk/knowledge/carddata"
	"paydesk/knowledge/checklist"
	"paydesk/knowledge/handout"
	"paydesk/store"
)

// Session is one open contact with its checklist.
type Session struct {
	desk    *Desk
	contact store.Contact
	clock   clock

	run   *checklist.Run // nil before the first checklist
	runID store.RunID
	shown time.Time // when the current step was first shown

	touched touched // wrap-up fields the agent chose; the proposal leaves them
	orderOK string  // the order number the agent confirmed

	finished *store.Contact // as it was saved, while nothing changed since
}

// touched are the wrap-up fields that no longer follow the proposal.
type touched struct{ topic, outcome, followUp bool }

func touchedIn(c store.Contact) touched {
	return touched{
		topic:    c.Topic != "" && c.Topic != c.ProposedTopic,
		outcome:  c.Outcome != "" && c.Outcome != c.ProposedOutcome,
		followUp: c.FollowUp != "" && c.Outcome != c.ProposedOutcome,
	}
}

// Contact returns the contact as it stands, with its wrap-up as proposed or
// chosen.
func (s *Session) Contact() store.Contact { return s.contact }

// Edit changes fields of the contact. Flush writes them.
func (s *Session) Edit(change func(*store.Contact)) {
	before := s.contact
	change(&s.contact)
	s.touched.topic = s.touched.topic || s.contact.Topic != before.Topic
	s.touched.outcome = s.touched.outcome || s.contact.Outcome != before.Outcome
	s.touched.followUp = s.touched.followUp || s.contact.FollowUp != before.FollowUp
}

// Masked lists what of the fields will not be stored as it stands: card data
// that the store masks.
func (s *Session) Masked() []carddata.Finding {
	c := s.contact
	return s.maskIn(&c)
}

// maskIn masks the fields of a contact that somebody types, as the store does,
// and lists what it took out. An order number in doubt is left: it is asked
// for.
func (s *Session) maskIn(c *store.Contact) (found []carddata.Finding) {
	for _, text := range []*string{&c.Customer, &c.Email, &c.Phone, &c.Note, &c.Code, &c.FollowUp} {
		masked, more := carddata.Mask(*text)
		*text, found = masked, append(found, more...)
	}
	confirmed := c.Order == s.orderOK && strings.Trim(c.Order, "0123456789") == ""
	if s.OrderDoubt() == carddata.OrderClean && !confirmed {
		masked, more := carddata.MaskOrder(c.Order)
		c.Order, found = masked, append(found, more...)
	}
	return found
}

// OrderDoubt tells whether the order number may be a card number and has not
// been confirmed.
func (s *Session) OrderDoubt() carddata.Verdict {
	verdict := carddata.Order(s.contact.Order)
	if verdict == carddata.OrderUnsure && s.contact.Order == s.orderOK {
		return carddata.OrderClean
	}
	return verdict
}

// ConfirmOrder says that the number in the order field is an order number.
func (s *Session) ConfirmOrder() { s.orderOK = s.contact.Order }

// MaskOrder takes the number out of the order field, leaving its last four
// digits in the note.
func (s *Session) MaskOrder() {
	masked, _ := carddata.Mask("card " + s.contact.Order)
	s.contact.Order = ""
	if s.contact.Note != "" {
		s.contact.Note += "\n"
	}
	s.contact.Note += masked
}

// Flush stores the contact while it is being typed: digits that may yet
// become a card number stay in memory.
func (s *Session) Flush(ctx context.Context) (store.Saved, error) {
	return s.keep(ctx, s.desk.cfg.Store.SaveDraft)
}

// Settle stores the contact when what was typed is complete: a field was
// left, or the agent asked to save. What is masked then is masked here, too.
func (s *Session) Settle(ctx context.Context) (store.Saved, error) {
	s.maskIn(&s.contact)
	return s.keep(ctx, s.desk.cfg.Store.SaveWhole)
}

// keep stores the draft. A saved contact stays saved until it differs from
// what was saved.
func (s *Session) keep(ctx context.Context, save func(context.Context, store.Contact) (store.Saved, error)) (store.Saved, error) {
	draft := s.draft()
	if s.finished != nil && sameWork(draft, *s.finished) {
		return store.Saved{ID: draft.ID, Ref: draft.Ref}, nil
	}
	if err := s.Reopen(ctx); err != nil {
		return store.Saved{}, err
	}
	return save(ctx, draft)
}

// sameWork compares two states of a contact but for its times, which run on
// by themselves.
func sameWork(a, b store.Contact) bool {
	for _, c := range []*store.Contact{&a, &b} {
		c.Ended, c.TalkSeconds, c.HoldSeconds, c.AfterSeconds = time.Time{}, 0, 0, 0
		c.State, c.OrderConfirmed = "", false
	}
	return a == b
}

// Reload takes the contact as the store holds it now, where something other
// than this session changed it: an erasure, a purge, a restore. What was not
// stored is gone. A contact that the store no longer has is
// store.ErrNotFound.
func (s *Session) Reload(ctx context.Context) error {
	c, err := s.desk.cfg.Store.Get(ctx, string(s.contact.ID))
	if err != nil {
		return err
	}
	s.contact, s.touched, s.orderOK, s.finished = c, touchedIn(c), c.Order, nil
	if c.State == store.StateSaved {
		s.finished = &c
	}
	s.runID, s.run, err = s.desk.lastRun(ctx, c)
	s.shown = s.desk.Now()
	return err
}

// Reopen takes back that this contact was saved, if it was.
func (s *Session) Reopen(ctx context.Context) error {
	if s.finished == nil {
		return nil
	}
	_, err := s.desk.cfg.Store.Reopen(ctx, s.contact.ID)
	if err == nil {
		s.finished = nil
	}
	return err
}

// draft is the contact as it may be stored now.
func (s *Session) draft() store.Contact {
	s.stamp()
	draft := s.contact
	draft.OrderConfirmed = s.orderOK == draft.Order
	if s.OrderDoubt() != carddata.OrderClean {
		draft.Order = "" // stays in memory until the agent has decided
	}
	return draft
}

// Saved reports whether the contact is saved as it stands.
func (s *Session) Saved() bool { return s.finished != nil }

// Park lays the contact aside; Unfinished brings it back. One that is saved as
// it stands stays saved.
func (s *Session) Park(ctx context.Context) error {
	if _, err := s.Settle(ctx); err != nil || s.Saved() {
		return err
	}
	if err := s.record(ctx, checklist.Event{Kind: checklist.Parked}); err != nil {
		return err
	}
	return s.desk.cfg.Store.Park(ctx, s.contact.ID)
}

// Empty tells whether nothing was entered or asked yet.
func (s *Session) Empty() bool {
	c := s.contact
	return s.run == nil && c.Customer+c.Email+c.Phone+c.Order+c.Topic+c.Code+c.Note+c.Outcome == ""
}

// Discard removes a contact in which nothing was entered.
func (s *Session) Discard(ctx context.Context) error {
	if !s.Empty() {
		return errors.New("this contact holds something; save it as Dropped instead")
	}
	return s.desk.cfg.Store.Discard(ctx, s.contact.ID)
}

// Why a contact cannot be saved yet.
var (
	// ErrNoOutcome: nobody said how the contact ended.
	ErrNoOutcome = errors.New("pick how it ended, then Ctrl+Enter")
	// ErrNothing: there is nothing to keep.
	ErrNothing = errors.New("nothing to save yet: pick a reason, or write a note")
	// ErrOrderDoubt: the order number may be a card number.
	ErrOrderDoubt = errors.New("the order number may be a card number: say which it is, then Ctrl+Enter")
)

// OwedError refuses to end a contact as resolved while a step is not made
// good.
type OwedError struct{ Step knowledge.Step }

// Error says what is owed and the two ways out.
func (e *OwedError) Error() string {
	return fmt.Sprintf("not resolved yet, %q is still owed: do it now (Backspace to its step), or save the handout that says it (Ctrl+Shift+S)", e.Step.Do)
}

// Save ends the contact and keeps it. The session may go on: a later change
// opens the contact again.
func (s *Session) Save(ctx context.Context) (store.Saved, error) {
	if err := s.ready(ctx); err != nil {
		return store.Saved{}, err
	}
	if err := s.Reopen(ctx); err != nil {
		return store.Saved{}, err
	}
	final := s.draft()
	final.Ended = s.desk.Now()
	stored, err := s.desk.cfg.Store.Finish(ctx, final)
	if err != nil {
		return stored, err
	}
	s.finished = &final
	return stored, s.record(ctx, saved(final.Outcome))
}

// saved is the event that the contact was saved.
func saved(outcome string) checklist.Event {
	return checklist.Event{Kind: checklist.Noted, Text: outcomeNote + outcome}
}

func (s *Session) ready(ctx context.Context) error {
	c := s.contact
	switch {
	case s.OrderDoubt() != carddata.OrderClean:
		return ErrOrderDoubt
	case c.Topic == "" && c.Code == "" && c.Note == "":
		return ErrNothing
	case c.Outcome == "":
		return ErrNoOutcome
	case c.Outcome == string(knowledge.Resolved):
		return s.settled(ctx)
	}
	return nil
}

// settled refuses while a step is owed that no saved handout names.
func (s *Session) settled(ctx context.Context) error {
	owed := s.Owed()
	if len(owed) == 0 {
		return nil
	}
	given, err := s.desk.cfg.Store.Handouts(ctx, s.contact.ID)
	if err != nil {
		return err
	}
	for _, h := range given {
		if h.Owed && h.For == string(handout.ForShopper) {
			return nil
		}
	}
	return &OwedError{owed[0]}
}

// outcomeNote begins the event that ends a run with what was chosen.
const outcomeNote = "outcome "
