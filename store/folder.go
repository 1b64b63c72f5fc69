package store

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// Modes of what belongs to the log: its owner and nobody else.
const (
	folderMode = 0o700
	fileMode   = 0o600
)

// makeFolder makes a data folder that is missing, whatever the umask, and takes
// the rights of others off an empty one. One that holds something keeps its
// mode: it may be somebody's home; doctor warns.
func makeFolder(dir string) error {
	info, err := os.Stat(dir)
	if err == nil && !info.IsDir() {
		return &FolderError{NoAccess, dir, errors.New("not a folder")}
	}
	if err == nil {
		if names, err := os.ReadDir(dir); err == nil && len(names) == 0 {
			return ignoreReadOnly(restrict(dir, folderMode))
		}
		return nil
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := makeFolder(filepath.Dir(dir)); err != nil {
		return err
	}
	if err := os.Mkdir(dir, folderMode); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	if err := restrict(dir, folderMode); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(dir))
}

// ignoreReadOnly is for what is not worth failing for where nothing can be
// written: what follows will say so, about the log.
func ignoreReadOnly(err error) error {
	if t := systemTrouble(err); t == ReadOnly || t == NoAccess {
		return nil
	}
	return err
}

// closeJournal takes the rights of others off the journal of a log that was
// theirs to read: SQLite keeps a journal and goes on with its mode. It holds
// what shoppers said while a contact is saved.
func closeJournal(path string) error {
	err := restrict(path+"-journal", fileMode)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return ignoreReadOnly(err)
}

// makeFile makes an empty log that is missing, and finds out whether one
// that is there can be written.
func makeFile(path string) error {
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, fileMode)
	if errors.Is(err, fs.ErrExist) {
		file, err = os.OpenFile(path, os.O_RDWR, 0)
		if err != nil {
			return err
		}
		return errors.Join(file.Close(), closeJournal(path))
	}
	if err != nil {
		return err
	}
	defer file.Close()
	if err := restrict(path, fileMode); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(path))
}

// filesIn lists the files of a folder that match one of the patterns, in the
// order of their names.
func filesIn(dir string, patterns ...string) []string {
	var found []string
	for _, pattern := range patterns {
		names, err := fs.Glob(os.DirFS(dir), pattern)
		if err != nil {
			panic(err) // the pattern is ours
		}
		for _, name := range names {
			found = append(found, filepath.Join(dir, filepath.FromSlash(name)))
		}
	}
	slices.Sort(found)
	return found
}

// misfit finds in the bytes of a file what SQLite would change or pass over
// by opening it: a database in WAL mode, which ours never is, and one that
// ends within a page. It is nil for what SQLite can judge by itself.
func misfit(path string) error {
	head, size, err := headOf(path)
	if err != nil || len(head) < headSize || string(head[:len(magic)]) != magic {
		return nil
	}
	if head[writeVersion] == walMode {
		return &FolderError{Trouble: Foreign, Path: path}
	}
	if page := pageSize(head); page > 0 && size%page != 0 && !committing(path) {
		return &FolderError{Trouble: Damaged, Path: path}
	}
	return nil
}

// The head of an SQLite file, as its file format lays it down.
const (
	magic        = "SQLite format 3\x00"
	pageSizeAt   = 16
	writeVersion = 18
	walMode      = 2
	headSize     = 20
)

// headOf reads the first bytes of a file and its size.
func headOf(path string) ([]byte, int64, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, 0, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, 0, err
	}
	head := make([]byte, headSize)
	n, err := file.ReadAt(head, 0)
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return head[:n], info.Size(), err
}

// committing reports whether a commit is under way, or was cut off and will
// be rolled back: then the file's size says nothing.
func committing(path string) bool {
	journal, err := os.Stat(path + "-journal")
	return err == nil && journal.Size() > 0
}
