package carddata

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// namesOfCodes are what people call a security code.
var namesOfCodes = []string{
	"cvv", "CVV", "cvc", "CVC2", "cvv2", "cid", "csc", "security code", "Security Code", "secuirty code", "securty code", "card security code", "card verification value", "CVN", "cvv number",
	"the three digits on the back", "3 digit code", "last 3 digits on the back", "código de seguridad", "codigo de seguridad", "cod. seguridad", "código de segurança", "codigo segurança",
	"code de sécurité", "cryptogramme", "Prüfziffer", "Kartenprüfnummer", "Sicherheitscode", "codice di sicurezza", "beveiligingscode", "kod cvv", "kod bezpieczeństwa", "код безопасности", "цвв", "код cvv", "код безпеки",
	"güvenlik kodu", "رمز الأمان", "קוד אבטחה", "セキュリティコード", "보안코드", "安全码", "mã bảo mật", "kode keamanan", "รหัสความปลอดภัย",
}

// codeForms put a name %w and a code %c together.
var codeForms = []string{
	"%w %c", "%w: %c", "%w=%c", "%w = %c", "%w-%c", "%w is %c", "%w: %c please", "(%w) %c", "%w (%c)", "[%w: %c]", "%w\n%c", "%w:\n%c", "%w\t%c", "%w | %c", "%w;%c", "%w,%c", "%w / %c", "%w #%c",
	"%c %w", "%c is the %w", "%c (%w)", "%c - %w", "%c = %w", "my %w is %c", "his %w: %c, order 8190123412341235", "exp 12/27 %w %c", "%w %c exp 12/27", "the %w he gave is %c", "card ending 1111 %w %c",
	"%w: '%c'", "%w: \"%c\"", "\"%w\":\"%c\"", "%w>%c<", "%w......%c", "%w →%c", "%w – %c", "%w no. %c", "%w number %c", "%w was %c", "%w %c.", "%w %c!", "%w %c?", "so, %w %c, ok", "1. %w %c", "- %w: %c\n- name: x",
}

func TestGeneratedCodesAreMasked(t *testing.T) {
	rnd := rand.New(rand.NewPCG(6, 6))
	leaked, total := 0, 0
	for _, name := range namesOfCodes {
		for _, form := range codeForms {
			code := number(rnd, pick(rnd, []string{"###", "###", "###", "####"}))
			text := strings.NewReplacer("%w", name, "%c", written(code, pick(rnd, digitScripts[:4]))).Replace(form)
			total++
			if masked, _ := Mask(text); survives(masked, code) {
				leaked++
				t.Errorf("%q became %q", text, masked)
			}
		}
	}
	t.Logf("%d of %d leaked", leaked, total)
}

// troubleForms name a code %w without telling one; %d is another number.
var troubleForms = []string{
	"%w declined %d times", "%w declined 3 times", "%w wrong, error %d", "error %d %w page", "error %d on %w page", "%d EUR, %w ok", "%w ok, %d EUR charged", "%w failed at 12:34", "%w failed 12/11", "%w failed on 2026-11-21",
	"%w rejected, order 8190123412341235", "order 8190123412341235 %w rejected", "%w not asked, ticket %d", "ticket %d: %w wrong", "asked for %w, waited %d seconds", "%w page took %d ms", "%w: not given", "%w (not given) %d USD",
	"%w mismatch, zip 90210", "%w step error CSC_72000%d", "ISC_RS_5100102051 at %w step", "%w wrong since 2024", "%w expired after %d sec", "card %d EUR, %w ok", "paid %d, %w fine", "agent %d asked for %w", "%w never shared; ext %d",
	"%w check failed, code %d", "response code %d: %w mismatch", "do not write the %w here", "room %d, %w n/a", "%d items, %w declined", "%w field missing, app 8.97.2", "%w needs 3 digits", "3 digit %w", "%w: 3 attempts", "after %d attempts %w blocked",
	"%w not received on +34 612 345 678", "phone 612 345 678, %w wrong", "limit %d, %w ok", "step %d asks %w",
}

func TestNumbersBesideTroubleWithACodeSurvive(t *testing.T) {
	rnd := rand.New(rand.NewPCG(7, 7))
	destroyed, total := 0, 0
	for _, name := range namesOfCodes {
		for _, form := range troubleForms {
			text := strings.NewReplacer("%w", name, "%d", fmt.Sprint(100+rnd.IntN(2000))).Replace(form)
			total++
			if masked, _ := Mask(text); masked != text {
				destroyed++
				t.Errorf("%q became %q", text, masked)
			}
		}
	}
	t.Logf("%d of %d destroyed", destroyed, total)
}

var ibanSeparators = []string{"", " ", "-", ".", "\u00a0", "  ", "/", "_", ", ", "\n", "\t", "\u200b", "\u2009", " - "}

// madeIBAN makes an IBAN of a country with right check digits.
func madeIBAN(rnd *rand.Rand, country string, length int) string {
	account := number(rnd, strings.Repeat("#", length-4))
	if length > 8 && rnd.IntN(3) == 0 {
		account = "abna" + account[4:]
	}
	for check := range 100 {
		if iban := fmt.Sprintf("%s%02d%s", country, check, account); mod97(iban) {
			return iban
		}
	}
	panic("no check digits fit")
}

func TestGeneratedIBANsAreMasked(t *testing.T) {
	rnd := rand.New(rand.NewPCG(8, 8))
	leaked, total := 0, 0
	for country, length := range ibanLengths {
		for _, sep := range ibanSeparators {
			iban := madeIBAN(rnd, country, length)
			shown := pick(rnd, []string{iban, strings.ToUpper(iban)})
			var parts []string
			for at := 0; at < len(shown); at += 4 {
				parts = append(parts, shown[at:min(len(shown), at+4)])
			}
			text := fmt.Sprintf(pick(rnd, []string{"%s", "iban %s", "refund to %s please", "account: %s.", "IBAN:%s", "my bank %s BIC X"}), strings.Join(parts, sep))
			total++
			if masked, _ := Mask(text); survives(masked, strings.ToUpper(iban)) {
				leaked++
				t.Errorf("%q became %q", text, masked)
			}
		}
	}
	t.Logf("%d of %d leaked", leaked, total)
}
