package report

import (
	"fmt"
	"slices"
	"strings"
)

// Grouping is a way to sort contacts into groups.
type Grouping string

// The groupings. The first seven go by a word of the contact, the others by
// when it began in the desk's own time.
const (
	Topic    Grouping = "topic"    // article id
	Code     Grouping = "code"     // error code or message
	Agent    Grouping = "agent"    // name
	Desk     Grouping = "desk"     // name, or the code of its references where it has none
	Channel  Grouping = "channel"  // phone, chat, email
	Outcome  Grouping = "outcome"  // resolved, will-try, ...
	Language Grouping = "language" // the shopper's: "es", "pt-BR"
	Hour     Grouping = "hour"     // 00 to 23
	Weekday  Grouping = "weekday"  // monday to sunday
	Day      Grouping = "day"      // 2026-11-21
	Week     Grouping = "week"     // 2026-W47, as ISO 8601 counts them
)

// words is how many of the groupings go by a word of the contact.
const words = 7

// groupings lists all of them; the place of the first ones is their place
// among the words of a Fact.
var groupings = []Grouping{Topic, Code, Agent, Desk, Channel, Outcome, Language, Hour, Weekday, Day, Week}

// Groupings are all groupings, in the order to offer them.
func Groupings() []Grouping { return slices.Clone(groupings) }

// InputError says what is wrong with what was asked for, in one sentence.
type InputError struct{ Reason string }

// Error is the sentence.
func (e *InputError) Error() string { return e.Reason }

func wrong(format string, args ...any) error { return &InputError{fmt.Sprintf(format, args...)} }

// maxBy is how many groupings can be crossed.
const maxBy = 2

// ParseBy reads one grouping, or two with a comma between them; an empty text
// is none. What is no grouping is an *InputError.
func ParseBy(text string) ([]Grouping, error) {
	var by []Grouping
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ' ' }) {
		g := Grouping(strings.ToLower(word))
		if !slices.Contains(groupings, g) {
			return nil, wrong("there is no grouping %.40q; choose one of %s", word, list())
		}
		if slices.Contains(by, g) {
			return nil, wrong("%s is asked for twice; cross it with another grouping", g)
		}
		by = append(by, g)
	}
	if len(by) > maxBy {
		return nil, wrong("contacts can be grouped by two things at a time, and %d were asked for", len(by))
	}
	return by, nil
}

// list names all groupings in a sentence.
func list() string {
	names := make([]string, len(groupings))
	for i, g := range groupings {
		names[i] = string(g)
	}
	return strings.Join(names, ", ")
}

// timed reports whether a grouping goes by the clock.
func (g Grouping) timed() bool { return slices.Index(groupings, g) >= words }

// word is the place of a grouping among the words of a fact.
func (g Grouping) word() int { return slices.Index(groupings, g) }

// weekdays are the keys of Weekday, Monday first.
var weekdays = []string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
