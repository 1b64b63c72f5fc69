package desk_test

import (
	"path/filepath"
	"strings"
	"testing"

	"paydesk/assets/page"
	"paydesk/knowledge"
	"paydesk/knowledge/handout"
	"paydesk/knowledge/packtest"
	"paydesk/store"
	"paydesk/ui/desk"
)

// printed is the text of a handout.
func printed(t *testing.T, in handout.Input) string {
	t.Helper()
	doc, err := handout.Build(in)
	must(t, err)
	var text strings.Builder
	for _, pg := range doc.Pages {
		for _, item := range pg.Items {
			if run, ok := item.(page.Text); ok {
				text.WriteString(run.Text + "\n")
			}
		}
	}
	return text.String()
}

// hushedPlace is a desk with a topic whose reason may not be told.
func hushedPlace(t *testing.T) *place {
	t.Helper()
	p := newPlace(t)
	lib, err := knowledge.Read(packtest.Pack(map[string]string{
		"ask": packtest.Ask, "suspected-fraud": strings.Replace(packtest.Ask, "found: It does not work.", "found: Your bank said no.", 1),
	}))
	must(t, err)
	p.lib = lib
	p.open(t)
	return p
}

// hushings are the ways in which a contact comes to be hushed, on the topic
// that is printed.
var hushings = map[string]struct {
	print knowledge.TopicID
	make  func(*testing.T, *desk.Session)
}{
	"walked there": {"suspected-fraud", func(t *testing.T, s *desk.Session) {
		must(t, s.Use(t.Context(), "suspected-fraud"))
		must(t, s.Answer(t.Context(), 2, ""))
	}},
	"walked there, printed under another topic": {"ask", func(t *testing.T, s *desk.Session) {
		must(t, s.Use(t.Context(), "suspected-fraud"))
		must(t, s.Answer(t.Context(), 2, ""))
		s.Edit(func(c *store.Contact) { c.Topic = "ask" })
	}},
	"filed there, printed under another topic": {"ask", func(t *testing.T, s *desk.Session) {
		must(t, s.Use(t.Context(), "ask"))
		must(t, s.Answer(t.Context(), 2, ""))
		s.Edit(func(c *store.Contact) { c.Topic = "suspected-fraud" })
	}},
	"by its code": {"ask", func(t *testing.T, s *desk.Session) {
		must(t, s.Use(t.Context(), "ask"))
		must(t, s.Answer(t.Context(), 2, ""))
		s.Edit(func(c *store.Contact) { c.Code = "RC 43" })
	}},
}

// The window and the command line print a hushed contact in the fixed words,
// from the desk and from the log.
func TestHushedContactIsPrintedInFixedWords(t *testing.T) {
	for name, c := range hushings {
		t.Run(name, func(t *testing.T) {
			p, ctx := hushedPlace(t), t.Context()
			s := p.start(t)
			s.Edit(func(c *store.Contact) { c.Customer = "Ana Stolen" })
			c.make(t, s)
			_, err := s.Flush(ctx)
			must(t, err)
			open, err := s.Handout(desk.Sheet{Lang: "en"})
			must(t, err)
			logged, err := p.ContactHandout(ctx, s.Contact().Ref, c.print, desk.Sheet{Lang: "en"})
			must(t, err)
			logged.Customer = "Ana Stolen, fraud" // as the command line sets it
			for _, in := range []handout.Input{open, logged} {
				text := printed(t, in)
				if word := knowledge.Telling(text); word != "" || !strings.Contains(text, "Please call the number on your card.") || strings.Contains(text, "It does not work") {
					t.Errorf("the paper tells %q:\n%s", word, text)
				}
			}
			file, err := s.SaveHandout(ctx, desk.Sheet{Lang: "en"}, "")
			must(t, err)
			if want := s.Contact().Ref + "_declined-by-bank_en.pdf"; filepath.Base(file) != want {
				t.Errorf("the file is named %s, want %s", filepath.Base(file), want)
			}
		})
	}
}

// The log of the desk keeps what the paper was about.
func TestHushedHandoutIsLoggedWithItsTopic(t *testing.T) {
	p, ctx := hushedPlace(t), t.Context()
	s := p.start(t)
	hushings["walked there"].make(t, s)
	_, err := s.SaveHandout(ctx, desk.Sheet{Lang: "en"}, "")
	must(t, err)
	given, err := p.Store().Handouts(ctx, s.Contact().ID)
	must(t, err)
	if len(given) != 1 || given[0].Topic != "suspected-fraud" {
		t.Errorf("logged are %+v", given)
	}
}
