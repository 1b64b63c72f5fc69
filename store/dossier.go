package store

import (
	"context"
	"database/sql"
	"time"
)

// Dossier is what the log holds of one shopper, as it can be given to them.
type Dossier struct {
	Made     time.Time     `json:"made"`
	By       string        `json:"by"` // what the shopper was found by
	Contacts []DossierItem `json:"contacts"`
}

// DossierItem is one contact with all that belongs to it.
type DossierItem struct {
	Contact
	Steps    []DossierStep `json:"steps,omitempty"`
	Handouts []Handout     `json:"handouts,omitempty"`
	Changes  []Change      `json:"changes,omitempty"`
}

// DossierStep is what happened in a checklist.
type DossierStep struct {
	At     time.Time `json:"at"`
	Topic  string    `json:"topic"`
	Step   string    `json:"step"`
	Kind   string    `json:"kind"`
	Answer int       `json:"answer,omitempty"`
	Text   string    `json:"text,omitempty"`

	Edition string `json:"-"` // of the knowledge it was asked by; see Store.Edition
}

// Dossier gathers all contacts of a shopper, oldest first, unfinished ones
// included. What others' contacts say of the shopper is theirs and left out.
// It needs MayExport and is put on record without the shopper's data.
func (s *Store) Dossier(ctx context.Context, who Shopper) (Dossier, error) {
	m, err := who.matcher()
	if err != nil {
		return Dossier{}, err
	}
	if err := s.Allowed(ctx, MayExport); err != nil {
		return Dossier{}, err
	}
	var t traces
	err = s.reading(func(db *sql.DB) error {
		t, err = m.trace(ctx, db)
		return err
	})
	if err != nil {
		return Dossier{}, err
	}
	d := Dossier{Made: whole(s.now()), By: m.by}
	for _, c := range t.own {
		item, err := s.dossierItem(ctx, c)
		if err != nil {
			return Dossier{}, err
		}
		d.Contacts = append(d.Contacts, item)
	}
	if len(d.Contacts) == 0 || s.readOnly != nil {
		return d, nil
	}
	return d, s.Record(ctx, MayExport, DidExport, "the record of a shopper, found by "+m.by)
}

// dossierItem gathers what belongs to a contact.
func (s *Store) dossierItem(ctx context.Context, c Contact) (item DossierItem, err error) {
	item.Contact = c
	if item.Handouts, err = s.Handouts(ctx, c.ID); err != nil {
		return item, err
	}
	if item.Changes, err = s.Changes(ctx, c.ID); err != nil {
		return item, err
	}
	runs, err := s.Runs(ctx, c.ID)
	if err != nil {
		return item, err
	}
	for _, run := range runs {
		events, err := s.Events(ctx, run.ID)
		if err != nil {
			return item, err
		}
		for _, e := range events {
			item.Steps = append(item.Steps, DossierStep{e.At, e.Topic, e.Node, e.Kind, e.Answer, e.Text, run.Edition})
		}
	}
	return item, nil
}
