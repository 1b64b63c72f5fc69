package store

import (
	"context"
	"database/sql"

	"paydesk/store/report"
)

// mostSearches is how many searches without an answer a report names.
const mostSearches = 20

const (
	searchedIn = "FROM gap INDEXED BY gap_last_day WHERE last_day BETWEEN ? AND ?"
	countIn    = "SELECT count(*) " + searchedIn
	mostIn     = "SELECT text, lang, searches, last_day, handled " + searchedIn + " ORDER BY searches DESC, last_day DESC, id DESC LIMIT ?"
)

// searched lists the searches without a good answer that were last made in a
// period.
func (s *Store) searched(ctx context.Context, p report.Period) (*report.Searches, error) {
	found := &report.Searches{Formula: report.SearchRule}
	return found, s.reading(func(db *sql.DB) error {
		if err := db.QueryRowContext(ctx, countIn, p.First(), p.Last()).Scan(&found.Texts); err != nil {
			return err
		}
		most, err := rowsOf(ctx, db, mostIn, func(rows *sql.Rows, s *report.Search) error {
			return rows.Scan(&s.Text, &s.Language, &s.Searches, &s.LastDay, &s.Handled)
		}, p.First(), p.Last(), mostSearches)
		found.Most = most
		return err
	})
}
