package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"

	"paydesk/knowledge/carddata"
)

// ErrState says that a contact is saved where an unfinished one is needed, or
// the other way round.
var ErrState = errors.New("wrong state")

// Begin opens a contact of the window with what is known of it so far, and
// returns it as stored, with its id and reference. It starts now unless it
// says otherwise.
func (s *Store) Begin(ctx context.Context, c Contact) (Contact, error) {
	if err := c.checkFields(); err != nil {
		return Contact{}, err
	}
	c.settleTexts(Contact{}, untilHold)
	c.State = StateOpen
	err := s.inTx(ctx, func(tx *tx) error {
		if c.Started.IsZero() {
			c.Started = tx.now
		}
		if err := tx.insert(ctx, &c); err != nil {
			return err
		}
		var err error
		c, err = tx.one(ctx, c.ID)
		return err
	})
	return c, err
}

// SaveDraft stores an unfinished contact while somebody is typing in it. The
// end of a text that may still become card data stays out (carddata.Hold);
// what was stored of that text before is not lost by it. A field that breaks
// a rule, such as half a date, keeps what was stored; the rest is taken.
func (s *Store) SaveDraft(ctx context.Context, c Contact) (Saved, error) {
	return s.saveUnfinished(ctx, c, untilHold)
}

// SaveWhole is SaveDraft for texts that are complete: the field was left, the
// contact is being parked, the window closes. Nothing is held back.
func (s *Store) SaveWhole(ctx context.Context, c Contact) (Saved, error) {
	return s.saveUnfinished(ctx, c, toTheEnd)
}

// Finish saves a contact that was begun: from now on it is in history and
// reports. Its end is now unless it says otherwise, and never before its
// start, whatever the clock did. One that was saved before keeps what it said
// then (Changes). A contact that cannot be taken is a
// *RefusedError and stays as it was.
func (s *Store) Finish(ctx context.Context, c Contact) (Saved, error) {
	return s.change(ctx, c.ID, func(tx *tx, stored Contact) (Contact, int, error) {
		c.inherit(stored)
		c.State = StateSaved
		c.dateBack(tx)
		if c.Ended.IsZero() {
			c.Ended = tx.now
		}
		if c.Ended.Before(c.Started) {
			c.Ended = c.Started
		}
		if err := c.checkFinished(); err != nil {
			return c, 0, err
		}
		masked, err := c.mask()
		if err != nil {
			return c, 0, err
		}
		return c, masked, tx.settleChanges(ctx, &c)
	})
}

// Park puts an open contact aside. What was typed is stored before with
// SaveWhole; Reopen takes the contact up again.
func (s *Store) Park(ctx context.Context, id ContactID) error {
	_, err := s.change(ctx, id, func(_ *tx, stored Contact) (Contact, int, error) {
		stored.State = StateParked
		return stored, 0, nil
	})
	return err
}

// Reopen opens a parked contact, or takes back that one was saved, and
// returns it.
func (s *Store) Reopen(ctx context.Context, id ContactID) (c Contact, err error) {
	err = s.inTx(ctx, func(tx *tx) error {
		if c, err = tx.one(ctx, id); err != nil {
			return err
		}
		if err := tx.fromHere(ctx, &c); err != nil {
			return err
		}
		if c.State == StateSaved {
			if err := tx.keepAsSaved(ctx, &c); err != nil {
				return err
			}
		}
		c.State = StateOpen
		return tx.update(ctx, &c)
	})
	return c, err
}

// Discard removes an unfinished contact and its runs, for good. One that is
// saved, or was once, is not touched: ErrState.
func (s *Store) Discard(ctx context.Context, id ContactID) error {
	return s.inTx(ctx, func(tx *tx) error {
		c, err := tx.unfinished(ctx, id)
		if err != nil {
			return err
		}
		if was, err := tx.asSaved(ctx, c.RowID); err != nil || was != nil {
			return cmp.Or(err, fmt.Errorf("contact %s was saved before; save it again instead: %w", c.Ref, ErrState))
		}
		_, err = tx.ExecContext(ctx, "DELETE FROM contact WHERE id = ?", c.RowID)
		return err
	})
}

// Unfinished lists the open and parked contacts of an agent, or of all agents
// when the name is empty, newest first.
func (s *Store) Unfinished(ctx context.Context, agent string) ([]Contact, error) {
	return list(s, ctx, selectContact+"WHERE state <> 'saved' AND (?1 = '' OR agent = ?1) ORDER BY id DESC",
		scanContact, agent)
}

// saveUnfinished stores the texts of c as far as extent says.
func (s *Store) saveUnfinished(ctx context.Context, c Contact, extent func(string) int) (Saved, error) {
	return s.change(ctx, c.ID, func(_ *tx, stored Contact) (Contact, int, error) {
		c.inherit(stored)
		c.State = stored.State
		c.keepWhereBroken(&stored)
		if err := c.checkFields(); err != nil {
			return c, 0, err
		}
		return c, c.settleTexts(stored, extent), nil
	})
}

// change replaces an unfinished contact by what do makes of it; do also tells
// how many pieces it masked.
func (s *Store) change(ctx context.Context, id ContactID, do func(*tx, Contact) (Contact, int, error)) (Saved, error) {
	var saved Saved
	err := s.inTx(ctx, func(tx *tx) error {
		stored, err := tx.unfinished(ctx, id)
		if err != nil {
			return err
		}
		next, masked, err := do(tx, stored)
		if err != nil {
			return err
		}
		saved = Saved{stored.ID, stored.Ref, masked}
		return tx.update(ctx, &next)
	})
	return saved, err
}

// unfinished reads a contact that is open or parked.
func (tx *tx) unfinished(ctx context.Context, id ContactID) (Contact, error) {
	c, err := tx.one(ctx, id)
	if err == nil && c.State == StateSaved {
		err = fmt.Errorf("contact %s is saved; reopen it first: %w", c.Ref, ErrState)
	}
	return c, err
}

// inherit takes over what never changes.
func (c *Contact) inherit(stored Contact) {
	c.RowID, c.ID, c.Ref = stored.RowID, stored.ID, stored.Ref
	if c.Started.IsZero() {
		c.Started = stored.Started
	}
}

// keepWhereBroken puts the stored value in place of each field that breaks a
// rule, so that half a date does not cost the note beside it.
func (c *Contact) keepWhereBroken(stored *Contact) {
	to, from := c.jsonFields(), stored.jsonFields()
	for _, r := range rules {
		if f := to[r.field]; f != nil && r.broken(c) {
			keep(f.into, from[r.field].into)
		}
	}
}

// keep copies one field of a contact to another.
func keep(to, from any) {
	switch to := to.(type) {
	case *string:
		*to = *from.(*string)
	case *int:
		*to = *from.(*int)
	case *Amount:
		*to = *from.(*Amount)
	case *jsonTime:
		*to.t = *from.(*jsonTime).t
	}
}

// untilHold is how much of a text may be stored while it is being typed.
func untilHold(text string) int { return carddata.Hold(text) }

// toTheEnd is how much of a text may be stored that is complete: all of it.
func toTheEnd(text string) int { return len(text) }

// settleTexts masks the texts of a contact still being typed, cuts those
// typed key by key at extent, and returns how many pieces it masked.
func (c *Contact) settleTexts(stored Contact, extent func(string) int) int {
	before := stored.freeTexts()
	masked := 0
	for i, f := range c.freeTexts() {
		end := toTheEnd
		if f.typed {
			end = extent
		}
		masked += settleText(f.text, *before[i].text, end, maskText)
	}
	if c.orderKept() {
		return masked
	}
	return masked + settleText(&c.Order, stored.Order, extent, maskDraftOrder)
}

// settleText makes of one text what may be stored now. Where that is shorter
// than what is stored already, and what is stored is how the text still
// begins, the stored text stays.
func settleText(text *string, stored string, extent func(string) int, mask func(*string) int) int {
	whole, now := *text, (*text)[:extent(*text)]
	mask(&whole)
	masked := mask(&now)
	if strings.HasPrefix(stored, now) && strings.HasPrefix(whole, stored) {
		now = stored
	}
	*text = now
	return masked
}
