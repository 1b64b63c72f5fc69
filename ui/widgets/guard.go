package widgets

// Guard keeps a failed handler from taking the window down.
type Guard struct {
	// Failed hears what recover returned, on the goroutine that failed. Its
	// words may hold what a shopper said: they are not for a log or a screen.
	Failed func(cause any)
}

// Do runs f and recovers it.
func (g *Guard) Do(f func()) { g.Survives(f) }

// Survives runs f and recovers it; it reports whether f came to its end. Any
// goroutine may call it.
func (g *Guard) Survives(f func()) (ended bool) {
	defer func() {
		if cause := recover(); cause != nil {
			g.Failed(cause)
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
