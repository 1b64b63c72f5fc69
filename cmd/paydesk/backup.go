package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"paydesk/store"
	"paydesk/ui/desk"
)

// aboutFile tells trouble with a file that was named from trouble with the
// data folder: the first is work refused, the second a folder to mend.
func (c *call) aboutFile(err error) error {
	var trouble *store.FolderError
	dir, dirErr := c.folder()
	if dirErr == nil && errors.As(err, &trouble) && !within(trouble.Path, dir) {
		return errors.New(err.Error())
	}
	return err
}

// within reports whether path is the folder dir or lies in it, whatever links
// lead there.
func within(path, dir string) bool {
	rel, err := filepath.Rel(plainPath(dir), plainPath(path))
	return err == nil && filepath.IsLocal(rel)
}

// plainPath is a path without links, as far as it is there.
func plainPath(path string) string {
	path, err := filepath.Abs(path)
	if err != nil {
		return path
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real
	}
	if above := filepath.Dir(path); above != path {
		return filepath.Join(plainPath(above), filepath.Base(path))
	}
	return path
}

func runBackup(ctx context.Context, c *call, args []string) error {
	f := c.flags("backup")
	daily := f.Bool("daily", false, "")
	rest, err := c.parse(f, args)
	if err != nil {
		return err
	}
	if *daily && len(rest) > 0 {
		return words("backup --daily takes no name; it was given %q", strings.Join(rest, " "))
	}
	if *daily {
		return c.backupDaily(ctx)
	}
	name, err := only("backup", "the name of a file or folder, or --daily,", rest)
	if err != nil {
		return err
	}
	d, err := c.desk(ctx)
	if err != nil {
		return err
	}
	if name, err = d.BackUp(ctx, name); err != nil {
		return c.aboutFile(err)
	}
	fmt.Fprintln(c.out, "The contact log was copied to", name, "and the copy was checked.")
	return nil
}

// backupDaily does by hand what the window does by itself.
func (c *call) backupDaily(ctx context.Context) error {
	log, err := c.store(ctx)
	if err != nil {
		return err
	}
	if err := log.Writable(); err != nil {
		return err
	}
	d, err := desk.BackUpDaily(ctx, log)
	if err != nil {
		return err
	}
	what := "is there already"
	if d.Made {
		what = "was made and checked"
	}
	fmt.Fprintf(c.out, "The backup of today %s: %s\n", what, d.Path)
	for _, old := range d.Removed {
		fmt.Fprintln(c.out, "An older one was removed:", old)
	}
	if d.OverBudget {
		fmt.Fprintln(c.out, "It takes more room than daily backups may; it is kept all the same.")
	}
	return nil
}

func runRestore(ctx context.Context, c *call, args []string) error {
	f := c.flags("restore")
	dry := f.Bool("dry-run", false, "")
	rest, err := c.parse(f, args)
	if err != nil {
		return err
	}
	name, err := only("restore", "the name of a backup", rest)
	if err != nil {
		return err
	}
	dir, err := c.folder()
	if err != nil {
		return err
	}
	put, err := c.restorer(ctx, dir)
	if err != nil {
		return err
	}
	if err := store.CheckRestore(ctx, dir, name); err != nil {
		return c.aboutFile(err)
	}
	if err := c.tellRestore(ctx, filepath.Join(dir, store.FileName), name); err != nil {
		return c.aboutFile(err)
	}
	if *dry {
		fmt.Fprintln(c.out, "Nothing was changed.")
		return nil
	}
	kept, err := put(name)
	if err != nil {
		return c.aboutFile(err)
	}
	fmt.Fprintln(c.out, "The contact log now is that of", name)
	if kept != "" {
		fmt.Fprintln(c.out, "The one it replaced is kept as", kept)
	}
	return nil
}

// restorer is what puts a backup in the place of the log. Whoever is working
// has to be allowed to; where there is no log that could say so, anybody may.
func (c *call) restorer(ctx context.Context, dir string) (put func(name string) (kept string, err error), err error) {
	var broken *store.FolderError
	var log *store.Store
	if _, err = os.Stat(filepath.Join(dir, store.FileName)); err == nil {
		log, err = c.store(ctx)
	}
	if errors.Is(err, fs.ErrNotExist) || errors.As(err, &broken) {
		return func(name string) (string, error) { return store.Restore(ctx, dir, name, c.now()) }, nil
	}
	if err != nil {
		return nil, err
	}
	return func(name string) (string, error) { return log.Restore(ctx, name) }, log.Allowed(ctx, store.MayRestore)
}

// tellRestore says what a restore replaces, and by what.
func (c *call) tellRestore(ctx context.Context, live, name string) error {
	backup, err := store.Survey(ctx, name)
	if err != nil {
		return err
	}
	log, err := store.Survey(ctx, live)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		fmt.Fprintf(c.out, "To replace: nothing; there is no contact log at %s yet\n", live)
	case err != nil:
		fmt.Fprintf(c.out, "To replace: %s, which cannot be read\n", live)
	default:
		fmt.Fprintf(c.out, "To replace: %s\n", describe(log))
	}
	fmt.Fprintf(c.out, "By the backup: %s\n", describe(backup))
	return nil
}

// describe tells one log or backup from another.
func describe(s store.Summary) string {
	const minute = "2006-01-02 15:04"
	parts := []string{fmt.Sprintf("%s: %d contacts saved, %d unfinished", s.Path, s.Saved, s.Unfinished)}
	if s.Saved > 0 {
		parts = append(parts, fmt.Sprintf("from %s to %s", s.Oldest.Local().Format(minute), s.Newest.Local().Format(minute)))
	}
	parts = append(parts, "desk "+s.Desk, "last written "+s.Made.Local().Format(minute))
	return strings.Join(parts, ", ")
}
