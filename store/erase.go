package store

import (
	"context"
	"database/sql"
)

// Erased says what an erasure took, or would take.
type Erased struct {
	Contacts []ContactRef // the shopper's own, removed
	Mentions int          // texts of others' contacts that named the shopper, struck out
	Copies   Copies       // local backups
}

// ContactRef names a contact to people.
type ContactRef struct {
	ID  ContactID
	Ref string
}

// Unreached is what no erasure and no purge reaches, for the person who has to
// see to it.
const Unreached = "earlier exports and reports, backups and handouts saved elsewhere, printed pages, and other desks"

// FindErasable says what Erase would take, and changes nothing. It needs
// MayErase.
func (s *Store) FindErasable(ctx context.Context, who Shopper) (Erased, error) {
	m, err := who.matcher()
	if err != nil {
		return Erased{}, err
	}
	if err := s.Allowed(ctx, MayErase); err != nil {
		return Erased{}, err
	}
	var t traces
	err = s.reading(func(db *sql.DB) error {
		t, err = m.trace(ctx, db)
		return err
	})
	return Erased{refsOf(t.own), len(t.mentions) + len(t.events), Copies{Kept: s.copies()}}, err
}

// Erase removes all contacts of a shopper with everything that belongs to
// them, and strikes the shopper out of the texts of others. No byte is left in
// the log, its indexes or its journal. Local backups are rewritten without
// them, or removed where they cannot be. It needs MayErase and is put on
// record without the shopper's data. What it cannot reach is in Unreached.
func (s *Store) Erase(ctx context.Context, who Shopper) (Erased, error) {
	m, err := who.matcher()
	if err != nil {
		return Erased{}, err
	}
	if err := s.Allowed(ctx, MayErase); err != nil {
		return Erased{}, err
	}
	done := Erased{Copies: s.eachCopy(ctx, func(copy *Store) error {
		return copy.inTx(ctx, func(tx *tx) error {
			_, err := tx.erase(ctx, m)
			return err
		})
	})}
	err = s.inTx(ctx, func(tx *tx) error {
		if err := tx.allow(ctx, MayErase); err != nil {
			return err
		}
		t, err := tx.erase(ctx, m)
		if err != nil {
			return err
		}
		done.Contacts, done.Mentions = refsOf(t.own), len(t.mentions)+len(t.events)
		return tx.audit(ctx, DidErase, "erased a shopper by %s: %d contacts, %d mentions; local backups rewritten %d, removed %d",
			m.by, len(done.Contacts), done.Mentions, len(done.Copies.Kept), len(done.Copies.Removed))
	})
	return done, err
}

func refsOf(contacts []Contact) []ContactRef {
	refs := make([]ContactRef, len(contacts))
	for i, c := range contacts {
		refs[i] = ContactRef{c.ID, c.Ref}
	}
	return refs
}

// erase takes a shopper out of one log.
func (tx *tx) erase(ctx context.Context, m *matcher) (traces, error) {
	t, err := m.trace(ctx, tx)
	if err != nil {
		return t, err
	}
	var before int64
	if err := tx.QueryRowContext(ctx, "SELECT changes FROM desk").Scan(&before); err != nil {
		return t, err
	}
	for _, c := range t.own {
		if err := tx.exec(ctx, "INSERT OR IGNORE INTO erased (uuid, at) VALUES (?, ?)", c.ID, stamp{&tx.now}); err != nil {
			return t, err
		}
		if err := tx.exec(ctx, "DELETE FROM contact WHERE id = ?", c.RowID); err != nil {
			return t, err
		}
	}
	for _, c := range t.mentions {
		if err := tx.update(ctx, &c); err != nil {
			return t, err
		}
	}
	for _, e := range t.events {
		if err := tx.exec(ctx, "UPDATE event SET text = ? WHERE run = ? AND seq = ?", erasedText, e.run, e.seq); err != nil {
			return t, err
		}
	}
	if err := tx.eraseHistory(ctx, m); err != nil {
		return t, err
	}
	return t, tx.exec(ctx, "UPDATE outbox SET private = 1 WHERE change > ?", before)
}

// eraseHistory removes what contacts said before they were changed, where it
// names the shopper.
func (tx *tx) eraseHistory(ctx context.Context, m *matcher) error {
	for _, table := range []struct{ read, write string }{
		{"SELECT id, before FROM contact_change", "UPDATE contact_change SET before = ? WHERE id = ?"},
		{"SELECT contact, fields FROM contact_was", "UPDATE contact_was SET fields = ? WHERE contact = ?"},
	} {
		rows, err := rowsOf(ctx, tx, table.read, scanKeyed)
		if err != nil {
			return err
		}
		for _, r := range rows {
			if !m.strike(&r.text) {
				continue
			}
			if err := tx.exec(ctx, table.write, r.text, r.key); err != nil {
				return err
			}
		}
	}
	return nil
}

type keyed struct {
	key  int64
	text string
}

func scanKeyed(rows *sql.Rows, k *keyed) error { return rows.Scan(&k.key, &k.text) }

// exec runs a statement of which only the error matters.
func (tx *tx) exec(ctx context.Context, statement string, args ...any) error {
	_, err := tx.ExecContext(ctx, statement, args...)
	return err
}
