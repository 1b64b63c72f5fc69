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
// so it keeps its labels and only changes their words.
type reader struct {
	scroll *widgets.Scroller
	pane   fyne.CanvasObject
	urgent *fyne.Container
	first  *widget.Label // the one action that cannot wait
	box    *fyne.Container
	labels []*widget.Label
	used   int
	shown  *knowledge.Article
	named  func(knowledge.TopicID) string // the title of a related topic
}

func newReader(d *Deps, named func(knowledge.TopicID) string) *reader {
	r := &reader{first: widgets.Text(""), box: widgets.Tight(), named: named}
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
	for _, l := range r.labels[r.used:] {
		l.Hide()
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
}

func (r *reader) messages(a *knowledge.Article) {
	if len(a.Messages) == 0 && len(a.Codes) == 0 {
		return
	}
	r.put(styleHeading, words.T("article.screen"))
	for _, m := range a.Messages {
		r.put(styleText, "\u201c"+m.Text+"\u201d")
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
			r.put(styleText, "\u2022 "+s.Text)
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
		r.put(styleText, "\u2022 "+w.String()+": "+w.What)
	}
}

func (r *reader) related(relations []knowledge.Relation) {
	if len(relations) > 0 {
		r.put(styleHeading, words.T("article.related"))
	}
	for _, rel := range relations {
		text := "\u2022 " + words.T("as."+string(rel.As), r.named(rel.ID))
		if rel.Apart != "" {
			text += " " + rel.Apart
		}
		r.put(styleText, text)
	}
}

// style is how a paragraph of an article looks.
type style struct {
	size       fyne.ThemeSizeName
	bold       bool
	importance widget.Importance
}

var (
	styleTitle   = style{size: theme.SizeTitle, bold: true}
	styleHeading = style{size: builtin.SizeNameCaptionText, bold: true, importance: widget.HighImportance}
	styleText    = style{size: builtin.SizeNameText}
	styleMuted   = style{size: builtin.SizeNameCaptionText, importance: widget.LowImportance}
)

// put writes the next paragraph.
func (r *reader) put(s style, text string) {
	if r.used == len(r.labels) {
		r.labels = append(r.labels, widgets.Text(""))
		r.box.Objects = append(r.box.Objects, r.labels[r.used])
	}
	l := r.labels[r.used]
	r.used++
	if l.Text == text && l.SizeName == s.size && l.TextStyle.Bold == s.bold && l.Importance == s.importance {
		l.Hidden = false
		return
	}
	l.Text, l.SizeName, l.TextStyle.Bold, l.Importance, l.Hidden = text, s.size, s.bold, s.importance, false
	l.Refresh()
}

// text returns what is shown, for tests and for the clipboard.
func (r *reader) text() string {
	var b strings.Builder
	for _, l := range r.labels[:r.used] {
		b.WriteString(l.Text + "\n")
	}
	return b.String()
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
