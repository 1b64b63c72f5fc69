package desk_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"paydesk/knowledge"
	"paydesk/knowledge/packtest"
	"paydesk/store"
	"paydesk/ui/desk"
)

// intoHushed is a checklist with an answer that leads into a hushed topic, and
// an action between the two that hints at it.
const intoHushed = `
start: look
nodes:
  - {id: look, kind: action, text: Look at the screen, to: locked}
  - {id: locked, kind: action, text: See whether the card is locked, to: message}
  - id: message
    kind: question
    text: Which words does it show?
    answers: [{text: Those that count, to: in}, {text: Others, to: end}]
    unsure: end
  - {id: in, kind: link, text: Go on, topic: suspected-fraud}
  - {id: end, kind: outcome, text: Over, result: dropped}
`

// secretPlace is a desk whose hushed topic has a checklist of its own words.
func secretPlace(t *testing.T) *place {
	t.Helper()
	p := newPlace(t)
	lib, err := knowledge.Read(packtest.Pack(map[string]string{
		"ask": packtest.Ask, "into": intoHushed,
		"suspected-fraud": strings.NewReplacer("Does it work?", "Is it cleared?", "found: It does not work.", "found: Your bank said no.").Replace(packtest.Ask),
	}))
	must(t, err)
	p.lib = lib
	p.open(t)
	must(t, p.SignIn(t.Context(), "maria", ""))
	return p
}

// secrets are words of the hushed topic, its code and the way into it.
var secrets = []string{"fraud", "suspect", "43", "cleared", "Those that count", "locked"}

// secretRecords are contacts that came to a hushed topic, with what their
// records have to say in its place.
var secretRecords = map[string]struct {
	make      func(*testing.T, *place, *desk.Session)
	pdf, json []string
}{
	"filed there": {func(t *testing.T, p *place, s *desk.Session) {
		must(t, s.Use(t.Context(), "suspected-fraud"))
		must(t, s.Answer(t.Context(), 2, "typed"))
		s.Edit(func(c *store.Contact) { c.Code = "the bank's 43" })
		_, err := s.SaveHandout(t.Context(), desk.Sheet{Lang: "en"}, "")
		must(t, err)
	}, []string{"What was asked The bank declined the payment", "The bank declined the payment, for you"}, []string{`"topic": "declined-by-bank"`, `"handouts"`}},
	"its code, under another topic": {func(t *testing.T, p *place, s *desk.Session) {
		must(t, s.Use(t.Context(), "ask"))
		must(t, s.Answer(t.Context(), 2, ""))
		s.Edit(func(c *store.Contact) { c.Code = "RC 43" })
	}, []string{"What was asked The bank declined the payment", "Does it work? – No"}, []string{`"topic": "declined-by-bank"`, `"step": "works"`}},
	"went on to another topic": {func(t *testing.T, p *place, s *desk.Session) {
		must(t, s.Use(t.Context(), "into"))
		for _, number := range []int{1, 1, 1, 2} {
			must(t, s.Answer(t.Context(), number, ""))
		}
		must(t, s.Use(t.Context(), "ask"))
		must(t, s.Answer(t.Context(), 2, ""))
		s.Edit(func(c *store.Contact) { c.Code = "51" })
	}, []string{"What was asked Title of ask", "Code or message 51", "Look at the screen", "Does it work? – No"}, []string{`"topic": "ask"`, `"code": "51"`, `"step": "look"`}},
	"stopped on the way into it": {func(t *testing.T, p *place, s *desk.Session) {
		must(t, s.Use(t.Context(), "into"))
		for _, number := range []int{1, 1, 1} {
			must(t, s.Answer(t.Context(), number, ""))
		}
		s.Edit(func(c *store.Contact) { c.Topic = "ask" })
	}, []string{"What was asked Title of ask", "Look at the screen"}, []string{`"topic": "ask"`, `"step": "look"`}},
	"was filed there once": {func(t *testing.T, p *place, s *desk.Session) {
		s.Edit(func(c *store.Contact) { c.Topic, c.Code, c.Outcome = "suspected-fraud", "RC 43", "dropped" })
		_, err := s.Save(t.Context())
		must(t, err)
		_, err = p.Store().Amend(t.Context(), string(s.Contact().ID), []byte(`{"topic":"ask","code":"51"}`))
		must(t, err)
	}, []string{"Title of ask", "Code or message 51", "what was asked changed by maria; before: declined-by-bank"}, []string{`"topic": "ask"`, `"before": "declined-by-bank"`}},
}

// The record that shoppers get tells no more than the papers they got.
func TestRecordTellsNoHushedReason(t *testing.T) {
	for name, c := range secretRecords {
		t.Run(name, func(t *testing.T) {
			p := secretPlace(t)
			s := p.start(t)
			s.Edit(func(c *store.Contact) { c.Email, c.Note = ana.Email, "a plain note" })
			c.make(t, p, s)
			if !s.Saved() {
				_, err := s.Flush(t.Context())
				must(t, err)
			}
			shown := map[string]string{"pdf": pdfText(t, p.written(t, "a.pdf")), "json": string(p.written(t, "a.json"))}
			for form, wants := range map[string][]string{"pdf": c.pdf, "json": c.json} {
				text := strings.ReplaceAll(shown[form], s.Contact().Ref, "") // holds any digits
				text = strings.ReplaceAll(text, string(s.Contact().ID), "")
				for _, want := range append(wants, "a plain note") {
					if !strings.Contains(text, want) {
						t.Errorf("the %s lacks %q", form, want)
					}
				}
				at := slices.IndexFunc(secrets, func(word string) bool { return strings.Contains(text, word) })
				if at >= 0 || t.Failed() {
					t.Errorf("the %s, which may not hold %v:\n%s", form, secrets, text)
				}
			}
		})
	}
}

// A contact that the bank plainly declined looks like one that is hushed.
func TestRecordDoesNotShowWhatStandsInForAHushedTopic(t *testing.T) {
	p := secretPlace(t)
	for _, topic := range []string{"suspected-fraud", "declined-by-bank"} {
		_, err := p.Store().Add(t.Context(), store.Contact{Email: ana.Email, Topic: topic})
		must(t, err)
	}
	file := filepath.Join(t.TempDir(), "a.pdf")
	_, err := p.WriteRecord(t.Context(), ana, file)
	must(t, err)
	body, err := os.ReadFile(file)
	must(t, err)
	if n := strings.Count(pdfText(t, body), "The bank declined the payment"); n != 2 {
		t.Errorf("%d of 2 contacts are called so", n)
	}
}

// What somebody typed is not changed: the supervisor is told to read it.
func TestRecordNamesTheContactsToRead(t *testing.T) {
	for name, c := range map[string]struct {
		make func(*testing.T, *place, *desk.Session)
		want int
	}{
		"nothing": {func(*testing.T, *place, *desk.Session) {}, 0},
		"a note": {func(_ *testing.T, _ *place, s *desk.Session) {
			s.Edit(func(c *store.Contact) { c.Note = "the bank fears FRAUD" })
		}, 1},
		"a typed answer": {func(t *testing.T, _ *place, s *desk.Session) {
			must(t, s.Restart(t.Context()))
			must(t, s.Answer(t.Context(), 2, "they say it was stolen"))
		}, 1},
		"a note as it was": {func(t *testing.T, p *place, s *desk.Session) {
			s.Edit(func(c *store.Contact) { c.Note, c.Outcome = "on the block list", "dropped" })
			_, err := s.Save(t.Context())
			must(t, err)
			_, err = p.Store().Amend(t.Context(), string(s.Contact().ID), []byte(`{"note":"plain"}`))
			must(t, err)
		}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			p := secretPlace(t)
			s := p.start(t)
			s.Edit(func(c *store.Contact) { c.Email = ana.Email })
			must(t, s.Use(t.Context(), "ask"))
			must(t, s.Answer(t.Context(), 2, ""))
			c.make(t, p, s)
			_, err := s.Flush(t.Context())
			must(t, err)
			for _, file := range []string{"a.pdf", "a.json"} {
				wrote, err := p.WriteRecord(t.Context(), ana, filepath.Join(t.TempDir(), file))
				must(t, err)
				if len(wrote.ToRead) != c.want || c.want == 1 && wrote.ToRead[0].Ref != s.Contact().Ref {
					t.Errorf("%s: to be read are %v, want %d", file, wrote.ToRead, c.want)
				}
			}
		})
	}
}
