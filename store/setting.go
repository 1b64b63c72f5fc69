package store

import (
	"context"
	"database/sql"
	"errors"
)

// Setting returns what was chosen under a key (theme, text size), or "" when
// nothing was.
func (s *Store) Setting(ctx context.Context, key string) (value string, err error) {
	err = s.reading(func(db *sql.DB) error {
		value, err = settingOf(ctx, db, key)
		return err
	})
	return value, err
}

// settingOf is Setting on a handle or in a transaction.
func settingOf(ctx context.Context, db querier, key string) (value string, err error) {
	err = db.QueryRowContext(ctx, "SELECT value FROM setting WHERE key = ?", key).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return value, err
}

// SetSetting keeps a choice of how the desk looks. Settings hold no shopper's
// data. What a supervisor decides goes through SetPolicy and the calendar: a
// *RefusedError.
func (s *Store) SetSetting(ctx context.Context, key, value string) error {
	if _, err := policyNamed(key); err == nil || key == calendarSetting {
		return &RefusedError{key, "is a supervisor's to change"}
	}
	return s.inTx(ctx, func(tx *tx) error { return tx.putSetting(ctx, key, value) })
}

func (tx *tx) putSetting(ctx context.Context, key, value string) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO setting (key, value) VALUES (?, ?)
		ON CONFLICT (key) DO UPDATE SET value = excluded.value`, key, value)
	return err
}

// DeskCode is the four signs that begin every reference of this desk.
func (s *Store) DeskCode(ctx context.Context) (code string, err error) {
	err = s.reading(func(db *sql.DB) error {
		return db.QueryRowContext(ctx, "SELECT code FROM desk").Scan(&code)
	})
	return code, err
}
