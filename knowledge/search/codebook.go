package search

import (
	"slices"
	"strconv"
	"strings"

	"paydesk/knowledge"
)

// entry is one code: a row of the code tables, or one that only its article
// names, and then row is nil.
type entry struct {
	doc    int32
	shown  string // as its system writes it
	head   string // of a long code: the letters before its digits
	digits string // of a long code: the digits at its end
	row    *knowledge.ResponseCode
}

// codeBook finds codes in what people type, read out or paste.
type codeBook struct {
	entries []entry
	grams   [1000][]int32      // grams[123]: long codes that hold the digits 123
	short   map[string][]int32 // codes of up to three signs, by shortKey
	whole   map[string][]int32 // all other codes by codeKey, and names of codes
	spans   []span             // ranges of numbers that are one code
	first   map[string]bool    // words that a code or name in words begins with
	heads   map[string]bool    // letters before the digits, such as isc and rs
	systems map[string][]*knowledge.CodeSystem
}

// span is a code that stands for all numbers from lo to hi.
type span struct {
	lo, hi int
	entry  int32
}

// newCodeBook learns the codes of the tables and of the articles.
func newCodeBook(articles []*knowledge.Article, rows []knowledge.ResponseCode) *codeBook {
	b := &codeBook{
		short: map[string][]int32{}, whole: map[string][]int32{}, first: map[string]bool{},
		heads: map[string]bool{}, systems: map[string][]*knowledge.CodeSystem{},
	}
	docs := make(map[knowledge.TopicID]int32, len(articles))
	for d, a := range articles {
		docs[a.ID] = int32(d)
	}
	known := map[string]bool{} // codes of the tables, with their articles
	for i := range rows {
		if doc, ok := docs[rows[i].Topic]; ok {
			b.addRow(doc, &rows[i])
			known[string(rows[i].Topic)+" "+codeKey(rows[i].Code)] = true
		}
	}
	for d, a := range articles {
		for _, text := range a.Codes {
			if !known[string(a.ID)+" "+codeKey(text)] {
				b.addCode(entry{doc: int32(d), shown: text})
			}
		}
	}
	return b
}

func (b *codeBook) addRow(doc int32, row *knowledge.ResponseCode) {
	if isMessage(row.Code) {
		return // a message is quoted, not named: see codeTexts
	}
	i := b.addCode(entry{doc: doc, shown: row.Code, row: row})
	if words := split(row.Name); len(words) > 1 {
		b.addWords(joinWords(words), words[0].text, i)
	}
	for _, w := range row.System.Words {
		if !slices.Contains(b.systems[w], row.System) {
			b.systems[w] = append(b.systems[w], row.System)
		}
	}
}

// fewestMessageWords is the length from which on a code with blanks is a
// message on the screen.
const fewestMessageWords = 3

func isMessage(code string) bool { return len(strings.Fields(code)) >= fewestMessageWords }

// addCode learns the forms one code is looked up by and returns its place.
func (b *codeBook) addCode(e entry) int32 {
	i := int32(len(b.entries))
	key := codeKey(e.shown)
	if lo, hi, ok := numberRange(e.shown); ok {
		b.spans = append(b.spans, span{lo, hi, i})
		b.entries = append(b.entries, e)
		return i
	}
	switch at := strings.IndexAny(key, "0123456789"); {
	case at >= 0 && len(key)-at >= fewestLong:
		e.head, e.digits = key[:at], key[at:]
		b.addLong(key[:at], e, i)
	case len(key) <= longestShort:
		b.short[shortKey(key)] = append(b.short[shortKey(key)], i)
	default:
		b.addWords(key, split(e.shown)[0].text, i)
	}
	b.entries = append(b.entries, e)
	return i
}

const (
	longestShort = 3 // signs of a short code
	fewestLong   = 6 // digits of a long one, of which a part is enough
)

func (b *codeBook) addWords(key, first string, i int32) {
	b.whole[key] = append(b.whole[key], i)
	b.first[first], b.first[key] = true, true
}

// addLong learns the digits of a long code three by three, and the letters
// before them.
func (b *codeBook) addLong(head string, e entry, i int32) {
	b.heads[head] = true
	for _, part := range split(e.shown) {
		if isLetters(part.text) {
			b.heads[part.text] = true
		}
	}
	seen := map[int]bool{}
	for _, g := range gramsOf(e.digits) {
		if !seen[g] {
			b.grams[g] = append(b.grams[g], i)
			seen[g] = true
		}
	}
}

// numberRange reads "2109-2999".
func numberRange(code string) (lo, hi int, ok bool) {
	from, to, ok := strings.Cut(code, "-")
	if !ok {
		return 0, 0, false
	}
	lo, errLo := strconv.Atoi(from)
	hi, errHi := strconv.Atoi(to)
	return lo, hi, errLo == nil && errHi == nil && lo < hi
}

// codeKey is a code in letters and digits alone, in the spelling of the
// index; with a digit in it, the letters that are taken for digits are those.
func codeKey(text string) string {
	key := joinWords(split(text))
	if strings.ContainsAny(key, "0123456789") && len(key) > 0 {
		at := strings.IndexAny(key, "0123456789")
		return key[:at] + lookAlikes(key[at:])
	}
	return key
}

func joinWords(words []word) string {
	var out strings.Builder
	for _, w := range words {
		out.WriteString(compact(w.text))
	}
	return out.String()
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

func gramsOf(digits string) []int {
	var grams []int
	for i := 0; i+3 <= len(digits); i++ {
		if n, err := strconv.Atoi(digits[i : i+3]); err == nil {
			grams = append(grams, n)
		}
	}
	return grams
}

// codeTexts are what the code tables add to the texts of articles: the names
// of codes as lines, the messages among them as messages.
type codeTexts struct {
	names, messages map[knowledge.TopicID][]string
}

func newCodeTexts(rows []knowledge.ResponseCode) codeTexts {
	t := codeTexts{map[knowledge.TopicID][]string{}, map[knowledge.TopicID][]string{}}
	seen := map[string]bool{}
	for _, r := range rows {
		if isMessage(r.Code) {
			t.messages[r.Topic] = append(t.messages[r.Topic], r.Code)
		}
		for _, text := range []string{r.Name, r.Code} {
			key := string(r.Topic) + " " + codeKey(text)
			if seen[key] || isMessage(r.Code) || len(split(text)) < 2 || strings.ContainsAny(text, "0123456789") {
				continue
			}
			seen[key] = true
			t.names[r.Topic] = append(t.names[r.Topic], text)
		}
	}
	return t
}
