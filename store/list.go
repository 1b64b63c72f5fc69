package store

import (
	"cmp"
	"context"
	"database/sql"
	"math"
	"slices"
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
		found, err = query.run(ctx, db)
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

// Contacts returns the contacts in some rows, in the order asked for. Those
// that are there no more are left out.
func (s *Store) Contacts(ctx context.Context, rowIDs []int64) ([]Contact, error) {
	if len(rowIDs) == 0 {
		return nil, nil
	}
	args := make([]any, len(rowIDs))
	for i, id := range rowIDs {
		args[i] = id
	}
	found, err := list(s, ctx, selectContact+"WHERE id IN (?"+strings.Repeat(", ?", len(args)-1)+")", scanContact, args...)
	slices.SortFunc(found, func(a, b Contact) int {
		return cmp.Compare(slices.Index(rowIDs, a.RowID), slices.Index(rowIDs, b.RowID))
	})
	return found, err
}

// query is a page of the history being put together.
type query struct {
	match  []string // expressions of the index; all have to fit
	where  []string // conditions on the contact
	args   []any    // of where
	refs   []reference
	before int64 // row ids below this one; any when 0
	limit  int
}

// reference is a contact's reference that was typed into a find box.
type reference struct {
	ref string
	at  int // its place in match, where it stands as a word of a note
}

// and adds a condition with its arguments.
func (q *query) and(condition string, args ...any) {
	q.where = append(q.where, condition)
	q.args = append(q.args, args...)
}

// run reads the page: what the index finds, and the contacts that have one of
// the references.
func (q *query) run(ctx context.Context, db *sql.DB) ([]Contact, error) {
	found, err := q.rows(ctx, db)
	for i := 0; i < len(q.refs) && err == nil; i++ {
		var named []Contact
		named, err = q.named(q.refs[i]).rows(ctx, db)
		found = append(found, named...)
	}
	slices.SortStableFunc(found, func(a, b Contact) int { return cmp.Compare(b.RowID, a.RowID) })
	found = slices.CompactFunc(found, func(a, b Contact) bool { return a.RowID == b.RowID })
	return found[:min(len(found), q.limit)], err
}

// named is the same query for the contact that has a reference.
func (q *query) named(r reference) *query {
	one := *q
	one.match = slices.Delete(slices.Clone(q.match), r.at, r.at+1)
	one.where, one.args = slices.Clone(q.where), slices.Clone(q.args)
	one.and("%s = (SELECT id FROM contact WHERE ref = ?)", r.ref)
	return &one
}

// rows runs the statement.
func (q *query) rows(ctx context.Context, db *sql.DB) ([]Contact, error) {
	text, args := q.statement()
	return rowsOf(ctx, db, text, scanContact, args...)
}

// statement is the query in SQL. What the index has to find is walked there,
// in the order of ids. In conditions %s is the column of the id.
func (q *query) statement() (string, []any) {
	from, id, args := "contact", "id", []any{}
	if len(q.match) > 0 {
		from = "(SELECT rowid AS hit FROM contact_words WHERE contact_words MATCH ?) CROSS JOIN contact ON id = hit"
		id, args = "hit", []any{strings.Join(q.match, " AND ")}
	}
	before := q.before
	if before <= 0 {
		before = math.MaxInt64
	}
	where := append([]string{"state = 'saved'", "%s < ?"}, q.where...)
	args = append(append(args, before), q.args...)
	return "SELECT " + contactColumns + " FROM " + from +
		" WHERE " + strings.ReplaceAll(strings.Join(where, " AND "), "%s", id) +
		" ORDER BY " + id + " DESC LIMIT " + strconv.Itoa(q.limit), args
}
