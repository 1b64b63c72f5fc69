package console

import (
	"context"
	"strings"
	"time"

	"paydesk/knowledge/search"
	"paydesk/store"
)

// follow takes note of what stands in the search box, for the searches that
// find no good answer.
func (c *Console) follow() {
	query := strings.TrimSpace(c.finder.query)
	if query == "" || strings.HasPrefix(query, ">") { // commands are no search
		c.answered = search.Answer{}
	}
	c.keepMissed(c.trail.Typed(c.answered, c.shopperLang()))
}

// shopperLang is the language of the contact in front.
func (c *Console) shopperLang() string {
	if o := c.current(); o != nil {
		return o.Contact().Lang
	}
	return ""
}

// putSearch shows a query that was not typed, as when another contact comes to
// the front; the search in the box has ended.
func (c *Console) putSearch(query string) {
	c.keepMissed(c.trail.Put(query))
	c.finder.set(query)
}

// searchEnded counts the search in the box, where it found no good answer: the
// box is left, or something else is begun.
func (c *Console) searchEnded() {
	c.finder.entered = false
	c.keepMissed(c.trail.Ended())
}

// missedPatience is how long the counting of a search may take, other programs
// waited for. Nobody waits for it, and nobody is told when it failed.
const missedPatience = 5 * time.Second

// lastPatience is the same while the window closes, which somebody waits for.
const lastPatience = 300 * time.Millisecond

// keepMissed counts searches aside: typing goes on.
func (c *Console) keepMissed(missed []store.Missed) {
	if len(missed) > 0 {
		c.deps.Aside(func() { c.count(missed, missedPatience) })
	}
}

func (c *Console) count(missed []store.Missed, patience time.Duration) {
	ctx, stop := context.WithTimeout(c.ctx, patience)
	defer stop()
	_ = c.deps.Desk.KeepMissed(ctx, c.deps.Desk.Store(), missed)
}
