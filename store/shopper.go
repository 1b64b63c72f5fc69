package store

import (
	"context"
	"database/sql"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Shopper names one shopper by what they can tell: exactly one of the fields
// is set.
type Shopper struct{ Email, Order, Phone string }

// Digits a number has to have to name one shopper.
const (
	minOrderDigits = 8
	minPhoneDigits = 8
	phoneHint      = 6 // the last digits, before which no 0 is left out
)

// matcher finds a shopper in contacts.
type matcher struct {
	by   string // "e-mail", "order number" or "phone number"
	hint string // what the text of a row has to hold to be worth a look
	// owns reports whether a contact is this shopper's.
	owns func(c *Contact) bool
	// mention finds the shopper in any text.
	mention *regexp.Regexp
}

// matcher checks that the shopper is named well.
func (w Shopper) matcher() (*matcher, error) {
	email, order, phone := plainEmail(w.Email), digitsOf(w.Order), phoneDigits(w.Phone)
	named := 0
	for _, v := range []string{w.Email, w.Order, w.Phone} {
		if strings.TrimSpace(v) != "" {
			named++
		}
	}
	switch {
	case named != 1:
		return nil, &RefusedError{"", "name the shopper by one of e-mail, order number and phone number"}
	case w.Email != "" && (!strings.Contains(email, "@") || strings.ContainsAny(email, " \t\n") || len(email) < 5):
		return nil, &RefusedError{"email", "has to be a whole address such as ana@example.com"}
	case w.Order != "" && len(order) < minOrderDigits:
		return nil, &RefusedError{"order", "has to be a whole order number, eight digits or more"}
	case w.Phone != "" && len(phone) < minPhoneDigits:
		return nil, &RefusedError{"phone", "has to be a whole phone number, eight digits or more"}
	case w.Email != "":
		return byEmail(email), nil
	case w.Order != "":
		return byOrder(order), nil
	}
	return byPhone(phone), nil
}

func byEmail(email string) *matcher {
	return &matcher{
		by: "e-mail", hint: asciiPart(email),
		owns: func(c *Contact) bool { return strings.EqualFold(plainEmail(c.Email), email) },
		mention: regexp.MustCompile(`(?i)(^|[^\pL\pN._%+-])(?:` + regexp.QuoteMeta(email) + `|` + regexp.QuoteMeta(norm.NFD.String(email)) +
			`)($|[^\pL\pN.-]|\.$|\.[^\pL\pN])`),
	}
}

// plainEmail is an address without what mail programs put around it, in small
// letters, each of them one sign.
func plainEmail(email string) string {
	email = strings.ToLower(norm.NFC.String(strings.Trim(email, "<> \t\n")))
	return strings.TrimPrefix(email, "mailto:")
}

// asciiPart is the longest part of a text that SQLite's lower makes small.
func asciiPart(text string) (longest string) {
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return r > unicode.MaxASCII }) {
		if len(part) > len(longest) {
			longest = part
		}
	}
	return longest
}

func byOrder(order string) *matcher {
	return &matcher{
		by: "order number", hint: order,
		owns:    func(c *Contact) bool { return digitsOf(c.Order) == order },
		mention: numberForm(order),
	}
}

func byPhone(phone string) *matcher {
	return &matcher{
		by: "phone number", hint: phone[len(phone)-phoneHint:],
		owns:    func(c *Contact) bool { return samePhone(phoneDigits(c.Phone), phone) },
		mention: phoneForm(phone),
	}
}

// between is what people put between the digits of a number.
const between = `[ \x{a0}\x{2009}\x{202f}().\-/]{0,3}`

// grouped is a pattern for a number however its digits are grouped.
func grouped(digits string) string { return strings.Join(strings.Split(digits, ""), between) }

// numberForm finds a number however its digits are grouped.
func numberForm(digits string) *regexp.Regexp {
	return regexp.MustCompile(`(^|[^0-9])` + grouped(digits) + `($|[^0-9])`)
}

// phoneForm finds a phone number as it is dialled from anywhere: with the
// country before it, with the 0 that is left out then, and without the
// country, which has up to three digits.
func phoneForm(phone string) *regexp.Regexp {
	forms := []string{`(?:(?:\+|00)?[0-9]{1,3}` + between + `)?(?:\(?0\)?` + between + `)?` + grouped(phone)}
	for country := 1; country <= 3 && len(phone)-country >= minPhoneDigits; country++ {
		forms = append(forms, `(?:\+|00)?`+grouped(phone[:country])+between+`0`+between+grouped(phone[country:]), `0`+between+grouped(phone[country:]))
	}
	return regexp.MustCompile(`(^|[^0-9])(?:` + strings.Join(forms, "|") + `)($|[^0-9])`)
}

// trunk is the 0 that stands within a number for those who dial it at home.
var trunk = regexp.MustCompile(`\(\s*0\s*\)`)

// phoneDigits are the digits of a phone number without what is dialled before
// it: 00 for another country, 0 within one.
func phoneDigits(phone string) string {
	return strings.TrimLeft(digitsOf(trunk.ReplaceAllString(phone, "")), "0")
}

// samePhone compares two phone numbers, one of which may lack its country.
func samePhone(a, b string) bool {
	if len(a) < len(b) {
		a, b = b, a
	}
	return len(b) >= minPhoneDigits && strings.HasSuffix(a, b)
}

// erasedText stands where a shopper was mentioned.
const erasedText = "[erased]"

// strike replaces the shopper in a text and reports whether they were there.
func (m *matcher) strike(text *string) (changed bool) {
	// Two mentions may share the sign between them, hence again and again.
	for m.mention.MatchString(*text) {
		*text, changed = m.mention.ReplaceAllString(*text, "${1}"+erasedText+"${2}"), true
	}
	return changed
}

// strikeAll strikes the shopper out of the texts of somebody else's contact.
func (m *matcher) strikeAll(c *Contact) (changed bool) {
	for _, f := range append(c.freeTexts(), textField{text: &c.Order}) {
		changed = m.strike(f.text) || changed
	}
	return changed
}

// ungapped is an SQL expression for a text with its letters small and without
// what people put between digits.
func ungapped(text string) string {
	text = "lower(" + text + ")"
	for _, gap := range []string{" ", "\u00a0", "\u2009", "\u202f", "(", ")", ".", "-", "/"} {
		text = "replace(" + text + ", '" + gap + "', '')"
	}
	return text
}

var (
	contactText     = "customer || ' ' || email || ' ' || country || ' ' || code || ' ' || order_number || ' ' || phone || ' ' || note"
	findShopper     = selectContact + "WHERE id > ?1 AND id <= ?2 AND (instr(lower(" + contactText + "), ?3) OR instr(" + ungapped(contactText) + ", ?3) OR instr(digits, ?3)) ORDER BY id"
	lastContact     = "SELECT coalesce(max(id), 0) FROM contact"
	shopperPage     = int64(20_000) // rows looked through at a time, so that others can save
	shopperInEvents = "SELECT run, seq, text FROM event WHERE text <> '' AND run > ?1 AND run <= ?2 AND (instr(lower(text), ?3) OR instr(" + ungapped("text") + ", ?3))"
)

// traces are what a log holds of a shopper.
type traces struct {
	own      []Contact // theirs
	mentions []Contact // others', whose texts name them, struck out already
	events   []eventID // of others, whose text names them
}

type eventID struct {
	run RunID
	seq int
}

// trace looks for a shopper in a whole log.
func (m *matcher) trace(ctx context.Context, db querier) (t traces, err error) {
	var last, lastRun int64
	if err := db.QueryRowContext(ctx, lastContact).Scan(&last); err != nil {
		return t, err
	}
	if err := db.QueryRowContext(ctx, "SELECT coalesce(max(id), 0) FROM run").Scan(&lastRun); err != nil {
		return t, err
	}
	for from := int64(0); from < last; from += shopperPage {
		found, err := rowsOf(ctx, db, findShopper, scanContact, from, from+shopperPage, m.hint)
		if err != nil {
			return t, err
		}
		for _, c := range found {
			m.sort(&t, c)
		}
	}
	for from := int64(0); from < lastRun; from += shopperPage {
		found, err := rowsOf(ctx, db, shopperInEvents, scanTyped, from, from+shopperPage, m.hint)
		if err != nil {
			return t, err
		}
		for _, e := range found {
			if m.mention.MatchString(e.text) {
				t.events = append(t.events, e.eventID)
			}
		}
	}
	return t, nil
}

// sort puts a contact where it belongs.
func (m *matcher) sort(t *traces, c Contact) {
	switch {
	case m.owns(&c):
		t.own = append(t.own, c)
	case m.strikeAll(&c):
		t.mentions = append(t.mentions, c)
	}
}

// typed is the text of an event.
type typed struct {
	eventID
	text string
}

func scanTyped(rows *sql.Rows, e *typed) error { return rows.Scan(&e.run, &e.seq, &e.text) }
