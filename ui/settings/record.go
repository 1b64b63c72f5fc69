package settings

import (
	"cmp"
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"paydesk/store"
	"paydesk/ui/widgets"
	"paydesk/ui/words"
)

// record is who did what, and the check of everything.
type record struct {
	s        *Settings
	rows     *widgets.Rows
	listBox  fyne.CanvasObject
	none     *widget.Label
	whole    *widget.Label // the line selected, which the list may cut off
	check    *widgets.Button
	findings *fyne.Container
	checks   looks
	box      fyne.CanvasObject

	lines []store.AuditLine
	ended bool // no more lines behind those listed
}

func newRecord(s *Settings) *record {
	r := &record{s: s, none: widgets.Text(words.T("record.none")), whole: remark(""), findings: widgets.Column()}
	r.rows, r.listBox = s.rows(7, true)
	r.rows.OnSelect = widgets.With(s.deps.Guard, r.tellWhole)
	r.rows.OnNearEnd = s.deps.Guard.Call(r.more)
	r.check = s.button(words.T("record.check"), r.examine)
	r.box = widgets.Column(widgets.Heading(words.T("record.title")), r.none, r.listBox, r.whole, widget.NewSeparator(), line(r.check), r.findings)
	return r
}

func (r *record) object() fyne.CanvasObject { return r.box }
func (r *record) list() *widgets.Rows       { return r.rows }

func (r *record) first() fyne.Focusable {
	if len(r.lines) == 0 {
		return r.check
	}
	return r.rows
}

func (r *record) leave() {
	r.checks.drop()
	r.findings.RemoveAll()
}

func (r *record) show() {
	r.lines, r.ended = nil, false
	found, ok := r.fetch(0)
	if !ok {
		return
	}
	r.rows.SetRows(auditRows(found), 0)
	r.tellWhole(r.rows.Selected())
	r.none.Hidden, r.listBox.(*fyne.Container).Hidden = len(found) > 0, len(found) == 0
}

// tellWhole shows a line of the list in full.
func (r *record) tellWhole(i int) {
	text := ""
	if i >= 0 && i < len(r.lines) {
		text = r.lines[i].Detail
	}
	widgets.SetText(r.whole, text)
}

// pageLines is how many lines one look into the record brings.
const pageLines = 100

// more appends the next page, when the end of the list comes into view.
func (r *record) more() {
	if r.ended || len(r.lines) == 0 {
		return
	}
	if found, ok := r.fetch(r.lines[len(r.lines)-1].ID); ok && len(found) > 0 {
		r.rows.AddRows(auditRows(found))
	}
}

func (r *record) fetch(before int64) ([]store.AuditLine, bool) {
	found, err := r.s.deps.Desk.Store().Audit(r.s.ctx, before, pageLines)
	if err != nil {
		r.s.deps.Status.Fail(err.Error())
		return nil, false
	}
	r.lines = append(r.lines, found...)
	r.ended = len(found) < pageLines
	return found, true
}

func auditRows(lines []store.AuditLine) []widgets.Row {
	rows := make([]widgets.Row, len(lines))
	for i, l := range lines {
		who := cmp.Or(l.Who, words.T("record.itself"))
		rows[i] = widgets.Row{Title: l.Detail, Detail: words.T("record.line", l.At.Local().Format(minute), who, words.T("audit."+string(l.Deed))), Side: words.T("record.number", l.ID)}
	}
	return rows
}

// examine checks everything.
func (r *record) examine() {
	r.findings.RemoveAll()
	r.s.deps.Status.Say(words.T("record.checking"))
	dir := r.s.deps.Desk.Dir()
	look(r.s, &r.checks, func(ctx context.Context) ([]store.Finding, error) {
		return store.Doctor(ctx, dir), nil
	}, func(found []store.Finding, err error) {
		if err != nil {
			r.s.deps.Status.Fail(reason(err))
			return
		}
		r.tell(found)
	})
}

// tell lists findings, first what has to be looked at.
func (r *record) tell(found []store.Finding) {
	amiss := 0
	for _, level := range []store.Level{store.Bad, store.Warn, store.OK} {
		for _, f := range found {
			if f.Level != level {
				continue
			}
			r.findings.Add(finding(f))
			if level != store.OK {
				amiss++
			}
		}
	}
	widgets.Reveal(r.s.scroll, r.findings)
	r.s.deps.Status.Say(words.Some("record.checked", amiss))
}

// levelMarks are the shapes that go with the words of a finding.
var levelMarks = map[store.Level]widgets.Mark{
	store.OK: widgets.MarkResolved, store.Warn: widgets.MarkEscalated, store.Bad: widgets.MarkDropped,
}

// finding is one line of the check: a shape, a word, and what was found.
func finding(f store.Finding) fyne.CanvasObject {
	word := widgets.Heading(words.T("level." + string(f.Level)))
	head := container.NewHBox(container.NewCenter(widget.NewIcon(levelMarks[f.Level].Icon())), word)
	text := f.What
	if f.Do != "" {
		text += "\n" + f.Do
	}
	body := widgets.Text(text)
	left := container.New(layout.NewBorderLayout(head, nil, nil, nil), head)
	return widgets.Captioned(110, left, body)
}
