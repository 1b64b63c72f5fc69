package desk

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"paydesk/store"
)

// column is one column of the contacts of a report. Names are for programs:
// they stay as they are, and new ones come last.
type column struct {
	name  string
	value func(l *store.Line, zone *time.Location) any // string, int, bool or time.Time; nil for nothing
	local bool                                         // a time as the desk's clock shows it
	day   bool                                         // a text that is a day, 2026-11-21
}

func text(of func(*store.Line) string) func(*store.Line, *time.Location) any {
	return func(l *store.Line, _ *time.Location) any { return of(l) }
}

func number(of func(*store.Line) int) func(*store.Line, *time.Location) any {
	return func(l *store.Line, _ *time.Location) any { return of(l) }
}

func yes(of func(*store.Line) bool) func(*store.Line, *time.Location) any {
	return func(l *store.Line, _ *time.Location) any { return of(l) }
}

// began and ended are moments of a contact in UTC or in the desk's zone.
func began(l *store.Line, _ *time.Location) any        { return l.Started }
func beganHere(l *store.Line, zone *time.Location) any { return l.Started.In(zone) }
func ended(l *store.Line, _ *time.Location) any        { return known(l.Ended) }
func endedHere(l *store.Line, zone *time.Location) any { return known(l.Ended.In(zone)) }
func followUp(l *store.Line, _ *time.Location) any     { return l.FollowUp }
func shopperNumber(l *store.Line, _ *time.Location) any {
	if l.Shopper < 0 {
		return nil
	}
	return l.Shopper + 1
}

// known is nil for a moment that nobody knows.
func known(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t.Truncate(time.Second)
}

// columns are everything that the figures of contacts are counted from, and
// nothing that tells of a person.
var columns = []column{
	{name: "ref", value: text(func(l *store.Line) string { return l.Ref })},
	{name: "id", value: text(func(l *store.Line) string { return string(l.ID) })},
	{name: "desk", value: text(func(l *store.Line) string { return l.Desk })},
	{name: "agent", value: text(func(l *store.Line) string { return l.Agent })},
	{name: "channel", value: text(func(l *store.Line) string { return l.Channel })},
	{name: "topic", value: text(func(l *store.Line) string { return l.Topic })},
	{name: "code", value: text(func(l *store.Line) string { return l.Code })},
	{name: "outcome", value: text(func(l *store.Line) string { return l.Outcome })},
	{name: "lang", value: text(func(l *store.Line) string { return l.Language })},
	{name: "country", value: text(func(l *store.Line) string { return l.Country })},
	{name: "started_local", value: beganHere, local: true},
	{name: "started_utc", value: began},
	{name: "ended_local", value: endedHere, local: true},
	{name: "ended_utc", value: ended},
	{name: "talk_seconds", value: number(func(l *store.Line) int { return l.Talk })},
	{name: "hold_seconds", value: number(func(l *store.Line) int { return l.Hold })},
	{name: "after_seconds", value: number(func(l *store.Line) int { return l.After })},
	{name: "follow_up", value: followUp, day: true},
	{name: "promise", value: text(func(l *store.Line) string { return string(l.Promise) })},
	{name: "in_period", value: yes(func(l *store.Line) bool { return l.InPeriod })},
	{name: "shopper", value: shopperNumber},
	{name: "repeat", value: yes(func(l *store.Line) bool { return l.Repeat })},
	{name: "followed", value: yes(func(l *store.Line) bool { return l.Followed })},
	{name: "timed", value: yes(func(l *store.Line) bool { return l.Timed })},
	{name: "linked", value: yes(func(l *store.Line) bool { return l.Linked })},
	{name: "proposed", value: yes(func(l *store.Line) bool { return l.Proposed })},
	{name: "accepted", value: yes(func(l *store.Line) bool { return l.Accepted })},
	{name: "checklists", value: number(func(l *store.Line) int { return l.Checklists })},
	{name: "checklists_left", value: number(func(l *store.Line) int { return l.ChecklistsLeft })},
	{name: "must_skips", value: number(func(l *store.Line) int { return l.MustSkips })},
	{name: "handouts", value: number(func(l *store.Line) int { return l.Handouts })},
	{name: "handout_langs", value: text(func(l *store.Line) string { return l.HandoutLanguages })},
	{name: "started_ms", value: number(func(l *store.Line) int { return l.Started.Nanosecond() / int(time.Millisecond) })},
}

// signs are what begins a formula in some spreadsheet, with the forms of them
// that one may take for the same.
const signs = "=+-@＝＋－＠−﹢﹣﹦﹫"

// guarded are the signs that get an apostrophe before them wherever a cell can
// begin. The apostrophe is among them so that one there is always ours, and can
// be taken off again.
const guarded = signs + "\t\r\n\x00'"

// separators are what spreadsheets split a text at, whatever the quotes say,
// where they were told of other separators than the comma.
const separators = ",;|\t\r\n"

// harmless is a text for a cell that no spreadsheet takes for a formula, nor
// any part of it that it makes a cell of: whatever is in danger of that gets an
// apostrophe before it. Bytes that are no UTF-8 become U+FFFD, as in JSON.
func harmless(text string) string {
	if text == "" || plainStart(text[0]) && !strings.ContainsAny(text, separators) && utf8.ValidString(text) {
		return text
	}
	var b strings.Builder
	begins := true
	for i, r := range text {
		if begins && inDanger(text[i:]) {
			b.WriteByte('\'')
		}
		b.WriteRune(r)
		begins = strings.ContainsRune(separators, r)
	}
	return b.String()
}

// asWas is the text that harmless made harmless.
func asWas(cell string) string {
	if !strings.Contains(cell, "'") {
		return cell
	}
	var b strings.Builder
	begins := true
	for _, r := range cell {
		if !begins || r != '\'' {
			b.WriteRune(r)
		}
		begins = strings.ContainsRune(separators, r)
	}
	return b.String()
}

// plainStart reports whether no cell that begins so is in danger.
func plainStart(b byte) bool {
	return b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z'
}

// inDanger reports whether a cell that begins with the text could be taken for
// a formula. Signs that nobody sees, or that a spreadsheet takes away, may
// stand before the live one.
func inDanger(text string) bool {
	first := strings.TrimLeftFunc(text, unseen)
	sign, _ := utf8.DecodeRuneInString(first)
	return strings.ContainsAny(text[:1], guarded) || first == "" || strings.ContainsRune(signs, sign)
}

// unseen are the signs that take no place, or nothing but, and quotes.
func unseen(r rune) bool {
	return r == '"' || unicode.IsSpace(r) || unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Mn, unicode.Me)
}
