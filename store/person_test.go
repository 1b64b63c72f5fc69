package store

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"
)

const (
	passphrase = "correct horse battery"
	pin        = "482913"
)

// staffed is a log with a supervisor, an editor and an agent, all with their
// secrets, and nobody signed in.
func staffed(t testing.TB, dir string) *Store {
	t.Helper()
	s := open(t, dir)
	code, err := s.AddPerson(ctx, "Sam", Supervisor, passphrase)
	must(t, err)
	if len(code) != recoverySigns+3 {
		t.Fatalf("recovery code %q", code)
	}
	signIn(t, s, "Sam", passphrase)
	for name, role := range map[string]Role{"Nadia": Editor, "Eve": Supervisor} {
		if code, err := s.AddPerson(ctx, name, role, passphrase+name); err != nil || code != "" {
			t.Fatalf("%s: %q %v", name, code, err)
		}
	}
	_, err = s.AddPerson(ctx, "Maria", Agent, pin)
	must(t, err)
	s.SignOut()
	return s
}

func signIn(t testing.TB, s *Store, name, secret string) {
	t.Helper()
	_, err := s.SignIn(ctx, name, secret)
	must(t, err)
}

// denied ends the test unless err is a *DeniedError fit for a person.
func denied(t testing.TB, err error) {
	t.Helper()
	var no *DeniedError
	if !errors.As(err, &no) || strings.Contains(no.Error(), pin) || strings.Contains(no.Error(), passphrase) {
		t.Fatalf("error %v, want it denied", err)
	}
}

func TestPeopleAreListedByName(t *testing.T) {
	s := staffed(t, t.TempDir())
	people, err := s.People(ctx)
	must(t, err)
	var names []string
	for _, p := range people {
		names = append(names, p.Name+" "+string(p.Role))
		if !p.HasSecret {
			t.Errorf("%s has no secret", p.Name)
		}
	}
	if got := strings.Join(names, ", "); got != "Eve supervisor, Maria agent, Nadia editor, Sam supervisor" {
		t.Error(got)
	}
}

func TestNamesThatLookAlikeAreOnePerson(t *testing.T) {
	s := staffed(t, t.TempDir())
	signIn(t, s, "Sam", passphrase)
	for _, name := range []string{"sam", " SAM ", "S\u200bam", "Sam\u200e", "\uff33am"} {
		var refused *RefusedError
		if _, err := s.AddPerson(ctx, name, Agent, ""); !errors.As(err, &refused) || !strings.Contains(refused.Reason, "already") {
			t.Errorf("%q: %v", name, err)
		}
	}
}

func TestPersonIsRefused(t *testing.T) {
	s := staffed(t, t.TempDir())
	signIn(t, s, "Sam", passphrase)
	for name, try := range map[string]func() error{
		"no name":                   func() error { _, err := s.AddPerson(ctx, "  ", Agent, ""); return err },
		"a control character":       func() error { _, err := s.AddPerson(ctx, "a\x00b", Agent, ""); return err },
		"a card number as name":     func() error { _, err := s.AddPerson(ctx, pan, Agent, ""); return err },
		"a name of a book's length": func() error { _, err := s.AddPerson(ctx, strings.Repeat("a", 81), Agent, ""); return err },
		"the name twice":            func() error { _, err := s.AddPerson(ctx, "ＭＡＲＩＡ", Agent, ""); return err },
		"a short PIN":               func() error { _, err := s.AddPerson(ctx, "Jean", Agent, "12345"); return err },
		"a PIN of letters":          func() error { _, err := s.AddPerson(ctx, "Jean", Agent, "abcdef"); return err },
		"a PIN for a supervisor":    func() error { _, err := s.AddPerson(ctx, "Jean", Supervisor, pin); return err },
		"a PIN for an editor":       func() error { return s.SetSecret(ctx, "Nadia", pin) },
		"no PIN":                    func() error { return s.SetSecret(ctx, "Maria", "") },
		"an agent's PIN going up":   func() error { _, err := s.SetRole(ctx, "Maria", Supervisor, ""); return err },
	} {
		t.Run(name, func(t *testing.T) { isRefused(t, try()) })
	}
	for _, err := range []error{s.SetSecret(ctx, "Nobody", pin), s.RemovePerson(ctx, "Nobody")} {
		if !errors.Is(err, ErrNotFound) {
			t.Error(err)
		}
	}
	must(t, s.RemovePerson(ctx, "Eve"))
	isRefused(t, s.RemovePerson(ctx, "Sam")) // the last one
	_, err := s.SetRole(ctx, "Sam", Agent, "")
	isRefused(t, err)
}

func TestPromotedAgentNeedsAPassphrase(t *testing.T) {
	s := staffed(t, t.TempDir())
	signIn(t, s, "Sam", passphrase)
	_, err := s.SetRole(ctx, "maria", Editor, "a long passphrase")
	must(t, err)
	denied(t, errOf(s.SignIn(ctx, "Maria", pin)))
	signIn(t, s, "Maria", "a long passphrase")
}

// errOf is the error of a call that returns something else as well.
func errOf[A any](_ A, err error) error { return err }

func TestRemovedPersonWorksHereNoLonger(t *testing.T) {
	s := staffed(t, t.TempDir())
	signIn(t, s, "Maria", pin)
	other := open(t, filepath.Dir(s.path))
	signIn(t, other, "Sam", passphrase)
	must(t, other.RemovePerson(ctx, "Maria"))
	denied(t, errOf(other.SignIn(ctx, "Maria", pin)))
	denied(t, errOf(other.SignIn(ctx, "Maria", "")))
	if people, _ := other.People(ctx); len(people) != 3 {
		t.Errorf("%v", people)
	}
	_, err := other.AddPerson(ctx, "Maria", Agent, "")
	must(t, err)
	signIn(t, other, "Maria", "")
}

func TestSecretsAreOnesOwn(t *testing.T) {
	s := staffed(t, t.TempDir())
	signIn(t, s, "Maria", pin)
	must(t, s.SetSecret(ctx, "Maria", "777777"))
	denied(t, s.SetSecret(ctx, "Maria", "888888")) // signed in under the old one
	denied(t, s.SetSecret(ctx, "Sam", "a new passphrase"))
	signIn(t, s, "Maria", "777777")
	signIn(t, s, "Sam", passphrase)
	must(t, s.SetSecret(ctx, "Maria", "999999"))
	signIn(t, s, "Maria", "999999")
}

func TestWithoutSupervisorNobodyTakesAName(t *testing.T) {
	s := open(t, t.TempDir())
	_, err := s.AddPerson(ctx, "Maria", Agent, pin)
	must(t, err)
	signIn(t, s, "Jean", "")
	denied(t, s.SetSecret(ctx, "Maria", "000000"))
	signIn(t, s, "Maria", pin)
	must(t, s.SetSecret(ctx, "Maria", "000000"))
}

func TestAgentWithoutPINChoosesTheFirst(t *testing.T) {
	s := staffed(t, t.TempDir())
	signIn(t, s, "Sam", passphrase)
	for name, role := range map[string]Role{"Jean": Agent, "Aiko": Supervisor} {
		_, err := s.AddPerson(ctx, name, role, "")
		must(t, err)
	}
	signIn(t, s, "Jean", "")
	must(t, s.SetSecret(ctx, "Jean", pin))
	signIn(t, s, "Aiko", "") // anybody can say so: it proves nothing
	denied(t, s.SetSecret(ctx, "Aiko", passphrase))
	denied(t, s.Allowed(ctx, MayExport))
}

func TestRecoveryCodeMakesASupervisorOnce(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	_, err := s.Recover(ctx, "Sam", "AAAAA-AAAAA-AAAAA-AAAAA", passphrase)
	isRefused(t, errors.Unwrap(err)) // there is none yet
	code, err := s.AddPerson(ctx, "Sam", Supervisor, passphrase)
	must(t, err)
	_, err = s.Recover(ctx, "Sam", "AAAAA-AAAAA-AAAAA-AAAAA", "another passphrase")
	denied(t, err)
	_, err = s.Recover(ctx, "Sam", code, "")
	isRefused(t, err)
	_, err = s.Recover(ctx, "Sam", code, "short")
	isRefused(t, err)
	next, err := s.Recover(ctx, "Sam", strings.ToLower(strings.ReplaceAll(code, "-", " ")), "another passphrase")
	must(t, err)
	_, err = s.Recover(ctx, "Sam", code, "a third passphrase")
	denied(t, err)
	signIn(t, s, "Sam", "another passphrase")
	_, err = s.Recover(ctx, "Eve", next, passphrase)
	must(t, err)
	signIn(t, s, "Eve", passphrase)
	must(t, s.Allowed(ctx, MayManage))
}

func TestRolesAreRead(t *testing.T) {
	for word, want := range map[string]Role{"agent": Agent, " Editor ": Editor, "SUPERVISOR": Supervisor} {
		if got, err := ParseRole(word); err != nil || got != want {
			t.Errorf("%q: %q %v", word, got, err)
		}
	}
	if _, err := ParseRole("boss"); err == nil {
		t.Error("boss is a role")
	}
}
