package store

import (
	"context"
	"database/sql"
	"strings"
	"time"
)

// span narrows a query to the days of the filter: by the years, months and
// days in the index, whatever the order the contacts came in, and then to the
// millisecond. It reports false when no contact can lie there.
func (f Filter) span(ctx context.Context, db *sql.DB, q *query) (possible bool, err error) {
	if f.From.IsZero() && f.To.IsZero() {
		return true, nil
	}
	var first, last time.Time
	err = db.QueryRowContext(ctx, firstAndLast).Scan(stamp{&first}, stamp{&last})
	if err != nil || first.IsZero() {
		return false, err
	}
	from, to := first, last.Add(time.Millisecond)
	if f.From.After(from) {
		from = f.From
	}
	if !f.To.IsZero() && f.To.Before(to) {
		to = f.To
	}
	if !from.Before(to) {
		return false, nil
	}
	if from.Equal(first) && to.After(last) {
		return true, nil
	}
	q.match = append(q.match, "("+strings.Join(daysBetween(from, to), " OR ")+")")
	q.and("started >= ? AND started < ?", stamp{&from}, stamp{&to})
	return true, nil
}

// firstAndLast reads both ends of the index of starts.
const firstAndLast = `SELECT (SELECT min(started) FROM contact WHERE state = 'saved'),
	(SELECT max(started) FROM contact WHERE state = 'saved')`

// daysBetween lists the words of the index for all days that hold a moment
// from from until before to: a whole year or month is one word.
func daysBetween(from, to time.Time) []string {
	var words []string
	day := from.UTC().Truncate(24 * time.Hour)
	end := to.UTC().Add(-time.Millisecond).Truncate(24*time.Hour).AddDate(0, 0, 1)
	for day.Before(end) {
		years, months := day.Year()-1970, int(day.Month()-time.January)
		switch year, month := day.AddDate(1, 0, 0), day.AddDate(0, 1, 0); {
		case day.YearDay() == 1 && !year.After(end):
			words, day = append(words, letter(oneYear, years)), year
		case day.Day() == 1 && !month.After(end):
			words, day = append(words, letter(oneMonth, 12*years+months)), month
		default:
			words, day = append(words, letter(oneDay, int(day.Unix()/(24*60*60)))), day.AddDate(0, 0, 1)
		}
	}
	return words
}
