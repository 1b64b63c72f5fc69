package console

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	builtin "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paydesk/knowledge/carddata"
	"paydesk/store"
	"paydesk/ui/keys"
	"paydesk/ui/theme"
	"paydesk/ui/widgets"
	"paydesk/ui/words"
)

// form is the contact pane: who and what, the note, and the wrap-up, which is
// pinned to the bottom and always in view.
type form struct {
	pane    fyne.CanvasObject
	head    *widget.Label
	clock   *widget.Label
	line    *fyne.Container // of head and clock
	scroll  *container.Scroll
	order   *widgets.Entry
	doubt   *fyne.Container // asks whether the order number is a card number
	asked   *widget.Label
	isOrder *widgets.Button
	isCard  *widgets.Button
	earlier *widget.Label // shares the doubt's room
	channel *widgets.Picker
	shopper *widgets.Entry
	lang    *widgets.Picker
	note    *widgets.Entry
	masked  *widget.Label

	proposed *widget.Label
	reason   *widgets.Picker
	outcome  *widgets.Picker
	followUp *widgets.Entry
	followNo *widget.Label
	draft    *widget.Label

	onEdit     func(func(*store.Contact)) // something was typed
	onPick     func(func(*store.Contact)) // something was chosen from a list
	onTyped    func()                     // a digit of the order number was typed
	onEnter    func()                     // Enter in the order number
	onOrder    func()                     // the order number was left
	onLeft     func()                     // a field was left
	onDoubt    func(card bool)            // the doubt was settled
	onSave     func()
	onSaveNext func()
}

func newForm(d *Deps) *form {
	f := &form{
		head: widgets.Line(""), clock: widgets.Hint(""),
		order:    widgets.NewEntry(keys.PaneContact, d.Rest),
		earlier:  widgets.Hint(""),
		channel:  widgets.NewPicker(keys.PaneContact, d.Rest, d.Layer, words.T("contact.pick")),
		shopper:  widgets.NewEntry(keys.PaneContact, d.Rest),
		lang:     widgets.NewPicker(keys.PaneContact, d.Rest, d.Layer, words.T("contact.pick")),
		note:     widgets.NewNote(keys.PaneContact, d.Rest, 3),
		masked:   widgets.Hint(""),
		proposed: widgets.Heading(""),
		reason:   widgets.NewPicker(keys.PaneContact, d.Rest, d.Layer, words.T("wrapup.noreason")),
		outcome:  widgets.NewPicker(keys.PaneContact, d.Rest, d.Layer, words.T("wrapup.nooutcome")),
		followUp: widgets.NewEntry(keys.PaneContact, d.Rest),
		followNo: widgets.Hint(""), draft: widgets.Hint(""),
	}
	f.isOrder = widgets.NewButton(keys.PaneDoubt, d.Rest, words.T("doubt.order"), "", d.Guard.Call(func() { f.onDoubt(false) }))
	f.isCard = widgets.NewButton(keys.PaneDoubt, d.Rest, words.T("doubt.card"), "", d.Guard.Call(func() { f.onDoubt(true) }))
	f.channel.SetOptions(channelOptions())
	f.lang.SetOptions(languageOptions())
	f.outcome.SetOptions(outcomeOptions())
	f.wire(d.Guard)
	f.pane = pane(theme.Surface, f.build(d))
	return f
}

// wire makes every change of a field a change of the contact.
func (f *form) wire(g *widgets.Guard) {
	text := func(set func(*store.Contact, string)) func(string) {
		return widgets.With(g, func(v string) { f.onEdit(func(c *store.Contact) { set(c, v) }) })
	}
	pick := func(set func(*store.Contact, string)) func(string) {
		return widgets.With(g, func(v string) { f.onPick(func(c *store.Contact) { set(c, v) }) })
	}
	order := text(func(c *store.Contact, v string) { c.Order = bare(v) })
	f.order.OnChanged = widgets.With(g, func(v string) { order(v); f.onTyped() })
	f.order.OnEnter = g.Call(func() { f.onEnter() })
	f.order.OnFocus(widgets.With(g, f.orderFocus))
	for _, field := range []field{f.channel, f.shopper, f.lang, f.note} {
		field.OnFocus(widgets.With(g, func(on bool) {
			if on {
				f.reveal(field)
			} else {
				f.onLeft()
			}
		}))
	}
	f.channel.OnPick = pick(func(c *store.Contact, v string) { c.Channel = v })
	f.shopper.OnChanged = text(func(c *store.Contact, v string) { c.Customer = v })
	f.lang.OnPick = pick(func(c *store.Contact, v string) { c.Lang = v })
	f.note.OnChanged = text(func(c *store.Contact, v string) { c.Note = v })
	f.reason.OnPick = pick(func(c *store.Contact, v string) { c.Topic = v })
	f.outcome.OnPick = pick(func(c *store.Contact, v string) { c.Outcome = v })
	f.followUp.OnChanged = text(func(c *store.Contact, v string) { c.FollowUp = strings.TrimSpace(v) })
}

// orderFocus groups the digits once the field was left, and not under the
// agent's hands.
func (f *form) orderFocus(on bool) {
	if on {
		f.reveal(f.order)
		return
	}
	f.order.Put(groupFours(f.order.Text))
	f.onLeft()
	f.onOrder()
}

func (f *form) build(d *Deps) fyne.CanvasObject {
	f.line = container.New(layout.NewBorderLayout(nil, nil, nil, f.clock), f.clock, f.head)
	f.asked = widgets.Hint("")
	f.doubt = container.NewHBox(f.asked, f.isOrder, f.isCard)
	f.doubt.Hide()
	f.earlier.Truncation = fyne.TextTruncateEllipsis
	room := container.New(reserve{func() float32 { return f.isOrder.MinSize().Height }}, f.earlier, f.doubt)
	f.head.TextStyle.Bold = true
	f.head.SizeName = builtin.SizeNameCaptionText
	f.masked.Importance = widget.WarningImportance
	f.masked.Wrapping = fyne.TextWrapWord
	head := widgets.Column(
		row("contact.order", keys.OrderNo, f.order), room,
		row("contact.channel", "", f.channel),
		row("contact.shopper", keys.Shopper, f.shopper),
		row("contact.language", keys.Language, f.lang),
	)
	masked := container.New(reserve{func() float32 { return widgets.Hint("x\nx").MinSize().Height }}, f.masked)
	note := row("contact.note", keys.Note, f.note)
	// The note takes what room there is.
	fields := container.New(layout.NewBorderLayout(head, masked, nil, nil), head, container.New(layout.NewCustomPaddedLayout(6, 6, 0, 0), note), masked)
	f.scroll = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(4, 4, 4, 6), fields))
	foot := f.wrapUp(d)
	return container.New(layout.NewBorderLayout(f.line, foot, nil, nil), f.line, f.scroll, foot)
}

func (f *form) wrapUp(d *Deps) fyne.CanvasObject {
	saveNext := widgets.NewButton(keys.PaneContact, d.Rest, words.T("wrapup.savenext"), keys.Hint(keys.SaveNext), d.Guard.Call(func() { f.onSaveNext() }))
	saveNext.Importance = widget.HighImportance
	save := widgets.NewButton(keys.PaneContact, d.Rest, words.T("wrapup.save"), keys.Hint(keys.Save), d.Guard.Call(func() { f.onSave() }))
	buttons := container.New(layout.NewBorderLayout(nil, nil, nil, save), saveNext, save)
	f.followNo.Importance = widget.DangerImportance
	f.followUp.SetPlaceHolder(words.T("wrapup.date"))
	f.followUp.OnFocus(widgets.With(d.Guard, func(on bool) {
		f.checkFollowUp()
		if !on {
			f.onLeft()
		}
	}))
	follow := container.New(layout.NewBorderLayout(nil, nil, nil, f.followNo), f.followUp, f.followNo)
	return container.New(layout.NewCustomPaddedLayout(2, 2, 4, 6), widgets.Column(
		widget.NewSeparator(), f.proposed,
		row("wrapup.reason", "", f.reason),
		row("wrapup.outcome", "", f.outcome),
		row("wrapup.followup", "", follow),
		buttons, f.draft,
	))
}

// field is a part of the form that can have the keyboard.
type field interface {
	fyne.CanvasObject
	OnFocus(func(bool))
}

// reveal scrolls to a field, on windows too low for all of them.
func (f *form) reveal(o fyne.CanvasObject) {
	if o == f.note {
		widgets.Reveal(f.scroll, f.masked) // what is said about the note
	}
	widgets.Reveal(f.scroll, o)
}

// checkFollowUp says beside the field when it holds no date; what was typed
// stays.
func (f *form) checkFollowUp() {
	text := ""
	if !isDay(strings.TrimSpace(f.followUp.Text)) {
		text = words.T("wrapup.nodate")
	}
	widgets.SetText(f.followNo, text)
}

// row is a caption, with the key that goes there, before a control.
func row(caption string, action keys.Action, control fyne.CanvasObject) fyne.CanvasObject {
	text := words.T(caption)
	if hint := keys.Hint(action); hint != "" {
		text += " " + hint
	}
	l := widgets.Hint(text)
	l.SizeName = builtin.SizeNameCaptionText
	return widgets.Captioned(104, l, control)
}

// show paints a contact; fields that the agent is typing in keep their caret.
func (f *form) show(c store.Contact) {
	if bare(f.order.Text) != c.Order {
		f.order.Put(groupFours(c.Order))
	}
	f.channel.Set(c.Channel)
	f.shopper.Put(c.Customer)
	f.lang.Set(c.Lang)
	f.note.Put(c.Note)
	f.reason.Set(c.Topic)
	f.outcome.Set(c.Outcome)
	if strings.TrimSpace(f.followUp.Text) != c.FollowUp {
		f.followUp.Put(c.FollowUp)
	}
	f.checkFollowUp()
	widgets.SetText(f.proposed, proposal(c))
}

// proposal says whose the wrap-up is.
func proposal(c store.Contact) string {
	switch {
	case c.ProposedOutcome == "":
		return words.T("wrapup.title")
	case c.Topic == c.ProposedTopic && c.Outcome == c.ProposedOutcome:
		return words.T("wrapup.proposed")
	}
	return words.T("wrapup.changed")
}

// title says which contact this is and how long it has taken.
func (f *form) title(head, clock string) {
	if f.head.Text != head || len(f.clock.Text) != len(clock) {
		defer f.line.Refresh() // the clock takes other room
	}
	widgets.SetText(f.head, head)
	widgets.SetText(f.clock, clock)
}

// ask shows the doubt about the order number, or takes it away. What is surely
// a card number can only be masked.
func (f *form) ask(v carddata.Verdict) {
	text := words.T("doubt.ask")
	if v == carddata.OrderCard {
		text = words.T("doubt.sure")
	}
	widgets.SetText(f.asked, text)
	show(f.isOrder, v != carddata.OrderCard)
	show(f.doubt, v != carddata.OrderClean)
	show(f.earlier, v == carddata.OrderClean)
}

// doubtStop is where the keyboard goes to settle the doubt.
func (f *form) doubtStop() fyne.Focusable {
	if f.isOrder.Visible() {
		return f.isOrder
	}
	return f.isCard
}
