package store

import (
	"strings"
	"testing"
)

func TestShopperIsFoundHoweverTyped(t *testing.T) {
	phone := Shopper{Phone: "+34 600 123 456"}
	order := Shopper{Order: "8190123412341230"}
	email := Shopper{Email: "ana@example.com"}
	for _, c := range []struct {
		who      Shopper
		contact  Contact
		own, say bool // theirs; or mentioned
	}{
		{phone, Contact{Phone: "0034600123456"}, true, false},
		{phone, Contact{Phone: "600-123-456"}, true, false},
		{phone, Contact{Phone: "(0)600123456"}, true, false},
		{phone, Contact{Phone: "+34 (0)600 123 456"}, true, false},
		{Shopper{Phone: "+34 (0)600 123 456"}, Contact{Phone: "0034600123456"}, true, false},
		{phone, Contact{Note: "call +34 (0) 600 123 456"}, false, true},
		{phone, Contact{Note: "call 0600 123456"}, false, true},
		{phone, Contact{Note: "call 0600 123457"}, false, false},
		{phone, Contact{Phone: "+34 600 123 457"}, false, false},
		{phone, Contact{Phone: "123 456"}, false, false},
		{phone, Contact{Note: "call 34600123456 after five"}, false, true},
		{phone, Contact{Note: "call +34 (600) 123.456"}, false, true},
		{phone, Contact{Note: "order 346001234567"}, false, false},
		{order, Contact{Order: "8190 1234 1234 1230"}, true, false},
		{order, Contact{Order: "８１９０１２３４１２３４１２３０"}, true, false},
		{order, Contact{Order: "8190123412341231"}, false, false},
		{order, Contact{Note: "see 8190-1234-1234-1230."}, false, true},
		{order, Contact{Note: "see 18190123412341230"}, false, false},
		{email, Contact{Email: " Ana@Example.COM"}, true, false},
		{email, Contact{Email: "mailto:ana@example.com"}, true, false},
		{Shopper{Email: "<Ana@Example.com>"}, Contact{Email: "ana@example.com"}, true, false},
		{Shopper{Email: "ana@ex\u00e1mple.com"}, Contact{Email: "ana@exa\u0301mple.com"}, true, false},
		{Shopper{Email: "ana@exa\u0301mple.com"}, Contact{Email: "ANA@EX\u00c1MPLE.COM"}, true, false},
		{Shopper{Email: "ana@ex\u00e1mple.com"}, Contact{Note: "mail ana@exa\u0301mple.com"}, false, true},
		{email, Contact{Email: "ana@example.com.mx"}, false, false},
		{email, Contact{Email: "susana@example.com"}, false, false},
		{email, Contact{Note: "wrote from <ANA@example.com>, twice"}, false, true},
		{email, Contact{Note: "mariana@example.com"}, false, false},
		{email, Contact{Note: "ana@example.com."}, false, true},
		{email, Contact{Note: "ana@example.com ana@example.com"}, false, true},
	} {
		m, err := c.who.matcher()
		must(t, err)
		var found traces
		m.sort(&found, c.contact)
		if (len(found.own) == 1) != c.own || (len(found.mentions) == 1) != c.say {
			t.Errorf("%+v in %+v: own %d, mentioned %d", c.who, c.contact, len(found.own), len(found.mentions))
		}
		if c.say && strings.Contains(found.mentions[0].Note, "example") {
			t.Errorf("left %q", found.mentions[0].Note)
		}
	}
}

// The whole way through SQL finds what the rules above find.
func TestTraceFindsInEveryField(t *testing.T) {
	s := open(t, t.TempDir())
	for _, c := range []Contact{
		{Customer: "ana@example.com"}, {Phone: "ANA@example.com"}, {Country: "ana@example.com"}, {Code: "x ana@example.com"}, {Note: "by ana@example.com"},
	} {
		add(t, s, c)
	}
	own := add(t, s, Contact{Email: "ana@example.com"})
	draft, err := s.Begin(ctx, Contact{Email: "ana@example.com", Note: "typing"})
	must(t, err)
	found, err := s.FindErasable(ctx, Shopper{Email: "ana@example.com"})
	must(t, err)
	if len(found.Contacts) != 2 || found.Contacts[0].ID != own.ID || found.Contacts[1].ID != draft.ID || found.Mentions != 5 {
		t.Errorf("%+v", found)
	}
}

func TestDossierIsTheShoppersOwn(t *testing.T) {
	s := open(t, t.TempDir())
	saved := add(t, s, Contact{Email: "ana@example.com", Note: "hers"})
	add(t, s, Contact{Email: "bo@example.com", Note: "not ana@example.com"})
	run, err := s.StartRun(ctx, Run{Contact: saved.ID, Topic: "card-expired"})
	must(t, err)
	must(t, errOf(s.Append(ctx, run, Event{Kind: "answer", Node: "ask", Answer: 2})))
	must(t, s.LogHandout(ctx, Handout{Contact: saved.ID, Topic: "card-expired", Lang: "en", For: "shopper"}))
	must(t, errOf(s.Amend(ctx, saved.Ref, []byte(`{"note":"hers, later"}`))))
	d, err := s.Dossier(ctx, Shopper{Email: "ANA@example.com"})
	must(t, err)
	if len(d.Contacts) != 1 || d.Contacts[0].Note != "hers, later" || len(d.Contacts[0].Steps) != 1 || len(d.Contacts[0].Handouts) != 1 || len(d.Contacts[0].Changes) != 1 {
		t.Errorf("%+v", d)
	}
	lines, err := s.Audit(ctx, 0, 10)
	must(t, err)
	if len(lines) != 1 || lines[0].Detail != "the record of a shopper, found by e-mail" {
		t.Errorf("%+v", lines)
	}
}
