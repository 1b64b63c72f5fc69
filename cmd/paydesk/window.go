package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"time"

	"paydesk/store"
	"paydesk/ui/crash"
	"paydesk/ui/desk"
	_ "paydesk/ui/locale" // before the window library starts
	"paydesk/ui/onewindow"
	"paydesk/ui/window"
)

var errNoDisplay = errors.New("there is no display to open the window on; start it on a desktop, or use a command (`paydesk help` lists them)")

// runWindow opens the console.
func runWindow(ctx context.Context, c *call) error {
	if runtime.GOOS == "linux" && os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
		return errNoDisplay
	}
	d, err := c.lockedDesk(ctx)
	if err != nil {
		return err
	}
	go d.Ready() // while the window opens
	// Who has a PIN and did not give it here is asked by the window.
	err = d.SignIn(ctx, c.who(), os.Getenv(pinVariable))
	if denied := (*store.DeniedError)(nil); err != nil && !errors.As(err, &denied) {
		return err
	}
	return c.showWindow(ctx, d)
}

// patience is how long a second window waits for the first to come forward.
const patience = 5 * time.Second

// showWindow opens the window, or has the one that is open on the folder come
// forward. Failures are written down in the folder.
func (c *call) showWindow(ctx context.Context, d *desk.Desk) error {
	dir, err := c.folder()
	if err != nil {
		return err
	}
	claim, err := onewindow.Take(ctx, dir, patience)
	if errors.Is(err, onewindow.ErrShown) {
		fmt.Fprintln(c.out, "Paydesk is already open on this folder; its window was brought to the front.")
		return nil
	}
	if err != nil {
		return err
	}
	defer claim.Release()
	crashes := crash.Folder{Dir: dir, Now: c.now}
	if stop, err := crashes.Watch(); err == nil { // on a read-only disk there is nothing to write to
		defer stop()
	}
	return noted(crashes, func() error {
		return window.Run(ctx, d, c.who(), window.Folder{Asked: claim.Asked, Note: crashes.Note})
	})
}

// noted opens the window and makes an error of its failing as a whole, of
// which only the place is kept. What was typed is in the log.
func noted(crashes crash.Folder, open func() error) (err error) {
	defer func() {
		cause := recover()
		if cause == nil {
			return
		}
		const closed = "the window had to close, because something went wrong; what was typed is kept: start it again"
		err = errors.New(closed)
		if name, noteErr := crashes.Note(cause); noteErr == nil {
			err = fmt.Errorf("%s (where it happened stands in %s)", closed, name)
		}
	}()
	return open()
}
