package search

import (
	"strings"

	"paydesk/knowledge"
)

// code is one code of an article, in the forms it is looked up by.
type code struct {
	doc    int32
	shown  string // as the article writes it
	key    string // letters and digits, look-alikes made one
	digits string // the digits at its end
}

// codeBook finds codes in what people type, read out or paste.
type codeBook struct {
	codes   []code
	grams   [1000][]int32      // grams[123]: codes that hold the digits 123
	short   map[string][]int32 // codes of up to three signs, by shortKey
	letters map[string]bool    // parts in letters, such as isc and rs
}

// codeHit is a code found in a query.
type codeHit struct {
	doc   int32
	shown string
	trust float32 // 0 to 1
}

// How sure each way of finding a code is.
const (
	trustWhole     = 1
	trustLongPart  = 0.95 // six digits or more of it
	trustEnding    = 0.9  // its last four or five digits
	trustPart      = 0.8  // four or five digits of it
	trustMisprint  = 0.85 // one digit wrong, missing, added or swapped
	trustTwoWrong  = 0.6
	trustBeginning = 0.45 // its first digits, while they are typed
	trustShort     = 0.9  // a code of two or three signs, named as a code
	trustShortOnly = 0.7  // the same without the word code
)

func newCodeBook(articles []*knowledge.Article) *codeBook {
	book := &codeBook{short: map[string][]int32{}, letters: map[string]bool{}}
	for d, a := range articles {
		for _, text := range a.Codes {
			book.add(int32(d), text)
		}
		for _, alias := range a.Aliases {
			if text, ok := strings.CutPrefix(alias, "code "); ok {
				book.add(int32(d), text)
			}
		}
	}
	return book
}

// add learns one code. Codes without a digit are words and are found as such.
func (b *codeBook) add(doc int32, text string) {
	plain := compact(text)
	if !strings.ContainsAny(plain, "0123456789") {
		return
	}
	i := int32(len(b.codes))
	head := plain[:strings.IndexAny(plain, "0123456789")]
	c := code{doc, text, lookAlikes(plain), onlyDigits(lookAlikes(plain[len(head):]))}
	b.codes = append(b.codes, c)
	for _, part := range chunks(text) {
		if isLetters(part) {
			b.letters[part] = true
		}
	}
	b.letters[head] = true
	if len(plain) <= 3 {
		b.short[shortKey(plain)] = append(b.short[shortKey(plain)], i)
		return
	}
	seen := map[int]bool{}
	for _, g := range gramsOf(c.digits) {
		if !seen[g] {
			b.grams[g] = append(b.grams[g], i)
			seen[g] = true
		}
	}
}

// lookAlikes writes the letters that are taken for digits as those digits.
var lookAlikes = strings.NewReplacer("o", "0", "l", "1", "i", "1").Replace

// shortKey makes 5, 05 and 005 one, and o5 too.
func shortKey(plain string) string {
	key := strings.TrimLeft(lookAlikes(plain), "0")
	if key == "" {
		return "0"
	}
	return key
}

func onlyDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}

func gramsOf(digits string) []int {
	var grams []int
	for i := 0; i+3 <= len(digits); i++ {
		grams = append(grams, int(digits[i]-'0')*100+int(digits[i+1]-'0')*10+int(digits[i+2]-'0'))
	}
	return grams
}

// chunks cuts a text at everything that is no letter or digit.
func chunks(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return r >= 128 || compact(string(r)) == ""
	})
}

// find lists the codes that a query names, the surest reading of each.
func (b *codeBook) find(words []word) []codeHit {
	if len(b.codes) == 0 {
		return nil
	}
	var hits []codeHit
	parts := spelled(words)
	for from := 0; from < len(parts); {
		run := b.run(parts[from:])
		if run == 0 {
			from++
			continue
		}
		hits = b.lookUp(parts[from:from+run], hits)
		from += run
	}
	return b.findShort(parts, hits)
}

// run counts the parts that may belong to one code: it starts and ends
// anywhere but holds a digit.
func (b *codeBook) run(parts []part) int {
	n, digits := 0, false
	for n < len(parts) && n < maxRun && b.fits(parts[n]) {
		digits = digits || parts[n].digits
		n++
	}
	if !digits {
		return 0
	}
	return n
}

// maxRun is the most parts a dictated code is taken to have.
const maxRun = 24

func (b *codeBook) fits(p part) bool {
	return p.digits || b.letters[p.text] || len(p.text) == 1 || strings.Trim(p.text, "oli") == ""
}

// lookUp reads a run of parts as one code, and each long part by itself.
func (b *codeBook) lookUp(run []part, hits []codeHit) []codeHit {
	whole := b.digitsOf(run)
	hits = b.match(whole, hits)
	if len(run) == 1 {
		return hits
	}
	for i := range run {
		if d := b.digitsOf(run[i : i+1]); len(d) >= 4 && d != whole {
			hits = b.match(d, hits)
		}
	}
	return hits
}

// digitsOf joins the digits of parts; letters before a digit are the name of
// the code, look-alikes after one are misread digits.
func (b *codeBook) digitsOf(run []part) string {
	var out strings.Builder
	for _, p := range run {
		text := p.text
		if b.letters[text] && !p.digits {
			continue
		}
		if p.digits {
			text = text[strings.IndexAny(text, "0123456789"):]
		} else if out.Len() == 0 {
			continue
		}
		out.WriteString(onlyDigits(lookAlikes(text)))
	}
	return out.String()
}

// maxCandidates bounds how many codes are compared sign by sign.
const maxCandidates = 4000

// match finds the codes that hold the digits, or nearly hold them.
func (b *codeBook) match(digits string, hits []codeHit) []codeHit {
	if len(digits) < 3 || len(digits) > maxWordBytes {
		return hits
	}
	before := len(hits)
	for _, i := range b.rarest(digits) {
		if trust := trustOfPart(b.codes[i].digits, digits); trust > 0 {
			hits = append(hits, codeHit{b.codes[i].doc, b.codes[i].shown, trust})
		}
	}
	if len(hits) > before || len(digits) < 6 {
		return hits
	}
	return b.matchMisprint(digits, hits)
}

// rarest is the shortest list of codes that hold some three of the digits.
func (b *codeBook) rarest(digits string) []int32 {
	grams := gramsOf(digits)
	best := b.grams[grams[0]]
	for _, g := range grams[1:] {
		if len(b.grams[g]) < len(best) {
			best = b.grams[g]
		}
	}
	return best
}

func trustOfPart(code, digits string) float32 {
	at := strings.Index(code, digits)
	switch {
	case at < 0:
		return 0
	case code == digits:
		return trustWhole
	case len(digits) == 3:
		if at == 0 {
			return trustBeginning
		}
		return 0
	case len(digits) >= 6:
		return trustLongPart
	case strings.HasSuffix(code, digits):
		return trustEnding
	}
	return trustPart
}

func (b *codeBook) matchMisprint(digits string, hits []codeHit) []codeHit {
	limit, compared := 1, 0
	if len(digits) >= 9 {
		limit = 2
	}
	seen := map[int32]bool{}
	for _, g := range gramsOf(digits) {
		for _, i := range b.grams[g] {
			if seen[i] {
				continue
			}
			if compared++; compared > maxCandidates {
				return hits
			}
			seen[i] = true
			switch partEdits(digits, b.codes[i].digits) {
			case 1:
				hits = append(hits, codeHit{b.codes[i].doc, b.codes[i].shown, trustMisprint})
			case 2:
				if limit == 2 {
					hits = append(hits, codeHit{b.codes[i].doc, b.codes[i].shown, trustTwoWrong})
				}
			}
		}
	}
	return hits
}

// partEdits is the least number of misprints that turn part into some part
// of whole.
func partEdits(part, whole string) int {
	var rows [3][maxWordBytes + 1]int
	if len(whole) > maxWordBytes {
		whole = whole[:maxWordBytes]
	}
	for i := 1; i <= len(part); i++ {
		row, last, older := &rows[i%3], &rows[(i+2)%3], &rows[(i+1)%3]
		row[0] = i
		for j := 1; j <= len(whole); j++ {
			cost := 1
			if part[i-1] == whole[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && part[i-1] == whole[j-2] && part[i-2] == whole[j-1] {
				row[j] = min(row[j], older[j-2]+1)
			}
		}
	}
	best := len(part)
	for _, d := range rows[len(part)%3][:len(whole)+1] {
		best = min(best, d)
	}
	return best
}

// fewWords is the length up to which a query that holds "51" may mean the
// code without saying so.
const fewWords = 4

// findShort finds codes of up to three signs: after a word such as code, or
// in a query of few words.
func (b *codeBook) findShort(parts []part, hits []codeHit) []codeHit {
	for i, p := range parts {
		if len(p.text) > 3 {
			continue
		}
		trust := float32(0)
		if i > 0 && codeWords[parts[i-1].text] || i > 1 && codeWords[parts[i-2].text] {
			trust = trustShort
		} else if len(parts) <= fewWords {
			trust = trustShortOnly
		}
		key := p.text
		if i > 0 && len(parts[i-1].text) == 1 && isLetters(parts[i-1].text) && b.short[shortKey(parts[i-1].text+key)] != nil {
			key = parts[i-1].text + key
		}
		if trust == 0 || !p.digits {
			continue
		}
		for _, c := range b.short[shortKey(key)] {
			hits = append(hits, codeHit{b.codes[c].doc, b.codes[c].shown, trust})
		}
	}
	return hits
}

// part is one piece of a query read as a code might be.
type part struct {
	text   string
	digits bool // holds a digit
}

// spelled turns words into parts, with digits that were spoken written out:
// "five one double oh" gives 5100.
func spelled(words []word) []part {
	parts := make([]part, 0, len(words))
	for i := 0; i < len(words); {
		if digits, used := spokenDigits(words[i:]); used > 0 {
			parts = append(parts, part{digits, true})
			i += used
			continue
		}
		text := compact(words[i].text)
		parts = append(parts, part{text, strings.ContainsAny(text, "0123456789")})
		i++
	}
	return parts
}

// leastSpoken is how many digits have to be spoken in a row to be a code:
// "one" and "two" alone are words.
const leastSpoken = 3

// spokenDigits reads digits said as words from the start of words and tells
// how many words it used.
func spokenDigits(words []word) (digits string, used int) {
	var out strings.Builder
	times, pending, spoken := 1, false, 0
	for i, w := range words {
		switch ten := tens[w.text]; {
		case multiples[w.text] > 0 && !pending:
			times, pending = multiples[w.text], true
		case spokenOne[w.text] != "":
			out.WriteString(strings.Repeat(spokenOne[w.text], times))
			times, pending = 1, false
		case ten != "" && !pending:
			out.WriteString(ten)
			if i+1 == len(words) || spokenOne[words[i+1].text] == "" {
				out.WriteByte('0')
			}
		case w.text == "hundred" && out.Len() > 0:
			out.WriteString("00")
		default:
			return finishSpoken(out.String(), spoken, pending)
		}
		spoken++
	}
	return finishSpoken(out.String(), spoken, pending)
}

func finishSpoken(digits string, used int, pending bool) (string, int) {
	if pending {
		used--
	}
	if len(digits) < leastSpoken {
		return "", 0
	}
	return digits, used
}
