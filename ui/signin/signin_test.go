package signin

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"paydesk/store"
	"paydesk/ui/keys"
	"paydesk/ui/uitest"
	"paydesk/ui/widgets"
)

type deaf struct{}

func (deaf) RestKey(fyne.KeyName) bool       { return false }
func (deaf) RestRune(rune) bool              { return false }
func (deaf) RestShortcut(fyne.Shortcut) bool { return false }

// door is a screen with who asked to come in.
type door struct {
	*Screen
	win      fyne.Window
	people   []store.Person
	asked    []string
	canceled int
}

func newDoor(t *testing.T, people ...store.Person) *door {
	t.Helper()
	uitest.App(t)
	d := &door{people: people, win: test.NewTempWindow(t, widgets.Text(""))}
	d.Screen = New(Deps{
		Rest: deaf{}, Guard: &widgets.Guard{Failed: func(any) { t.Error("a handler panicked") }},
		Focus:  func(f fyne.Focusable) { d.win.Canvas().Focus(f) },
		People: func() []store.Person { return d.people },
		Enter:  func(name, secret string) { d.asked = append(d.asked, name+"/"+secret) },
		Cancel: func() { d.canceled++ },
	})
	d.win.SetContent(d.Object())
	d.win.Resize(fyne.NewSize(1280, 800))
	d.Show(store.Person{})
	return d
}

func (d *door) does(a keys.Action) bool { return d.Do(keys.Hit{Action: a}, keys.Where{}) }

var (
	ann = store.Person{Name: "Ann Lee", Role: store.Agent, HasSecret: true}
	bo  = store.Person{Name: "bo", Role: store.Agent}
	sam = store.Person{Name: "Sam", Role: store.Supervisor, HasSecret: true}
)

func TestTheFieldSaysWhatToGive(t *testing.T) {
	d := newDoor(t, ann, bo, sam)
	for typed, want := range map[string]string{
		"":     "PIN or passphrase",
		"ann":  "PIN, six digits or more",
		"lee":  "PIN, six digits or more", // by the second name
		"bo":   "none needed: Enter signs in",
		"SAM":  "passphrase",
		"nobo": "PIN or passphrase",
	} {
		d.name.SetText(typed)
		if got := d.secret.PlaceHolder; got != want {
			t.Errorf("for %q the field asks for %q, want %q", typed, got, want)
		}
	}
}

func TestAStrangerIsTakenOnlyWhereNobodyHasAPIN(t *testing.T) {
	for _, c := range []struct {
		people []store.Person
		want   int
	}{{nil, 1}, {[]store.Person{bo}, 1}, {[]store.Person{bo, ann}, 0}} {
		d := newDoor(t, c.people...)
		test.Type(d.name, "stranger")
		d.name.OnEnter()
		if len(d.asked) != c.want {
			t.Errorf("beside %v the stranger asked %q", c.people, d.asked)
		}
	}
}

func TestAPINGivenMeanwhileIsAskedFor(t *testing.T) {
	d := newDoor(t, bo)
	test.Type(d.name, "bo")
	d.people[0].HasSecret = true
	d.name.OnEnter()
	if len(d.asked) != 0 || d.win.Canvas().Focused() != d.secret {
		t.Errorf("bo came in with %q", d.asked)
	}
}

func TestOneTryAtATime(t *testing.T) {
	d := newDoor(t, ann)
	d.Show(ann)
	test.Type(d.secret, "123456")
	d.secret.OnEnter()
	d.secret.OnEnter()
	d.name.OnEnter()
	d.take(0)
	if len(d.asked) != 1 || d.asked[0] != "Ann Lee/123456" || d.secret.Text != "" || !d.name.Disabled() {
		t.Fatalf("asked %q, the field holds %q", d.asked, d.secret.Text)
	}
	if d.does(keys.LineDown) {
		t.Error("another name can be chosen during a try")
	}
	d.does(keys.Close)
	if d.canceled != 1 {
		t.Error("Esc does not give the try up")
	}
	d.secret.Password = false // the eye was opened
	d.Refuse("wrong")
	if d.said.Text != "Wrong." || d.name.Disabled() || !d.secret.Password || d.win.Canvas().Focused() != d.secret {
		t.Errorf("after a wrong one it says %q, hidden %v", d.said.Text, d.secret.Password)
	}
}

func TestTheListChoosesByKeyAndClick(t *testing.T) {
	d := newDoor(t, ann, bo, sam)
	d.does(keys.LineDown)
	if d.name.Text != "bo" {
		t.Errorf("Down chose %q", d.name.Text)
	}
	d.names.OnUse(2)
	if d.name.Text != "Sam" || d.win.Canvas().Focused() != d.secret {
		t.Errorf("a click chose %q", d.name.Text)
	}
	d.does(keys.Close)
	if d.win.Canvas().Focused() != d.name {
		t.Error("Esc does not lead to the name")
	}
}
