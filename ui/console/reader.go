package console

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	builtin "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paydesk/knowledge"
	"paydesk/ui/desk"
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
	band   *fyne.Container
	note   *widget.Label // what the code means that led here
	box    *fyne.Container
	texts  []*paragraph
	used   int
	shown  *knowledge.Article
	place  string                         // the country it was shown for
	named  func(knowledge.TopicID) string // the title of a related topic
	where  func() string                  // the country of the contact in front
	desk   *desk.Desk
}

func newReader(d *Deps, named func(knowledge.TopicID) string, where func() string) *reader {
	r := &reader{first: widgets.Text(""), box: widgets.Tight(), named: named, where: where, desk: d.Desk}
	r.first.TextStyle.Bold = true
	r.urgent = container.NewStack(widgets.NewBox(theme.ScriptBand, theme.FieldBorder), r.first)
	r.urgent.Hide()
	r.note = widgets.Text("")
	r.band = container.NewStack(widgets.NewBox(theme.ScriptBand, theme.FieldBorder), r.note)
	r.band.Hide()
	r.scroll = widgets.NewScroller(keys.PaneArticle, d.Rest, readable(widgets.Column(r.band, r.urgent, r.box)))
	r.pane = pane(theme.Page, r.scroll)
	r.show(nil)
	return r
}

// tell puts what a code means above the article, "" for nothing.
func (r *reader) tell(note string) {
	widgets.SetText(r.note, note)
	if r.band.Hidden != (note == "") {
		r.band.Hidden = note == ""
		r.band.Refresh()
		r.scroll.Top()
	}
}

// show paints an article; nil paints what there is to do first.
func (r *reader) show(a *knowledge.Article) {
	r.tell("")
	place := r.where()
	if a == r.shown && a != nil && (place == r.place || !a.Methods) {
		return
	}
	r.shown, r.place, r.used = a, place, 0
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
	if a.Methods {
		r.methods(r.desk.Methods(r.place))
	}
	for _, p := range a.Parts() {
		r.part(p)
	}
	r.variants(r.desk.Library().Listed(a))
	r.waits(a.Waits)
	r.related(a.Related)
	r.coded(a.ID)
}

// coded lists the response codes that lead to the article, a system a line.
func (r *reader) coded(id knowledge.TopicID) {
	line, of := "", ""
	for _, c := range r.desk.Library().CodesOf(id) {
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

// variants shows how a thing is done on each variant, and when somebody looked.
func (r *reader) variants(listed []knowledge.Listed) {
	if len(listed) > 0 {
		r.put(styleHeading, words.T("article.variants"))
	}
	for _, v := range listed {
		from := "article.checked"
		if !v.Way.Confirmed {
			from = "article.unconfirmed"
		}
		r.next().set(styleText, "\u2022 "+v.Variant.Name+": "+strings.Join(v.Way.Said(), " "), words.T(from, v.Way.Checked))
	}
}

// methods shows the ways to pay in a country, what is not confirmed apart.
func (r *reader) methods(place string, methods []knowledge.Method) {
	heading := words.T("article.methods.everywhere")
	if place != "" {
		heading = words.T("article.methods", strings.ToUpper(place))
	}
	sure := slices.IndexFunc(methods, func(m knowledge.Method) bool { return !m.Confirmed })
	if sure < 0 {
		sure = len(methods)
	}
	r.ways(heading, methods[:sure])
	r.ways(words.T("article.methods.unsure"), methods[sure:])
}

func (r *reader) ways(heading string, methods []knowledge.Method) {
	if len(methods) > 0 {
		r.put(styleHeading, heading)
	}
	for _, m := range methods {
		text := strings.TrimSuffix("\u2022 "+m.Name+": "+m.Note, ": ")
		r.next().set(styleText, text, words.T("method."+string(m.Kind)))
	}
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
