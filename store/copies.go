package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// Copies are the copies of the log in the data folder: daily backups, and
// what migrations and restores have put aside.
type Copies struct {
	Kept    []string // rewritten, or there to be
	Removed []string // could not be rewritten: damaged, or of an older version
	Left    []string // neither: locked, on a full or read-only disk, or not reached
}

// copies lists the copies of the log in the data folder: those that Paydesk
// made there, whatever became of them, and backups under any other name.
func (s *Store) copies() []string {
	dir := filepath.Dir(s.path)
	found := filesIn(dir, "contacts-*.db", DailyFolder+"/*.db")
	for _, path := range filesIn(dir, "*", DailyFolder+"/*") {
		if path == s.path || strings.HasSuffix(path, ".tmp") || slices.Contains(found, path) {
			continue
		}
		if info, err := os.Lstat(path); err != nil || !info.Mode().IsRegular() {
			continue
		}
		if log, _, err := isLog(path); err == nil && log {
			found = append(found, path)
		}
	}
	return found
}

// staleCopy is how old an unfinished copy is that nobody is writing any more.
const staleCopy = time.Hour

// eachCopy rewrites every copy of the log. One that cannot be rewritten is
// removed, so that nothing of what was to go stays in it; unfinished copies of
// programs that were killed go as well. Where the fault is not the copy's it is
// left: a full disk costs nobody the backups, and once the context has ended
// all that are not rewritten yet stay.
func (s *Store) eachCopy(ctx context.Context, rewrite func(*Store) error) (c Copies) {
	for _, path := range s.copies() {
		err := s.rewriteCopy(ctx, path, rewrite)
		if foreign := (*FolderError)(nil); errors.As(err, &foreign) && foreign.Trouble == Foreign {
			continue // somebody else's, which a restore put aside
		}
		if err != nil && (ctx.Err() != nil || passing[troubleOf(err)]) {
			c.Left = append(c.Left, path)
			continue
		}
		c.settle(path, err)
	}
	for _, path := range filesIn(filepath.Dir(s.path), "*.tmp", DailyFolder+"/*.tmp") {
		if info, err := os.Stat(path); err == nil && s.now().Sub(info.ModTime()) > staleCopy {
			c.settle(path, fmt.Errorf("%s is not finished", path))
		} else if err == nil {
			c.Left = append(c.Left, path)
		}
	}
	return c
}

// passing are the troubles that say nothing of the copy itself.
var passing = map[Trouble]bool{Locked: true, Full: true, ReadOnly: true, DiskBad: true, NoMemory: true}

// settle removes a copy that could not be rewritten and notes what became of
// it.
func (c *Copies) settle(path string, err error) {
	switch {
	case err == nil:
		c.Kept = append(c.Kept, path)
	case removeCopy(path) == nil:
		c.Removed = append(c.Removed, path)
	default:
		c.Left = append(c.Left, path)
	}
}

// removeCopy removes a copy with the journal beside it.
func removeCopy(path string) error {
	if err := os.Remove(path + "-journal"); err != nil && !os.IsNotExist(err) {
		return err
	}
	return os.Remove(path)
}

// rewriteCopy has a copy of today's version changed in place, as safely as
// the log itself.
func (s *Store) rewriteCopy(ctx context.Context, path string, rewrite func(*Store) error) error {
	if err := ours.look(path, misfit); err != nil {
		return err
	}
	copy := &Store{path: path, now: s.now, patience: s.patience}
	var err error
	if copy.write, err = openHandle(path, "rw", 1); err != nil {
		return err
	}
	defer copy.Close()
	id, err := identify(ctx, copy.write)
	if err != nil {
		return err
	}
	if id.application != applicationID {
		return &FolderError{Trouble: Foreign, Path: path}
	}
	if id.version != int64(len(shipped())) {
		return fmt.Errorf("%s is of another version", path)
	}
	if err := rewrite(copy); err != nil {
		return err
	}
	return errors.Join(copy.Close(), sealFile(path))
}
