package settings

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"paydesk/store"
	"paydesk/ui/desk"
	"paydesk/ui/widgets"
	"paydesk/ui/words"
)

// bundles is what desks without a network carry to the one of their
// supervisor: a bundle written here, and those of others taken in.
type bundles struct {
	s      *Settings
	export *gate
	take   *gate
	to     *place
	from   *place
	told   *widget.Label
	box    fyne.CanvasObject
}

func newBundles(s *Settings) *bundles {
	b := &bundles{s: s, told: widgets.Text("")}
	b.to = s.place(true, b.send)
	b.from = s.place(true, b.takeIn)
	b.from.entry.SetPlaceHolder(words.T("bundles.place"))
	send := s.button(words.T("bundles.send"), b.send)
	take := s.button(words.T("bundles.take"), b.takeIn)
	b.export = s.gate(store.MayExport, b.to.entry, b.to.choose, send)
	b.take = s.gate(store.MayImport, b.from.entry, b.from.choose, take)
	b.box = widgets.Column(
		widgets.Heading(words.T("bundles.out")), b.export.said, row("bundles.to", b.to.box), line(send),
		widget.NewSeparator(), widgets.Heading(words.T("bundles.in")), b.take.said, row("bundles.from", b.from.box), line(take),
		b.told,
	)
	return b
}

func (b *bundles) show() {
	b.export.check()
	b.take.check()
}

func (b *bundles) leave() {
	b.to.close()
	b.from.close()
	widgets.SetText(b.told, "")
}

// send writes what is new into the folder named.
func (b *bundles) send() {
	folder, ok := b.to.folder("bundles.nofolder")
	if !ok {
		return
	}
	do(b.s, words.T("bundles.sending"), func(ctx context.Context) (store.SentBundle, error) {
		return b.s.deps.Desk.Store().ExportBundle(ctx, folder, false)
	}, func(sent store.SentBundle, err error) {
		if err != nil {
			b.s.deps.Status.Fail(b.s.why(err, store.MayExport))
			return
		}
		b.tell(words.T("bundles.sent", sent.Number, words.Some("count.contact", sent.Contacts), sent.Path))
	})
}

func (b *bundles) tell(text string) {
	b.s.tell(b.told, text)
	first, _, _ := strings.Cut(text, "\n")
	b.s.deps.Status.Say(first)
}

// received is what became of some bundles, and what is missing still.
type received struct {
	taken, here            int // bundles
	added, changed, erased int // contacts
	refused                []string
	missing                []store.Lack
}

// add counts a bundle.
func (r *received) add(t store.TakenBundle) {
	switch {
	case t.Err != nil:
		r.refused = append(r.refused, reason(t.Err))
	case t.Known || t.Own:
		r.here++
	default:
		r.taken++
	}
	r.added, r.changed, r.erased = r.added+t.Added, r.changed+t.Changed, r.erased+t.Erased
}

// String tells a person: the counts, what was refused, what is missing.
func (r received) String() string {
	lines := []string{words.T("bundles.taken", r.taken, words.Some("count.contact", r.added), r.changed, r.erased, r.here)}
	for _, why := range r.refused {
		lines = append(lines, "! "+why)
	}
	for _, l := range r.missing {
		lines = append(lines, words.T("bundles.missing", l))
	}
	return strings.Join(lines, "\n")
}

// takeIn takes in the bundles named.
func (b *bundles) takeIn() {
	name := strings.TrimSpace(b.from.entry.Text)
	if name == "" {
		b.s.deps.Status.Fail(words.T("bundles.noplace"))
		return
	}
	d := b.s.deps.Desk
	do(b.s, words.T("bundles.taking"), func(ctx context.Context) (r received, err error) {
		files, err := desk.Bundles([]string{name})
		if err != nil {
			return r, err
		}
		if err := d.Store().ImportBundles(ctx, files, r.add); err != nil {
			return r, err
		}
		r.missing, err = d.Missing(ctx)
		return r, err
	}, func(r received, err error) {
		if r.added+r.changed+r.erased > 0 {
			b.s.deps.Changed()
		}
		if err != nil {
			b.s.deps.Status.Fail(b.s.why(err, store.MayImport))
			return
		}
		b.tell(r.String())
	})
}
