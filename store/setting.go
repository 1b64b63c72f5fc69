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
		err := db.QueryRowContext(ctx, "SELECT value FROM setting WHERE key = ?", key).Scan(&value)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		return err
	})
	return value, err
}

// SetSetting keeps a choice. Settings hold no shopper's data.
func (s *Store) SetSetting(ctx context.Context, key, value string) error {
	return s.inTx(ctx, func(tx *tx) error { return tx.set(ctx, key, value) })
}

// set keeps a choice.
func (tx *tx) set(ctx context.Context, key, value string) error {
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
