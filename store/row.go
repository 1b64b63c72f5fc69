package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"paydesk/knowledge/carddata"
)

// contactColumns are the columns of a contact, in the order of columns.
const contactColumns = `id, uuid, ref, state, customer, email, phone, order_number, country, lang,
	channel, topic, code, outcome, note, agent, desk, started, ended, talk_seconds, hold_seconds,
	after_seconds, follow_up, attempt_at, attempt_amount, attempt_currency, proposed_topic, proposed_outcome`

// derivedColumns are made from the others and only ever searched.
const derivedColumns = `digits, pairs`

// columns are where the contact's columns go, and where they come from: the
// driver follows pointers both ways.
func (c *Contact) columns() []any {
	return []any{&c.RowID, &c.ID, &c.Ref, &c.State, &c.Customer, &c.Email, &c.Phone, &c.Order, &c.Country, &c.Lang,
		&c.Channel, &c.Topic, &c.Code, &c.Outcome, &c.Note, &c.Agent, &c.Desk,
		stamp{&c.Started}, stamp{&c.Ended}, &c.TalkSeconds, &c.HoldSeconds,
		&c.AfterSeconds, &c.FollowUp, stamp{&c.AttemptAt}, &c.AttemptAmount, &c.AttemptCurrency,
		&c.ProposedTopic, &c.ProposedOutcome}
}

// row are the values of a whole row: columns and derivedColumns.
func (c *Contact) row() []any {
	return append(c.columns(), digitsOf(c.Phone)+" "+digitsOf(c.Order), letterPairs(c.Customer+" "+c.Note))
}

var (
	places        = "(" + strings.TrimSuffix(strings.Repeat("?, ", strings.Count(contactColumns+derivedColumns, ",")+2), ", ") + ")"
	insertContact = "INSERT INTO contact (" + contactColumns + ", " + derivedColumns + ") VALUES " + places
	updateContact = "UPDATE contact SET (" + contactColumns + ", " + derivedColumns + ") = " + places + ", purged = ? WHERE uuid = ?"
	selectContact = "SELECT " + contactColumns + " FROM contact "
)

// insert gives contacts their ids, numbers and references, and stores them in
// one statement, because the index is written to disk after each.
func (tx *tx) insert(ctx context.Context, list ...*Contact) error {
	var code string
	var last int64
	err := tx.QueryRowContext(ctx, "UPDATE desk SET issued = issued + ? RETURNING code, issued", len(list)).Scan(&code, &last)
	if err != nil {
		return err
	}
	var values []any
	for i, c := range list {
		c.RowID = last - int64(len(list)-1-i)
		c.ID, c.Ref = newContactID(tx.now), formatRef(code, c.RowID)
		values = append(values, c.row()...)
	}
	if err := tx.exec(ctx, insertContact+strings.Repeat(", "+places, len(list)-1), values...); err != nil {
		return err
	}
	return tx.keepFullBlocks(ctx, last, len(list))
}

// update stores a contact that is there under its row id. One that was purged
// may say again who called, so it is purged anew.
func (tx *tx) update(ctx context.Context, c *Contact) error { return tx.replace(ctx, c, false) }

// replace is update that tells whether nothing personal is left.
func (tx *tx) replace(ctx context.Context, c *Contact, purged bool) error {
	return tx.exec(ctx, updateContact, append(c.row(), purged, c.ID)...)
}

// one reads a contact by uuid for changing it.
func (tx *tx) one(ctx context.Context, id ContactID) (c Contact, err error) {
	err = tx.QueryRowContext(ctx, selectContact+"WHERE uuid = ?", id).Scan(c.columns()...)
	return c, missing(err, "contact", string(id))
}

// missing puts a name to "no rows".
func missing(err error, what, name string) error {
	if errors.Is(err, sql.ErrNoRows) {
		shown, _ := carddata.Mask(name)
		return fmt.Errorf("%s %q: %w", what, shorten(shown), ErrNotFound)
	}
	return err
}

// querier reads: a handle or a transaction.
type querier interface {
	QueryContext(context.Context, string, ...any) (*sql.Rows, error)
	QueryRowContext(context.Context, string, ...any) *sql.Row
}

// list reads all rows of a query on the reading handle.
func list[T any](s *Store, ctx context.Context, query string, scan func(*sql.Rows, *T) error, args ...any) (all []T, err error) {
	err = s.reading(func(db *sql.DB) error {
		all, err = rowsOf(ctx, db, query, scan, args...)
		return err
	})
	return all, err
}

// rowsOf reads all rows of a query.
func rowsOf[T any](ctx context.Context, db querier, query string, scan func(*sql.Rows, *T) error, args ...any) ([]T, error) {
	rows, err := db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []T
	for rows.Next() {
		var one T
		if err := scan(rows, &one); err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, rows.Err()
}

// scanContact reads a row of contactColumns.
func scanContact(rows *sql.Rows, c *Contact) error { return rows.Scan(c.columns()...) }

// scanInt reads a row of one number.
func scanInt(rows *sql.Rows, n *int64) error { return rows.Scan(n) }
