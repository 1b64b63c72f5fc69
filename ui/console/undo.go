package console

import "paydesk/ui/words"

// deed is something that was done and can be taken back.
type deed struct {
	what string
	undo func() error
	redo func() error // nil when it cannot be done again
}

// deepest is how many deeds can be taken back.
const deepest = 20

// history is what was done, the last one last, and what was taken back.
type history struct {
	done   []deed
	undone []deed
}

// push notes a deed; what was taken back before it is gone.
func (h *history) push(d deed) {
	h.done = append(h.done, d)
	if len(h.done) > deepest {
		h.done = h.done[1:]
	}
	h.undone = nil
}

// pop takes the last deed off a list.
func pop(list *[]deed) (deed, bool) {
	n := len(*list)
	if n == 0 {
		return deed{}, false
	}
	d := (*list)[n-1]
	*list = (*list)[:n-1]
	return d, true
}

// undo takes back the last deed of the contact in front, or the last save.
func (c *Console) undo() {
	h := &c.loose
	if o := c.current(); o != nil && len(o.history.done) > 0 {
		h = &o.history
	}
	d, ok := pop(&h.done)
	if !ok {
		c.deps.Status.Say(words.T("status.noundo"))
		return
	}
	if c.fail(d.undo()) {
		return
	}
	if d.redo != nil {
		h.undone = append(h.undone, d)
		c.moved()
	}
	c.deps.Status.Say(words.T("status.undone", d.what))
}

// redo does again what was taken back last.
func (c *Console) redo() {
	o := c.current()
	if o == nil {
		return
	}
	d, ok := pop(&o.history.undone)
	if !ok {
		c.deps.Status.Say(words.T("status.noredo"))
		return
	}
	if c.fail(d.redo()) {
		return
	}
	o.history.done = append(o.history.done, d)
	c.moved()
	c.deps.Status.Say(words.T("status.redone", d.what))
}
