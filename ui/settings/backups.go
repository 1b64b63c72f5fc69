package settings

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"paydesk/store"
	"paydesk/ui/desk"
	"paydesk/ui/widgets"
	"paydesk/ui/words"
)

// backups is the copies of the log: those made daily, one made now, the way
// back from one, and what is carried to and from other desks.
type backups struct {
	s       *Settings
	upkeep  *widget.Label // how the last upkeep went
	rows    *widgets.Rows
	listBox fyne.CanvasObject
	none    *widget.Label
	export  *gate
	restore *gate
	to      *place
	backUp  *widgets.Button
	chosen  *widgets.Button // restores the backup selected
	from    *place
	other   *widgets.Button // restores the file named
	told    *widget.Label
	bundles *bundles
	box     fyne.CanvasObject

	daily []store.BackupFile
}

// Upkeep is how the log was last kept in order. Its zero value is not yet.
type Upkeep struct {
	failed string // the sentence for what went wrong, "" for nothing
	told   string // the sentence for the section
}

func newBackups(s *Settings) *backups {
	b := &backups{s: s, upkeep: widgets.Text(""), none: widgets.Text(words.T("backups.none")), told: widgets.Text("")}
	b.bundles = newBundles(s)
	b.rows, b.listBox = s.rows(5, false)
	b.to = s.place(true, b.make)
	b.backUp = s.button(words.T("backups.make"), b.make)
	b.chosen = s.button(words.T("backups.restore"), b.restoreChosen)
	b.from = s.place(false, b.restoreFile)
	b.other = s.button(words.T("backups.other"), b.restoreFile)
	b.export = s.gate(store.MayExport, b.to.entry, b.to.choose, b.backUp)
	b.restore = s.gate(store.MayRestore, b.chosen, b.from.entry, b.from.choose, b.other)
	b.rows.OnUse = widgets.With(s.deps.Guard, func(int) { s.deps.Focus(b.chosen) })
	b.box = widgets.Column(
		widgets.Heading(words.T("backups.daily")), b.upkeep, b.none, b.listBox, b.restore.said, line(b.chosen),
		widget.NewSeparator(), widgets.Heading(words.T("backups.now")), b.export.said, row("backups.to", b.to.box), line(b.backUp),
		widget.NewSeparator(), widgets.Heading(words.T("backups.file")), row("backups.from", b.from.box), line(b.other),
		b.told, widget.NewSeparator(), b.bundles.box,
	)
	return b
}

func (b *backups) object() fyne.CanvasObject { return b.box }
func (b *backups) list() *widgets.Rows       { return b.rows }

func (b *backups) first() fyne.Focusable {
	switch {
	case len(b.daily) > 0:
		return b.rows
	case b.to.entry.Disabled():
		return nil
	}
	return b.to.entry
}

func (b *backups) leave() {
	b.to.close()
	b.from.close()
	widgets.SetText(b.told, "")
	b.bundles.leave()
}

func (b *backups) show() {
	daily, err := store.Backups(b.s.deps.Desk.Dir())
	if err != nil {
		b.s.deps.Status.Fail(err.Error())
	}
	at := b.rows.Selected()
	b.daily = daily
	rows := make([]widgets.Row, len(daily))
	for i, d := range daily {
		rows[i] = widgets.Row{Title: d.Day, Side: megabytes(d.Size)}
	}
	b.rows.SetRows(rows, at)
	b.none.Hidden, b.listBox.(*fyne.Container).Hidden = len(daily) > 0, len(daily) == 0
	b.paintUpkeep()
	b.export.check()
	b.bundles.show()
	enable(b.chosen, b.restore.check() && len(daily) > 0)
}

// megabytes writes a size for a person.
func megabytes(bytes int64) string { return fmt.Sprintf("%.1f MB", float64(bytes)/(1<<20)) }

// make backs up to the folder named.
func (b *backups) make() {
	folder, ok := b.to.folder("backups.nofolder")
	if !ok {
		return
	}
	do(b.s, words.T("backups.making"), func(ctx context.Context) (string, error) {
		return b.s.deps.Desk.BackUp(ctx, folder)
	}, func(name string, err error) {
		if err != nil {
			b.s.deps.Status.Fail(b.s.why(err, store.MayExport))
			return
		}
		b.s.tell(b.told, words.T("backups.made", name))
		b.s.deps.Status.Say(words.T("backups.made", name))
	})
}

// Kept tells how an upkeep went: once when it did something or began to fail,
// and in the section as it stands.
func (s *Settings) Kept(kept desk.Kept, err error) {
	b, before, failed := s.backups, s.deps.Upkeep.failed, ""
	news := keptNews(kept)
	if err != nil {
		failed = words.T("upkeep.failed", reason(err))
	}
	switch {
	case failed != "" && failed != before:
		s.deps.Status.Fail(failed)
	case failed == "" && news != "":
		s.deps.Status.Say(news)
	}
	*s.deps.Upkeep = Upkeep{failed, words.T("upkeep.well", s.deps.Desk.Now().Local().Format("15:04"), news)}
	if s.sections[s.chosen].section == section(b) && s.sheet == nil {
		b.show()
	}
}

// paintUpkeep shows how the last upkeep went.
func (b *backups) paintUpkeep() {
	last, text := b.s.deps.Upkeep, ""
	b.upkeep.Importance = widget.MediumImportance
	switch {
	case last.failed != "":
		b.upkeep.Importance = widget.DangerImportance
		text = "! " + last.failed
	case last.told != "":
		text = strings.TrimSpace(last.told)
	default:
		text = words.T("upkeep.notyet")
	}
	b.upkeep.SetText(text)
}

// keptNews is what an upkeep did, "" for nothing.
func keptNews(kept desk.Kept) string {
	var did []string
	if kept.Contacts > 0 {
		did = append(did, words.T("upkeep.purged", words.Some("count.contact", kept.Contacts)))
	}
	if kept.Daily.Made {
		did = append(did, words.T("upkeep.made"))
	}
	if n := len(kept.Daily.Removed); n > 0 {
		did = append(did, words.T("upkeep.removed", n))
	}
	if kept.Daily.Made && kept.Daily.OverBudget {
		did = append(did, words.T("upkeep.large"))
	}
	return strings.Join(did, " ")
}
