package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/mattn/go-sqlite3"
)

// tx is one act of writing. Its clock stands still, so that all rows of one
// act carry one time.
type tx struct {
	*sql.Tx
	now time.Time
	by  actor // who does it
}

// inTx runs do in an immediate transaction and makes it durable. Whatever
// fails takes all of it back.
func (s *Store) inTx(ctx context.Context, do func(*tx) error) error {
	if s.readOnly != nil {
		return s.readOnly
	}
	conn, err := s.write.Conn(ctx)
	if err != nil {
		return explain(s.path, err)
	}
	defer conn.Close()
	begun, err := begin(ctx, conn, s.patience)
	if err != nil {
		return explain(s.path, err)
	}
	defer begun.Rollback() // does nothing once committed
	if err := do(&tx{begun, whole(s.now()), s.actor()}); err != nil {
		return explain(s.path, err)
	}
	return explain(s.path, begun.Commit())
}

// How long a writer waits for another program, and how often it looks.
const (
	patience = 10 * time.Second
	glance   = time.Millisecond
)

// begin begins an immediate transaction, waiting for other writers. SQLite's
// own waiting sleeps up to a tenth of a second at a time; against a program
// that saves without a pause it can miss every gap for ten seconds. Looking
// often does not, and ends with the context.
func begin(ctx context.Context, conn *sql.Conn, patience time.Duration) (*sql.Tx, error) {
	if _, err := conn.ExecContext(ctx, "PRAGMA busy_timeout = 0"); err != nil {
		return nil, err
	}
	begun, err := conn.BeginTx(ctx, nil)
	for end := time.Now().Add(patience); isBusy(err) && time.Now().Before(end); {
		if err = wait(ctx, glance); err == nil {
			begun, err = conn.BeginTx(ctx, nil)
		}
	}
	// The commit waits for readers in SQLite's own way.
	_, restored := conn.ExecContext(context.WithoutCancel(ctx), fmt.Sprintf("PRAGMA busy_timeout = %d", patience.Milliseconds()))
	return begun, errors.Join(err, restored)
}

// wait waits, or ends with the context.
func wait(ctx context.Context, span time.Duration) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(span):
		return nil
	}
}

// isBusy reports whether another program holds the lock.
func isBusy(err error) bool {
	var db sqlite3.Error
	return errors.As(err, &db) && db.Code == sqlite3.ErrBusy
}

// reading runs a query on the reading handle.
func (s *Store) reading(query func(*sql.DB) error) error {
	return explain(s.path, s.mending(func() error { return query(s.read) }))
}

// mending does something that reads. When a program died in the middle of a
// commit, a reader alone cannot put that right; the writing handle does, and
// read is tried again. Another program may die meanwhile, but not for ever.
func (s *Store) mending(read func() error) error {
	err := read()
	for tries := 0; tries < 5 && leftHalfDone(err) && s.readOnly == nil; tries++ {
		if _, err := s.write.Exec("SELECT count(*) FROM desk"); err != nil {
			return err
		}
		err = read()
	}
	return err
}

// leftHalfDone reports whether a read failed because a commit has to be
// rolled back first.
func leftHalfDone(err error) bool {
	var db sqlite3.Error
	return errors.As(err, &db) && db.ExtendedCode == sqlite3.ErrReadonlyRollback
}
