package store

import (
	"context"
	"database/sql"
	"errors"
	"slices"
)

// settleCopies brings into the local backups what bundles took out of the log:
// contacts that were erased, and shoppers who were struck out of others. What
// is owed is kept in the log, so that it is made good by the next call where
// one is broken off or a backup is locked.
func (s *Store) settleCopies(ctx context.Context) error {
	owed, err := list(s, ctx, "SELECT uuid FROM copies_owed", func(rows *sql.Rows, id *ContactID) error { return rows.Scan(id) })
	if err != nil || len(owed) == 0 || s.readOnly != nil {
		return err
	}
	copies := s.eachCopy(ctx, func(copy *Store) error { return s.settleCopy(ctx, copy, owed) })
	if len(copies.Left) > 0 {
		return nil
	}
	return s.inTx(ctx, func(tx *tx) error {
		return tx.exec(ctx, "DELETE FROM copies_owed WHERE uuid IN (SELECT value FROM json_each(?))", inJSON{owed})
	})
}

// settleCopy makes a copy say of contacts what the log says of them now.
func (s *Store) settleCopy(ctx context.Context, copy *Store, owed []ContactID) error {
	for some := range slices.Chunk(owed, sentPage) {
		var now []*carried
		err := s.reading(func(db *sql.DB) error {
			return atOnce(ctx, db, func(log querier) (err error) {
				now, err = rowsOf(ctx, log, owedContacts, func(rows *sql.Rows, c **carried) error { return scanCarried(rows, c, new(any)) }, inJSON{some})
				if err == nil && len(now) > 0 {
					err = carry(ctx, log, now)
				}
				return err
			})
		})
		if err == nil {
			err = copy.inTx(ctx, func(tx *tx) error { return tx.settleOwed(ctx, some, now) })
		}
		if err != nil {
			return err
		}
	}
	return nil
}

const owedContacts = "SELECT " + contactColumns + ", purged, 0, id FROM contact WHERE uuid IN (SELECT value FROM json_each(?))"

// settleOwed removes contacts from a copy, or makes them what they are now.
func (tx *tx) settleOwed(ctx context.Context, owed []ContactID, now []*carried) error {
	t := &taking{tx: tx}
	if err := t.prepare(ctx); err != nil {
		return err
	}
	ids := inJSON{owed}
	for _, c := range now {
		there, err := rowsOf(ctx, t, "SELECT id FROM contact WHERE uuid = ?", scanInt, c.ID)
		if err != nil {
			return err
		}
		if len(there) == 0 {
			continue // it came after the copy was made
		}
		c.RowID = there[0]
		if err := errors.Join(t.rewrite(ctx, c), t.belongings(ctx, []*carried{c})); err != nil {
			return err
		}
	}
	staying := make([]ContactID, len(now))
	for i, c := range now {
		staying[i] = c.ID
	}
	return errors.Join(
		tx.exec(ctx, "INSERT OR IGNORE INTO erased (uuid, at) SELECT value, ?1 FROM json_each(?2) WHERE value NOT IN (SELECT value FROM json_each(?3))", stamp{&tx.now}, ids, inJSON{staying}),
		tx.exec(ctx, "DELETE FROM contact WHERE uuid IN (SELECT value FROM json_each(?)) AND uuid IN (SELECT uuid FROM erased)", ids))
}
