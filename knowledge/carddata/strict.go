package carddata

import "strings"

// strictPAN is how long the shortest number is that FindStrict takes for a
// card.
const strictPAN = 15

// FindStrict lists what can only be card numbers in text that is no prose:
// bytes of a database, a picture or a program read as text. It goes by the
// digits alone, because stray letters make words of any kind there: plain
// digits in one piece of 15 to 19 that begin as no order number does, or in
// the groups of a printed card with the same blank or hyphen between them;
// with a right check digit; and neither part of a longer number nor inside a
// long hexadecimal one. Letters may touch, since a database stores one value
// right behind the other.
//
// One number in fifty of 16 random decimal digits that stand alone passes.
// Random bytes hold none: at some 10^-23 of the places of a file 16 digits
// begin in a row. Codes, dates and IBANs are not looked for.
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

// touched tells whether the digits go on before or behind, at once or across
// a mark, or are part of a long hexadecimal number.
func touched(text string, at span) bool {
	digit := func(i int) bool { return i >= 0 && i < len(text) && isDigit(text[i]) }
	mark := func(i int) bool { return i >= 0 && i < len(text) && strings.IndexByte(".-_+,", text[i]) >= 0 }
	return digit(at.start-1) || digit(at.end) || mark(at.start-1) && digit(at.start-2) || mark(at.end) && digit(at.end+1) || inHash(text, at)
}
