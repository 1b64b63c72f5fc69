package main

import (
	"context"
	"errors"
	"os"
	"runtime"

	"paydesk/store"
	_ "paydesk/ui/locale" // before the window library starts
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
	// Who has a PIN and did not give it here is asked by the window.
	err = d.SignIn(ctx, c.who(), os.Getenv(pinVariable))
	if denied := (*store.DeniedError)(nil); err != nil && !errors.As(err, &denied) {
		return err
	}
	return window.Run(ctx, d, c.who())
}
