package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/mattn/go-sqlite3"
)

// tx is one act of writing. Its clock stands still, so that all rows of one
// act carry one time.
type tx struct {
	*sql.Tx
	now time.Time
}

// inTx runs do in an immediate transaction and makes it durable. Whatever
// fails takes all of it back.
func (s *Store) inTx(ctx context.Context, do func(*tx) error) error {
	if s.readOnly != nil {
		return s.readOnly
	}
	begun, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return explain(s.path, err)
	}
	defer begun.Rollback() // does nothing once committed
	if err := do(&tx{begun, whole(s.now())}); err != nil {
		return explain(s.path, err)
	}
	return explain(s.path, begun.Commit())
}

// reading runs a query on the reading handle. When a program died in the
// middle of a commit, a reader alone cannot put that right; the writing
// handle does, and the query is tried once more.
func (s *Store) reading(query func(*sql.DB) error) error {
	err := query(s.read)
	if leftHalfDone(err) && s.readOnly == nil {
		if _, err := s.write.Exec("SELECT count(*) FROM desk"); err != nil {
			return explain(s.path, err)
		}
		err = query(s.read)
	}
	return explain(s.path, err)
}

// leftHalfDone reports whether a read failed because a commit has to be
// rolled back first.
func leftHalfDone(err error) bool {
	var db sqlite3.Error
	return errors.As(err, &db) && (db.ExtendedCode == sqlite3.ErrReadonlyRollback ||
		db.Code == sqlite3.ErrCantOpen || db.Code == sqlite3.ErrReadonly)
}
