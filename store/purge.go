package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/google/uuid"
)

// Purged says what a purge took, or would take.
type Purged struct {
	Before   time.Time // contacts begun before this
	Contacts int
	Oldest   time.Time // the first of them; zero when there are none
	Refs     []string  // of contacts whose handouts have to go
	Copies   Copies    // local backups
}

// FindPurgeable says what Purge would take, and changes nothing.
func (s *Store) FindPurgeable(ctx context.Context, before time.Time) (Purged, error) {
	p := Purged{Before: before, Copies: Copies{Kept: s.copies()}}
	return p, s.reading(func(db *sql.DB) error {
		return db.QueryRowContext(ctx, countDue, stamp{&before}).Scan(&p.Contacts, stamp{&p.Oldest})
	})
}

// What a purge takes, by the index of contacts that still tell who called.
var (
	countDue  = "SELECT count(*), min(started) FROM contact INDEXED BY contact_personal WHERE purged = 0 AND started < ?"
	selectDue = selectContact + "INDEXED BY contact_personal WHERE purged = 0 AND started < ? ORDER BY started LIMIT ?"
)

// Purge takes out of all contacts begun before a moment what identifies a
// person: name, e-mail, phone, order, note, what was typed in steps, earlier
// versions. What is counted stays: topic, code, outcome, agent, times. Gaps
// last searched for before go whole. Local backups are treated alike. It needs
// MayErase and is put on record. A moment that lies in the future, or a clock
// that cannot be right, is a *RefusedError. Whatever else stops it tells what
// was purged until then, and the rest can be purged later.
func (s *Store) Purge(ctx context.Context, before time.Time) (Purged, error) {
	if err := s.Allowed(ctx, MayErase); err != nil {
		return Purged{}, err
	}
	return s.purge(ctx, before, (*tx).mayErase)
}

func (tx *tx) mayErase(ctx context.Context) error { return tx.allow(ctx, MayErase) }

// Retain purges what is older than the policy of the desk allows. It is
// Paydesk's own doing, so nobody has to be signed in. What bundles took out of
// the log, and backups still hold, is taken out of those first.
func (s *Store) Retain(ctx context.Context) (Purged, error) {
	if err := s.settleCopies(ctx); err != nil {
		return Purged{}, err
	}
	policy, err := s.Policy(ctx)
	if err != nil || policy.RetentionMonths == 0 || s.readOnly != nil {
		return Purged{}, err
	}
	before := s.now().AddDate(0, -policy.RetentionMonths, 0)
	due, err := s.FindPurgeable(ctx, before)
	if err != nil {
		return due, err
	}
	if due.Contacts == 0 {
		return due, s.dropOldGaps(ctx, before)
	}
	return s.purge(ctx, before, func(tx *tx, _ context.Context) error {
		tx.by = actor{}
		return nil
	})
}

// purge takes the personal data of old contacts, a batch at a time so that
// others can save meanwhile.
func (s *Store) purge(ctx context.Context, before time.Time, allow func(*tx, context.Context) error) (Purged, error) {
	if err := s.trustClock(ctx, before); err != nil {
		return Purged{}, err
	}
	due, err := s.FindPurgeable(ctx, before)
	if err != nil {
		return due, err
	}
	due.Copies = s.eachCopy(ctx, func(copy *Store) error {
		_, err := copy.purgeAll(ctx, before, func(*tx) error { return nil })
		return err
	})
	due.Refs, err = s.purgeAll(ctx, before, func(tx *tx) error { return allow(tx, ctx) })
	due.Contacts = len(due.Refs)
	if due.Contacts+len(due.Copies.Removed) == 0 {
		return due, err
	}
	ctx = context.WithoutCancel(ctx) // what was done goes on record, whatever stopped the rest
	return due, errors.Join(err, s.inTx(ctx, func(tx *tx) error {
		if err := allow(tx, ctx); err != nil {
			return err
		}
		return tx.audit(ctx, DidErase, "purged %d contacts begun before %s; local backups rewritten %d, removed %d",
			due.Contacts, before.UTC().Format(day), len(due.Copies.Kept), len(due.Copies.Removed))
	}))
}

// purgeBatch is how many contacts are purged in one transaction, and purgeRest
// how long others get to save between two: taking a contact out of the index
// of a million takes some ten milliseconds.
const (
	purgeBatch = 8
	purgeRest  = 2 * time.Millisecond
)

// purgeAll purges one log and returns the references of what it purged.
func (s *Store) purgeAll(ctx context.Context, before time.Time, allow func(*tx) error) (refs []string, err error) {
	for {
		var batch []string
		err := s.inTx(ctx, func(tx *tx) error {
			if err := allow(tx); err != nil {
				return err
			}
			if batch, err = tx.purgeSome(ctx, before); len(batch) < purgeBatch && err == nil {
				err = tx.dropGaps(ctx, before)
			}
			return err
		})
		refs = append(refs, batch...)
		if err != nil || len(batch) < purgeBatch {
			return refs, err
		}
		if err := wait(ctx, purgeRest); err != nil {
			return refs, err
		}
	}
}

// purgeSome purges a batch of contacts and returns their references.
func (tx *tx) purgeSome(ctx context.Context, before time.Time) (refs []string, err error) {
	batch, err := rowsOf(ctx, tx, selectDue, scanContact, stamp{&before}, purgeBatch)
	if err != nil {
		return nil, err
	}
	for _, c := range batch {
		c.anonymize()
		if err := tx.replace(ctx, &c, true); err != nil {
			return nil, err
		}
		for _, statement := range purgeOf {
			if err := tx.exec(ctx, statement, c.RowID); err != nil {
				return nil, err
			}
		}
		refs = append(refs, c.Ref)
	}
	return refs, nil
}

// purgeOf takes out of a contact what is not in its own row.
var purgeOf = []string{
	"UPDATE event SET text = '" + erasedText + "' WHERE text <> '' AND run IN (SELECT id FROM run WHERE contact = ?)",
	"DELETE FROM contact_change WHERE contact = ?",
	"DELETE FROM contact_was WHERE contact = ?",
}

// anonymize leaves of a contact what is counted.
func (c *Contact) anonymize() {
	c.Customer, c.Email, c.Phone, c.Order, c.Note = "", "", "", "", ""
	c.AttemptAt, c.AttemptAmount, c.AttemptCurrency = time.Time{}, "", ""
	if !plainCode(c.Code) {
		c.Code = ""
	}
	if len(c.Country) > 3 {
		c.Country = ""
	}
}

// plainCode reports whether an error code is one, and not a sentence in which
// anything may stand.
func plainCode(code string) bool {
	other := func(r rune) bool {
		return !('A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '_' || r == '-')
	}
	return len(code) <= 32 && strings.IndexFunc(code, other) < 0
}

// longestIdle is how long a desk may have stood still before its clock is
// doubted.
const longestIdle = 366 * 24 * time.Hour

// trustClock refuses to purge by a clock that cannot be right: contacts were
// stored after what it shows, or none for more than a year. When a contact was
// stored is in its id, whatever times were typed.
func (s *Store) trustClock(ctx context.Context, before time.Time) error {
	now := s.now()
	if before.After(now) {
		return &RefusedError{"", fmt.Sprintf("%s lies in the future; nothing was purged", before.Local().Format(day))}
	}
	newest, err := s.newestStored(ctx)
	if err != nil || newest.IsZero() {
		return err
	}
	if newest.After(now.Add(time.Minute)) || now.Sub(newest) > longestIdle {
		return &RefusedError{"", fmt.Sprintf("the clock says %s and the newest contact was stored on %s; check the clock, nothing was purged",
			now.Local().Format(day), newest.Local().Format(day))}
	}
	return nil
}

// newestID is the id of the contact that was stored here last. One of another
// desk was brought here by a bundle, whenever it was stored: then it is the
// latest of all.
const newestID = `SELECT CASE WHEN EXISTS (SELECT 1 FROM imported WHERE contact = last.id) THEN (SELECT max(uuid) FROM contact) ELSE uuid END
	FROM (SELECT id, uuid FROM contact ORDER BY id DESC LIMIT 1) last`

// newestStored is when the newest contact was stored; zero for none.
func (s *Store) newestStored(ctx context.Context) (time.Time, error) {
	ids, err := list(s, ctx, newestID, func(rows *sql.Rows, id *string) error { return rows.Scan(id) })
	if err != nil || len(ids) == 0 {
		return time.Time{}, err
	}
	id, err := uuid.Parse(ids[0])
	if err != nil {
		return time.Time{}, err
	}
	sec, nsec := id.Time().UnixTime()
	return time.Unix(sec, nsec), nil
}
