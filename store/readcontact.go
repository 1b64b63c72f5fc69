package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"
	"unicode/utf8"

	"paydesk/knowledge/carddata"
)

// ReadContact reads a contact from one JSON object, as `contact add` takes
// it. Whatever does not fit is refused with a *RefusedError that names the
// field and never repeats its value: an unknown or repeated field, a wrong
// type, a word that is not allowed, a date that is none, text that is not
// UTF-8, anything after the object. id and ref are Paydesk's to make: they
// may stand there, as in a contact that was listed, and are not taken over.
func ReadContact(line []byte) (Contact, error) {
	var c Contact
	if !utf8.Valid(line) {
		return c, &RefusedError{"", "the line is not UTF-8 text"}
	}
	if err := readObject(line, &c); err != nil {
		return Contact{}, err
	}
	c.ID, c.Ref = "", ""
	if err := c.checkFinished(); err != nil {
		return Contact{}, err
	}
	return c, nil
}

var errNoObject = &RefusedError{"", `the line is not one JSON object such as {"note":"..."}`}

// readObject walks the object key by key: encoding/json by itself takes
// repeated fields and fields in the wrong case.
func readObject(line []byte, c *Contact) error {
	dec := json.NewDecoder(bytes.NewReader(line))
	if token, err := dec.Token(); err != nil || token != json.Delim('{') {
		return errNoObject
	}
	fields := c.jsonFields()
	for dec.More() {
		if err := readPair(dec, fields); err != nil {
			return err
		}
	}
	if _, err := dec.Token(); err != nil {
		return errNoObject
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return &RefusedError{"", "there is something after the JSON object; write one object a line"}
	}
	return nil
}

// readPair reads one key and its value. null counts as left out.
func readPair(dec *json.Decoder, fields map[string]*jsonField) error {
	token, err := dec.Token()
	name, isText := token.(string)
	if err != nil || !isText {
		return errNoObject
	}
	field := fields[name]
	if field == nil {
		shown, _ := carddata.Mask(name)
		return &RefusedError{"", fmt.Sprintf("unknown field %q", shorten(shown))}
	}
	if field.seen {
		return &RefusedError{name, "stands there twice"}
	}
	field.seen = true
	var value json.RawMessage
	if err := dec.Decode(&value); err != nil {
		return errNoObject
	}
	if string(value) == "null" {
		return nil
	}
	if err := json.Unmarshal(value, field.into); err != nil {
		return &RefusedError{name, field.wants}
	}
	return nil
}

// jsonField is where a field of JSON goes, and what it has to be.
type jsonField struct {
	into  any
	wants string
	seen  bool // stood there once
}

const (
	wantsText = "has to be a text in quotes"
	wantsTime = "has to be a time such as 2026-11-21T14:05:00Z"
)

// jsonFields lists the fields that a contact has in JSON, by name.
func (c *Contact) jsonFields() map[string]*jsonField {
	return map[string]*jsonField{
		"id":               {into: &c.ID, wants: wantsText},
		"ref":              {into: &c.Ref, wants: wantsText},
		"customer":         {into: &c.Customer, wants: wantsText},
		"email":            {into: &c.Email, wants: wantsText},
		"phone":            {into: &c.Phone, wants: wantsText},
		"order":            {into: &c.Order, wants: wantsText},
		"country":          {into: &c.Country, wants: wantsText},
		"lang":             {into: &c.Lang, wants: wantsText},
		"channel":          {into: &c.Channel, wants: wantsText},
		"topic":            {into: &c.Topic, wants: wantsText},
		"code":             {into: &c.Code, wants: wantsText},
		"outcome":          {into: &c.Outcome, wants: wantsText},
		"note":             {into: &c.Note, wants: wantsText},
		"agent":            {into: &c.Agent, wants: wantsText},
		"desk":             {into: &c.Desk, wants: wantsText},
		"started":          {into: &jsonTime{&c.Started}, wants: wantsTime},
		"ended":            {into: &jsonTime{&c.Ended}, wants: wantsTime},
		"talk_seconds":     {into: &c.TalkSeconds, wants: badSpanReason},
		"hold_seconds":     {into: &c.HoldSeconds, wants: badSpanReason},
		"after_seconds":    {into: &c.AfterSeconds, wants: badSpanReason},
		"follow_up":        {into: &c.FollowUp, wants: wantsText},
		"attempt_at":       {into: &jsonTime{&c.AttemptAt}, wants: wantsTime},
		"attempt_amount":   {into: &c.AttemptAmount, wants: errAmount.Error()},
		"attempt_currency": {into: &c.AttemptCurrency, wants: wantsText},
	}
}

// jsonTime reads a time as RFC 3339, to the millisecond, in UTC.
type jsonTime struct{ t *time.Time }

// MarshalJSON writes the time as contacts are printed, null for not known.
func (j *jsonTime) MarshalJSON() ([]byte, error) {
	if j.t.IsZero() {
		return []byte("null"), nil
	}
	return json.Marshal(*j.t)
}

// UnmarshalJSON implements json.Unmarshaler. An empty text means not known.
func (j *jsonTime) UnmarshalJSON(b []byte) error {
	var text string
	if err := json.Unmarshal(b, &text); err != nil {
		return err
	}
	if text == "" {
		*j.t = time.Time{}
		return nil
	}
	t, err := time.Parse(time.RFC3339, text)
	*j.t = whole(t)
	return err
}

// shorten cuts what is repeated in a message to a readable length.
func shorten(s string) string {
	const most = 40
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
