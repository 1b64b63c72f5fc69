package store

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"
)

func TestReadContactTakesEveryField(t *testing.T) {
	line := `{"id":"x","ref":"y","customer":"Ana","email":"ana@example.com","phone":"+34 600 123 456","order":"8123456789012345",
		"country":"ES","lang":"pt-BR","channel":"chat","topic":"payment-declined","code":"C1","outcome":"will-try","note":"n\u0000 \"q\" 支付",
		"agent":"Amara","desk":"D1","started":"2026-11-21T10:00:00+02:00","ended":"2026-11-21T08:05:00.1239Z","talk_seconds":200,
		"hold_seconds":0,"after_seconds":30,"follow_up":"2026-11-24","attempt_at":"2026-11-20T22:00:00Z","attempt_amount":"129.90",
		"attempt_currency":"EUR"}`
	got, err := ReadContact([]byte(line))
	must(t, err)
	want := Contact{
		Customer: "Ana", Email: "ana@example.com", Phone: "+34 600 123 456", Order: "8123456789012345",
		Country: "ES", Lang: "pt-BR", Channel: "chat", Topic: "payment-declined", Code: "C1", Outcome: "will-try",
		Note: "n\x00 \"q\" 支付", Agent: "Amara", Desk: "D1",
		Started: time.Date(2026, 11, 21, 8, 0, 0, 0, time.UTC), Ended: time.Date(2026, 11, 21, 8, 5, 0, 123e6, time.UTC),
		TalkSeconds: 200, AfterSeconds: 30, FollowUp: "2026-11-24",
		AttemptAt: time.Date(2026, 11, 20, 22, 0, 0, 0, time.UTC), AttemptAmount: "129.90", AttemptCurrency: "EUR",
	}
	if got != want {
		t.Fatalf("got  %+v\nwant %+v", got, want)
	}
}

func TestContactPrintsAndReadsBack(t *testing.T) {
	c := Contact{ID: "i", Ref: "r", Note: "a", AttemptAmount: "12.50", Started: noon}
	b, err := json.Marshal(c)
	must(t, err)
	const want = `{"id":"i","ref":"r","note":"a","started":"2026-11-21T12:00:00Z","attempt_amount":12.50}`
	if string(b) != want {
		t.Fatalf("got %s", b)
	}
	var back Contact
	must(t, json.Unmarshal(b, &back))
	if back != c {
		t.Fatalf("read back %+v", back)
	}
}

func TestJSONFieldsAreTheTagsOfContact(t *testing.T) {
	fields, tags := (&Contact{}).jsonFields(), map[string]bool{}
	for f := range reflect.TypeFor[Contact]().Fields() {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name != "-" {
			tags[name] = true
		}
	}
	for name := range fields {
		if !tags[name] {
			t.Errorf("%s is read and never printed", name)
		}
		delete(tags, name)
	}
	if len(tags) > 0 {
		t.Errorf("printed and never read: %v", tags)
	}
}

// refusals are lines that have to be refused, each with what the message has
// to say.
var refusals = []struct{ line, want string }{
	{``, "not one JSON object"},
	{`hello`, "not one JSON object"},
	{`[{"note":"a"}]`, "not one JSON object"},
	{`{"note":"a"`, "not one JSON object"},
	{`{"note":"a",}`, "not one JSON object"},
	{`{"note" "a"}`, "not one JSON object"},
	{`{"note":"a"} {"note":"b"}`, "after the JSON object"},
	{`{"note":"a"}]`, "after the JSON object"},
	{"{\"note\":\"\xff\"}", "not UTF-8"},
	{`{}`, "needs a topic, a code or a note"},
	{`{"customer":"Ana","note":"  "}`, "needs a topic, a code or a note"},
	{`{"note":"a","colour":"red"}`, `unknown field "colour"`},
	{`{"Note":"a"}`, `unknown field "Note"`},
	{`{"note":"a","note":"b"}`, "note stands there twice"},
	{`{"note":5}`, "note has to be a text"},
	{`{"note":["a"]}`, "note has to be a text"},
	{`{"note":"a","id":7}`, "id has to be a text"},
	{`{"note":"a","channel":"fax"}`, "channel has to be one of phone, chat, email"},
	{`{"note":"a","outcome":"fixed"}`, "outcome has to be one of resolved, will-try, waiting-bank"},
	{`{"note":"a","lang":"Spanish"}`, "lang has to be a language code such as en"},
	{`{"note":"a","lang":"en-` + "41111111" + `"}`, "lang has to be a language code"},
	{`{"note":"a","started":"yesterday"}`, "started has to be a time"},
	{`{"note":"a","started":"2026-02-30T10:00:00Z"}`, "started has to be a time"},
	{`{"note":"a","started":"1969-01-01T00:00:00Z"}`, "started has to lie between"},
	{`{"note":"a","started":"9999-01-01T00:00:00Z"}`, "started has to lie between"},
	{`{"note":"a","started":"2026-11-21T10:00:00Z","ended":"2026-11-21T09:00:00Z"}`, "ended lies before started"},
	{`{"note":"a","talk_seconds":-1}`, "talk_seconds has to be whole seconds"},
	{`{"note":"a","hold_seconds":1.5}`, "hold_seconds has to be whole seconds"},
	{`{"note":"a","after_seconds":99999999}`, "after_seconds has to be whole seconds"},
	{`{"note":"a","follow_up":"2026-13-01"}`, "follow_up has to be a date"},
	{`{"note":"a","follow_up":"1.12.2026"}`, "follow_up has to be a date"},
	{`{"note":"a","attempt_amount":-5}`, "attempt_amount has to be a plain number"},
	{`{"note":"a","attempt_amount":1e3}`, "attempt_amount has to be a plain number"},
	{`{"note":"a","attempt_amount":4111111111111111}`, "attempt_amount has to be a plain number"},
	{`{"note":"a","attempt_currency":"usd"}`, "attempt_currency has to be a currency code"},
	{`{"note":"` + strings.Repeat("é", 20_001) + `"}`, "note is too long: 20000"},
	{`{"note":"a","order":"` + strings.Repeat("8", 501) + `"}`, "order is too long: 500"},
}

func TestReadContactRefuses(t *testing.T) {
	for _, r := range refusals {
		_, err := ReadContact([]byte(r.line))
		var refused *RefusedError
		if !errors.As(err, &refused) || !strings.Contains(err.Error(), r.want) {
			t.Errorf("%.60s: error %v, want %q", r.line, err, r.want)
		}
	}
}

func TestReadContactNeverRepeatsACard(t *testing.T) {
	for name := range (&Contact{}).jsonFields() {
		for _, value := range []string{`"` + pan + `"`, "4111111111111111", `["` + pan + `"]`} {
			_, err := ReadContact([]byte(`{"` + name + `":` + value + `,"colour":1}`))
			if err != nil && strings.Contains(err.Error(), "4111") {
				t.Errorf("%s", err)
			}
		}
	}
	if _, err := ReadContact([]byte(`{"` + pan + `":1}`)); strings.Contains(err.Error(), "4111 1111 1111 1111") {
		t.Errorf("%s", err)
	}
}

func TestParseAmount(t *testing.T) {
	for in, want := range map[string]Amount{"": "", "0": "0", "007": "7", "0.50": "0.50", "00.5": "0.5", "123456789.12": "123456789.12"} {
		if got, err := ParseAmount(in); err != nil || got != want {
			t.Errorf("%q gives %q, %v", in, got, err)
		}
	}
	for _, in := range []string{"1,5", ".5", "5.", "1.234", "1234567890", " 1", "٣"} {
		if got, err := ParseAmount(in); err == nil {
			t.Errorf("%q gives %q", in, got)
		}
	}
}

func FuzzReadContact(f *testing.F) {
	for _, r := range refusals {
		f.Add([]byte(r.line))
	}
	f.Add([]byte(`{"note":"a","attempt_amount":"0012.50","started":"2026-11-21T10:00:00+02:00"}`))
	f.Fuzz(func(t *testing.T, line []byte) {
		c, err := ReadContact(line)
		if err != nil {
			var refused *RefusedError
			if !errors.As(err, &refused) || refused.Error() == "" {
				t.Fatalf("not a refusal: %v", err)
			}
			return
		}
		printed, err := json.Marshal(c)
		must(t, err)
		again, err := ReadContact(printed)
		must(t, err)
		if again != c {
			t.Fatalf("%s reads as %+v, was %+v", printed, again, c)
		}
	})
}
