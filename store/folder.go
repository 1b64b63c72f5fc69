package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// Modes of what belongs to the log: its owner and nobody else.
const (
	folderMode = 0o700
	fileMode   = 0o600
)

// makeFolder makes a data folder that is missing, whatever the umask. One
// that is there keeps its mode: it may be somebody's home; doctor warns.
func makeFolder(dir string) error {
	info, err := os.Stat(dir)
	if err == nil && !info.IsDir() {
		return &FolderError{NoAccess, dir, errors.New("not a folder")}
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
	if err := os.Chmod(dir, folderMode); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(dir))
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
		return file.Close()
	}
	if err != nil {
		return err
	}
	defer file.Close()
	if err := file.Chmod(fileMode); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(path))
}

// keepPrivate takes the rights of others off a file of ours. Systems without
// such rights answer nothing, and doctor looks at the rest.
func keepPrivate(path string) error {
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm()&0o077 == 0 {
		return err
	}
	return os.Chmod(path, fileMode)
}

// isWAL reports whether a file is a database in WAL mode. Ours never are, and
// SQLite would change such a file by merely opening it.
func isWAL(path string) bool {
	const magic, writeVersion = "SQLite format 3\x00", 18
	file, err := os.Open(path)
	if err != nil {
		return false
	}
	defer file.Close()
	head := make([]byte, writeVersion+1)
	_, err = file.ReadAt(head, 0)
	return err == nil && string(head[:len(magic)]) == magic && head[writeVersion] == 2
}
