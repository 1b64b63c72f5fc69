package knowledge_test

import (
	"strings"
	"testing"

	"paydesk/knowledge"
	"paydesk/knowledge/packtest"
)

// hushedCodes are texts that stand for a hushed reason in any library.
var hushedCodes = []string{
	"41", "43", "07", "59", "RC 43", "rc59", "code: 41", "stolen_card", "LOST_CARD", "Lost card, pick-up", "lost-card", "fraudulent",
	"PICKUP_CARD", "RISK_REJECT", "Gateway rejected: fraud", "CSC_7200054", "csc-7200054", "ALIN43911", "2047", "security_violation",
	"merchant_blacklist", "Your bank or agency considerd the payment a fraudulent transaction.", "it says 43, call the bank",
}

// openCodes are texts that stand for none.
var openCodes = []string{
	"", "51", "05", "14", "ISC_RS_5100102051", "CSC_7200026", "do_not_honor", "expired_card", "BLOCKED_FIRST_USED", "connection lost",
	"590", "1432", "20.12.2026", "insufficient funds", "Your bank or agency declined your payment.",
}

// holdCodes fails where a library takes a code otherwise.
func holdCodes(t *testing.T, lib *knowledge.Library, hushed, open []string) {
	t.Helper()
	for want, codes := range map[bool][]string{true: hushed, false: open} {
		for _, code := range codes {
			if lib.HushedCode(code) != want {
				t.Errorf("the code %q is hushed: %v, want %v", code, !want, want)
			}
		}
	}
}

func TestHushedCodeKnowsCodesInAnyShape(t *testing.T) {
	lib, err := knowledge.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	holdCodes(t, lib, hushedCodes, openCodes)
	holdCodes(t, lib,
		[]string{
			"7", "RC 7", "code 4", "Adyen 20", "adyen: 14", "ADYEN-22", "amex 200", "American Express 200", "200", "3DS 10", "3-D Secure reason 11",
			"csc 7200058", "7200058", "mc 83", "Visa 51, then 43",
		},
		[]string{
			"Visa 83", "visa83", "Adyen 34", "adyen 43", "Mastercard advice 04", "mastercard-mac 43", "3-D Secure reason 07", "RC 14", "code 20", "Adyen 7",
			"the call took 7 minutes",
		})
}

// A pack without tables has the numbers that every system takes for the same.
func TestHushedCodeWithoutTables(t *testing.T) {
	holdCodes(t, read(t, packtest.Pack(map[string]string{"a": packtest.Ask})), hushedCodes, openCodes)
}

// The tables and articles of a pack say which of its codes are hushed.
func TestHushedCodeFollowsThePack(t *testing.T) {
	files := coded("X 9,Name,Meaning,suspected-fraud,issuer,never,yes,list\n43,Name,Meaning,a,issuer,never,yes,list\n")
	fraud := strings.Replace(packtest.Article("suspected-fraud", packtest.Ask), "related:", "codes: [OWN-77]\nrelated:", 1)
	packtest.Set(files, "articles/suspected-fraud.yaml", fraud)
	packtest.Set(files, "codes/shop.csv", table+"59,Name,Meaning,a,issuer,never,yes,list\n")
	holdCodes(t, read(t, files), []string{"x9", "Visa X 9", "own 77", "it shows OWN77 now", "43", "RC 43"}, []string{"Visa 43", "59", "shop 59", "OWN-78"})
}
