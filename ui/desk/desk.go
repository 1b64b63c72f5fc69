// Package desk is what the window and the command line share: it opens the
// store and the knowledge, starts and resumes contacts, walks their
// checklists, proposes the wrap-up, makes handouts and saves. It knows no
// window, so every rule here holds wherever a contact is worked on.
package desk

import (
	"context"
	"fmt"
	"path/filepath"
	"sync"
	"time"

	"paydesk/knowledge"
	"paydesk/knowledge/search"
	"paydesk/store"
)

// Config is what a Desk is made of.
type Config struct {
	Dir     string // data folder; handouts go into it unless told otherwise
	Agent   string // who works here until SignIn says otherwise
	Library *knowledge.Library
	Store   *store.Store
	Now     func() time.Time // time.Now when nil
}

// Desk is one place of work: an agent, the knowledge and the contact log.
// It is used from one goroutine.
type Desk struct {
	cfg    Config
	index  func() *search.Index // made when it is first asked for
	person store.Person         // who is signed in; no name for nobody
}

// New makes a desk. The configuration's Library and Store must be set.
func New(cfg Config) *Desk {
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	return &Desk{cfg: cfg, index: sync.OnceValue(func() *search.Index { return search.Of(cfg.Library) }), person: store.Person{Name: cfg.Agent, Role: store.Agent}}
}

// Agent is the name of who works here, "" while nobody is signed in.
func (d *Desk) Agent() string { return d.person.Name }

// Person is who works here, and as what.
func (d *Desk) Person() store.Person { return d.person }

// SignIn says who works here from now on; whoever has a PIN or passphrase has
// to give it. A *store.DeniedError leaves who was signed in before.
func (d *Desk) SignIn(ctx context.Context, name, secret string) error {
	p, err := d.cfg.Store.SignIn(ctx, name, secret)
	if err == nil {
		d.Seat(p)
	}
	return err
}

// Seat is SignIn for who was signed in to the store already: looking at a
// secret takes a while, and is done on another goroutine than the desk's.
func (d *Desk) Seat(p store.Person) { d.person = p }

// SignOut leaves nobody signed in, until SignIn.
func (d *Desk) SignOut() {
	d.cfg.Store.SignOut()
	d.person = store.Person{}
}

// Library is the knowledge of this desk.
func (d *Desk) Library() *knowledge.Library { return d.cfg.Library }

// Store is the contact log of this desk.
func (d *Desk) Store() *store.Store { return d.cfg.Store }

// Now is the desk's clock.
func (d *Desk) Now() time.Time { return d.cfg.Now() }

// Ready makes the index of the search, which otherwise the first search waits
// for. Any goroutine may call it.
func (d *Desk) Ready() { d.index() }

// Search finds articles for what was typed, best first.
func (d *Desk) Search(query string, limit int) search.Answer { return d.index().Search(query, limit) }

// Article returns the article of that id; the error says how to find one.
func (d *Desk) Article(id knowledge.TopicID) (*knowledge.Article, error) {
	if a := d.cfg.Library.Article(id); a != nil {
		return a, nil
	}
	return nil, fmt.Errorf("there is no topic %q; `paydesk kb list` shows them all", id)
}

// HandoutDir is the folder that handouts are saved in.
func (d *Desk) HandoutDir() string { return HandoutDir(d.cfg.Dir) }

// HandoutDir is the folder of handouts within a data folder.
func HandoutDir(dir string) string { return filepath.Join(dir, "handouts") }

// Contacts lists saved contacts, newest first.
func (d *Desk) Contacts(ctx context.Context, f store.Filter) ([]store.Contact, error) {
	return d.cfg.Store.List(ctx, f)
}

// Start begins a contact; the clock of its call starts with it.
func (d *Desk) Start(ctx context.Context) (*Session, error) {
	now := d.Now()
	contact, err := d.cfg.Store.Begin(ctx, store.Contact{
		Agent: d.Agent(), Lang: "en", Channel: "phone", Started: now,
	})
	if err != nil {
		return nil, err
	}
	return &Session{desk: d, contact: contact, clock: startClock(contact, now)}, nil
}

// Unfinished brings back the contacts of this agent that were neither saved
// nor discarded, each at the step it was left at and paused.
func (d *Desk) Unfinished(ctx context.Context) ([]*Session, error) {
	if d.Agent() == "" {
		return nil, nil // nobody's: the store would list everybody's
	}
	contacts, err := d.cfg.Store.Unfinished(ctx, d.Agent())
	if err != nil {
		return nil, err
	}
	var sessions []*Session
	for _, c := range contacts {
		s, err := d.resume(ctx, c)
		if err != nil {
			return nil, err
		}
		sessions = append(sessions, s)
	}
	return sessions, nil
}

// Open brings a contact to the front, paused. A saved one stays saved until
// something in it is changed; what it said before is kept then.
func (d *Desk) Open(ctx context.Context, id store.ContactID) (*Session, error) {
	contact, err := d.cfg.Store.Get(ctx, string(id))
	if err != nil {
		return nil, err
	}
	if contact.State != store.StateSaved {
		return d.resume(ctx, contact)
	}
	s := d.paused(contact)
	s.finished = &contact
	s.runID, s.run, err = d.lastRun(ctx, contact)
	s.shown = d.Now()
	return s, err
}

// Reopen takes a saved contact back for changes, paused: the undo of a save.
func (d *Desk) Reopen(ctx context.Context, id store.ContactID) (*Session, error) {
	contact, err := d.cfg.Store.Reopen(ctx, id)
	if err != nil {
		return nil, err
	}
	return d.resume(ctx, contact)
}

func (d *Desk) resume(ctx context.Context, c store.Contact) (*Session, error) {
	s := d.paused(c)
	return s, s.loadRun(ctx)
}

// paused is the session of a contact until it is brought to the front.
func (d *Desk) paused(c store.Contact) *Session {
	s := &Session{desk: d, contact: c, clock: startClock(c, d.Now()), touched: touchedIn(c), orderOK: c.Order}
	s.Pause()
	return s
}
