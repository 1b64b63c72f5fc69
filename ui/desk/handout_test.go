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
			open, err := s.Handout(ctx, desk.Sheet{Lang: "en"})
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

// goOn walks a checklist by its first answers, typing what it asks for.
func goOn(t *testing.T, s *desk.Session, topic knowledge.TopicID, typed string) {
	t.Helper()
	must(t, s.Use(t.Context(), topic))
	for range 3 {
		must(t, s.Answer(t.Context(), 1, typed))
	}
}

// A shopper whose contact went on to another topic gets that topic's paper. It
// is the one that whoever began there gets: nothing of the hushed topic is on
// it, for any reader.
func TestPaperOfTheNextTopicHoldsNothingOfTheHushedOne(t *testing.T) {
	p, ctx := newPlace(t), t.Context()
	lib, err := knowledge.Embedded()
	must(t, err)
	p.lib = lib
	p.open(t)
	papers := func(s *desk.Session) (all []string) {
		_, err := s.Flush(ctx)
		must(t, err)
		for _, reader := range []handout.Audience{handout.ForShopper, handout.ForBank, handout.ForSupport} {
			open, err := s.Handout(ctx, desk.Sheet{Lang: "en", For: reader})
			must(t, err)
			logged, err := p.ContactHandout(ctx, s.Contact().Ref, "unauthorized-charges", desk.Sheet{Lang: "en", For: reader})
			must(t, err)
			for _, in := range []handout.Input{open, logged} {
				all = append(all, strings.ReplaceAll(printed(t, in)+handout.FileName(in), s.Contact().Ref, "REF"))
			}
		}
		return all
	}
	direct := p.start(t)
	goOn(t, direct, "unauthorized-charges", "")
	want := papers(direct)
	for _, hushed := range []knowledge.TopicID{"suspected-fraud", "lost-or-stolen-card"} {
		s := p.start(t)
		goOn(t, s, hushed, "they fear theft")
		goOn(t, s, "unauthorized-charges", "")
		for i, got := range papers(s) {
			if got != want[i] || !strings.Contains(got, "unauthorized-charges") {
				t.Errorf("after %s the paper is\n%s\nwant\n%s", hushed, got, want[i])
			}
		}
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
