package settings

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"paydesk/store"
	"paydesk/ui/widgets"
	"paydesk/ui/words"
)

// swap is what a restore replaces, and by what.
type swap struct {
	src      string
	old, new store.Summary
	unread   bool // the log in use cannot be read
}

func (b *backups) restoreChosen() {
	if i := b.rows.Selected(); i >= 0 && i < len(b.daily) {
		b.prepare(b.daily[i].Path)
	}
}

func (b *backups) restoreFile() {
	if name := strings.TrimSpace(b.from.entry.Text); name != "" {
		b.prepare(name)
		return
	}
	b.s.deps.Status.Fail(words.T("backups.nofile"))
}

// prepare reads a backup as a whole, and asks what a restore would replace.
func (b *backups) prepare(src string) {
	if denied := b.s.denied(store.MayRestore); denied != "" {
		b.s.deps.Status.Fail(denied)
		return
	}
	dir, live := b.s.deps.Desk.Dir(), b.s.deps.Desk.Store().Path()
	do(b.s, words.T("restore.reading"), func(ctx context.Context) (swap, error) {
		w := swap{src: src}
		if err := store.CheckRestore(ctx, dir, src); err != nil {
			return w, err
		}
		var err error
		w.old, err = store.Survey(ctx, live)
		w.unread = err != nil
		w.new, err = store.Survey(ctx, src)
		return w, err
	}, func(w swap, err error) {
		if err != nil {
			b.s.deps.Status.Fail(reason(err))
			return
		}
		b.s.deps.Status.Say("")
		b.ask(w)
	})
}

// ask asks before the log is replaced.
func (b *backups) ask(w swap) {
	old := words.T("restore.unread")
	if !w.unread {
		old = words.T("restore.old", summary(w.old))
	}
	text := strings.Join([]string{old, words.T("restore.new", w.src, summary(w.new)), "", words.T("restore.about")}, "\n")
	b.s.lay(sheet{
		title: words.T("restore.title", w.new.Made.Local().Format(minute)),
		parts: []fyne.CanvasObject{widgets.Text(text)},
		act:   words.T("restore.act"),
		do:    func() { b.take(w.src) },
	})
}

// minute is how a moment is written.
const minute = "2006-01-02 15:04"

// summary tells one log from another.
func summary(s store.Summary) string {
	text := words.T("restore.holds", words.Some("count.contact", s.Saved), s.Unfinished)
	if s.Saved > 0 {
		text += words.T("restore.span", s.Oldest.Local().Format(minute), s.Newest.Local().Format(minute))
	}
	return text
}

func (b *backups) take(src string) {
	do(b.s, words.T("restore.restoring"), func(ctx context.Context) (string, error) {
		return b.s.deps.Desk.Store().Restore(ctx, src)
	}, func(kept string, err error) {
		if err != nil {
			b.s.fail(b.s.why(err, store.MayRestore))
			return
		}
		b.s.deps.Changed()
		b.s.lift()
		b.s.tell(b.told, words.T("restore.done", kept))
		b.s.deps.Status.Say(words.T("restore.done", kept))
	})
}
