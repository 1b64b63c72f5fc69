package search

import "testing"

func TestTranslate(t *testing.T) {
	for _, c := range []struct {
		word, english string
		ok            bool
	}{
		{"tarjeta", "card", true}, {"rechazadas", "declined", true}, {"платежа", "payment", true},
		{"카드로", "card", true}, {"la", "", true}, {"declined", "", false}, {"", "", false},
	} {
		if english, ok := translate(fold(c.word)); english != c.english || ok != c.ok {
			t.Errorf("translate(%q) = %q, %v, want %q, %v", c.word, english, ok, c.english, c.ok)
		}
	}
}

func TestEveryForeignWordStandsOnce(t *testing.T) {
	d, n := dictionaries(), 0
	for _, row := range tongues {
		n += len(split(row.words))
	}
	if got := len(d.whole) + len(d.begun); got < n*95/100 {
		t.Errorf("%d of %d words are left: some stand in two rows", got, n)
	}
}
