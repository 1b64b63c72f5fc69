package console

import (
	"cmp"
	"context"
	"slices"

	"paydesk/knowledge"
	"paydesk/knowledge/carddata"
	"paydesk/knowledge/search"
	"paydesk/store"
	"paydesk/ui/desk"
	"paydesk/ui/keys"
	"paydesk/ui/widgets"
	"paydesk/ui/words"
)

// How many articles and contacts the results hold.
const (
	mostHits     = 14
	mostCodes    = 8
	mostContacts = 4
	mostRecent   = 5
)

func (c *Console) articles(query string) answer {
	found := c.deps.Desk.Search(query, mostHits)
	c.answered = found
	shown := answer{ask: found.Ask, confident: found.Confident}
	for _, h := range found.Hits {
		shown.hits = append(shown.hits, shownHit(h))
	}
	if len(shown.hits) == 0 {
		shown.hits = append(shown.hits, c.hit(startTopic))
	}
	for _, m := range found.Codes[:min(len(found.Codes), mostCodes)] {
		shown.codes = append(shown.codes, shownCode(m))
	}
	return shown
}

// shownCode is a response code as the list shows it: what it means, who can
// mend it and whether to try again.
func shownCode(m *knowledge.ResponseCode) code {
	detail := words.T("code.detail", m.Meaning, m.Fix.Said(), m.Retry.Said())
	if !m.Confirmed {
		detail = words.T("code.unconfirmed", detail)
	}
	return code{topic: m.Topic, code: m.Code, noted: m.Noted(), system: m.System.Name, name: m.Name, detail: detail}
}

// startTopic is where a call begins that no words lead to.
const startTopic knowledge.TopicID = "payment-declined"

// shownHit is a hit as the list shows it. Two topics with one message say in
// the second line what tells them apart; one whose title holds nothing that
// was typed says there why it was found.
func shownHit(h search.Hit) hit {
	out := hit{id: h.ID, title: h.Title, summary: h.Summary}
	if h.Apart != "" {
		out.summary = h.Apart
	}
	if len(h.Marks) == 0 && h.Why != "" {
		out.summary = words.T("search.why", h.Why, out.summary)
	}
	for _, m := range h.Marks {
		out.bold = append(out.bold, widgets.Span{From: m.Start, To: m.End})
	}
	return out
}

func (c *Console) hit(id knowledge.TopicID) hit {
	a, err := c.deps.Desk.Article(id)
	if err != nil {
		return hit{id: id, title: string(id)}
	}
	return hit{id: id, title: a.Title, summary: a.Summary}
}

// findContacts looks aside for saved contacts by part of an order number, a
// reference or a name; shorter words would find half the log. The next call
// makes a look-up that still runs stale, and its answer is dropped.
func (c *Console) findContacts(query string, show func([]store.Contact)) {
	if c.stale != nil {
		c.stale()
	}
	if len(query) < shortestFind {
		show(nil)
		return
	}
	var ctx context.Context
	ctx, c.stale = context.WithCancel(c.ctx)
	d := c.deps.Desk
	c.deps.Aside(func() {
		found, err := d.Contacts(ctx, store.Filter{Find: query, Limit: mostContacts})
		c.deps.OnUI(c.deps.Guard.Call(func() {
			if ctx.Err() == nil {
				c.fail(err)
				show(found)
			}
		}))
	})
}

// shortestFind is how many letters of a saved contact have to be typed.
const shortestFind = 4

func (c *Console) recentHits() []hit {
	var hits []hit
	for _, id := range c.recent {
		hits = append(hits, c.hit(id))
	}
	return hits
}

// remember puts a topic first among those used last.
func (c *Console) remember(id knowledge.TopicID) {
	recent := []knowledge.TopicID{id}
	for _, r := range c.recent {
		if r != id && len(recent) < mostRecent {
			recent = append(recent, r)
		}
	}
	c.recent = recent
}

func (c *Console) titleOf(id knowledge.TopicID) string { return c.hit(id).title }

// reasons are the topics a contact can be filed under.
func (c *Console) reasons() []widgets.Option {
	var out []widgets.Option
	for _, a := range c.deps.Desk.Library().Articles() {
		out = append(out, widgets.Option{Value: string(a.ID), Text: a.Title})
	}
	return out
}

// preview shows the article of the hit under the selection.
func (c *Console) preview(f find) {
	if f.topic == "" {
		return
	}
	c.read(f.topic)
	c.reader.tell(f.note)
	if c.frame.mode() != wide && c.view != viewArticle {
		c.show(viewArticle)
	}
}

// read puts an article into the reader; "" empties it.
func (c *Console) read(id knowledge.TopicID) {
	c.topic = id
	a, err := c.deps.Desk.Article(id)
	if err != nil {
		a = nil
	}
	c.reader.show(a)
}

// use does what Enter means for a find.
func (c *Console) use(f find) {
	switch {
	case f.command != "":
		c.trail.Dropped()
		c.clearSearch()
		c.deps.Command(f.command)
	case f.contact.ID != "":
		c.trail.Dropped()
		c.Open(f.contact.ID)
	case f.topic != "":
		c.keepMissed(c.trail.Chosen(f.topic))
		c.useTopic(f.topic)
		c.noteCode(f.code)
	}
}

// noteCode files the code that was picked with the contact, unless one is
// noted already.
func (c *Console) noteCode(code string) {
	o := c.current()
	if o == nil || code == "" || o.Contact().Code != "" {
		return
	}
	o.Edit(func(contact *store.Contact) { contact.Code = code })
	c.dirty = true
	c.settle()
	c.showContact()
}

// Open shows a contact. A saved one stays saved until something in it is
// changed.
func (c *Console) Open(id store.ContactID) {
	if !c.bringOpen(id) && c.fail(c.add(c.deps.Desk.Open(c.ctx, id))) {
		return
	}
	c.deps.Focus(c.form.note)
	if o := c.current(); o.Saved() {
		o.looked = true
		c.deps.Status.Say(words.T("status.looking", o.Contact().Ref, keys.Hint(keys.SaveNext)))
		return
	}
	c.deps.Status.Say(words.T("status.reopened", c.current().Contact().Ref))
}

// reopen takes back that a contact was saved.
func (c *Console) reopen(id store.ContactID) error {
	if c.bringOpen(id) {
		return c.current().Reopen(c.ctx)
	}
	if err := c.add(c.deps.Desk.Reopen(c.ctx, id)); err != nil {
		return err
	}
	c.deps.Focus(c.form.note)
	return nil
}

// bringOpen brings a contact to the front that is open already.
func (c *Console) bringOpen(id store.ContactID) bool {
	for i, o := range c.open {
		if o.Contact().ID == id {
			c.settle()
			c.bring(i)
			return true
		}
	}
	return false
}

// add puts a contact in front of those that are open.
func (c *Console) add(s *desk.Session, err error) error {
	if err != nil {
		return err
	}
	c.settle()
	c.keepView()
	c.pause()
	c.open = append(c.open, resumed(s))
	c.front = len(c.open) - 1
	c.bring(c.front)
	return nil
}

// typed runs at each change of the search box.
func (c *Console) typed() {
	c.searching(true)
	c.follow()
	if o := c.current(); o != nil {
		o.query = c.finder.query
	}
}

// searchFocus follows the keyboard to the search box and away from it.
func (c *Console) searchFocus(on bool) {
	if !on {
		c.finder.shield.Left()
	}
	c.searchKeyboard(on)
}

// searchKeyboard follows the keyboard to the search box or the results, and
// away from both. Who has it next is known a moment later only.
func (c *Console) searchKeyboard(on bool) {
	c.searching(on)
	if !on {
		c.deps.After(0, c.deps.Guard.Call(func() {
			if !c.inSearch() {
				c.searchEnded()
			}
		}))
	}
}

// searching shows the results over the centre where there is no room beside
// it, while the agent searches; it stays until a pane other than the results
// is gone to.
func (c *Console) searching(on bool) {
	was := c.frame.searching
	c.frame.searching = on && c.finder.entry.Text != ""
	if !on && c.inSearch() {
		c.frame.searching = was
	}
	if was != c.frame.searching {
		c.relayout()
	}
}

// inSearch reports whether the keyboard is in the search box or the results.
func (c *Console) inSearch() bool {
	p, ok := c.deps.Focused().(widgets.Pane)
	return ok && (p.InPane() == keys.PaneSearch || p.InPane() == keys.PaneResults)
}

func (c *Console) clearSearch() {
	c.putSearch("")
	c.frame.searching = false
	c.relayout()
}

// typeInto starts the search with the sign that was typed outside a field.
func (c *Console) typeInto(r rune) {
	c.deps.Focus(c.finder.entry)
	c.finder.entry.SetText(string(r))
	c.finder.entry.CaretToEnd()
}

// orderLeft tells of earlier contacts with this order.
func (c *Console) orderLeft() {
	widgets.SetText(c.form.earlier, c.earlierText())
}

// orderEntered goes on from the order number: to the doubt about it, else to
// the search.
func (c *Console) orderEntered() {
	if o := c.current(); o != nil && o.OrderDoubt() != carddata.OrderClean {
		c.deps.Focus(c.form.doubtStop())
		return
	}
	c.toSearch()
}

// showDoubt asks as soon as the last digit makes the number doubtful, so that
// Tab leads to the question.
func (c *Console) showDoubt() {
	verdict := carddata.OrderClean
	if o := c.current(); o != nil {
		verdict = o.OrderDoubt()
	}
	c.form.ask(verdict)
}

func (c *Console) earlierText() string {
	o := c.current()
	if o == nil || len(o.Contact().Order) < 4 || o.OrderDoubt() != carddata.OrderClean {
		return ""
	}
	itself := func(found store.Contact) bool { return found.ID == o.Contact().ID }
	found, err := c.deps.Desk.Contacts(c.ctx, store.Filter{Find: o.Contact().Order, Limit: mostContacts})
	if c.fail(err) {
		return ""
	}
	earlier := slices.DeleteFunc(found, itself)
	if len(earlier) == 0 {
		return words.T("contact.noearlier")
	}
	last := earlier[0]
	why := cmp.Or(reason(last, c.titleOf), words.T("contact.noreason"))
	return words.T("contact.earlier", len(earlier), when(last.Started), why, outcomeWord(last.Outcome))
}

// settleOrder takes the agent's word for what the number is.
func (c *Console) settleOrder(card bool) {
	o := c.current()
	if o == nil {
		return
	}
	switch {
	case card:
		o.MaskOrder()
		c.deps.Status.Say(words.T("doubt.masked"))
	case o.OrderDoubt() == carddata.OrderCard:
		c.deps.Status.Fail(words.T("doubt.surely"))
		return
	default:
		o.ConfirmOrder()
		c.deps.Status.Say(words.T("doubt.kept"))
	}
	c.dirty = true
	c.settle()
	c.showContact()
	c.deps.Focus(c.form.order)
}
