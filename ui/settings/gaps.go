package settings

import (
	"cmp"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"paydesk/knowledge"
	"paydesk/store"
	"paydesk/ui/widgets"
	"paydesk/ui/words"
)

// gaps is what was searched for without a good answer, for whoever keeps the
// articles.
type gaps struct {
	s       *Settings
	gate    *gate
	rows    *widgets.Rows
	listBox fyne.CanvasObject
	none    *widget.Label
	whole   *widget.Label // the search selected, which the list may cut off
	handle  *widgets.Button
	copy    *widgets.Button
	box     fyne.CanvasObject

	found []store.Gap
}

// mostGaps is how many searches the list shows.
const mostGaps = 500

func newGaps(s *Settings) *gaps {
	g := &gaps{s: s, none: widgets.Text(words.T("gaps.none")), whole: remark("")}
	g.rows, g.listBox = s.rows(7, true)
	g.handle = s.button(words.T("gaps.handle"), g.tickOff)
	g.copy = s.button(words.T("gaps.copy"), g.copyAll)
	g.gate = s.gate(store.MayEdit, g.handle, g.copy)
	g.rows.OnSelect = widgets.With(s.deps.Guard, g.tellWhole)
	g.rows.OnUse = widgets.With(s.deps.Guard, func(int) { s.deps.Focus(g.handle) })
	g.box = widgets.Column(widgets.Heading(words.T("gaps.title")), g.gate.said, g.none, g.listBox, g.whole,
		line(g.handle, g.copy), remark(words.T("gaps.about")))
	return g
}

func (g *gaps) object() fyne.CanvasObject { return g.box }
func (g *gaps) list() *widgets.Rows       { return g.rows }
func (g *gaps) leave()                    {}

func (g *gaps) first() fyne.Focusable {
	if len(g.found) == 0 {
		return nil
	}
	return g.rows
}

// show lists the searches anew and keeps the place in the list.
func (g *gaps) show() {
	may := g.gate.check()
	g.found = nil
	if may {
		found, err := g.s.deps.Desk.Store().Gaps(g.s.ctx, store.GapFilter{Limit: mostGaps})
		if err != nil {
			g.s.deps.Status.Fail(reason(err))
		}
		g.found = found
	}
	rows := make([]widgets.Row, len(g.found))
	for i, gap := range g.found {
		rows[i] = widgets.Row{Title: gap.Text, Detail: words.T("gaps.line", gap.Last, g.offered(gap)), Side: words.Some("gaps.times", gap.Searches)}
	}
	g.rows.SetRows(rows, min(max(g.rows.Selected(), 0), max(len(rows)-1, 0)))
	g.tellWhole(g.rows.Selected())
	some := len(rows) > 0
	g.none.Hidden, g.listBox.(*fyne.Container).Hidden = some || !may, !some
	enable(g.handle, some)
	enable(g.copy, some)
}

// offered is the title of the article that was taken, or offered first.
func (g *gaps) offered(gap store.Gap) string {
	id := cmp.Or(gap.Chosen, gap.Nearest)
	if a, err := g.s.deps.Desk.Article(knowledge.TopicID(id)); err == nil {
		return a.Title
	}
	return cmp.Or(id, words.T("gaps.nearest.none"))
}

// tellWhole shows a search of the list in full.
func (g *gaps) tellWhole(i int) {
	text := ""
	if i >= 0 && i < len(g.found) {
		text = g.found[i].Text
	}
	widgets.SetText(g.whole, text)
}

// tickOff takes the search selected from the list.
func (g *gaps) tickOff() {
	i := g.rows.Selected()
	if i < 0 || i >= len(g.found) {
		return
	}
	done, err := g.s.deps.Desk.Store().HandleGap(g.s.ctx, fmt.Sprint(g.found[i].ID))
	if err != nil {
		g.s.deps.Status.Fail(g.s.why(err, store.MayEdit))
		return
	}
	g.show()
	g.s.giveTo(g.handle)
	g.s.deps.Status.Say(words.T("gaps.handled", done.Text))
}

// copyAll puts the list on the clipboard, a line a search, its columns parted
// by tabs.
func (g *gaps) copyAll() {
	var b strings.Builder
	for _, gap := range g.found {
		fmt.Fprintf(&b, "%d\t%s\t%s\t%s\n", gap.Searches, gap.Last, gap.Text, g.offered(gap))
	}
	g.s.deps.Copy(b.String())
	g.s.deps.Status.Say(words.Some("gaps.copied", len(g.found)))
}
