// Command paydesk is the console of a payment help desk: with no command it
// opens the window, with one it does the same work without a display.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := newCall(streams{os.Stdin, os.Stdout, os.Stderr}).run(ctx, os.Args[1:])
	stop()
	os.Exit(code)
}
