package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// FromHere is nil for a contact of this desk. One that came in a bundle is
// changed at its own desk, from where the next bundle brings it: a
// *RefusedError says so.
func (s *Store) FromHere(ctx context.Context, id ContactID) error {
	return s.reading(func(db *sql.DB) error { return fromHere(ctx, db, id) })
}

// fromHere is FromHere within a transaction.
func (tx *tx) fromHere(ctx context.Context, c *Contact) error { return fromHere(ctx, tx, c.ID) }

func fromHere(ctx context.Context, log querier, id ContactID) error {
	var ref, code string
	err := log.QueryRowContext(ctx, `SELECT ref, bundle.code FROM contact JOIN imported ON imported.contact = contact.id
		JOIN bundle ON bundle.id = imported.bundle WHERE uuid = ?`, id).Scan(&ref, &code)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	return &RefusedError{"", fmt.Sprintf("contact %s came in a bundle of desk %s: change it at that desk and take in its next bundle", ref, code)}
}
