package search

import (
	"slices"
	"testing"
)

// deniedWords lists the words of a query that it says are not so.
func deniedWords(ix *Index, text string) []string {
	s := newScratch(ix)
	q := ix.understand(s, text)
	var out []string
	for i := range q.slots {
		if sl := &q.slots[i]; sl.denied && sl.text != "" {
			out = append(out, sl.text)
		}
	}
	return out
}

func TestWhatASentenceDenies(t *testing.T) {
	for _, c := range []struct {
		query string
		want  []string
	}{
		{"card is not expired but declined", []string{"expired"}},
		{"it isn't the bank", []string{"bank"}},
		{"enough money but still refused", []string{"money"}},
		{"there is not enough money", nil},
		{"the balance is fine, still declined", []string{"balance"}},
		{"is my balance fine", nil},
		{"there is money on it but it fails", []string{"money"}},
		{"has no money but wants to pay", nil},
		{"within the limit and still refused", []string{"limit"}},
		{"payment declined", nil},
		{"not, expired", nil},
		{"make sure the number is correct", nil},
	} {
		if got := deniedWords(shipped(t), c.query); !slices.Equal(got, c.want) {
			t.Errorf("%q denies %q, want %q", c.query, got, c.want)
		}
	}
}

func TestDeniedCausesDoNotComeFirst(t *testing.T) {
	for query, never := range map[string]string{
		"card is not expired but declined":          "card-expired",
		"plenty of money on it and still declined":  "insufficient-funds",
		"it's not the limit, payment still refused": "credit-limit-exceeded",
	} {
		if h := first(t, query); string(h.ID) == never {
			t.Errorf("Search(%q) found %s first", query, h.ID)
		}
	}
}
