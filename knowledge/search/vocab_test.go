package search

import (
	"slices"
	"testing"
)

func small(words ...string) *vocabulary {
	v := newVocabulary()
	for _, w := range words {
		v.add(w)
	}
	v.seal()
	return v
}

func TestMisprintsAreMended(t *testing.T) {
	v := small("expired", "card", "public", "browser", "update", "wifi", "insufficient", "3ds")
	for typed, want := range map[string]string{
		"exipred": "expired", "crad": "card", "pubic": "public", "broswer": "browser", "uptade": "update",
		"insuficcient": "insufficient", "expireed": "expired",
		"zzzzzz": "", "cd": "", "3dz": "", "extraordinarilylongwordsgoon": "",
	} {
		got := ""
		if found := v.closest(typed, nil); len(found) > 0 {
			got = v.words[found[0].word]
		}
		if got != want {
			t.Errorf("%q is mended to %q, want %q", typed, got, want)
		}
	}
}

func TestEdits(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"card", "card", 0}, {"crad", "card", 1}, {"car", "card", 1}, {"cards", "card", 1}, {"cord", "card", 1},
		{"bold", "card", 3}, {"a", "abcd", 3}} {
		if got := edits(c.a, c.b, 2); got != c.want {
			t.Errorf("edits(%q, %q) = %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

func TestStartingWith(t *testing.T) {
	v := small("decline", "declined", "date", "card")
	var got []string
	for _, i := range v.startingWith("decl", 5) {
		got = append(got, v.words[i])
	}
	if want := []string{"decline", "declined"}; !slices.Equal(got, want) {
		t.Errorf("found %q, want %q", got, want)
	}
	if n := len(v.startingWith("", 3)); n != 3 {
		t.Errorf("found %d words, want the limit of 3", n)
	}
}

func TestPieces(t *testing.T) {
	v := small("public", "wifi", "card", "not", "supported")
	for typed, want := range map[string][]string{
		"publicwifi": {"public", "wifi"}, "cardnotsupported": {"card", "not", "supported"}, "cardx": nil, "карта": nil,
	} {
		if got := v.pieces(typed, 3); !slices.Equal(got, want) {
			t.Errorf("pieces(%q) = %q, want %q", typed, got, want)
		}
	}
}
