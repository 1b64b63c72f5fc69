package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"

	"paydesk/knowledge/carddata"
)

// carried is a contact as a bundle carries it: with all that belongs to it.
type carried struct {
	Contact
	Proposed proposed     `json:"proposed,omitzero"`
	Purged   bool         `json:"purged,omitempty"`  // nothing personal is left of it
	Private  bool         `json:"private,omitempty"` // a shopper was struck out of its texts
	Runs     []carriedRun `json:"runs,omitempty"`
	Handouts []Handout    `json:"handouts,omitempty"`
	Changes  []Change     `json:"changes,omitempty"`
}

// proposed is what a checklist proposed.
type proposed struct {
	Topic   string `json:"topic,omitempty"`
	Outcome string `json:"outcome,omitempty"`
}

// carriedRun is a walk through a checklist.
type carriedRun struct {
	Topic   string         `json:"topic"`
	Edition string         `json:"edition,omitempty"`
	Parked  bool           `json:"parked,omitempty"`
	Started time.Time      `json:"started"`
	Events  []carriedEvent `json:"events,omitempty"`
}

// carriedEvent is what happened in it, in short names: a contact has about
// nine.
type carriedEvent struct {
	Kind    string `json:"k"`
	Topic   string `json:"t,omitempty"`
	Node    string `json:"n,omitempty"`
	Answer  int    `json:"a,omitempty"`
	Text    string `json:"x,omitempty"`
	At      int64  `json:"at"`          // milliseconds since 1970
	DwellMS int64  `json:"d,omitempty"` // how long the step was on the screen
}

// carry reads what belongs to contacts that were read already.
func carry(ctx context.Context, log querier, list []*carried) error {
	of, rows := owners{}, make([]int64, len(list))
	for i, c := range list {
		of[c.RowID], rows[i] = c, c.RowID
		c.Proposed = proposed{c.ProposedTopic, c.ProposedOutcome}
	}
	for _, read := range []func(context.Context, querier, inJSON) error{of.runs, of.handouts, of.changes} {
		if err := read(ctx, log, inJSON{rows}); err != nil {
			return err
		}
	}
	return nil
}

// owners are contacts by their rows. What a damaged log says belongs to others
// is left out.
type owners map[int64]*carried

// runs reads the runs of contacts with their events.
func (of owners) runs(ctx context.Context, log querier, contacts inJSON) error {
	type at struct {
		contact *carried
		run     int
	}
	places := map[int64]at{}
	err := eachRow(ctx, log, runsCarried, func(rows *sql.Rows) error {
		var id, contact int64
		var r carriedRun
		err := rows.Scan(&id, &contact, &r.Topic, &r.Edition, &r.Parked, stamp{&r.Started})
		if c := of[contact]; c != nil {
			places[id] = at{c, len(c.Runs)}
			c.Runs = append(c.Runs, r)
		}
		return err
	}, contacts)
	if err != nil {
		return err
	}
	return eachRow(ctx, log, eventsCarried, func(rows *sql.Rows) error {
		var run int64
		var e carriedEvent
		err := rows.Scan(&run, &e.Kind, &e.Topic, &e.Node, &e.Answer, &e.Text, &e.At, &e.DwellMS)
		if p, there := places[run]; there {
			events := &p.contact.Runs[p.run].Events
			*events = append(*events, e)
		}
		return err
	}, contacts)
}

// handouts reads the handouts of contacts.
func (of owners) handouts(ctx context.Context, log querier, contacts inJSON) error {
	return eachRow(ctx, log, handoutsCarried, func(rows *sql.Rows) error {
		var contact int64
		var h Handout
		err := rows.Scan(&contact, &h.Topic, &h.Lang, &h.For, stamp{&h.At}, &h.Owed)
		if c := of[contact]; c != nil {
			c.Handouts = append(c.Handouts, h)
		}
		return err
	}, contacts)
}

// changes reads what contacts said before they were changed.
func (of owners) changes(ctx context.Context, log querier, contacts inJSON) error {
	return eachRow(ctx, log, changesCarried, func(rows *sql.Rows) error {
		var contact int64
		var before string
		var change Change
		err := rows.Scan(&contact, stamp{&change.At}, &change.Who, &change.Field, &before)
		if c := of[contact]; c != nil {
			change.Before = asJSON(before)
			c.Changes = append(c.Changes, change)
		}
		return err
	}, contacts)
}

// ofThese picks the contacts whose row ids are in a JSON list.
const ofThese = "contact IN (SELECT value FROM json_each(?))"

const (
	runsCarried   = "SELECT id, contact, topic, edition, parked, started FROM run WHERE " + ofThese + " ORDER BY id"
	eventsCarried = `SELECT run, kind, topic, node, answer, text, at, dwell_ms FROM event JOIN step ON step.id = step
		WHERE run IN (SELECT id FROM run WHERE ` + ofThese + `) ORDER BY run, seq`
	handoutsCarried = "SELECT contact, topic, lang, audience, at, owed FROM handout WHERE " + ofThese + " ORDER BY id"
	changesCarried  = "SELECT contact, at, who, field, before FROM contact_change WHERE " + ofThese + " ORDER BY id"
)

// asJSON is what a field said before as JSON, which it may have ceased to be
// when a shopper was struck out of it.
func asJSON(before string) json.RawMessage {
	if json.Valid([]byte(before)) {
		return json.RawMessage(before)
	}
	return inQuotes(before)
}

// inQuotes is a text in JSON.
func inQuotes(text string) json.RawMessage {
	b, err := json.Marshal(text)
	if err != nil {
		panic(err) // every text has its JSON
	}
	return b
}

// customs judges contacts that come in a bundle by the rules for what is
// typed, and takes card data out. Words that stand in thousands of contacts
// are judged once.
type customs struct {
	words map[string]string
}

// mostWords is how many words are remembered at a time.
const mostWords = 10_000

var errCarried = errors.New("a contact in it is none that a desk could have saved")

// pass makes a contact fit to be stored, or says that it cannot be.
func (cs *customs) pass(c *carried) error {
	c.State, c.OrderConfirmed = StateSaved, true
	c.ProposedTopic, c.ProposedOutcome = c.Proposed.Topic, c.Proposed.Outcome
	if !isContactID(string(c.ID)) || !refForm.MatchString(c.Ref) || c.Started.IsZero() {
		return errCarried
	}
	if err := c.checkFields(); err != nil {
		return fmt.Errorf("%w: %w", errCarried, err)
	}
	for _, t := range []*time.Time{&c.Started, &c.Ended, &c.AttemptAt} {
		*t = whole(*t)
	}
	if carddata.Order(c.Order) == carddata.OrderCard {
		maskDraftOrder(&c.Order)
	}
	if _, err := c.mask(); err != nil {
		return err
	}
	if len(c.Runs) > maxBelonging || len(c.Handouts) > maxBelonging || len(c.Changes) > maxBelonging {
		return errCarried
	}
	return errors.Join(cs.runs(c.Runs), cs.handouts(c.Handouts), cs.changes(c.Changes))
}

// maxBelonging is how many runs, handouts and changes a contact may have.
const maxBelonging = 10_000

// word judges short words that stand in many contacts.
func (cs *customs) word(words ...*string) error {
	for _, w := range words {
		known, ok := cs.words[*w]
		if !ok {
			if len(*w) > maxLine || !utf8.ValidString(*w) {
				return errCarried
			}
			if len(cs.words) >= mostWords || cs.words == nil {
				cs.words = map[string]string{}
			}
			known = *w
			maskText(&known)
			cs.words[*w] = known
		}
		*w = known
	}
	return nil
}

func (cs *customs) runs(runs []carriedRun) error {
	for i := range runs {
		r := &runs[i]
		if err := cs.word(&r.Topic, &r.Edition); err != nil || r.Started.IsZero() || badTime(r.Started) {
			return errCarried
		}
		for n := range r.Events {
			e := &r.Events[n]
			if e.Kind == "" || e.DwellMS < 0 || e.Answer < math.MinInt32 || e.Answer > math.MaxInt32 || badTime(time.UnixMilli(e.At)) {
				return errCarried
			}
			if err := cs.word(&e.Kind, &e.Topic, &e.Node); err != nil {
				return err
			}
			if e.Text != "" {
				maskText(&e.Text)
			}
		}
	}
	return nil
}

func (cs *customs) handouts(given []Handout) error {
	for i := range given {
		h := &given[i]
		if err := cs.word(&h.Topic, &h.Lang, &h.For); err != nil || h.At.IsZero() || badTime(h.At) {
			return errCarried
		}
	}
	return nil
}

// changes judges what fields said before. An order number is masked as one.
func (cs *customs) changes(changes []Change) error {
	known := (&Contact{}).jsonFields()
	for i := range changes {
		c := &changes[i]
		if err := cs.word(&c.Who); err != nil || c.At.IsZero() || badTime(c.At) || known[c.Field] == nil {
			return errCarried
		}
		if text, masked := maskedJSON(c.Field, c.Before); masked {
			c.Before = inQuotes(text)
		}
	}
	return nil
}

// maskedJSON takes card data out of what a field said before, and reports
// whether there was any.
func maskedJSON(field string, before json.RawMessage) (text string, masked bool) {
	if json.Unmarshal(before, &text) != nil {
		text = string(before)
	}
	if field == "order" {
		return text, carddata.Order(text) == carddata.OrderCard && maskDraftOrder(&text) > 0
	}
	return text, maskText(&text) > 0
}

// passErased judges the ids of contacts that were erased.
func passErased(ids []ContactID) error {
	for _, id := range ids {
		if !isContactID(string(id)) {
			return errCarried
		}
	}
	return nil
}

// isContactID tells an id as it is stored.
func isContactID(id string) bool {
	return len(id) == 36 && uuid.Validate(id) == nil && id == strings.ToLower(id)
}
