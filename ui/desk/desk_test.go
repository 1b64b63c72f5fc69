package desk_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"paydesk/knowledge"
	"paydesk/knowledge/checklist"
	"paydesk/knowledge/handout"
	"paydesk/knowledge/packtest"
	"paydesk/store"
	"paydesk/ui/desk"
)

// firewall is a checklist with a step that leaves the shopper worse off.
const firewall = `
start: off
nodes:
  - id: off
    kind: action
    text: Turn the firewall off
    undo: on
    to: on
    handout: {do: Turn your firewall off.}
  - id: on
    kind: action
    text: Turn the firewall on
    to: good
    handout: {do: Turn your firewall on again.}
  - {id: good, kind: outcome, text: It is paid, result: resolved}
`

// place is a desk whose clock the test turns.
type place struct {
	*desk.Desk
	dir string
	now time.Time
	lib *knowledge.Library
}

func newPlace(t *testing.T) *place {
	t.Helper()
	lib, err := knowledge.Read(packtest.Pack(map[string]string{"ask": packtest.Ask, "firewall": firewall}))
	if err != nil {
		t.Fatal(err)
	}
	p := &place{dir: filepath.Join(t.TempDir(), "data"), now: time.Date(2026, 11, 20, 10, 0, 0, 0, time.UTC), lib: lib}
	p.open(t)
	return p
}

// open opens the desk on what is on disk, as a new start of the program does.
func (p *place) open(t *testing.T) {
	t.Helper()
	clock := func() time.Time { return p.now }
	log, err := store.Open(t.Context(), p.dir, store.Options{Now: clock})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { log.Close() })
	p.Desk = desk.New(desk.Config{Dir: p.dir, Agent: "maria", Library: p.lib, Store: log, Now: clock})
}

func (p *place) start(t *testing.T) *desk.Session {
	t.Helper()
	s, err := p.Start(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestContactIsGuidedProposedAndSaved(t *testing.T) {
	p, ctx := newPlace(t), t.Context()
	s := p.start(t)
	s.Edit(func(c *store.Contact) { c.Order = "8190123412341234" })
	must(t, s.Use(ctx, "ask"))
	must(t, s.Answer(ctx, 2, ""))
	if c := s.Contact(); c.Topic != "ask" || c.Outcome != "will-try" || c.FollowUp != "2026-11-24" {
		t.Errorf("proposed %+v; two working days after a Friday are a Tuesday", c)
	}
	p.now = p.now.Add(3 * time.Minute)
	saved, err := s.Save(ctx)
	must(t, err)
	got, err := p.Store().Get(ctx, saved.Ref)
	must(t, err)
	if got.Order != "8190123412341234" || got.TalkSeconds != 180 || !got.Ended.Equal(p.now) || got.ProposedOutcome != "will-try" {
		t.Errorf("stored %+v", got)
	}
	list, err := p.Contacts(ctx, store.Filter{Limit: 10})
	if err != nil || len(list) != 1 {
		t.Errorf("%d contacts in the history, %v", len(list), err)
	}
}

func TestWhatTheAgentChoseStays(t *testing.T) {
	p, ctx := newPlace(t), t.Context()
	s := p.start(t)
	must(t, s.Use(ctx, "ask"))
	s.Edit(func(c *store.Contact) { c.Outcome, c.Topic = "escalated", "firewall" })
	must(t, s.Answer(ctx, 1, ""))
	if c := s.Contact(); c.Outcome != "escalated" || c.Topic != "firewall" {
		t.Errorf("the proposal overwrote the choice: %+v", c)
	}
}

func TestAKilledProgramStandsAtTheSameStep(t *testing.T) {
	p, ctx := newPlace(t), t.Context()
	s := p.start(t)
	s.Edit(func(c *store.Contact) { c.Note = "half a sentence" })
	must(t, s.Use(ctx, "firewall"))
	must(t, s.Answer(ctx, checklist.Done, ""))
	code := s.Run().Code()

	p.open(t) // nothing was closed
	back, err := p.Unfinished(ctx)
	must(t, err)
	if len(back) != 1 || back[0].Run() == nil {
		t.Fatalf("%d contacts came back", len(back))
	}
	if got := back[0]; got.Run().Code() != code || got.Contact().Note != "half a sentence" || got.Contact().ID != s.Contact().ID {
		t.Errorf("came back as %+v at %s", got.Contact(), got.Run().Code())
	}
	must(t, back[0].Answer(ctx, checklist.Done, ""))
	if _, err := back[0].Save(ctx); err != nil {
		t.Error(err)
	}
}

func TestARunFinishesOnTheEditionItBeganWith(t *testing.T) {
	p, ctx := newPlace(t), t.Context()
	s := p.start(t)
	must(t, s.Use(ctx, "ask"))
	newer, err := knowledge.Read(packtest.Pack(map[string]string{
		"ask": strings.Replace(packtest.Ask, "Does it work?", "Is it fine now?", 1), "firewall": firewall,
	}))
	must(t, err)
	p.lib = newer
	p.open(t)
	back, err := p.Unfinished(ctx)
	must(t, err)
	if got := back[0].Run().Step().Node.Text; got != "Does it work?" {
		t.Errorf("the run goes on with %q", got)
	}
	fresh := p.start(t)
	must(t, fresh.Use(ctx, "ask"))
	if got := fresh.Run().Step().Node.Text; got != "Is it fine now?" {
		t.Errorf("a new run begins with %q", got)
	}
}

func TestResolvedIsRefusedWhileSomethingIsOwed(t *testing.T) {
	p, ctx := newPlace(t), t.Context()
	s := p.start(t)
	must(t, s.Use(ctx, "firewall"))
	must(t, s.Answer(ctx, checklist.Done, ""))
	must(t, s.Answer(ctx, checklist.Later, ""))
	if got := s.Contact().Outcome; got == "resolved" {
		t.Error("resolved is proposed while the firewall is off")
	}
	s.Edit(func(c *store.Contact) { c.Outcome = "resolved" })
	var owed *desk.OwedError
	if _, err := s.Save(ctx); !errors.As(err, &owed) || !strings.Contains(err.Error(), "firewall on again") {
		t.Fatalf("saved with %v", err)
	}
	if _, err := s.SaveHandout(ctx, desk.Sheet{Lang: "en", For: handout.ForBank}, ""); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Save(ctx); !errors.As(err, &owed) {
		t.Fatalf("a page for the bank settled it: %v", err)
	}
	if _, err := s.SaveHandout(ctx, desk.Sheet{Lang: "en"}, ""); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Save(ctx); err != nil {
		t.Errorf("printed, and still refused: %v", err)
	}
}

func TestSavingAsksForWhatIsMissing(t *testing.T) {
	p, ctx := newPlace(t), t.Context()
	s := p.start(t)
	if _, err := s.Save(ctx); !errors.Is(err, desk.ErrNothing) {
		t.Errorf("an empty contact gave %v", err)
	}
	s.Edit(func(c *store.Contact) { c.Note = "declined" })
	if _, err := s.Save(ctx); !errors.Is(err, desk.ErrNoOutcome) {
		t.Errorf("no outcome gave %v", err)
	}
	s.Edit(func(c *store.Contact) { c.Outcome, c.Order = "dropped", "5555555555554444" })
	if _, err := s.Save(ctx); !errors.Is(err, desk.ErrOrderDoubt) {
		t.Errorf("a doubtful order number gave %v", err)
	}
	s.ConfirmOrder()
	saved, err := s.Save(ctx)
	must(t, err)
	if got, _ := p.Store().Get(ctx, string(saved.ID)); got.Order != "5555555555554444" {
		t.Errorf("the confirmed order number is stored as %q", got.Order)
	}
	again, err := p.Reopen(ctx, saved.ID)
	must(t, err)
	if _, err = again.Save(ctx); err != nil {
		t.Errorf("a number confirmed before is doubted again: %v", err)
	}
}

func TestACardNumberLeavesTheOrderField(t *testing.T) {
	p, ctx := newPlace(t), t.Context()
	s := p.start(t)
	s.Edit(func(c *store.Contact) { c.Order, c.Note = "4111111111111111", "cvv 123" })
	if len(s.Masked()) != 1 {
		t.Errorf("%d findings in the note", len(s.Masked()))
	}
	s.MaskOrder()
	if c := s.Contact(); c.Order != "" || !strings.HasSuffix(c.Note, "card [card ...1111]") {
		t.Errorf("masked as %+v", c)
	}
	_, err := s.Settle(ctx)
	must(t, err)
	raw, err := os.ReadFile(filepath.Join(p.dir, "contacts.db"))
	must(t, err)
	if strings.Contains(string(raw), "4111111111111111") || strings.Contains(string(raw), "cvv 123") {
		t.Error("card data is on the disk")
	}
}

func TestDigitsBeingTypedStayInMemory(t *testing.T) {
	p, ctx := newPlace(t), t.Context()
	s := p.start(t)
	for i := range "4111111111111111" {
		s.Edit(func(c *store.Contact) { c.Note = "card " + "4111111111111111"[:i+1] })
		_, err := s.Flush(ctx)
		must(t, err)
		got, err := p.Store().Get(ctx, string(s.Contact().ID))
		must(t, err)
		if len(got.Note) > len("card 4111") {
			t.Fatalf("stored %q while it is typed", got.Note)
		}
	}
}

func TestSwitchingParksTheRunAndTheContactParksWhole(t *testing.T) {
	p, ctx := newPlace(t), t.Context()
	s := p.start(t)
	must(t, s.Use(ctx, "ask"))
	must(t, s.Use(ctx, "firewall"))
	runs, err := p.Store().Runs(ctx, s.Contact().ID)
	must(t, err)
	if len(runs) != 2 || !runs[0].Parked || runs[1].Parked {
		t.Errorf("the runs are %+v", runs)
	}
	must(t, s.Park(ctx))
	back, err := p.Unfinished(ctx)
	must(t, err)
	if len(back) != 1 || back[0].Run().Topic() != "firewall" {
		t.Error("the parked contact did not come back")
	}
}

func TestEveryMoveOfARunIsLogged(t *testing.T) {
	p, ctx := newPlace(t), t.Context()
	s := p.start(t)
	if err := s.Answer(ctx, 1, ""); err == nil {
		t.Error("an answer without a checklist was taken")
	}
	must(t, s.Use(ctx, "firewall"))
	p.now = p.now.Add(1500 * time.Millisecond)
	must(t, s.Skip(ctx, checklist.ReasonOther, "no firewall"))
	must(t, s.Back(ctx, 1))
	must(t, s.Restart(ctx))
	must(t, s.Undo(ctx))
	if err := s.Answer(ctx, 9, ""); err == nil {
		t.Error("a wrong answer was taken")
	}
	if err := s.Tick(ctx, 1); err == nil {
		t.Error("a tick on a step without lines was taken")
	}
	runs, _ := p.Store().Runs(ctx, s.Contact().ID)
	events, err := p.Store().Events(ctx, runs[0].ID)
	must(t, err)
	var kinds []string
	for _, e := range events {
		kinds = append(kinds, e.Kind)
	}
	if got := strings.Join(kinds, " "); got != "skip back restart undo" {
		t.Errorf("the log holds %s", got)
	}
	if events[0].Text != "no firewall" || events[0].DwellMS != 1500 || events[0].Node != "off" {
		t.Errorf("the skip is logged as %+v", events[0])
	}
}

func TestTalkHoldAndAfterContactTimeAreApart(t *testing.T) {
	p := newPlace(t)
	s := p.start(t)
	pass := func(d time.Duration) { p.now = p.now.Add(d) }
	pass(60 * time.Second)
	s.ToggleHold()
	pass(30 * time.Second)
	s.ToggleHold()
	pass(10 * time.Second)
	s.EndCall()
	pass(20 * time.Second)
	pass(-time.Hour) // the clock is set back
	if got := s.Times(); got.Talk != 70*time.Second || got.Hold != 30*time.Second || got.After != 0 || got.Phase != desk.After {
		t.Errorf("the times are %+v", got)
	}
}

func TestUndoOfASaveOpensTheContactAgain(t *testing.T) {
	p, ctx := newPlace(t), t.Context()
	s := p.start(t)
	must(t, s.Use(ctx, "ask"))
	must(t, s.Answer(ctx, 1, ""))
	saved, err := s.Save(ctx)
	must(t, err)
	again, err := p.Reopen(ctx, saved.ID)
	must(t, err)
	if c := again.Contact(); c.Outcome != "resolved" || !again.Run().Ended() {
		t.Errorf("opened as %+v", c)
	}
	p.now = p.now.Add(time.Hour)
	again.Continue()
	p.now = p.now.Add(time.Minute)
	if got := again.Times(); got.Talk != 0 || got.After != time.Minute {
		t.Errorf("mending a saved contact counts as %+v", got)
	}
	must(t, again.Back(ctx, 1))
	must(t, again.Answer(ctx, 2, ""))
	if got := again.Contact().Outcome; got != "will-try" {
		t.Errorf("the wrap-up stayed %s", got)
	}
}

func TestAnEmptyContactIsDiscarded(t *testing.T) {
	p, ctx := newPlace(t), t.Context()
	s := p.start(t)
	if !s.Empty() {
		t.Error("a new contact is not empty")
	}
	must(t, s.Discard(ctx))
	if back, _ := p.Unfinished(ctx); len(back) != 0 {
		t.Error("it came back")
	}
	full := p.start(t)
	full.Edit(func(c *store.Contact) { c.Note = "x" })
	if full.Discard(ctx) == nil {
		t.Error("a contact with a note was discarded")
	}
}

func TestHandoutIsWrittenWholeAndPrivate(t *testing.T) {
	p, ctx := newPlace(t), t.Context()
	s := p.start(t)
	if _, err := s.SaveHandout(ctx, desk.Sheet{Lang: "en"}, ""); err == nil {
		t.Error("a handout without a topic was written")
	}
	must(t, s.Use(ctx, "ask"))
	must(t, s.Answer(ctx, 2, ""))
	name, err := s.SaveHandout(ctx, desk.Sheet{Lang: "en"}, "")
	must(t, err)
	info, err := os.Stat(name)
	must(t, err)
	if info.Mode().Perm() != 0o600 || filepath.Dir(name) != p.HandoutDir() || !strings.HasPrefix(filepath.Base(name), s.Contact().Ref) {
		t.Errorf("%s has mode %v", name, info.Mode())
	}
	left, _ := filepath.Glob(filepath.Join(p.HandoutDir(), ".paydesk-*"))
	if len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	in, err := p.ContactHandout(ctx, s.Contact().Ref, "ask", desk.Sheet{Lang: "en"})
	must(t, err)
	for _, want := range []string{s.Contact().Ref, "It does not work.", "Try it."} {
		if text := printed(t, in); !strings.Contains(text, want) {
			t.Errorf("the handout of the logged contact lacks %q:\n%s", want, text)
		}
	}
	blocked := filepath.Join(t.TempDir(), "file")
	must(t, os.WriteFile(blocked, nil, 0o600))
	if _, err := s.SaveHandout(ctx, desk.Sheet{Lang: "en"}, filepath.Join(blocked, "x")); err == nil || !strings.Contains(err.Error(), "choose another") {
		t.Errorf("a folder that cannot be made gave %v", err)
	}
}

func TestSearchAndArticle(t *testing.T) {
	p := newPlace(t)
	if got := p.Search("firewall", 3); len(got.Hits) == 0 {
		t.Error("nothing was found")
	}
	if _, err := p.Article("nosuch"); err == nil {
		t.Error("an unknown article was found")
	}
	if p.Agent() != "maria" || p.Library() != p.lib {
		t.Error("the desk forgot who works here")
	}
}

func TestACancelledCallChangesNothing(t *testing.T) {
	p := newPlace(t)
	s := p.start(t)
	must(t, s.Use(t.Context(), "ask"))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	before := s.Run().Code()
	if s.Answer(ctx, 1, "") == nil {
		t.Error("an answer that could not be logged was taken")
	}
	if s.Run().Code() != before {
		t.Error("the run moved without its log")
	}
}

func TestASavedContactStaysSavedUntilItChanges(t *testing.T) {
	p, ctx := newPlace(t), t.Context()
	s := p.start(t)
	must(t, s.Use(ctx, "ask"))
	must(t, s.Answer(ctx, 1, ""))
	_, err := s.Save(ctx)
	must(t, err)
	listed := func(want int) {
		t.Helper()
		if list, err := p.Contacts(ctx, store.Filter{Limit: 9}); err != nil || len(list) != want {
			t.Fatalf("%d contacts are saved, want %d, %v", len(list), want, err)
		}
	}
	p.now = p.now.Add(time.Minute)
	_, err = s.Settle(ctx)
	must(t, err)
	listed(1)
	s.Edit(func(c *store.Contact) { c.Note = "called back" })
	_, err = s.Settle(ctx)
	must(t, err)
	listed(0)
	_, err = s.Save(ctx)
	must(t, err)
	listed(1)
	must(t, s.Back(ctx, 1))
	listed(0)
	must(t, s.Answer(ctx, 1, ""))
	_, err = s.Save(ctx)
	must(t, err)
	must(t, s.Reopen(ctx))
	listed(0)
}

func TestAPausedContactTakesNoTime(t *testing.T) {
	p := newPlace(t)
	s := p.start(t)
	p.now = p.now.Add(time.Minute)
	s.Pause()
	p.now = p.now.Add(time.Hour)
	if got := s.Times().Talk; got != time.Minute {
		t.Errorf("it took %v, want a minute", got)
	}
	s.Continue()
	p.now = p.now.Add(time.Minute)
	if got := s.Times().Talk; got != 2*time.Minute {
		t.Errorf("it took %v, want two minutes", got)
	}
}

func TestASessionTakesWhatTheStoreHolds(t *testing.T) {
	p, ctx := newPlace(t), t.Context()
	s, gone := p.start(t), p.start(t)
	s.Edit(func(c *store.Contact) { c.Note = "ana@example.com pays for both" })
	gone.Edit(func(c *store.Contact) { c.Email = "ana@example.com" })
	must(t, s.Use(ctx, "ask"))
	for _, each := range []*desk.Session{s, gone} {
		_, err := each.Settle(ctx)
		must(t, err)
	}
	_, err := p.Erase(ctx, store.Shopper{Email: "ana@example.com"})
	must(t, err)
	must(t, s.Reload(ctx))
	if c := s.Contact(); c.Note != "[erased] pays for both" || s.Run() == nil {
		t.Errorf("reloaded as %+v", c)
	}
	if err := gone.Reload(ctx); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("an erased contact: %v", err)
	}
}

func TestAParkedContactThatIsSavedStaysSaved(t *testing.T) {
	p, ctx := newPlace(t), t.Context()
	s := p.start(t)
	s.Edit(func(c *store.Contact) { c.Note, c.Outcome = "call back", "dropped" })
	saved, err := s.Save(ctx)
	must(t, err)
	looked, err := p.Open(ctx, saved.ID)
	must(t, err)
	must(t, looked.Park(ctx))
	if c, err := p.Store().Get(ctx, string(saved.ID)); err != nil || c.State != store.StateSaved || !looked.Saved() {
		t.Errorf("the contact is %s (%v)", c.State, err)
	}
	looked.Edit(func(c *store.Contact) { c.Note = "called" })
	must(t, looked.Park(ctx))
	if c, err := p.Store().Get(ctx, string(saved.ID)); err != nil || c.State != store.StateParked || looked.Saved() {
		t.Errorf("after a change the contact is %s (%v)", c.State, err)
	}
}

func TestSettlingMasksWhatTheSessionShows(t *testing.T) {
	p, ctx := newPlace(t), t.Context()
	s := p.start(t)
	s.Edit(func(c *store.Contact) {
		c.Note, c.Customer, c.Order = "card 4111111111111111", "cvv 123", "8187654321234567 cvv 123"
	})
	if found := s.Masked(); len(found) != 3 {
		t.Errorf("found %v", found)
	}
	_, err := s.Settle(ctx)
	must(t, err)
	c := s.Contact()
	if c.Note != "card [card ...1111]" || c.Customer != "cvv [security code]" || c.Order != "8187654321234567 cvv [security code]" {
		t.Errorf("the session shows %q, %q, %q", c.Note, c.Customer, c.Order)
	}
	stored, err := p.Store().Get(ctx, string(c.ID))
	must(t, err)
	if stored.Note != c.Note || stored.Customer != c.Customer || stored.Order != c.Order {
		t.Errorf("the log holds %q, %q, %q", stored.Note, stored.Customer, stored.Order)
	}
}

func TestAnAnswerShowsNoCardNumber(t *testing.T) {
	p, ctx := newPlace(t), t.Context()
	s := p.start(t)
	must(t, s.Use(ctx, "ask"))
	must(t, s.Skip(ctx, checklist.ReasonOther, "read 4111111111111111 out"))
	if got := s.Run().Path()[0].Text; got != "read [card ...1111] out" {
		t.Errorf("the path shows %q", got)
	}
}

func TestACallRunsUntilItEndsOrIsPaused(t *testing.T) {
	p := newPlace(t)
	s := p.start(t)
	running := []bool{s.OnCall()}
	s.ToggleHold()
	running = append(running, s.OnCall())
	s.Pause()
	running = append(running, s.OnCall())
	s.Continue()
	s.EndCall()
	running = append(running, s.OnCall())
	if want := []bool{true, true, false, false}; !slices.Equal(running, want) {
		t.Errorf("the clock of the call runs: %v, want %v", running, want)
	}
}
