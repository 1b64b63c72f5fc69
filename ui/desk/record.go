package desk

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"paydesk/knowledge"
	"paydesk/knowledge/checklist"
	"paydesk/store"
	"paydesk/ui/record"
)

// recordForms write a shopper's record, by the ending of the file.
var recordForms = map[string]func(context.Context, *Desk, store.Dossier) ([]byte, error){
	".json": recordJSON,
	".pdf":  recordPDF,
}

// ErrRecordForm says that a file's ending names no form of a record.
var ErrRecordForm = errors.New("a record is written as .pdf or .json; give the file one of these endings")

// WriteRecord writes what the log holds of a shopper into a file, for that
// shopper, whole or not at all and readable by its owner only, and returns how
// many contacts that is. The ending of the name decides: .pdf to be read, .json
// for programs, with the fields of a contact as the log prints them. Where
// nobody is found nothing is written, which is an error. It needs
// store.MayExport.
func (d *Desk) WriteRecord(ctx context.Context, who store.Shopper, file string) (int, error) {
	form := recordForms[strings.ToLower(filepath.Ext(file))]
	if form == nil {
		return 0, ErrRecordForm
	}
	dossier, err := d.cfg.Store.Dossier(ctx, who)
	if err != nil {
		return 0, err
	}
	if len(dossier.Contacts) == 0 {
		return 0, fmt.Errorf("nobody was found by this %s, so nothing was written; check it, or try another of e-mail, order and phone number", dossier.By)
	}
	body, err := form(ctx, d, dossier)
	if err != nil {
		return 0, err
	}
	if err := writeWhole(file, body); err != nil {
		return 0, fmt.Errorf("the record was not written: %w; free space or choose another folder", err)
	}
	return len(dossier.Contacts), nil
}

func recordJSON(_ context.Context, _ *Desk, dossier store.Dossier) ([]byte, error) {
	body, err := json.MarshalIndent(dossier, "", "  ")
	return append(body, '\n'), err
}

func recordPDF(ctx context.Context, d *Desk, dossier store.Dossier) ([]byte, error) {
	editions := map[string]*knowledge.Library{}
	return record.PDF(record.Input{
		Dossier: dossier,
		Zone:    d.Now().Location(),
		Topic: func(id string) string {
			if a := d.cfg.Library.Article(knowledge.TopicID(id)); a != nil {
				return a.Title
			}
			return ""
		},
		Step: func(s store.DossierStep) (asked, said string) {
			lib, read := editions[s.Edition]
			if !read {
				lib, _ = d.edition(ctx, s.Edition) // where it cannot be read the ids stand
				editions[s.Edition] = lib
			}
			if strings.HasPrefix(s.Text, outcomeNote) && s.Kind == string(checklist.Noted) {
				return "", "" // stands above, in plain words
			}
			return event(s).Words(lib)
		},
	})
}

func event(s store.DossierStep) checklist.Event {
	return checklist.Event{Kind: checklist.Kind(s.Kind), Topic: knowledge.TopicID(s.Topic), Node: s.Step, Answer: s.Answer, Text: s.Text}
}
