package store

import (
	"context"
	"database/sql"
	"math"
	"strings"
	"time"
	"unicode"
)

// query puts a filter into SQL. It reports false when nothing can fit.
func (f Filter) query(ctx context.Context, db *sql.DB) (*query, bool, error) {
	q, possible := f.found()
	if !possible {
		return nil, false, nil
	}
	before := f.Before
	if before <= 0 {
		before = math.MaxInt64
	}
	q.and("state = 'saved'")
	q.and(q.order+" < ?", before)
	for _, equal := range [][2]string{{"agent = ?", f.Agent}, {"topic = ?", f.Topic}, {"outcome = ?", f.Outcome}} {
		if equal[1] != "" {
			q.and(equal[0], equal[1])
		}
	}
	q.limit = defaultLimit
	if f.Limit > 0 {
		q.limit = f.Limit
	}
	possible, err := f.span(ctx, db, q)
	return q, possible, err
}

// The ends of time for a filter without From or To.
var (
	earliest = time.UnixMilli(0)
	latest   = time.Date(2200, 1, 1, 0, 0, 0, 0, time.UTC)
)

// span narrows a query to the days of the filter. Rows are about in the order
// of time, so their span of ids is looked up first: the page is then read
// from there, in order of id, instead of sorting what fits the days.
func (f Filter) span(ctx context.Context, db *sql.DB, q *query) (possible bool, err error) {
	if f.From.IsZero() && f.To.IsZero() {
		return true, nil
	}
	from, to := f.From, f.To
	if from.IsZero() {
		from = earliest
	}
	if to.IsZero() {
		to = latest
	}
	var first, last sql.NullInt64
	err = db.QueryRowContext(ctx, spanOfIDs, stamp{&from}, stamp{&to}).Scan(&first, &last)
	q.and(q.order+" BETWEEN ? AND ?", first.Int64, last.Int64)
	q.and("started >= ? AND started < ?", stamp{&from}, stamp{&to})
	return first.Valid, err
}

const spanOfIDs = "SELECT min(id), max(id) FROM contact WHERE state = 'saved' AND started >= ? AND started < ?"

// found begins a query with what Find asks for. Words alone are walked in the
// full-text index itself, which keeps the order of ids; numbers and
// references are few and looked up first.
func (f Filter) found() (*query, bool) {
	q := &query{from: "contact", order: "id"}
	t := parseTerms(f.Find)
	if t.nothing() {
		return q, strings.TrimSpace(f.Find) == ""
	}
	words := strings.Join(t.words, " AND ")
	if len(t.exact) == 0 {
		q.from = "(SELECT rowid AS hit FROM contact_words WHERE contact_words MATCH ?) CROSS JOIN contact ON id = hit"
		q.order = "hit"
		q.args = []any{words}
		return q, true
	}
	for _, e := range t.exact {
		q.and("id IN ("+e.rows+" UNION SELECT rowid FROM contact_words WHERE contact_words MATCH ?)", e.arg, e.word)
	}
	if words != "" {
		q.and("id IN (SELECT rowid FROM contact_words WHERE contact_words MATCH ?)", words)
	}
	return q, true
}

// terms is what people typed into a find box, taken apart.
type terms struct {
	words []string // expressions for the index of words
	exact []exact
}

// exact is a term that has rows of its own, and may be a word of the note as
// well.
type exact struct {
	rows string // query for row ids
	arg  string // its argument
	word string // expression for the index of words
}

const (
	rowsOfDigits = "SELECT rowid FROM contact_digits WHERE contact_digits MATCH ?"
	rowsOfRef    = "SELECT id FROM contact WHERE ref = ?"
)

// nothing reports whether there is nothing to look for.
func (t terms) nothing() bool { return len(t.words)+len(t.exact) == 0 }

// Bounds of a find box: more words find nothing more, and cost.
const (
	minDigits = 4
	maxTerms  = 12
	maxTerm   = 64 // characters
)

// parseTerms takes apart what was typed. Whatever it is, what comes out is
// made of quoted texts, so nothing in it is an operator of the index.
func parseTerms(s string) (t terms) {
	s = strings.Map(printable, s)
	parts := strings.Fields(s)
	if isNumber(s) {
		parts = []string{s} // "+34 600 12 34 56" is one number
	}
	for _, part := range parts[:min(len(parts), maxTerms)] {
		t.add(part)
	}
	return t
}

// add takes up one word, number or reference.
func (t *terms) add(part string) {
	word := wordTerm(part)
	ref, isRef := parseRef(part)
	switch {
	case word == "": // punctuation says nothing
	case isRef:
		t.exact = append(t.exact, exact{rowsOfRef, ref, word})
	case isNumber(part):
		t.exact = append(t.exact, exact{rowsOfDigits, quote(digitsOf(part)), word})
	default:
		t.words = append(t.words, word)
	}
}

// wordTerm is the expression that finds a text or a word beginning with it,
// or "" for a text without a letter or digit.
func wordTerm(part string) string {
	if r := []rune(part); len(r) > maxTerm {
		part = string(r[:maxTerm])
	}
	if strings.IndexFunc(part, indexed) < 0 {
		return ""
	}
	term := quote(part) + "*"
	if pairs := strings.TrimSpace(letterPairs(part)); pairs != "" {
		term += " OR pairs : " + quote(pairs) + "*"
	}
	return "(" + term + ")"
}

// quote makes a text a string of the index's query language.
func quote(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }

// printable makes blanks of control characters; the index stops at a NUL.
func printable(r rune) rune {
	if unicode.IsControl(r) {
		return ' '
	}
	return r
}

// indexed reports whether the index of words keeps a character.
func indexed(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// isNumber reports whether a text is digits, at least minDigits of them, and
// what people put between digits.
func isNumber(s string) bool {
	other := func(r rune) bool { return !unicode.IsDigit(r) && !strings.ContainsRune(" +-()./", r) }
	return strings.IndexFunc(s, other) < 0 && len(digitsOf(s)) >= minDigits
}

// digitsOf is the digits of a text, of any script, as 0 to 9.
func digitsOf(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsDigit(r) {
			return -1
		}
		return '0' + digitValue(r)
	}, s)
}

// digitValue is what a decimal digit of any script counts. Unicode keeps the
// ten digits of a script together and in order, so it is the number of digits
// right before it.
func digitValue(r rune) rune {
	if r <= '9' {
		return r - '0'
	}
	var before rune
	for unicode.IsDigit(r - before - 1) {
		before++
	}
	return before % 10
}

// unspaced are the scripts that are written without blanks between words.
var unspaced = []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana}

// letterPairs lists what unspaced scripts hold in a text, as overlapping
// pairs of letters and the last letter alone, so that any part of a sentence
// can be found: "支付失败" gives "支付 付失 失败 败".
func letterPairs(s string) string {
	var b strings.Builder
	var last rune
	for _, r := range s + " " {
		if !unicode.In(r, unspaced...) {
			r = 0
		}
		if last != 0 {
			b.WriteRune(last)
			if r != 0 {
				b.WriteRune(r)
			}
			b.WriteByte(' ')
		}
		last = r
	}
	return b.String()
}
