package desk

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"paydesk/knowledge"
	"paydesk/knowledge/checklist"
	"paydesk/knowledge/handout"
	"paydesk/store"
	"paydesk/ui/record"
)

// recordForms write a shopper's record, by the ending of the file.
var recordForms = map[string]func(context.Context, *recorder, store.Dossier) ([]byte, error){
	".json": recordJSON,
	".pdf":  recordPDF,
}

// ErrRecordForm says that a file's ending names no form of a record.
var ErrRecordForm = errors.New("a record is written as .pdf or .json; give the file one of these endings")

// Record tells what WriteRecord wrote.
type Record struct {
	Contacts int // in the file
	// ToRead are the contacts in which somebody typed a word that may tell the
	// shopper a hushed reason: to be read before the record is handed over.
	ToRead []store.ContactRef
}

// WriteRecord writes what the log holds of a shopper into a file, for that
// shopper, whole or not at all and readable by its owner only. The ending of
// the name decides: .pdf to be read, .json for programs, with the fields of a
// contact as the log prints them. Neither tells the reason of a hushed topic;
// what was typed stands as it was. Where nobody is found nothing is written,
// which is an error. It needs store.MayExport.
func (d *Desk) WriteRecord(ctx context.Context, who store.Shopper, file string) (Record, error) {
	form := recordForms[strings.ToLower(filepath.Ext(file))]
	if form == nil {
		return Record{}, ErrRecordForm
	}
	dossier, err := d.cfg.Store.Dossier(ctx, who)
	if err != nil {
		return Record{}, err
	}
	if len(dossier.Contacts) == 0 {
		return Record{}, fmt.Errorf("nobody was found by this %s, so nothing was written; check it, or try another of e-mail, order and phone number", dossier.By)
	}
	r := &recorder{d, map[string]*knowledge.Library{}}
	written := Record{Contacts: len(dossier.Contacts)}
	for i := range dossier.Contacts {
		c := &dossier.Contacts[i]
		r.hush(ctx, c)
		if slices.ContainsFunc(typedIn(c), tells) {
			written.ToRead = append(written.ToRead, store.ContactRef{ID: c.ID, Ref: c.Ref})
		}
	}
	body, err := form(ctx, r, dossier)
	if err != nil {
		return Record{}, err
	}
	if err := writeWhole(file, body); err != nil {
		return Record{}, fmt.Errorf("the record was not written: %w; free space or choose another folder", err)
	}
	return written, nil
}

// recorder writes one record, and keeps the editions of the knowledge that it
// has read for it.
type recorder struct {
	*Desk
	editions map[string]*knowledge.Library
}

func recordJSON(_ context.Context, _ *recorder, dossier store.Dossier) ([]byte, error) {
	body, err := json.MarshalIndent(dossier, "", "  ")
	return append(body, '\n'), err
}

func recordPDF(ctx context.Context, r *recorder, dossier store.Dossier) ([]byte, error) {
	return record.PDF(record.Input{
		Dossier: dossier,
		Zone:    r.Now().Location(),
		Topic:   r.title,
		Step: func(s store.DossierStep) (asked, said string) {
			if isOutcomeNote(s) {
				return "", "" // stands above, in plain words
			}
			return event(s).Words(r.asked(ctx, s.Edition))
		},
	})
}

// title is a topic in words, "" for one that is not known.
func (r *recorder) title(topic string) string {
	id := knowledge.TopicID(topic)
	if id == handout.HushedTopic {
		return handout.HushedTitle() // so that no record shows which ones stand in for another
	}
	if a := r.cfg.Library.Article(id); a != nil {
		return a.Title
	}
	return ""
}

// asked is the edition of the knowledge that a step was asked by, nil where it
// cannot be read: then the ids stand.
func (r *recorder) asked(ctx context.Context, edition string) *knowledge.Library {
	lib, read := r.editions[edition]
	if !read {
		lib, _ = r.edition(ctx, edition)
		r.editions[edition] = lib
	}
	return lib
}

func isOutcomeNote(s store.DossierStep) bool {
	return strings.HasPrefix(s.Text, outcomeNote) && s.Kind == string(checklist.Noted)
}

func event(s store.DossierStep) checklist.Event {
	return checklist.Event{Kind: checklist.Kind(s.Kind), Topic: knowledge.TopicID(s.Topic), Node: s.Step, Answer: s.Answer, Text: s.Text}
}
