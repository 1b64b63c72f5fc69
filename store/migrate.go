package store

import (
	"cmp"
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
)

// applicationID marks a file as a contact log of Paydesk: "PDsk" in ASCII.
const applicationID = 0x5044736b

//go:embed migrations/*.sql
var migrationFiles embed.FS

// migration is one step of the schema: the n-th leads to version n.
type migration struct{ name, sql string }

// shipped are the migrations of this program, in order. They are embedded,
// so a fault in them is a fault of the build, found by every test.
func shipped() []migration {
	names, err := fs.Glob(migrationFiles, "migrations/*.sql") // sorted
	if err != nil {
		panic(err)
	}
	var list []migration
	for _, name := range names {
		text, err := migrationFiles.ReadFile(name)
		if err != nil {
			panic(err)
		}
		list = append(list, migration{name, string(text)})
	}
	return list
}

// identity is what the head of a database says of itself.
type identity struct {
	application, version, objects int64
	marks                         int64 // how many versions its tables show
}

// versionMarks are tables that came with versions 1 to 6: a log whose head
// and tables disagree on its version is damaged, and migrating it would be
// done twice.
const (
	versionMarks = "'contact', 'person', 'step', 'gap', 'fact_block', 'bundle'"
	markedUntil  = 6
)

// identify reads the head of a database on one connection or transaction.
func identify(ctx context.Context, conn querier) (id identity, err error) {
	err = conn.QueryRowContext(ctx, `SELECT
		(SELECT application_id FROM pragma_application_id),
		(SELECT user_version FROM pragma_user_version),
		(SELECT count(*) FROM sqlite_schema),
		(SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN (`+versionMarks+`))`).
		Scan(&id.application, &id.version, &id.objects, &id.marks)
	return id, err
}

// fresh reports whether a log is still to be set up in the file.
func (id identity) fresh() bool { return id == identity{} }

// judge reports whether a database may be brought to the version latest.
func (id identity) judge(path string, latest int) error {
	switch {
	case id.fresh():
		return nil
	case id.application != applicationID:
		return &FolderError{Trouble: Foreign, Path: path}
	case id.version > int64(latest):
		return &FolderError{Trouble: Newer, Path: path}
	case id.version < 1, id.marks != min(id.version, markedUntil):
		return &FolderError{Trouble: Damaged, Path: path}
	}
	return nil
}

// migrate brings the log up to date, one migration a transaction. Where
// another program is at the same, each waits for the other and finds its
// work done.
func (s *Store) migrate(ctx context.Context, all []migration) error {
	id, err := identify(ctx, s.write)
	if err != nil {
		return err
	}
	current := id.application == applicationID && id.version == int64(len(all))
	if current && s.readOnly != nil {
		return nil
	}
	if current {
		return keepPrivate(s.path)
	}
	if s.readOnly != nil {
		return cmp.Or(id.judge(s.path, len(all)), s.readOnly)
	}
	return s.catchUp(ctx, all)
}

// bringUp brings the log to the version of this program.
func (s *Store) bringUp(ctx context.Context) error { return s.migrate(ctx, shipped()) }

// errOlder says that a log would have to be brought up to date first.
var errOlder = errors.New("the log is of an older Paydesk")

// mustBeCurrent is nil for a log of the version of this program.
func (s *Store) mustBeCurrent(ctx context.Context) error {
	latest := len(shipped())
	id, err := identify(ctx, s.write)
	if err == nil {
		err = id.judge(s.path, latest)
	}
	if err == nil && id.version != int64(latest) {
		err = errOlder
	}
	return err
}

// catchUp applies what is missing.
func (s *Store) catchUp(ctx context.Context, all []migration) error {
	if err := s.copyAside(ctx, len(all)); err != nil {
		return err
	}
	// Set outside the transactions, where SQLite takes it; with one
	// connection in the pool it holds for all of them.
	if _, err := s.write.ExecContext(ctx, "PRAGMA foreign_keys = OFF"); err != nil {
		return err
	}
	for done := false; !done; {
		err := s.inTx(ctx, func(tx *tx) (err error) {
			done, err = s.applyNext(ctx, tx, all)
			return err
		})
		if err != nil {
			return err
		}
	}
	if _, err := s.write.ExecContext(ctx, "PRAGMA foreign_keys = ON"); err != nil {
		return err
	}
	return keepPrivate(s.path)
}

// applyNext applies one migration and records it in the same transaction. It
// reports true when none was missing.
func (s *Store) applyNext(ctx context.Context, tx *tx, all []migration) (bool, error) {
	id, err := identify(ctx, tx)
	if err != nil {
		return false, err
	}
	if err := id.judge(s.path, len(all)); err != nil {
		return false, err
	}
	if id.version == int64(len(all)) {
		return true, nil
	}
	next := all[id.version]
	if _, err := tx.ExecContext(ctx, next.sql); err != nil {
		return false, fmt.Errorf("%s: %w", next.name, err)
	}
	if id.version == 0 {
		if err := nameDesk(ctx, tx); err != nil {
			return false, err
		}
	}
	if err := checkForeignKeys(ctx, tx); err != nil {
		return false, fmt.Errorf("%s: %w", next.name, err)
	}
	_, err = tx.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d",
		applicationID, id.version+1))
	return false, err
}

// nameDesk gives the desk its code, or a new one. The numbers go on.
func nameDesk(ctx context.Context, tx *tx) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO desk (one, code) VALUES (1, ?)
		ON CONFLICT (one) DO UPDATE SET code = excluded.code`, newDeskCode())
	return err
}

// checkForeignKeys reads the rows of the check; its statement succeeds even
// when there are broken ones.
func checkForeignKeys(ctx context.Context, conn querier) error {
	var broken int
	err := conn.QueryRowContext(ctx, "SELECT count(*) FROM pragma_foreign_key_check").Scan(&broken)
	if err == nil && broken > 0 {
		err = fmt.Errorf("%d rows point to rows that are not there", broken)
	}
	return err
}

// errOvertaken says that another program has changed the log meanwhile.
var errOvertaken = errors.New("another program has brought the log up to date")

// copyAside puts a copy of an older log beside it before it is changed; its
// name tells its version, so that a copy of a half-way version, after a crash,
// does not replace that of the first. What is no log of ours is left to
// applyNext, which judges it under a lock.
func (s *Store) copyAside(ctx context.Context, latest int) error {
	id, err := identify(ctx, s.write)
	if err != nil || id.application != applicationID || id.version >= int64(latest) {
		return err
	}
	name := fmt.Sprintf("contacts-v%d-before-v%d.db", id.version, latest)
	err = s.copyOut(ctx, filepath.Join(filepath.Dir(s.path), name), func(ctx context.Context, tmp string) error {
		copied, err := verifyUpTo(ctx, tmp, latest)
		if err == nil && copied.version != id.version {
			err = errOvertaken
		}
		return err
	})
	if errors.Is(err, errOvertaken) {
		return nil // it has put its own copy aside
	}
	return err
}
