package carddata

import (
	"encoding/csv"
	"html"
	"os"
	"regexp"
	"strings"
	"testing"
	"unicode"
)

// note is a line of a corpus in testdata: a text as a person writes it and,
// for a leaking one, what must not survive. The half tells whether it was
// written before the rules were ("blind") or after ("seen").
type note struct {
	half, text string
	secrets    []string
}

// corpus reads notes of testdata, "leaks.csv" or "clean.csv".
func corpus(t testing.TB, name string) []note {
	t.Helper()
	file, err := os.Open("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var notes []note
	for _, l := range lines[1:] {
		n := note{half: l[0], text: l[1]}
		if len(l) > 2 {
			n.secrets = strings.Split(l[2], "§")
		}
		notes = append(notes, n)
	}
	return notes
}

var (
	ourLabels = regexp.MustCompile(`\[(?:card|iban|IBAN) \.\.\.[0-9A-Za-z]{4}\]|\[security code\]|\[expiry\]`)
	escapes   = regexp.MustCompile(`%[0-9A-Fa-f]{2}`)
)

// seen is the text with our own labels and the escapes of forms and pages
// taken out, in plain digits and small letters.
func seen(text string) string {
	text = html.UnescapeString(ourLabels.ReplaceAllString(text, "¶"))
	f, _ := fold(escapes.ReplaceAllString(text, " "), false)
	return f.text
}

// survives tells whether a secret can still be read in a masked text: seven
// digits in a row of a card number, eight characters of an IBAN, a code as a
// word of its own.
func survives(masked, secret string) bool {
	text := seen(masked)
	switch {
	case digits(secret) == secret && len(secret) >= 12:
		return holdsWindow(digits(strings.ReplaceAll(text, "¶", "x")), secret, 7) && holdsWindow(joinedDigits(text), secret, 7)
	case len(secret) >= 15 && unicode.IsUpper(rune(secret[0])) && isDigit(secret[2]):
		return holdsWindow(alphanumeric(text), strings.ToLower(secret), 8)
	case digits(seen(secret)) == seen(secret):
		return regexp.MustCompile(`(?:^|[^0-9])` + seen(secret) + `(?:[^0-9]|$)`).MatchString(text)
	}
	return strings.Contains(text, seen(secret))
}

// joinedDigits are the digits of a text, the stretches between labels apart.
func joinedDigits(text string) string {
	var parts []string
	for _, part := range strings.Split(text, "¶") {
		parts = append(parts, digits(part))
	}
	return strings.Join(parts, " ")
}

func alphanumeric(text string) string {
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' || 'a' <= r && r <= 'z' {
			return r
		}
		return -1
	}, text)
}

func holdsWindow(text, secret string, size int) bool {
	for i := 0; i+size <= len(secret); i++ {
		if strings.Contains(text, secret[i:i+size]) {
			return true
		}
	}
	return false
}

func TestLeakingNotesOfTheCorpusLoseTheirSecrets(t *testing.T) {
	leaked, total := map[string]int{}, map[string]int{}
	for _, n := range corpus(t, "leaks.csv") {
		total[n.half]++
		masked, _ := Mask(n.text)
		for _, secret := range n.secrets {
			if survives(masked, secret) {
				leaked[n.half]++
				t.Errorf("%q of %q survives in %q", secret, n.text, masked)
				break
			}
		}
	}
	t.Logf("leaked %v of %v", leaked, total)
}

func TestCleanNotesOfTheCorpusSurvive(t *testing.T) {
	destroyed, total := map[string]int{}, map[string]int{}
	for _, n := range corpus(t, "clean.csv") {
		total[n.half]++
		if masked, _ := Mask(n.text); masked != n.text {
			destroyed[n.half]++
			t.Errorf("%q became %q", n.text, masked)
		}
	}
	t.Logf("destroyed %v of %v", destroyed, total)
}
