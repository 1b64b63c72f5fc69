// Package console is the page an agent works on: search, checklist, article,
// handout and contact, all on one screen.
//
// Each pane is a small struct that paints what it is given and calls back.
// Console holds them together: it asks the desk, shows the answer, and turns
// the actions of the key table into calls. It has no rule of its own about
// contacts or checklists; those are the desk's.
package console

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"paydesk/knowledge"
	"paydesk/knowledge/carddata"
	"paydesk/knowledge/search"
	"paydesk/store"
	"paydesk/ui/cards"
	"paydesk/ui/desk"
	"paydesk/ui/keys"
	"paydesk/ui/theme"
	"paydesk/ui/widgets"
	"paydesk/ui/words"
)

// Deps is what a Console works with.
type Deps struct {
	Desk   *desk.Desk
	Rest   widgets.Rest // takes the keys that widgets do not use
	Layer  *widgets.Layer
	Status *widgets.StatusLine
	Guard  *widgets.Guard
	// Focus gives a widget the keyboard.
	Focus func(fyne.Focusable)
	// Focused is who has it, nil for nobody.
	Focused func() fyne.Focusable
	// After runs f on the window's goroutine once d has passed.
	After func(d time.Duration, f func())
	// Aside has work done on another goroutine.
	Aside func(work func())
	// OnUI runs f on the window's goroutine, soon.
	OnUI func(f func())
	// Copy puts a text on the clipboard.
	Copy func(string)
	// Command does an action that was chosen among the results.
	Command func(keys.Action)
	// Scale is the text scale, 1 for 100 %.
	Scale func() float32
}

// The tabs of the centre.
const (
	viewChecklist = iota
	viewArticle
	viewHandout
)

// Console is the page.
type Console struct {
	deps    *Deps
	ctx     context.Context
	finder  *finder
	guide   *guide
	reader  *reader
	printer *printer
	form    *form

	tabs   *widgets.Tabs // open contacts
	centre *widgets.Tabs // checklist, article, handout
	frame  *frame
	body   *fyne.Container
	page   fyne.CanvasObject

	open   []*opened
	front  int // index of the contact in front, -1 for none
	view   int
	topic  knowledge.TopicID // the article in the reader
	recent []knowledge.TopicID
	loose  history // undo while no contact is open
	dirty  bool    // a flush is due
	half   bool    // what was typed is stored only as far as flush may
	failed bool    // to store what was typed, the last time

	stale    context.CancelFunc // drops the look-up of saved contacts that runs
	answered search.Answer      // what was found for what stands in the search box
	trail    desk.Trail
}

// opened is an open contact with what the agent saw of it.
type opened struct {
	*desk.Session
	query   string
	view    int
	topic   knowledge.TopicID
	history history
	looked  bool // it came from the log, saved
}

// New builds the page and brings back the contacts left unfinished.
func New(ctx context.Context, d Deps) (*Console, error) {
	c := &Console{deps: &d, ctx: ctx, front: -1}
	c.build()
	sessions, err := d.Desk.Unfinished(ctx)
	if err != nil {
		return nil, err
	}
	for _, s := range sessions {
		c.open = append(c.open, resumed(s))
	}
	if len(c.open) > 0 {
		c.bring(0)
		d.Status.Say(words.T("status.resumed", len(c.open)))
	} else {
		c.finder.refresh()
		c.showContact()
		c.show(viewChecklist)
	}
	return c, nil
}

func resumed(s *desk.Session) *opened {
	o := &opened{Session: s}
	if run := s.Run(); run != nil {
		o.topic = run.Topic()
	}
	return o
}

func (c *Console) build() {
	d := c.deps
	c.finder = newFinder(d, lookup{articles: c.articles, contacts: c.findContacts, recent: c.recentHits, named: c.titleOf})
	c.guide = newGuide(d)
	c.reader = newReader(d, c.titleOf, c.country)
	c.printer = newPrinter(d)
	c.form = newForm(d)
	c.form.reason.SetOptions(c.reasons())
	c.tabs = widgets.NewTabs(keys.PaneContact, d.Rest)
	c.centre = widgets.NewTabs(keys.PaneTabs, d.Rest)
	c.wire()
	c.layout()
}

func (c *Console) wire() {
	g := c.deps.Guard
	c.finder.onPreview, c.finder.onUse = c.preview, c.use
	c.finder.onQuery = c.typed
	c.guide.onAnswer = func(n int) { c.answer(n) }
	c.guide.onTick = c.tick
	c.guide.methods = func() (string, []knowledge.Method) { return c.deps.Desk.Methods(c.country()) }
	c.guide.onReopen = c.back
	c.printer.onChange, c.printer.onSave = c.showHandout, c.saveHandout
	c.form.onEdit, c.form.onPick = c.edit, c.pick
	c.form.onTyped, c.form.onEnter = c.showDoubt, c.orderEntered
	c.form.onOrder, c.form.onDoubt = c.orderLeft, c.settleOrder
	c.form.onLeft = func() { c.settle() }
	c.form.onSave, c.form.onSaveNext = func() { c.save(false) }, func() { c.save(true) }
	c.tabs.OnChoose = widgets.With(g, c.bring)
	c.centre.OnChoose = widgets.With(g, c.show)
	c.finder.entry.OnFocus(widgets.With(g, c.searchFocus))
	c.finder.rows.OnFocus(widgets.With(g, c.searchKeyboard))
}

func (c *Console) layout() {
	back := widgets.NewFill(theme.Page)
	views := container.NewStack(c.guide.pane, c.printer.pane)
	middle := container.NewStack(back, container.New(layout.NewCustomPaddedLayout(5, 5, 6, 6),
		container.New(layout.NewBorderLayout(c.centre, nil, nil, nil), c.centre, views)))
	c.frame = &frame{scale: 1, header: func() float32 { return c.centre.MinSize().Height + 8 }, fit: c.fit}
	c.body = container.New(c.frame, c.finder.pane, middle, c.reader.pane, c.form.pane)
	c.page = container.New(pageLayout{c.deps.Scale}, c.finder.entry, c.body, c.tabs)
}

// fit gives the panes what an effective size has room for. Results that lie
// over the centre have its width and little height: a line each.
func (c *Console) fit(m mode, height float32) {
	c.guide.fit(height)
	c.finder.rows.SetDetailed(m == medium || m == wide)
}

// pageLayout puts the search box and the open contacts on one line over the
// panes. The search box has the width of the results, so that the contacts
// stand over the centre; without results beside it, half the line. The
// contacts come last in the order of the keyboard, which has Ctrl+Tab for
// them.
type pageLayout struct{ scale func() float32 }

const margin = 6

func (pageLayout) line(o []fyne.CanvasObject) float32 {
	return max(o[0].MinSize().Height, o[2].MinSize().Height)
}

func (p pageLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[1].MinSize().AddWidthHeight(0, p.line(o)+2*margin)
}

func (p pageLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	scale := p.scale()
	box := columnsFor(modeFor(size.Width/scale), size.Width/scale).results*scale - 2*margin
	if box < 0 {
		box = size.Width / 2
	}
	line := p.line(o)
	o[0].Move(fyne.NewPos(margin, margin+(line-o[0].MinSize().Height)/2))
	o[0].Resize(fyne.NewSize(box, o[0].MinSize().Height))
	o[2].Move(fyne.NewPos(box+2*margin, margin))
	o[2].Resize(fyne.NewSize(max(size.Width-box-3*margin, 0), line))
	o[1].Move(fyne.NewPos(0, line+2*margin))
	o[1].Resize(size.SubtractWidthHeight(0, line+2*margin))
}

// Object is what to put into the window.
func (c *Console) Object() fyne.CanvasObject { return c.page }

// Rescale lays the panes out anew after a change of the text size.
func (c *Console) Rescale() {
	c.frame.scale = c.deps.Scale()
	c.relayout()
	c.page.Refresh()
}

// relayout places the panes. It paints nothing anew: what moved or was shown
// repaints itself, and refreshing every label would cost a frame a keystroke.
func (c *Console) relayout() {
	c.frame.scale = c.deps.Scale()
	c.frame.Layout(c.body.Objects, c.body.Size())
}

// Show goes to the search box: a page gives the keyboard to the first thing
// worth typing in.
func (c *Console) Show() { c.deps.Focus(c.finder.entry) }

// Strip reports whether a question stands over the keys line.
func (c *Console) Strip() bool { return c.guide.strip.isOpen() }

// Unfinished is how many contacts are open.
func (c *Console) Unfinished() int { return len(c.open) }

// current is the contact in front, nil for none.
func (c *Console) current() *opened {
	if c.front < 0 || c.front >= len(c.open) {
		return nil
	}
	return c.open[c.front]
}

// country is where the shopper of the contact in front pays, "" for unknown.
func (c *Console) country() string {
	if o := c.current(); o != nil {
		return o.Contact().Country
	}
	return ""
}

// fail shows an error where the agent looks, and reports whether there was
// one.
func (c *Console) fail(err error) bool {
	if err != nil {
		c.deps.Status.Fail(err.Error())
	}
	return err != nil
}

// worked takes the failure off the screen that came before: what was asked for
// is done. That text is not stored stays there until it is.
func (c *Console) worked() {
	if !c.failed {
		c.deps.Status.Mend()
	}
}

// --- the contact in front -------------------------------------------------

// start begins a contact and brings it to the front.
func (c *Console) start() bool {
	if !c.begun() {
		return false
	}
	c.showContact()
	return true
}

// begun begins a contact and leaves the fields alone, which may hold the
// keystroke that began it.
func (c *Console) begun() bool {
	c.settle()
	s, err := c.deps.Desk.Start(c.ctx)
	if c.fail(err) {
		return false
	}
	c.keepView()
	c.pause()
	c.open = append(c.open, &opened{Session: s, topic: c.topic, query: c.finder.query, view: c.view})
	c.front = len(c.open) - 1
	c.deps.Status.Say(words.T("status.started", s.Contact().Ref))
	return true
}

// newContact begins a contact with a clean console.
func (c *Console) newContact() {
	c.keepView()
	if !c.start() {
		return
	}
	o := c.current()
	o.query, o.topic, o.view = "", "", viewChecklist
	c.bring(c.front)
	c.deps.Focus(c.form.order)
}

// keepView notes what the agent sees of the contact in front, so that coming
// back to it brings the same screen.
func (c *Console) keepView() {
	if o := c.current(); o != nil {
		o.query, o.view, o.topic = c.finder.query, c.view, c.topic
	}
}

// bring puts an open contact in front: its fields, search, path and note
// together.
func (c *Console) bring(i int) {
	if i != c.front {
		c.settle()
		c.keepView()
		c.pause()
	}
	c.front = i
	o := c.current()
	o.Continue()
	c.putSearch(o.query)
	c.printer.lang.Set(o.Contact().Lang)
	c.read(o.topic)
	c.showContact()
	c.show(o.view)
}

// pause stops the clock of the contact in front, which is about to leave it.
func (c *Console) pause() {
	if o := c.current(); o != nil {
		o.Pause()
	}
}

// turn brings the next open contact to the front, or the one before.
func (c *Console) turn(by int) {
	if n := len(c.open); n > 0 {
		c.bring((c.front + by + n) % n)
	}
}

// showContact paints all that depends on the contact in front.
func (c *Console) showContact() {
	c.showTabs()
	var contact store.Contact
	if o := c.current(); o != nil {
		contact = o.Contact()
	}
	c.form.show(contact)
	c.orderLeft()
	c.showDoubt()
	c.showMasked()
	c.showSaved()
	c.showRun()
	c.tickClock()
}

func (c *Console) showRun() {
	o := c.current()
	if o == nil || o.Run() == nil {
		c.guide.show(nil, "")
		return
	}
	run := o.Run()
	title := c.titleOf(run.Step().Topic)
	c.guide.show(run, title)
	if a, err := c.deps.Desk.Article(run.Step().Topic); err == nil {
		c.guide.urgentLine(a.Urgent, len(run.Path()) == 0)
	}
}

func (c *Console) showTabs() {
	tabs := make([]widgets.Tab, len(c.open), len(c.open)+1)
	for i, o := range c.open {
		tabs[i] = contactTab(o)
	}
	c.tabs.SetTabs(tabs, c.front)
}

func contactTab(o *opened) widgets.Tab {
	contact := o.Contact()
	return widgets.Tab{
		Text: shortOrder(contact.Order, contact.Ref) + "  " + span(total(o.Times())),
		Mark: markOf(contact.Outcome),
	}
}

func total(t desk.Times) time.Duration { return t.Talk + t.Hold + t.After }

// Tick shows the time; the window calls it every second.
func (c *Console) Tick() {
	for i, o := range c.open {
		c.tabs.SetTab(i, contactTab(o))
	}
	c.tickClock()
}

func (c *Console) tickClock() {
	o := c.current()
	if o == nil {
		c.form.title(words.T("contact.none"), keys.Hint(keys.NewContact))
		return
	}
	t := o.Times()
	phase := [...]string{desk.Talking: "contact.talk", desk.Holding: "contact.hold", desk.After: "contact.after"}[t.Phase]
	c.form.title(words.T("contact.title", o.Contact().Ref), words.T(phase)+"  "+span(total(t)))
}

// --- drafts ---------------------------------------------------------------

// draftDelay is how long a keystroke waits for the next one before it is
// stored; with the writing it stays under 300 ms.
const draftDelay = 200 * time.Millisecond

// draftRetry is how long after a failure storing is tried again.
const draftRetry = 5 * time.Second

// edit changes the contact in front, starting one when there is none, and has
// it stored soon.
func (c *Console) edit(change func(*store.Contact)) {
	fresh := c.current() == nil
	if fresh && !c.begun() {
		return
	}
	c.current().Edit(change)
	c.half = true
	if fresh {
		c.showContact()
	}
	if c.dirty {
		return
	}
	c.dirty = true
	c.deps.After(draftDelay, c.deps.Guard.Call(c.flush))
}

// pick is edit for a choice, which can be taken back as a whole.
func (c *Console) pick(change func(*store.Contact)) {
	if c.current() == nil && !c.begun() {
		return
	}
	o := c.current()
	before := picksOf(o.Contact())
	c.edit(change)
	c.worked()
	after := picksOf(o.Contact())
	o.history.push(deed{
		what: words.T("deed.pick"),
		undo: func() error { c.edit(before.write); return nil },
		redo: func() error { c.edit(after.write); return nil },
	})
	c.showContact()
}

// picks are the fields of a contact that are chosen from lists.
type picks struct{ topic, outcome, channel, lang string }

func picksOf(c store.Contact) picks { return picks{c.Topic, c.Outcome, c.Channel, c.Lang} }

func (p picks) write(c *store.Contact) {
	c.Topic, c.Outcome, c.Channel, c.Lang = p.topic, p.outcome, p.channel, p.lang
}

// flush stores what was typed so far. Digits that may yet become a card number
// wait in memory for settle.
func (c *Console) flush() {
	if c.dirty {
		c.keep((*desk.Session).Flush)
	}
}

// settle stores all that was typed: the field is left, or the contact is. It
// reports whether nothing is left that is not stored.
func (c *Console) settle() bool {
	if c.half || c.dirty {
		found := c.masked()
		c.half = !c.keep((*desk.Session).Settle)
		c.showStored(found)
	}
	return !c.half
}

// keep stores the contact in front and reports whether that worked. A failure
// stays on the screen, the text stays in the fields, and it is tried again
// soon.
func (c *Console) keep(write func(*desk.Session, context.Context) (store.Saved, error)) bool {
	o := c.current()
	if o == nil {
		return true
	}
	c.dirty = false
	_, err := write(o.Session, c.ctx)
	c.showMasked()
	was := c.failed
	if c.failed = c.fail(err); c.failed {
		widgets.SetText(c.form.draft, words.T("draft.failed"))
		c.dirty = true
		c.deps.After(draftRetry, c.deps.Guard.Call(c.flush))
		return false
	}
	if was {
		c.worked()
	}
	widgets.SetText(c.form.draft, words.T("draft.saved", c.deps.Desk.Now().Local().Format(time.TimeOnly)))
	widgets.SetText(c.form.proposed, proposal(o.Contact()))
	c.showSaved()
	return true
}

// showSaved says of a contact that is saved as it stands what a change does.
func (c *Console) showSaved() {
	saved := words.T("contact.saved")
	switch o := c.current(); {
	case o != nil && o.Saved():
		widgets.SetText(c.form.draft, saved)
	case c.form.draft.Text == saved:
		widgets.SetText(c.form.draft, "")
	}
}

// Close stores what was typed last; the contacts stay open for the next
// start.
func (c *Console) Close() {
	c.count(c.trail.Ended(), lastPatience) // not aside: the program ends
	c.settle()
}

// Suspend stores what was typed and stops the clock, before all is hidden. It
// reports whether everything is stored.
func (c *Console) Suspend() bool {
	c.searchEnded()
	c.findContacts("", func([]store.Contact) {})
	c.keepView()
	c.pause()
	return c.settle()
}

// Resume goes on after Suspend.
func (c *Console) Resume() {
	if o := c.current(); o != nil {
		o.Continue()
	}
	c.Tick()
}

// Park lays all contacts aside, so that their agent finds them again. The
// console is of no use afterwards. After an error it is as before.
func (c *Console) Park() error {
	for _, o := range c.open {
		if err := o.Session.Park(c.ctx); err != nil {
			return err
		}
	}
	return nil
}

// OnCall reports whether a shopper is on the line in the contact in front.
func (c *Console) OnCall() bool {
	o := c.current()
	return o != nil && o.OnCall()
}

// masked is what of the contact in front will not be stored as it was typed.
func (c *Console) masked() []carddata.Finding {
	if o := c.current(); o != nil {
		return o.Masked()
	}
	return nil
}

// showMasked says what will not be stored as it was typed.
func (c *Console) showMasked() { c.tellMasked(cards.Will(c.masked())) }

// showStored shows the fields as they are stored, so that no card data stays
// on the screen, and says what was taken out.
func (c *Console) showStored(found []carddata.Finding) {
	if o := c.current(); o != nil && len(found) > 0 {
		c.form.show(o.Contact())
		c.tellMasked(cards.Was(found))
	}
}

// tellMasked tells it beside the note, and in the status line as well where
// the window is too low for both.
func (c *Console) tellMasked(text string) {
	if text == c.form.masked.Text {
		return
	}
	c.form.masked.SetText(text)
	if text != "" && !widgets.InView(c.form.scroll, c.form.masked) {
		c.deps.Status.Say(text)
	}
}
