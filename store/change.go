package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"
)

// Change is one field of a saved contact that was changed later.
type Change struct {
	At     time.Time       `json:"at"`
	Who    string          `json:"who"`
	Field  string          `json:"field"`  // as JSON names it
	Before json.RawMessage `json:"before"` // what it said until then; null for nothing
}

// Changes lists what was changed in a contact after it was saved, oldest
// first.
func (s *Store) Changes(ctx context.Context, id ContactID) ([]Change, error) {
	return list(s, ctx, changesOf, scanChange, id)
}

const changesOf = `SELECT at, who, field, before FROM contact_change
	JOIN contact ON contact.id = contact_change.contact WHERE uuid = ? ORDER BY contact_change.id`

func scanChange(rows *sql.Rows, c *Change) error {
	var before string
	err := rows.Scan(stamp{&c.At}, &c.Who, &c.Field, &before)
	c.Before = json.RawMessage(before)
	return err
}

// Amend changes fields of a saved contact, which is named by its id or
// reference, and keeps what they said before. patch is a JSON object of the
// fields to change; an empty text clears one. What is refused changes nothing:
// *RefusedError, ErrNotFound, or ErrState for a contact still being typed.
func (s *Store) Amend(ctx context.Context, idOrRef string, patch []byte) (Saved, error) {
	found, err := s.Get(ctx, idOrRef)
	if err != nil {
		return Saved{}, err
	}
	var saved Saved
	err = s.inTx(ctx, func(tx *tx) error {
		stored, err := tx.one(ctx, found.ID)
		if err != nil {
			return err
		}
		if stored.State != StateSaved {
			return fmt.Errorf("contact %s is still being typed; save it in the window first: %w", stored.Ref, ErrState)
		}
		if err := tx.fromHere(ctx, &stored); err != nil {
			return err
		}
		next := stored
		if err := readPatch(patch, &next); err != nil {
			return err
		}
		masked, err := next.mask()
		if err != nil {
			return err
		}
		saved = Saved{stored.ID, stored.Ref, masked}
		return errors.Join(tx.update(ctx, &next), tx.logChanges(ctx, &stored, &next))
	})
	return saved, err
}

// readPatch reads the fields to change over a contact.
func readPatch(patch []byte, c *Contact) error {
	id, ref := c.ID, c.Ref
	if err := readObject(patch, c); err != nil {
		return err
	}
	c.ID, c.Ref = id, ref
	return c.checkFinished()
}

// logChanges keeps what the fields of a contact said that differ now.
func (tx *tx) logChanges(ctx context.Context, before, after *Contact) error {
	was, is := before.jsonFields(), after.jsonFields()
	for _, name := range slices.Sorted(maps.Keys(is)) {
		old, err := json.Marshal(was[name].into)
		if err != nil {
			return err
		}
		if now, err := json.Marshal(is[name].into); err != nil || string(now) == string(old) {
			continue
		}
		if _, err := tx.ExecContext(ctx, "INSERT INTO contact_change (contact, at, who, field, before) VALUES (?, ?, ?, ?, ?)",
			before.RowID, stamp{&tx.now}, tx.by.name, name, string(old)); err != nil {
			return err
		}
	}
	return nil
}

// keepAsSaved notes how a contact was saved, before it is opened again.
func (tx *tx) keepAsSaved(ctx context.Context, c *Contact) error {
	fields, err := json.Marshal(c)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, "INSERT OR IGNORE INTO contact_was (contact, fields) VALUES (?, ?)", c.RowID, string(fields))
	return err
}

// asSaved is how a contact that was opened again was saved before; nil for
// one that is saved for the first time.
func (tx *tx) asSaved(ctx context.Context, rowID int64) (*Contact, error) {
	var fields string
	err := tx.QueryRowContext(ctx, "SELECT fields FROM contact_was WHERE contact = ?", rowID).Scan(&fields)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	was := &Contact{RowID: rowID}
	return was, json.Unmarshal([]byte(fields), was)
}

// settleChanges logs what became different since a contact was saved before.
func (tx *tx) settleChanges(ctx context.Context, next *Contact) error {
	was, err := tx.asSaved(ctx, next.RowID)
	if err != nil || was == nil {
		return err
	}
	if err := tx.logChanges(ctx, was, next); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, "DELETE FROM contact_was WHERE contact = ?", next.RowID)
	return err
}
