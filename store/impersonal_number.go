package store

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"paydesk/assets/wordlist"
)

// Of numbers only short codes are kept, behind a word that says they are one.

// digitWords are digits as they are said.
var digitWords = wordlist.Set(`zero oh one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
	seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred double triple`)

// saidDigits is how many digits said in a row are a number of somebody's.
const saidDigits = 3

// spelledOut leaves out numbers that are said digit by digit.
func (p *phrase) spelledOut() {
	for from := 0; from < len(p.tokens); {
		to := from
		for to < len(p.tokens) && (digitWords[p.tokens[to].text] || p.tokens[to].number) {
			to++
		}
		if to-from >= saidDigits {
			for i := from; i < to; i++ {
				p.tokens[i].gone, p.tokens[i].number = true, true
			}
		}
		from = max(to, from+1)
	}
}

var (
	// coding are words before a short code that means an error.
	coding = wordlist.Set("code codes error errors rc reason response isc csc ipay rs err")

	// platform are the words before the last digits of a code of the platform.
	platform = wordlist.Set("isc csc ipay")

	// secret are words of numbers that are not to be kept.
	secret = wordlist.Set(`cvv cvc cvv2 cvc2 cid csc2 pin otp sms security verification verify secret password passcode pass post postal postcode
		zip door area country dial phone tracking back signature digits digit ending ends last birth born birthday expiry expires exp tan`)
)

// Bounds of what is taken for a short code.
const (
	longestCode = 4 // signs
	mostCodes   = 2 // in one search: more may be a number cut in parts
)

// processorCodes are where the codes of four digits lie that a card processor
// answers with. Any other number of four digits is as likely a PIN, a one-time
// code or a part of a card number.
var processorCodes = [][2]string{{"1000", "1009"}, {"2000", "2199"}, {"2999", "3000"}}

// numbers leaves out all numbers but short codes behind a word for one.
func (p *phrase) numbers() {
	var codes []int
	for i := range p.tokens {
		t := &p.tokens[i]
		if p.announced(i) {
			codes = append(codes, i)
		}
		t.gone = t.gone || t.number
	}
	if p.speaksOfSecrets() || len(codes) > mostCodes || p.inFours() {
		return
	}
	for _, i := range codes {
		t := &p.tokens[i]
		t.gone = t.four() && !p.ofPlatform(i) && !processorCode(t.text)
	}
}

// announced tells a short code that a word for one stands before and no other
// number behind.
func (p *phrase) announced(i int) bool {
	return p.tokens[i].codelike() && coding[p.at(i-1)] && !p.isNumber(i+1)
}

// codelike tells what looks like a short code, such as 51 or N7.
func (t token) codelike() bool {
	digits := t.number || strings.ContainsFunc(t.text, unicode.IsDigit) && !wordlist.Common()[t.text]
	return digits && len(t.text) <= longestCode
}

// four tells a number of four digits.
func (t token) four() bool { return t.number && utf8.RuneCountInString(t.text) == 4 }

// inFours tells that several numbers of four digits are said, as a card number
// is.
func (p *phrase) inFours() bool {
	fours := 0
	for _, t := range p.tokens {
		if t.four() {
			fours++
		}
	}
	return fours > 1
}

// speaksOfSecrets tells that a number may be one that is not to be kept.
func (p *phrase) speaksOfSecrets() bool {
	for _, t := range p.tokens {
		if secret[t.text] {
			return true
		}
	}
	return false
}

// ofPlatform tells the last digits of a code of the platform: "isc rs 2051".
func (p *phrase) ofPlatform(i int) bool { return platform[p.at(i-1)] || platform[p.at(i-2)] }

func processorCode(four string) bool {
	for _, r := range processorCodes {
		if r[0] <= four && four <= r[1] {
			return true
		}
	}
	return false
}
