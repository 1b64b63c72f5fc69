package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// actor is who works with the store, and whether they proved it.
type actor struct {
	name    string
	proven  bool // the secret was right
	version int64
}

// actor is who is signed in; nobody before SignIn.
func (s *Store) actor() actor {
	s.signed.Lock()
	defer s.signed.Unlock()
	return s.who
}

func (s *Store) setActor(a actor) {
	s.signed.Lock()
	defer s.signed.Unlock()
	s.who = a
}

// SignIn says who works with the store from now on, and returns them. A name
// that is not among the people works as an agent. Who has a PIN or passphrase
// has to give it: without, or with a wrong one, it is a *DeniedError and
// whoever was signed in before stays. After five wrong tries the name is
// locked for 1, then 5, then 30 minutes, whatever program asks.
func (s *Store) SignIn(ctx context.Context, name, secret string) (Person, error) {
	p, err := s.known(ctx, name)
	if err != nil {
		return Person{}, err
	}
	if p.secret == "" {
		s.setActor(actor{name: p.Name, version: p.version})
		return p.Person, nil
	}
	if secret == "" {
		return Person{}, &DeniedError{fmt.Sprintf("%q has a %s: give it in PAYDESK_PIN", p.Name, secretRules[p.Role].noun)}
	}
	if err := s.prove(ctx, p, secret); err != nil {
		return Person{}, err
	}
	s.setActor(actor{name: p.Name, proven: true, version: p.version})
	return p.Person, nil
}

// SignOut leaves nobody signed in, as when the desk is locked. Contacts can
// still be saved; nothing that needs a right can be done.
func (s *Store) SignOut() { s.setActor(actor{}) }

// known is the person of a name, or an agent made up for a name that is not
// among the people.
func (s *Store) known(ctx context.Context, name string) (*person, error) {
	name, err := cleanName(name)
	if err != nil {
		return nil, err
	}
	var p *person
	err = s.reading(func(db *sql.DB) error {
		p, err = personNamed(ctx, db, name)
		return err
	})
	if err != nil {
		return nil, err
	}
	if p == nil {
		p = &person{Person: Person{Name: name, Role: Agent}}
	}
	if p.removed {
		return nil, &DeniedError{fmt.Sprintf("%q works here no longer; a supervisor can add the name again", p.Name)}
	}
	return p, nil
}

// prove checks a secret. The try is counted before it is judged, so that many
// programs trying at once get no more tries than one. Where nothing can be
// written it is judged uncounted, so that people can read on a full disk.
func (s *Store) prove(ctx context.Context, p *person, secret string) error {
	var trouble *FolderError
	err := s.countTry(ctx, p)
	uncounted := errors.As(err, &trouble) && (trouble.Trouble == Full || trouble.Trouble == ReadOnly)
	if err != nil && !uncounted {
		return err
	}
	right, err := opens(p.secret, secret)
	if err != nil {
		return fmt.Errorf("%w: a supervisor has to set a new one for %q", err, p.Name)
	}
	if !right {
		return &DeniedError{wrongTry(p)}
	}
	if uncounted {
		return nil
	}
	return s.inTx(ctx, func(tx *tx) error {
		_, err := tx.ExecContext(ctx, "UPDATE person SET failed = 0, failed_at = NULL WHERE id = ? AND version = ?", p.id, p.version)
		return err
	})
}

// freeTries is how many wrong tries are free, and pauses how long a name is
// locked after that many and each one more.
const freeTries = 5

var pauses = []time.Duration{time.Minute, 5 * time.Minute, 30 * time.Minute}

// pause is how long a name is locked after so many wrong tries.
func pause(failed int) time.Duration {
	if failed < freeTries {
		return 0
	}
	return pauses[min(failed-freeTries, len(pauses)-1)]
}

// wrongTry says what a wrong try leads to.
func wrongTry(p *person) string {
	noun := secretRules[p.Role].noun
	if span := pause(p.failed); span > 0 {
		return fmt.Sprintf("the %s of %q is wrong; the name is locked for %s", noun, p.Name, minutes(span))
	}
	left := freeTries - p.failed
	if left == 1 {
		return fmt.Sprintf("the %s of %q is wrong; 1 try is left", noun, p.Name)
	}
	return fmt.Sprintf("the %s of %q is wrong; %d tries are left", noun, p.Name, left)
}

// countTry counts a try against a name, or refuses it while the name is
// locked.
func (s *Store) countTry(ctx context.Context, p *person) error {
	return s.inTx(ctx, func(tx *tx) error {
		now, err := member(ctx, tx, p.Name)
		if err != nil {
			return err
		}
		if left := now.locked(tx.now); left > 0 {
			return &DeniedError{fmt.Sprintf("%q is locked after %d wrong tries: try again in %s", p.Name, now.failed, minutes(left))}
		}
		*p = *now
		p.failed++
		_, err = tx.ExecContext(ctx, "UPDATE person SET failed = ?, failed_at = ? WHERE id = ?", p.failed, stamp{&tx.now}, p.id)
		return err
	})
}

// locked is how much longer a name is locked. A clock set back starts the
// pause anew instead of lengthening it for ever.
func (p *person) locked(now time.Time) time.Duration {
	span := pause(p.failed)
	if span == 0 || p.failedAt.IsZero() {
		return 0
	}
	return min(span, max(0, span-now.Sub(p.failedAt)))
}

// minutes writes a pause for people, rounded up.
func minutes(d time.Duration) string {
	switch n := int((d + time.Minute - 1) / time.Minute); n {
	case 1:
		return "1 minute"
	default:
		return fmt.Sprintf("%d minutes", n)
	}
}
