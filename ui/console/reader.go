package console

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	builtin "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paydesk/knowledge"
	"paydesk/ui/keys"
	"paydesk/ui/theme"
	"paydesk/ui/widgets"
	"paydesk/ui/words"
)

// reader shows an article. It is painted anew at every step through the hits,
// so it keeps its paragraphs and only changes their words.
type reader struct {
	scroll *widgets.Scroller
	pane   fyne.CanvasObject
	urgent *fyne.Container
	first  *widget.Label // the one action that cannot wait
	box    *fyne.Container
	texts  []*paragraph
	used   int
	shown  *knowledge.Article
	named  func(knowledge.TopicID) string // the title of a related topic
	codes  func(knowledge.TopicID) []*knowledge.ResponseCode
}

func newReader(d *Deps, named func(knowledge.TopicID) string) *reader {
	r := &reader{first: widgets.Text(""), box: widgets.Tight(), named: named, codes: d.Desk.Library().CodesOf}
	r.first.TextStyle.Bold = true
	r.urgent = container.NewStack(widgets.NewBox(theme.ScriptBand, theme.FieldBorder), r.first)
	r.urgent.Hide()
	r.scroll = widgets.NewScroller(keys.PaneArticle, d.Rest, readable(widgets.Column(r.urgent, r.box)))
	r.pane = pane(theme.Page, r.scroll)
	r.show(nil)
	return r
}

// show paints an article; nil paints what there is to do first.
func (r *reader) show(a *knowledge.Article) {
	if a == r.shown && a != nil {
		return
	}
	r.shown, r.used = a, 0
	if a == nil {
		r.put(styleMuted, words.T("article.none"))
	} else {
		r.article(a)
	}
	for _, p := range r.texts[r.used:] {
		p.Hide()
	}
	r.urgent.Hidden = a == nil || a.Urgent == ""
	r.box.Refresh()
	r.scroll.Top()
}

func (r *reader) article(a *knowledge.Article) {
	widgets.SetText(r.first, a.Urgent)
	r.put(styleTitle, a.Title)
	r.put(styleMuted, a.Summary)
	r.put(styleMuted, words.T("article.state", words.T("state."+string(a.State)), a.Version, a.Checked))
	r.messages(a)
	for _, p := range a.Parts() {
		r.part(p)
	}
	r.waits(a.Waits)
	r.related(a.Related)
	r.coded(a.ID)
}

// coded lists the response codes that lead to the article, a system a line.
func (r *reader) coded(id knowledge.TopicID) {
	line, of := "", ""
	for _, c := range r.codes(id) {
		if c.System.Name != of {
			r.line(line)
			if of == "" {
				r.put(styleHeading, words.T("article.leading"))
			}
			line, of = c.System.Name+": "+c.Code, c.System.Name
			continue
		}
		line += ", " + c.Code
	}
	r.line(line)
}

func (r *reader) line(text string) {
	if text != "" {
		r.put(styleMuted, text)
	}
}

func (r *reader) messages(a *knowledge.Article) {
	if len(a.Messages) == 0 && len(a.Codes) == 0 {
		return
	}
	r.put(styleHeading, words.T("article.screen"))
	for _, m := range a.Messages {
		r.cite("\u201c"+m.Text+"\u201d", m.Source)
		if m.Clean != "" && m.Clean != m.Text {
			r.put(styleMuted, words.T("article.clean", m.Clean))
		}
	}
	if len(a.Codes) > 0 {
		r.put(styleText, words.T("article.codes", strings.Join(a.Codes, ", ")))
	}
}

// part shows a section: what the shopper may hear first, then what is for the
// agent alone. The heading says which.
func (r *reader) part(p knowledge.Part) {
	for _, audience := range []struct {
		shopper bool
		word    string
	}{{true, "article.shopper"}, {false, "article.agent"}} {
		headed := false
		for _, s := range p.Statements {
			if (s.For == knowledge.ForShopper) != audience.shopper {
				continue
			}
			if !headed {
				r.put(styleHeading, partHeading(p.Key, audience.word))
				headed = true
			}
			r.cite("\u2022 "+s.Text, s.Source)
		}
	}
}

// partHeading names a section and who may hear it; what to say says that
// itself.
func partHeading(part, audience string) string {
	heading := words.T("part." + part)
	if part == "say" {
		return heading
	}
	return heading + "  \u00b7  " + words.T(audience)
}

func (r *reader) waits(waits []knowledge.Wait) {
	if len(waits) > 0 {
		r.put(styleHeading, words.T("article.waits"))
	}
	for _, w := range waits {
		r.cite("\u2022 "+w.String()+": "+w.What, w.Source)
	}
}

// roles are the kinds of relation in the order an agent needs them: what the
// topic may be mistaken for comes first.
var roles = []knowledge.Role{
	knowledge.ConfusedWith, knowledge.CauseOf, knowledge.ProcedureFor, knowledge.EscalateTo, knowledge.SeeAlso,
}

// related lists the related topics by the kind of relation, each with what
// tells it apart.
func (r *reader) related(relations []knowledge.Relation) {
	for _, role := range roles {
		headed := false
		for _, rel := range relations {
			if rel.As != role {
				continue
			}
			if !headed {
				r.put(styleHeading, words.T("as."+string(role)))
				headed = true
			}
			r.put(styleText, strings.TrimSuffix("\u2022 "+r.named(rel.ID)+": "+rel.Apart, ": "))
		}
	}
}

// put writes the next paragraph.
func (r *reader) put(s style, text string) { r.next().set(s, text, "") }

// cite writes what a source holds, and which source.
func (r *reader) cite(text string, from knowledge.Source) {
	r.next().set(styleText, text, source(from))
}

func (r *reader) next() *paragraph {
	if r.used == len(r.texts) {
		p := newParagraph()
		r.texts = append(r.texts, p)
		r.box.Objects = append(r.box.Objects, p.RichText) // show lays the box out once
	}
	r.used++
	return r.texts[r.used-1]
}

// readable keeps a column of text at most 80 letters wide.
func readable(o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(measure{}, o)
}

type measure struct{}

func (measure) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }

func (measure) Layout(o []fyne.CanvasObject, size fyne.Size) {
	widest := 42 * builtin.TextSize()
	o[0].Resize(fyne.NewSize(min(size.Width, widest), size.Height))
}
