package carddata

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestFindStrictTakesOnlyWhatIsSurelyACard(t *testing.T) {
	for text, want := range map[string]int{
		"\x00\x014111111111111111\x00": 1, "4111 1111 1111 1111": 1, "4111-1111-1111-1111": 1, "note|378282246310005|x": 1, "6011 1111 1111 1117": 1, "2223003122003222\n": 1,
		"4111111111111111, 5555555555554444": 2, "Ana4111111111111111visa": 1, "done.4111111111111111": 1,
		"4111111111111112": 0, "6011111111111117": 0, "8190123412341234": 0, "4111111111111111.5": 0, "3.4111111111111111": 0, "4111111111111111abcdef0123456789abcdef01": 0, "12-4111111111111111": 0, "4111 1111-1111 1111": 0, "411111 1111 111111": 0, "41111111111111111": 0,
		"card 4111 1111 1111 1112": 0, "cvv 123": 0, "": 0,
	} {
		if found := FindStrict(text); len(found) != want {
			t.Errorf("%q: %v, want %d", text, found, want)
		}
	}
}

// Random bytes and the fonts of the program hold no card data; Find may see
// a code in them now and then, where two bytes read as a word for one.
func TestBytesThatAreNoTextRaiseNoFalseAlarm(t *testing.T) {
	bytes := make([]byte, 2<<20)
	rand.NewChaCha8([32]byte{1}).Read(bytes)
	texts := map[string]string{"random": string(bytes)}
	fonts, _ := filepath.Glob("../../assets/fonts/*.ttf")
	for _, name := range fonts {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		texts[name] = string(raw)
	}
	for name, text := range texts {
		for _, f := range append(FindStrict(text), Find(text)...) {
			if f.Kind == Card {
				t.Errorf("%s: %q", name, strings.ToValidUTF8(text[f.Start:f.End], "?"))
			}
		}
	}
}
