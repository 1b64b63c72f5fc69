// Package country knows the countries by name and by their two letters, so
// that what an agent typed and what a pack lists mean the same one.
package country

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

// Of returns the two capital letters (ISO 3166-1) of the country that a text
// names: by these letters, by its English name or another common one, or by
// the beginning of a name where only one country begins so, from four letters
// on. Capitals and accents do not matter. It is "" for no country.
func Of(text string) string {
	text = fold(text)
	if code := strings.ToUpper(text); names[code] != "" {
		return code
	}
	if code := others[text]; code != "" {
		return code
	}
	if code := byName()[text]; code != "" {
		return code
	}
	return beginning(text)
}

// Name is the English name of the country of that code, "" where there is
// none.
func Name(code string) string { return names[code] }

// Codes are the codes of all countries, in the order of the alphabet.
func Codes() []string {
	codes := make([]string, 0, len(names))
	for code := range names {
		codes = append(codes, code)
	}
	slices.Sort(codes)
	return codes
}

// shortest is how many letters of a name are enough to mean it.
const shortest = 4

func beginning(text string) string {
	if len(text) < shortest {
		return ""
	}
	found := ""
	for name, code := range byName() {
		if strings.HasPrefix(name, text) {
			if found != "" {
				return ""
			}
			found = code
		}
	}
	return found
}

// byName are the codes by the folded names, made when they are first needed.
var byName = sync.OnceValue(func() map[string]string {
	folded := map[string]string{}
	for code, name := range names {
		folded[fold(name)] = code
	}
	return folded
})

// fold takes away what two spellings of a name differ in.
func fold(text string) string {
	plain, _, err := transform.String(transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), norm.NFC), text)
	if err != nil {
		plain = text
	}
	plain = plainSigns.Replace(plain)
	return strings.ToLower(strings.Join(strings.Fields(plain), " "))
}

var plainSigns = strings.NewReplacer("’", "'", "&", "and")
