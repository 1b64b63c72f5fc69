package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/mattn/go-sqlite3"
)

// Backup writes a consistent copy of the log to the file dst while others go
// on using it. The copy is checked, made durable and only then given its
// name, with mode 0600. An older backup of that name is replaced; the log
// itself, or a file that is no contact log, is not.
func (s *Store) Backup(ctx context.Context, dst string) error {
	dst, err := filepath.Abs(dst)
	if err != nil {
		return err
	}
	if err := s.mayReplace(ctx, dst); err != nil {
		return err
	}
	tmp, err := tempBeside(dst)
	if err != nil {
		return explain(filepath.Dir(dst), err)
	}
	defer os.Remove(tmp) // is gone when all went well
	if err := s.copyTo(ctx, tmp); err != nil {
		return explain(dst, err)
	}
	if err := verify(ctx, tmp); err != nil {
		return err
	}
	return explain(dst, settleFile(tmp, dst))
}

// mayReplace refuses to write a backup over anything but a backup.
func (s *Store) mayReplace(ctx context.Context, dst string) error {
	there, err := os.Stat(dst)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return explain(dst, err)
	}
	if live, err := os.Stat(s.path); err == nil && os.SameFile(live, there) {
		return fmt.Errorf("%s is the contact log itself; name another file for the backup", dst)
	}
	db, err := openHandle(dst, "ro", 1)
	if err == nil {
		defer db.Close()
		var id identity
		if id, err = identify(ctx, db); err == nil && id.application == applicationID {
			return nil
		}
	}
	return fmt.Errorf("%s is there and is not a backup of Paydesk; name another file", dst)
}

// tempBeside makes an empty private file in the folder of path.
func tempBeside(path string) (string, error) {
	file, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*.tmp")
	if err != nil {
		return "", err
	}
	err = errors.Join(file.Chmod(fileMode), file.Close())
	return file.Name(), err
}

// settleFile makes a finished file durable and gives it its name.
func settleFile(tmp, name string) error {
	file, err := os.OpenFile(tmp, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	if err := errors.Join(file.Sync(), file.Close()); err != nil {
		return err
	}
	if err := os.Rename(tmp, name); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(name))
}

// copyTo copies the log into the empty file tmp. It needs no journal: a copy
// that was not finished is thrown away.
func (s *Store) copyTo(ctx context.Context, tmp string) error {
	dst, err := openPlain(tmp, "&_journal_mode=OFF&_synchronous=OFF")
	if err != nil {
		return err
	}
	return errors.Join(copyPages(ctx, dst, s.write), dst.Close())
}

// openPlain opens one connection beside any pool.
func openPlain(path, params string) (*sqlite3.SQLiteConn, error) {
	conn, err := (&sqlite3.SQLiteDriver{}).Open(dsn(path, "rw") + params)
	if err != nil {
		return nil, err
	}
	return conn.(*sqlite3.SQLiteConn), nil
}

// Steps of a copy. The write of another program sets a copy back to its
// start; after twice the steps it should need, it stops being polite and
// takes all pages at once, holding up the others. A locked log is tried again
// after a glance, for as long as a writer would wait.
const (
	copyStep  = 256 // pages; 1 MB
	copyTries = int(patience / glance)
)

// copyPages copies a database page by page. The source's only connection is
// let go for a glance after each step, so that saving goes on; what it writes
// meanwhile goes into the copy as well.
func copyPages(ctx context.Context, dst *sqlite3.SQLiteConn, src *sql.DB) error {
	var copying *sqlite3.SQLiteBackup
	err := onConnection(ctx, src, func(conn *sqlite3.SQLiteConn) (err error) {
		copying, err = dst.Backup("main", conn, "main")
		return err
	})
	if err != nil {
		return err
	}
	c := copier{backup: copying}
	for !c.done && err == nil {
		if err = onConnection(ctx, src, c.step); !c.done && err == nil {
			err = pause(ctx, glance)
		}
	}
	return errors.Join(err, copying.Finish())
}

// copier is a copy under way.
type copier struct {
	backup *sqlite3.SQLiteBackup
	steps  int
	done   bool
}

// step copies some pages, or all when the copy was set back too often. It
// does not wait for a lock: saving needs this connection meanwhile.
func (c *copier) step(conn *sqlite3.SQLiteConn) (err error) {
	c.steps++
	pages, polite := copyStep, 2*(c.backup.PageCount()/copyStep+1)
	if c.steps > polite {
		pages = -1
	}
	if c.steps > polite+copyTries {
		return sqlite3.Error{Code: sqlite3.ErrBusy}
	}
	if _, err := conn.Exec("PRAGMA busy_timeout = 0", nil); err != nil {
		return err
	}
	c.done, err = c.backup.Step(pages)
	_, restored := conn.Exec("PRAGMA busy_timeout = 10000", nil)
	return errors.Join(err, restored)
}

// onConnection lends the driver's connection to do.
func onConnection(ctx context.Context, db *sql.DB, do func(*sqlite3.SQLiteConn) error) error {
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	return conn.Raw(func(raw any) error { return do(raw.(*sqlite3.SQLiteConn)) })
}

// verify reads a whole log and says what is wrong with it, as a *FolderError.
func verify(ctx context.Context, path string) error {
	if err := ours.look(path, misfit); err != nil {
		return err
	}
	db, err := openHandle(path, "ro", 1)
	if err != nil {
		return explain(path, err)
	}
	defer db.Close()
	id, err := identify(ctx, db)
	if err != nil {
		return explain(path, err)
	}
	if id.fresh() {
		return &FolderError{Trouble: Foreign, Path: path}
	}
	if err := id.judge(path, len(shipped())); err != nil {
		return err
	}
	if err := errors.Join(checkIntegrity(ctx, db), checkForeignKeys(ctx, db)); err != nil {
		return &FolderError{Damaged, path, err}
	}
	return nil
}

// checkIntegrity has SQLite read every page. The first line of its answer is
// "ok" or what is wrong.
func checkIntegrity(ctx context.Context, db *sql.DB) error {
	var answer string
	err := db.QueryRowContext(ctx, "SELECT integrity_check FROM pragma_integrity_check LIMIT 1").Scan(&answer)
	if err == nil && answer != "ok" {
		err = errors.New(answer)
	}
	return err
}
