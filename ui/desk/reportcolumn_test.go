package desk

import (
	"strings"
	"testing"
	"unicode"
)

func FuzzACellIsNoFormula(f *testing.F) {
	for _, text := range []string{"", "=1", "+1", "-1", "@x", "\tx", "\r=x", "\x00=1", "'=1", "＝1", "\u200b=1", "\ufeff@1", " -1", "é=1", "7", "\xff=1"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		cell := harmless(text)
		if cell != text && cell != "'"+text {
			t.Fatalf("%q became %q", text, cell)
		}
		seen := strings.TrimLeftFunc(cell, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) })
		for _, sign := range []string{"=", "+", "-", "@", "＝", "＋", "－", "＠"} {
			if strings.HasPrefix(seen, sign) {
				t.Errorf("%q is live", cell)
			}
		}
		if strings.IndexAny(cell, "\t\r\n\x00") == 0 {
			t.Errorf("%q begins with a sign that nobody sees", cell)
		}
		// One apostrophe in front is always ours, so that it can be taken off.
		if strings.HasPrefix(text, "'") && cell == text {
			t.Errorf("of %q nobody can tell what it was", cell)
		}
	})
}
