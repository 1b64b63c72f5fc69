package settings

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"paydesk/store"
	"paydesk/ui/desk"
	"paydesk/ui/widgets"
	"paydesk/ui/words"
)

// shopper finds one shopper, shows what the desk holds of them, and takes it
// out.
type shopper struct {
	s     *Settings
	by    *choice
	find  *widgets.Entry
	seek  *widgets.Button
	told  *widget.Label // what was found, or taken
	erase *widgets.Button
	give  *giver
	finds looks
	named store.Shopper // whom told is about
	found store.Erased
}

// shopperFields put what was typed where it belongs, in the order of the
// choice.
var shopperFields = []struct {
	word string
	set  func(*store.Shopper, string)
}{
	{"shopper.email", func(w *store.Shopper, v string) { w.Email = v }},
	{"shopper.order", func(w *store.Shopper, v string) { w.Order = v }},
	{"shopper.phone", func(w *store.Shopper, v string) { w.Phone = v }},
}

func newShopper(s *Settings) *shopper {
	h := &shopper{s: s, told: widgets.Text("")}
	var offered []string
	for _, f := range shopperFields {
		offered = append(offered, words.T(f.word))
	}
	h.by = s.choice(offered, func(int) { h.forget() })
	h.find = s.entry(words.T("shopper.hint"), h.look)
	h.find.OnChanged = widgets.With(s.deps.Guard, func(string) { h.forget() })
	h.seek = s.button(words.T("shopper.find"), h.look)
	h.erase = s.button(words.T("shopper.erase"), h.ask)
	h.give = newGiver(s, func() store.Shopper { return h.named })
	return h
}

func (h *shopper) parts() []fyne.CanvasObject {
	return []fyne.CanvasObject{
		widgets.Heading(words.T("shopper.title")), row("shopper.by", h.by.tabs),
		row("shopper.which", beside(h.find, h.seek)), h.told, line(h.erase), h.give.box,
	}
}

func (h *shopper) controls() []fyne.Disableable {
	return []fyne.Disableable{h.by.tabs, h.find, h.seek}
}

// show paints the choice anew, for the text size may be another one.
func (h *shopper) show() {
	h.by.set(h.by.tabs.Chosen())
	h.dim()
}

// dim lets erase only what was found and looked at.
func (h *shopper) dim() {
	known := !h.find.Disabled() && h.named != store.Shopper{}
	enable(h.erase, known && len(h.found.Contacts)+h.found.Mentions > 0)
	h.give.dim(known && len(h.found.Contacts) > 0)
}

// forget takes away what was found: it is about somebody else than the field.
func (h *shopper) forget() {
	h.finds.drop()
	h.named, h.found = store.Shopper{}, store.Erased{}
	h.told.Importance = widget.MediumImportance
	widgets.SetText(h.told, "")
	h.dim()
}

// clear leaves nothing of a shopper on the screen.
func (h *shopper) clear() {
	h.give.to.close()
	h.find.SetText("")
	h.forget()
}

// look finds what Erase would take.
func (h *shopper) look() {
	h.forget()
	var who store.Shopper
	shopperFields[h.by.tabs.Chosen()].set(&who, h.find.Text)
	widgets.SetText(h.told, words.T("shopper.looking"))
	look(h.s, &h.finds, func(ctx context.Context) (store.Erased, error) {
		return h.s.deps.Desk.Store().FindErasable(ctx, who)
	}, func(found store.Erased, err error) {
		if err != nil {
			h.told.Importance = widget.DangerImportance
			widgets.SetText(h.told, "! "+widgets.Sentence(h.s.why(err, store.MayErase)))
			return
		}
		h.named, h.found = who, found
		h.s.tell(h.told, strings.Join(h.preview(), "\n"))
		h.dim()
	})
}

// preview says what Erase would take.
func (h *shopper) preview() []string {
	if len(h.found.Contacts)+h.found.Mentions == 0 {
		return []string{words.T("shopper.nothing")}
	}
	lines := []string{words.T("shopper.found", words.Some("count.contact", len(h.found.Contacts)), words.Some("count.mention", h.found.Mentions))}
	if len(h.found.Contacts) > 0 {
		lines = append(lines, refs(h.found.Contacts))
	}
	return append(lines, copies("copies.would", h.found.Copies)...)
}

// mostRefs is how many references are written out.
const mostRefs = 12

// refs lists references, the first ones by name.
func refs(contacts []store.ContactRef) string {
	var named []string
	for _, c := range contacts[:min(len(contacts), mostRefs)] {
		named = append(named, c.Ref)
	}
	text := strings.Join(named, ", ")
	if more := len(contacts) - len(named); more > 0 {
		text = words.T("shopper.more", text, more)
	}
	return text
}

// fileNames lists files by their last names.
func fileNames(paths []string) string {
	names := make([]string, len(paths))
	for i, path := range paths {
		names[i] = filepath.Base(path)
	}
	return strings.Join(names, ", ")
}

// ask asks before the shopper is erased.
func (h *shopper) ask() {
	who := h.named
	text := strings.Join(append(h.preview(), "", words.T("shopper.forever")), "\n")
	h.s.lay(sheet{
		title: words.T("shopper.ask", words.Some("count.contact", len(h.found.Contacts))),
		parts: []fyne.CanvasObject{widgets.Text(text)},
		act:   words.T("shopper.act"),
		do:    func() { h.take(who) },
	})
}

func (h *shopper) take(who store.Shopper) {
	do(h.s, words.T("shopper.erasing"), func(ctx context.Context) (desk.Forgotten, error) {
		return h.s.deps.Desk.Erase(ctx, who)
	}, func(gone desk.Forgotten, err error) {
		h.s.deps.Changed() // some may be gone, whatever else went wrong
		if err != nil {
			h.s.fail(h.s.why(err, store.MayErase))
			return
		}
		h.s.lift()
		h.clear()
		h.s.giveTo(h.s.deps.Focused())
		h.s.tell(h.told, strings.Join(taken(gone), "\n"))
		h.s.deps.Status.Say(words.T("shopper.done", words.Some("count.contact", len(gone.Contacts))))
	})
}

// taken says what an erasure took, and what it could not reach.
func taken(gone desk.Forgotten) []string {
	lines := []string{words.T("shopper.taken", words.Some("count.contact", len(gone.Contacts)), words.Some("count.mention", gone.Mentions), words.Some("count.handout", gone.Handouts))}
	lines = append(lines, copies("copies.rewritten", gone.Copies)...)
	return append(lines, words.T("unreached", store.Unreached))
}
