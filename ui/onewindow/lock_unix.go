//go:build !windows

package onewindow

import (
	"errors"
	"os"
	"syscall"
)

// lock locks a file until it is closed; errTaken when somebody else has.
func lock(file *os.File) error {
	err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return errTaken
	}
	return err
}
