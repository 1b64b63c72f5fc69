// Package record lays out what the log keeps about one shopper as a paper for
// that shopper: every contact with what was asked, what came of it, their
// data, the steps taken, the papers given out and later changes.
package record

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"paydesk/assets/page"
	"paydesk/assets/page/flow"
	"paydesk/store"
)

// Input is what a record is made from.
type Input struct {
	store.Dossier
	Zone *time.Location // that times are printed in
	// Topic gives the title of a topic; "" for one that is not known.
	Topic func(id string) string
	// Step says what a step asked and what came of it; both are empty for one
	// that tells the shopper nothing.
	Step func(store.DossierStep) (asked, said string)
}

// PDF writes the record as a PDF file. The same input gives the same bytes.
func PDF(in Input) ([]byte, error) { return page.PDF(Build(in)) }

// Build lays the record out.
func Build(in Input) page.Document {
	p := paper{Input: in, Flow: flow.New(flow.Options{
		Title: title, Lang: "en", Created: in.Made, PageOf: "Page {page} of {pages}",
		Foot: title + foot + in.Made.In(in.Zone).Format(dayForm),
	})}
	p.Para(fmt.Sprintf(lead, p.moment(in.Made), countOf(len(in.Contacts))))
	if in.lacksLetters() {
		p.Para(otherLetters)
	}
	for _, c := range in.Contacts {
		p.contact(c)
	}
	p.Heading("Your rights")
	p.Bullets(rights...)
	return p.Document()
}

// lacksLetters reports whether a shopper's words have letters that the page
// cannot show.
func (in Input) lacksLetters() bool {
	for _, c := range in.Contacts {
		if len(page.Missing(c.Customer+c.Email+c.Country+c.Code+c.Note)) > 0 {
			return true
		}
	}
	return false
}

// paper is a record being laid out.
type paper struct {
	Input
	*flow.Flow
}

const (
	dayForm    = "2 January 2006"
	momentForm = "2 January 2006, 15:04 MST"
)

func (p paper) moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(p.Zone).Format(momentForm)
}

// day writes a day such as 2026-11-22 in words.
func day(text string) string {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return text
	}
	return t.Format(dayForm)
}

// contact writes one contact.
func (p paper) contact(c store.DossierItem) {
	p.Heading("Contact " + c.Ref)
	p.Rows(
		flow.Row{Label: "Begun", Value: p.moment(c.Started)},
		flow.Row{Label: "Ended", Value: p.moment(c.Ended)},
		flow.Row{Label: "By", Value: inWords(channels, c.Channel)},
		flow.Row{Label: "What was asked", Value: p.topic(c.Topic)},
		flow.Row{Label: "Code or message", Value: c.Code},
		flow.Row{Label: "What came of it", Value: inWords(outcomes, c.Outcome)},
		flow.Row{Label: "To be looked at", Value: day(c.FollowUp)},
		flow.Row{Label: "Served by", Value: strings.Trim(c.Agent+", "+c.Desk, ", ")},
		flow.Row{Label: "Time taken", Value: spans(c.Contact)},
	)
	p.Sub("Your data")
	p.Rows(
		flow.Row{Label: "Name", Value: c.Customer}, flow.Row{Label: "E-mail", Value: c.Email},
		flow.Row{Label: "Phone", Value: c.Phone}, flow.Row{Label: "Order number", Value: c.Order},
		flow.Row{Label: "Country", Value: c.Country}, flow.Row{Label: "Language", Value: c.Lang},
		flow.Row{Label: "Failed payment", Value: p.attempt(c.Contact)},
	)
	if c.Note != "" {
		p.Sub("Note")
		p.Para(c.Note)
	}
	p.steps(c.Steps)
	p.handouts(c.Handouts)
	p.changes(c.Changes)
}

// topic is a topic in words.
func (p paper) topic(id string) string {
	if title := p.Topic(id); title != "" {
		return title
	}
	return id
}

// attempt says which payment failed.
func (p paper) attempt(c store.Contact) string {
	sum := strings.TrimSpace(string(c.AttemptAmount) + " " + c.AttemptCurrency)
	return strings.Trim(sum+", "+p.moment(c.AttemptAt), ", ")
}

func (p paper) steps(steps []store.DossierStep) {
	var lines []string
	for _, s := range steps {
		asked, said := p.Step(s)
		if line := strings.Trim(asked+" – "+said, " –"); line != "" {
			lines = append(lines, line)
		}
	}
	p.part("Steps taken with you", lines)
}

func (p paper) handouts(given []store.Handout) {
	var lines []string
	for _, h := range given {
		lines = append(lines, fmt.Sprintf("%s: %s, %s", p.moment(h.At), p.topic(h.Topic), inWords(readers, h.For)))
	}
	p.part("Papers given out", lines)
}

func (p paper) changes(changed []store.Change) {
	var lines []string
	for _, c := range changed {
		by := ""
		if c.Who != "" {
			by = " by " + c.Who
		}
		lines = append(lines, fmt.Sprintf("%s: %s changed%s; before: %s", p.moment(c.At), fieldName(c.Field), by, before(c.Before)))
	}
	p.part("Changed later", lines)
}

// part writes a list under a heading, if there is one.
func (p paper) part(head string, lines []string) {
	if len(lines) > 0 {
		p.Sub(head)
		p.Bullets(lines...)
	}
}

// before is what a field said, a JSON value, as text.
func before(value json.RawMessage) string {
	var text string
	if json.Unmarshal(value, &text) != nil {
		text = string(value)
	}
	if text == "" || text == "null" {
		return "nothing"
	}
	return text
}

// spans says how long a contact took.
func spans(c store.Contact) string {
	var parts []string
	for _, s := range []struct {
		seconds int
		what    string
	}{{c.TalkSeconds, "talking"}, {c.HoldSeconds, "on hold"}, {c.AfterSeconds, "afterwards"}} {
		if s.seconds > 0 {
			parts = append(parts, fmt.Sprintf("%d min %d s %s", s.seconds/60, s.seconds%60, s.what))
		}
	}
	return strings.Join(parts, ", ")
}
