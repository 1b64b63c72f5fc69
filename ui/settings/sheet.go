package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"paydesk/store"
	"paydesk/ui/keys"
	"paydesk/ui/theme"
	"paydesk/ui/widgets"
	"paydesk/ui/words"
)

// sheet stands in the place of a section until it is answered. It asks before
// what cannot be taken back, takes the fields of a form, or shows what has to
// be written down.
type sheet struct {
	title string
	parts []fyne.CanvasObject
	act   string // words on the button that does it
	do    func()
	first fyne.Focusable // who gets the keyboard; without one, the way back
	owed  bool           // there is no way back but do
}

// laid is a sheet in view.
type laid struct {
	sheet
	problem *widget.Label
	before  fyne.Focusable // who had the keyboard
}

// lay shows a sheet.
func (s *Settings) lay(sh sheet) {
	s.sheet = &laid{sheet: sh, problem: widgets.Text(""), before: s.deps.Focused()}
	s.sheet.problem.Importance = widget.DangerImportance
	title := widgets.Text(sh.title)
	title.SizeName, title.TextStyle.Bold = theme.SizeTitle, true
	do := s.button(sh.act, sh.do)
	do.Importance = widget.HighImportance
	buttons := container.NewHBox(do)
	first := sh.first
	if !sh.owed {
		back := widgets.NewButton(keys.PaneSetting, s.deps.Rest, words.T("settings.cancel"), keys.Chord{Key: keys.Escape}.String(), s.deps.Guard.Call(s.lift))
		buttons.Objects = []fyne.CanvasObject{back, do}
		if first == nil {
			first = back
		}
	} else if first == nil {
		first = do
	}
	objects := append([]fyne.CanvasObject{title}, sh.parts...)
	s.put(widgets.Column(append(objects, s.sheet.problem, buttons)...))
	s.deps.Focus(first)
}

// fail says in the sheet in view, else in the status line, what went wrong.
func (s *Settings) fail(text string) {
	if s.sheet == nil {
		s.deps.Status.Fail(text)
		return
	}
	s.deps.Status.Say("")
	widgets.SetText(s.sheet.problem, "! "+widgets.Sentence(text))
	widgets.Reveal(s.scroll, s.sheet.problem)
}

// lift takes the sheet away, unless it has to be answered, and gives the
// keyboard back.
func (s *Settings) lift() {
	if s.sheet == nil || s.sheet.owed {
		return
	}
	s.dismiss()
}

// dismiss takes the sheet away and shows its section as it stands now.
func (s *Settings) dismiss() {
	before := s.sheet.before
	s.sheet = nil
	s.sections[s.chosen].show()
	s.put(s.sections[s.chosen].object())
	s.giveTo(before)
}

// giveTo gives the keyboard to a control, or to the sections where that is
// dimmed.
func (s *Settings) giveTo(f fyne.Focusable) {
	if off, ok := f.(fyne.Disableable); f == nil || ok && off.Disabled() {
		f = s.tabs
	}
	s.deps.Focus(f)
}

// Owed is a recovery code that nobody has written down yet. Its zero value is
// none.
type Owed struct {
	code string
	to   string // who made it come about; nobody else but a supervisor sees it
}

// owesHere reports whether a code is to be shown to who works here now. Who
// made it come about may be nobody that can come back, once there is a
// supervisor.
func (s *Settings) owesHere() bool {
	o := s.deps.Owed
	return o.code != "" && (o.to == s.deps.Desk.Agent() || s.denied(store.MayManage) == "")
}

// owe shows a recovery code until it is written down. It stands nowhere else.
func (s *Settings) owe(code string) {
	*s.deps.Owed = Owed{code, s.deps.Desk.Agent()}
	if s.shown {
		s.showOwed()
		return
	}
	s.deps.Status.Say(words.T("recovery.waits", keys.Hint(keys.ShowSettings)))
}

func (s *Settings) showOwed() {
	code := widget.NewLabelWithStyle(s.deps.Owed.code, fyne.TextAlignLeading, fyne.TextStyle{Monospace: true, Bold: true})
	code.SizeName = theme.SizeTitle
	code.Wrapping = fyne.TextWrapWord
	s.lay(sheet{
		title: words.T("recovery.title"), parts: []fyne.CanvasObject{code, widgets.Text(words.T("recovery.about"))},
		act: words.T("recovery.done"), owed: true,
		do: func() {
			*s.deps.Owed = Owed{}
			s.dismiss()
			s.deps.Status.Say(words.T("recovery.gone"))
		},
	})
}
