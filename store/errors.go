package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"

	"github.com/mattn/go-sqlite3"
)

// ErrNotFound says that no contact, run or edition has the name asked for.
var ErrNotFound = errors.New("not found")

// Trouble is a reason why the data folder cannot be used.
type Trouble string

// The reasons. Each has one sentence that says what to do.
const (
	Locked   Trouble = "locked"     // another program held it for more than ten seconds
	ReadOnly Trouble = "read-only"  // the disk or the file takes no writing
	NoAccess Trouble = "no access"  // the folder is missing rights or is no folder
	Full     Trouble = "full"       // no space left, or the quota is used up
	Damaged  Trouble = "damaged"    // the file is no readable database
	Foreign  Trouble = "foreign"    // the file is a database of another program
	Newer    Trouble = "newer"      // a later Paydesk wrote it
	Network  Trouble = "network"    // the folder is on a network drive
	DiskBad  Trouble = "disk error" // the disk failed to read or write
	NoMemory Trouble = "no memory"  // the computer has none left
)

// sentences says for each trouble what is wrong with the path %s and what to
// do about it.
var sentences = map[Trouble]string{
	Locked:   "%s is locked: another program has been using it for more than ten seconds; close it or try again",
	ReadOnly: "%s is read-only, so nothing can be saved; make the disk writable or choose another folder with --data",
	NoAccess: "%s cannot be opened or created; check that it is a folder you may write to, or choose another one with --data",
	Full:     "the disk that holds %s is full, so nothing more can be saved; free some space and try again",
	Damaged:  "%s is damaged or is not a database; it was left as it is: put back a backup with paydesk restore",
	Foreign:  "%s is not a Paydesk contact log; it was left as it is: choose another folder with --data",
	Newer:    "%s was written by a newer Paydesk; it was left as it is: update this program",
	Network:  "%s is on a network drive, where two computers can damage the contact log; choose a local folder with --data",
	DiskBad:  "the disk reported an error on %s; run paydesk doctor and make a backup to another disk",
	NoMemory: "there is not enough memory to work with %s; close other programs and try again",
}

// FolderError says that the data folder cannot be used as asked, and what to
// do. The file named was not written over.
type FolderError struct {
	Trouble Trouble
	Path    string // the file or folder
	Err     error  // what the system said; may be nil
}

// Error is one sentence for a person.
func (e *FolderError) Error() string { return fmt.Sprintf(sentences[e.Trouble], e.Path) }

// Unwrap returns what the system said.
func (e *FolderError) Unwrap() error { return e.Err }

// RefusedError says why a contact cannot be taken; nothing of it was stored.
// It never repeats what was typed.
type RefusedError struct {
	Field  string // the field as JSON names it; empty when it is about all of them
	Reason string
}

// Error is one sentence for a person.
func (e *RefusedError) Error() string {
	if e.Field == "" {
		return e.Reason
	}
	return e.Field + " " + e.Reason
}

// troubles tells SQLite's error codes apart by what a person can do.
var troubles = map[sqlite3.ErrNo]Trouble{
	sqlite3.ErrBusy:     Locked,
	sqlite3.ErrLocked:   Locked,
	sqlite3.ErrReadonly: ReadOnly,
	sqlite3.ErrPerm:     NoAccess,
	sqlite3.ErrCantOpen: NoAccess,
	sqlite3.ErrFull:     Full,
	sqlite3.ErrCorrupt:  Damaged,
	sqlite3.ErrNotADB:   Damaged,
	sqlite3.ErrIoErr:    DiskBad,
	sqlite3.ErrNomem:    NoMemory,
	// Our statements are all tried out: what SQLite cannot do with them or
	// finds against the schema is wrong in the file.
	sqlite3.ErrError:      Damaged,
	sqlite3.ErrInternal:   Damaged,
	sqlite3.ErrSchema:     Damaged,
	sqlite3.ErrTooBig:     Damaged,
	sqlite3.ErrConstraint: Damaged,
	sqlite3.ErrMismatch:   Damaged,
	sqlite3.ErrFormat:     Damaged,
}

// explain turns an error of the driver or the system into a *FolderError
// about path. Other errors come back as they are.
func explain(path string, err error) error {
	var known *FolderError
	if err == nil || errors.As(err, &known) || errors.Is(err, context.Canceled) {
		return err
	}
	if t := troubleOf(err); t != "" {
		return &FolderError{Trouble: t, Path: path, Err: err}
	}
	return err
}

// troubleOf names the trouble behind an error, or "" for none that is known.
// The system's own word is the more exact one and goes first.
func troubleOf(err error) Trouble {
	var db sqlite3.Error
	isDB := errors.As(err, &db)
	if isDB && db.SystemErrno != 0 {
		if t := systemTrouble(db.SystemErrno); t != "" {
			return t
		}
	}
	if isDB {
		return troubles[db.Code]
	}
	if strings.Contains(err.Error(), unreadable) {
		return Damaged
	}
	return systemTrouble(err)
}

// unreadable is what database/sql says of a value that its column cannot
// hold. It has no type of its own.
const unreadable = "sql: Scan error"

// systemTrouble names the trouble behind an error of the operating system.
func systemTrouble(err error) Trouble {
	switch {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return Full
	case errors.Is(err, syscall.EROFS):
		return ReadOnly
	case errors.Is(err, syscall.EIO):
		return DiskBad
	case errors.Is(err, fs.ErrPermission), errors.Is(err, fs.ErrNotExist),
		errors.Is(err, syscall.ENOTDIR), errors.Is(err, syscall.ENAMETOOLONG), errors.Is(err, syscall.ELOOP):
		return NoAccess
	}
	return ""
}
