package desk

import (
	"os"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// hostile are texts that some spreadsheet makes a formula of, whole or split.
var hostile = []string{
	"", "=1", "+1", "-1", "@x", "\tx", "\r=x", "\x00=1", "'=1", "＝1", "\u200b=1", "\ufeff@1", " -1", "é=1", "7", "\xff=1", "O\rBrien", "a\r\nb", "a\nb",
	";=1", "a;=1", "a;'=1", "a;\"=1\"", "a\t=1", "a\t\t+1", "a|@x", "a, -1", "a\n=1", "a\r\n=1", "a; \u200b=1", "a;＝1", "−1", "﹢1", "﹣1", "﹦1", "＋1", "－1", "＠x", "\"=1\"", "a;\xff",
}

func FuzzACellIsNoFormula(f *testing.F) {
	for _, text := range hostile {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		cell := harmless(text)
		if was := asWas(cell); was != string([]rune(text)) {
			t.Fatalf("%q became %q and then %q", text, cell, was)
		}
		for _, part := range parts(cell) {
			seen := strings.TrimLeftFunc(part, func(r rune) bool {
				return r == '"' || unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r)
			})
			for _, sign := range []string{"=", "+", "-", "@", "＝", "＋", "－", "＠", "−", "﹢", "﹣", "﹦", "﹫"} {
				if strings.HasPrefix(seen, sign) {
					t.Errorf("%q is live", cell)
				}
			}
		}
		if strings.IndexAny(cell, "\t\r\n\x00") == 0 || !utf8.ValidString(cell) {
			t.Errorf("%q begins with a sign that nobody sees, or is no text", cell)
		}
	})
}

// parts are a text split at anything that a spreadsheet may split at.
func parts(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",;|\t\r\n", r) })
}

// The table for supervisors tells of every column.
func TestEveryColumnIsDescribed(t *testing.T) {
	body, err := os.ReadFile("../../docs/supervisor.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range columns {
		if !strings.Contains(string(body), "`"+c.name+"`") {
			t.Errorf("%s is not described", c.name)
		}
	}
}
