package desk

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"paydesk/knowledge"
	"paydesk/knowledge/checklist"
	"paydesk/knowledge/country"
	"paydesk/knowledge/handout"
	"paydesk/store"
)

// Sheet is what a handout is made for, beside the contact itself.
type Sheet struct {
	Lang  string
	For   handout.Audience // the shopper when empty
	Paper handout.Paper    // A4 when empty
	Date  time.Time        // today when zero
	// Country is where the shopper pays, by name or code, for the ways to pay;
	// that of the contact when empty.
	Country string
}

// Handout gathers what the handout of this contact says. The topic is the
// one the contact is filed under, so that a path that found a cause prints
// that cause.
func (s *Session) Handout(ctx context.Context, sheet Sheet) (handout.Input, error) {
	topic := knowledge.TopicID(s.contact.Topic)
	if topic == "" && s.run != nil {
		topic = s.run.Proposal().Topic
	}
	if topic == "" {
		return handout.Input{}, fmt.Errorf("there is no topic to print yet; find one (F3) and press Enter")
	}
	in, err := s.desk.blank(ctx, topic, sheet)
	if err != nil {
		return in, err
	}
	s.desk.fill(&in, s.contact, s.run, sheet)
	return in, nil
}

// fill adds what a contact and the path walked in it say; run may be nil.
func (d *Desk) fill(in *handout.Input, c store.Contact, run *checklist.Run, sheet Sheet) {
	d.fillContact(in, c)
	topics := []knowledge.TopicID{in.Topic()}
	if run != nil {
		in.Walk(run)
		topics = append(topics, run.Topics()...)
	}
	resolved := run != nil && run.Proposal().Result == knowledge.Resolved
	if !resolved && slices.ContainsFunc(topics, d.namesMethods) {
		in.Country, in.Methods = d.Methods(cmp.Or(sheet.Country, c.Country))
	}
}

// namesMethods tells whether the ways to pay belong to a topic.
func (d *Desk) namesMethods(topic knowledge.TopicID) bool {
	a := d.cfg.Library.Article(topic)
	return a != nil && a.Methods
}

// Methods are the ways to pay in a country, given by name or code, and its
// name; for none, or an unknown one, the ways that exist everywhere.
func (d *Desk) Methods(where string) (name string, methods []knowledge.Method) {
	code := country.Of(where)
	return country.Name(code), d.cfg.Library.MethodsIn(code)
}

// Handout gathers what the handout of a topic says without a contact.
func (d *Desk) Handout(ctx context.Context, topic knowledge.TopicID, sheet Sheet) (handout.Input, error) {
	in, err := d.blank(ctx, topic, sheet)
	if err != nil {
		return in, err
	}
	d.fill(&in, store.Contact{}, nil, sheet)
	return in, nil
}

// blank begins the handout of a topic: nothing of a contact is in it.
func (d *Desk) blank(ctx context.Context, topic knowledge.TopicID, sheet Sheet) (handout.Input, error) {
	a, err := d.Article(topic)
	if err != nil {
		return handout.Input{}, err
	}
	if sheet.Date.IsZero() {
		sheet.Date = d.Now()
	}
	days, err := d.WorkingDays(ctx)
	if err != nil {
		return handout.Input{}, err
	}
	in := handout.New(a, sheet.Date, days)
	in.Lang, in.For, in.Paper = sheet.Lang, sheet.For, sheet.Paper
	return in, nil
}

// ContactHandout gathers the handout of a contact in the log, saved or open,
// with the path that was walked; the contact is left as it is.
func (d *Desk) ContactHandout(ctx context.Context, idOrRef string, topic knowledge.TopicID, sheet Sheet) (handout.Input, error) {
	in, err := d.blank(ctx, topic, sheet)
	if err != nil {
		return in, err
	}
	contact, err := d.cfg.Store.Get(ctx, idOrRef)
	if err != nil {
		return in, err
	}
	_, run, err := d.lastRun(ctx, contact)
	if err != nil {
		return in, err
	}
	d.fill(&in, contact, run, sheet)
	return in, nil
}

// fillContact adds what a contact says.
func (d *Desk) fillContact(in *handout.Input, c store.Contact) {
	in.Ref, in.Customer, in.Order = c.Ref, c.Customer, c.Order
	in.Amount, in.Currency, in.AttemptAt = string(c.AttemptAmount), c.AttemptCurrency, c.AttemptAt
	in.Filed(d.cfg.Library, knowledge.TopicID(c.Topic), c.Code)
}

// SaveHandout writes the PDF into a folder, HandoutDir when empty, logs that
// it was made and returns where it is.
func (s *Session) SaveHandout(ctx context.Context, sheet Sheet, dir string) (string, error) {
	if err := s.desk.cfg.Store.FromHere(ctx, s.contact.ID); err != nil {
		return "", err // it could not be noted that the page was given out
	}
	in, err := s.Handout(ctx, sheet)
	if err != nil {
		return "", err
	}
	if dir == "" {
		dir = s.desk.HandoutDir()
	}
	name := filepath.Join(dir, handout.FileName(in))
	if err := WriteHandout(in, name); err != nil {
		return "", err
	}
	audience := in.For
	if audience == "" {
		audience = handout.ForShopper
	}
	return name, s.desk.cfg.Store.LogHandout(ctx, store.Handout{
		Contact: s.contact.ID, Topic: string(in.Topic()), Lang: in.Lang,
		For: string(audience), At: s.desk.Now(), Owed: in.Owes(),
	})
}

// WriteHandout writes the PDF whole or not at all, readable by its owner
// only.
func WriteHandout(in handout.Input, name string) error {
	pdf, err := handout.PDF(in)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		return fmt.Errorf("the folder for the handout cannot be made: %w; choose another", err)
	}
	if err := writeWhole(name, pdf); err != nil {
		return fmt.Errorf("the handout was not written: %w; free space or choose another folder", err)
	}
	return nil
}
