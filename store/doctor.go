package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/mattn/go-sqlite3"
)

// Level is how much a Finding matters.
type Level string

// The levels of a finding.
const (
	OK   Level = "ok"
	Warn Level = "warn" // works, but look at it
	Bad  Level = "bad"  // does not work, or will lose something
)

// Finding is one thing that Doctor looked at.
type Finding struct {
	Level Level
	What  string // one sentence; names the file it is about
	Do    string // what to do; empty when all is well
}

// examination gathers findings about one data folder.
type examination struct {
	dir, path string
	now       time.Time
	findings  []Finding
}

// add records a finding.
func (e *examination) add(level Level, do, what string, args ...any) {
	e.findings = append(e.findings, Finding{level, fmt.Sprintf(what, args...), do})
}

// Doctor looks at everything the log in dir depends on, and works on a full or
// read-only disk and on a damaged log. It changes nothing but what is kept for
// the figures, where that does not agree with the contacts. It never fails:
// what it cannot look at is a finding.
func Doctor(ctx context.Context, dir string) []Finding {
	return examine(ctx, dir, time.Now())
}

// examine is Doctor at a time.
func examine(ctx context.Context, dir string, now time.Time) []Finding {
	e := &examination{dir: dir, path: filepath.Join(dir, FileName), now: now}
	e.engine()
	if e.folder() {
		e.drive()
		e.space()
		e.modes()
		e.leftovers()
		e.log(ctx)
		e.dailies(ctx)
		e.kept()
	}
	return e.findings
}

// walResetFixed is the first SQLite, as it numbers itself, in which a commit
// and a checkpoint at the same instant lose nothing.
const walResetFixed = 3_051_003

// engine looks at the SQLite built in. That it can search is seen to by the
// build (needs_fts5.go).
func (e *examination) engine() {
	version, number, _ := sqlite3.Version()
	if number < walResetFixed {
		e.add(Bad, "Install a newer Paydesk.", "SQLite %s has a fault that can lose saved contacts.", version)
		return
	}
	e.add(OK, "", "SQLite %s with full-text search.", version)
}

// folder reports whether there is a folder to look into.
func (e *examination) folder() bool {
	info, err := os.Stat(e.dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		e.add(OK, "", "The data folder %s is not there yet; it is made on first use.", e.dir)
		return false
	case err != nil || !info.IsDir():
		e.add(Bad, "Choose another folder with --data.", "The data folder %s cannot be read.", e.dir)
		return false
	}
	return true
}

// drive warns of folders whose locks do not hold.
func (e *examination) drive() {
	if kind := networkDrive(e.dir); kind != "" {
		e.add(Bad, "Move the folder to this computer and name it with --data.",
			"The data folder %s is on a network drive (%s), where two computers can damage the log.", e.dir, kind)
	}
}

// Free space below which something should be, and has to be, done: bytes.
const (
	littleSpace = 500 << 20
	noSpace     = 20 << 20
)

// space looks at the room left on the disk.
func (e *examination) space() {
	free, err := freeSpace(e.dir)
	const do = "Free some space on this disk."
	switch mb := free >> 20; {
	case err != nil:
		e.add(Warn, "Look at the disk by hand.", "The free space at %s cannot be read.", e.dir)
	case free < noSpace:
		e.add(Bad, do, "The disk that holds %s is full: %d MB free.", e.dir, mb)
	case free < littleSpace:
		e.add(Warn, do, "The disk that holds %s is nearly full: %d MB free.", e.dir, mb)
	default:
		e.add(OK, "", "%d MB free at %s.", mb, e.dir)
	}
}

// modes looks whether others on this computer can read the data.
func (e *examination) modes() {
	if runtime.GOOS == "windows" {
		return // rights are the folder's there, inherited from the user's own
	}
	open := []string{}
	for _, path := range append([]string{e.dir}, filesIn(e.dir, "contacts*", DailyFolder, DailyFolder+"/contacts*")...) {
		if info, err := os.Stat(path); err == nil && info.Mode().Perm()&0o077 != 0 {
			open = append(open, path)
		}
	}
	if len(open) > 0 {
		e.add(Warn, "Take the rights of others away: chmod go= "+strings.Join(open, " "),
			"Other people on this computer can look into %s.", strings.Join(open, ", "))
		return
	}
	e.add(OK, "", "Folder and files are private.")
}

// leftovers names unfinished copies of a backup or restore that was killed.
func (e *examination) leftovers() {
	if names := filesIn(e.dir, "*.tmp", "*.tmp-journal", DailyFolder+"/*.tmp"); len(names) > 0 {
		e.add(Warn, "Delete them while no backup is running.",
			"Unfinished copies are left: %s.", strings.Join(names, ", "))
	}
}

// log looks at the contact log itself.
func (e *examination) log(ctx context.Context) {
	info, err := os.Lstat(e.path)
	if errors.Is(err, fs.ErrNotExist) || err == nil && info.Mode().IsRegular() && info.Size() == 0 {
		e.add(OK, "", "%s is not there yet; it is set up on first use.", e.path)
		return
	}
	if err := ours.look(e.path, writable); err != nil {
		e.failed(err)
	}
	if err := ours.look(e.path, misfit); err != nil {
		e.failed(err)
		return
	}
	db, err := openHandle(e.path, "rw", 1) // SQLite opens for reading what cannot be written
	if err != nil {
		e.failed(err)
		return
	}
	defer db.Close()
	e.database(ctx, db)
}

// writable looks whether contacts can be saved.
func writable(path string) error {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if errors.Is(err, fs.ErrNotExist) { // a link to nothing
		return explain(path, err)
	}
	if err != nil {
		return &FolderError{ReadOnly, path, err}
	}
	return file.Close()
}

// database looks into a log that can be opened.
func (e *examination) database(ctx context.Context, db *sql.DB) {
	id, err := identify(ctx, db)
	if err == nil {
		err = id.judge(e.path, len(shipped()))
	}
	if err != nil {
		e.failed(err)
		return
	}
	if id.version < int64(len(shipped())) {
		e.add(Warn, "Start Paydesk once; it brings the log up to date.", "%s is of an older version.", e.path)
		return
	}
	e.add(OK, "", "Journal, syncing and the other settings of %s are as they should be.", e.path)
	sound := checkIntegrity(ctx, db)
	e.check(sound, "Every page of the log is sound.")
	e.check(checkForeignKeys(ctx, db), "Every run, event and handout belongs to a contact.")
	e.record(ctx, db)
	if sound == nil { // a damaged log is left as it is
		e.facts(ctx, db)
	}
	e.count(ctx, db)
}

// record verifies the chain of the audit record.
func (e *examination) record(ctx context.Context, db *sql.DB) {
	err := checkAudit(ctx, db)
	if broken := (*AuditError)(nil); errors.As(err, &broken) {
		e.add(Bad, "Find out who changed the file by hand; a backup from before shows what stood there.", "%s.", broken.Error())
		return
	}
	e.check(err, "The audit record is whole.")
}

// check records how a check of the log went.
func (e *examination) check(err error, sound string) {
	if err == nil {
		e.add(OK, "", "%s", sound)
		return
	}
	if troubleOf(err) == "" {
		err = &FolderError{Damaged, e.path, err}
	}
	e.failed(err)
}

// count says how much is in the log.
func (e *examination) count(ctx context.Context, db *sql.DB) {
	var saved, unfinished int
	err := db.QueryRowContext(ctx, `SELECT count(*) FILTER (WHERE state = 'saved'),
		count(*) FILTER (WHERE state <> 'saved') FROM contact`).Scan(&saved, &unfinished)
	e.check(err, fmt.Sprintf("%d contacts saved, %d unfinished.", saved, unfinished))
}

// remedies say what to do about each trouble, after the sentence that names
// the file.
var remedies = map[Trouble]string{
	Locked:   "Close the other program, or try again.",
	ReadOnly: "Make the disk and the file writable, or choose another folder with --data.",
	NoAccess: "Check the rights of the folder, or choose another one with --data.",
	Full:     "Free some space on this disk.",
	Damaged:  "Put back a backup: paydesk restore FILE. The damaged log is kept beside it.",
	Foreign:  "Choose another folder with --data.",
	Newer:    "Update this program.",
	DiskBad:  "Back up to another disk and have this one checked.",
	NoMemory: "Close other programs and try again.",
}

// failed records an error of the log.
func (e *examination) failed(err error) {
	var known *FolderError
	if !errors.As(explain(e.path, err), &known) {
		e.add(Bad, "Try again; if it stays, put back a backup: paydesk restore FILE.", "%s cannot be checked.", e.path)
		return
	}
	what := known.Error()
	if known.Trouble == Damaged && known.Err != nil && troubleOf(known.Err) == "" { // in our own words
		what += fmt.Sprintf(" (%v)", known.Err)
	}
	e.add(Bad, remedies[known.Trouble], "%s", what)
}
