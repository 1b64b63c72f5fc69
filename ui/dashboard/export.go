package dashboard

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"paydesk/store"
	"paydesk/store/report"
	"paydesk/ui/desk"
	"paydesk/ui/reportwords"
	"paydesk/ui/widgets"
	"paydesk/ui/words"
)

// forms are the ways to write a report, by their digits.
var forms = []struct {
	word    string
	formats []string
}{
	{"export.pdf", []string{"pdf"}},
	{"export.csv", []string{"csv"}},
	{"export.both", []string{"pdf", "csv"}},
	{"export.xlsx", []string{"xlsx"}},
	{"export.json", []string{"json"}},
}

// usualForm is what Enter takes.
const usualForm = 2

// export is the report that is asked for or being written.
type export struct {
	query report.Query       // of the figures that were in view
	stop  context.CancelFunc // nil while none is written
}

// askExport asks as what to write the report of the figures in view; without the right to, or while
// there are none or one is being written, it says so.
func (p *Dashboard) askExport() {
	switch {
	case p.deps.Desk.Store().Allowed(p.ctx, store.MayExport) != nil:
		p.deps.Status.Fail(words.T("settings.denied.export"))
	case p.export.stop != nil:
		p.deps.Status.Fail(words.T("dashboard.busy"))
	case p.head.shown == "":
		p.deps.Status.Fail(words.T("dashboard.uncounted"))
	default:
		p.export.query = p.made.query
		p.head.strip.ask(askExport)
	}
}

// write writes the report asked for in one of the forms.
func (p *Dashboard) write(form int) {
	if form < 0 || form >= len(forms) || p.export.stop != nil {
		return
	}
	p.head.strip.close()
	p.giveBack()
	q, formats := p.export.query, forms[form].formats
	ctx, stop := context.WithCancel(p.ctx)
	p.export.stop = stop
	p.writing(ctx, q, formats[0], "")
	p.deps.Aside(func() {
		done, err := widgets.Result(p.deps.Guard, func() (written, error) { return p.writeAll(ctx, q, formats) })
		p.deps.OnUI(p.deps.Guard.Call(func() {
			stop()
			p.export.stop = nil
			p.wrote(done, err)
		}))
	})
}

// writing says what is being written and how far it is, unless it was stopped:
// on this page only, because a call on another one has more to say.
func (p *Dashboard) writing(ctx context.Context, q report.Query, format, far string) {
	if ctx.Err() == nil && p.inView {
		p.deps.Status.Say(words.T("dashboard.writing", words.T("export."+format), reportwords.Span(q.Period.First(), q.Period.Last()), far))
	}
}

// written are the files of a report, as far as they were written.
type written struct {
	files    []desk.ReportFile
	contacts int
}

// writeAll writes the files one after the other. It runs aside.
func (p *Dashboard) writeAll(ctx context.Context, q report.Query, formats []string) (done written, err error) {
	files, err := p.deps.Desk.NewReportFiles(q.Period, formats...)
	if err != nil {
		return done, err
	}
	for _, f := range files {
		f.Progress = func(n, all int) {
			p.deps.OnUI(p.deps.Guard.Call(func() { p.writing(ctx, q, f.Format, words.T("dashboard.progress", n, all)) }))
		}
		made, err := p.deps.Desk.WriteReport(ctx, q, f)
		if err != nil {
			return done, err
		}
		done.contacts, done.files = made.Contacts, append(done.files, f)
	}
	return done, nil
}

// wrote says where the files are, and what became of the others.
func (p *Dashboard) wrote(done written, err error) {
	there := ""
	if len(done.files) > 0 {
		var names []string
		for _, f := range done.files {
			names = append(names, filepath.Base(f.Path))
		}
		there = words.T("dashboard.written", strings.Join(names, ", "), words.Some("count.contact", done.contacts), p.deps.Desk.ReportDir())
	}
	switch {
	case err == nil:
		p.deps.Status.Say(there)
	case errors.Is(err, desk.ErrStopped):
		p.deps.Status.Say(strings.TrimSpace(words.T("dashboard.unwritten") + " " + there))
	default:
		p.deps.Status.Fail(strings.TrimSpace(err.Error() + ". " + there))
	}
}
