package settings

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"paydesk/store"
	"paydesk/ui/widgets"
	"paydesk/ui/words"
)

// personForm are the fields about one person.
type personForm struct {
	s     *Settings
	name  *widgets.Entry
	role  *choice
	pin   *widgets.Entry
	again *widgets.Entry
}

// personForm makes the fields; enter is called for Enter in one of them.
func (s *Settings) personForm(enter func()) *personForm {
	f := &personForm{s: s, name: s.entry("", enter), pin: s.secret(enter), again: s.secret(enter)}
	f.role = s.choice(worded("role.", store.Roles()), func(int) {})
	return f
}

// as is the role chosen.
func (f *personForm) as() store.Role { return store.Roles()[f.role.tabs.Chosen()] }

// secret is what was typed twice; else it says that the two differ.
func (f *personForm) secret() (secret string, same bool) {
	if f.pin.Text != f.again.Text {
		f.s.fail(words.T("people.differ"))
		return "", false
	}
	return f.pin.Text, true
}

// secrets are the two fields of a secret with a word about it.
func (f *personForm) secrets(about string) []fyne.CanvasObject {
	return []fyne.CanvasObject{row("people.secret", f.pin), row("people.again", f.again), remark(words.T(about))}
}

func (p *people) askAdd() {
	var f *personForm
	add := func() {
		secret, same := f.secret()
		if !same {
			return
		}
		name, role := f.name.Text, f.as()
		p.change(words.T("people.add.says"), func(ctx context.Context, log *store.Store) (string, error) {
			return log.AddPerson(ctx, name, role, secret)
		}, words.T("people.add.done", words.T("role."+string(role))))
	}
	f = p.s.personForm(add)
	parts := append([]fyne.CanvasObject{row("people.name", f.name), row("people.as", f.role.tabs)}, f.secrets("people.add.about")...)
	p.s.lay(sheet{title: words.T("people.add.title"), parts: parts, act: words.T("people.add.act"), do: add, first: f.name})
}

func (p *people) askPin(who store.Person) {
	var f *personForm
	set := func() {
		secret, same := f.secret()
		if !same {
			return
		}
		if who.Name == p.s.deps.Desk.Agent() {
			p.setOwn(who, secret)
			return
		}
		p.change(words.T("people.pin.says", who.Name), func(ctx context.Context, log *store.Store) (string, error) {
			return "", log.SetSecret(ctx, who.Name, secret)
		}, words.T("people.pin.done", who.Name))
	}
	f = p.s.personForm(set)
	p.s.lay(sheet{
		title: words.T("people.pin.title", who.Name), parts: f.secrets("people.secret.about." + string(who.Role)),
		act: words.T("people.pin.act"), do: set, first: f.pin,
	})
}

// setOwn sets the secret of who works here. The sign-in under the old one ends
// with it, so they are signed in anew.
func (p *people) setOwn(who store.Person, secret string) {
	do(p.s, words.T("people.pin.says", who.Name), func(ctx context.Context) (store.Person, error) {
		log := p.s.deps.Desk.Store()
		if err := log.SetSecret(ctx, who.Name, secret); err != nil {
			return store.Person{}, err
		}
		return log.SignIn(ctx, who.Name, secret)
	}, func(now store.Person, err error) {
		switch {
		case err != nil:
		case p.s.deps.Desk.Agent() == now.Name:
			p.s.deps.Desk.Seat(now)
		default: // the window was locked meanwhile
			p.s.deps.Desk.Store().SignOut()
		}
		p.changed("", err, words.T("people.pin.done", who.Name))
	})
}

func (p *people) askRole(who store.Person) {
	var f *personForm
	set := func() {
		secret, same := f.secret()
		if !same {
			return
		}
		role := f.as()
		p.change(words.T("people.role.says", who.Name), func(ctx context.Context, log *store.Store) (string, error) {
			return log.SetRole(ctx, who.Name, role, secret)
		}, words.T("people.role.done", who.Name, words.T("role."+string(role))))
	}
	f = p.s.personForm(set)
	f.role.set(slices.Index(store.Roles(), who.Role))
	parts := append([]fyne.CanvasObject{row("people.as", f.role.tabs)}, f.secrets("people.role.about")...)
	p.s.lay(sheet{title: words.T("people.role.title", who.Name), parts: parts, act: words.T("people.role.act"), do: set, first: f.role.tabs})
}
