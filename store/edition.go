package store

import (
	"context"
	"database/sql"
)

// PutEdition keeps the knowledge pack that has this hash, so that runs begun
// with it can be finished and read later. A hash that is there is left alone.
func (s *Store) PutEdition(ctx context.Context, hash string, pack []byte) error {
	return s.inTx(ctx, func(tx *tx) error { return tx.putEdition(ctx, hash, pack) })
}

// putEdition keeps a pack.
func (tx *tx) putEdition(ctx context.Context, hash string, pack []byte) error {
	_, err := tx.ExecContext(ctx, "INSERT OR IGNORE INTO edition (hash, pack, added) VALUES (?, ?, ?)",
		hash, pack, stamp{&tx.now})
	return err
}

// Edition returns the knowledge pack that has this hash, or ErrNotFound.
func (s *Store) Edition(ctx context.Context, hash string) (pack []byte, err error) {
	err = s.reading(func(db *sql.DB) error {
		err := db.QueryRowContext(ctx, "SELECT pack FROM edition WHERE hash = ?", hash).Scan(&pack)
		return missing(err, "knowledge edition", hash)
	})
	return pack, err
}
