package record

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"paydesk/assets/page"
	"paydesk/store"
)

// text is what a reader sees, one line for each run.
func text(doc page.Document) string {
	var b strings.Builder
	for _, pg := range doc.Pages {
		for _, item := range pg.Items {
			if run, ok := item.(page.Text); ok {
				b.WriteString(run.Text + "\n")
			}
		}
	}
	return b.String()
}

// input is a record of one contact that holds everything.
func input() Input {
	at := time.Date(2026, 11, 20, 10, 0, 0, 0, time.UTC)
	c := store.Contact{
		Ref: "K7QD-000001", Customer: "Zoë", Email: "z@example.com", Phone: "+34 1", Order: "8190", Country: "ES", Lang: "es",
		Channel: "chat", Topic: "a-topic", Code: "ISC_1", Outcome: "waiting-bank", Note: "first\nsecond", Agent: "maria", Desk: "Payments A",
		Started: at, Ended: at.Add(time.Minute), TalkSeconds: 61, FollowUp: "2026-11-23", AttemptAmount: "9.90", AttemptCurrency: "EUR", AttemptAt: at,
	}
	return Input{
		Dossier: store.Dossier{Made: at, By: "e-mail", Contacts: []store.DossierItem{{
			Contact:  c,
			Steps:    []store.DossierStep{{Step: "s"}, {Step: "silent"}},
			Handouts: []store.Handout{{Topic: "unknown", For: "bank", At: at}},
			Changes: []store.Change{
				{At: at, Who: "bo", Field: "follow_up", Before: json.RawMessage(`""`)},
				{At: at, Field: "talk_seconds", Before: json.RawMessage(`7`)},
			},
		}}},
		Zone:  time.FixedZone("CET", 3600),
		Topic: func(id string) string { return map[string]string{"a-topic": "A topic"}[id] },
		Step: func(s store.DossierStep) (string, string) {
			if s.Step == "silent" {
				return "", ""
			}
			return "Asked?", "Yes"
		},
	}
}

func TestLettersThatCannotBeShownAreTold(t *testing.T) {
	in := input()
	if out := text(Build(in)); strings.Contains(out, "question mark") {
		t.Error("said of letters that are there")
	}
	in.Contacts[0].Customer = "김서연"
	if out := text(Build(in)); !strings.Contains(out, "question mark") {
		t.Errorf("not said: %s", out)
	}
}

func TestEverythingKeptIsPrinted(t *testing.T) {
	out := text(Build(input()))
	for _, want := range []string{
		"Contact K7QD-000001", "20 November 2026, 11:00 CET", "20 November 2026, 11:01 CET", "Chat", "A topic", "ISC_1", "Your bank has to act",
		"23 November 2026", "maria, Payments A", "1 min 1 s talking", "Zoë", "z@example.com", "+34 1", "8190", "ES", "es",
		"9.90 EUR, 20 November 2026, 11:00 CET", "first\nsecond", "Asked? – Yes", "unknown, for your bank",
		"follow up changed by bo; before: nothing", "talk seconds changed; before: 7", "Your rights", "Why your bank declined a payment is for the bank to say", "Page 1 of 1",
	} {
		_, after, found := strings.Cut(out, want)
		if !found {
			t.Fatalf("%q is missing or too early; left is\n%s", want, out)
		}
		out = after
	}
}

func TestWhatIsNotKeptHasNoHeading(t *testing.T) {
	in := input()
	in.Contacts = []store.DossierItem{{Contact: store.Contact{Ref: "K7QD-000002"}}}
	out := text(Build(in))
	for _, head := range []string{"Note", "Steps taken with you", "Papers given out", "Changed later", "Ended", "Failed payment"} {
		if strings.Contains(out, head+"\n") {
			t.Errorf("%q stands over nothing:\n%s", head, out)
		}
	}
}

func TestHostileTextIsPrinted(t *testing.T) {
	in := input()
	c := &in.Contacts[0]
	c.Customer, c.Code, c.Country = "𝕏🙂 \u202eevil\u202c (\\)<</JS>>", strings.Repeat("Wolfeschlegelsteinhausen", 40), "\x00\xff"
	c.Note = strings.Repeat("long ", 5000)
	if file, err := PDF(in); err != nil || len(file) == 0 {
		t.Errorf("%d bytes, %v", len(file), err)
	}
}

func BenchmarkPDFOf200Contacts(b *testing.B) {
	in := input()
	for len(in.Contacts) < 200 {
		in.Contacts = append(in.Contacts, in.Contacts[0])
	}
	for b.Loop() {
		if _, err := PDF(in); err != nil {
			b.Fatal(err)
		}
	}
}
