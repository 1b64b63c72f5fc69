package search

import (
	"slices"
	"strings"
	"testing"
)

func texts(words []word) []string {
	out := make([]string, 0, len(words))
	for _, w := range words {
		out = append(out, w.text)
	}
	return out
}

func TestSplit(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Card DECLINED!", "card declined"},
		{"isn't won’t can't", "is not will not can not"},
		{"customer's l'argent", "customer argent"},
		{"authorised favour dialogue", "authorized favor dialog"},
		{"your four hours", "your four hours"},
		{"Crédit ÉTÉ Łódź straße", "credit ete lodz strasse"},
		{"٥١ ５１", "51 51"},
		{"", ""},
		{"...", ""},
	} {
		if got := strings.Join(texts(split(c.text)), " "); got != c.want {
			t.Errorf("split(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}

func TestSplitKnowsPlacesAndClauses(t *testing.T) {
	words := split("Bank, no")
	if want := []word{{"bank", 0, 4, 0}, {"no", 6, 8, 1}}; !slices.Equal(words, want) {
		t.Errorf("split gave %+v, want %+v", words, want)
	}
}

func TestSplitKeepsItsLimits(t *testing.T) {
	if n := len(split(strings.Repeat("a ", 5000))); n > maxWords {
		t.Errorf("%d words, want at most %d", n, maxWords)
	}
	if w := split(strings.Repeat("é中", 100))[0].text; len(w) > maxWordBytes || !strings.HasPrefix(w, "e中") {
		t.Errorf("word %q of %d bytes", w, len(w))
	}
}

func TestStemsOfOneWordAreOne(t *testing.T) {
	v := newVocabulary()
	for _, forms := range []string{
		"declined declines declining decline", "payments payment paid", "frozen froze", "expired expires expiry",
		"verify verified verifies", "limits limit limited", "stolen stole", "cookies cookie",
		"authorization authorize authorized", "hopeful hopefulness", "stopped stopping stop", "filing files filed",
	} {
		words := strings.Fields(forms)
		for _, w := range words[1:] {
			if v.add(w) != v.add(words[0]) {
				t.Errorf("%s (%s) and %s (%s) have two stems", words[0], stem(words[0]), w, stem(w))
			}
		}
	}
	for _, w := range []string{"abc", "3ds", "карта", "feed"} {
		if stem(w) != w {
			t.Errorf("stem(%q) = %q", w, stem(w))
		}
	}
}
