package store

import (
	"context"
	"database/sql"
	"strings"
	"unicode"

	"paydesk/store/report"
)

// factBlock is how many contacts, by their row ids, have their facts packed
// together; the migration that made the tables says it, too.
const factBlock = 1000

// blockOf is the block that a contact's row id lies in.
func blockOf(rowID int64) int64 { return (rowID - 1) / factBlock }

// What figures are counted from, for the contacts from one row id to another.
const (
	factContacts = `SELECT id, ref, started, topic, code, agent, desk, channel, outcome, lang, talk_seconds, hold_seconds,
		after_seconds, email, phone, order_number, follow_up, proposed_topic, proposed_outcome
		FROM contact WHERE id BETWEEN ? AND ? AND state = 'saved' ORDER BY id`
	factHandouts = `SELECT contact, lang FROM handout WHERE contact BETWEEN ? AND ? ORDER BY contact, id`
	factEvents   = `SELECT contact, run.id, edition, coalesce(kind, ''), coalesce(step, 0), coalesce(answer, 0), coalesce(dwell_ms, 0)
		FROM run LEFT JOIN event ON event.run = run.id WHERE contact BETWEEN ? AND ? ORDER BY contact, run.id, seq`
	factSteps = `SELECT id, topic, node FROM step`
)

// readFacts reads what figures are counted from for the saved contacts of a
// block, in the order of their ids.
func readFacts(ctx context.Context, db querier, block int64) ([]report.Source, error) {
	from, to := block*factBlock+1, (block+1)*factBlock
	list, err := rowsOf(ctx, db, factContacts, scanSource, from, to)
	if err != nil || len(list) == 0 {
		return nil, err
	}
	at := make(map[int64]*report.Source, len(list))
	for i := range list {
		at[list[i].ID] = &list[i]
	}
	given, err := rowsOf(ctx, db, factHandouts, scanKeyed, from, to)
	if err != nil {
		return nil, err
	}
	for _, h := range given {
		if c := at[h.key]; c != nil {
			c.Handouts = append(c.Handouts, h.text)
		}
	}
	return list, readRuns(ctx, db, at, from, to)
}

// scanSource reads a row of factContacts.
func scanSource(rows *sql.Rows, c *report.Source) error {
	var ref, email, phone, order, topic, outcome string
	w := &c.Words // topic, code, agent, desk, channel, outcome, language
	err := rows.Scan(&c.ID, &ref, &c.Started, &w[0], &w[1], &w[2], &w[3], &w[4], &w[5], &w[6], &c.Talk, &c.Hold, &c.After,
		&email, &phone, &order, &c.Due, &topic, &outcome)
	if w[3] == "" {
		w[3], _, _ = strings.Cut(ref, "-") // a desk without a name is known by its code
	}
	c.Marks = marksOf(email, phone, order)
	c.Proposed = outcome != ""
	c.Accepted = c.Proposed && topic == w[0] && outcome == w[5]
	return err
}

// What a phone or order number has to hold to be anybody's, and how many
// digits from its end a phone number is known by, with or without its country.
const (
	leastPhone = 6
	phoneTail  = 9
	leastOrder = 4
)

// marksOf are what a contact's shopper is told by.
func marksOf(email, phone, order string) (m report.Marks) {
	if email = plainEmail(email); strings.Contains(email, "@") {
		m[0] = report.MarkOf('e', email)
	}
	if phone = phoneDigits(phone); len(phone) >= leastPhone {
		m[1] = report.MarkOf('p', phone[max(len(phone)-phoneTail, 0):])
	}
	if order = plainOrder(order); len(order) >= leastOrder {
		m[2] = report.MarkOf('o', order)
	}
	return m
}

// plainOrder is the letters and digits of an order number, however it was
// written; none of one that was masked or erased.
func plainOrder(order string) string {
	if strings.ContainsAny(order, "[]") {
		return ""
	}
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsDigit(r):
			return '0' + digitValue(r)
		case unicode.IsLetter(r):
			return unicode.ToLower(r)
		}
		return -1
	}, order)
}

// runEvent is a row of factEvents.
type runEvent struct {
	contact, run, step int64
	edition            string
	report.Event
}

func scanRunEvent(rows *sql.Rows, e *runEvent) error {
	return rows.Scan(&e.contact, &e.run, &e.edition, &e.Kind, &e.step, &e.Answer, &e.MS)
}

// readRuns reads the checklists of some contacts.
func readRuns(ctx context.Context, db querier, at map[int64]*report.Source, from, to int64) error {
	rows, err := rowsOf(ctx, db, factEvents, scanRunEvent, from, to)
	if err != nil || len(rows) == 0 {
		return err
	}
	steps, err := readSteps(ctx, db)
	if err != nil {
		return err
	}
	for len(rows) > 0 {
		first, events := rows[0], []report.Event{}
		for len(rows) > 0 && rows[0].run == first.run {
			if e := rows[0]; e.Kind != "" { // a run may have no event yet
				e.Step = steps[e.step]
				events = append(events, e.Event)
			}
			rows = rows[1:]
		}
		if c := at[first.contact]; c != nil {
			c.Runs = append(c.Runs, report.Walk(first.edition, events))
		}
	}
	return nil
}

// readSteps reads the steps that events name by their numbers.
func readSteps(ctx context.Context, db querier) (map[int64]report.Step, error) {
	type numbered struct {
		id int64
		report.Step
	}
	rows, err := rowsOf(ctx, db, factSteps, func(rows *sql.Rows, n *numbered) error {
		return rows.Scan(&n.id, &n.Topic, &n.Node)
	})
	steps := make(map[int64]report.Step, len(rows))
	for _, n := range rows {
		steps[n.id] = n.Step
	}
	return steps, err
}
