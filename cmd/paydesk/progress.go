package main

import (
	"fmt"
	"time"
)

// lasting tells how far a work is that may be over at once: nothing of one
// that is, and then now and then.
type lasting struct {
	tell         func(line string) (wipe func()) // in place of what was told before
	now          func() time.Time
	begun, shown time.Time
	wipe         func()
}

// When the first line is shown and how often the next.
const (
	lastingFrom = time.Second
	lastingStep = 200 * time.Millisecond
)

// lasting begins to time a work.
func (c *call) lasting() *lasting {
	return &lasting{tell: c.meanwhile, now: c.now, begun: c.now(), wipe: func() {}}
}

// show tells how many contacts of all are done.
func (l *lasting) show(done, total int) {
	now := l.now()
	if total == 0 || now.Sub(l.begun) < lastingFrom || now.Sub(l.shown) < lastingStep {
		return
	}
	l.shown = now
	l.wipe = l.tell(fmt.Sprintf("%3d %%, %*d of %s; Ctrl+C stops", 100*done/total, len(fmt.Sprint(total)), done, count(total, "contact")))
}
