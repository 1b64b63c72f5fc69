package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/mattn/go-sqlite3"
)

// FileName is the contact log's file in the data folder.
const FileName = "contacts.db"

// Options are what a Store takes from its surroundings.
type Options struct {
	Now      func() time.Time // the clock; time.Now when nil
	Cost     Cost             // of hashing a PIN; a quarter of a second when zero
	Patience time.Duration    // how long each step waits for another program; ten seconds when zero
}

// clock is the clock to go by.
func (o Options) clock() func() time.Time {
	if o.Now == nil {
		return time.Now
	}
	return o.Now
}

// Store is an open contact log. It may be used by many goroutines at a time.
type Store struct {
	path     string
	now      func() time.Time
	write    *sql.DB       // one connection, immediate transactions
	read     *sql.DB       // cannot write
	readOnly error         // why nothing can be written; nil when it can
	patience time.Duration // how long a writer waits for another program
	leave    func()        // tells ours that this one is closed
	cost     Cost          // of hashing a secret

	signed sync.Mutex // guards who
	who    actor      // who is signed in
}

// Open opens the contact log in the folder dir, or sets one up: the folder
// with mode 0700, the file with 0600. Several programs may do so at a time.
// A log from an older Paydesk is brought up to date, after a copy of it was
// put beside it. On a read-only disk the log opens for reading and every
// method that writes says why it cannot.
//
// An error is a *FolderError; the file it names was left as it is.
func Open(ctx context.Context, dir string, o Options) (*Store, error) {
	if err := makeFolder(dir); err != nil {
		return nil, explain(dir, err)
	}
	return enter(ctx, dir, o, (*Store).bringUp)
}

// OpenCurrent opens the contact log in the folder dir as Open does, but makes
// none and brings none up to date: where there is none, or one of another
// version, it returns an error.
func OpenCurrent(ctx context.Context, dir string, o Options) (*Store, error) {
	if _, err := os.Stat(filepath.Join(dir, FileName)); err != nil {
		return nil, explain(dir, err)
	}
	return enter(ctx, dir, o, (*Store).mustBeCurrent)
}

// enter opens the log in a folder, once its version was seen to.
func enter(ctx context.Context, dir string, o Options, seeTo func(*Store, context.Context) error) (*Store, error) {
	s := &Store{path: realPath(filepath.Join(dir, FileName)), now: o.clock(),
		patience: cmp.Or(o.Patience, patience), cost: cmp.Or(o.Cost, usual)}
	var err error
	if s.readOnly, err = ours.enter(s.path, prepare); err != nil {
		return nil, err
	}
	s.leave = sync.OnceFunc(func() { ours.leave(s.path) })
	if err := s.connect(ctx, seeTo); err != nil {
		s.Close()
		return nil, explain(s.path, err)
	}
	return s, nil
}

// prepare makes the file where it is missing. readOnly tells that it is there
// and cannot be written.
func prepare(path string) (readOnly, err error) {
	dir := filepath.Dir(path)
	if kind := networkDrive(dir); kind != "" {
		return nil, &FolderError{Network, dir, errors.New(kind)}
	}
	if err := misfit(path); err != nil {
		return nil, err
	}
	err = makeFile(path)
	if err == nil {
		return nil, nil
	}
	if file, openErr := os.Open(path); openErr == nil {
		file.Close()
		return &FolderError{ReadOnly, path, err}, nil
	}
	return nil, explain(path, err)
}

// connect opens both handles and has the version seen to.
func (s *Store) connect(ctx context.Context, seeTo func(*Store, context.Context) error) (err error) {
	mode := "rw"
	if s.readOnly != nil {
		mode = "ro"
	}
	if s.write, err = openFor(s.patience, s.path, mode, 1); err != nil {
		return err
	}
	if err := seeTo(s, ctx); err != nil {
		return err
	}
	return s.connectReader()
}

// connectReader opens the reading handle.
func (s *Store) connectReader() error {
	return s.mending(func() (err error) {
		s.read, err = openFor(s.patience, s.path, "ro", 2)
		return err
	})
}

// Path is the file of the log.
func (s *Store) Path() string { return s.path }

// Writable is nil when contacts can be saved, and otherwise the
// *FolderError that says why not.
func (s *Store) Writable() error { return s.readOnly }

// Close lets go of the file. Whatever a method has stored is safe without it.
func (s *Store) Close() error {
	var errs []error
	for _, db := range []*sql.DB{s.read, s.write} {
		if db != nil {
			errs = append(errs, db.Close())
		}
	}
	if s.leave != nil {
		s.leave()
	}
	return errors.Join(errs...)
}

// SQLiteVersion is the version of SQLite built in, such as "3.54.1".
func SQLiteVersion() string {
	version, _, _ := sqlite3.Version()
	return version
}
