package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Limits on what is read of one text, so that a pasted novel costs no more
// than a long chat.
const (
	maxTextBytes = 32 << 10
	maxWords     = 1500
	maxWordBytes = 64
)

// word is one word of a text as it is compared: lower case, without accents,
// in American spelling.
type word struct {
	text       string
	start, end int // bytes of the text it stands in
	clause     int // counts up at every punctuation mark
}

// split cuts a text into words. Apostrophes belong to a word; "isn't" gives
// the two words is and not.
func split(text string) []word {
	return forms(nil).split(make([]word, 0, min(len(text)/5+2, maxWords)), text)
}

// form is what a raw word is compared as, and whether it carries a not.
type form struct {
	text    string
	negated bool
}

// forms remembers the forms of words that were met before: texts of many
// articles hold the same ones again and again. A nil one remembers nothing.
type forms map[string]form

func (f forms) of(raw string) form {
	if known, ok := f[raw]; ok {
		return known
	}
	text, negated := uncontract(fold(raw))
	made := form{text, negated}
	if text != "" {
		made.text = american(clip(text))
	}
	if f != nil {
		f[raw] = made
	}
	return made
}

// split appends the words of a text.
func (f forms) split(words []word, text string) []word {
	text = text[:min(len(text), maxTextBytes)]
	most := len(words) + maxWords
	clause, start := 0, -1
	flush := func(end int) {
		if start >= 0 {
			words = appendWord(words, f.of(text[start:end]), start, end, clause)
			start = -1
		}
	}
	for i, r := range text {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			if start < 0 {
				start = i
			}
			continue
		case isApostrophe(r) && start >= 0:
			continue
		}
		flush(i)
		if len(words) >= most {
			return words
		}
		if strings.ContainsRune(",.;:!?\n()", r) {
			clause++
		}
	}
	flush(len(text))
	return words
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == '‘' || r == '`' || r == 'ʼ' }

// appendWord adds one word, taken apart when it is a contraction.
func appendWord(words []word, f form, start, end, clause int) []word {
	if f.text != "" {
		words = append(words, word{f.text, start, end, clause})
	}
	if f.negated {
		words = append(words, word{"not", start, end, clause})
	}
	return words
}

// clip keeps a word from growing without end; it never cuts a rune.
func clip(w string) string {
	if len(w) <= maxWordBytes {
		return w
	}
	cut := maxWordBytes
	for cut > 0 && !utf8.RuneStart(w[cut]) {
		cut--
	}
	return w[:cut]
}

// fold makes a word comparable: lower case, no accents, one kind of
// apostrophe.
func fold(raw string) string {
	if isASCII(raw) {
		return strings.ToLower(raw)
	}
	var b strings.Builder
	for _, r := range norm.NFKD.String(strings.ToLower(raw)) {
		switch {
		case isApostrophe(r):
			b.WriteByte('\'')
		case unicode.Is(unicode.Mn, r):
		default:
			b.WriteString(foldRune(r))
		}
	}
	return norm.NFC.String(b.String())
}

// foldRune spells out the letters that do not come apart into a base letter
// and an accent, and gives every decimal digit its ASCII form.
func foldRune(r rune) string {
	if s, ok := wholeLetters[r]; ok {
		return s
	}
	if unicode.Is(unicode.Nd, r) {
		return string('0' + digitValue(r))
	}
	return string(r)
}

// digitValue is the value of a decimal digit of any script: the ten digits of
// a script stand in a row whose first is the one without a digit before it.
func digitValue(r rune) rune {
	value := rune(0)
	for value < 9 && unicode.Is(unicode.Nd, r-value-1) {
		value++
	}
	return value
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// uncontract cuts "customer's" to customer and "isn't" to is; negated says
// that the word carried a not.
func uncontract(w string) (base string, negated bool) {
	if c, ok := contractions[w]; ok {
		return c, true
	}
	head, tail, found := strings.Cut(w, "'")
	if !found {
		return w, false
	}
	if tail == "t" && strings.HasSuffix(head, "n") {
		return strings.TrimSuffix(head, "n"), true
	}
	if len(head) == 1 && len(tail) > 2 { // l'argent, d'identita: the noun counts
		return strings.ReplaceAll(tail, "'", ""), false
	}
	return head, false
}

// respelling is one row of the table that turns British into American
// spelling. Both the articles and the query go through it, so a row that
// maps a word too many does no harm as long as it keeps words apart.
type respelling struct {
	suffix, repl string
	least        int // bytes the word has at least
}

var respellings = []respelling{
	{"isations", "izations", 9}, {"isation", "ization", 8}, {"isers", "izers", 7}, {"ising", "izing", 7},
	{"ised", "ized", 6}, {"ises", "izes", 6}, {"ise", "ize", 6}, {"yse", "yze", 6}, {"ysed", "yzed", 7},
	{"ours", "ors", 6}, {"our", "or", 5}, {"oured", "ored", 7}, {"ogue", "og", 6}, {"entre", "enter", 6},
	{"elled", "eled", 7}, {"elling", "eling", 8},
}

// shortestRespelt is the length of the shortest word of the table; all end in
// one of six letters.
const shortestRespelt = 5

func american(w string) string {
	if us, ok := spellings[w]; ok {
		return us
	}
	if len(w) < shortestRespelt || strings.IndexByte("sedrgn", w[len(w)-1]) < 0 {
		return w
	}
	for _, r := range respellings {
		if len(w) >= r.least && strings.HasSuffix(w, r.suffix) {
			return w[:len(w)-len(r.suffix)] + r.repl
		}
	}
	return w
}
