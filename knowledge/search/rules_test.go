package search

import (
	"slices"
	"testing"
)

// meant lists the stems that the phrases of a query add.
func meant(ix *Index, text string) []string {
	s := newScratch(ix)
	q := ix.understand(s, text)
	var out []string
	for i := range q.slots {
		if sl := &q.slots[i]; sl.text == "" {
			out = append(out, ix.vocab.names[q.alts[sl.from].term])
		}
	}
	return out
}

func TestPhrasesOfTheTrade(t *testing.T) {
	for query, want := range map[string]string{
		"kaspersky pops up": "antivirus", "broke until friday": "insuffici", "maxed my card out": "limit",
		"bank outage": "side", "he uses safari": "browser",
	} {
		if got := meant(shipped(t), query); !slices.Contains(got, want) && !slices.Contains(got, stem(want)) {
			t.Errorf("%q means %q, without %q", query, got, want)
		}
	}
}

func TestTheLongestPhraseCounts(t *testing.T) {
	if got := meant(shipped(t), "bank outage"); slices.Contains(got, "page") {
		t.Errorf("a bank outage means %q", got)
	}
	if got := meant(shipped(t), "it will not let me pay"); slices.Contains(got, "unauthor") {
		t.Errorf("not let me means %q", got)
	}
}

func TestJoinedAndPartedWords(t *testing.T) {
	for text, want := range map[string][]string{
		"wi fi": {"wifi"}, "3 D Secure": {"3ds"}, "e-mail": {"email"}, "pay pal": {"paypal"}, "bankaccount": {"bank", "account"},
	} {
		words, _ := shipped(t).reword(split(text))
		if got := texts(words); !slices.Equal(got, want) {
			t.Errorf("%q is read as %q, want %q", text, got, want)
		}
	}
}
