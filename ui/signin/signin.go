// Package signin is the page that asks who works here. While it is shown,
// nothing else of the window can be seen or reached.
package signin

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	builtin "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paydesk/store"
	"paydesk/ui/keys"
	"paydesk/ui/theme"
	"paydesk/ui/widgets"
	"paydesk/ui/words"
)

// Deps is what a Screen works with.
type Deps struct {
	Rest  widgets.Rest
	Guard *widgets.Guard
	Focus func(fyne.Focusable)
	// People lists who may sign in. It is asked anew at every try, because
	// another program may have given somebody a PIN.
	People func() []store.Person
	// Enter asks to sign somebody in. Refuse ends the try, or Show for the
	// next one.
	Enter func(name, secret string)
	// Cancel gives a try up.
	Cancel func()
}

// Screen is the page.
type Screen struct {
	deps   Deps
	name   *widgets.Entry
	secret *widgets.Entry
	button *widgets.Button
	said   *widget.Label
	other  *widget.Label // how to sign in as somebody else
	names  *widgets.List
	page   fyne.CanvasObject

	last   store.Person // who was here before; no name for nobody
	people []store.Person
	shown  []store.Person // those that fit what was typed
	busy   bool           // a try is being judged
}

// New builds the page. It asks nobody before Show.
func New(d Deps) *Screen {
	s := &Screen{
		deps:   d,
		name:   widgets.NewEntry(keys.PaneNames, d.Rest),
		secret: widgets.NewSecret(keys.PaneNames, d.Rest),
		said:   widgets.Text(""), other: widgets.Hint(""),
		names: widgets.NewList(false),
	}
	s.button = widgets.NewButton(keys.PaneNames, d.Rest, words.T("signin.enter"), keys.Chord{Key: keys.Return}.String(), d.Guard.Call(s.submit))
	s.button.Importance = widget.HighImportance
	s.said.Importance = widget.DangerImportance
	s.name.SetPlaceHolder(words.T("signin.name"))
	s.name.OnChanged = widgets.With(d.Guard, func(typed string) { s.say(""); s.list(typed) })
	s.name.OnEnter = d.Guard.Call(s.named)
	s.name.OnFocus(widgets.With(d.Guard, s.selectName))
	s.secret.OnEnter = d.Guard.Call(s.submit)
	s.names.OnUse = widgets.With(d.Guard, s.take)
	s.names.OnSelect = widgets.With(d.Guard, func(i int) { s.name.Put(s.shown[i].Name); s.hint() })
	s.page = s.build()
	return s
}

func (s *Screen) build() fyne.CanvasObject {
	title := widgets.Line(words.T("signin.title"))
	title.TextStyle.Bold = true
	title.SizeName = theme.SizeTitle
	fields := widgets.Column(
		title, s.other,
		row("signin.who", s.name), row("signin.secret", s.secret),
		s.button,
		// Two lines, so that an answer of the log moves nothing.
		container.New(lines{2}, s.said),
	)
	people := widgets.Heading(words.T("signin.people"))
	list := container.New(layout.NewBorderLayout(people, nil, nil, nil), people, s.names)
	card := container.New(layout.NewBorderLayout(fields, nil, nil, nil), fields, list)
	return container.NewStack(widgets.NewFill(theme.Page), container.New(column{}, card))
}

// row is a caption over a field.
func row(caption string, field fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedVBoxLayout(0), widgets.Hint(words.T(caption)), field)
}

// Object is what to put into the window.
func (s *Screen) Object() fyne.CanvasObject { return s.page }

// Show asks for whoever was expected last.
func (s *Screen) Show() { s.Ask(s.last) }

// Ask asks for somebody: last is who was here before and is expected back,
// with no name for nobody.
func (s *Screen) Ask(last store.Person) {
	s.last = last
	s.name.Put(last.Name)
	other := ""
	if last.Name != "" {
		other = words.T("signin.other", keys.Hint(keys.Close))
	}
	widgets.SetText(s.other, other)
	s.end()
	s.list("")
	for i, p := range s.shown {
		if p.Name == last.Name {
			s.names.Mark(i)
		}
	}
	s.Home()
}

// Refuse ends a try and says why; the secret has to be typed anew.
func (s *Screen) Refuse(why string) {
	s.end()
	s.say(why)
	s.Home()
}

// end takes the fields back from a try.
func (s *Screen) end() {
	s.busy = false
	s.forget()
	s.say("")
	for _, o := range []fyne.Disableable{s.name, s.secret, s.button} {
		o.Enable()
	}
	s.ask()
	s.hint()
}

// forget takes the secret off the screen, and hides the next one even where
// the eye was opened for this one.
func (s *Screen) forget() {
	s.secret.Password = true
	s.secret.Put("")
}

// Home gives the keyboard to what is asked next.
func (s *Screen) Home() {
	if p, ok := s.who(); ok && p.HasSecret && s.name.Text != "" {
		s.deps.Focus(s.secret)
		return
	}
	s.deps.Focus(s.name)
}

func (s *Screen) selectName(on bool) {
	if on {
		s.name.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
}

func (s *Screen) say(text string) {
	if text != "" {
		text = widgets.Sentence(text) + "."
	}
	widgets.SetText(s.said, text)
}

// Do does an action; it reports whether this page knows it.
func (s *Screen) Do(hit keys.Hit, _ keys.Where) bool {
	switch {
	case hit.Action != keys.Close:
		return !s.busy && s.names.Do(hit.Action)
	case s.busy:
		s.deps.Cancel()
	default:
		s.forget()
		s.say("")
		s.deps.Focus(s.name)
	}
	return true
}

// ask asks anew who may sign in: who was here before is among them.
func (s *Screen) ask() {
	s.people = s.deps.People()
	if s.last.Name != "" && !holds(s.people, s.last.Name) {
		s.people = append(s.people, s.last)
	}
}

// list shows who fits what was typed.
func (s *Screen) list(typed string) {
	typed = strings.ToLower(strings.TrimSpace(typed))
	s.shown = nil
	var rows []widgets.Row
	for _, p := range s.people {
		if strings.HasPrefix(strings.ToLower(p.Name), typed) || strings.Contains(strings.ToLower(p.Name), " "+typed) {
			s.shown = append(s.shown, p)
			rows = append(rows, widgets.Row{Title: p.Name, Side: words.T("role." + string(p.Role))})
		}
	}
	s.names.SetRows(rows, 0)
	s.hint()
}

func holds(people []store.Person, name string) bool {
	for _, p := range people {
		if strings.EqualFold(p.Name, name) {
			return true
		}
	}
	return false
}

// hint says in the empty field what the person has to give.
func (s *Screen) hint() {
	key := "signin.pinorphrase"
	if p, ok := s.who(); ok && s.name.Text != "" {
		key = "signin.ask." + string(p.Role)
		if !p.HasSecret {
			key = "signin.asknothing"
		}
	}
	s.secret.SetPlaceHolder(words.T(key))
}

// who is the person whose name was typed, or the beginning of it. A name that
// nobody has is taken where nobody has a PIN: a desk that is not guarded works
// at once.
func (s *Screen) who() (store.Person, bool) {
	typed := strings.Join(strings.Fields(s.name.Text), " ")
	open := typed != ""
	for _, p := range s.people {
		if strings.EqualFold(p.Name, typed) {
			return p, true
		}
		open = open && !p.HasSecret
	}
	if typed != "" && len(s.shown) > 0 {
		return s.shown[0], true
	}
	return store.Person{Name: typed, Role: store.Agent}, open
}

// named goes on from the name: to the secret, or in where there is none.
func (s *Screen) named() {
	s.ask()
	p, ok := s.who()
	switch {
	case s.busy:
	case !ok && p.Name == "":
		s.say(words.T("signin.noname"))
	case !ok:
		s.say(words.T("signin.nobody"))
	case p.HasSecret:
		s.name.Put(p.Name)
		s.hint()
		s.deps.Focus(s.secret)
	default:
		s.try(p, "")
	}
}

// submit tries what was typed.
func (s *Screen) submit() {
	secret := s.secret.Text
	s.ask()
	if p, ok := s.who(); ok && p.HasSecret && secret != "" && !s.busy {
		s.try(p, secret)
		return
	}
	s.named()
}

func (s *Screen) try(p store.Person, secret string) {
	s.name.Put(p.Name)
	s.forget()
	s.busy = true
	for _, o := range []fyne.Disableable{s.name, s.secret, s.button} {
		o.Disable()
	}
	s.deps.Enter(p.Name, secret)
}

// take chooses a name of the list.
func (s *Screen) take(i int) {
	if s.busy || i >= len(s.shown) {
		return
	}
	s.name.Put(s.shown[i].Name)
	s.named()
}

// widest is the width of the column at 100 % text.
const widest = 560

// column is one column in the middle, a little under the top.
type column struct{}

// MinSize keeps large text from making the window larger than the screen: the
// list of names does with what room there is.
func (column) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(o[0].MinSize().Width, 0)
}

func (column) Layout(o []fyne.CanvasObject, size fyne.Size) {
	const side = 16
	width := min(widest*builtin.TextSize()/14, size.Width-2*side)
	spare := size.Height - side - o[0].MinSize().Height
	top := max(min(size.Height/8, spare), side)
	o[0].Move(fyne.NewPos((size.Width-width)/2, top))
	o[0].Resize(fyne.NewSize(width, size.Height-top-side))
}

// lines keeps room for so many lines of a label.
type lines struct{ count float32 }

func (l lines) MinSize([]fyne.CanvasObject) fyne.Size {
	one := fyne.MeasureText("Ag", builtin.TextSize(), fyne.TextStyle{}).Height
	return fyne.NewSize(0, l.count*(one+builtin.LineSpacing())+2*builtin.InnerPadding())
}

func (lines) Layout(o []fyne.CanvasObject, size fyne.Size) { o[0].Resize(size) }
