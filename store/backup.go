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
// itself, or a file that is no contact log, is not. See BackupName for a
// folder. A backup that was not made is a *CopyError where the reason is
// known, and leaves nothing behind. It needs MayExport and is put on record,
// where a record can be written.
func (s *Store) Backup(ctx context.Context, dst string) error {
	if err := s.Allowed(ctx, MayExport); err != nil {
		return err
	}
	if err := s.copyOut(ctx, dst, s.checkCopy); err != nil {
		return retold(err, backupSentences)
	}
	err := s.Record(ctx, MayExport, DidExport, "a backup of the whole log")
	if trouble := (*FolderError)(nil); errors.As(err, &trouble) {
		return nil // a copy elsewhere is worth most when the log's own disk is in trouble
	}
	return err
}

// BackupName is the full name of the file that a backup to dst makes: dst
// itself, or a file in it that is named for desk and time where dst is a
// folder.
func (s *Store) BackupName(ctx context.Context, dst string) (string, error) {
	name, err := filepath.Abs(dst)
	if err != nil {
		return "", err
	}
	info, err := os.Stat(name)
	if err == nil && info.IsDir() {
		code, err := s.DeskCode(ctx)
		return filepath.Join(name, "paydesk-"+code+"-"+s.now().Format("2006-01-02-150405")+".db"), err
	}
	if dst != "" && os.IsPathSeparator(dst[len(dst)-1]) {
		return "", retold(&FolderError{NoAccess, name, err}, backupSentences)
	}
	return name, nil
}

// copyOut is Backup, for whatever needs a copy of the log; check looks at the
// copy before it gets its name.
func (s *Store) copyOut(ctx context.Context, dst string, check func(context.Context, string) error) error {
	dst, err := filepath.Abs(dst)
	if err != nil {
		return err
	}
	if err := s.mayReplace(ctx, dst); err != nil {
		return err
	}
	tmp, err := s.checkedCopy(ctx, dst, 0, check)
	if err != nil {
		return err
	}
	defer os.Remove(tmp) // is gone when all went well
	return explain(dst, nameFile(tmp, dst))
}

// checkedCopy copies the log to a file beside dst, has it checked and makes it
// durable; all that is left to do is to give it its name. The disk has to
// have spare bytes more than the copy takes.
func (s *Store) checkedCopy(ctx context.Context, dst string, spare int64, check func(context.Context, string) error) (tmp string, err error) {
	if err := roomBeside(dst, spare, s.path); err != nil {
		return "", err
	}
	if tmp, err = tempBeside(dst); err != nil {
		return "", explain(filepath.Dir(dst), err)
	}
	if err = explain(dst, s.copyTo(ctx, tmp)); err == nil {
		err = check(ctx, tmp)
	}
	if err == nil {
		err = explain(dst, sealFile(tmp))
	}
	if err != nil {
		os.Remove(tmp)
	}
	return tmp, err
}

// checkCopy reads a whole copy. What is wrong with it is wrong with the log.
func (s *Store) checkCopy(ctx context.Context, tmp string) error {
	err := verify(ctx, tmp)
	if known := (*FolderError)(nil); errors.As(err, &known) {
		return &FolderError{known.Trouble, s.path, known.Err}
	}
	return err
}

// roomBeside refuses to write copies of these files beside dst where the disk
// has no room for them and spare bytes more. Not knowing is no reason to.
func roomBeside(dst string, spare int64, files ...string) error {
	for _, path := range files {
		if info, err := os.Stat(path); err == nil {
			spare += info.Size()
		}
	}
	dir := filepath.Dir(dst)
	if free, err := freeSpace(dir); err != nil || free >= uint64(spare) {
		return nil
	}
	return &FolderError{Trouble: Full, Path: dir}
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
		if id, err := identify(ctx, db); err == nil && id.application == applicationID {
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
	err = errors.Join(file.Close(), restrict(file.Name(), fileMode))
	return file.Name(), err
}

// settleFile makes a finished file durable and gives it its name.
func settleFile(tmp, name string) error {
	if err := syncFile(tmp); err != nil {
		return err
	}
	return nameFile(tmp, name)
}

// syncFile makes the bytes of a file durable.
func syncFile(path string) error {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(file.Sync(), file.Close())
}

// nameFile gives a durable file its name, for good.
func nameFile(tmp, name string) error {
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
			err = wait(ctx, glance)
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
	_, err := verifyUpTo(ctx, path, len(shipped()))
	return err
}

// verifyUpTo is verify for a program up to the version latest, and tells the
// version that was found.
func verifyUpTo(ctx context.Context, path string, latest int) (id identity, err error) {
	err = inspectUpTo(ctx, path, fullMode(path), latest, func(db *sql.DB, found identity) error {
		id = found
		if err := errors.Join(checkIntegrity(ctx, db), checkForeignKeys(ctx, db)); err != nil {
			return &FolderError{Damaged, path, err}
		}
		return nil
	})
	if err != nil {
		return id, err
	}
	return id, ours.look(path, checkSeal)
}

// fullMode is how to open a log to have all of it checked. Read-only, SQLite
// does not look at the conditions of the schema; where a commit was cut off,
// anything else would change the file.
func fullMode(path string) string {
	if committing(path) {
		return "ro"
	}
	return "rw"
}

// inspect opens a log that this program can read, and has look look into it.
// Anything else is a *FolderError.
func inspect(ctx context.Context, path, mode string, look func(*sql.DB) error) error {
	return inspectUpTo(ctx, path, mode, len(shipped()), func(db *sql.DB, _ identity) error { return look(db) })
}

// inspectUpTo is inspect for a program up to the version latest.
func inspectUpTo(ctx context.Context, path, mode string, latest int, look func(*sql.DB, identity) error) error {
	info, err := os.Stat(path)
	if err != nil {
		return explain(path, err)
	}
	if !info.Mode().IsRegular() {
		return &FolderError{Trouble: Foreign, Path: path}
	}
	if err := ours.look(path, misfit); err != nil {
		return err
	}
	db, err := openHandle(path, mode, 1)
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
	if err := id.judge(path, latest); err != nil {
		return err
	}
	return explain(path, look(db, id))
}

// errUnsound says that a page is not what it should be.
var errUnsound = errors.New("a part of it does not hold what it should")

// checkIntegrity has SQLite read every page. The first line of its answer is
// "ok" or what is wrong, in words that are of no use to a person.
func checkIntegrity(ctx context.Context, db *sql.DB) error {
	var answer string
	err := db.QueryRowContext(ctx, "SELECT integrity_check FROM pragma_integrity_check LIMIT 1").Scan(&answer)
	if err == nil && answer != "ok" {
		err = errUnsound
	}
	return err
}
