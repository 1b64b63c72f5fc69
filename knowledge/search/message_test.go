package search

import "testing"

// certainty is how surely a query quotes a message of an article.
func certainty(ix *Index, query, id string) float32 {
	s := newScratch(ix)
	ix.understand(s, query)
	ix.gather(s)
	ix.judge(s)
	for _, c := range s.cand {
		if string(ix.articles[c.doc].ID) == id {
			return c.message
		}
	}
	return 0
}

func TestMessagesAreKnownInPartsAndWithMisprints(t *testing.T) {
	for _, query := range []string{
		"Your card has been restricted by your bank or agency.",
		"he reads: your card has been restricted by your bank or agency, what now",
		"Yuor crad has been restrictd by your bank or agency",
		"card has been restricted by your bank",
	} {
		if got := certainty(shipped(t), query, "card-restricted"); got < leastMessage {
			t.Errorf("%q quotes the message at %.2f, want at least %.2f", query, got, leastMessage)
		}
	}
}

func TestWordsOfAMessageInOtherOrderAreNoQuotation(t *testing.T) {
	in := certainty(shipped(t), "your card has been restricted by your bank or agency", "card-restricted")
	out := certainty(shipped(t), "agency or bank your by restricted been has card your", "card-restricted")
	if out >= in*0.7 {
		t.Errorf("order does not count: %.2f in order, %.2f out of it", in, out)
	}
}
