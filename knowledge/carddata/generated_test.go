package carddata

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// Card numbers of every range and length of the brands, put together with
// separators, scripts and words at random.

var cardNotes = []string{
	"%s", "card %s", "he typed %s in chat", "Card number: %s.", "(%s)", "tarjeta %s no pasa", "карта %s отклонена", "カード番号%sです",
	"order 8190123412341235 paid with %s", "visa/mc: %s, thanks", "cc#%s", "bank said no to %s yesterday", "phone +34 612 345 678, card %s",
	"%s\n12/27\n123", "name;%s;12/27;123", "it is \"%s\"", "رقم البطاقة %s", "כרטיס %s", "บัตร %s", "카드 %s 거절", "a=%s&b=1", "<b>%s</b>",
}

var tightSeparators = []string{
	"", " ", "-", ".", ",", "/", "_", "·", "•", "\n", "\t", "  ", "   ", " - ", " – ", "--", ", ", "; ", " / ", " | ", "|", "~", "+", "=", " + ", "*", "#", ":", "\\", ">", "\"", "'", "\u00a0", "\u2009", "\u202f", "\u2007", "\u3000",
	"\u200b", "\u200f", "\u00ad", "\u2060", "\ufeff", "\u2013", "\u2212", "\u2011", "\uff0d", "\uff0e", "ー", "💳", "**", "&nbsp;", "%20", "<br>", "\\n", " dash ", " then ", " space ",
}

var digitScripts = []string{
	"0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९", "০১২৩৪৫৬৭৮৯", "๐๑๒๓๔๕๖๗๘๙", "០១២៣៤៥៦៧៨៩", "၀၁၂၃၄၅၆၇၈၉", "໐໑໒໓໔໕໖໗໘໙", "௦௧௨௩௪௫௬௭௮௯",
	"０１２３４５６７８９", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗", "𝟶𝟷𝟸𝟹𝟺𝟻𝟼𝟽𝟾𝟿", "⓪①②③④⑤⑥⑦⑧⑨", "⓿❶❷❸❹❺❻❼❽❾", "⁰¹²³⁴⁵⁶⁷⁸⁹", "₀₁₂₃₄₅₆₇₈₉", "᠐᠑᠒᠓᠔᠕᠖᠗᠘᠙", "༠༡༢༣༤༥༦༧༨༩",
}

func written(number, script string) string {
	runes := []rune(script)
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return runes[r-'0']
		}
		return r
	}, number)
}

func pick[T any](rnd *rand.Rand, list []T) T { return list[rnd.IntN(len(list))] }

// headOf makes first digits of a brand.
func headOf(rnd *rand.Rand, b brand) string {
	var lo, hi int
	fmt.Sscan(b.lo, &lo)
	fmt.Sscan(b.hi, &hi)
	return fmt.Sprint(lo + rnd.IntN(hi-lo+1))
}

func TestGeneratedCardNumbersAreMasked(t *testing.T) {
	rnd := rand.New(rand.NewPCG(4, 4))
	leaked, total := 0, 0
	for range 12000 {
		b := pick(rnd, brands)
		number := pan(rnd, headOf(rnd, b), pick(rnd, b.lengths))
		note, script := pick(rnd, cardNotes), pick(rnd, digitScripts)
		if len(number) < 14 || b.told { // as short as a phone number, or like an order number
			note = "card %s"
		}
		text := fmt.Sprintf(note, written(grouped(number, pick(rnd, tightSeparators)), script))
		total++
		if masked, _ := Mask(text); survives(masked, number) {
			leaked++
			t.Errorf("%s %s: %q became %q", b.name, number, text, masked)
		}
	}
	t.Logf("%d of %d leaked", leaked, total)
}

// orderly are the kinds of numbers that must survive, with words around them.
// A # stands for a random digit; the last digit of an order is at times its
// check digit.
var orderly = []struct {
	form  string
	notes []string
}{
	{"819#############", orderNotes}, {"50##############", orderNotes}, {"30##############", orderNotes}, {"30050049#######", orderNotes}, {"81###############", orderNotes}, {"1###############", orderNotes},
	{"1005############", itemNotes}, {"3256############", itemNotes}, {"12000############", itemNotes},
	{"20261121####################", []string{"alipay %s", "%s", "Alipay no. %s card declined"}}, {"2088############", []string{"alipay partner %s", "%s"}},
	{"+34 6## ### ###", phoneNotes}, {"+1 (2##) ###-####", phoneNotes}, {"+7 9## ###-##-##", phoneNotes}, {"+55 11 9####-####", phoneNotes}, {"0049 15# ########", phoneNotes}, {"+49 15# ########", phoneNotes}, {"06########", phoneNotes}, {"+8613#########", phoneNotes}, {"447#########", []string{"phone %s", "tel %s"}},
	{"LP00############", trackNotes}, {"RR#########CN", trackNotes}, {"1Z############", trackNotes}, {"YT22############", trackNotes}, {"############", []string{"tracking %s", "parcel %s is late"}}, {"00340##############", trackNotes}, {"9400####################", trackNotes},
	{"17########", timeNotes}, {"17###########", timeNotes}, {"2026-11-2# 1#:3#:4#", timeNotes}, {"2#/11/2026", timeNotes}, {"1#:3#", timeNotes},
	{"##.## EUR", moneyNotes}, {"$1##.##", moneyNotes}, {"### USD", moneyNotes}, {"1,2##.00 EUR", moneyNotes}, {"#.###,## €", moneyNotes}, {"R$ ###,##", moneyNotes}, {"3## zł", moneyNotes}, {"₩5####", moneyNotes},
	{"ISC_RS_51001#####", codeNotes}, {"CSC_72000##", codeNotes}, {"IPAY_RS_10001_####", codeNotes}, {"error 2###", codeNotes}, {"code 4###", []string{"card declined, %s", "%s"}},
	{"35############", []string{"imei %s", "IMEI: %s, card slot broken"}}, {"##.###.###/0001-##", []string{"cnpj %s", "%s cartão"}}, {"###.###.###-##", []string{"cpf %s", "%s"}}, {"##############", []string{"cnpj %s", "oxxo %s", "referencia oxxo %s"}},
	{"34191.##### #####.###### #####.###### # ##############", []string{"boleto %s", "%s"}}, {"34191##########################################", []string{"boleto %s", "%s"}},
	{"7######", []string{"ticket %s", "case %s visa", "dispute %s"}}, {"10.0.1###.#", []string{"version %s", "android app %s"}}, {"192.168.1##.1##", []string{"ip %s", "%s card page"}},
	{"40.######, -3.######", []string{"at %s"}}, {"411111******####", []string{"card %s", "%s declined"}}, {"**** **** **** ####", []string{"%s", "visa %s"}}, {"...####", []string{"card %s", "visa %s declined"}},
}

var (
	orderNotes = []string{"order %s", "Order no. %s card declined", "pedido %s", "commande n° %s", "Bestellung %s storniert", "заказ № %s", "주문번호 %s", "订单号%s", "orderId=%s", "order %s paid by visa", "orders 8190123412341234, %s", "zamówienie nr %s karta odrzucona", "sipariş %s"}
	itemNotes  = []string{"%s", "item %s", "product %s card declined", "https://www.aliexpress.com/item/%s.html", "sku %s", "card order for %s"}
	phoneNotes = []string{"%s", "phone %s", "call %s about card", "tel: %s", "shopper %s visa declined", "sms code not received on %s"}
	trackNotes = []string{"%s", "tracking %s", "parcel %s, card refund"}
	timeNotes  = []string{"%s", "at %s card declined", "cvv failed %s", "log %s cvv check", "otp sent %s"}
	moneyNotes = []string{"%s", "card charged %s", "%s charged to card", "cvv ok, paid %s", "refund %s to visa", "%s, cvv declined"}
	codeNotes  = []string{"%s", "%s card declined", "%s security code page", "cvv page: %s"}
)

func TestGeneratedOtherNumbersSurvive(t *testing.T) {
	rnd := rand.New(rand.NewPCG(5, 5))
	destroyed, total := map[string]int{}, 0
	for range 300 {
		for _, o := range orderly {
			text := fmt.Sprintf(pick(rnd, o.notes), number(rnd, o.form))
			total++
			if masked, _ := Mask(text); masked != text {
				if destroyed[o.form]++; destroyed[o.form] < 4 {
					t.Errorf("%q became %q", text, masked)
				}
			}
		}
	}
	t.Logf("%v of %d destroyed", destroyed, total)
}

// number fills a form; half of what is digits alone gets a right check digit.
func number(rnd *rand.Rand, form string) string {
	filled := strings.Map(func(r rune) rune {
		if r == '#' {
			return '0' + rune(rnd.IntN(10))
		}
		return r
	}, form)
	if digits(filled) == filled && rnd.IntN(2) == 0 {
		i := slices.IndexFunc([]byte("0123456789"), func(d byte) bool { return luhn(filled[:len(filled)-1] + string(d)) })
		return filled[:len(filled)-1] + string('0'+byte(i))
	}
	return filled
}
