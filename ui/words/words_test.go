package words_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"paydesk/ui/keys"
	"paydesk/ui/words"
)

// used finds the keys that stand in the code as they are.
var used = regexp.MustCompile(`words\.(?:T|Some)\("([a-z.\-]+)"[,)]`)

func TestEveryKeyInTheCodeHasWords(t *testing.T) {
	files, err := filepath.Glob("../*/*.go")
	if err != nil || len(files) == 0 {
		t.Fatalf("no code found: %v", err)
	}
	for _, name := range files {
		code, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		for _, m := range used.FindAllStringSubmatch(string(code), -1) {
			if !words.Has(m[1]) {
				t.Errorf("%s: no words for %q", name, m[1])
			}
		}
	}
}

func TestEveryActionAndMenuHasWords(t *testing.T) {
	for _, b := range keys.Table {
		if key := "do." + string(b.Action); !words.Has(key) {
			t.Errorf("no words for %q", key)
		}
	}
	for _, m := range keys.Menus {
		if key := "menu." + string(m); !words.Has(key) {
			t.Errorf("no words for %q", key)
		}
	}
}

func TestWords(t *testing.T) {
	if got := words.T("guide.step", 3, 5); got != "step 3 of about 5" {
		t.Errorf("T = %q", got)
	}
	for n, want := range map[int]string{0: "done in 0 steps", 1: "done in 1 step", 2: "done in 2 steps"} {
		if got := words.Some("guide.ended", n); got != want {
			t.Errorf("Some of %d = %q, want %q", n, got, want)
		}
	}
	if got := words.T("no.such.key"); got != "no.such.key" {
		t.Errorf("an unknown key shows as %q, want itself", got)
	}
	if err := words.Use("xx"); err == nil {
		t.Error("a language without words is not refused")
	}
	if err := words.Use(words.Fallback); err != nil || !words.Has("tab.article") {
		t.Errorf("Use(%q) = %v", words.Fallback, err)
	}
}
