package console

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	builtin "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paydesk/knowledge"
	"paydesk/store"
	"paydesk/ui/cards"
	"paydesk/ui/keys"
	"paydesk/ui/theme"
	"paydesk/ui/widgets"
	"paydesk/ui/words"
)

// find is one thing the search found: an article, a contact or a command.
type find struct {
	topic   knowledge.TopicID
	code    string // that leads to the topic, as a contact is filed with it
	note    string // what the code means, in full
	contact store.Contact
	command keys.Action
}

// finder is the search box with its results. Articles, contacts and commands
// stand in one list, each under a heading.
type finder struct {
	entry *widgets.Entry
	rows  *widgets.Rows
	hint  *widget.Label // shown while there are no rows
	pane  fyne.CanvasObject

	foot      *widget.Label
	shield    *cards.Shield
	query     string // what to search for: what was typed, without card data
	look      lookup
	answer    answer // of the knowledge to the query
	found     []find // one a row; the zero value for a heading
	waits     bool   // saved contacts are still looked for
	entered   bool   // Enter was pressed meanwhile
	onPreview func(find)
	onUse     func(find)
	onQuery   func()
}

// lookup is what the finder asks.
type lookup struct {
	articles func(query string) answer
	// contacts looks for saved contacts aside and hands them over when they
	// are found, unless another query came meanwhile.
	contacts func(query string, show func([]store.Contact))
	recent   func() []hit
	named    func(knowledge.TopicID) string // the title of a topic
}

// answer is what the knowledge says to a query.
type answer struct {
	hits      []hit
	codes     []code
	ask       string // what tells the codes apart, where they differ
	confident bool
}

// code is a response code found.
type code struct {
	topic        knowledge.TopicID
	code, system string
	noted        string // as the contact is filed with it
	name, detail string
}

// hit is an article found.
type hit struct {
	id      knowledge.TopicID
	title   string
	bold    []widgets.Span
	summary string
}

func newFinder(d *Deps, look lookup) *finder {
	f := &finder{
		entry: widgets.NewEntry(keys.PaneSearch, d.Rest),
		rows:  widgets.NewRows(keys.PaneResults, d.Rest, true),
		hint:  widgets.Text(words.T("search.none")),
		look:  look,
	}
	f.entry.SetPlaceHolder(words.T("search.placeholder", keys.Hint(keys.Search)))
	f.entry.SetIcon(builtin.SearchIcon())
	f.foot = widgets.Hint(words.T("search.foot"))
	f.foot.Truncation = fyne.TextTruncateEllipsis
	f.shield = cards.NewShield(f.entry, f.tell)
	f.entry.OnChanged = widgets.With(d.Guard, func(text string) {
		f.query = f.shield.Changed(text)
		f.refresh()
		f.onQuery()
	})
	f.entry.OnEnter = d.Guard.Call(f.enter)
	f.rows.OnSelect = widgets.With(d.Guard, func(i int) {
		f.entered = false
		f.onPreview(f.found[i])
	})
	f.rows.OnUse = widgets.With(d.Guard, func(i int) { f.onUse(f.found[i]) })
	f.hint.Importance = widget.LowImportance
	f.pane = pane(theme.Surface, container.New(layout.NewBorderLayout(nil, f.foot, nil, nil), f.foot, container.NewStack(f.rows, container.NewVBox(f.hint))))
	return f
}

// tell says under the results what card data was taken out; else the keys.
func (f *finder) tell(masked string) {
	text, importance := words.T("search.foot"), widget.LowImportance
	if masked != "" {
		text, importance = masked, widget.WarningImportance
	}
	if f.foot.Text != text {
		f.foot.Importance = importance
		f.foot.SetText(text)
	}
}

// refresh searches for what stands in the box and shows what was found: the
// articles at once, saved contacts when the log has answered, so that typing
// never waits for a disk. The first hit is selected and previewed, unless the
// box is empty.
func (f *finder) refresh() {
	query := strings.TrimSpace(f.query)
	f.entered = false
	searches := query != "" && !strings.HasPrefix(query, ">")
	f.waits = searches
	var list rowList
	switch {
	case query == "":
		list.section(words.T("search.recent"), articleRows(f.look.recent()))
	case !searches:
		list.section(words.T("search.commands"), commandRows(query[1:], len(keys.Table)))
	default:
		f.answer = f.look.articles(query)
		f.all(&list, query, nil)
	}
	f.show(list, 0)
	if !searches {
		query = ""
	}
	f.look.contacts(query, func(found []store.Contact) { f.arrived(query, found) })
}

// arrived adds the saved contacts to what was found. A selection that was
// moved meanwhile stays where it is.
func (f *finder) arrived(query string, contacts []store.Contact) {
	f.waits = false
	if len(contacts) > 0 {
		first, at := f.firstFind(), find{}
		if i := f.rows.Selected(); i >= 0 {
			at = f.found[i]
		}
		var list rowList
		f.all(&list, query, contacts)
		selected := 0
		if at != first {
			selected = max(0, slices.Index(list.found, at))
		}
		f.show(list, selected)
	}
	if f.entered {
		f.entered = false
		f.rows.Do(keys.Use)
	}
}

// firstFind is what stands first in the list, the zero value for nothing.
func (f *finder) firstFind() find {
	at := slices.IndexFunc(f.found, func(g find) bool { return g != find{} })
	if at < 0 {
		return find{}
	}
	return f.found[at]
}

// enter uses what is selected, once all is there that may be.
func (f *finder) enter() {
	at := f.rows.Selected()
	if f.waits && !f.answer.confident && at >= 0 && f.found[at] == f.firstFind() {
		f.entered = true
		return
	}
	f.rows.Do(keys.Use)
}

// show paints rows with one of them selected, and previews it.
func (f *finder) show(list rowList, selected int) {
	f.found = list.found
	show(f.hint, len(list.rows) == 0)
	f.rows.SetRows(list.rows, selected)
	if at := f.rows.Selected(); f.query != "" && at >= 0 {
		f.onPreview(f.found[at])
	}
}

// all lists everything that was found. Where no article is sure, a saved
// contact comes first: what was typed was a part of its order number or name.
func (f *finder) all(list *rowList, query string, contacts []store.Contact) {
	found := f.answer
	heading := words.T("search.results", len(found.hits))
	if !found.confident {
		heading = words.T("search.nearest")
		list.section(words.T("search.contacts"), contactRows(contacts, f.look.named))
		contacts = nil
	}
	list.section(cmp.Or(found.ask, words.T("search.codes")), codeRows(found.codes, found.ask))
	list.section(heading, articleRows(found.hits))
	list.section(words.T("search.contacts"), contactRows(contacts, f.look.named))
	list.section(words.T("search.commands"), commandRows(query, 3))
}

// set shows a query without anything being typed, as when another contact
// comes to the front.
func (f *finder) set(query string) {
	f.query = query
	f.shield.Put(query)
	f.entry.CaretToEnd()
	call := f.onPreview
	f.onPreview = func(find) {}
	f.refresh()
	f.onPreview = call
}

// rowList collects sections of rows.
type rowList struct {
	rows  []widgets.Row
	found []find
}

// entry is a row with what it stands for.
type entry struct {
	row  widgets.Row
	find find
}

func (l *rowList) section(heading string, entries []entry) {
	if len(entries) == 0 {
		return
	}
	l.rows = append(l.rows, widgets.Row{Title: heading, Heading: true})
	l.found = append(l.found, find{})
	for _, e := range entries {
		l.rows = append(l.rows, e.row)
		l.found = append(l.found, e.find)
	}
}

func codeRows(codes []code, ask string) []entry {
	var out []entry
	for _, c := range codes {
		out = append(out, entry{
			widgets.Row{Title: c.code + "  " + c.name, Side: c.system, Detail: c.detail},
			find{topic: c.topic, code: c.noted, note: strings.TrimSpace(words.T("code.note", c.code, c.name, c.system, c.detail) + "\n" + ask)},
		})
	}
	return out
}

func articleRows(hits []hit) []entry {
	var out []entry
	for _, h := range hits {
		out = append(out, entry{
			widgets.Row{Title: h.title, Bold: h.bold, Detail: h.summary},
			find{topic: h.id},
		})
	}
	return out
}

func contactRows(contacts []store.Contact, named func(knowledge.TopicID) string) []entry {
	var out []entry
	for _, c := range contacts {
		out = append(out, entry{slim(ContactRow(c, named)), find{contact: c}})
	}
	return out
}

// ContactRow is a saved contact as a list shows it; named gives the title of
// a topic.
func ContactRow(c store.Contact, named func(knowledge.TopicID) string) widgets.Row {
	return widgets.Row{
		Title:  when(c.Started) + "   " + shortOrder(c.Order, c.Ref) + "   " + c.Customer,
		Detail: reason(c, named),
		Side:   outcomeWord(c.Outcome) + "   " + c.Agent,
		Mark:   markOf(c.Outcome),
	}
}

// reason is what a contact was filed under, "" for nothing.
func reason(c store.Contact, named func(knowledge.TopicID) string) string {
	if c.Topic == "" {
		return c.Code
	}
	return named(knowledge.TopicID(c.Topic))
}

// slim puts what stands at the side of a row into its second line: the results
// are too narrow for both in one.
func slim(r widgets.Row) widgets.Row {
	r.Detail, r.Side = r.Side+"   "+r.Detail, ""
	return r
}

// commandRows are the actions whose words hold every word typed.
func commandRows(query string, limit int) []entry {
	var out []entry
	typed := strings.Fields(strings.ToLower(query))
	for _, b := range keys.Table {
		label := words.T("do." + string(b.Action))
		if b.Menu == "" || len(out) == limit || !holdsAll(strings.ToLower(label), typed) {
			continue
		}
		out = append(out, entry{
			widgets.Row{Title: label, Bold: matched(label, query), Side: b.Chords[0].String()},
			find{command: b.Action},
		})
	}
	return out
}

func holdsAll(text string, typed []string) bool {
	for _, w := range typed {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

// matched returns the beginnings of words of a title that were typed.
func matched(title, query string) []widgets.Span {
	var spans []widgets.Span
	typed := strings.Fields(strings.ToLower(query))
	lower := strings.ToLower(title)
	if len(lower) != len(title) {
		return nil // a script whose small letters take other room
	}
	start := true
	for i, r := range lower {
		if start {
			if n := longestPrefix(lower[i:], typed); n > 0 {
				spans = append(spans, widgets.Span{From: i, To: i + n})
			}
		}
		start = !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}
	return spans
}

func longestPrefix(text string, typed []string) int {
	n := 0
	for _, w := range typed {
		if len(w) > n && strings.HasPrefix(text, w) {
			n = len(w)
		}
	}
	return n
}

// pane puts content on a ground with a little room around it, so that the
// focus ring is never cut off.
func pane(ground fyne.ThemeColorName, content fyne.CanvasObject) fyne.CanvasObject {
	return container.NewStack(widgets.NewFill(ground), container.New(layout.NewCustomPaddedLayout(5, 5, 6, 6), content))
}
