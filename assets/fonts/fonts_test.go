package fonts

import (
	"bytes"
	"strings"
	"testing"

	"github.com/go-text/typesetting/font"
)

// Both weights have the same characters, or a bold name would lose letters
// that the regular one has.
func TestBothWeightsHoldTheSameCharacters(t *testing.T) {
	regular, bold := parse(t, Regular), parse(t, Bold)
	chars := 0
	for iter := regular.Cmap.Iter(); iter.Next(); chars++ {
		if r, _ := iter.Char(); !has(bold, r) {
			t.Errorf("the bold font lacks %q", r)
		} else if r > 0xFFFF {
			t.Errorf("%q is above U+FFFF, which gofpdf cannot write", r)
		}
	}
	if chars < 700 {
		t.Errorf("the fonts hold %d characters only", chars)
	}
}

func TestFontsHoldTheLettersOfEurope(t *testing.T) {
	face := parse(t, Regular)
	for _, r := range "AZaz09 éßøłşğıőžťďÅĲ ầợữ ЖщЇґ Ωάϊ €₽£₺ “”„«»…–— •·№™" {
		if !has(face, r) {
			t.Errorf("the font lacks %q", r)
		}
	}
}

// The licence asks that its notice stays in the fonts.
func TestFontsNameTheirLicence(t *testing.T) {
	for _, ttf := range []string{Regular, Bold} {
		if plain := strings.ReplaceAll(ttf, "\x00", ""); !strings.Contains(plain, "SIL Open Font License") {
			t.Error("a font does not name its licence")
		}
	}
}

func parse(t *testing.T, ttf string) *font.Face {
	t.Helper()
	face, err := font.ParseTTF(bytes.NewReader([]byte(ttf)))
	if err != nil {
		t.Fatal(err)
	}
	return face
}

func has(face *font.Face, r rune) bool {
	_, ok := face.NominalGlyph(r)
	return ok
}
