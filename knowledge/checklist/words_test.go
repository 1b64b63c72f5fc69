package checklist

import (
	"testing"

	"paydesk/knowledge"
	"paydesk/knowledge/packtest"
)

func TestEventsInWords(t *testing.T) {
	lib, err := knowledge.Read(packtest.Pack(map[string]string{"ask": packtest.Ask}))
	if err != nil {
		t.Fatal(err)
	}
	at := func(kind Kind, answer int, text string) Event { return Event{kind, "ask", "works", answer, text} }
	for _, c := range []struct {
		event       Event
		asked, said string
	}{
		{at(Answered, 2, ""), "Does it work?", "No"},
		{at(Answered, 1, "12"), "Does it work?", "Yes: 12"},
		{at(Answered, 3, ""), "Does it work?", unsureAnswer},
		{at(Answered, 9, "odd"), "Does it work?", "odd"},
		{at(Skipped, 1, ""), "Does it work?", "Skipped: Already done"},
		{at(Skipped, 5, "in a hurry"), "Does it work?", "Skipped: Other: in a hurry"},
		{at(Noted, 0, "a remark"), "Does it work?", "a remark"},
		{at(Ticked, 1, ""), "Does it work?", ""},
		{at(SteppedTo, 1, ""), "", "Went back"},
		{at(Parked, 0, ""), "", ""},
		{at("show", 0, ""), "", ""},
		{Event{Answered, "gone", "step", 1, "typed"}, "step", "typed"},
	} {
		if asked, said := c.event.Words(lib); asked != c.asked || said != c.said {
			t.Errorf("%+v: %q, %q; want %q, %q", c.event, asked, said, c.asked, c.said)
		}
	}
	if asked, said := at(Answered, 1, "typed").Words(nil); asked != "works" || said != "typed" {
		t.Errorf("without the knowledge: %q, %q", asked, said)
	}
}
