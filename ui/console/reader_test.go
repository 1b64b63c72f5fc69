package console

import (
	"strings"
	"testing"

	"paydesk/knowledge"
	"paydesk/store"
)

func TestTheArticleShowsTheWaysToPayOfTheContactInFront(t *testing.T) {
	b := newBench(t, 1280, 800)
	b.read("try-another-payment-method")
	if text := b.reader.text(); !strings.Contains(text, "THE COUNTRY IS NOT KNOWN YET\n\u2022 Visa: ") || strings.Contains(text, "Boleto: ") {
		t.Errorf("without a contact:\n%s", text)
	}
	b.guided("try-another-payment-method")
	b.current().Edit(func(c *store.Contact) { c.Country = "BR" })
	b.read("try-another-payment-method")
	sure, unsure, split := strings.Cut(b.reader.text(), "NOT CONFIRMED: LOOK AT THE CHECKOUT BEFORE NAMING ONE")
	if !split || !strings.Contains(sure, "WAYS TO PAY IN BRAZIL\n") || !strings.Contains(sure, "\u2022 Boleto: It takes up to three working days to be confirmed.   cash\n") {
		t.Errorf("in Brazil:\n%s", sure)
	}
	if !strings.Contains(unsure, "\u2022 UnionPay: ") || strings.Contains(sure, "UnionPay") {
		t.Errorf("not confirmed in Brazil:\n%s", unsure)
	}
	b.newContact()
	b.read("try-another-payment-method")
	if text := b.reader.text(); strings.Contains(text, "BRAZIL") {
		t.Error("the next contact sees the country of the one before")
	}
}

func TestTheArticleShowsTheStepsOfEachBrowser(t *testing.T) {
	b := newBench(t, 1280, 800)
	for _, id := range []knowledge.TopicID{"clear-browser-data", "outdated-browser"} {
		a := b.deps.Desk.Library().Article(id)
		b.read(a.ID)
		text := b.reader.text()
		for _, l := range b.deps.Desk.Library().Listed(a) {
			line := "\u2022 " + l.Variant.Name + ": " + strings.Join(l.Way.Said(), " ") + "   checked " + l.Way.Checked
			if !l.Way.Confirmed {
				line += ", not confirmed"
			}
			if !strings.Contains(text, line+"\n") {
				t.Errorf("%s lacks %q", id, line)
			}
		}
	}
}
