package settings

import (
	"cmp"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"paydesk/store"
	"paydesk/ui/desk"
	"paydesk/ui/keys"
	"paydesk/ui/theme"
	"paydesk/ui/uitest"
	"paydesk/ui/widgets"
)

// passphrase is the one of the supervisor Sam.
const passphrase = "correct horse battery"

type deaf struct{}

func (deaf) RestKey(fyne.KeyName) bool       { return false }
func (deaf) RestRune(rune) bool              { return false }
func (deaf) RestShortcut(fyne.Shortcut) bool { return false }

// page is the settings in a window. Work aside waits in work until it is let
// go, where hold is set.
type page struct {
	*Settings
	t       *testing.T
	win     fyne.Window
	desk    *desk.Desk
	clock   *uitest.Clock
	look    theme.Look
	hold    bool
	work    []func()
	owed    Owed
	upkeep  Upkeep
	changed int
	sought  int
	copied  string // on the clipboard
	broken  int    // handlers that panicked
}

func open(t *testing.T) *page {
	t.Helper()
	uitest.App(t)
	p := &page{t: t, win: test.NewTempWindow(t, widgets.Text(""))}
	t.Cleanup(func() {
		if p.broken > 0 {
			t.Errorf("%d handlers panicked", p.broken)
		}
	})
	p.desk, p.clock = uitest.Desk(t)
	p.Settings = New(t.Context(), Deps{
		Desk: p.desk, Rest: deaf{}, Status: widgets.NewStatusLine(),
		Guard:   &widgets.Guard{Failed: func(any) { p.broken++ }},
		Focus:   func(f fyne.Focusable) { p.win.Canvas().Focus(f) },
		Focused: func() fyne.Focusable { return p.win.Canvas().Focused() },
		Window:  p.win, OnUI: func(f func()) { f() }, Aside: p.aside,
		Look: func() theme.Look { return p.look }, Wear: func(l theme.Look) { p.look = l },
		Changed: func() { p.changed++ }, Search: func() { p.sought++ }, Copy: func(text string) { p.copied = text }, Owed: &p.owed, Upkeep: &p.upkeep,
	})
	p.win.SetContent(p.Object())
	p.win.Resize(fyne.NewSize(1280, 700))
	p.Show()
	return p
}

func (p *page) aside(work func()) {
	if p.hold {
		p.work = append(p.work, work)
		return
	}
	work()
}

// guarded is open with a supervisor Sam, who is not signed in, and an agent
// Maria without a PIN, who is.
func guarded(t *testing.T) *page {
	t.Helper()
	p := open(t)
	p.must(p.add("Maria", store.Agent, ""))
	p.must(p.desk.SignIn(t.Context(), "Maria", ""))
	p.must(p.add("Sam", store.Supervisor, passphrase))
	p.Show()
	return p
}

func (p *page) add(name string, role store.Role, secret string) error {
	_, err := p.desk.Store().AddPerson(p.t.Context(), name, role, secret)
	return err
}

func (p *page) must(err error) {
	p.t.Helper()
	if err != nil {
		p.t.Fatal(err)
	}
}

// at presses the digit of a section.
func (p *page) at(section int) {
	p.Do(keys.Hit{Action: keys.Section, N: section}, keys.Where{Page: keys.Settings, Pane: keys.PaneSections})
}

// of is a section by its type.
func of[T section](p *page) T {
	p.t.Helper()
	for _, s := range p.sections {
		if found, ok := s.section.(T); ok {
			return found
		}
	}
	p.t.Fatal("there is no such section")
	panic("not reached")
}

// press taps the button that begins with words.
func (p *page) press(words string) {
	p.t.Helper()
	b := p.button(words)
	if b == nil {
		p.t.Fatalf("there is no button %q; shown is:\n%s", words, p.shown())
	}
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
}

func (p *page) button(words string) (found *widgets.Button) {
	each(p.win.Content(), func(o fyne.CanvasObject) {
		if b, ok := o.(*widgets.Button); ok && found == nil && strings.HasPrefix(b.Text, words) {
			found = b
		}
	})
	return found
}

// fill types into the fields of the sheet in view, in their order.
func (p *page) fill(texts ...string) {
	p.t.Helper()
	var fields []*widgets.Entry
	each(p.scroll.Content, func(o fyne.CanvasObject) {
		if e, ok := o.(*widgets.Entry); ok {
			fields = append(fields, e)
		}
	})
	if len(fields) != len(texts) {
		p.t.Fatalf("%d fields, want %d", len(fields), len(texts))
	}
	for i, text := range texts {
		fields[i].SetText(text)
	}
}

// shown is all text in view.
func (p *page) shown() string {
	var b strings.Builder
	each(p.win.Content(), func(o fyne.CanvasObject) {
		if r, ok := o.(*widget.RichText); ok {
			b.WriteString(r.String() + "\n")
		}
	})
	return b.String()
}

func (p *page) shows(want ...string) {
	p.t.Helper()
	all := p.shown()
	for _, w := range want {
		if !strings.Contains(all, w) {
			p.t.Errorf("%q is not shown; shown is:\n%s", w, all)
		}
	}
}

func (p *page) hides(unwanted ...string) {
	p.t.Helper()
	for _, w := range unwanted {
		if all := p.shown(); strings.Contains(all, w) {
			p.t.Errorf("%q is shown:\n%s", w, all)
		}
	}
}

func (p *page) says(want string) {
	p.t.Helper()
	if got := p.deps.Status.Said(); !strings.Contains(got, want) {
		p.t.Errorf("the status line says %q, want %q", got, want)
	}
}

// each visits what is shown.
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

// contact saves a contact as it is.
func (p *page) contact(c store.Contact) store.ContactID {
	p.t.Helper()
	c.Agent, c.Outcome, c.Note = "maria", "dropped", cmp.Or(c.Note, "n")
	saved, err := p.desk.Store().Add(p.t.Context(), c)
	p.must(err)
	return saved.ID
}

func TestDigitsAndKeysGoThroughTheSections(t *testing.T) {
	p := open(t)
	for n, want := range []string{"Text size", "Nobody is listed yet", "Find by", "no daily backup yet", "Nothing is on record", "No search without a good answer"} {
		p.at(n + 1)
		p.shows(want)
		if f := p.win.Canvas().Focused(); f != p.tabs {
			t.Errorf("section %d gave the keyboard to %T", n+1, f)
		}
	}
	p.at(9)
	p.shows("No search without a good answer")
	p.tabs.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	p.shows("Nothing is on record")
	p.tabs.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	p.shows("no daily backup yet")
	in := keys.Where{Page: keys.Settings, Pane: keys.PaneSections}
	p.Do(keys.Hit{Action: keys.Use}, in)
	if f := p.win.Canvas().Focused(); f != p.backups.to.entry {
		t.Errorf("Enter gave the keyboard to %T", f)
	}
	p.Do(keys.Hit{Action: keys.Close}, in)
	if f := p.win.Canvas().Focused(); f != p.tabs {
		t.Errorf("Esc gave the keyboard to %T", f)
	}
	p.Do(keys.Hit{Action: keys.NextPane}, in)
	p.Do(keys.Hit{Action: keys.NextPane}, keys.Where{Page: keys.Settings, Pane: keys.PaneSetting})
	if f := p.win.Canvas().Focused(); f != p.tabs {
		t.Errorf("twice F6 gave the keyboard to %T", f)
	}
	p.Do(keys.Hit{Action: keys.Search}, in)
	if p.sought != 1 {
		t.Error("F3 does not go to the search")
	}
}

func TestTheSectionScrollsByKeys(t *testing.T) {
	p := open(t)
	p.win.Resize(fyne.NewSize(600, 300))
	p.at(4)
	p.Do(keys.Hit{Action: keys.PageOn}, keys.Where{Page: keys.Settings, Pane: keys.PaneSetting})
	if p.scroll.Offset.Y == 0 {
		t.Fatal("PgDn does not scroll")
	}
	p.Do(keys.Hit{Action: keys.First}, keys.Where{Page: keys.Settings, Pane: keys.PaneSections})
	if p.scroll.Offset.Y != 0 {
		t.Error("Home does not scroll back")
	}
	p.win.Canvas().Focus(p.backups.other)
	if p.scroll.Offset.Y == 0 {
		t.Error("a button below the window gets the keyboard out of sight")
	}
}

func TestTheLookIsChangedAtOnce(t *testing.T) {
	p := open(t)
	d := of[*thisDesk](p)
	for _, c := range []struct {
		choice *choice
		key    fyne.KeyName
	}{{d.scale, fyne.KeyRight}, {d.mode, fyne.KeyRight}, {d.density, fyne.KeyRight}} {
		c.choice.tabs.TypedKey(&fyne.KeyEvent{Name: c.key})
	}
	if want := (theme.Look{Mode: theme.Light, Density: theme.Comfortable, Scale: 125}); p.look != want {
		t.Errorf("the look is %+v, want %+v", p.look, want)
	}
	p.look = theme.Look{Scale: 200}
	p.Show()
	if d.scale.tabs.Chosen() != 4 || d.mode.tabs.Chosen() != 0 {
		t.Errorf("scale %d and theme %d are lit", d.scale.tabs.Chosen(), d.mode.tabs.Chosen())
	}
}

func TestNumbersAreKeptAndWrongOnesStay(t *testing.T) {
	p := open(t)
	d := of[*thisDesk](p)
	p.contact(store.Contact{Note: "old", Started: uitest.Start.AddDate(0, -14, 0)})
	p.Show()
	p.shows("1 contact begun before 2025-11-23 would be purged. The oldest is of 2025-09-23.")

	field := d.fields[0]
	field.entry.SetText("24")
	field.entry.OnEnter()
	p.shows("0 contacts begun before 2024-11-23 would be purged.")
	p.win.Canvas().Focus(field.entry)
	field.entry.SetText("0")
	p.win.Canvas().Focus(p.tabs)
	p.shows("Contacts say for ever who called.")
	policy, err := p.desk.Store().Policy(t.Context())
	if err != nil || policy.RetentionMonths != 0 {
		t.Errorf("kept %+v, %v", policy, err)
	}
	for wrong, want := range map[string]string{"many": "Write a whole number", "5000": "This has to be a number from 0 to 120."} {
		field.entry.SetText(wrong)
		field.entry.OnEnter()
		p.shows(want)
		if field.entry.Text != wrong {
			t.Errorf("%q was taken out of the field", wrong)
		}
	}
	field.entry.SetText("0")
	field.entry.OnEnter()
	p.hides("Write a whole number", "from 0 to 120")
}

// TestAnAgentIsRefused calls every action of a supervisor, whatever is
// dimmed: nothing changes.
func TestAnAgentIsRefused(t *testing.T) {
	p := guarded(t)
	id := p.contact(store.Contact{Email: "ana@example.com", Started: uitest.Start.AddDate(-2, 0, 0)})
	backup := filepath.Join(t.TempDir(), "backup.db")
	p.must(p.desk.SignIn(t.Context(), "Sam", passphrase))
	p.must(p.desk.Store().Backup(t.Context(), backup))
	p.must(p.desk.SignIn(t.Context(), "Maria", ""))
	p.Show()
	before, err := p.desk.Store().Audit(t.Context(), 0, 1)
	p.must(err)

	d, who, priv := of[*thisDesk](p), of[*people](p), of[*privacy](p)
	p.at(1)
	p.shows("Only a supervisor may change these numbers. Ctrl+L")
	d.fields[0].entry.SetText("99")
	d.fields[0].keep()
	p.at(2)
	p.shows("Only a supervisor may add, change and remove people")
	maria := store.Person{Name: "Sam", Role: store.Supervisor, HasSecret: true}
	for _, way := range []struct {
		ask  func()
		text []string
		act  string
	}{
		{who.askAdd, []string{"Zoe", "123456", "123456"}, "Add"},
		{func() { who.askPin(maria) }, []string{"another good phrase", "another good phrase"}, "Set"},
		{func() { who.askRole(maria) }, []string{"", ""}, "Change"},
		{func() { who.askRemove(maria) }, nil, "Remove Sam"},
	} {
		way.ask()
		p.fill(way.text...)
		p.press(way.act)
		p.shows("! Only a supervisor")
		p.Do(keys.Hit{Action: keys.Close}, keys.Where{Page: keys.Settings})
	}
	p.at(3)
	p.shows("Only a supervisor may erase and purge")
	priv.shopper.find.SetText("ana@example.com")
	priv.shopper.look()
	p.shows("! Only a supervisor may erase")
	priv.shopper.take(store.Shopper{Email: "ana@example.com"})
	priv.purge.take(uitest.Start)
	p.at(4)
	p.shows("Only a supervisor may restore", "Only a supervisor may copy")
	p.backups.prepare(backup)
	p.says("Only a supervisor may restore")
	p.backups.take(backup)
	folder := t.TempDir()
	p.backups.to.entry.SetText(folder)
	p.backups.make()
	p.says("Only a supervisor may copy")

	for _, b := range []fyne.Disableable{who.add, who.role, who.remove, d.fields[0].entry, priv.shopper.find, priv.shopper.by.tabs, priv.shopper.seek, priv.shopper.erase, priv.purge.act, p.backups.backUp, p.backups.chosen, p.backups.other} {
		if !b.Disabled() {
			t.Errorf("%T is not dimmed", b)
		}
	}
	after, err := p.desk.Store().Audit(t.Context(), 0, 1)
	p.must(err)
	if after[0].ID != before[0].ID {
		t.Errorf("the agent did %+v", after[0])
	}
	if c, err := p.desk.Store().Get(t.Context(), string(id)); err != nil || c.Email == "" {
		t.Errorf("the contact is %+v, %v", c, err)
	}
	if files, err := os.ReadDir(folder); err != nil || len(files) != 0 {
		t.Errorf("the folder holds %v, %v", files, err)
	}
}

func TestASupervisorSignedInIsNotRefused(t *testing.T) {
	p := guarded(t)
	p.must(p.desk.SignIn(t.Context(), "Sam", passphrase))
	for n := range p.sections {
		p.at(n + 1)
		p.hides("Only a supervisor may")
	}
	if of[*people](p).add.Disabled() || of[*thisDesk](p).fields[0].entry.Disabled() {
		t.Error("a control of the supervisor is dimmed")
	}
}

func TestLateLooksAreDropped(t *testing.T) {
	p := open(t)
	p.contact(store.Contact{Email: "ana@example.com"})
	p.at(3)
	p.hold = true
	h := of[*privacy](p).shopper
	h.find.SetText("ana@example.com")
	h.look()
	h.find.SetText("ben@example.com")
	p.work[0]()
	p.hides("Theirs:")
	h.look()
	p.at(1)
	p.work[1]()
	p.at(3)
	p.hides("Theirs:", "Nothing here is theirs")
}

func TestOneActAtATimeAndEscStopsIt(t *testing.T) {
	p := open(t)
	p.contact(store.Contact{Note: "n"})
	p.at(4)
	p.hold = true
	folder := t.TempDir()
	p.backups.to.entry.SetText(folder)
	p.press("Back up now")
	p.says("Backing up and checking the copy... Esc stops it.")
	p.press("Back up now")
	p.says("First this has to end")
	if len(p.work) != 1 {
		t.Fatalf("%d acts are under way", len(p.work))
	}
	p.Do(keys.Hit{Action: keys.Close}, keys.Where{Page: keys.Settings, Pane: keys.PaneSetting})
	p.work[0]()
	p.says("Stopped.")
	if files, err := os.ReadDir(folder); err != nil || len(files) != 0 {
		t.Errorf("the folder holds %v, %v", files, err)
	}
	p.press("Back up now")
	if len(p.work) != 2 {
		t.Error("after it was stopped nothing can be begun")
	}
}

func TestAPanicAsideIsToldAndNothingIsStuck(t *testing.T) {
	p := open(t)
	do(p.Settings, "Trying", func(context.Context) (int, error) { panic("4111 1111 1111 1111") }, func(_ int, err error) {
		p.deps.Status.Fail(reason(err))
	})
	p.says("Something went wrong")
	if p.act.stop != nil || p.broken != 1 {
		t.Errorf("the work that broke is under way: %v; noted %d times", p.act.stop != nil, p.broken)
	}
	p.broken = 0
}
