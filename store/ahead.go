package store

import "iter"

// ahead has the next value of a sequence made while the last one is worked
// with, on another goroutine.
func ahead[T any](seq iter.Seq[T]) iter.Seq[T] {
	return func(yield func(T) bool) {
		values, stop, ended := make(chan T), make(chan struct{}), make(chan struct{})
		defer func() { close(stop); <-ended }()
		go func() {
			defer close(ended)
			defer close(values)
			seq(func(v T) bool {
				select {
				case values <- v:
					return true
				case <-stop:
					return false
				}
			})
		}()
		for v := range values {
			if !yield(v) {
				return
			}
		}
	}
}
