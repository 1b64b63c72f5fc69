package desk_test

import (
	"slices"
	"strings"
	"testing"

	"paydesk/knowledge"
	"paydesk/knowledge/checklist"
	"paydesk/knowledge/packtest"
	"paydesk/store"
	"paydesk/ui/desk"
)

// newVaried is a desk whose articles ask for a browser and a country.
func newVaried(t *testing.T) *place {
	t.Helper()
	lib, err := knowledge.Read(packtest.Varied())
	must(t, err)
	p := &place{dir: t.TempDir(), now: newPlace(t).now, lib: lib}
	p.open(t)
	return p
}

// again opens the program anew and brings back the one contact that was left.
func (p *place) again(t *testing.T) *desk.Session {
	t.Helper()
	p.open(t)
	back, err := p.Unfinished(t.Context())
	must(t, err)
	if len(back) != 1 {
		t.Fatalf("%d contacts came back", len(back))
	}
	return back[0]
}

// path is what was walked, such as "Where?=App"; ~ marks what was not asked.
func path(r *checklist.Run) string {
	var steps []string
	for _, s := range r.Path() {
		mark := "="
		if s.Carried {
			mark = "~"
		}
		steps = append(steps, s.Node.Text+mark+s.Label())
	}
	return strings.Join(steps, ", ")
}

func TestABrowserIsAskedForOncePerContact(t *testing.T) {
	p, ctx := newVaried(t), t.Context()
	s := p.start(t)
	must(t, s.Use(ctx, "clear"))
	must(t, s.Answer(ctx, 1, ""))
	must(t, s.Answer(ctx, 2, ""))
	must(t, s.Use(ctx, "look")) // another topic of the same contact
	const want = "Where?~Computer, Which one?~New"
	if got := path(s.Run()); got != want || s.Run().Step().Node.Variant != "New one" {
		t.Fatalf("the other topic walked %q to %q", got, s.Run().Step().Node.Text)
	}
	must(t, s.Park(ctx))
	for range 2 { // a restart, and one after it
		s = p.again(t)
		if got := path(s.Run()); got != want {
			t.Fatalf("after a restart: %q", got)
		}
	}
	must(t, s.Use(ctx, "clear"))
	if got := s.Run().Step().Node.Variant; got != "New one" {
		t.Errorf("after the restart the first topic asks again: %q", got)
	}
	must(t, s.Restart(ctx))
	if got := path(s.Run()); got != want {
		t.Errorf("the checklist begun again walked %q", got)
	}
	other := p.start(t)
	must(t, other.Use(ctx, "look"))
	if got := other.Run().Step().Node.Text; got != "Where?" {
		t.Errorf("another contact begins at %q", got)
	}
}

func TestAChangedBrowserHoldsForTheContact(t *testing.T) {
	p, ctx := newVaried(t), t.Context()
	s := p.start(t)
	must(t, s.Use(ctx, "clear"))
	must(t, s.Answer(ctx, 2, ""))
	must(t, s.Use(ctx, "look"))
	must(t, s.Back(ctx, 1))
	s = p.again(t)
	if got := s.Run().Step(); got.Node.Text != "Where?" || got.Previous != 2 {
		t.Fatalf("gone back to change it, the restart stands at %q", got.Node.Text)
	}
	must(t, s.Answer(ctx, 1, ""))
	must(t, s.Answer(ctx, 1, ""))
	must(t, s.Use(ctx, "clear"))
	if got := s.Run().Step().Node.Variant; got != "Old one" {
		t.Errorf("changed to the old one, the next topic says %q", got)
	}
	must(t, s.Undo(ctx))
	if got := s.Run().Step().Node.Text; got != "Where?" {
		t.Errorf("the undo of what was not asked is at %q", got)
	}
}

func TestACountryIsAskedForOncePerContact(t *testing.T) {
	p, ctx := newVaried(t), t.Context()
	s := p.start(t)
	must(t, s.Use(ctx, "look"))
	must(t, s.Answer(ctx, 3, ""))
	must(t, s.Answer(ctx, checklist.Done, ""))
	for _, text := range []string{"", "Atlantis"} {
		if err := s.Answer(ctx, 1, text); err == nil || s.Run().Ended() {
			t.Fatalf("%q was taken as a country", text)
		}
	}
	must(t, s.Answer(ctx, 1, "brazil"))
	s = p.again(t)
	if got := s.Contact().Country; got != "BR" {
		t.Errorf("the contact is from %q", got)
	}
	must(t, s.Use(ctx, "look"))
	must(t, s.Answer(ctx, 3, ""))
	must(t, s.Answer(ctx, checklist.Done, ""))
	if got := path(s.Run()); !s.Run().Ended() || !strings.HasSuffix(got, "Which country?~This one: Brazil") {
		t.Errorf("walked %q", got)
	}
}

func TestACountryThatIsKnownIsNotAskedFor(t *testing.T) {
	p, ctx := newVaried(t), t.Context()
	s := p.start(t)
	s.Edit(func(c *store.Contact) { c.Country = "Mexico" })
	must(t, s.Use(ctx, "look"))
	must(t, s.Answer(ctx, 3, ""))
	must(t, s.Answer(ctx, checklist.Done, ""))
	if !s.Run().Ended() {
		t.Errorf("it is asked for all the same: %q", s.Run().Step().Node.Text)
	}
}

func TestTheHandoutNamesTheWaysToPayOfTheCountry(t *testing.T) {
	p, ctx := newVaried(t), t.Context()
	names := func(s *desk.Session) string {
		in, err := s.Handout(ctx, desk.Sheet{Lang: "en"})
		must(t, err)
		return in.Country + ": " + strings.Join(knowledge.Confirmed(in.Methods), ", ")
	}
	s := p.start(t)
	must(t, s.Use(ctx, "clear"))
	if got := names(s); got != ": " {
		t.Errorf("a topic without ways to pay names %s", got)
	}
	must(t, s.Use(ctx, "look"))
	if got := names(s); got != ": World card" {
		t.Errorf("without a country: %s", got)
	}
	s.Edit(func(c *store.Contact) { c.Country = "br" })
	if got := names(s); got != "Brazil: Pix, World card" {
		t.Errorf("in Brazil: %s", got)
	}
	_, err := s.Settle(ctx)
	must(t, err)
	in, err := p.ContactHandout(ctx, string(s.Contact().ID), "clear", desk.Sheet{Lang: "en"})
	must(t, err)
	if in.Country != "Brazil" {
		t.Errorf("the path came through the ways to pay, and the handout of its cause names %q", in.Country)
	}
}

// A crash between an answer and what it carries is made good at the next
// start.
func TestWhatACrashKeptFromBeingCarriedIsCarried(t *testing.T) {
	p, ctx := newVaried(t), t.Context()
	s := p.start(t)
	must(t, s.Use(ctx, "clear"))
	must(t, s.Answer(ctx, 2, ""))
	must(t, s.Answer(ctx, checklist.Done, ""))
	step := s.Run().Step()
	runs, err := p.Store().Runs(ctx, s.Contact().ID)
	must(t, err)
	_, err = p.Store().Append(ctx, runs[0].ID, store.Event{Kind: "answer", Topic: "clear", Node: step.Node.ID, Answer: 2})
	must(t, err)
	s = p.again(t)
	if got := path(s.Run()); !strings.HasSuffix(got, "Does it work?=No, Where?~App") {
		t.Errorf("walked %q", got)
	}
	events, err := p.Store().Events(ctx, runs[0].ID)
	must(t, err)
	kinds := make([]string, len(events))
	for i, e := range events {
		kinds[i] = e.Kind
	}
	if !slices.Equal(kinds, []string{"answer", "answer", "answer", "carry", "resume"}) {
		t.Errorf("logged are %v", kinds)
	}
}

func TestACountryTakenBackIsTakenOutOfTheContact(t *testing.T) {
	p, ctx := newVaried(t), t.Context()
	s := p.start(t)
	must(t, s.Use(ctx, "look"))
	must(t, s.Answer(ctx, 3, ""))
	must(t, s.Answer(ctx, checklist.Done, ""))
	must(t, s.Answer(ctx, 1, "brazil"))
	must(t, s.Back(ctx, 1))
	must(t, s.Answer(ctx, 2, ""))
	if got := s.Contact().Country; got != "" {
		t.Errorf("who will not say is from %q", got)
	}
	must(t, s.Undo(ctx))
	must(t, s.Undo(ctx))
	if got := s.Contact().Country; got != "BR" {
		t.Errorf("after two steps are taken back the contact is from %q", got)
	}
	must(t, s.Undo(ctx))
	if got := s.Contact().Country; got != "" {
		t.Errorf("after the answer is taken back the contact is from %q", got)
	}
}

func TestACountryThatNoRunNamedStays(t *testing.T) {
	p, ctx := newVaried(t), t.Context()
	s := p.start(t)
	must(t, s.Use(ctx, "look"))
	s.Edit(func(c *store.Contact) { c.Country = "MX" })
	must(t, s.Answer(ctx, 3, ""))
	must(t, s.Undo(ctx))
	if got := s.Contact().Country; got != "MX" {
		t.Errorf("the contact is from %q", got)
	}
}
