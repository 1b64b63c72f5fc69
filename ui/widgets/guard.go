package widgets

import (
	"fmt"
	"log/slog"
	"runtime/debug"
)

// Guard keeps a failed handler from taking the window down. The log gets the
// kind of the failure and where it was; never its words, which may hold what
// a shopper said.
type Guard struct {
	// Failed tells the agent; it is called after the log was written.
	Failed func()
}

// Do runs f and recovers it.
func (g *Guard) Do(f func()) {
	if !g.Survives(f) {
		g.Failed()
	}
}

// Survives runs f and recovers it; it reports whether f came to its end, and
// tells the agent nothing. Any goroutine may call it.
func (g *Guard) Survives(f func()) (ended bool) {
	defer func() {
		if cause := recover(); cause != nil {
			slog.Error("a handler of the window failed", "kind", fmt.Sprintf("%T", cause), "stack", string(debug.Stack()))
		}
	}()
	f()
	return true
}

// Call returns f, guarded.
func (g *Guard) Call(f func()) func() { return func() { g.Do(f) } }

// With returns f, which takes one value, guarded.
func With[T any](g *Guard, f func(T)) func(T) {
	return func(v T) { g.Do(func() { f(v) }) }
}
