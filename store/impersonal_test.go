package store

import (
	"regexp"
	"strings"
	"testing"

	"paydesk/assets/wordlist"
)

// articleWords stand for the words of the articles, among them some that are
// names as well.
var articleWords = wordlist.Set(`card declined payment bank visa mastercard klarna paypal aliexpress alibaba expired refund order chase
	bill mark price page black white young will may wood wells york maria street limit wallet blue sun tan song 3ds cvv otp isc rs android tarjeta rechazada`)

func articleWord(word string) bool { return articleWords[strings.ToLower(word)] }

// personal are searches with what tells of a person, and the parts of it, of
// which none may be kept.
var personal = []struct{ query, secrets string }{
	{"john smith card declined", "john smith"},
	{"this is john smith and my card fails", "john smith"},
	{"my name is rose and my payment fails", "rose"},
	{"my name is Will Young, payment declined", "will young"},
	{"my name is mark price card declined", "mark price"},
	{"i am will smith card declined", "will smith"},
	{"I'm Grace, the app is broken", "grace"},
	{"Rose cannot pay with her card", "rose"},
	{"will cannot pay with the card", "will"},
	{"mark says the app crashes", "mark"},
	{"customer mark wells has a broken wallet", "mark wells"},
	{"Mr Black Wood wants a refund", "black wood"},
	{"mrs white card declined", "white"},
	{"ms o'brien refund not received", "brien"},
	{"name: Bill Chase payment error", "bill chase"},
	{"name on the card is Mark Young declined", "mark young"},
	{"surname white does not match", "white"},
	{"dear Mark your payment", "mark"},
	{"card declined said Rose Walker", "rose walker"},
	{"payment stuck Will", ""},
	{"page black cannot pay with the wallet", "page black"},
	{"maria card declined", "maria"},
	{"mark here, my card is declined", "mark"},
	{"card declined for Reading customer", "reading"},
	{"J. Smith payment declined", "j smith"},
	{"j o h n s m i t h payment declined", "j o h n s m i t"},
	{"a n n a payment declined", "a n"},
	{"MARIA LOPEZ CARD DECLINED", "maria lopez"},
	{"Maria Lopez Card Declined Again", "maria lopez"},
	{"José Núñez tarjeta rechazada", "josé jose núñez nunez"},
	{"anne-marie dupont card declined", "anne marie dupont"},
	{"Müller Karte payment declined", "müller muller"},
	{"карта Иван Петров payment declined", "иван петров"},
	{"王小明 payment declined", "王小明"},
	{"علي حسن payment declined", "علي حسن"},
	{"payment declined ΓΙΩΡΓΟΣ", "γιωργοσ γιώργος"},
	{"ro\u200bse walker payment declined", "rose walker ro se"},
	{"john.smith@example.com payment declined", "john smith example"},
	{"payment declined mail ROSE@MAIL.EXAMPLE.ORG", "rose example"},
	{"email is john dot smith at gmail dot com payment fails", "john smith gmail"},
	{"mark at mail dot com payment fails", "mark"},
	{"ana (at) example.com payment declined", "ana example"},
	{"@ana_lopez88 payment declined", "ana lopez 88"},
	{"https://aliexpress.com/order/8123456789012345?u=ana page broken", "8123456789012345 ana 12345"},
	{"www.rose-shop.com/mark page broken", "rose mark"},
	{"rosewalker.co.uk page broken", "rosewalker"},
	{"call me on 07700 900123 payment declined", "07700 900123 0770"},
	{"phone +34 600-123-456 payment declined", "34 600 123 456"},
	{"(555) 010-9999 payment declined", "555 010 9999"},
	{"zero seven seven double nine one two payment declined", "seven nine two"},
	{"oh seven 7 nine payment declined", "seven nine"},
	{"٠١٢٣٤٥٦٧٨٩ payment declined", "٠١٢٣٤٥٦٧٨٩ 0123456789"},
	{"order 8190123412341230 payment declined", "8190123412341230 1230 8190"},
	{"order 8190 1234 1234 1230 payment declined", "8190 1234 1230"},
	{"order no. AE-8190-77 payment declined", "8190 77"},
	{"tracking LP00123456789CN payment declined", "lp00123456789cn 00123456789"},
	{"card 4111 1111 1111 1111 declined", "4111 1111"},
	{"card 4111-1111-1111-1111 cvv 123 exp 12/27 declined", "4111 1111 123 12 27"},
	{"card four one one one one one one one one one one one one one one one declined", "four one"},
	{"card ending 4242 declined", "4242"},
	{"last four digits 4242 declined", "4242"},
	{"security code 987 payment declined", "987"},
	{"otp code 482913 and pin code 1234 payment declined", "482913 1234"},
	{"sms code 4821 never arrives", "4821"},
	{"iban DE89 3704 0044 0532 0130 00 refund", "de89 3704 0044 0532 0130 00"},
	{"iban GB82WEST12345698765432 refund", "gb82west12345698765432 west 5432"},
	{"12 baker street card declined", "12 baker street"},
	{"lives at 7 high street reading payment declined", "7 high street reading"},
	{"12 green park london payment declined", "12 green park london"},
	{"flat 4, 21 Black Lane, York payment declined", "4 21 black lane york"},
	{"calle mayor 5 madrid payment declined", "mayor 5 madrid"},
	{"twenty one baker street payment declined", "baker twenty"},
	{"lives in york payment declined", "york"},
	{"postcode SW1A 1AA payment declined", "sw1a 1aa"},
	{"zip code 90210 payment declined", "90210"},
	{"born 12 03 1985 payment declined", "12 03 1985"},
	{"passport AB1234567 payment declined", "ab1234567 1234567"},
	{"ip 192.168.10.7 payment declined", "192 168 10"},
	{"paid 129.90 payment declined", "129 90"},
	{"payment ref K7QD-000123 declined", "k7qd 000123"},
	{"my client sun payment failed", "sun"},
	{"card declined for tan", "tan"},
	{"mr long card declined", "long"},
	{"customer north asks for a refund", "north"},
	{"grant card declined", "grant"},
	{"rich payment failed", "rich"},
	{"max's card declined", "max max's"},
	{"hello. bill card declined", "bill"},
	{"secret word blue bank asks", "blue bank"},
	{"the secret answer is blue, bank asks again", "blue"},
	{"password happy 12 store card declined", "happy 12 store"},
	{"password happy store card declined", "happy store"},
	{"my password is happy and the payment fails", "happy"},
	{"the password for the account is happy card declined", "happy"},
	{"username happy store", "happy store"},
	{"login: happy, payment declined", "happy"},
	{"payment declined, contraseña happy", "happy"},
	{"ＪＯＨＮ ４１１１１１１１１１１１１１１１ payment declined", "john 4111"},
}

// tokensOf are the words of a text as it is kept.
var tokensOf = regexp.MustCompile(`[^\s.,;:@/()-]+`)

func TestNothingPersonalIsKeptOfASearch(t *testing.T) {
	for _, c := range personal {
		withholds(t, c.query, c.secrets)
	}
}

// longNumber is a number that is longer than a code.
var longNumber = regexp.MustCompile(`\p{Nd}{5,}`)

// withholds checks that a search is kept, but none of those words.
func withholds(t *testing.T, query, secrets string) {
	t.Helper()
	kept := impersonal(query, articleWord)
	for _, secret := range strings.Fields(secrets) {
		for _, word := range tokensOf.FindAllString(kept, -1) {
			if word == secret || len(secret) > 4 && strings.Contains(word, secret) {
				t.Errorf("%q keeps %q: %q", query, secret, kept)
			}
		}
	}
	if longNumber.MatchString(kept) || strings.ContainsAny(kept, "@[]") {
		t.Errorf("%q keeps a number or an address: %q", query, kept)
	}
	if kept == "" {
		t.Errorf("%q keeps nothing of what it is about", query)
	}
}

// kept checks what is kept of searches.
func kept(t *testing.T, want map[string]string) {
	t.Helper()
	for query, want := range want {
		if got := impersonal(query, articleWord); got != strings.TrimSpace(want) {
			t.Errorf("%q is kept as %q, want %q", query, got, want)
		}
	}
}

// Words that help an editor stay, also beside what is left out.
func TestUsefulWordsOfASearchAreKept(t *testing.T) {
	kept(t, map[string]string{
		"Where is my refund?":                             "where is my refund",
		"CARD DECLINED WHY":                               "card declined why",
		"the bank says do not honour":                     "the bank says do not … ",
		"my card will not work with PayPal":               "my card will not work with paypal",
		"page will not load after payment":                "page will not load after payment",
		"Visa card declined at checkout":                  "visa card declined at checkout",
		"i am trying to pay with Klarna":                  "i am trying to pay with klarna",
		"error code 51":                                   "error code 51",
		"code n7 from the bank":                           "code n7 from the bank",
		"CSC_7200026 payment error":                       "code csc 0026 payment error",
		"name on card is not matching":                    "name on card is not matching",
		"my name is wrong on the card":                    "my name is wrong on the card",
		"billing address is wrong":                        "billing address is wrong",
		"price changed at checkout":                       "price changed at checkout",
		"the bill is wrong this month":                    "the bill is wrong this month",
		"may i pay in instalments":                        "may i pay in instalments",
		"can't log in, two factor":                        "can't log in two factor",
		"customer's wallet is frozen":                     "customer's wallet is frozen",
		"no way to place an order":                        "no way to place an order",
		"gift card balance disappeared":                   "gift card balance disappeared",
		"john smith cannot pay, app crashes on Android":   "… cannot pay app crashes on android",
		"order 8190123412341230 never arrived":            "order # never arrived",
		"tarjeta rechazada":                               "tarjeta rechazada",
		"chase declined the payment":                      "chase declined the payment",
		"live chat does not answer":                       "live chat does not answer",
		"paid 20 dollars too much":                        "paid # dollars too much",
		strings.Repeat("payment declined ", 40):           strings.Repeat("payment declined ", 11) + "payment",
		"zip code mismatch at checkout":                   "zip code mismatch at checkout",
		"this is not my payment":                          "this is not my payment",
		"street address missing":                          "street address missing",
		"Shopper cannot pay. Bank says limit exceeded":    "shopper cannot pay bank says limit exceeded",
		"how long does a refund take":                     "how long does a refund take",
		"the parcel came too early for the west":          "the parcel came too early for the west",
		"bill payment failed":                             "bill payment failed",
		"max amount per day":                              "max amount per day",
		"two day delivery in english":                     "two day delivery in english",
		"black card declined":                             "black card declined",
		"login page stays white":                          "login page stays white",
		"password reset email never arrives":              "password reset email never arrives",
		"my password is wrong, cannot login to the app":   "my password is wrong cannot login to the app",
		"the login page is black":                         "the login page is black",
		"username already taken":                          "username already taken",
		"3ds page white after otp":                        "3ds page white after otp",
		"two payments for one order":                      "two payments for one order",
		"i’ve paid twice":                                 "i've paid twice",
		"pay with ✨ stablecoin ✨ wallet":                  "pay with … wallet",
		"invoice for business customers in 2 currencies!": "invoice for business customers in # currencies",
	})
}

func TestASearchOfWhichNothingHelpsIsNotKept(t *testing.T) {
	for _, query := range []string{"", "   ", "john smith", "4111 1111 1111 1111", "07700900123", "who is it", "ana@example.com", "\xff\xfe", "???", "王小明", "1234", "of the"} {
		if got := impersonal(query, articleWord); got != "" {
			t.Errorf("%q is kept as %q", query, got)
		}
	}
}

// Whatever is typed, what is kept is made of known words, short codes and the
// signs for what was left out.
func FuzzImpersonal(f *testing.F) {
	for _, c := range personal {
		f.Add(c.query)
	}
	shape := regexp.MustCompile(`^(\S{1,30} )*\S{1,30}$`)
	f.Fuzz(func(t *testing.T, query string) {
		kept := impersonal(query, articleWord)
		if kept == "" {
			return
		}
		if len(kept) > mostKept || !shape.MatchString(kept) || longNumber.MatchString(kept) {
			t.Errorf("%q is kept as %q", query, kept)
		}
		if again, _ := maskedOf(kept); again != kept {
			t.Errorf("%q keeps card data: %q", query, kept)
		}
	})
}

func maskedOf(text string) (string, int) {
	n := maskText(&text)
	return text, n
}

func BenchmarkImpersonal(b *testing.B) {
	for b.Loop() {
		impersonal("my name is john smith, order 8190123412341230, the card was declined at checkout", articleWord)
	}
}
