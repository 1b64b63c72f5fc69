package store

import (
	"context"
	"database/sql"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// Words of our own in the index, as the view contact_found makes them. None
// of their letters can be typed into a find box; see printable.
const (
	fourDigits = 0xF0000 // and their number
	oneMonth   = 0xF2800 // and months since January 1970
	oneYear    = 0xF3400 // and years since 1970
	oneDay     = 0xF8000 // and days since 1 January 1970
	ofAgent    = 0xE001  // and the name in hexadecimal; likewise:
	ofTopic    = 0xE002
	ofOutcome  = 0xE003
)

// letter is a word of our own that is a single letter.
func letter(base rune, n int) string { return quote(string(base + rune(n))) }

// named is a word of our own that carries a text.
func named(mark rune, text string) string {
	return quote(string(mark) + hex.EncodeToString([]byte(text)))
}

// query puts a filter into SQL. It reports false when nothing can fit.
func (f Filter) query(ctx context.Context, db *sql.DB) (*query, bool, error) {
	q := &query{before: f.Before, limit: defaultLimit}
	if f.Limit > 0 {
		q.limit = f.Limit
	}
	for _, equal := range []struct {
		column, text string
		mark         rune
	}{{"agent", f.Agent, ofAgent}, {"topic", f.Topic, ofTopic}, {"outcome", f.Outcome, ofOutcome}} {
		if equal.text != "" {
			q.match = append(q.match, named(equal.mark, equal.text))
			q.and(equal.column+" = ?", equal.text)
		}
	}
	words := len(q.match)
	q.find(f.Find)
	if len(q.match) == words && strings.TrimSpace(f.Find) != "" {
		return nil, false, nil
	}
	possible, err := f.span(ctx, db, q)
	return q, possible, err
}

// Bounds of a find box: more words find nothing more, and cost.
const (
	minDigits = 4
	maxTerms  = 12
	maxTerm   = 64 // characters
)

// find takes apart what was typed. Whatever it is, what comes out is made of
// quoted texts, so nothing in it is an operator of the index.
func (q *query) find(typed string) {
	typed = strings.Map(printable, typed)
	parts := strings.Fields(typed)
	if isNumber(typed) {
		parts = []string{typed} // "+34 600 12 34 56" is one number
	}
	for _, part := range parts[:min(len(parts), maxTerms)] {
		if r := []rune(part); len(r) > maxTerm {
			part = string(r[:maxTerm])
		}
		q.findPart(part)
	}
}

// findPart asks for one word, number or reference.
func (q *query) findPart(part string) {
	words := pieces(part)
	if len(words) == 0 {
		return // punctuation says nothing
	}
	if ref, isRef := parseRef(part); isRef {
		q.refs = append(q.refs, reference{ref, len(q.match)})
	}
	if isNumber(part) {
		q.findNumber(digitsOf(part), words)
		return
	}
	q.findWords(words, unspacedIn(part))
}

// findWords asks for words, the last of which may go on, or for what an
// unspaced script holds of them. The index knows pairs of such letters; that
// three or more stand together is looked up in the contact.
func (q *query) findWords(words, runs []string) {
	either := begins(words)
	if len(runs) > 0 {
		either += " OR (" + strings.Join(pairsOf(runs), " AND ") + ")"
	}
	q.match = append(q.match, "("+either+")")
	for _, run := range runs {
		if len([]rune(run)) > 2 {
			q.and("instr("+wordsOfContact+", ?) > 0", run)
		}
	}
}

// findNumber asks for digits from anywhere in a phone or order number, or for
// the words they are. The index knows four digits at a time; that more stand
// together is looked up in the contact.
func (q *query) findNumber(digits string, words []string) {
	var fours []string
	for at := range len(digits) - minDigits + 1 {
		n := 0
		for _, d := range digits[at : at+minDigits] {
			n = 10*n + int(d-'0')
		}
		fours = append(fours, letter(fourDigits, n))
	}
	q.match = append(q.match, "(("+strings.Join(fours, " AND ")+") OR "+begins(words)+")")
	if len(fours) == 1 {
		return
	}
	there, args := []string{}, []any{digits}
	for _, word := range words {
		there, args = append(there, "instr("+wordsOfContact+", ?) > 0"), append(args, word)
	}
	q.and("(instr(digits, ?) > 0 OR "+strings.Join(there, " AND ")+")", args...)
}

// wordsOfContact is all that people wrote of a contact but its numbers.
const wordsOfContact = "(customer || ' ' || email || ' ' || code || ' ' || note || ' ' || order_number)"

// begins is the expression that finds all of some words, the last one as the
// beginning of a word.
func begins(words []string) string {
	quoted := make([]string, len(words))
	for i, word := range words {
		quoted[i] = quote(word)
	}
	return "(" + strings.Join(quoted, " AND ") + " *)"
}

// quote makes a text a string of the index's query language.
func quote(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }

// printable makes blanks of control characters, because the index stops at a
// NUL, and of private ones, which are ours.
func printable(r rune) rune {
	if unicode.IsControl(r) || unicode.Is(unicode.Co, r) {
		return ' '
	}
	return r
}

// pieces splits a text where the index does, which takes one word at a time.
func pieces(s string) []string {
	words := strings.FieldsFunc(s, func(r rune) bool { return !indexed(r) && !unicode.Is(folded, r) })
	return slices.DeleteFunc(words, func(w string) bool { return strings.IndexFunc(w, indexed) < 0 })
}

// indexed reports whether the index of words keeps a character.
func indexed(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsNumber(r)) && !unicode.Is(newer, r)
}

var (
	// folded are the marks that the index takes off a letter.
	folded = &unicode.RangeTable{R16: []unicode.Range16{{Lo: 0x300, Hi: 0x304, Stride: 1}, {Lo: 0x306, Hi: 0x30c, Stride: 1},
		{Lo: 0x30f, Hi: 0x311, Stride: 2}, {Lo: 0x31b, Hi: 0x31b, Stride: 1}, {Lo: 0x323, Hi: 0x328, Stride: 1},
		{Lo: 0x32d, Hi: 0x32e, Stride: 1}, {Lo: 0x330, Hi: 0x331, Stride: 1}}}
	// newer are letters that were none yet when the index was written.
	newer = &unicode.RangeTable{R16: []unicode.Range16{{Lo: 0x19b0, Hi: 0x19c0, Stride: 1}, {Lo: 0x19c8, Hi: 0x19c9, Stride: 1},
		{Lo: 0x1cf2, Hi: 0x1cf3, Stride: 1}}}
)

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

// unspacedIn lists what unspaced scripts hold in a text, as it stands there.
func unspacedIn(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return !unicode.In(r, unspaced...) || !indexed(r) })
}

// letterPairs lists what unspaced scripts hold in a text, as overlapping
// pairs of letters and the last letter alone, so that any part of a sentence
// can be found: "支付失败" gives "支付 付失 失败 败".
func letterPairs(s string) string {
	var b strings.Builder
	for _, run := range unspacedIn(s) {
		for letters := []rune(run); len(letters) > 0; letters = letters[1:] {
			fmt.Fprint(&b, string(letters[:min(len(letters), 2)]), " ")
		}
	}
	return b.String()
}

// pairsOf are the words of the index for runs of letters: all pairs, or the
// beginning of one for a single letter.
func pairsOf(runs []string) []string {
	var all []string
	for _, run := range runs {
		pairs := strings.Fields(letterPairs(run))
		for _, pair := range pairs[:max(len(pairs)-1, 1)] {
			all = append(all, quote(pair))
		}
		if len(pairs) == 1 {
			all[len(all)-1] += " *"
		}
	}
	return all
}
