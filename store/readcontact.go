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
	seen := map[string]bool{}
	for dec.More() {
		if err := readPair(dec, c, seen); err != nil {
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
func readPair(dec *json.Decoder, c *Contact, seen map[string]bool) error {
	token, err := dec.Token()
	name, isText := token.(string)
	if err != nil || !isText {
		return errNoObject
	}
	field, known := c.jsonFields()[name]
	if !known {
		shown, _ := carddata.Mask(name)
		return &RefusedError{"", fmt.Sprintf("unknown field %q", shorten(shown))}
	}
	if seen[name] {
		return &RefusedError{name, "stands there twice"}
	}
	seen[name] = true
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
}

const (
	wantsText = "has to be a text in quotes"
	wantsTime = "has to be a time such as 2026-11-21T14:05:00Z"
)

// jsonFields lists the fields that a contact has in JSON, by name.
func (c *Contact) jsonFields() map[string]jsonField {
	return map[string]jsonField{
		"id":               {&c.ID, wantsText},
		"ref":              {&c.Ref, wantsText},
		"customer":         {&c.Customer, wantsText},
		"email":            {&c.Email, wantsText},
		"phone":            {&c.Phone, wantsText},
		"order":            {&c.Order, wantsText},
		"country":          {&c.Country, wantsText},
		"lang":             {&c.Lang, wantsText},
		"channel":          {&c.Channel, wantsText},
		"topic":            {&c.Topic, wantsText},
		"code":             {&c.Code, wantsText},
		"outcome":          {&c.Outcome, wantsText},
		"note":             {&c.Note, wantsText},
		"agent":            {&c.Agent, wantsText},
		"desk":             {&c.Desk, wantsText},
		"started":          {&jsonTime{&c.Started}, wantsTime},
		"ended":            {&jsonTime{&c.Ended}, wantsTime},
		"talk_seconds":     {&c.TalkSeconds, badSpanReason},
		"hold_seconds":     {&c.HoldSeconds, badSpanReason},
		"after_seconds":    {&c.AfterSeconds, badSpanReason},
		"follow_up":        {&c.FollowUp, wantsText},
		"attempt_at":       {&jsonTime{&c.AttemptAt}, wantsTime},
		"attempt_amount":   {&c.AttemptAmount, errAmount.Error()},
		"attempt_currency": {&c.AttemptCurrency, wantsText},
	}
}

// jsonTime reads a time as RFC 3339, to the millisecond, in UTC.
type jsonTime struct{ t *time.Time }

// UnmarshalJSON implements json.Unmarshaler. An empty text means not known.
func (j *jsonTime) UnmarshalJSON(b []byte) error {
	var text string
	if err := json.Unmarshal(b, &text); err != nil || text == "" {
		return err
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
