package console

import (
	"errors"

	"paydesk/store"
	"paydesk/ui/desk"
	"paydesk/ui/words"
)

// Reload takes all open contacts as the store has them now, after contacts
// were erased, purged or replaced beside this page. One that is gone leaves
// the screen, and nothing of it is written back.
func (c *Console) Reload() {
	if c.dirty {
		c.settle() // typed while the store was being changed
	}
	c.half, c.dirty = false, false
	c.keepView()
	front, gone := 0, ""
	var still []*opened
	for _, o := range c.open {
		switch err := o.Reload(c.ctx); {
		case errors.Is(err, store.ErrNotFound):
			gone = o.Contact().Ref
		case !c.fail(err):
			if o == c.current() {
				front = len(still)
			}
			o.history = history{}
			still = append(still, o)
		}
	}
	c.open, c.loose = append(still, c.returned(still)...), history{}
	c.clear()
	if len(c.open) > 0 {
		c.bring(front)
	}
	if gone != "" {
		c.deps.Status.Say(words.T("status.gone", gone))
	}
}

// returned are the unfinished contacts that are not on the screen: a restore
// may have brought some.
func (c *Console) returned(shown []*opened) (more []*opened) {
	sessions, err := c.deps.Desk.Unfinished(c.ctx)
	if c.fail(err) {
		return nil
	}
	for _, s := range sessions {
		if !isOpen(shown, s) {
			more = append(more, resumed(s))
		}
	}
	return more
}

func isOpen(shown []*opened, s *desk.Session) bool {
	for _, o := range shown {
		if o.Contact().ID == s.Contact().ID {
			return true
		}
	}
	return false
}
