package page

import (
	"slices"
	"testing"
	"unicode/utf8"
)

func TestClean(t *testing.T) {
	cases := []struct{ name, text, want string }{
		{"plain", "Call your bank.", "Call your bank."},
		{"trimmed", "  a\t b \n", "a  b"},
		{"composed", "Zoe\u0308", "Zoë"},
		{"joiner between letter and accent", "Zoe\u200d\u0308", "Zoë"},
		{"reading order turned round", "a\u202eb\u202c\u2066c\u2069", "abc"},
		{"control characters", "a\x00\x1b\x7fb\r\n", "ab"},
		{"line breaks", "a\u2028b\u2029c\u0085d\ve\ff", "a\nb\nc\nd\ne\nf"},
		{"spaces", "a\u2003b\u3000c\u00a0d", "a b c\u00a0d"},
		{"emoji", "ok 🙂", "ok ?"},
		{"variation selector", "a\ufe0f", "a"},
		{"no character", "a\uffff", "a?"},
		{"Chinese", "王 Wang", "? Wang"},
		{"broken bytes", "a\xff\xfeb", "a?b"},
		{"Cyrillic and Greek", "Ждём Ωμέγα", "Ждём Ωμέγα"},
		{"empty", "", ""},
	}
	for _, c := range cases {
		if got := Clean(c.text); got != c.want {
			t.Errorf("%s: Clean(%q) = %q, want %q", c.name, c.text, got, c.want)
		}
	}
}

func TestMissing(t *testing.T) {
	if got := Missing("王 Zoë 🙂 王\n"); !slices.Equal(got, []rune{'王', '🙂'}) {
		t.Errorf("got %q", got)
	}
	if got := Missing("Ждём Zoë\u200d"); got != nil {
		t.Errorf("got %q, want nothing", got)
	}
}

func FuzzClean(f *testing.F) {
	for _, seed := range []string{"", "Zoe\u0308", "王🙂", "\xff", "a\u202eb", "a\r\nb", "  \u0300a", "\u1100\u1161"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		clean := Clean(text)
		if again := Clean(clean); again != clean {
			t.Errorf("cleaned %q, cleaned again %q", clean, again)
		}
		if !utf8.ValidString(clean) {
			t.Errorf("%q is not UTF-8", clean)
		}
		if missing := Missing(clean); missing != nil {
			t.Errorf("the fonts lack %q of %q", missing, clean)
		}
	})
}
