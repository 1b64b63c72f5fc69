// Package onewindow sees to it that a data folder has one window: a second
// one asks the first to come forward and ends.
//
// The first window holds a lock on a file in the folder, which the system
// takes back when the program ends, however it ends. A second one leaves a
// request beside it; the first looks for it every second and removes it when
// it has come forward. No socket is needed for that.
package onewindow

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// The files in the data folder. The first stays when no window is open.
const (
	lockName = "window.lock"
	askName  = "window.ask"
)

// Why a folder is not to be had.
var (
	// ErrShown: another window has the folder and has come forward.
	ErrShown = errors.New("a window is already open on this folder, and was brought to the front")
	// ErrSilent: another window has the folder and does not answer.
	ErrSilent = errors.New("a window is already open on this folder and does not answer; close it, or end it in the system's list of programs, and try again")

	errTaken = errors.New("another window has the folder")
)

// Claim is a data folder that this window has to itself.
type Claim struct {
	dir  string
	lock *os.File // nil where nothing can be written, and no two windows can do harm
}

// glance is how often a second window looks for an answer.
const glance = 50 * time.Millisecond

// Take claims the data folder dir, which has to be there. Where another
// window has it, that one is asked to come forward; the answer is ErrShown, or
// ErrSilent when none came in time.
func Take(ctx context.Context, dir string, patience time.Duration) (*Claim, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	c, err := take(dir)
	if !errors.Is(err, errTaken) {
		return c, err
	}
	request := filepath.Join(dir, askName)
	if err := leave(request); err != nil {
		return nil, err
	}
	defer os.Remove(request) // is gone when it was answered
	for errors.Is(err, errTaken) {
		if _, err := os.Lstat(request); errors.Is(err, fs.ErrNotExist) {
			return nil, ErrShown
		}
		select {
		case <-ctx.Done():
			return nil, ErrSilent
		case <-time.After(glance):
			c, err = take(dir) // the first may have been closing
		}
	}
	return c, err
}

// take claims the folder unless another window has it.
func take(dir string) (*Claim, error) {
	file, err := os.OpenFile(filepath.Join(dir, lockName), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return &Claim{dir: dir}, nil
	}
	if err := lock(file); err != nil {
		return nil, errors.Join(err, file.Close())
	}
	c := &Claim{dir, file}
	c.Asked() // by somebody who gave up
	return c, nil
}

// leave leaves a request; one that is there already does as well.
func leave(request string) error {
	file, err := os.OpenFile(request, os.O_WRONLY|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	return file.Close()
}

// Asked reports whether a second window has asked this one to come forward
// since the last call.
func (c *Claim) Asked() bool { return os.Remove(filepath.Join(c.dir, askName)) == nil }

// Release gives the folder back. The file that was locked stays: removing it
// could take it from under a window that is just opening.
func (c *Claim) Release() error {
	if c.lock == nil {
		return nil
	}
	return c.lock.Close()
}
