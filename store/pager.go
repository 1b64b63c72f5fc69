package store

import (
	"context"
	"database/sql"
	"slices"
)

// pager reads a long query in pages, so that no read holds up a writer for
// long. Its query ends before the bounds of a key, by which its rows are in
// order; each row ends in that key.
type pager[T any] struct {
	query    string
	args     []any  // of the query
	key      string // the column
	from, to any    // after, up to
	size     int    // rows of a page
	scan     func(rows *sql.Rows, row *T, key *any) error
	// fill reads what belongs to the rows of a page, of the same moment; it may
	// be nil.
	fill func(context.Context, querier, []T) error
}

// each reads all pages. What visit does holds nobody up.
func (p pager[T]) each(ctx context.Context, s *Store, visit func([]T) error) error {
	for {
		var found []T
		var last any
		err := s.reading(func(db *sql.DB) error {
			return atOnce(ctx, db, func(log querier) (err error) {
				found, last, err = p.page(ctx, log)
				return err
			})
		})
		if err != nil || len(found) == 0 {
			return err
		}
		if err := visit(found); err != nil || len(found) < p.size {
			return err
		}
		p.from = last
	}
}

// page reads one page and the key of its last row.
func (p pager[T]) page(ctx context.Context, log querier) (found []T, last any, err error) {
	query := p.query + " > ? AND " + p.key + " <= ? ORDER BY " + p.key + " LIMIT ?"
	found, err = rowsOf(ctx, log, query, func(rows *sql.Rows, row *T) error { return p.scan(rows, row, &last) },
		append(slices.Clone(p.args), p.from, p.to, p.size)...)
	if err == nil && p.fill != nil && len(found) > 0 {
		err = p.fill(ctx, log, found)
	}
	return found, last, err
}

// atOnce has several reads see the log as it is at one moment.
func atOnce(ctx context.Context, db *sql.DB, look func(querier) error) error {
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	if _, err := conn.ExecContext(ctx, "BEGIN DEFERRED"); err != nil {
		return err
	}
	defer conn.ExecContext(context.WithoutCancel(ctx), "ROLLBACK") // it only read
	return look(conn)
}

// eachRow calls visit for every row of a query.
func eachRow(ctx context.Context, log querier, query string, visit func(*sql.Rows) error, args ...any) error {
	rows, err := log.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := visit(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}
