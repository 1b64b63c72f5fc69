package store

import (
	"context"
	"database/sql"
	"time"
)

// Handout is a page that was given out for a contact.
type Handout struct {
	Contact ContactID `json:"-"`
	Topic   string    `json:"topic"` // article id
	Lang    string    `json:"lang"`  // language of the page
	For     string    `json:"for"`   // shopper, bank or support
	At      time.Time `json:"at"`
	Owed    bool      `json:"owed,omitempty"` // the page carries a step still owed, such as an undo
}

// LogHandout records that a page was given out, now unless it says otherwise.
func (s *Store) LogHandout(ctx context.Context, h Handout) error {
	return s.inTx(ctx, func(tx *tx) error {
		contact, err := tx.one(ctx, h.Contact)
		if err != nil {
			return err
		}
		if err := tx.fromHere(ctx, &contact); err != nil {
			return err
		}
		if h.At.IsZero() {
			h.At = tx.now
		}
		return tx.insertHandout(ctx, contact.RowID, h)
	})
}

// insertHandout adds a page to a contact.
func (tx *tx) insertHandout(ctx context.Context, contact int64, h Handout) error {
	return tx.exec(ctx, "INSERT INTO handout (contact, topic, lang, audience, at, owed) VALUES (?, ?, ?, ?, ?, ?)",
		contact, h.Topic, h.Lang, h.For, stamp{&h.At}, h.Owed)
}

// Handouts lists the pages given out for a contact, in order.
func (s *Store) Handouts(ctx context.Context, contact ContactID) ([]Handout, error) {
	return list(s, ctx, handoutsOf,
		func(rows *sql.Rows, h *Handout) error {
			return rows.Scan(&h.Contact, &h.Topic, &h.Lang, &h.For, stamp{&h.At}, &h.Owed)
		}, contact)
}

const handoutsOf = `SELECT uuid, handout.topic, handout.lang, audience, at, owed
	FROM handout JOIN contact ON contact.id = handout.contact WHERE uuid = ? ORDER BY handout.id`
