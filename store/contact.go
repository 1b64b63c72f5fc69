package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// State says how far a contact is.
type State string

// The states of a contact.
const (
	StateOpen   State = "open"   // being typed
	StateParked State = "parked" // put aside while another one is on
	StateSaved  State = "saved"  // wrapped up; in history and reports
)

// Channels are the words of Contact.Channel.
func Channels() []string { return []string{"phone", "chat", "email"} }

// Outcomes are the words of Contact.Outcome.
func Outcomes() []string {
	return []string{"resolved", "will-try", "waiting-bank", "waiting-documents", "escalated", "dropped"}
}

// Contact is one conversation with a shopper. Every field may be empty; a
// saved contact has at least a topic, a code or a note, and a start.
type Contact struct {
	ID       ContactID `json:"id"`
	Ref      string    `json:"ref"` // for people, such as "K7QD-000123"
	Customer string    `json:"customer,omitempty"`
	Email    string    `json:"email,omitempty"`
	Phone    string    `json:"phone,omitempty"`
	Order    string    `json:"order,omitempty"`
	Country  string    `json:"country,omitempty"`
	Lang     string    `json:"lang,omitempty"`    // the shopper's language: "es", "pt-BR"
	Channel  string    `json:"channel,omitempty"` // one of Channels
	Topic    string    `json:"topic,omitempty"`   // article id
	Code     string    `json:"code,omitempty"`    // the error code or message shown
	Outcome  string    `json:"outcome,omitempty"` // one of Outcomes
	Note     string    `json:"note,omitempty"`
	Agent    string    `json:"agent,omitempty"`
	Desk     string    `json:"desk,omitempty"`

	Started      time.Time `json:"started,omitzero"`
	Ended        time.Time `json:"ended,omitzero"`
	TalkSeconds  int       `json:"talk_seconds,omitempty"`
	HoldSeconds  int       `json:"hold_seconds,omitempty"`
	AfterSeconds int       `json:"after_seconds,omitempty"` // after-contact work
	FollowUp     string    `json:"follow_up,omitempty"`     // a day, YYYY-MM-DD

	// The payment that failed.
	AttemptAt       time.Time `json:"attempt_at,omitzero"`
	AttemptAmount   Amount    `json:"attempt_amount,omitempty"`
	AttemptCurrency string    `json:"attempt_currency,omitempty"` // ISO 4217

	// OrderConfirmed says that the agent looked at an order number that could
	// be a card number, and that it is none. It is not stored.
	OrderConfirmed bool `json:"-"`

	RowID int64 `json:"-"` // the order of lists; see Filter.Before
	State State `json:"-"`
	// What the checklist proposed, kept beside what the agent chose.
	ProposedTopic   string `json:"-"`
	ProposedOutcome string `json:"-"`
}

// Amount is a sum of money as a plain decimal, such as "129.90"; empty when
// not known. In JSON it is a number, and may be given as a string as well.
type Amount string

// plainAmount allows 9 digits and 2 decimals: any real order, in any
// currency, and too short to hold a card number.
var plainAmount = regexp.MustCompile(`^[0-9]{1,9}(\.[0-9]{1,2})?$`)

var errAmount = errors.New("has to be a plain number such as 129.90, with at most 9 digits before the point and 2 after it")

// ParseAmount reads a plain decimal.
func ParseAmount(s string) (Amount, error) {
	if s == "" {
		return "", nil
	}
	if !plainAmount.MatchString(s) {
		return "", errAmount
	}
	for len(s) > 1 && s[0] == '0' && s[1] != '.' {
		s = s[1:] // JSON knows no leading zero
	}
	return Amount(s), nil
}

// MarshalJSON writes the amount as a number.
func (a Amount) MarshalJSON() ([]byte, error) {
	if a == "" {
		return []byte("null"), nil
	}
	return []byte(a), nil
}

// UnmarshalJSON reads a number or a string.
func (a *Amount) UnmarshalJSON(b []byte) error {
	text := string(b)
	if len(b) > 0 && b[0] == '"' {
		if err := json.Unmarshal(b, &text); err != nil {
			return err
		}
	}
	if text == "null" {
		return nil
	}
	var err error
	*a, err = ParseAmount(text)
	return err
}

// Limits of typed text, in characters.
const (
	maxLine = 500
	maxNote = 20_000
)

var (
	langTag  = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?$`)
	currency = regexp.MustCompile(`^[A-Z]{3}$`)
)

// textField is one text of a contact.
type textField struct {
	name  string // as JSON names it
	text  *string
	max   int  // in characters
	typed bool // key by key in the window, so a draft may end within a number
}

// freeTexts lists the texts that can hold anything, and so card data. The
// order number is not among them: it has rules of its own.
func (c *Contact) freeTexts() []textField {
	return []textField{
		{"customer", &c.Customer, maxLine, true},
		{"email", &c.Email, maxLine, true},
		{"phone", &c.Phone, maxLine, true},
		{"country", &c.Country, maxLine, true},
		{"topic", &c.Topic, maxLine, false},
		{"code", &c.Code, maxLine, true},
		{"note", &c.Note, maxNote, true},
		{"agent", &c.Agent, maxLine, false},
		{"desk", &c.Desk, maxLine, false},
		{"proposed_topic", &c.ProposedTopic, maxLine, false},
	}
}

// rule is a condition that a stored contact fulfils, and what to say when it
// does not.
type rule struct {
	field  string
	broken func(*Contact) bool
	reason string
}

// rules hold for every contact, finished or not. A field with a rule has no
// room for card data.
var rules = []rule{
	{"channel", func(c *Contact) bool { return !oneOf(c.Channel, Channels()) },
		"has to be one of " + strings.Join(Channels(), ", ")},
	{"outcome", func(c *Contact) bool { return !oneOf(c.Outcome, Outcomes()) },
		"has to be one of " + strings.Join(Outcomes(), ", ")},
	{"proposed_outcome", func(c *Contact) bool { return !oneOf(c.ProposedOutcome, Outcomes()) },
		"has to be one of " + strings.Join(Outcomes(), ", ")},
	{"lang", func(c *Contact) bool { return c.Lang != "" && !langTag.MatchString(c.Lang) },
		"has to be a language code such as en, es or pt-BR"},
	{"follow_up", func(c *Contact) bool { return c.FollowUp != "" && !isDay(c.FollowUp) },
		"has to be a date such as 2026-11-30"},
	{"attempt_amount", func(c *Contact) bool {
		return c.AttemptAmount != "" && !plainAmount.MatchString(string(c.AttemptAmount))
	},
		errAmount.Error()},
	{"attempt_currency", func(c *Contact) bool { return c.AttemptCurrency != "" && !currency.MatchString(c.AttemptCurrency) },
		"has to be a currency code of three capital letters such as USD"},
	{"talk_seconds", func(c *Contact) bool { return badSpan(c.TalkSeconds) }, badSpanReason},
	{"hold_seconds", func(c *Contact) bool { return badSpan(c.HoldSeconds) }, badSpanReason},
	{"after_seconds", func(c *Contact) bool { return badSpan(c.AfterSeconds) }, badSpanReason},
	{"started", func(c *Contact) bool { return badTime(c.Started) }, badTimeReason},
	{"ended", func(c *Contact) bool { return badTime(c.Ended) }, badTimeReason},
	{"attempt_at", func(c *Contact) bool { return badTime(c.AttemptAt) }, badTimeReason},
	{"ended", func(c *Contact) bool { return !c.Ended.IsZero() && c.Ended.Before(c.Started) },
		"lies before started"},
}

// checkFields looks at each field by itself.
func (c *Contact) checkFields() error {
	for _, t := range append(c.freeTexts(), textField{name: "order", text: &c.Order, max: maxLine}) {
		if !utf8.ValidString(*t.text) {
			return &RefusedError{t.name, "is not UTF-8 text"}
		}
		if len(*t.text) > t.max && utf8.RuneCountInString(*t.text) > t.max {
			return &RefusedError{t.name, fmt.Sprintf("is too long: %d characters at most", t.max)}
		}
	}
	for _, r := range rules {
		if r.broken(c) {
			return &RefusedError{r.field, r.reason}
		}
	}
	return nil
}

// checkFinished looks at what only a saved contact has to have.
func (c *Contact) checkFinished() error {
	if c.Topic == "" && c.Code == "" && strings.TrimSpace(c.Note) == "" {
		return &RefusedError{"", "a contact needs a topic, a code or a note"}
	}
	return c.checkFields()
}

// oneOf reports whether a word is empty or among those allowed.
func oneOf(word string, allowed []string) bool {
	return word == "" || slices.Contains(allowed, word)
}

// isDay reports whether s is a day of the calendar.
func isDay(s string) bool {
	_, err := time.Parse(day, s)
	return err == nil
}

// maxSpan is the longest span taken, in seconds: 30 days.
const maxSpan = 30 * 24 * 60 * 60

const badSpanReason = "has to be whole seconds from 0 to 2592000"

// badSpan reports whether a span is none that a contact can take.
func badSpan(seconds int) bool { return seconds < 0 || seconds > maxSpan }

const badTimeReason = "has to lie between the years 1970 and 2199"

// badTime reports whether a time lies outside what a clock can show.
func badTime(t time.Time) bool {
	return !t.IsZero() && (t.UTC().Year() < 1970 || t.UTC().Year() > 2199)
}
