package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"paydesk/knowledge/carddata"
)

// Role says what somebody works here as.
type Role string

// The roles.
const (
	Agent      Role = "agent"      // takes contacts
	Editor     Role = "editor"     // and keeps the knowledge
	Supervisor Role = "supervisor" // and exports, erases, manages people and settings
)

// Roles are the words of Person.Role.
func Roles() []Role { return []Role{Agent, Editor, Supervisor} }

// Person is somebody who may work at this desk.
type Person struct {
	Name      string `json:"name"`
	Role      Role   `json:"role"`
	HasSecret bool   `json:"secret"` // a PIN or passphrase is set
}

// person is a Person as the log keeps it.
type person struct {
	Person
	id       int64
	secret   string
	strong   bool // the secret is fit for every role
	version  int64
	failed   int // wrong tries since the last right one
	failedAt time.Time
	removed  bool
}

// maxName is the longest name of a person, in characters.
const maxName = 80

// cleanName trims a name and refuses what is none.
func cleanName(name string) (string, error) {
	name = strings.Join(strings.Fields(norm.NFC.String(name)), " ")
	_, found := carddata.Mask(name)
	switch {
	case name == "":
		return "", &RefusedError{"", "a person needs a name"}
	case !utf8.ValidString(name), strings.ContainsFunc(name, unicode.IsControl):
		return "", &RefusedError{"", "a name is plain text"}
	case utf8.RuneCountInString(name) > maxName:
		return "", &RefusedError{"", fmt.Sprintf("a name has %d characters at most", maxName)}
	case len(found) > 0:
		return "", &RefusedError{"", "this name looks like card data; nothing was stored"}
	}
	return name, nil
}

// nameKey makes one of the spellings of a name, and of names that look alike
// because they differ in signs that show nothing.
func nameKey(name string) string {
	name = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, name)
	return strings.ToLower(norm.NFKC.String(strings.Join(strings.Fields(name), " ")))
}

// People lists who may work here, by name.
func (s *Store) People(ctx context.Context) ([]Person, error) {
	return list(s, ctx, "SELECT name, role, secret <> '' FROM person WHERE NOT removed ORDER BY key",
		func(rows *sql.Rows, p *Person) error { return rows.Scan(&p.Name, &p.Role, &p.HasSecret) })
}

// personNamed reads a person, or nil when there is none of that name.
func personNamed(ctx context.Context, db querier, name string) (*person, error) {
	var p person
	err := db.QueryRowContext(ctx, `SELECT id, name, role, secret, secret <> '', strong, version, failed, failed_at, removed
		FROM person WHERE key = ?`, nameKey(name)).
		Scan(&p.id, &p.Name, &p.Role, &p.secret, &p.HasSecret, &p.strong, &p.version, &p.failed, stamp{&p.failedAt}, &p.removed)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return &p, err
}

// member is personNamed for somebody who has to be there.
func member(ctx context.Context, db querier, name string) (*person, error) {
	p, err := personNamed(ctx, db, name)
	if err == nil && (p == nil || p.removed) {
		err = &absentError{fmt.Sprintf("nobody named %q works here", shorten(name))}
	}
	return p, err
}

// absentError is an ErrNotFound that says all by itself.
type absentError struct{ reason string }

func (e *absentError) Error() string { return e.reason }

// Is makes it an ErrNotFound.
func (e *absentError) Is(target error) bool { return target == ErrNotFound }

// AddPerson lets somebody work here. The secret is their PIN or passphrase;
// empty for none yet. The first supervisor of a desk brings its recovery
// code, which is returned this once and is empty otherwise. A name that works
// here already is a *RefusedError.
func (s *Store) AddPerson(ctx context.Context, name string, role Role, secret string) (recovery string, err error) {
	if name, err = cleanName(name); err != nil {
		return "", err
	}
	hash, err := s.hash(role, secret)
	if err != nil {
		return "", err
	}
	fresh, err := s.recoveryFor(role)
	if err != nil {
		return "", err
	}
	err = s.inTx(ctx, func(tx *tx) error {
		if err := tx.allow(ctx, MayManage); err != nil {
			return err
		}
		if err := tx.putPerson(ctx, name, role, hash); err != nil {
			return err
		}
		if recovery, err = tx.firstRecovery(ctx, role, fresh); err != nil {
			return err
		}
		return tx.audit(ctx, DidPeople, "added %q as %s", name, role)
	})
	return recovery, err
}

// putPerson adds a person, or takes back one who was removed.
func (tx *tx) putPerson(ctx context.Context, name string, role Role, secret hashed) error {
	p, err := personNamed(ctx, tx, name)
	if err != nil {
		return err
	}
	if p != nil && !p.removed {
		return &RefusedError{"", fmt.Sprintf("%q works here already, as %s", p.Name, p.Role)}
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO person (key, name, role, secret, strong) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT (key) DO UPDATE SET name = excluded.name, role = excluded.role, secret = excluded.secret,
		strong = excluded.strong, removed = 0, failed = 0, version = version + 1`,
		nameKey(name), name, role, secret.text, secret.strong)
	return err
}

// SetRole changes what somebody works as. Who has only a PIN and is to become
// an editor or supervisor needs a passphrase with it: secret, else empty. Like
// AddPerson it may return the recovery code. The last supervisor who can sign
// in stays one.
func (s *Store) SetRole(ctx context.Context, name string, role Role, secret string) (recovery string, err error) {
	hash, err := s.hash(role, secret)
	if err != nil {
		return "", err
	}
	fresh, err := s.recoveryFor(role)
	if err != nil {
		return "", err
	}
	err = s.changePerson(ctx, MayManage, name, func(tx *tx, p *person) error {
		if p.HasSecret && !p.strong && role != Agent && hash.text == "" {
			return &RefusedError{"", fmt.Sprintf("%q has a PIN, and %s: give one with the role", p.Name, secretRules[role].asks)}
		}
		if recovery, err = tx.firstRecovery(ctx, role, fresh); err != nil {
			return err
		}
		if hash.text != "" {
			p.secret, p.strong = hash.text, hash.strong
		}
		p.Role = role
		return tx.audit(ctx, DidPeople, "made %q %s", p.Name, role)
	})
	return recovery, err
}

// RemovePerson lets somebody work here no longer. What they did stays under
// their name. The last supervisor who can sign in stays.
func (s *Store) RemovePerson(ctx context.Context, name string) error {
	return s.changePerson(ctx, MayManage, name, func(tx *tx, p *person) error {
		p.removed, p.secret = true, ""
		return tx.audit(ctx, DidPeople, "removed %q", p.Name)
	})
}

// SetSecret gives somebody a PIN or passphrase, in the place of the one they
// had. One's own may be changed by oneself; another one's by a supervisor. A
// sign-in that is under way under the old one ends.
func (s *Store) SetSecret(ctx context.Context, name, secret string) error {
	who, err := s.find(ctx, name)
	if err != nil {
		return err
	}
	if secret == "" {
		return &RefusedError{"", secretRules[who.Role].asks}
	}
	hash, err := s.hash(who.Role, secret)
	if err != nil {
		return err
	}
	return s.changePerson(ctx, "", name, func(tx *tx, p *person) error {
		if err := tx.mayReplaceSecret(ctx, p); err != nil {
			return err
		}
		p.secret, p.strong, p.failed = hash.text, hash.strong, 0
		return tx.audit(ctx, DidPeople, "set the %s of %q", secretRules[p.Role].noun, p.Name)
	})
}

// mayReplaceSecret lets people change their own secret once they have proved
// to know it, and an agent without one choose the first. All else is a
// supervisor's, or anybody's where nothing is guarded and there is none yet.
func (tx *tx) mayReplaceSecret(ctx context.Context, p *person) error {
	own := nameKey(tx.by.name) == nameKey(p.Name)
	guarded, err := isGuarded(ctx, tx)
	switch {
	case err != nil:
		return err
	case own && tx.by.proven && tx.by.version == p.version:
		return nil
	case guarded && own && p.secret == "" && p.Role == Agent:
		return nil
	case !guarded && p.secret != "":
		return &DeniedError{fmt.Sprintf("%q has a %s already: sign in as %[1]q to change it, or make a supervisor first", p.Name, secretRules[p.Role].noun)}
	}
	return tx.allow(ctx, MayManage)
}

// changePerson reads a person, has it changed and stores it under a new
// version. Nobody may be left without a supervisor who can sign in where
// there was one. The right is asked for first, unless change asks by itself.
func (s *Store) changePerson(ctx context.Context, right Right, name string, change func(*tx, *person) error) error {
	return s.inTx(ctx, func(tx *tx) error {
		if right != "" {
			if err := tx.allow(ctx, right); err != nil {
				return err
			}
		}
		p, err := member(ctx, tx, name)
		if err != nil {
			return err
		}
		before, err := isGuarded(ctx, tx)
		if err != nil {
			return err
		}
		if err := change(tx, p); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `UPDATE person SET role = ?, secret = ?, strong = ?, failed = ?, removed = ?,
			version = version + 1 WHERE id = ?`, p.Role, p.secret, p.strong, p.failed, p.removed, p.id); err != nil {
			return err
		}
		after, err := isGuarded(ctx, tx)
		if err == nil && before && !after {
			err = &RefusedError{"", fmt.Sprintf("%q is the last supervisor with a passphrase; make another one first", p.Name)}
		}
		return err
	})
}

// find is member outside a transaction.
func (s *Store) find(ctx context.Context, name string) (p *person, err error) {
	err = s.reading(func(db *sql.DB) error {
		p, err = member(ctx, db, name)
		return err
	})
	return p, err
}

// ParseRole reads a role; the error names those there are.
func ParseRole(word string) (Role, error) {
	if r := Role(strings.ToLower(strings.TrimSpace(word))); slices.Contains(Roles(), r) {
		return r, nil
	}
	return "", fmt.Errorf("%q is no role: write agent, editor or supervisor", shorten(word))
}
