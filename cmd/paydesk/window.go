package main

import (
	"context"
	"errors"
	"os"
	"runtime"

	_ "paydesk/ui/locale" // before the window library starts
	"paydesk/ui/window"
)

var errNoDisplay = errors.New("there is no display to open the window on; start it on a desktop, or use a command (`paydesk help` lists them)")

// runWindow opens the console.
func runWindow(ctx context.Context, c *call) error {
	if runtime.GOOS == "linux" && os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
		return errNoDisplay
	}
	d, err := c.desk(ctx)
	if err != nil {
		return err
	}
	return window.Run(ctx, d)
}
