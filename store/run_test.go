package store

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"
)

// startRun begins a run of a new contact.
func startRun(t *testing.T, s *Store) (Contact, RunID) {
	t.Helper()
	c := begun(t, s, Contact{})
	run, err := s.StartRun(ctx, Run{Contact: c.ID, Topic: "payment-declined", Edition: "e1"})
	must(t, err)
	return c, run
}

func TestRunsAndEvents(t *testing.T) {
	s := open(t, t.TempDir())
	c, first := startRun(t, s)
	second, err := s.StartRun(ctx, Run{Contact: c.ID, Topic: "card-expired", Started: noon.Add(time.Second), Parked: true})
	must(t, err)
	must(t, s.SetParked(ctx, first, true))
	must(t, s.SetParked(ctx, second, false))
	runs, err := s.Runs(ctx, c.ID)
	must(t, err)
	want := []Run{
		{first, c.ID, "payment-declined", "e1", true, noon},
		{second, c.ID, "card-expired", "", false, noon.Add(time.Second)},
	}
	if len(runs) != 2 || runs[0] != want[0] || runs[1] != want[1] {
		t.Fatalf("got  %+v\nwant %+v", runs, want)
	}
	event := Event{Kind: "answer", Topic: "payment-declined", Node: "bank", Answer: 2, Text: "the bank's words",
		At: noon.Add(1500 * time.Microsecond), DwellMS: 900}
	stored, err := s.Append(ctx, first, event)
	must(t, err)
	last, err := s.Append(ctx, first, Event{Kind: "back", DwellMS: -50})
	must(t, err)
	event.Seq, event.At = 1, noon.Add(time.Millisecond)
	if stored != event || last.Seq != 2 || last.DwellMS != 0 || !last.At.Equal(noon) {
		t.Fatalf("%+v, %+v", stored, last)
	}
	events, err := s.Events(ctx, first)
	must(t, err)
	if len(events) != 2 || events[0] != stored || events[1] != last {
		t.Fatalf("%+v", events)
	}
}

func TestEventsAreOnlyAdded(t *testing.T) {
	s := open(t, t.TempDir())
	_, run := startRun(t, s)
	_, err := s.Append(ctx, run, Event{Kind: "show"})
	must(t, err)
	for _, change := range []string{
		"UPDATE event SET text = 'x'", "DELETE FROM event", "REPLACE INTO event (run, seq, kind, step, at) VALUES (1, 1, 'x', 1, 1)",
	} {
		if _, err := s.write.Exec(change); err == nil {
			t.Errorf("%s was taken", change)
		}
	}
	if events, _ := s.Events(ctx, run); len(events) != 1 || events[0].Kind != "show" {
		t.Fatalf("%+v", events)
	}
}

func TestEventTextIsMasked(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	_, run := startRun(t, s)
	e, err := s.Append(ctx, run, Event{Kind: "value", Text: "card " + pan})
	must(t, err)
	if strings.Contains(e.Text, pan) || inFolder(t, dir, pan) {
		t.Fatalf("stored %q", e.Text)
	}
}

func TestRunOfNobody(t *testing.T) {
	s := open(t, t.TempDir())
	_, err1 := s.StartRun(ctx, Run{Contact: "nobody", Topic: "x"})
	_, err2 := s.Append(ctx, 7, Event{Kind: "show"})
	err3 := s.LogHandout(ctx, Handout{Contact: "nobody"})
	for _, err := range []error{err1, err2, err3, s.SetParked(ctx, 7, true)} {
		if !errors.Is(err, ErrNotFound) {
			t.Errorf("%v", err)
		}
	}
	runs, err := s.Runs(ctx, "nobody")
	if err != nil || len(runs) != 0 {
		t.Errorf("%v, %v", runs, err)
	}
}

func TestEditionIsKeptOnce(t *testing.T) {
	s := open(t, t.TempDir())
	if _, err := s.Edition(ctx, "h"); !errors.Is(err, ErrNotFound) {
		t.Fatal(err)
	}
	must(t, s.PutEdition(ctx, "h", []byte("pack \x00 one")))
	must(t, s.PutEdition(ctx, "h", []byte("other")))
	pack, err := s.Edition(ctx, "h")
	must(t, err)
	if !bytes.Equal(pack, []byte("pack \x00 one")) {
		t.Fatalf("%q", pack)
	}
}

func TestHandouts(t *testing.T) {
	s := open(t, t.TempDir())
	c := begun(t, s, Contact{})
	a := Handout{Contact: c.ID, Topic: "card-expired", Lang: "es", For: "shopper", Owed: true}
	b := Handout{Contact: c.ID, Topic: "card-expired", Lang: "en", For: "bank", At: noon.Add(time.Minute)}
	must(t, s.LogHandout(ctx, a))
	must(t, s.LogHandout(ctx, b))
	a.At = noon
	got, err := s.Handouts(ctx, c.ID)
	must(t, err)
	if len(got) != 2 || got[0] != a || got[1] != b {
		t.Fatalf("%+v", got)
	}
}

func TestSettings(t *testing.T) {
	s := open(t, t.TempDir())
	for _, value := range []string{"", "dark", "light"} {
		if value != "" {
			must(t, s.SetSetting(ctx, "theme", value))
		}
		if got, err := s.Setting(ctx, "theme"); err != nil || got != value {
			t.Fatalf("%q, %v", got, err)
		}
	}
}
