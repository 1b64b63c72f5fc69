package desk_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"paydesk/store"
	"paydesk/ui/desk"
)

// ana is a shopper with a contact of everything.
var ana = store.Shopper{Email: "ana@example.com"}

func (p *place) serveAna(t *testing.T) {
	t.Helper()
	must(t, p.SignIn(t.Context(), "maria", ""))
	s := p.start(t)
	s.Edit(func(c *store.Contact) {
		c.Customer, c.Email, c.Phone, c.Order = "Zoë 王 Łuk", ana.Email, "+34 612 345 678", "8190123456789012"
		c.Note, c.Country, c.AttemptAmount, c.AttemptCurrency = "my card is 4111 1111 1111 1111", "ES", "12.50", "EUR"
	})
	must(t, s.Use(t.Context(), "ask"))
	must(t, s.Answer(t.Context(), 2, ""))
	_, err := s.SaveHandout(t.Context(), desk.Sheet{Lang: "en"}, "")
	must(t, err)
	_, err = s.Save(t.Context())
	must(t, err)
	p.now = p.now.Add(time.Hour)
	_, err = p.Store().Amend(t.Context(), string(s.Contact().ID), []byte(`{"country":"PT"}`))
	must(t, err)
}

// written makes a record and returns the file.
func (p *place) written(t *testing.T, name string) []byte {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	wrote, err := p.WriteRecord(t.Context(), ana, file)
	must(t, err)
	info, err := os.Stat(file)
	must(t, err)
	if wrote.Contacts != 1 || info.Mode().Perm() != 0o600 {
		t.Errorf("%d contacts in a file of mode %v", wrote.Contacts, info.Mode())
	}
	body, err := os.ReadFile(file)
	must(t, err)
	if bytes.Contains(body, []byte("4111 1111")) {
		t.Error("the record holds a card number")
	}
	return body
}

func TestRecordAsJSONHasTheFieldsOfAContact(t *testing.T) {
	p := newPlace(t)
	p.serveAna(t)
	var got map[string]any
	must(t, json.Unmarshal(p.written(t, "a.json"), &got))
	contact := got["contacts"].([]any)[0].(map[string]any)
	for field, want := range map[string]any{
		"customer": "Zoë 王 Łuk", "order": "8190123456789012", "country": "PT", "topic": "ask", "outcome": "will-try",
		"note": "my card is [card ...1111]", "attempt_amount": 12.5, "started": "2026-11-20T10:00:00Z",
	} {
		if contact[field] != want {
			t.Errorf("%s is %v, want %v", field, contact[field], want)
		}
	}
	for field, want := range map[string]string{
		"handouts": "[map[at:2026-11-20T10:00:00Z for:shopper lang:en topic:ask]]",
		"changes":  "[map[at:2026-11-20T11:00:00Z before:ES field:country who:maria]]",
		"steps":    "[map[answer:2 at:2026-11-20T10:00:00Z kind:answer step:works topic:ask] map[at:2026-11-20T10:00:00Z kind:note step:bad text:outcome will-try topic:ask]]",
	} {
		if got := fmt.Sprint(contact[field]); got != want {
			t.Errorf("%s are %s, want %s", field, got, want)
		}
	}
}

func TestRecordAsPDFIsReadable(t *testing.T) {
	p := newPlace(t)
	p.serveAna(t)
	body := p.written(t, "a.PDF")
	if again := p.written(t, "b.pdf"); !bytes.Equal(body, again) {
		t.Error("the same record gave other bytes")
	}
	out := pdfText(t, body)
	for _, want := range []string{
		"What we keep about you", "20 November 2026, 11:00 UTC", "one contact", "Contact ", "Phone", "Title of ask", "You try the steps we gave you",
		"Your data", "Zoë ? Łuk", "8190123456789012", "PT", "12.50 EUR", "my card is [card ...1111]",
		"Does it work? – No", "Papers given out", "for you", "Changed later", "country changed by maria; before: ES",
		"Your rights", "Page 1 of 1",
	} {
		_, after, found := strings.Cut(out, want)
		if !found {
			t.Fatalf("%q is missing or too early; left is\n%s", want, out)
		}
		out = after
	}
}

// pdfText is the text of a PDF that has to be sound.
func pdfText(t *testing.T, body []byte) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "a.pdf")
	must(t, os.WriteFile(file, body, 0o600))
	var out []byte
	for _, args := range [][]string{{"qpdf", "--check", file}, {"pdftotext", "-raw", file, "-"}} {
		if _, err := exec.LookPath(args[0]); err != nil {
			t.Skipf("%s is not installed", args[0])
		}
		var err error
		if out, err = exec.Command(args[0], args[1:]...).CombinedOutput(); err != nil {
			t.Fatalf("%v: %v\n%s", args, err, out)
		}
	}
	return strings.Join(strings.Fields(string(out)), " ")
}

// A run on an edition that is gone prints the ids.
func TestRecordOfALostEdition(t *testing.T) {
	p := newPlace(t)
	saved, err := p.Store().Add(t.Context(), store.Contact{Email: ana.Email, Topic: "gone-topic"})
	must(t, err)
	run, err := p.Store().StartRun(t.Context(), store.Run{Contact: saved.ID, Topic: "gone-topic", Edition: "lost"})
	must(t, err)
	_, err = p.Store().Append(t.Context(), run, store.Event{Kind: "answer", Topic: "gone-topic", Node: "its-step", Answer: 1})
	must(t, err)
	if out := pdfText(t, p.written(t, "a.pdf")); !strings.Contains(out, "its-step") || !strings.Contains(out, "gone-topic") {
		t.Errorf("got %s", out)
	}
}

func TestRecordIsRefused(t *testing.T) {
	p := newPlace(t)
	p.serveAna(t)
	dir := t.TempDir()
	for name, c := range map[string]struct {
		who        store.Shopper
		file, want string
	}{
		"form":    {ana, "a.txt", ".pdf or .json"},
		"nobody":  {store.Shopper{Email: "bo@example.com"}, "a.pdf", "nobody was found by this e-mail"},
		"unnamed": {store.Shopper{}, "a.pdf", "one of e-mail"},
		"folder":  {ana, "none/a.pdf", "the record was not written"},
	} {
		_, err := p.WriteRecord(t.Context(), c.who, filepath.Join(dir, c.file))
		if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "example.com") {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
	_, err := p.Store().AddPerson(t.Context(), "sue", store.Supervisor, "a long passphrase")
	must(t, err)
	var denied *store.DeniedError
	if _, err := p.WriteRecord(t.Context(), ana, filepath.Join(dir, "a.pdf")); !errors.As(err, &denied) {
		t.Errorf("an agent took a record out: %v", err)
	}
	must(t, p.SignIn(t.Context(), "sue", "a long passphrase"))
	if wrote, err := p.WriteRecord(t.Context(), ana, filepath.Join(dir, "a.pdf")); err != nil || wrote.Contacts != 1 {
		t.Errorf("a supervisor got %+v, %v", wrote, err)
	}
	if files, err := os.ReadDir(dir); err != nil || len(files) != 1 {
		t.Errorf("files are left: %v, %v", files, err)
	}
}

func TestRecordOfManyContacts(t *testing.T) {
	p := newPlace(t)
	for range 200 {
		_, err := p.Store().Add(t.Context(), store.Contact{Email: ana.Email, Note: strings.Repeat("declined again ", 20)})
		must(t, err)
	}
	for _, name := range []string{"a.json", "a.pdf"} {
		if wrote, err := p.WriteRecord(t.Context(), ana, filepath.Join(t.TempDir(), name)); err != nil || wrote.Contacts != 200 {
			t.Errorf("%s: %d contacts, %v", name, wrote.Contacts, err)
		}
	}
}
