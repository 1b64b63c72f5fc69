// Package settings is the page of what is decided for a desk: how it looks,
// who works at it, what it keeps of shoppers, its backups, the record of who
// did what, and the searches that found no good answer.
//
// It is off the call path, so work that may take long is done aside and told
// of in the status line. What only a supervisor may do is asked of the store,
// which refuses it by itself; the page dims the controls and says why.
package settings

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"paydesk/store"
	"paydesk/ui/desk"
	"paydesk/ui/keys"
	"paydesk/ui/theme"
	"paydesk/ui/widgets"
	"paydesk/ui/words"
)

// Deps is what the Settings work with.
type Deps struct {
	Desk    *desk.Desk
	Rest    widgets.Rest
	Guard   *widgets.Guard
	Status  *widgets.StatusLine
	Focus   func(fyne.Focusable)
	Focused func() fyne.Focusable
	Window  fyne.Window // for choosing files
	// Copy puts a text on the clipboard.
	Copy func(string)
	// Aside has work done on another goroutine.
	Aside func(work func())
	// OnUI has something done on the window's goroutine.
	OnUI func(func())
	// Look is how the window looks, and Wear changes and keeps that.
	Look func() theme.Look
	Wear func(theme.Look)
	// Changed is told that contacts may no longer be what the rest of the
	// window shows: some were erased or purged, or a backup was restored.
	Changed func()
	// Search goes to where contacts and articles are searched.
	Search func()
	// Owed and Upkeep outlive this page, as when somebody else works here for
	// a while.
	Owed   *Owed
	Upkeep *Upkeep
}

// Settings is the page.
type Settings struct {
	deps     Deps
	ctx      context.Context
	tabs     *widgets.Tabs
	scroll   *container.Scroll
	page     fyne.CanvasObject
	sections []named
	backups  *backups
	chosen   int // index of sections
	sheet    *laid
	act      act
	shown    bool // the page is in view
}

// section is one part of the page.
type section interface {
	object() fyne.CanvasObject
	show()                 // paints what stands now
	leave()                // forgets what is not to stay on the screen
	first() fyne.Focusable // who gets the keyboard on the way in, nil for nobody
	list() *widgets.Rows   // that the keys move in, nil for none
}

// named is a section with the key of its words.
type named struct {
	word string
	section
}

// New builds the page. It reads nothing before Show.
func New(ctx context.Context, d Deps) *Settings {
	s := &Settings{deps: d, ctx: ctx, tabs: widgets.NewTabs(keys.PaneSections, d.Rest), scroll: container.NewVScroll(widgets.Text(""))}
	s.backups = newBackups(s)
	s.sections = []named{
		{"settings.desk", newThisDesk(s)},
		{"settings.people", newPeople(s)},
		{"settings.privacy", newPrivacy(s)},
		{"settings.backups", s.backups},
		{"settings.record", newRecord(s)},
		{"settings.gaps", newGaps(s)},
	}
	s.tabs.OnChoose = widgets.With(d.Guard, s.choose)
	title := widgets.Heading(words.T("settings.title", keys.Hint(keys.ShowSettings)))
	ways := widgets.Hint(words.T("settings.keys"))
	ways.Truncation = fyne.TextTruncateEllipsis
	head := container.New(layout.NewBorderLayout(nil, nil, title, nil), title, ways)
	top := container.New(layout.NewCustomPaddedLayout(5, 5, 6, 6), widgets.Column(head, s.tabs))
	s.page = container.New(layout.NewBorderLayout(top, nil, nil, nil), top, s.scroll)
	return s
}

// Object is what to put into the window.
func (s *Settings) Object() fyne.CanvasObject { return s.page }

// Show reads what stands now, for whoever works here now. The keyboard goes to
// the sections, where digits choose one.
func (s *Settings) Show() {
	s.shown = true
	s.choose(s.chosen)
	s.deps.Focus(s.tabs)
	if s.owesHere() {
		s.showOwed()
	}
}

// Leave takes from the screen what was typed and found. Work under way goes
// on.
func (s *Settings) Leave() {
	s.sheet, s.shown = nil, false
	s.sections[s.chosen].leave()
}

// choose shows a section. While something is asked, that goes first.
func (s *Settings) choose(i int) {
	if s.sheet != nil {
		return
	}
	s.sections[s.chosen].leave()
	s.chosen = i
	tabs := make([]widgets.Tab, len(s.sections))
	for n, section := range s.sections {
		tabs[n] = widgets.Tab{Text: words.T(section.word), Hint: fmt.Sprint(n + 1)}
	}
	s.tabs.SetTabs(tabs, i)
	s.sections[i].show()
	s.put(s.sections[i].object())
}

// put shows an object in the column under the sections.
func (s *Settings) put(o fyne.CanvasObject) {
	s.scroll.Content = container.New(middle{}, o)
	s.scroll.Offset = fyne.Position{}
	s.scroll.Refresh()
}

// Do does an action; it reports whether this page knows it.
func (s *Settings) Do(hit keys.Hit, at keys.Where) bool {
	switch hit.Action {
	case keys.Section:
		if hit.N <= len(s.sections) && s.sheet == nil {
			s.deps.Focus(s.tabs)
			s.choose(hit.N - 1)
		}
	case keys.Search:
		s.deps.Search()
	case keys.Close:
		s.escape()
	case keys.NextPane, keys.PrevPane:
		s.walk(at)
	default:
		return s.move(hit.Action, at)
	}
	return true
}

// move moves in the list that has the keyboard, or scrolls the section.
func (s *Settings) move(a keys.Action, at keys.Where) bool {
	switch {
	case at.Pane == keys.PaneRows && s.sections[s.chosen].list() != nil:
		return s.sections[s.chosen].list().Do(a)
	case a == keys.Use && at.Pane == keys.PaneSections:
		s.into()
		return true
	}
	return widgets.ScrollBy(s.scroll, a)
}

// walk goes from the sections into the one shown, and back.
func (s *Settings) walk(at keys.Where) {
	if at.Pane == keys.PaneSections {
		s.into()
		return
	}
	s.deps.Focus(s.tabs)
}

// into gives the keyboard to the section.
func (s *Settings) into() {
	if first := s.sections[s.chosen].first(); first != nil && s.sheet == nil {
		s.deps.Focus(first)
	}
}

// escape takes away what is asked, then stops what is under way, then goes to
// the sections.
func (s *Settings) escape() {
	switch {
	case s.sheet != nil:
		s.lift()
	case s.act.stop != nil:
		s.act.stop()
		s.deps.Status.Say(words.T("settings.stopping"))
	default:
		s.deps.Focus(s.tabs)
	}
}

// why is the sentence for an error of something that needs a right.
func (s *Settings) why(err error, right store.Right) string {
	if s.denied(right) != "" {
		return s.denied(right)
	}
	return reason(err)
}

// denied says who may do what whoever works here may not; "" when they may.
func (s *Settings) denied(right store.Right) string {
	if s.deps.Desk.Store().Allowed(s.ctx, right) == nil {
		return ""
	}
	return words.T("settings.denied." + rightWords[right])
}

// rightWords are the keys of the sentences for those who lack a right.
var rightWords = map[store.Right]string{
	store.MayExport: "export", store.MayErase: "erase", store.MayRestore: "restore",
	store.MayManage: "manage", store.MaySet: "set", store.MayImport: "import", store.MayEdit: "edit",
}
