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
	Left    []string // could be neither
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
// programs that were killed go as well. One that another program has locked is
// left, and once the context has ended all that are not rewritten yet.
func (s *Store) eachCopy(ctx context.Context, rewrite func(*Store) error) (c Copies) {
	for _, path := range s.copies() {
		err := s.rewriteCopy(ctx, path, rewrite)
		if err != nil && (ctx.Err() != nil || isBusy(err)) {
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
		return nil // somebody else's, which a restore put aside
	}
	if id.version != int64(len(shipped())) {
		return fmt.Errorf("%s is of another version", path)
	}
	if err := rewrite(copy); err != nil {
		return err
	}
	return errors.Join(copy.Close(), sealFile(path))
}
