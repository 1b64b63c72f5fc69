package settings

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2"

	"paydesk/store"
	"paydesk/ui/desk"
	"paydesk/ui/widgets"
	"paydesk/ui/words"
)

// giver saves what the log holds of a shopper, to be given to them.
type giver struct {
	s     *Settings
	named func() store.Shopper // whom it is about
	to    *place
	give  *widgets.Button
	box   fyne.CanvasObject
}

func newGiver(s *Settings, named func() store.Shopper) *giver {
	g := &giver{s: s, named: named}
	g.to = s.place(true, g.save)
	g.give = s.button(words.T("giver.give"), g.save)
	g.box = widgets.Column(row("giver.to", g.to.box), line(g.give))
	return g
}

func (g *giver) dim(known bool) {
	for _, c := range []fyne.Disableable{g.to.entry, g.to.choose, g.give} {
		enable(c, known)
	}
}

// save writes the record into the folder named, to be read and for programs.
// The names of the files tell nobody whose it is.
func (g *giver) save() {
	folder, ok := g.to.folder("giver.nofolder")
	if !ok {
		return
	}
	who := g.named()
	name := filepath.Join(folder, "paydesk-record-"+g.s.deps.Desk.Now().Local().Format("2006-01-02-150405"))
	do(g.s, words.T("giver.giving"), func(ctx context.Context) (desk.Record, error) {
		if _, err := g.s.deps.Desk.WriteRecord(ctx, who, name+".pdf"); err != nil {
			return desk.Record{}, err
		}
		return g.s.deps.Desk.WriteRecord(ctx, who, name+".json")
	}, func(written desk.Record, err error) {
		if err != nil {
			g.s.deps.Status.Fail(g.s.why(err, store.MayExport))
			return
		}
		said := words.T("giver.given", words.Some("count.contact", written.Contacts), name)
		if len(written.ToRead) > 0 {
			said += " " + words.T("giver.read", refs(written.ToRead))
		}
		g.s.deps.Status.Say(said)
	})
}
