package keys

import "slices"

// The actions. Their words stand in assets/i18n under "do." and the action.
const (
	NewContact  Action = "new-contact"
	NextContact Action = "next-contact"
	PrevContact Action = "previous-contact"
	OrderNo     Action = "order-number"
	Shopper     Action = "shopper-reference"
	Language    Action = "language"
	OrderIs     Action = "order-is"
	Note        Action = "note"
	WrapUp      Action = "wrap-up"
	Hold        Action = "hold"
	CallEnded   Action = "call-ended"
	Save        Action = "save"
	SaveNext    Action = "save-next"
	Undo        Action = "undo"
	Redo        Action = "redo"

	Search     Action = "search"
	TypeSearch Action = "type-search"
	Use        Action = "use"
	Close      Action = "close"
	LineUp     Action = "line-up"
	LineDown   Action = "line-down"
	PageBack   Action = "page-back"
	PageOn     Action = "page-on"
	First      Action = "first"
	Last       Action = "last"

	Checklist  Action = "checklist"
	Answer     Action = "answer"
	Back       Action = "back"
	Skip       Action = "skip"
	Choose     Action = "choose" // answer the strip
	Restart    Action = "restart"
	CopyScript Action = "copy-script"
	Article    Action = "article"

	Handout Action = "handout"
	SavePDF Action = "save-pdf"

	ShowConsole Action = "show-console"
	ShowHistory Action = "show-history"

	ShowDashboard Action = "show-dashboard"
	Export        Action = "export"
	GroupBy       Action = "group-by"
	OnlyThese     Action = "only-these"
	AllAgain      Action = "all-again"
	Views         Action = "views"
	SaveView      Action = "save-view"
	DropView      Action = "drop-view"

	ShowSettings Action = "show-settings"
	Section      Action = "section"

	Period      Action = "period"
	NextPane    Action = "next-pane"
	PrevPane    Action = "previous-pane"
	TextBigger  Action = "text-bigger"
	TextSmaller Action = "text-smaller"
	TextNormal  Action = "text-normal"
	Theme       Action = "theme"
	KeySheet    Action = "key-sheet"
	Lock        Action = "lock"
)

// Scope names the places where a binding holds.
type Scope string

// The scopes.
const (
	Always      Scope = "always"   // on the sign-in screen, too
	Anywhere    Scope = "anywhere" // once somebody is signed in
	OnConsole   Scope = "console"
	NotInText   Scope = "not-in-text" // where a sign is not text
	OnLists     Scope = "lists"       // rows that a selection moves over
	OnPages     Scope = "pages"       // those, and the key sheet
	OnSteps     Scope = "steps"       // the checklist has the focus
	OnStrip     Scope = "strip"       // a strip asks something
	OnDoubt     Scope = "doubt"       // the order number is in doubt
	OnPeriods   Scope = "history"     // the history, outside its filter
	OnDashboard Scope = "dashboard"
	OnFigures   Scope = "figures"       // the dashboard, outside its fields
	OnSections  Scope = "settings"      // the settings, outside their fields
	NotInFields Scope = "not-in-fields" // undo and redo, which a field has of its own
)

// holds says where each scope holds.
var holds = map[Scope]func(Where) bool{
	Always:      func(Where) bool { return true },
	Anywhere:    func(Where) bool { return true },
	OnConsole:   func(at Where) bool { return at.Page == Console },
	NotInText:   func(at Where) bool { return !at.Text && !at.Sheet },
	OnLists:     func(at Where) bool { return at.Pane.list() && !at.Sheet },
	OnPages:     func(at Where) bool { return at.Pane.list() || at.Sheet },
	OnSteps:     func(at Where) bool { return at.Page == Console && at.Pane == PaneSteps && !at.Strip && !at.Sheet },
	OnStrip:     func(at Where) bool { return at.Strip && !at.Text && !at.Sheet },
	OnDoubt:     func(at Where) bool { return at.Page == Console && at.Pane == PaneDoubt && !at.Sheet },
	OnPeriods:   func(at Where) bool { return at.Page == History && !at.Text && !at.Sheet },
	OnDashboard: func(at Where) bool { return at.Page == Dashboard },
	OnFigures:   func(at Where) bool { return at.Page == Dashboard && !at.Text && !at.Strip && !at.Sheet },
	OnSections:  func(at Where) bool { return at.Page == Settings && !at.Text && !at.Sheet },
	NotInFields: func(at Where) bool { return !at.Text },
}

func (p Pane) list() bool {
	switch p {
	case PaneSearch, PaneResults, PaneSteps, PanePath, PaneArticle, PaneHandout, PaneRows, PaneNames,
		PaneFigures, PaneExport, PaneSections, PaneSetting:
		return true
	}
	return false
}

// beforeSignIn are the scopes that hold while nobody is signed in: what can be
// done there tells and changes nothing of a shopper.
var beforeSignIn = map[Scope]bool{Always: true, OnLists: true, OnPages: true}

// Holds reports whether a scope covers a place.
func (s Scope) Holds(at Where) bool { return s.on(at.Page) && holds[s](at) }

// on reports whether anything of a scope can be done on a page.
func (s Scope) on(p Page) bool { return p != SignIn || beforeSignIn[s] }

// Binding is one line of the table.
type Binding struct {
	Action Action
	Chords []Chord // the first is shown beside the control
	Scope  Scope
	Menu   Menu // "" for keys that only make sense where the focus is
}

// InMenu reports whether the binding can be chosen from the menu on a page.
func (b Binding) InMenu(p Page) bool {
	return b.Menu != "" && b.On(p)
}

// TextKeys reports whether Fyne's fields own the binding's chords. Such a
// chord must not be a menu shortcut: it would be taken from the field.
func (b Binding) TextKeys() bool { return b.Scope == NotInFields }

// On reports whether the binding has a use on a page: the key sheet lists it.
func (b Binding) On(p Page) bool {
	own, bound := pageOf[b.Scope]
	return b.Scope.on(p) && (!bound || own == p)
}

// pageOf is the page of the scopes that hold on one.
var pageOf = map[Scope]Page{OnConsole: Console, OnPeriods: History, OnDashboard: Dashboard, OnFigures: Dashboard, OnSections: Settings}

// twins are keys that people take for another one: the numpad's Enter, and
// the key that types a plus where it needs Shift.
var twins = map[string]bool{PadEnter: true, "=": true}

// Shown returns the chords as the key sheet lists them: without those that
// are the same keys to an agent.
func (b Binding) Shown() []Chord {
	return slices.DeleteFunc(slices.Clone(b.Chords), func(c Chord) bool { return twins[c.Key] })
}

// Table is every action with its keys, in the order the key sheet shows.
var Table = []Binding{
	{NewContact, chords(key("F2"), ctrl("N")), Anywhere, MenuContact},
	{OrderNo, chords(key("F4"), ctrl("O")), OnConsole, MenuContact},
	{OrderIs, chords(key(Digit)), OnDoubt, ""},
	{Shopper, chords(alt("O")), OnConsole, MenuContact},
	{Language, chords(alt("L")), OnConsole, MenuContact},
	{Note, chords(key("F9"), ctrl("M")), OnConsole, MenuContact},
	{WrapUp, chords(key("F8"), ctrl("U")), OnConsole, MenuContact},
	{Hold, chords(ctrl("H")), OnConsole, MenuContact},
	{CallEnded, chords(key("F10")), OnConsole, MenuContact},
	{Save, chords(ctrl("S")), OnConsole, MenuContact},
	{SaveNext, chords(ctrl(Return), ctrl(PadEnter)), OnConsole, MenuContact},
	{NextContact, chords(ctrl(Tab)), OnConsole, MenuContact},
	{PrevContact, chords(ctrlShift(Tab)), OnConsole, MenuContact},
	{Undo, chords(ctrl("Z")), NotInFields, MenuContact},
	{Redo, chords(ctrl("Y")), NotInFields, MenuContact},

	{Search, chords(key("F3"), ctrl("K")), Anywhere, MenuSearch},
	{Search, chords(key("/")), NotInText, ""},
	{TypeSearch, chords(key(Letter)), NotInText, ""},
	{LineUp, chords(key(Up)), OnLists, ""},
	{LineDown, chords(key(Down)), OnLists, ""},
	{PageBack, chords(key(PageUp)), OnPages, ""},
	{PageOn, chords(key(PageDown)), OnPages, ""},
	{First, chords(key(Home)), OnLists, ""},
	{Last, chords(key(End)), OnLists, ""},
	{Use, chords(key(Return), key(PadEnter)), OnLists, ""},
	{Close, chords(key(Escape)), Always, ""},

	{Checklist, chords(key("F7"), ctrl("G")), OnConsole, MenuChecklist},
	{Choose, chords(key(Digit), alt(Digit)), OnStrip, ""},
	{Answer, chords(alt(Digit)), OnConsole, MenuChecklist},
	{Answer, chords(key(Digit)), OnSteps, ""},
	{Back, chords(alt("B")), OnConsole, MenuChecklist},
	{Back, chords(key(Backspace)), OnSteps, ""},
	{Skip, chords(alt("S")), OnConsole, MenuChecklist},
	{Restart, chords(alt("R")), OnConsole, MenuChecklist},
	{CopyScript, chords(alt("C")), OnConsole, MenuChecklist},
	{Article, chords(alt("A")), OnConsole, MenuChecklist},

	{Handout, chords(ctrl("P")), OnConsole, MenuHandout},
	{SavePDF, chords(ctrlShift("S")), OnConsole, MenuHandout},

	{ShowConsole, chords(ctrl("1")), Anywhere, MenuView},
	{ShowHistory, chords(ctrl("2")), Anywhere, MenuView},
	{ShowDashboard, chords(ctrl("3")), Anywhere, MenuView},
	{ShowSettings, chords(ctrl("5")), Anywhere, MenuView},
	{Period, chords(key(Digit)), OnPeriods, ""},
	{Period, chords(key(Digit)), OnFigures, ""},
	{Export, chords(ctrl("E")), OnDashboard, MenuView},
	{GroupBy, chords(ctrl("G")), OnDashboard, MenuView},
	{OnlyThese, chords(ctrl("F")), OnDashboard, MenuView},
	{AllAgain, chords(ctrlShift("F")), OnDashboard, MenuView},
	{Views, chords(alt("V")), OnDashboard, MenuView},
	{SaveView, chords(ctrl("S")), OnDashboard, MenuView},
	{DropView, chords(key(Delete)), OnFigures, ""},
	{Section, chords(key(Digit)), OnSections, ""},
	{NextPane, chords(key("F6")), Anywhere, MenuView},
	{PrevPane, chords(ctrl("F6")), Anywhere, MenuView},
	{TextBigger, chords(ctrl("+"), ctrl("="), ctrlShift("=")), Always, MenuView},
	{TextSmaller, chords(ctrl("-")), Always, MenuView},
	{TextNormal, chords(ctrl("0")), Always, MenuView},
	{Theme, chords(ctrlShift("L")), Always, MenuView},
	{Lock, chords(ctrl("L")), Anywhere, MenuView},

	{KeySheet, chords(key("F1")), Always, MenuHelp},
}
