package search

import (
	"testing"

	"paydesk/knowledge"
)

// coded are articles with codes of several systems.
func coded() *codeBook {
	bank := &knowledge.CodeSystem{ID: "bank", Seen: "from the bank", Rank: 2}
	visa := &knowledge.CodeSystem{ID: "visa", Seen: "on a Visa card", Rank: 3, Words: []string{"visa"}}
	payer := &knowledge.CodeSystem{ID: "payer", Seen: "in an answer of Payer", Rank: 5, Words: []string{"payer"}}
	return newCodeBook([]*knowledge.Article{
		{ID: "long", Codes: []string{"ISC_RS_5100102051"}}, {ID: "general"}, {ID: "cvv"}, {ID: "funds"}, {ID: "range"},
	}, []knowledge.ResponseCode{
		{System: bank, Code: "05", Name: "Do not honor", Topic: "general"},
		{System: bank, Code: "51", Name: "Insufficient funds", Topic: "funds"},
		{System: visa, Code: "N7", Name: "Decline for CVV2 failure", Topic: "cvv"},
		{System: visa, Code: "51", Name: "Something else", Topic: "cvv"},
		{System: payer, Code: "5", Name: "Blocked", Topic: "long"},
		{System: payer, Code: "insufficient_funds", Name: "Insufficient funds", Topic: "funds"},
		{System: payer, Code: "2001", Name: "Insufficient Funds", Topic: "funds"},
		{System: payer, Code: "2109-2999", Name: "Processor declined", Topic: "range"},
	})
}

func TestCodesAreFound(t *testing.T) {
	for _, c := range []struct {
		query string
		doc   int32
	}{
		{"ISC_RS_5100102051", 0}, {"isc rs 510-010-2051", 0}, {"51OO1O2O5l", 0}, {"510010", 0}, {"2051", 0},
		{"0102", 0}, {"510", 0}, {"5100103051", 0}, {"5100102501", 0}, {"5100192091", 0},
		{"five one double oh one oh two oh five one", 0}, {"fifty one hundred one oh two oh fifty one", 0},
		{"code 5", 1}, {"05", 1}, {"5", 1}, {"005", 1}, {"o5", 1}, {"code zero five", 1}, {"code 0 5", 1},
		{"response code is 05 today on the screen", 1}, {"payer says 5", 0}, {"do not honour", 1}, {"DO-NOT-HONOR", 1},
		{"code n 7", 2}, {"N7", 2}, {"the page shows N7 and then nothing else happens", 2},
		{"51", 3}, {"RC 51", 3}, {"RC51", 3}, {"err05", 1}, {"visa 51", 2}, {"fifty one", 3}, {"20051", 3}, {"30051", 3},
		{"insufficient_funds", 3}, {"InsufficientFunds", 3}, {"2001", 3}, {"payer 2345", 4},
	} {
		hits := coded().find(c.query, split(c.query))
		if len(hits) == 0 || hits[0].doc != c.doc {
			t.Errorf("find(%q) = %+v, want article %d", c.query, hits, c.doc)
		}
	}
}

func TestSurerReadingsCountMore(t *testing.T) {
	trust := float32(2)
	for _, query := range []string{"5100102051", "510010", "2051", "5100102015", "5100107051", "5100192091", "510"} {
		hits := coded().find(query, split(query))
		if len(hits) == 0 || hits[0].trust >= trust {
			t.Errorf("find(%q) = %+v, want less than %v", query, hits, trust)
			continue
		}
		trust = hits[0].trust
	}
}

func TestWhatIsNoCode(t *testing.T) {
	for _, query := range []string{"", "12", "999999", "the order has 5 parts in one box", "one two",
		"my order of 123 pieces", "987654321", "it was 2001 dollars", "since 2345 it never worked and nobody helps me",
		"5 working days", "pay 51 euros", "49.51", "05/51", "3 d secure"} {
		if hits := coded().find(query, split(query)); len(hits) > 0 {
			t.Errorf("find(%q) = %+v, want nothing", query, hits)
		}
	}
	if hits := newCodeBook(nil, nil).find("5100102051", split("5100102051")); hits != nil {
		t.Errorf("no codes gave %+v", hits)
	}
}

func TestSpokenDigits(t *testing.T) {
	for _, c := range []struct {
		said, digits string
		used         int
	}{
		{"five one zero", "510", 3},
		{"double five triple oh", "55000", 4},
		{"twenty fifty one", "2051", 3},
		{"three hundred double", "300", 2},
		{"one two", "", 0},
		{"five one two double", "512", 3},
		{"card", "", 0},
	} {
		digits, used := spokenDigits(split(c.said), leastSpoken)
		if digits != c.digits || digits != "" && used != c.used {
			t.Errorf("spokenDigits(%q) = %q, %d, want %q, %d", c.said, digits, used, c.digits, c.used)
		}
	}
}

func TestPartEdits(t *testing.T) {
	for _, c := range []struct {
		part, whole string
		want        int
	}{{"123", "0123456", 0}, {"132", "0123456", 1}, {"1243", "0123456", 1}, {"999", "0123456", 3}, {"", "12", 0}} {
		if got := partEdits(c.part, c.whole); got != c.want {
			t.Errorf("partEdits(%q, %q) = %d, want %d", c.part, c.whole, got, c.want)
		}
	}
}
