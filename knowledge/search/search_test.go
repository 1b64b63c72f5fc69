package search

import (
	"math"
	"slices"
	"strings"
	"sync"
	"testing"

	"paydesk/knowledge"
)

func first(t *testing.T, query string) Hit {
	t.Helper()
	hits := shipped(t).Search(query, 5).Hits
	if len(hits) == 0 {
		t.Fatalf("Search(%q) found nothing", query)
	}
	return hits[0]
}

func TestWordsThatOnlySayDeclinedLeadToTheSymptom(t *testing.T) {
	for _, query := range []string{"bank de", "bank declined", "bank declines", "my bank keeps declining",
		"card keeps bouncing", "payment declined", "Payment declined"} {
		if h := first(t, query); h.ID != "payment-declined" {
			t.Errorf("Search(%q) found %s first, want payment-declined", query, h.ID)
		}
	}
}

func TestTwoTopicsWithOneMessageAreToldApart(t *testing.T) {
	hits := shipped(t).Search("Your bank or agency declined your payment.", 5).Hits
	if len(hits) < 3 || hits[0].ID != "declined-by-bank" || hits[1].ID != "declined-invalid-card-information" {
		t.Fatalf("found %+v", hits)
	}
	if !strings.Contains(hits[0].Apart, "everything was typed right") {
		t.Errorf("%s is told apart by %q", hits[0].ID, hits[0].Apart)
	}
	if !strings.Contains(hits[1].Apart, "something was typed wrong") {
		t.Errorf("%s is told apart by %q", hits[1].ID, hits[1].Apart)
	}
	if hits[0].Why != "message" {
		t.Errorf("found by %q, want message", hits[0].Why)
	}
}

func TestClearHitsShowTheirSummary(t *testing.T) {
	if h := first(t, "clear cookies"); h.Apart != "" || h.Summary == "" {
		t.Errorf("hit %+v has a note that tells it apart", h)
	}
}

func TestWhyNamesTheEvidence(t *testing.T) {
	if h := first(t, "5100102051"); h.Why != "code ISC_RS_5100102051" {
		t.Errorf("code found by %q", h.Why)
	}
	if h := first(t, "bank de"); h.Why != "words: bank, decline" {
		t.Errorf("half a word found by %q", h.Why)
	}
	if h := first(t, "expired crad"); h.Why != "words: expire, card" {
		t.Errorf("words found by %q", h.Why)
	}
}

func TestMarksAreTheWordsOfTheTitle(t *testing.T) {
	h := first(t, "insuficient fund")
	var marked []string
	for _, m := range h.Marks {
		marked = append(marked, h.Title[m.Start:m.End])
	}
	if want := []string{"Insufficient", "funds"}; !slices.Equal(marked, want) {
		t.Errorf("marked %q in %q, want %q", marked, h.Title, want)
	}
}

func TestNothingToFind(t *testing.T) {
	ix := shipped(t)
	for _, query := range []string{"", " \t\n", "?!", "\xff\xfe"} {
		if a := ix.Search(query, 5); len(a.Hits) != 0 || a.Confident || a.Query != query {
			t.Errorf("Search(%q) = %+v", query, a)
		}
	}
	if a := ix.Search("declined", 0); len(a.Hits) != 0 {
		t.Errorf("a limit of 0 gave %d hits", len(a.Hits))
	}
	if a := New(Source{}).Search("declined 5100102051", 5); len(a.Hits) != 0 {
		t.Errorf("no articles gave %d hits", len(a.Hits))
	}
}

func TestLongTextsAreReadInPart(t *testing.T) {
	ix := shipped(t)
	text := "my card is expired. " + strings.Repeat("blah blub ", 200000)
	if a := ix.Search(text, 5); len(a.Hits) > 5 {
		t.Errorf("found %d hits", len(a.Hits))
	}
	many := strings.Builder{}
	for i := range 900 {
		many.WriteString(strings.Repeat(string(rune('a'+i%26)), 4+i/26) + " ")
	}
	checkAnswer(t, ix.Search(many.String(), 5), 5)
}

func TestSearchesAtOnce(t *testing.T) {
	ix := shipped(t)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for _, query := range []string{"bank de", "code 51", "insuficient funds", "for security reasons this process"} {
				checkAnswer(t, ix.Search(query, 8), 8)
			}
		})
	}
	wg.Wait()
}

// checkAnswer checks what holds for every answer.
func checkAnswer(t *testing.T, a Answer, limit int) {
	t.Helper()
	if len(a.Hits) > limit {
		t.Errorf("Search(%q) gave %d hits, more than %d", a.Query, len(a.Hits), limit)
	}
	if a.Confident && len(a.Hits) == 0 {
		t.Errorf("Search(%q) is sure of nothing", a.Query)
	}
	last, seen := 1.0, map[knowledge.TopicID]bool{}
	for _, h := range a.Hits {
		if math.IsNaN(h.Score) || h.Score < 0 || h.Score > last {
			t.Errorf("Search(%q): score %v of %s after %v", a.Query, h.Score, h.ID, last)
		}
		if seen[h.ID] {
			t.Errorf("Search(%q) gave %s twice", a.Query, h.ID)
		}
		for _, m := range h.Marks {
			if m.Start < 0 || m.Start >= m.End || m.End > len(h.Title) {
				t.Errorf("Search(%q): mark %v is not in %q", a.Query, m, h.Title)
			}
		}
		last, seen[h.ID] = h.Score, true
	}
}

func FuzzSearch(f *testing.F) {
	for _, query := range []string{"bank de", "ISC_RS_51OO1O2O51", "five one double oh", "not expired but declined",
		"\xff\x00", "платёж", "٥١", strings.Repeat("a", 300), "isn't l'argent ''t", "double double double", "code 0"} {
		f.Add(query)
	}
	ix := shipped(f)
	f.Fuzz(func(t *testing.T, query string) {
		checkAnswer(t, ix.Search(query, 6), 6)
	})
}

func TestACodeThatIsNotQuiteRightSaysSo(t *testing.T) {
	if h := first(t, "CSC_7200062"); h.Why != "nearly code CSC_7200026" {
		t.Errorf("found by %q", h.Why)
	}
}

func TestTheNameOfACodeSettlesWhoseItIs(t *testing.T) {
	if a := shipped(t).Search("05", 5); len(a.Codes) < 4 || !strings.HasPrefix(a.Ask, "Where is 05 seen: from the bank or on any card, ") {
		t.Errorf("05 means %d things, asked is %q", len(a.Codes), a.Ask)
	}
	if a := shipped(t).Search("05: Do not honour", 5); a.Ask != "" || a.Codes[0].System.ID != "iso8583" || a.Codes[len(a.Codes)-1].Topic != "declined-by-bank" {
		t.Errorf("with its name 05 means %d things, asked is %q", len(a.Codes), a.Ask)
	}
}
