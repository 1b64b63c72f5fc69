// Package keys is the keyboard of Paydesk: one table of what can be done,
// with which keys, where, and under which menu. The main menu, the key sheet
// under F1, the hints beside the controls and the tests are all made from it,
// so none of them can tell a different story.
//
// Fyne looks at main-menu shortcuts before the focused field, and hands
// everything else to whatever has the focus. So chords with Ctrl or Alt reach
// Paydesk through the menu, and each focusable widget passes the keys it has
// no use for to Find, which turns them into an action by where the focus is.
// The package knows no window and is tested as plain values.
package keys

import "unicode"

// Action is something an agent can do.
type Action string

// Menu is the heading of the main menu an action stands under.
type Menu string

// The menus, in the order of the menu bar.
const (
	MenuContact   Menu = "contact"
	MenuSearch    Menu = "search"
	MenuChecklist Menu = "checklist"
	MenuHandout   Menu = "handout"
	MenuView      Menu = "view"
	MenuHelp      Menu = "help"
)

// Menus lists the menu bar from left to right.
var Menus = []Menu{MenuContact, MenuSearch, MenuChecklist, MenuHandout, MenuView, MenuHelp}

// Page is what fills the window.
type Page string

// The pages.
const (
	Console   Page = "console"
	History   Page = "history"
	Dashboard Page = "dashboard"
	Settings  Page = "settings"
	SignIn    Page = "sign-in" // nobody is signed in, and nothing else can be reached
)

// Pane is the part of a page that has the focus.
type Pane string

// The panes. The zero value is a pane without keys of its own.
const (
	PaneSearch  Pane = "search"
	PaneResults Pane = "results"
	PaneSteps   Pane = "steps" // the checklist's answers
	PanePath    Pane = "path"  // the answers given so far
	PaneTabs    Pane = "tabs"  // over the centre
	PaneArticle Pane = "article"
	PaneHandout Pane = "handout"
	PaneContact Pane = "contact"
	PaneDoubt   Pane = "doubt"  // is the order number a card number?
	PanePeriod  Pane = "period" // of the history and the dashboard
	PaneRows    Pane = "rows"   // of the history, and lists of the settings
	PaneNames   Pane = "names"  // of who may sign in

	PaneFigures  Pane = "figures"  // of the dashboard
	PaneGrouping Pane = "grouping" // what its figures are grouped by
	PaneExport   Pane = "export"   // as what they are to be written

	PaneSections Pane = "sections" // of the settings
	PaneSetting  Pane = "setting"  // a control of the settings
)

// Where says what the keys mean at this moment.
type Where struct {
	Page  Page
	Pane  Pane
	Text  bool // a text field has the focus, so signs are text
	Strip bool // a question stands on the page, so digits answer that
	Sheet bool // the key sheet is open
}

// Hit is what a key stands for.
type Hit struct {
	Action Action
	N      int  // the digit of a Digit chord, else 0
	Rune   rune // the sign that was typed, else 0
}

// Find returns what a chord means at a place; ok is false when it means
// nothing there.
func Find(c Chord, at Where) (hit Hit, ok bool) {
	for _, b := range Table {
		if !b.Scope.Holds(at) {
			continue
		}
		for _, want := range b.Chords {
			if n, ok := match(want, c); ok {
				return Hit{Action: b.Action, N: n}, true
			}
		}
	}
	return Hit{}, false
}

// FindRune is Find for a sign that was typed: digits from either block of the
// keyboard, letters of any script, and the slash.
func FindRune(r rune, at Where) (Hit, bool) {
	name := string(r)
	if unicode.IsLetter(r) {
		name = Letter
	}
	hit, ok := Find(Chord{Key: name}, at)
	hit.Rune = r
	return hit, ok
}

// match reports whether the pressed chord is the wanted one, and its digit
// where the wanted one is a family of digits.
func match(want, pressed Chord) (n int, ok bool) {
	if want == pressed {
		return 0, true
	}
	if want.Mod != pressed.Mod || want.Key != Digit || len(pressed.Key) != 1 {
		return 0, false
	}
	d := pressed.Key[0]
	return int(d - '0'), d >= '1' && d <= '9'
}

// Allowed reports whether an action may be done at a place. The menu asks it,
// because its shortcuts come in whatever is on the screen.
func Allowed(a Action, at Where) bool {
	for _, b := range Table {
		if b.Action == a && (b.Scope.Holds(at) || b.InMenu(at.Page)) {
			return true
		}
	}
	return false
}

// Of returns the binding of an action, the one with its own menu line first.
func Of(a Action) (Binding, bool) {
	for _, b := range Table {
		if b.Action == a {
			return b, true
		}
	}
	return Binding{}, false
}

// Hint returns the first chord of an action as people read it, such as "F7";
// "" for an action without keys.
func Hint(a Action) string {
	b, ok := Of(a)
	if !ok || len(b.Chords) == 0 {
		return ""
	}
	return b.Chords[0].String()
}
