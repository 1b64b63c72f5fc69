package store

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"paydesk/store/report"
)

// due lists the notes of the follow-ups that a filter finds.
func due(t testing.TB, s *Store, f DueFilter) string {
	t.Helper()
	found, err := s.Due(ctx, f)
	must(t, err)
	var notes []string
	for _, c := range found {
		notes = append(notes, c.Note)
	}
	return strings.Join(notes, " ")
}

// inDays is a day so many days from today.
func inDays(n int) string { return noon.AddDate(0, 0, n).Format(day) }

func TestDueIsListedByDay(t *testing.T) {
	s := open(t, t.TempDir())
	for _, c := range []Contact{
		{Note: "tomorrow", FollowUp: inDays(1), Agent: "Amara"},
		{Note: "late", FollowUp: inDays(-9), Agent: "Bo", Outcome: "waiting-bank"},
		{Note: "never", Agent: "Amara"},
		{Note: "today", FollowUp: inDays(0), Agent: "Amara", Outcome: "will-try"},
		{Note: "done", FollowUp: inDays(-1), Agent: "Amara", Outcome: "resolved"},
		{Note: "later", FollowUp: inDays(-9)},
		{Note: "yesterday", FollowUp: inDays(-1), Agent: "Amara", Outcome: "escalated"},
	} {
		add(t, s, c)
	}
	begun(t, s, Contact{Note: "draft", FollowUp: inDays(-1), Agent: "Amara"})
	for _, test := range []struct {
		f    DueFilter
		want string
	}{
		{DueFilter{}, "late later yesterday today tomorrow"},
		{DueFilter{Agents: []string{"Amara"}}, "yesterday today tomorrow"},
		{DueFilter{Agents: []string{"Amara", ""}}, "later yesterday today tomorrow"},
		{DueFilter{Agents: []string{"", "", "Bo"}}, "late later"},
		{DueFilter{Agents: []string{"Chen"}}, ""},
		{DueFilter{To: inDays(0)}, "late later yesterday today"},
		{DueFilter{To: inDays(-1), Agents: []string{"Amara"}}, "yesterday"},
		{DueFilter{Limit: 2}, "late later"},
		{DueFilter{Limit: 2, After: DueKey{inDays(-9), 2}}, "later yesterday"},
		{DueFilter{After: DueKey{inDays(-9), 6}, To: inDays(0)}, "yesterday today"},
	} {
		if got := due(t, s, test.f); got != test.want {
			t.Errorf("%+v: %q, want %q", test.f, got, test.want)
		}
	}
}

// Two contacts are of one shopper however their address and numbers were
// written.
func TestWhoeverWasInTouchAgainIsNotDue(t *testing.T) {
	for _, test := range []struct {
		first, second Contact
		met           bool
	}{
		{Contact{Email: "Ana@Example.com"}, Contact{Email: "<ana@example.COM>"}, true},
		{Contact{Email: "ana@example.com"}, Contact{Email: "mailto:ana@example.com\t"}, true},
		{Contact{Email: "MAILTO:ana@example.com"}, Contact{Email: " ana@example.com"}, true},
		{Contact{Email: "ÁNA@example.com"}, Contact{Email: "a\u0301na@example.com"}, true},
		{Contact{Email: "\u212Aim@example.com"}, Contact{Email: "kim@example.com"}, true}, // the sign for kelvin
		{Contact{Email: "kim@example.com"}, Contact{Email: "\u212Aim@example.com"}, true},
		{Contact{Email: "ana@example.com"}, Contact{Email: "anna@example.com"}, false},
		{Contact{Email: "nobody"}, Contact{Email: "nobody"}, false}, // no address
		{Contact{Phone: "+34 600 55 10 20"}, Contact{Phone: "600551020"}, true},
		{Contact{Phone: "+44 (0)20 7946 0958"}, Contact{Phone: "0044 20 7946 0958"}, true},
		{Contact{Phone: "٠٦٠٠٥٥١٠٢٠"}, Contact{Phone: "0600551020"}, true},
		{Contact{Phone: "600551020"}, Contact{Phone: "610551020"}, false}, // ends alike
		{Contact{Phone: "12345"}, Contact{Phone: "12345"}, false},         // nobody's
		{Contact{Order: "8123 4567-8901"}, Contact{Order: "812345678901"}, true},
		{Contact{Order: "AE-12X9"}, Contact{Order: "ae12x9"}, true},
		{Contact{Order: "AE12X9"}, Contact{Order: "AE12Y9"}, false}, // the same digits
		{Contact{Order: "ABCDE"}, Contact{Order: "abcde"}, true},
		{Contact{Phone: "8123456789"}, Contact{Order: "8123456789"}, false},
		{Contact{}, Contact{}, false},
		{Contact{Email: "a@example.com", Phone: "600551020", Order: "812345678901"}, Contact{Email: "b@example.com", Order: "812345678901"}, true},
	} {
		s := open(t, t.TempDir())
		test.first.FollowUp, test.first.Note, test.first.Started = inDays(-3), "waits", noon.AddDate(0, 0, -5)
		add(t, s, test.first)
		test.second.Started = noon.AddDate(0, 0, -6)
		add(t, s, test.second) // entered later, and came before
		if got := due(t, s, DueFilter{}); got != "waits" {
			t.Errorf("%+v is met by one that came before: %q", test.first, got)
		}
		test.second.Started = noon // late, and in touch all the same
		add(t, s, test.second)
		if got := due(t, s, DueFilter{}); (got == "") != test.met {
			t.Errorf("%q %q %q then %q %q %q leaves %q", test.first.Email, test.first.Phone, test.first.Order,
				test.second.Email, test.second.Phone, test.second.Order, got)
		}
	}
}

// A contact that was changed, erased or purged is listed as it now is.
func TestDueFollowsWhatBecomesOfContacts(t *testing.T) {
	s := open(t, t.TempDir())
	first := add(t, s, Contact{Note: "first", Email: "ana@example.com", FollowUp: inDays(-3), Started: noon.AddDate(0, 0, -9)})
	add(t, s, Contact{Note: "other", Email: "bea@example.com", FollowUp: inDays(2), Started: noon.AddDate(-1, 0, 0)})
	second := add(t, s, Contact{Note: "second", Email: "ana@example.com", Phone: "600551020", Started: noon.AddDate(0, 0, -1)})
	amend := func(of Saved, patch string) { must(t, errOf(s.Amend(ctx, of.Ref, []byte(patch)))) }
	is := func(when, want string) {
		t.Helper()
		if got := due(t, s, DueFilter{}); got != want {
			t.Errorf("%s: %q, want %q", when, got, want)
		}
	}
	is("in touch again", "other")
	amend(second, `{"email":"carl@example.com"}`)
	is("it was somebody else", "first other")
	amend(first, `{"follow_up":"`+inDays(4)+`"}`)
	is("the day was moved", "other first")
	amend(first, `{"follow_up":""}`)
	is("there is no day any more", "other")
	amend(first, `{"follow_up":"`+inDays(4)+`","phone":"+34 600 55 10 20"}`)
	is("the second is by the same phone", "other")
	must(t, errOf(s.Erase(ctx, Shopper{Email: "carl@example.com"})))
	is("the second was erased", "other first")
	amend(first, `{"outcome":"resolved"}`)
	is("it was resolved", "other")
	must(t, errOf(s.Reopen(ctx, first.ID)))
	is("a draft again", "other")
	must(t, errOf(s.Purge(ctx, noon.AddDate(0, -6, 0))))
	is("nobody knows who the other one was", "")
}

func TestDueOfAGuardedDesk(t *testing.T) {
	s := open(t, t.TempDir())
	for _, agent := range []string{"Amara", "Bo", ""} {
		add(t, s, Contact{Agent: agent, Note: "of" + agent, FollowUp: inDays(-1)})
	}
	if got := due(t, s, DueFilter{}); got != "ofAmara ofBo of" {
		t.Errorf("anybody sees all of an open desk: %q", got)
	}
	must(t, errOf(s.AddPerson(ctx, "Sam", Supervisor, passphrase)))
	signIn(t, s, "Amara", "")
	for _, f := range []DueFilter{{}, {Agents: []string{"", "Amara"}}} {
		if got := due(t, s, f); got != "ofAmara of" {
			t.Errorf("Amara sees %q of %v", got, f.Agents)
		}
	}
	denied(t, errOf(s.Due(ctx, DueFilter{Agents: []string{"Amara", "Bo"}})))
	signIn(t, s, "Sam", passphrase)
	if got := due(t, s, DueFilter{Agents: []string{"Bo"}}); got != "ofBo" {
		t.Errorf("the supervisor sees %q", got)
	}
	s.SignOut()
	denied(t, errOf(s.Due(ctx, DueFilter{})))
}

// Whatever happens to a log, what is due is what a plain look at every contact
// finds, and what the report counts as not kept, but for shoppers who were in
// touch late and contacts that were purged.
func TestDueAgreesWithTheReportAndAPlainLook(t *testing.T) {
	for seed := range uint64(3) {
		b := &busy{Rand: rand.New(rand.NewPCG(seed, 2)), t: t, s: open(t, t.TempDir())}
		for len(b.ids) < 500 {
			must(t, b.addMany())
		}
		for _, act := range b.shuffled(60) {
			_ = act(b) // what is refused changes nothing
		}
		listed := map[int64]bool{}
		var order []int64
		f := DueFilter{Limit: 37}
		for { // page by page
			page, err := b.s.Due(ctx, f)
			must(t, err)
			for _, c := range page {
				listed[c.RowID], order = true, append(order, c.RowID)
			}
			if len(page) < f.Limit {
				break
			}
			f.After = DueKeyOf(page[len(page)-1])
		}
		if len(listed) != len(order) || len(listed) < 20 {
			t.Fatalf("%d rows of %d contacts", len(order), len(listed))
		}
		met, want := plainDue(t, b.s)
		if !slices.Equal(order, want) {
			t.Errorf("seed %d: listed %v, want %v", seed, order, want)
		}
		counted(t, b.s, questionOf(t, "")).Lines(func(l report.Line) bool {
			open := l.Promise == report.Open || l.Promise == report.Overdue
			inReport := l.Promise != report.NoPromise
			if inReport && listed[l.RowID] != (open && !met[l.RowID]) {
				t.Errorf("seed %d: contact %d is %q in the report; listed %v, in touch since %v", seed, l.RowID, l.Promise, listed[l.RowID], met[l.RowID])
			}
			return true
		})
	}
}

// plainDue is what is due by comparing every contact with every other one, and
// the promises that were met, or cannot be any more.
func plainDue(t *testing.T, s *Store) (met map[int64]bool, due []int64) {
	t.Helper()
	var all, waiting []Contact
	must(t, s.Each(ctx, Filter{}, func(c Contact) error { all = append(all, c); return nil }))
	met = map[int64]bool{}
	for _, c := range all {
		var purged bool
		must(t, s.read.QueryRow("SELECT purged FROM contact WHERE id = ?", c.RowID).Scan(&purged))
		met[c.RowID] = purged || slices.ContainsFunc(all, func(o Contact) bool { return isLater(o, c) && related(c, o) })
		if c.FollowUp != "" && c.Outcome != "resolved" && !met[c.RowID] {
			waiting = append(waiting, c)
		}
	}
	slices.SortFunc(waiting, func(a, b Contact) int {
		return strings.Compare(fmt.Sprintf("%s %9d", a.FollowUp, a.RowID), fmt.Sprintf("%s %9d", b.FollowUp, b.RowID))
	})
	for _, c := range waiting {
		due = append(due, c.RowID)
	}
	return met, due
}

// A log of before the list of follow-ups is listed like any other.
func TestDueOfAnOlderLog(t *testing.T) {
	path, _ := oldLog(t, 6, 3) // whose contacts are all due on 1 December
	s, err := upgraded(path, shipped())
	must(t, err)
	defer s.Close()
	found, err := s.Due(ctx, DueFilter{})
	must(t, err)
	var want int
	must(t, s.read.QueryRow("SELECT count(*) FROM contact WHERE outcome <> 'resolved'").Scan(&want))
	if len(found) != want {
		t.Errorf("%d contacts are due, want %d", len(found), want)
	}
}
