package search

import (
	"testing"

	"paydesk/knowledge"
)

// coded are articles that hold nothing but codes.
func coded() *codeBook {
	return newCodeBook([]*knowledge.Article{
		{ID: "long", Codes: []string{"ISC_RS_5100102051"}},
		{ID: "short", Aliases: []string{"code 05", "no code"}},
		{ID: "word", Codes: []string{"DO_NOT_HONOR"}},
		{ID: "lettered", Aliases: []string{"code N7"}},
	})
}

func TestCodesAreFound(t *testing.T) {
	for _, c := range []struct {
		query string
		doc   int32
		trust float32
	}{
		{"ISC_RS_5100102051", 0, trustWhole},
		{"isc rs 510-010-2051", 0, trustWhole},
		{"51OO1O2O5l", 0, trustWhole},
		{"510010", 0, trustLongPart},
		{"2051", 0, trustEnding},
		{"0102", 0, trustPart},
		{"510", 0, trustBeginning},
		{"5100103051", 0, trustMisprint},
		{"5100102501", 0, trustMisprint},
		{"5100192091", 0, trustTwoWrong},
		{"five one double oh one oh two oh five one", 0, trustWhole},
		{"fifty one hundred one oh two oh fifty one", 0, trustWhole},
		{"code 5", 1, trustShort},
		{"05", 1, trustShortOnly},
		{"response code is 05 today on the screen", 1, trustShort},
		{"code n 7", 3, trustShort},
	} {
		hits := coded().find(split(c.query))
		if len(hits) == 0 || hits[0].doc != c.doc || hits[0].trust != c.trust {
			t.Errorf("find(%q) = %+v, want article %d at %v", c.query, hits, c.doc, c.trust)
		}
	}
}

func TestWhatIsNoCode(t *testing.T) {
	for _, query := range []string{"", "12", "999999", "the order has 5 parts in one box", "do not honor", "one two",
		"my order of 123 pieces", "987654321"} {
		if hits := coded().find(split(query)); len(hits) > 0 {
			t.Errorf("find(%q) = %+v, want nothing", query, hits)
		}
	}
	if hits := newCodeBook(nil).find(split("5100102051")); hits != nil {
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
		digits, used := spokenDigits(split(c.said))
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
