package store

import (
	"context"
	"errors"
)

// Saved names a stored contact, and says how many pieces of card data were
// masked in it.
type Saved struct {
	ID     ContactID
	Ref    string
	Masked int
}

// Added is what became of one contact of AddAll.
type Added struct {
	Saved
	Err error // the *RefusedError of this contact; the others are stored
}

// Add stores a finished contact; when it returns without an error the contact
// is safe. A contact that cannot be taken is a *RefusedError.
func (s *Store) Add(ctx context.Context, c Contact) (Saved, error) {
	added, err := s.AddAll(ctx, []Contact{c})
	if err != nil {
		return Saved{}, err
	}
	return added[0].Saved, added[0].Err
}

// AddAll stores many contacts in one transaction, which takes as long as one
// alone. It answers for each in order; an error stands for all, and then none
// is stored.
func (s *Store) AddAll(ctx context.Context, list []Contact) ([]Added, error) {
	added := make([]Added, len(list))
	err := s.inTx(ctx, func(tx *tx) error {
		for i, c := range list {
			masked, err := tx.add(ctx, &c)
			if refused := (*RefusedError)(nil); err != nil && !errors.As(err, &refused) {
				return err
			}
			if added[i].Err = err; err == nil {
				added[i].Saved = Saved{c.ID, c.Ref, masked}
			}
		}
		return nil
	})
	return added, err
}

// add checks, masks and stores one finished contact, and fills in what it
// was given.
func (tx *tx) add(ctx context.Context, c *Contact) (masked int, err error) {
	if masked, err = c.finish(tx); err != nil {
		return 0, err
	}
	return masked, tx.insert(ctx, c)
}

// finish checks and masks a contact that is to be stored as saved.
func (c *Contact) finish(tx *tx) (masked int, err error) {
	if err := c.checkFinished(); err != nil {
		return 0, err
	}
	c.State = StateSaved
	c.dateBack(tx)
	return c.mask()
}

// dateBack gives a contact without a start one: its end, or now.
func (c *Contact) dateBack(tx *tx) {
	if c.Started.IsZero() {
		c.Started = c.Ended
	}
	if c.Started.IsZero() {
		c.Started = tx.now
	}
}
