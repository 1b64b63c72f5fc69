package carddata

import "strconv"

// brand is a range of first digits with the lengths its numbers have.
type brand struct {
	name    string
	lo, hi  string // first digits, both of one length
	lengths []int
	firm    bool // no order number is known to look like it, so no label saves it
	told    bool // order numbers look like it, so only a word for a card makes it one
}

var (
	from12 = []int{12, 13, 14, 15, 16, 17, 18, 19}
	from16 = []int{16, 17, 18, 19}
	only16 = []int{16}
)

// brands are the number ranges of the card schemes. The 13-digit form of
// Visa is left out: none was issued for decades, and phone numbers look
// like it.
var brands = []brand{
	{"Visa", "4", "4", []int{16, 18, 19}, true, false},
	{"Mastercard", "51", "55", only16, true, false},
	{"Mastercard", "2221", "2720", only16, true, false},
	{"American Express", "34", "34", []int{15}, true, false},
	{"American Express", "37", "37", []int{15}, true, false},
	{"Discover", "6011", "6011", from16, false, false},
	{"Discover", "644", "649", from16, false, false},
	{"Discover", "65", "65", from16, false, false},
	{"Diners Club", "300", "305", []int{14, 16, 19}, false, false},
	{"Diners Club", "36", "36", []int{14, 16, 19}, false, false},
	{"Diners Club", "38", "39", []int{14, 16, 19}, false, false},
	{"JCB", "3528", "3589", from16, false, false},
	{"JCB", "2131", "2131", []int{15}, false, false},
	{"JCB", "1800", "1800", []int{15}, false, false},
	{"UnionPay", "62", "62", from16, false, false},
	{"UnionPay", "8100", "8171", from16, false, false},
	{"RuPay", "8172", "8299", only16, false, true},
	// A digit too few or too many.
	{"Visa", "4", "4", []int{15, 17}, false, true},
	{"Mastercard", "51", "55", []int{15, 17}, false, true},
	{"Mir", "2200", "2204", from16, false, false},
	{"Troy", "9792", "9792", only16, false, false},
	{"RuPay", "60", "60", only16, false, false},
	{"RuPay", "508", "508", only16, false, false},
	{"RuPay", "353", "353", only16, false, false},
	{"RuPay", "356", "356", only16, false, false},
	{"mada", "9682", "9682", only16, false, false},
	{"Carnet", "2869", "2869", only16, false, false},
	{"UATP", "1175", "1175", []int{15}, false, false},
	{"UATP", "1290", "1290", []int{15}, false, false},
	{"Maestro", "50", "50", from12, false, false},
	{"Maestro", "56", "59", from12, false, false},
	{"Maestro", "6", "6", from12, false, false},
}

// byHead are the brands by their first digit.
var byHead = func() (heads [10][]*brand) {
	for i := range brands {
		b := &brands[i]
		for d := b.lo[0]; d <= b.hi[0]; d++ {
			heads[d-'0'] = append(heads[d-'0'], b)
		}
	}
	return heads
}()

// brandHead tells whether the first digit of a text begins card numbers.
func brandHead(text string) bool { return len(byHead[text[0]-'0']) > 0 }

// brandOf finds the brand whose range and length fit, or nil.
func brandOf(digits string) *brand {
	for _, b := range byHead[digits[0]-'0'] {
		head := digits[:min(len(b.lo), len(digits))]
		if b.lo <= head && head <= b.hi && fits(b.lengths, len(digits)) {
			return b
		}
	}
	return nil
}

func fits(lengths []int, n int) bool {
	for _, l := range lengths {
		if l == n {
			return true
		}
	}
	return false
}

// luhn tells whether the check digit is right (ISO/IEC 7812-1 annex B).
func luhn(digits string) bool {
	sum := 0
	for i := range len(digits) {
		d := int(digits[len(digits)-1-i] - '0')
		if i%2 == 1 {
			d *= 2
		}
		sum += d/10 + d%10
	}
	return sum%10 == 0
}

// mod97 tells whether an IBAN's check digits are right (ISO 13616).
func mod97(iban string) bool {
	rest := 0
	for _, c := range iban[4:] + iban[:4] {
		value := strconv.Itoa(int(c - '0'))
		if c >= 'a' {
			value = strconv.Itoa(int(c-'a') + 10)
		}
		for _, d := range value {
			rest = (rest*10 + int(d-'0')) % 97
		}
	}
	return rest == 1
}
