package store

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"paydesk/assets/wordlist"
	"paydesk/knowledge/carddata"
)

// What is left of a search that is kept is made of words that everybody uses:
// those of the articles and of a list of common ones. All other words, all
// numbers but short codes, and whatever stands where a name or an address
// would, is left out. Who a text is about cannot be told from words that
// belong to nobody.

// What stands for what was left out.
const (
	someWord   = "…"
	someNumber = "#"
)

// Bounds of what is read and of what is kept of one search, in bytes.
const (
	mostRead = 4 << 10
	mostKept = 200
)

// impersonal is what of a search may be kept, in lower case, or "" where
// nothing is left that would help. known tells the words of the articles.
func impersonal(query string, known func(word string) bool) string {
	p := &phrase{known: known}
	p.cut(disguised(query))
	for _, leaveOut := range []func(){
		p.unknown, p.capitals, p.spelledOut, p.numbers, p.addressLines, p.mailAddresses, p.introduced, p.named,
	} {
		leaveOut()
	}
	return p.String()
}

// Where card data, a mail address, a link and the code of a platform stand in
// a text. Of a code the last four digits are enough to find it by.
var (
	maskLabel    = regexp.MustCompile(`\[[^\[\]]*\]`)
	reachable    = regexp.MustCompile(`(?i)\S*(?:@|://|www\.)\S*|[\pL\pN_-]+(?:\.[\pL\pN_-]+)*\.(?:com|net|org|info|biz|shop|[a-z]{2})(?:/\S*)?(?:$|[\s,;:!?)])`)
	platformCode = regexp.MustCompile(`(?i)\b((?:isc|csc|ipay)(?:_[a-z]{2,3})?)_\d+(\d{4})\b`)
)

// disguised is a text in which card data, mail addresses and links have made
// way for signs.
func disguised(text string) string {
	text = strings.ToValidUTF8(text[:min(len(text), mostRead)], " ")
	text, _ = carddata.Mask(text)
	text = maskLabel.ReplaceAllString(norm.NFKC.String(text), " 00000 ")
	text = strings.Map(seen, text)
	text = reachable.ReplaceAllString(text, " @ ")
	return platformCode.ReplaceAllStringFunc(text, func(code string) string {
		return strings.ToLower(platformCode.ReplaceAllString(code, " code ${1} ${2} "))
	})
}

// seen drops the signs that nobody sees, which would part a name in two.
func seen(r rune) rune {
	if unicode.Is(unicode.Cf, r) {
		return -1
	}
	return r
}

// token is a word or a number of a search.
type token struct {
	text    string // in lower case
	capital bool   // it begins with a capital letter
	short   bool   // it is two or three capital letters
	begins  bool   // it stands at the beginning of a sentence
	number  bool   // it is made of digits
	gone    bool   // it is left out
}

// phrase is a search as its tokens.
type phrase struct {
	tokens []token
	known  func(word string) bool
	titled bool // capitals stand everywhere and tell nothing
}

// cut makes tokens of a text.
func (p *phrase) cut(text string) {
	begins := true
	rest := text
	for rest != "" {
		start := strings.IndexFunc(rest, inToken)
		if start < 0 {
			break
		}
		begins = begins || strings.ContainsAny(rest[:start], ".!?:\n")
		rest = rest[start:]
		end := strings.IndexFunc(rest, func(r rune) bool { return !inToken(r) })
		if end < 0 {
			end = len(rest)
		}
		p.add(rest[:end], begins)
		rest, begins = rest[end:], false
	}
	p.titled = p.capitalShare() >= titledShare
}

// inToken tells the signs that a token is made of. The sign of a mail address
// is one, so that what was taken for one leaves a token behind.
func inToken(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '\'' || r == '’' || r == '@'
}

func (p *phrase) add(raw string, begins bool) {
	first := []rune(raw)[0]
	text := strings.Trim(strings.ReplaceAll(strings.ToLower(raw), "’", "'"), "'")
	if text == "" {
		return
	}
	p.tokens = append(p.tokens, token{
		text: text, capital: unicode.IsUpper(first) || unicode.IsTitle(first), begins: begins,
		short:  len(raw) > 1 && len(raw) <= 3 && strings.ToUpper(raw) == raw,
		number: strings.IndexFunc(text, func(r rune) bool { return !unicode.IsDigit(r) }) < 0,
	})
}

// titledShare is the share of capitals, in hundredths, from which on they tell
// nothing.
const titledShare = 67

func (p *phrase) capitalShare() int {
	capitals, all := 0, 0
	for _, t := range p.tokens {
		if t.number || t.text == "i" {
			continue
		}
		all++
		if t.capital {
			capitals++
		}
	}
	if all < 3 {
		return 0
	}
	return 100 * capitals / all
}

// unknown leaves out the words that are neither common nor of the articles.
func (p *phrase) unknown() {
	for i := range p.tokens {
		t := &p.tokens[i]
		t.gone = !t.number && !p.belongsToAll(t.text)
	}
	for i := range p.tokens { // a n n a: also what could stand alone
		if t := &p.tokens[i]; len(t.text) == 1 && !t.number && (p.letterGone(i-1) || p.letterGone(i+1)) {
			t.gone = true
		}
	}
}

// letterGone tells a single letter that is left out.
func (p *phrase) letterGone(i int) bool {
	return i >= 0 && i < len(p.tokens) && p.tokens[i].gone && len(p.tokens[i].text) == 1
}

// belongsToAll tells a word that everybody uses. A name that the articles
// happen to speak of is none.
func (p *phrase) belongsToAll(word string) bool {
	if wordlist.Common()[word] {
		return true
	}
	base, _ := strings.CutSuffix(word, "'s")
	if strings.Contains(base, "'") || len(base) < 2 {
		return false
	}
	if strings.ContainsAny(base, "0123456789") && len(base) < 3 {
		return false // of a flat or a postcode as well as of a network
	}
	return wordlist.Common()[base] || p.known(base) && !isName(base)
}

// capitals leaves out what is written as a name in the middle of a sentence,
// unless the articles have it or it is a short abbreviation.
func (p *phrase) capitals() {
	for i := range p.tokens {
		t := &p.tokens[i]
		if !t.capital || t.text == "i" || strings.HasPrefix(t.text, "i'") {
			continue
		}
		if p.titled {
			t.gone = t.gone || isName(t.text)
		} else if !t.begins {
			t.gone = t.gone || isName(t.text) || !t.short && !p.known(t.text)
		}
	}
}

// isName tells a word that is a name as well.
func isName(word string) bool {
	base, _ := strings.CutSuffix(unmarked(word), "'s")
	return wordlist.Names()[base]
}

// unmarked is a word without the marks on its letters.
func unmarked(word string) string {
	bare := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(word))
	return norm.NFC.String(bare)
}

// at is the text of a token, "" where there is none.
func (p *phrase) at(i int) string {
	if i < 0 || i >= len(p.tokens) {
		return ""
	}
	return p.tokens[i].text
}

// leaveOut leaves out the tokens from from to to, which is not among them.
func (p *phrase) leaveOut(from, to int) {
	for i := max(from, 0); i < min(to, len(p.tokens)); i++ {
		p.tokens[i].gone = true
	}
}

// String joins what is left, or is "" when that says nothing.
func (p *phrase) String() string {
	var kept []string
	size, tells := 0, false
	for _, t := range p.tokens {
		shown := t.shown()
		if n := len(kept); n > 0 && kept[n-1] == shown && t.gone {
			continue
		}
		if size += len(shown) + 1; size > mostKept {
			break
		}
		kept = append(kept, shown)
		tells = tells || !t.gone && t.tells()
	}
	if !tells {
		return ""
	}
	return strings.Join(kept, " ")
}

// shown is a token as it is kept.
func (t token) shown() string {
	switch {
	case t.gone && t.number:
		return someNumber
	case t.gone:
		return someWord
	}
	return t.text
}

// tells reports whether a token says anything by itself.
func (t token) tells() bool { return t.number || len(t.text) >= 3 && !carriers[t.text] }
