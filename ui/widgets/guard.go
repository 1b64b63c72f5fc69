package widgets

import "errors"

// Guard keeps a failed handler from taking the window down.
type Guard struct {
	// Failed hears what recover returned, on the goroutine that failed. Its
	// words may hold what a shopper said: they are not for a log or a screen.
	Failed func(cause any)
}

// Do runs f and recovers it. Any goroutine may call it.
func (g *Guard) Do(f func()) {
	defer func() {
		if cause := recover(); cause != nil {
			g.Failed(cause)
		}
	}()
	f()
}

// ErrFailed stands for work that did not come to its end; Guard.Failed has
// heard why.
var ErrFailed = errors.New("something went wrong; where it happened is noted in the data folder")

// Result runs work as Do does and returns what it does; ErrFailed for
// work that failed.
func Result[T any](g *Guard, work func() (T, error)) (result T, err error) {
	err = ErrFailed
	g.Do(func() { result, err = work() })
	return result, err
}

// Call returns f, guarded.
func (g *Guard) Call(f func()) func() { return func() { g.Do(f) } }

// With returns f, which takes one value, guarded.
func With[T any](g *Guard, f func(T)) func(T) {
	return func(v T) { g.Do(func() { f(v) }) }
}
