package desk

import (
	"strings"
	"time"
	"unicode"

	"paydesk/store"
)

// column is one column of the contacts of a report. Names are for programs:
// they stay as they are, and new ones come last.
type column struct {
	name  string
	value func(l *store.Line, zone *time.Location) any // string, int, bool or time.Time; nil for nothing
	local bool                                         // a time as the desk's clock shows it
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
	{name: "follow_up", value: followUp},
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

// live are the signs that make a formula or a command of a cell, in some
// spreadsheet. The apostrophe is among them so that one in front is always
// ours, and can be taken off again.
const live = "=+-@\t\r\n\x00'＝＋－＠"

// harmless is a text for a cell that no spreadsheet takes for a formula:
// whatever is in danger of that gets an apostrophe before it. Signs that
// nobody sees may stand before the live one.
func harmless(text string) string {
	if text == "" || text[0] >= '0' && text[0] <= '9' || text[0] >= 'a' && text[0] <= 'z' || text[0] >= 'A' && text[0] <= 'Z' {
		return text
	}
	first := strings.TrimLeftFunc(text, unseen)
	if strings.ContainsAny(text[:1], live) || first == "" || strings.IndexFunc(first, func(r rune) bool { return strings.ContainsRune(live, r) }) == 0 {
		return "'" + text
	}
	return text
}

// unseen are the signs that take no place, or nothing but.
func unseen(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Mn, unicode.Me)
}
