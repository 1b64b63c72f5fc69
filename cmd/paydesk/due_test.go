package main

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"paydesk/ui/desk"
)

// dueOn is a contact of an agent that is due so many days from today.
func dueOn(agent, note string, days int) string {
	now := time.Now()
	return fmt.Sprintf(`{"note":%q,"agent":%q,"started":%q,"follow_up":%q}`+"\n", note, agent,
		now.AddDate(0, 0, -20).Format(time.RFC3339), now.AddDate(0, 0, days).Format(time.DateOnly))
}

func TestContactDueListsOverdueFirst(t *testing.T) {
	d := newDesk(t)
	d.ok(dueOn("maria", "ahead", 9)+dueOn("jean", "today", 0)+dueOn("maria", "overdue", -8), "contact", "add", "--json", "-")
	d.ok("", "calendar", "weekend", "none")
	var got []string
	for _, line := range lines(d.ok("", "contact", "due", "--json")) {
		f := decode[desk.FollowUp](t, line)
		got = append(got, fmt.Sprint(f.Note, " ", f.Due.When, " ", f.Due.WorkingDays))
	}
	if want := "overdue overdue 8, today today 0, ahead ahead 9"; strings.Join(got, ", ") != want {
		t.Errorf("got %v, want %s", got, want)
	}
	d.ok("", "calendar", "add", time.Now().AddDate(0, 0, -1).Format(time.DateOnly), "a", "holiday")
	if out := d.ok("", "contact", "due", "--limit", "1"); !strings.Contains(out, "overdue 7 working days") || len(lines(out)) != 1 {
		t.Errorf("with a holiday: %q", out)
	}
	for _, c := range []struct {
		args string
		want int
	}{{"--mine", 2}, {"--of jean", 1}, {"--of nobody", 0}, {"--to " + time.Now().Format(time.DateOnly), 2}} {
		if out := d.ok("", append([]string{"contact", "due", "--json"}, strings.Fields(c.args)...)...); strings.Count(out, "\n") != c.want {
			t.Errorf("%s gives %q, want %d", c.args, out, c.want)
		}
	}
	for _, args := range []string{"--limit 0", "--mine --of jean", "--to soon", "more"} {
		if s := d.call("", append([]string{"contact", "due"}, strings.Fields(args)...)...); s.code != exitWords || s.out != "" {
			t.Errorf("%s: exit %d, %q", args, s.code, s.err)
		}
	}
}

func TestContactDueOfOthersNeedsASupervisor(t *testing.T) {
	d := newDesk(t)
	d.ok(dueOn("maria", "mine", 0)+dueOn("jean", "other", 0), "contact", "add", "--json", "-")
	t.Setenv("PAYDESK_NEW_PIN", "a long passphrase")
	d.ok("", "agents", "add", "sue", "--role", "supervisor")
	if out := d.ok("", "contact", "due", "--json"); strings.Contains(out, "other") || !strings.Contains(out, "mine") {
		t.Errorf("an agent sees %q", out)
	}
	for _, args := range [][]string{{"contact", "due", "--of", "jean"}, {"calendar", "weekend", "none"}, {"calendar", "add", "2026-12-25", "x"}} {
		if s := d.call("", args...); s.code != exitNotAllowed {
			t.Errorf("%v: exit %d, %q", args, s.code, s.err)
		}
	}
	t.Setenv(pinVariable, "a long passphrase")
	if out := d.ok("", "--agent", "sue", "contact", "due", "--json"); len(lines(out)) != 2 {
		t.Errorf("the supervisor sees %q", out)
	}
}
