package knowledge

import (
	"slices"
	"strings"
	"testing"

	"paydesk/assets"
)

// shipped reads the knowledge built into the program.
func shipped(t *testing.T) *Library {
	t.Helper()
	lib, err := Embedded()
	if err != nil {
		t.Fatalf("the shipped knowledge is refused:\n%v", err)
	}
	return lib
}

// topicIDs are the ids that contacts, links and outside scripts rely on.
var topicIDs = strings.Fields(`
	payment-declined payment-processing-error security-verification-required
	incorrect-card-details insufficient-funds card-expired bank-restriction
	bank-side-issue transaction-limit-exceeded technical-glitch weak-connection
	security-software-interference outdated-browser verification-code
	security-questions identity-documents check-card-information
	check-balance-and-credit contact-bank try-another-payment-method
	clear-browser-data contact-support unauthorized-charges currency-conversion
	secure-connection keep-account-up-to-date card-type-not-accepted
	three-d-secure-not-activated card-restricted unauthorized-transaction
	declined-by-bank credit-limit-exceeded declined-invalid-card-information
	suspected-fraud high-frequency isc-rs-5100102051 card-not-supported
	lost-or-stolen-card closed-account card-replaced card-not-activated
	blocked-by-cardholder pin-incorrect pin-tries-exceeded authentication-required
	three-d-secure-failed issuer-unavailable transaction-not-permitted
	account-type-not-available duplicate-transaction invalid-amount partial-approval
	currency-not-supported stop-payment-order payer-details-mismatch payment-pending
	payment-cancelled order-closed-or-expired payment-approved
	payment-method-unavailable merchant-setup-problem paypal-account-problem
	wallet-account-problem refund-problem`)

// The program itself does not check what it ships with, to start the sooner.
func TestShippedKnowledgeHasNothingToMend(t *testing.T) {
	if _, err := Read(assets.Knowledge()); err != nil {
		t.Errorf("the shipped knowledge is refused:\n%v", err)
	}
}

func TestShippedKnowledgeHoldsEveryTopic(t *testing.T) {
	lib := shipped(t)
	if len(topicIDs) != 64 {
		t.Fatalf("the list names %d topics, want 64", len(topicIDs))
	}
	for _, id := range topicIDs {
		if lib.Article(TopicID(id)) == nil {
			t.Errorf("no article has the id %s", id)
		}
	}
}

// Every fact of the source documents has to be held by a statement that names
// its number and source and holds the words it cannot do without, so that no
// edit of an article can lose one unnoticed.
func TestShippedFactsAreHeldByTheirArticles(t *testing.T) {
	lib := shipped(t)
	seen := map[int]bool{}
	for _, f := range lib.Facts() {
		if seen[f.N] {
			t.Errorf("fact %d is in the list twice", f.N)
		}
		seen[f.N] = true
		if len(f.Words) == 0 || f.Fact == "" {
			t.Errorf("fact %d needs its words and its text", f.N)
		}
		if a := lib.Article(f.Topic); a == nil {
			t.Errorf("fact %d: there is no article %s", f.N, f.Topic)
		} else if why := unheld(a, f); why != "" {
			t.Errorf("fact %d (%s, %s) is lost: %s\n\t%s", f.N, f.Source, f.Topic, why, f.Fact)
		}
	}
}

// unheld says why no statement of the article holds the fact, or nothing.
func unheld(a *Article, f Fact) string {
	why := "no statement names its number"
	for _, c := range a.Claims() {
		if !slices.Contains(c.Covers, f.N) {
			continue
		}
		switch word := missing(c.Text, f.Words); {
		case c.Source != f.Source:
			why = "its statement names the source " + string(c.Source)
		case word != "":
			why = "its statement lacks " + word
		default:
			return ""
		}
	}
	return why
}

func missing(text string, words []string) string {
	for _, w := range words {
		if !strings.Contains(strings.ToLower(text), strings.ToLower(w)) {
			return w
		}
	}
	return ""
}

func TestShippedStatementsNameListedFacts(t *testing.T) {
	lib := shipped(t)
	listed := map[int]Source{}
	for _, f := range lib.Facts() {
		listed[f.N] = f.Source
	}
	for _, a := range lib.Articles() {
		for _, c := range a.Claims() {
			for _, n := range c.Covers {
				if listed[n] != c.Source {
					t.Errorf("%s: %q covers fact %d of %s, but the list has it from %q", a.ID, c.Text, n, c.Source, listed[n])
				}
			}
		}
	}
}

// A code as a contact is filed with it is hushed where its table leads to a
// hushed article, and nowhere else.
func TestShippedCodesAreHushedAsTheirTablesSay(t *testing.T) {
	lib := shipped(t)
	codes := 0
	for _, c := range lib.Codes() {
		want := lib.Hushed(c.Topic)
		if want {
			codes++
		}
		for _, text := range []string{c.Noted(), strings.ToUpper(c.Noted()), "code: " + c.Noted(), c.System.ID + " " + c.Code, c.System.ID + "-" + c.Code} {
			if got := lib.HushedCode(text); got != want {
				t.Errorf("%q (%s) leads to %s, and is hushed: %v", text, c.Name, c.Topic, got)
			}
		}
	}
	if codes < 40 {
		t.Errorf("only %d codes lead to hushed articles", codes)
	}
}

// A number without its system is the platform's or the bank's. Where these do
// not have it, or take it for a hushed one, it is hushed if any system does.
func TestShippedNumbersAreReadAsTheBankWritesThem(t *testing.T) {
	lib := shipped(t)
	plain, others := map[string]bool{}, map[string]bool{}
	for _, c := range lib.Codes() {
		of := others
		if c.System.Rank <= plainRank {
			of = plain
		}
		code := strings.TrimLeft(c.Code, "0")
		of[code] = of[code] || lib.Hushed(c.Topic)
	}
	for code, hushed := range others {
		want, known := plain[code]
		if !known {
			want = hushed
		}
		if got := lib.HushedCode(code); got != want {
			t.Errorf("%q alone is hushed: %v, want %v", code, got, want)
		}
	}
}

// codesOf are the systems and the number of codes each has in the published lists.
var codesOf = map[string]int{
	"iso8583": 93, "visa": 43, "mastercard": 17, "amex": 22, "mastercard-mac": 18, "visa-category": 4, "stripe": 50,
	"stripe-error": 36, "adyen": 45, "braintree": 125, "checkout": 34, "emv3ds-status": 9, "emv3ds-reason": 35,
	"antom": 64, "alipay": 7, "aliexpress": 38, "alibaba-message": 16,
}

func TestShippedCodesAreWhole(t *testing.T) {
	count := map[string]int{}
	for _, c := range shipped(t).Codes() {
		count[c.System.ID]++
	}
	for system, want := range codesOf {
		if count[system] != want {
			t.Errorf("%s has %d codes, want %d", system, count[system], want)
		}
	}
}
