package report

import (
	"errors"
	"testing"
	"time"
)

func TestParseBy(t *testing.T) {
	for text, want := range map[string]int{"": 0, "topic": 1, "Topic, hour": 2, "week,weekday": 2} {
		if by, err := ParseBy(text); err != nil || len(by) != want {
			t.Errorf("%q gives %v, %v", text, by, err)
		}
	}
	for _, text := range []string{"colour", "topic,topic", "topic,agent,day"} {
		var wrong *InputError
		if _, err := ParseBy(text); !errors.As(err, &wrong) {
			t.Errorf("%q is taken: %v", text, err)
		}
	}
}

// Every key that a group is written with is read back as the same group.
func TestKeysOfTheClockAreReadBack(t *testing.T) {
	p := period(t, "2019-12-20", "2027-01-10", time.UTC)
	for _, g := range groupings[words:] {
		for _, key := range g.all(p) {
			if back, ok := g.parse(g.text(key, nil)); !ok || back != key {
				t.Fatalf("%s %q is read as %d, was %d", g, g.text(key, nil), back, key)
			}
		}
	}
}

func TestFiltersThatCannotBe(t *testing.T) {
	for g, key := range map[Grouping]string{Hour: "24", Weekday: "Monday", Day: "2026-02-30", Week: "2026-W54", Outcome: "droped", Channel: "fax", "colour": "red"} {
		if (Filter{g: {key}}).Check() == nil {
			t.Errorf("%s %q is taken", g, key)
		}
	}
	good := Filter{Hour: {"00", "23"}, Weekday: {"monday"}, Day: {"2028-02-29"}, Week: {"2026-W53"}, Topic: {"", "anything"}, Outcome: {"", "dropped"}, Channel: {"chat"}}
	if err := good.Check(); err != nil {
		t.Error(err)
	}
}
