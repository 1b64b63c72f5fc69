package dashboard_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"paydesk/store"
	"paydesk/ui/dashboard"
	"paydesk/ui/desk"
	"paydesk/ui/keys"
	"paydesk/ui/theme"
	"paydesk/ui/uitest"
	"paydesk/ui/widgets"
)

type deaf struct{}

func (deaf) RestKey(fyne.KeyName) bool       { return false }
func (deaf) RestRune(rune) bool              { return false }
func (deaf) RestShortcut(fyne.Shortcut) bool { return false }

// page is a dashboard in a window. Work aside waits while held.
type page struct {
	*dashboard.Dashboard
	win    fyne.Window
	desk   *desk.Desk
	status *widgets.StatusLine
	opened []store.ContactID
	held   bool
	aside  []func()
	later  []func()
}

// saved is a contact of some day, counted back from today.
type saved struct {
	ago                    int
	topic, outcome, follow string
}

func show(t *testing.T, contacts ...saved) *page {
	t.Helper()
	uitest.App(t)
	d, clock := uitest.Desk(t)
	for _, c := range contacts {
		clock.Time = uitest.Start.AddDate(0, 0, -c.ago)
		fill(t, d, c)
	}
	clock.Time = uitest.Start
	return open(t, d)
}

func fill(t *testing.T, d *desk.Desk, c saved) {
	t.Helper()
	s, err := d.Start(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	s.Edit(func(to *store.Contact) { to.Topic, to.Outcome, to.FollowUp = c.topic, c.outcome, c.follow })
	if _, err := s.Save(t.Context()); err != nil {
		t.Fatal(err)
	}
}

func open(t *testing.T, d *desk.Desk) *page {
	p := &page{desk: d, win: test.NewTempWindow(t, widgets.Text("")), status: widgets.NewStatusLine()}
	p.Dashboard = dashboard.New(t.Context(), dashboard.Deps{
		Desk: d, Rest: deaf{}, Layer: widgets.NewLayer(), Status: p.status,
		Guard: &widgets.Guard{Failed: func(cause any) { t.Errorf("a handler panicked: %v", cause) }},
		Focus: func(f fyne.Focusable) { p.win.Canvas().Focus(f) },
		Aside: func(work func()) {
			if p.held {
				p.aside = append(p.aside, work)
				return
			}
			work()
		},
		OnUI:  func(f func()) { f() },
		After: func(_ time.Duration, f func()) { p.later = append(p.later, f) },
		Open:  func(id store.ContactID) { p.opened = append(p.opened, id) },
	})
	p.win.SetContent(p.Object())
	p.win.Resize(fyne.NewSize(1280, 720))
	p.Show()
	return p
}

// does does an action where the keyboard is.
func (p *page) does(a keys.Action, n int) bool {
	at := keys.Where{Page: keys.Dashboard, Strip: p.Strip()}
	if f, ok := p.win.Canvas().Focused().(widgets.Pane); ok {
		at.Pane, at.Text = f.InPane(), f.TakesText()
	}
	return p.Do(keys.Hit{Action: a, N: n}, at)
}

// period chooses a period by its digit.
func (p *page) period(n int) { p.does(keys.Period, n) }

// texts are all words that are shown.
func (p *page) texts() string {
	var all strings.Builder
	each(p.win.Content(), func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *canvas.Text:
			all.WriteString(o.Text + "\n")
		case *widget.Label:
			all.WriteString(o.Text + "\n")
		}
	})
	return strings.ReplaceAll(all.String(), "\u00a0", " ")
}

func each(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	if !o.Visible() {
		return
	}
	visit(o)
	switch c := o.(type) {
	case *fyne.Container:
		for _, child := range c.Objects {
			each(child, visit)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(c).Objects() {
			each(child, visit)
		}
	}
}

func (p *page) shows(t *testing.T, wanted ...string) {
	t.Helper()
	all := p.texts()
	for _, want := range wanted {
		if !strings.Contains(all, want) {
			t.Errorf("%q is not shown:\n%s", want, all)
		}
	}
}

// lastWeek are contacts of the week before, on four days.
var lastWeek = []saved{
	{ago: 20, topic: "card-expired", outcome: "dropped"},
	{ago: 12, topic: "card-expired", outcome: "resolved"},
	{ago: 7, topic: "card-expired", outcome: "resolved"}, {ago: 6, topic: "card-expired", outcome: "dropped"},
	{ago: 5, topic: "suspected-fraud", outcome: "escalated", follow: "2026-11-20"}, {ago: 4, topic: "card-expired", outcome: "resolved"},
}

func TestFiguresSayHowTheyCameAbout(t *testing.T) {
	p := show(t, lastWeek...)
	p.period(4)
	p.shows(t, "16 to 22 November 2026", "50.0 %", "2 of 4, fewer than 20", "before: 1", "same weekdays before", "Card expired", "75.0 %",
		"Formula: saved contacts", "Window: contacts that began in the period", "Promises overdue: 1", "Mon 16 Nov 2026", "9 to 15 November 2026")
	p.does(keys.LineDown, 0)
	p.does(keys.LineUp, 0)
	p.does(keys.Last, 0)
	if strings.Contains(p.texts(), "Formula: saved contacts.") {
		t.Error("the foot of the page does not follow the selection")
	}
	if p.does(keys.Hold, 0) {
		t.Error("the dashboard knows of holding a call")
	}
}

func TestTheContactsBehindAFigureAndBackToIt(t *testing.T) {
	p := show(t, lastWeek...)
	p.period(4)
	for range 2 {
		p.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	}
	p.does(keys.Use, 0)
	p.shows(t, "CONTACTS BEHIND: Ended as: Resolved")
	if n := p.win.Canvas().Focused().(*widgets.Rows).Len(); n != 4 {
		t.Errorf("%d contacts are listed, want the 4 that the figure rests on", n)
	}
	p.does(keys.LineDown, 0)
	p.does(keys.Use, 0)
	if len(p.opened) != 1 {
		t.Errorf("opened %v", p.opened)
	}
	p.does(keys.Close, 0)
	p.shows(t, "Ended as: Resolved: 50.0 %")
}

func TestAnEmptyPeriodSaysWhichKeyWidensIt(t *testing.T) {
	p := show(t, lastWeek...)
	p.period(1)
	p.shows(t, "No contact began in 23 November 2026", "3 shows a longer time: This week")
	p.does(keys.Use, 0)
	if said := p.status.Said(); said != "" {
		t.Errorf("Enter on nothing says %q", said)
	}
	empty := show(t)
	empty.shows(t, "No contact is saved yet")
}

func TestOtherDaysAreTyped(t *testing.T) {
	p := show(t, lastWeek...)
	for _, c := range []struct{ first, last, wants, says string }{
		{"2026-11-03", "soon", "", "2026-11-21"},
		{"2026-11-05", "2026-11-03", "", "swap them"},
		{"2026-11-03", "2026-11-03", "3 November 2026", ""},
	} {
		p.typeDays(c.first, c.last)
		if !strings.Contains(p.status.Said(), c.says) {
			t.Errorf("%s to %s: status %q", c.first, c.last, p.status.Said())
		}
		p.shows(t, c.wants)
		p.does(keys.Close, 0)
		if p.status.Said() != "" {
			t.Errorf("after Esc the status says %q", p.status.Said())
		}
	}
}

func TestOnlyTheRowSelectedAndAllAgain(t *testing.T) {
	p := show(t, lastWeek...)
	p.does(keys.OnlyThese, 0)
	if !strings.Contains(p.status.Said(), "Select one first") {
		t.Errorf("status %q", p.status.Said())
	}
	p.period(4)
	p.find(t, "Card expired: 3 contacts of 4")
	p.does(keys.OnlyThese, 0)
	p.shows(t, "Only Topic Card expired", "2 of 3")
	p.does(keys.OnlyThese, 0)
	if strings.Contains(p.texts(), "Only Topic") {
		t.Error("the same row again does not take the filter away")
	}
	p.does(keys.OnlyThese, 0)
	p.period(1)
	p.shows(t, "fits the filter: only Topic Card expired", "Ctrl+Shift+F clears it")
	p.does(keys.AllAgain, 0)
	if strings.Contains(p.texts(), "fits the filter") {
		t.Error("the filter is not cleared")
	}
}

// find moves down to the spot that tells some words.
func (p *page) find(t *testing.T, tells string) {
	t.Helper()
	p.does(keys.First, 0)
	for range 200 {
		if strings.Contains(p.texts(), tells) {
			return
		}
		p.does(keys.LineDown, 0)
	}
	t.Fatalf("no figure tells %q", tells)
}

func TestViewsAreSavedUsedDroppedAndBroughtBack(t *testing.T) {
	p := show(t, lastWeek...)
	p.does(keys.Views, 0)
	if !strings.Contains(p.status.Said(), "No view is saved") {
		t.Errorf("status %q", p.status.Said())
	}
	p.period(4)
	p.find(t, "Card expired: 3 contacts of 4")
	p.does(keys.OnlyThese, 0)
	p.does(keys.SaveView, 0)
	name := p.win.Canvas().Focused().(*widgets.Entry)
	name.SetText("Expired")
	name.OnEnter()
	p.does(keys.AllAgain, 0)
	p.does(keys.Views, 0)
	p.shows(t, "Expired", "by Topic   only Topic Card expired")
	p.does(keys.Use, 0)
	p.shows(t, "Only Topic Card expired")
	p.does(keys.Views, 0)
	p.does(keys.DropView, 0)
	if views, err := p.desk.Store().Views(t.Context()); err != nil || len(views) != 0 {
		t.Errorf("%d views are left (%v)", len(views), err)
	}
	p.does(keys.Undo, 0)
	if views, err := p.desk.Store().Views(t.Context()); err != nil || len(views) != 1 {
		t.Errorf("%d views came back (%v), status %q", len(views), err, p.status.Said())
	}
	p.does(keys.Undo, 0)
	if !strings.Contains(p.status.Said(), "Nothing to undo") {
		t.Errorf("status %q", p.status.Said())
	}
}

func TestTheSelectionIsInViewAtEachSizeOfText(t *testing.T) {
	p := show(t, lastWeek...)
	for _, scale := range []int{100, 200} {
		fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Look{Mode: theme.Light, Scale: scale}))
		p.period(4)
		for _, way := range []keys.Action{keys.LineDown, keys.LineUp, keys.PageOn, keys.PageBack, keys.Last, keys.First} {
			for range 12 {
				p.does(way, 0)
				p.lit(t, scale, way)
			}
		}
	}
}

// lit fails where what is selected is not in view: what is lit has a bar at its
// left edge, three or four pixels wide.
func (p *page) lit(t *testing.T, scale int, way keys.Action) {
	t.Helper()
	driver, ring := fyne.CurrentApp().Driver(), p.win.Canvas().Focused().(fyne.CanvasObject)
	from, to := driver.AbsolutePositionForObject(ring).Y, driver.AbsolutePositionForObject(ring).Y+ring.Size().Height
	each(p.win.Content(), func(o fyne.CanvasObject) {
		bar, ok := o.(*canvas.Rectangle)
		if !ok || bar.Position().X > 0 || bar.Size().Width < 3 || bar.Size().Width > 4 || bar.Size().Height < 15*float32(scale)/100 {
			return
		}
		top := driver.AbsolutePositionForObject(bar).Y
		if top < from-1 || top+bar.Size().Height > to+1 && bar.Size().Height < ring.Size().Height {
			t.Errorf("at %d %% after %s what is selected stands from %v to %v, in view is %v to %v", scale, way, top, top+bar.Size().Height, from, to)
		}
	})
}

func TestNewFiguresBeginWhereASectionBegins(t *testing.T) {
	p := show(t, lastWeek...)
	for _, scale := range []int{100, 200} {
		fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Look{Mode: theme.Light, Scale: scale}))
		p.period(4)
		for _, selected := range []string{"Card expired: 3 contacts of 4", "fraud: 1 contact of 4", "Mon 16 Nov 2026: 1 contact of 4"} {
			p.find(t, selected)
			for range 2 {
				p.does(keys.OnlyThese, 0)
				p.lit(t, scale, keys.OnlyThese)
				p.uncut(t, scale, selected)
			}
		}
	}
}

// uncut fails where the upper edge of what is in view cuts a card.
func (p *page) uncut(t *testing.T, scale int, selected string) {
	t.Helper()
	driver := fyne.CurrentApp().Driver()
	from := driver.AbsolutePositionForObject(p.win.Canvas().Focused().(fyne.CanvasObject)).Y
	each(p.win.Content(), func(o fyne.CanvasObject) {
		card, ok := o.(*widgets.Card)
		if !ok {
			return
		}
		top := driver.AbsolutePositionForObject(card).Y
		if top < from && top+card.Size().Height > from {
			t.Errorf("at %d %% the figures only of %q begin within a card, from %v to %v; in view from %v", scale, selected, top, top+card.Size().Height, from)
		}
	})
}

func TestALateCountIsDropped(t *testing.T) {
	p := show(t, lastWeek...)
	p.held = true
	p.period(4)
	p.period(1)
	p.aside[1]()
	p.shows(t, "No contact began in 23 November 2026")
	p.aside[0]()
	if strings.Contains(p.texts(), "Card expired") {
		t.Error("a count that was overtaken is shown")
	}
}

// about are the days that the head tells of.
func (p *page) about(t *testing.T, wants string) {
	t.Helper()
	if !strings.Contains(p.texts(), "\n"+wants+"\n") {
		t.Errorf("the head does not say %q:\n%.300s", wants, p.texts())
	}
}

func TestTheHeadTellsOfTheFiguresInView(t *testing.T) {
	p := show(t, lastWeek...)
	p.about(t, "23 November 2026")
	p.held = true
	p.period(4)
	p.about(t, "counting 16 to 22 November 2026   (below still: 23 November 2026)")
	p.aside[0]()
	p.about(t, "16 to 22 November 2026")
	p.find(t, "Card expired: 3 contacts of 4")
	p.does(keys.OnlyThese, 0)
	p.about(t, "counting 16 to 22 November 2026   Only Topic Card expired   (all: Ctrl+Shift+F)   (below still: 16 to 22 November 2026)")
	p.does(keys.Close, 0)
	p.about(t, "16 to 22 November 2026")
	p.period(1)
	p.does(keys.Close, 0)
	p.period(4) // once more, and nothing else than that
	p.about(t, "16 to 22 November 2026")
}

func TestAStoppedCountLeavesWhatIsInViewAsked(t *testing.T) {
	p := show(t, lastWeek...)
	p.typeDays("2026-11-03", "2026-11-03")
	p.held = true
	p.period(4)
	p.does(keys.Close, 0)
	p.held = false
	p.does(keys.GroupBy, 0)
	p.win.Canvas().Focused().TypedRune('3')
	p.about(t, "3 November 2026")
}

// typeDays asks for days.
func (p *page) typeDays(first, last string) {
	p.period(6)
	for _, text := range []string{first, last} {
		e := p.win.Canvas().Focused().(*widgets.Entry)
		e.SetText(text)
		e.OnEnter()
	}
}

func TestALongCountIsToldOfAndStopped(t *testing.T) {
	p := show(t, lastWeek...)
	p.held, p.later = true, nil
	p.period(4)
	if p.status.Said() != "" {
		t.Errorf("at once it says %q", p.status.Said())
	}
	p.later[0]()
	if !strings.Contains(p.status.Said(), "Counting the figures of 16 to 22 November 2026. Esc stops.") {
		t.Errorf("after a second it says %q", p.status.Said())
	}
	p.does(keys.Close, 0)
	p.aside[0]()
	if !strings.Contains(p.status.Said(), "Stopped") || strings.Contains(p.texts(), "Card expired") {
		t.Errorf("after Esc: %q", p.status.Said())
	}
}

func TestExportsGoIntoFilesOfTheirOwn(t *testing.T) {
	p := show(t, lastWeek...)
	p.period(4)
	for n := 1; n <= 5; n++ {
		p.does(keys.Export, 0)
		if !p.Strip() {
			t.Fatalf("nothing is asked: %q", p.status.Said())
		}
		p.does(keys.Choose, n)
	}
	files, err := os.ReadDir(p.desk.ReportDir())
	if err != nil || len(files) != 6 {
		t.Errorf("written %v (%v), status %q", files, err, p.status.Said())
	}
	p.does(keys.Export, 0)
	p.does(keys.Close, 0)
	if p.Strip() {
		t.Error("Esc does not take the question away")
	}
	p.period(1)
	p.does(keys.Export, 0)
	p.does(keys.Use, 0)
	if !strings.Contains(p.status.Said(), "no report was written") {
		t.Errorf("an empty period: %q", p.status.Said())
	}
}

func TestAnExportIsOfTheFiguresInView(t *testing.T) {
	p := show(t, lastWeek...)
	p.period(4)
	p.held = true
	p.period(5)
	p.does(keys.Export, 0)
	p.shows(t, "Enter exports 16 to 22 November 2026, Esc does not")
	p.held = false
	p.aside[0]() // the month is in view now
	p.does(keys.Choose, 5)
	files, err := os.ReadDir(p.desk.ReportDir())
	if err != nil || len(files) != 1 || !strings.Contains(files[0].Name(), "2026-11-16") {
		t.Errorf("written %v (%v), status %q", files, err, p.status.Said())
	}
}

func TestADayIsTypedOverTheOneThatStandsThere(t *testing.T) {
	p := show(t, lastWeek...)
	p.period(6)
	for _, typed := range []string{"soon", "2026-11-03", "2026-11-03"} {
		e := p.win.Canvas().Focused().(*widgets.Entry)
		test.Type(e, typed)
		if e.Text != typed {
			t.Errorf("typing %s leaves %s", typed, e.Text)
		}
		if e.OnEnter(); typed == "soon" {
			p.wrongDays(t)
		}
	}
	p.about(t, "3 November 2026")
}

// wrongDays has the days at hand refused, and goes back to the first of them:
// the failure is told until something is typed.
func (p *page) wrongDays(t *testing.T) {
	t.Helper()
	p.win.Canvas().Focused().(*widgets.Entry).OnEnter()
	if !strings.Contains(p.status.Said(), "2026-11-21") {
		t.Errorf("wrong days: status %q", p.status.Said())
	}
	p.win.Canvas().FocusPrevious()
	e := p.win.Canvas().Focused().(*widgets.Entry)
	e.TypedRune('2')
	if p.status.Said() != "" {
		t.Errorf("typing leaves the failure %q", p.status.Said())
	}
	p.win.Canvas().FocusNext()
	p.win.Canvas().FocusPrevious()
}

func TestAnExportUnderWayIsTheOnlyOne(t *testing.T) {
	p := show(t, lastWeek...)
	p.period(4)
	p.held = true
	p.does(keys.Export, 0)
	p.does(keys.Choose, 1)
	if !strings.Contains(p.status.Said(), "Writing the PDF of 16 to 22 November 2026. Esc stops.") {
		t.Errorf("status %q", p.status.Said())
	}
	p.does(keys.Export, 0)
	if p.Strip() || !strings.Contains(p.status.Said(), "Esc stops it") {
		t.Errorf("a second one: %q", p.status.Said())
	}
	p.does(keys.Close, 0)
	p.aside[0]()
	if files, _ := os.ReadDir(p.desk.ReportDir()); len(files) != 0 || !strings.Contains(p.status.Said(), "Stopped") {
		t.Errorf("after Esc %v is there, status %q", files, p.status.Said())
	}
}

func TestAnAgentOfAGuardedDeskSeesTheirOwnFigures(t *testing.T) {
	p := show(t, lastWeek...)
	for _, who := range []struct {
		name, secret string
		role         store.Role
	}{{"maria", "246810", store.Agent}, {"boss", "a long passphrase", store.Supervisor}} {
		if _, err := p.desk.Store().AddPerson(t.Context(), who.name, who.role, who.secret); err != nil {
			t.Fatal(err)
		}
	}
	if err := p.desk.SignIn(t.Context(), "maria", "246810"); err != nil {
		t.Fatal(err)
	}
	p.period(4)
	p.shows(t, "the figures of maria alone")
	p.does(keys.Export, 0)
	if p.Strip() || !strings.Contains(p.status.Said(), "Only a supervisor") {
		t.Errorf("status %q", p.status.Said())
	}
}

func TestNoAgentsTimeAtAStepIsShown(t *testing.T) {
	uitest.App(t)
	d, clock := uitest.Desk(t)
	for _, agent := range []string{"maria", "jean"} {
		if err := d.SignIn(t.Context(), agent, ""); err != nil {
			t.Fatal(err)
		}
		leave(t, d, clock, false)
		leave(t, d, clock, true)
	}
	clock.Time = uitest.Start.Add(time.Hour)
	p := open(t, d)
	p.shows(t, "STEPS WHERE CHECKLISTS ARE LEFT", "Came to it")
	p.does(keys.GroupBy, 0)
	p.win.Canvas().Focused().TypedRune('3')
	p.find(t, "maria: 2 contacts of 4")
	p.shows(t, "\n40 s\n")
	p.does(keys.OnlyThese, 0)
	p.shows(t, "Only Agent maria", "not shown")
	if got := p.texts(); strings.Contains(got, "\n40 s\n") {
		t.Errorf("the time of a single agent at a step is shown:\n%s", got)
	}
}

// leave saves a contact whose checklist was left at its first step, or after an
// answer to that.
func leave(t *testing.T, d *desk.Desk, clock *uitest.Clock, answer bool) {
	t.Helper()
	s, err := d.Start(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Use(t.Context(), "payment-declined"); err != nil {
		t.Fatal(err)
	}
	clock.Time = clock.Time.Add(40 * time.Second)
	if answer {
		if err := s.Answer(t.Context(), 2, ""); err != nil {
			t.Fatal(err)
		}
	}
	clock.Time = clock.Time.Add(20 * time.Second) // the whole contact took longer than the step
	s.Edit(func(c *store.Contact) { c.Outcome = "dropped" })
	if _, err := s.Save(t.Context()); err != nil {
		t.Fatal(err)
	}
}
