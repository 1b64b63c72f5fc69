package console

import (
	"errors"

	"fyne.io/fyne/v2"

	"paydesk/knowledge"
	"paydesk/knowledge/checklist"
	"paydesk/ui/desk"
	"paydesk/ui/keys"
	"paydesk/ui/widgets"
	"paydesk/ui/words"
)

// handlers says what each action of the key table does on this page.
var handlers = map[keys.Action]func(*Console, keys.Hit){
	keys.NewContact:  func(c *Console, _ keys.Hit) { c.newContact() },
	keys.NextContact: func(c *Console, _ keys.Hit) { c.turn(1) },
	keys.PrevContact: func(c *Console, _ keys.Hit) { c.turn(-1) },
	keys.OrderNo:     func(c *Console, _ keys.Hit) { c.toContact(c.form.order) },
	keys.Shopper:     func(c *Console, _ keys.Hit) { c.toContact(c.form.shopper) },
	keys.Language:    func(c *Console, _ keys.Hit) { c.toContact(c.form.lang) },
	keys.Note:        func(c *Console, _ keys.Hit) { c.toContact(c.form.note) },
	keys.WrapUp:      func(c *Console, _ keys.Hit) { c.toWrapUp() },
	keys.Hold:        func(c *Console, _ keys.Hit) { c.onCall((*desk.Session).ToggleHold) },
	keys.CallEnded:   func(c *Console, _ keys.Hit) { c.onCall((*desk.Session).EndCall) },
	keys.Save:        func(c *Console, _ keys.Hit) { c.save(false) },
	keys.SaveNext:    func(c *Console, _ keys.Hit) { c.save(true) },
	keys.Undo:        func(c *Console, _ keys.Hit) { c.undo() },
	keys.Redo:        func(c *Console, _ keys.Hit) { c.redo() },

	keys.Search:     func(c *Console, _ keys.Hit) { c.toSearch() },
	keys.TypeSearch: func(c *Console, h keys.Hit) { c.typeInto(h.Rune) },
	keys.Close:      func(c *Console, _ keys.Hit) { c.escape() },

	keys.Checklist:  func(c *Console, _ keys.Hit) { c.toView(viewChecklist, c.guide.answers) },
	keys.Article:    func(c *Console, _ keys.Hit) { c.toView(viewArticle, c.reader.scroll) },
	keys.Answer:     func(c *Console, h keys.Hit) { c.digit(h) },
	keys.Choose:     func(c *Console, h keys.Hit) { c.choose(h.N) },
	keys.OrderIs:    func(c *Console, h keys.Hit) { c.orderIs(h.N) },
	keys.Back:       func(c *Console, _ keys.Hit) { c.back(1) },
	keys.Skip:       func(c *Console, _ keys.Hit) { c.askSkip() },
	keys.Restart:    func(c *Console, _ keys.Hit) { c.restart() },
	keys.CopyScript: func(c *Console, _ keys.Hit) { c.copyScript() },

	keys.Handout:  func(c *Console, _ keys.Hit) { c.toHandout() },
	keys.SavePDF:  func(c *Console, _ keys.Hit) { c.saveHandout() },
	keys.NextPane: func(c *Console, _ keys.Hit) { c.walk(1) },
	keys.PrevPane: func(c *Console, _ keys.Hit) { c.walk(-1) },
}

// Do does an action; it reports whether this page knows it. Moves within a
// list go to the list that has the keyboard.
func (c *Console) Do(h keys.Hit, at keys.Where) bool {
	if handle, ok := handlers[h.Action]; ok {
		handle(c, h)
		return true
	}
	switch at.Pane {
	case keys.PaneSearch, keys.PaneResults:
		return c.finder.rows.Do(h.Action)
	case keys.PaneSteps, keys.PanePath:
		return c.guide.do(at.Pane, h.Action)
	case keys.PaneArticle:
		return c.reader.scroll.Do(h.Action)
	case keys.PaneHandout:
		return c.printer.scroll.Do(h.Action)
	}
	return false
}

// --- where the keyboard goes ----------------------------------------------

func (c *Console) toSearch() {
	c.frame.side = sideCentre
	c.relayout()
	c.deps.Focus(c.finder.entry)
	c.finder.entry.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// toContact goes to a field of the contact.
func (c *Console) toContact(f fyne.Focusable) {
	c.frame.side, c.frame.searching = sideContact, false
	c.relayout()
	c.deps.Focus(f)
}

// toWrapUp goes to what the wrap-up lacks first: the reason, else the outcome.
func (c *Console) toWrapUp() {
	c.preferOutcomes()
	if o := c.current(); o != nil && o.Contact().Topic == "" {
		c.toContact(c.form.reason)
		return
	}
	c.toContact(c.form.outcome)
}

// toView shows a tab of the centre and goes to it.
func (c *Console) toView(view int, f fyne.Focusable) {
	c.frame.side, c.frame.searching = sideCentre, false
	c.show(view)
	c.deps.Focus(f)
}

// show chooses a tab of the centre.
func (c *Console) show(view int) {
	if c.frame.mode() == wide && view == viewArticle {
		view = viewChecklist // the article has a pane of its own
	}
	c.view = view
	c.frame.reading = view == viewArticle
	show(c.guide.pane, view == viewChecklist)
	show(c.printer.pane, view == viewHandout)
	c.centre.SetTabs([]widgets.Tab{
		{Text: words.T("tab.checklist"), Hint: keys.Hint(keys.Checklist)},
		{Text: words.T("tab.article"), Hint: keys.Hint(keys.Article)},
		{Text: words.T("tab.handout"), Hint: keys.Hint(keys.Handout)},
	}, view)
	if view == viewHandout {
		c.showHandout()
	}
	c.relayout()
}

// walk goes to the next pane, or the one before.
func (c *Console) walk(by int) {
	stops := []func(){
		func() { c.frame.side = sideResults; c.relayout(); c.deps.Focus(c.finder.rows) },
		func() { c.toView(c.view, c.centreStop()) },
		func() { c.toContact(c.form.order) },
		c.toSearch,
	}
	at := (c.stop() + by + len(stops)) % len(stops)
	stops[at]()
}

func (c *Console) centreStop() fyne.Focusable {
	return map[int]fyne.Focusable{
		viewChecklist: c.guide.answers, viewArticle: c.reader.scroll, viewHandout: c.printer.lang,
	}[c.view]
}

// stop is the place of the keyboard among the stops of walk.
func (c *Console) stop() int {
	p, ok := c.deps.Focused().(widgets.Pane)
	if !ok {
		return 3
	}
	switch p.InPane() {
	case keys.PaneResults:
		return 0
	case keys.PaneSteps, keys.PanePath, keys.PaneTabs, keys.PaneArticle, keys.PaneHandout:
		return 1
	case keys.PaneContact, keys.PaneDoubt:
		return 2
	}
	return 3
}

// escape closes what lies on top: the strip, then the search, and then goes
// to the checklist.
func (c *Console) escape() {
	switch {
	case c.Strip():
		c.guide.strip.close()
	case c.finder.entry.Text != "" && c.inSearch():
		c.clearSearch()
	default:
		c.toView(viewChecklist, c.guide.answers)
	}
}

// --- the checklist --------------------------------------------------------

// useTopic starts the checklist of a topic, after asking in place when
// another one is under way.
func (c *Console) useTopic(id knowledge.TopicID) {
	if c.current() == nil && !c.start() {
		return
	}
	run := c.current().Run()
	if run != nil && !run.Ended() && len(run.Path()) > 0 && run.Topic() != id {
		c.askSwitch(id)
		return
	}
	c.begin(id)
}

func (c *Console) askSwitch(id knowledge.TopicID) {
	c.toView(viewChecklist, c.guide.answers)
	c.guide.strip.open(words.T("strip.switch", c.titleOf(id)), func(n int) {
		c.guide.strip.close()
		if n == 1 {
			c.begin(id)
		} else {
			c.read(id)
			c.toView(viewArticle, c.reader.scroll)
		}
	})
}

func (c *Console) begin(id knowledge.TopicID) {
	if c.fail(c.current().Use(c.ctx, id)) {
		return
	}
	c.read(id)
	c.remember(id)
	c.moved()
	c.toView(viewChecklist, c.guide.stop())
	c.deps.Status.Say(words.T("status.begun", c.titleOf(id)))
}

// moved paints what follows from a step: path, question, wrap-up.
func (c *Console) moved() {
	o := c.current()
	c.form.show(o.Contact())
	c.showRun()
	c.showTabs()
	if run := o.Run(); run != nil {
		c.read(run.Step().Topic)
	}
	if c.view == viewHandout {
		c.showHandout()
	}
}

// run is the checklist in front, nil when there is none.
func (c *Console) run() *checklist.Run {
	if o := c.current(); o != nil {
		return o.Run()
	}
	return nil
}

// step changes the checklist and notes how to take that back. Replaying an
// event is its own redo.
func (c *Console) step(what string, change func(*opened) error) bool {
	o := c.current()
	if o == nil || o.Run() == nil {
		c.deps.Status.Say(words.T("guide.begin", keys.Hint(keys.Search)))
		return false
	}
	if c.fail(change(o)) {
		return false
	}
	c.worked()
	o.history.push(deed{
		what: what,
		undo: func() error { return o.Undo(c.ctx) },
		redo: func() error { return change(o) },
	})
	c.moved()
	return true
}

// digit answers the step; with no checklist open it goes to the search.
func (c *Console) digit(h keys.Hit) {
	switch {
	case c.run() != nil:
		c.answer(h.N)
	case h.Rune != 0:
		c.typeInto(h.Rune)
	}
}

func (c *Console) answer(n int) {
	if run := c.run(); run != nil && run.Ended() {
		c.deps.Status.Say(words.T("status.ended", keys.Hint(keys.SaveNext)))
		return
	}
	value := c.guide.value.Text
	if c.step(words.T("deed.answer", n), func(o *opened) error { return o.Answer(c.ctx, n, value) }) {
		if c.run().Ended() {
			c.deps.Status.Say(words.T("status.ended", keys.Hint(keys.SaveNext)))
		}
		c.deps.Focus(c.guide.stop())
	}
}

func (c *Console) tick(line int) {
	at := c.guide.answers.Lit()
	c.step(words.T("deed.tick", line), func(o *opened) error { return o.Tick(c.ctx, line) })
	c.guide.answers.SetChoices(choices(c.run().Step()), at)
}

func (c *Console) back(steps int) {
	if c.step(words.T("deed.back"), func(o *opened) error { return o.Back(c.ctx, steps) }) {
		c.toView(viewChecklist, c.guide.answers)
	}
}

func (c *Console) restart() {
	if c.step(words.T("deed.restart"), func(o *opened) error { return o.Restart(c.ctx) }) {
		c.deps.Status.Say(words.T("status.restarted"))
		c.toView(viewChecklist, c.guide.answers)
	}
}

// askSkip opens the strip of reasons.
func (c *Console) askSkip() {
	if run := c.run(); run == nil || run.Ended() {
		c.deps.Status.Say(words.T("status.noskip"))
		return
	}
	c.toView(viewChecklist, c.guide.answers)
	c.guide.strip.open(words.T("strip.skip"), func(n int) {
		if checklist.Reason(n) == checklist.ReasonOther {
			c.writeReason()
			return
		}
		c.skip(checklist.Reason(n), "")
	})
}

func (c *Console) writeReason() {
	c.guide.strip.write(words.T("strip.other"), func(text string) {
		c.skip(checklist.ReasonOther, text)
	})
	c.deps.Focus(c.guide.strip.words)
}

func (c *Console) skip(why checklist.Reason, text string) {
	if why > checklist.ReasonOther {
		return
	}
	if c.step(words.T("deed.skip"), func(o *opened) error { return o.Skip(c.ctx, why, text) }) {
		c.deps.Focus(c.guide.stop())
	}
}

// choose answers the strip.
func (c *Console) choose(n int) {
	if c.guide.strip.choose != nil {
		c.guide.strip.choose(n)
	}
}

// orderIs answers the doubt about the order number.
func (c *Console) orderIs(n int) {
	if n <= 2 {
		c.settleOrder(n == 2)
	}
}

func (c *Console) copyScript() {
	run := c.run()
	if run == nil || run.Step().Node.Script == "" {
		c.deps.Status.Say(words.T("status.noscript"))
		return
	}
	c.deps.Copy(run.Step().Node.Script)
	c.deps.Status.Say(words.T("status.copied"))
}

// --- the call and its end -------------------------------------------------

func (c *Console) onCall(change func(*desk.Session)) {
	o := c.current()
	if o == nil {
		c.deps.Status.Say(words.T("contact.none"))
		return
	}
	change(o.Session)
	c.dirty = true
	c.flush()
	c.Tick()
}

// save ends the contact. With next the console is clean for the next one;
// without, the contact stays in front for more.
func (c *Console) save(next bool) {
	o := c.current()
	if o == nil {
		c.deps.Status.Say(words.T("status.nothing"))
		return
	}
	c.settle()
	if c.putAway(o, next) {
		return
	}
	saved, err := o.Save(c.ctx)
	if !next && errors.Is(err, desk.ErrNoOutcome) {
		c.deps.Status.Say(words.T("status.kept"))
		return
	}
	if c.refused(err) {
		return
	}
	if next {
		c.drop(o)
	} else {
		c.showSaved()
	}
	c.loose.push(deed{
		what: words.T("deed.save", saved.Ref),
		undo: func() error { return c.reopen(saved.ID) },
	})
	c.deps.Status.Say(words.T("status.saved", saved.Ref, outcomeWord(o.Contact().Outcome), keys.Hint(keys.Undo)))
}

// putAway takes a contact off the screen that needs no saving: one that was
// only looked at, or one in which nothing was entered.
func (c *Console) putAway(o *opened, next bool) bool {
	ref := o.Contact().Ref
	switch {
	case o.looked && o.Saved() && next:
		c.drop(o)
		c.deps.Status.Say(words.T("status.putaway", ref))
	case o.looked && o.Saved():
		c.deps.Status.Say(words.T("status.unchanged", ref))
	case next && o.Empty() && o.Discard(c.ctx) == nil:
		c.drop(o)
		c.deps.Status.Say(words.T("status.discarded", ref))
	default:
		return false
	}
	return true
}

// refused shows why a contact cannot be saved yet and goes to the field that
// is missing. Nothing typed is touched.
func (c *Console) refused(err error) bool {
	if err == nil {
		return false
	}
	c.deps.Status.Fail(err.Error())
	switch {
	case errors.Is(err, desk.ErrNoOutcome):
		c.preferOutcomes()
		c.toContact(c.form.outcome)
	case errors.Is(err, desk.ErrOrderDoubt):
		c.showDoubt()
		c.toContact(c.form.doubtStop())
	case errors.Is(err, desk.ErrNothing):
		c.toContact(c.form.reason)
	}
	return true
}

// preferOutcomes puts the likeliest outcomes under the first digits.
func (c *Console) preferOutcomes() {
	c.form.outcome.Prefer = nil
	if run := c.run(); run != nil {
		for _, o := range run.Proposal().Likely {
			c.form.outcome.Prefer = append(c.form.outcome.Prefer, string(o))
		}
	}
}

// drop takes a contact off the screen.
func (c *Console) drop(gone *opened) {
	for i, o := range c.open {
		if o == gone {
			c.open = append(c.open[:i], c.open[i+1:]...)
			break
		}
	}
	c.clear()
	c.Show()
}

// clear shows the console with no contact in front.
func (c *Console) clear() {
	c.front = -1
	c.putSearch("")
	c.read("")
	c.frame.side, c.frame.searching = sideCentre, false
	c.showContact()
	c.show(viewChecklist)
	widgets.SetText(c.form.draft, "")
}
