//go:build !windows

package store

import "os"

// restrict leaves a file or folder to its owner, whatever the umask.
func restrict(path string, mode os.FileMode) error { return os.Chmod(path, mode) }

// keepPrivate takes the rights of others off a file of ours.
func keepPrivate(path string) error {
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm()&0o077 == 0 {
		return err
	}
	return restrict(path, fileMode)
}
