package handout

import (
	"slices"
	"strings"
	"testing"

	"paydesk/assets/page"
	"paydesk/knowledge"
	"paydesk/knowledge/country"
)

// paid is an input with the ways to pay in a country.
func paid(t *testing.T, in Input, code string) Input {
	in.Country, in.Methods = country.Name(code), shipped(t).MethodsIn(code)
	return in
}

func TestOnlyConfirmedWaysToPayArePrinted(t *testing.T) {
	in := sample()
	in.Methods = []knowledge.Method{
		{Name: "Pix", Kind: knowledge.BankTransfer, Where: []string{"BR"}, Confirmed: true},
		{Name: "Visa", Kind: knowledge.Card, Confirmed: true}, {Name: "Elo", Kind: knowledge.Card, Confirmed: true},
		{Name: "Maybe", Kind: knowledge.Card}, {Name: "Slip", Kind: knowledge.CashVoucher},
		{Name: "Elsewhere", Kind: knowledge.BankTransfer, Shop: "Alibaba.com", Confirmed: true},
	}
	text := func(in Input) string {
		var all []string
		for _, run := range texts(build(t, in.on(A4, ForShopper))) {
			all = append(all, run.Text)
		}
		return strings.Join(all, "\n")
	}
	got := text(in)
	for _, want := range []string{english.PayAnywhere, "Cards: Visa, Elo.", "From your bank: Pix.", english.PayDecides} {
		if !strings.Contains(got, want) {
			t.Errorf("the sheet lacks %q:\n%s", want, got)
		}
	}
	if strings.Contains(got, "Maybe") || strings.Contains(got, "With cash") || strings.Contains(got, "Elsewhere") {
		t.Errorf("the sheet names what is not confirmed or of another shop:\n%s", got)
	}
	in.Country = "Brazil"
	if got := text(in); !strings.Contains(got, "Ways to pay in Brazil") {
		t.Errorf("the sheet does not say where:\n%s", got)
	}
	in.Methods = in.Methods[3:]
	if got := text(in); strings.Contains(got, "Ways to pay") {
		t.Errorf("a heading without ways to pay:\n%s", got)
	}
}

func TestTheWaysToPayOfAnyCountryFitThePage(t *testing.T) {
	lib := shipped(t)
	for _, a := range lib.Articles() {
		if !a.Methods {
			continue
		}
		everywhere := len(lib.MethodsIn(""))
		for _, code := range append(country.Codes(), "") {
			if code != "" && len(lib.MethodsIn(code)) == everywhere {
				continue // its list is that of everywhere
			}
			for _, paper := range allPapers {
				for _, in := range []Input{plain(a), filed(a)} {
					doc := build(t, paid(t, in, code).on(paper, ForShopper))
					if len(doc.Pages) != 1 || misplaced(doc.Pages[0]) != "" {
						t.Errorf("%s for %s on %s takes %d pages: %s", a.ID, code, paper, len(doc.Pages), misplaced(doc.Pages[0]))
					}
				}
			}
		}
	}
}

// A paper of two pages is not laid out a second time to leave out a list that
// it does not have.
func TestOnlyAListOfWaysToPayIsLeftOut(t *testing.T) {
	in := sample()
	if n := len(in.forms()); n != 1 {
		t.Errorf("without ways to pay %d forms are tried, want 1", n)
	}
	in.Methods = shipped(t).MethodsIn("BR")
	if forms := in.forms(); len(forms) != 2 || len(forms[0].Methods) == 0 || len(forms[1].Methods) != 0 {
		t.Errorf("with ways to pay the forms are %d, want the paper with and without them", len(forms))
	}
}

func TestFontsHoldEveryCountryAndWayToPay(t *testing.T) {
	var all []string
	for _, code := range country.Codes() {
		all = append(all, country.Name(code))
		all = append(all, knowledge.Confirmed(shipped(t).MethodsIn(code))...)
	}
	slices.Sort(all)
	if missing := page.Missing(strings.Join(slices.Compact(all), " ")); missing != nil {
		t.Errorf("the fonts lack %q", missing)
	}
}

func TestWalkedWaysToPayTakeOnePage(t *testing.T) {
	a := shipped(t).Article("try-another-payment-method")
	for i, pick := range walks() {
		doc := build(t, paid(t, walked(t, a, pick), "BR").on(Letter, ForShopper))
		if len(doc.Pages) != 1 {
			t.Errorf("walk %d takes %d pages", i, len(doc.Pages))
		}
	}
}

// Wire transfer is for orders at Alibaba.com; AliExpress does not take it.
func TestShippedSheetsNameNoWayToPayOfAnotherShop(t *testing.T) {
	lines := strings.Join(english.methodLines(shipped(t).MethodsIn("")), " ")
	if strings.Contains(lines, "Alibaba") || strings.Contains(lines, "Wire transfer") || !strings.Contains(lines, "Visa") {
		t.Errorf("the ways to pay are %s", lines)
	}
}
