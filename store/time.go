package store

import (
	"database/sql/driver"
	"fmt"
	"time"
)

// day is how dates without a time are written.
const day = "2006-01-02"

// stamp carries a time to and from its column: whole milliseconds in UTC,
// NULL for the zero time.
type stamp struct{ t *time.Time }

// Value implements driver.Valuer.
func (s stamp) Value() (driver.Value, error) {
	if s.t.IsZero() {
		return nil, nil
	}
	return s.t.UnixMilli(), nil
}

// Scan implements sql.Scanner.
func (s stamp) Scan(v any) error {
	switch ms := v.(type) {
	case nil:
		*s.t = time.Time{}
	case int64:
		*s.t = time.UnixMilli(ms).UTC()
	default:
		return fmt.Errorf("a time is stored as %T", v)
	}
	return nil
}

// whole cuts a time to what the log keeps, so that what a method returns is
// what a later read returns.
func whole(t time.Time) time.Time {
	if t.IsZero() {
		return t
	}
	return time.UnixMilli(t.UnixMilli()).UTC()
}
