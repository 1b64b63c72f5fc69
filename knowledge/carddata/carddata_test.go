package carddata

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"
)

// pan makes a card number of that beginning and length with a right check
// digit.
func pan(rnd *rand.Rand, prefix string, length int) string {
	number := prefix
	for len(number) < length-1 {
		number += string(rune('0' + rnd.IntN(10)))
	}
	for d := '0'; d <= '9'; d++ {
		if luhn(number + string(d)) {
			return number + string(d)
		}
	}
	panic("no check digit fits")
}

// grouped puts separators where cards have their gaps.
func grouped(number, separator string) string {
	sizes := map[int][]int{15: {4, 6, 5}, 14: {4, 6, 4}}[len(number)]
	if sizes == nil {
		sizes = []int{4, 4, 4, 4, 4}
	}
	var parts []string
	for _, n := range sizes {
		n = min(n, len(number))
		if n > 0 {
			parts = append(parts, number[:n])
		}
		number = number[n:]
	}
	return strings.Join(parts, separator)
}

var separators = []string{"", " ", "-", ".", ",", "/", "_", "·", "\n", "  ", " - ", "\u00a0", "\u2009", "\u202f", "\u2013", "\u2212", "\u200b", "\u00ad", " \u200f", "*", ":", "|"}

// scripts write digits their own way.
var scripts = map[string]rune{"arabic": '٠', "persian": '۰', "devanagari": '०', "thai": '๐', "full width": '０', "bold": '𝟎'}

func inScript(number string, zero rune) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return r
		}
		return zero + r - '0'
	}, number)
}

var brandHeads = []struct {
	head   string
	length int
}{
	{"4", 16}, {"4", 18}, {"4", 19}, {"51", 16}, {"55", 16}, {"2221", 16}, {"2720", 16}, {"34", 15}, {"37", 15},
	{"6011", 16}, {"6445", 16}, {"65", 16}, {"6011", 19}, {"301", 14}, {"36", 14}, {"38", 14}, {"36", 16},
	{"3528", 16}, {"3589", 16}, {"62", 16}, {"62", 19}, {"8110", 16}, {"2200", 16}, {"2204", 19}, {"9792", 16},
	{"60", 16}, {"508", 16}, {"5018", 16}, {"5893", 16}, {"6304", 19}, {"6759", 16}, {"6761", 18}, {"5061", 16}, {"1175", 15},
}

func TestEveryBrandWithEverySeparatorIsMasked(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 1))
	for _, b := range brandHeads {
		for _, sep := range separators {
			number := pan(rnd, b.head, b.length)
			text := "She read " + grouped(number, sep) + " to me."
			masked, found := Mask(text)
			want := "[card ..." + number[len(number)-4:] + "]"
			if len(found) != 1 || !strings.Contains(masked, want) || digits(strings.ReplaceAll(masked, want, "")) != "" {
				t.Errorf("%d digits of %s with %q: %q", b.length, b.head, sep, masked)
			}
		}
	}
}

func TestDigitsOfEveryScriptAreMasked(t *testing.T) {
	rnd := rand.New(rand.NewPCG(2, 2))
	for name, zero := range scripts {
		for _, sep := range []string{"", " ", "-"} {
			number := grouped(pan(rnd, "4", 16), sep)
			masked, found := Mask("x " + inScript(number, zero) + " y")
			if len(found) != 1 || !strings.HasPrefix(masked, "x [card ...") || !strings.HasSuffix(masked, "] y") {
				t.Errorf("%s with %q: %q", name, sep, masked)
			}
		}
	}
}

// leaks are notes as people write them; nothing of the digits but the last
// four may be left.
var leaks = []struct{ text, want string }{
	{"card 4111111111111111 exp 12/27 cvv 123", "card [card ...1111] exp [expiry] cvv [security code]"},
	{"4111111111111111 12/27 123", "[card ...1111] [expiry] [security code]"},
	{"4111 1111 1111 1111, 12/2027, 123", "[card ...1111], [expiry], [security code]"},
	{"visa4111111111111111", "visa[card ...1111]"},
	{"4111111111111111 and 5500005555555559", "[card ...1111] and [card ...5559]"},
	{"order 4111111111111111", "order [card ...1111]"},
	{"my crad number is 4111 1111 1111 1112", "my crad number is [card ...1112]"},
	{"tarjeta 5500 0055 5555 5550", "tarjeta [card ...5550]"},
	{"Karte: 5018000000000001", "Karte: [card ...0001]"},
	{"карта 2200 0000 0000 0004", "карта [card ...0004]"},
	{"カード番号4111111111111111です", "カード番号[card ...1111]です"},
	{"4l11 1111 1111 1111", "[card ...1111]"},
	{"41 11 11 11 11 11 11 11", "[card ...1111]"},
	{"4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", "[card ...1111]"},
	{"CVV: 123", "CVV: [security code]"},
	{"the security code is 1234", "the security code is [security code]"},
	{"secuirty code 987", "secuirty code [security code]"},
	{"123 is the cvv", "[security code] is the cvv"},
	{"123 is the cvv. told her not to share", "[security code] is the cvv. told her not to share"},
	{"waited 123 s, cvv not accepted", "waited 123 s, cvv not accepted"},
	{"varnostna koda 123", "varnostna koda [security code]"},
	{"crypto visuel 123", "crypto visuel [security code]"},
	{"PIN码 4321", "PIN码 [security code]"},
	{"verfication code on card 123", "verfication code on card [security code]"},
	{"sifariş 5685674814825934", "sifariş 5685674814825934"},
	{"the 3 digits on the back are 456", "the 3 digits on the back are [security code]"},
	{"código de seguridad: 321", "código de seguridad: [security code]"},
	{"cryptogramme 111", "cryptogramme [security code]"},
	{"Prüfziffer ist 222", "Prüfziffer ist [security code]"},
	{"код безопасности 333", "код безопасности [security code]"},
	{"セキュリティコードは444", "セキュリティコードは[security code]"},
	{"安全码 555", "安全码 [security code]"},
	{"رمز الأمان ٦٦٦", "رمز الأمان [security code]"},
	{"cvv 1 2 3", "cvv [security code]"},
	{"PIN 4321", "PIN [security code]"},
	{"sms code 482913", "sms code [security code]"},
	{"4111111111111111\u200b12/27", "[card ...1111]\u200b[expiry]"},
	{"[card ...1111] 12/27 123", "[card ...1111] [expiry] [security code]"},
	{"security-code 123", "security-code [security code]"},
	{"security_code=123", "security_code=[security code]"},
	{"cvv = ‘123’", "cvv = ‘[security code]’"},
	{"cvv she gave was 123", "cvv she gave was [security code]"},
	{"verification code 482 913", "verification code [security code]"},
	{"säkerhetskod 123", "säkerhetskod [security code]"},
	{"CVV2123", "CVV2[security code]"},
	{"+4111111111111111", "+[card ...1111]"},
	{"visa 4111 1111 1111 111", "visa [card ...1111]"},
	{"4111111111111111D27121010000F", "[card ...1111]"},
	{";4111111111111111=27121010000?", ";[card ...1111]"},
	{"%B4111111111111111^SMITH/JOHN^27121010000?", "%B[card ...1111]"},
	{"41l1 1l1l l1l1 1111", "[card ...1111]"},
	{"cvv2 is 999", "cvv2 is [security code]"},
	{"security code on her card 456", "security code on her card [security code]"},
	{"Sicherheitscode lautet 123", "Sicherheitscode lautet [security code]"},
	{"card no 4111-1111-1111-1111 12/27 cvc 123", "card no [card ...1111] [expiry] cvc [security code]"},
	{"4111111111111111/12/27/123", "[card ...1111]/[expiry]/[security code]"},
	{"4111111111111111|12|2027|123", "[card ...1111]|[expiry]|[security code]"},
	{"4111 1111 1111 1111 1227 123", "[card ...1111] [expiry] [security code]"},
	{"номер карты 2200 0000 0000 0004 код 123", "номер карты [card ...0004] код [security code]"},
	{"Visa: 4111 1111 1111 1111, 08/2027, CVV: 987", "Visa: [card ...1111], [expiry], CVV: [security code]"},
	{"card four 1 1 one one one one one one one one one one one one one", "card [card ...1111]"},
	{"Visa 𝟒𝟏𝟏𝟏 𝟏𝟏𝟏𝟏 𝟏𝟏𝟏𝟏 𝟏𝟏𝟏𝟏", "Visa [card ...1111]"},
	{"card 4111111111111111 refused on 26 November 2026", "card [card ...1111] refused on 26 November 2026"},
	{"visa 4111111111111111, November 2027", "visa [card ...1111], [expiry]"},
	{"pay to DE89 3704 0044 0532 0130 00 please", "pay to [IBAN ...3000] please"},
	{"GB29NWBK60161331926819", "[IBAN ...6819]"},
}

func TestNotesLoseTheirCardData(t *testing.T) {
	for _, c := range leaks {
		if got, _ := Mask(c.text); got != c.want {
			t.Errorf("%q became %q, want %q", c.text, got, c.want)
		}
	}
}

// clean are notes that hold no card data, whatever a check digit says.
var clean = []string{
	"order 8190123412341234 and 8190123412341235, 8190123412341236",
	"pedido: 5019123412341239", "Bestellnummer 3001234512345675", "заказ № 5031123412341230", "订单号5019123412341239",
	"order number 5018 0000 0000 0009", "commande n° 6304000000000000",
	"https://trade.aliexpress.com/order?orderId=5018000000000009",
	"product 1005006112345678", "item 3256805926444444", "sku 12000037223344556",
	"Alipay 2026112222001412345678901234", "2088123412341234",
	"phone +49 170 1234 5678", "+573001234567", "00442079460123", "call 573001234567",
	"tracking LP00123456789012", "RB123456785SG", "parcel 630400000000",
	"at 1763800000000 ms", "ISC_RS_5100102051", "CSC 7200026", "CSC_7200026 and IPAY_RS_10001_0042",
	"ISC_RS_5100102051 4567 89", "It cost 129.90 EUR on 2026-11-22 at 14:05.",
	"YT2612345678901234", "ticket 4521 cvv declined", "code 7200 cvv wrong", "security code 2051 error",
	"ऑर्डर 5019123412341239", "cvv error in 2026", "the cvv was refused 3 times", "CVV 4000 EUR", "security code 3 digits", "cvv is missing, order 8190123412341234",
	"valid until 12/27", "paid 23.11.2026 14.05.2026", "12.345.678/0001-95",
	"1, 2, 3 and 4", "page 12 of 300", "", "no digits here",
	"20 and 21 November, 10 to 12 and 14 to 18", "boleto 34191790010104351004791020150008291070026000",
}

func TestCleanNotesSurvive(t *testing.T) {
	for _, text := range clean {
		if got, found := Mask(text); got != text {
			t.Errorf("%q became %q %v", text, got, found)
		}
	}
}

func TestOrderNumbersSurviveWhateverTheirCheckDigit(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 3))
	words := []string{"order", "Order no.", "pedido nº", "commande", "Bestellung", "zamówienie", "заказ", "주문번호", "طلب", "order id:"}
	for i := range 400 {
		head := []string{"8190", "81", "30", "3", "50", "1", "80"}[i%7]
		number := pan(rnd, head, 16)
		if i%2 == 0 {
			number = number[:15] + string('0'+(number[15]-'0'+1)%10)
		}
		if b := brandOf(number); b != nil && b.firm {
			continue
		}
		text := words[i%len(words)] + " " + number + " was refused"
		if got, _ := Mask(text); got != text {
			t.Errorf("%q became %q", text, got)
		}
	}
}

func TestOrderFieldIsJudged(t *testing.T) {
	for value, want := range map[string]Verdict{
		"8190123412341234": OrderClean, "8200000000000001": OrderClean, "": OrderClean, "abc": OrderClean, "30050049123456": OrderClean,
		"4111111111111111": OrderCard, "378282246310005": OrderCard, "2223003122003222": OrderCard,
		"5555 5555 5555 4444": OrderCard, "5555555555554444": OrderUnsure, "6011111111111117": OrderUnsure,
		"４１１１１１１１１１１１１１１１": OrderCard, "order 4111111111111111": OrderCard,
	} {
		if got := Order(value); got != want {
			t.Errorf("Order(%q) = %d, want %d", value, got, want)
		}
	}
}

func TestHoldKeepsUndecidedDigitsBack(t *testing.T) {
	for text, stored := range map[string]string{
		"bank says 51":                     "bank says 51",
		"card 41111":                       "card ",
		"card 4111 1111 11":                "card ",
		"card 4111 1111 11 ":               "card ",
		"card 4111 1111 1111 1111 is hers": "card 4111 1111 1111 1111 is hers",
		"cvv 1":                            "cvv ",
		"cvv is 123":                       "cvv is ",
		"call at 12":                       "call at 12",
		"":                                 "",
		"٤١١١١":                            "",
	} {
		if got := text[:Hold(text)]; got != stored {
			t.Errorf("of %q, %q may be stored, want %q", text, got, stored)
		}
	}
}

func FuzzMask(f *testing.F) {
	for _, c := range leaks {
		f.Add(c.text)
	}
	for _, text := range clean {
		f.Add(text)
	}
	for _, name := range []string{"leaks.csv", "clean.csv"} {
		for _, n := range corpus(f, name) {
			f.Add(n.text)
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		masked, found := Mask(text)
		if utf8.ValidString(text) && !utf8.ValidString(masked) {
			t.Fatalf("%q became invalid", text)
		}
		for i, x := range found {
			if x.Start >= x.End || x.End > len(text) || i > 0 && x.Start < found[i-1].End {
				t.Fatalf("%q: finding %+v is out of order", text, x)
			}
		}
		if again, _ := Mask(masked); again != masked {
			t.Fatalf("masking %q again made %q", masked, again)
		}
		if h := Hold(text); h < 0 || h > len(text) || utf8.ValidString(text) && !utf8.ValidString(text[:h]) {
			t.Fatalf("%q is held from %d", text, h)
		}
		FindStrict(text)
		Order(text)
	})
}
