// Package desk is what the window and the command line share: it opens the
// store and the knowledge, starts and resumes contacts, walks their
// checklists, proposes the wrap-up, makes handouts and saves. It knows no
// window, so every rule here holds wherever a contact is worked on.
package desk

import (
	"context"
	"fmt"
	"path/filepath"
	"time"

	"paydesk/knowledge"
	"paydesk/knowledge/search"
	"paydesk/store"
)

// Config is what a Desk is made of.
type Config struct {
	Dir     string // data folder; handouts go into it unless told otherwise
	Agent   string
	Library *knowledge.Library
	Store   *store.Store
	Now     func() time.Time // time.Now when nil
}

// Desk is one place of work: an agent, the knowledge and the contact log.
// It is used from one goroutine.
type Desk struct {
	cfg   Config
	index *search.Index
}

// New makes a desk. The configuration's Library and Store must be set.
func New(cfg Config) *Desk {
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	return &Desk{cfg: cfg, index: search.New(cfg.Library.Articles())}
}

// Agent is who works here.
func (d *Desk) Agent() string { return d.cfg.Agent }

// Library is the knowledge of this desk.
func (d *Desk) Library() *knowledge.Library { return d.cfg.Library }

// Store is the contact log of this desk.
func (d *Desk) Store() *store.Store { return d.cfg.Store }

// Now is the desk's clock.
func (d *Desk) Now() time.Time { return d.cfg.Now() }

// Search finds articles for what was typed, best first.
func (d *Desk) Search(query string, limit int) search.Answer { return d.index.Search(query, limit) }

// Article returns the article of that id; the error says how to find one.
func (d *Desk) Article(id knowledge.TopicID) (*knowledge.Article, error) {
	if a := d.cfg.Library.Article(id); a != nil {
		return a, nil
	}
	return nil, fmt.Errorf("there is no topic %q; `paydesk kb list` shows them all", id)
}

// HandoutDir is the folder that handouts are saved in.
func (d *Desk) HandoutDir() string { return filepath.Join(d.cfg.Dir, "handouts") }

// Contacts lists saved contacts, newest first.
func (d *Desk) Contacts(ctx context.Context, f store.Filter) ([]store.Contact, error) {
	return d.cfg.Store.List(ctx, f)
}

// Start begins a contact; the clock of its call starts with it.
func (d *Desk) Start(ctx context.Context) (*Session, error) {
	now := d.Now()
	contact, err := d.cfg.Store.Begin(ctx, store.Contact{
		Agent: d.cfg.Agent, Lang: "en", Channel: "phone", Started: now,
	})
	if err != nil {
		return nil, err
	}
	return &Session{desk: d, contact: contact, clock: startClock(contact, now)}, nil
}

// Unfinished brings back the contacts of this agent that were neither saved
// nor discarded, each at the step it was left at and paused.
func (d *Desk) Unfinished(ctx context.Context) ([]*Session, error) {
	contacts, err := d.cfg.Store.Unfinished(ctx, d.cfg.Agent)
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

// Reopen takes a saved contact back for changes, paused: the undo of a save.
func (d *Desk) Reopen(ctx context.Context, id store.ContactID) (*Session, error) {
	contact, err := d.cfg.Store.Reopen(ctx, id)
	if err != nil {
		return nil, err
	}
	return d.resume(ctx, contact)
}

func (d *Desk) resume(ctx context.Context, c store.Contact) (*Session, error) {
	s := &Session{desk: d, contact: c, clock: startClock(c, d.Now()), touched: touchedIn(c), orderOK: c.Order}
	s.Pause() // until it is brought to the front
	return s, s.loadRun(ctx)
}
