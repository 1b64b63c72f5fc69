package settings

import (
	"context"
	"errors"
	"strings"

	"paydesk/ui/widgets"
	"paydesk/ui/words"
)

// aside has work done on another goroutine and the result told to then on the
// window's.
func aside[T any](s *Settings, ctx context.Context, work func(context.Context) (T, error), then func(T, error)) {
	s.deps.Aside(func() {
		result, err := widgets.Result(s.deps.Guard, func() (T, error) { return work(ctx) })
		s.deps.OnUI(s.deps.Guard.Call(func() { then(result, err) }))
	})
}

// looks is a kind of looking into the log, of which only the latest counts.
type looks struct {
	latest int
	stop   func()
}

// drop ends a look under way; its result is not shown.
func (l *looks) drop() {
	l.latest++
	if l.stop != nil {
		l.stop()
		l.stop = nil
	}
}

// look has something looked up aside. When another look of the kind has begun
// since, or the section was left, the result is dropped.
func look[T any](s *Settings, l *looks, work func(context.Context) (T, error), then func(T, error)) {
	l.drop()
	ctx, stop := context.WithCancel(s.ctx)
	mine := l.latest
	l.stop = stop
	aside(s, ctx, work, func(result T, err error) {
		stop()
		if mine == l.latest {
			then(result, err)
		}
	})
}

// act is work under way that changes something; there is one at a time.
type act struct {
	says string
	stop func() // nil while there is none
}

// do has work done aside and says so in the status line. While other work is
// under way it is refused.
func do[T any](s *Settings, says string, work func(context.Context) (T, error), then func(T, error)) {
	if s.act.stop != nil {
		s.deps.Status.Fail(words.T("settings.busy", s.act.says))
		return
	}
	ctx, stop := context.WithCancel(s.ctx)
	s.act = act{says, stop}
	s.deps.Status.Say(words.T("settings.working", says))
	if s.sheet != nil {
		widgets.SetText(s.sheet.problem, "") // it was about the try before
	}
	aside(s, ctx, work, func(result T, err error) {
		stop()
		s.act = act{}
		then(result, err)
	})
}

// reason is the sentence of an error, on one line.
func reason(err error) string {
	if errors.Is(err, context.Canceled) {
		return words.T("settings.stopped")
	}
	return strings.ReplaceAll(err.Error(), "\n", "; ")
}
