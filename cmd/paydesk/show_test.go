package main

import (
	"slices"
	"strings"
	"testing"

	"paydesk/knowledge"
)

func TestShowPrintsEveryTopic(t *testing.T) {
	d := newDesk(t)
	lib, err := knowledge.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range lib.Articles() {
		fields := decode[map[string]any](t, d.ok("", "show", string(a.ID), "--json"))
		if fields["id"] != string(a.ID) || fields["resolution"] == nil {
			t.Errorf("%s: shown as %v", a.ID, fields)
		}
		if text := d.ok("", "show", string(a.ID)); !strings.HasPrefix(text, a.Title) {
			t.Errorf("%s: printed as %.60q", a.ID, text)
		}
	}
}

func TestShowListsTheWaysToPayOfACountry(t *testing.T) {
	d := newDesk(t)
	names := func(args ...string) (confirmed, unconfirmed []string) {
		shown := decode[struct {
			Methods []methodJSON `json:"payment_methods"`
		}](t, d.ok("", append([]string{"show", "try-another-payment-method", "--json"}, args...)...))
		for _, m := range shown.Methods {
			if m.Confirmed {
				confirmed = append(confirmed, m.Name)
			} else {
				unconfirmed = append(unconfirmed, m.Name)
			}
		}
		return confirmed, unconfirmed
	}
	sure, unsure := names("--country", "brazil")
	if !slices.Contains(sure, "Pix") || !slices.Contains(sure, "Visa") || !slices.Contains(unsure, "UnionPay") || slices.Contains(sure, "OXXO") {
		t.Errorf("in Brazil: %v, and not confirmed %v", sure, unsure)
	}
	if everywhere, _ := names(); slices.Contains(everywhere, "Pix") || !slices.Contains(everywhere, "Visa") {
		t.Errorf("everywhere: %v", everywhere)
	}
	text := d.ok("", "show", "try-another-payment-method", "--country", "MX")
	if !strings.Contains(text, "Ways to pay in Mexico\n  - ") || !strings.Contains(text, "UnionPay (card, not confirmed)") {
		t.Errorf("in Mexico:\n%s", text)
	}
	if s := d.call("", "show", "try-another-payment-method", "--country", "Atlantis"); s.code != exitWords || !strings.Contains(s.err, `"Atlantis"`) {
		t.Errorf("no country: exit %d, %q", s.code, s.err)
	}
}

func TestShowListsTheBrowsers(t *testing.T) {
	d := newDesk(t)
	shown := decode[struct {
		Variants []variantJSON `json:"variants"`
	}](t, d.ok("", "show", "clear-browser-data", "--json"))
	if len(shown.Variants) < 12 || shown.Variants[0].ID != "chrome-computer" || len(shown.Variants[0].Steps) != 2 || shown.Variants[0].Checked == "" {
		t.Errorf("shown are %+v", shown.Variants)
	}
	if text := d.ok("", "show", "clear-browser-data"); !strings.Contains(text, "  - Chrome, iPhone (checked 2026-11-21, not confirmed)\n      Tap ") {
		t.Errorf("printed as\n%s", text)
	}
}
