package carddata

import "slices"

// strictPAN is how long the shortest number is that FindStrict takes for a
// card.
const strictPAN = 15

// FindStrict lists what can only be card numbers in text that is no prose:
// bytes of a database, a picture or a program read as text. It goes by the
// digits alone, because stray letters make words of any kind there: plain
// digits in one piece of 15 to 19 that begin as no order number does, or in
// the groups of a printed card with the same blank or hyphen between them;
// with a right check digit; and no letter, digit, dot or hyphen touching.
// One number in fifty of 16 random decimal digits that stand alone passes.
// Random bytes hold none: some 10^-23 of the places of a file begin 16 digits
// in a row. Codes, dates and IBANs are not looked for.
func FindStrict(text string) []Finding {
	var found []Finding
	all := groups(text)
	for i := 0; i < len(all); {
		n := strictAt(text, all[i:])
		if n > 0 {
			at := span{all[i].start, all[i+n-1].end}
			found = append(found, Finding{Card, at.start, at.end, "[card ..." + text[at.end-4:at.end] + "]"})
		}
		i += max(n, 1)
	}
	return found
}

// strictAt tells how many groups from the first make a card number, 0 for
// none.
func strictAt(text string, all []group) int {
	var sizes []int
	number := ""
	for n, g := range all[:min(len(all), 5)] {
		if n > 0 && (g.start != all[n-1].end+1 || text[all[n-1].end] != ' ' && text[all[n-1].end] != '-' || text[all[n-1].end] != text[all[0].end]) {
			return 0
		}
		number += text[g.start:min(g.end, g.start+maxPAN+1)]
		if sizes = append(sizes, g.size()); len(number) > maxPAN {
			return 0
		}
		if strictCard(number, sizes) && !touched(text, span{all[0].start, g.end}) {
			return n + 1
		}
	}
	return 0
}

func strictCard(number string, sizes []int) bool {
	if len(number) < strictPAN || !luhn(number) {
		return false
	}
	b := brandOf(number)
	return b != nil && !b.told && (b.firm && len(sizes) == 1 || len(sizes) > 1 && printed(sizes))
}

// touched tells whether a character that belongs to a longer word or number
// stands right before or behind.
func touched(text string, at span) bool {
	part := func(c byte) bool {
		return isDigit(c) || 'a' <= c|0x20 && c|0x20 <= 'z' || slices.Contains([]byte(".-_+"), c) || c >= 0x80
	}
	return at.start > 0 && part(text[at.start-1]) || at.end < len(text) && part(text[at.end])
}
