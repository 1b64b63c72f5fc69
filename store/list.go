package store

import (
	"context"
	"database/sql"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"
)

// Filter says which saved contacts to list. Its zero value is all of them.
type Filter struct {
	// Find holds words, beginnings of words, a reference, or four and more
	// digits from anywhere in a phone or order number; all have to be there.
	Find     string
	From, To time.Time // started at or after From, and before To
	Agent    string
	Topic    string
	Outcome  string
	Limit    int   // rows at most; defaultLimit when 0
	Before   int64 // only rows before this Contact.RowID: the next page
}

// defaultLimit is a page of history, and page the rows that Each reads at a
// time: reading holds up who wants to save.
const (
	defaultLimit = 100
	page         = 500
)

// List returns saved contacts, newest first by row id. The next page begins
// before the RowID of the last one.
func (s *Store) List(ctx context.Context, f Filter) ([]Contact, error) {
	var found []Contact
	err := s.reading(func(db *sql.DB) error {
		query, possible, err := f.query(ctx, db)
		if err != nil || !possible {
			return err
		}
		found, err = rowsOf(ctx, db, query.text(), scanContact, query.args...)
		return err
	})
	return found, err
}

// Each calls visit for every contact of the filter, newest first, reading a
// page at a time so that others can save meanwhile; Limit and Before are
// ignored. Contacts that come after it began are not visited. It ends with
// the first error of visit.
func (s *Store) Each(ctx context.Context, f Filter, visit func(Contact) error) error {
	f.Limit, f.Before = page, 0
	for {
		found, err := s.List(ctx, f)
		if err != nil {
			return err
		}
		for _, c := range found {
			if err := visit(c); err != nil {
				return err
			}
		}
		if len(found) < page {
			return nil
		}
		f.Before = found[page-1].RowID
	}
}

// Get returns a contact, in whatever state, by its id or its reference. Small
// letters and a blank for the hyphen do in a reference.
func (s *Store) Get(ctx context.Context, idOrRef string) (c Contact, err error) {
	column, name := "uuid", strings.ToLower(strings.TrimSpace(idOrRef))
	if ref, isRef := parseRef(idOrRef); isRef {
		column, name = "ref", ref
	} else if uuid.Validate(name) != nil {
		return c, missing(sql.ErrNoRows, "contact", idOrRef)
	}
	err = s.reading(func(db *sql.DB) error {
		err := db.QueryRowContext(ctx, selectContact+"WHERE "+column+" = ?", name).Scan(c.columns()...)
		return missing(err, "contact", idOrRef)
	})
	return c, err
}

// query is a statement being put together.
type query struct {
	from  string
	order string // the column of the row id
	where []string
	args  []any
	limit int
}

// and adds a condition with its arguments.
func (q *query) and(condition string, args ...any) {
	q.where = append(q.where, condition)
	q.args = append(q.args, args...)
}

// text is the statement.
func (q *query) text() string {
	return "SELECT " + contactColumns + " FROM " + q.from + " WHERE " + strings.Join(q.where, " AND ") +
		" ORDER BY " + q.order + " DESC LIMIT " + strconv.Itoa(q.limit)
}
