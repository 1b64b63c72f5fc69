package search

import "strings"

// fewWords is the length up to which a query that holds "51" may mean the
// code without saying so.
const fewWords = 4

// shortCodes finds codes of up to three signs: behind a word such as code, or
// in a query of few words.
func (q *codeQuery) shortCodes() {
	for i := 0; i < len(q.parts); i++ {
		key, used := q.shortAt(i)
		if used == 0 {
			continue
		}
		last := i + used - 1
		if trust := q.trustShort(key, i, last); trust > 0 {
			q.addShort(key, trust, i)
		}
		i = last
	}
}

func (q *codeQuery) addShort(key string, trust float32, at int) {
	for _, e := range q.book.short[shortKey(key)] {
		q.add(e, trust, at)
	}
}

// shortAt reads the short code that begins at part i, and how many parts it
// takes: "51", "5 1", "N7", "n 7", "RC65", and "20051" or "200R1" behind the
// prefix of a payment company.
func (q *codeQuery) shortAt(i int) (key string, used int) {
	p := q.parts[i]
	if key, ok := q.prefixed(p.text); ok {
		return key, 1
	}
	if key, ok := q.headed(p.text); ok {
		return key, 1
	}
	if key, ok := q.inTwo(i); ok {
		return key, 2
	}
	if len(p.text) > longestShort || !p.digits && !q.lettersOnly(i) {
		return "", 0
	}
	return p.text, 1
}

// inTwo reads a code typed as two single signs: "5 1", "n 7", "1-A", and "5 l"
// for 51.
func (q *codeQuery) inTwo(i int) (key string, ok bool) {
	if i+1 == len(q.parts) {
		return "", false
	}
	p, next := q.parts[i], q.parts[i+1]
	key = p.text + next.text
	known := q.book.short[shortKey(key)] != nil
	switch {
	case len(p.text) != 1:
		return "", false
	case !p.digits:
		return key, next.digits && known && isLetters(p.text)
	case len(next.text) != 1:
		return "", false
	case next.digits:
		return key, !q.glued(i, i+1)
	}
	return key, known && len(q.parts) <= fewWords
}

// lettersOnly tells whether letters alone are a code: XA by itself, a single
// letter only behind a word such as status.
func (q *codeQuery) lettersOnly(i int) bool {
	text := q.parts[i].text
	return !noise[text] && q.book.short[shortKey(text)] != nil && len(q.parts) <= fewWords && (len(q.parts) == 1 && len(text) > 1 || q.announced(i, i))
}

// prefixed takes the 20 or 30 off that Checkout.com puts before a bank's
// answer.
func (q *codeQuery) prefixed(text string) (string, bool) {
	for _, prefix := range []string{"20", "30"} {
		rest, ok := strings.CutPrefix(text, prefix)
		if ok && len(text) == 5 && q.book.whole[text] == nil && len(q.book.short[shortKey(strings.TrimPrefix(rest, "0"))]) > 0 {
			return strings.TrimPrefix(rest, "0"), true
		}
	}
	return "", false
}

// headed takes the word off that is written to its code: RC65, err05, 51code.
func (q *codeQuery) headed(text string) (key string, ok bool) {
	at := strings.IndexAny(text, "0123456789")
	if at > 0 && len(text)-at <= longestShort && (codeWords[text[:at]] || text[:at] == "e") && q.book.short[shortKey(text)] == nil {
		return text[at:], true
	}
	end := strings.LastIndexAny(text, "0123456789") + 1
	return text[:end], at == 0 && end <= longestShort && codeWords[text[end:]]
}

// trustShort judges a short code that parts i to j spell.
func (q *codeQuery) trustShort(key string, i, j int) float32 {
	_, headed := q.headed(q.parts[i].text)
	lettered := strings.Trim(key, "0123456789") != ""
	switch {
	case q.measured(i, j) || j+1 < len(q.parts) && key == "3" && q.parts[j+1].text == "d":
		return 0
	case headed, q.announced(i, j):
		return trustNamed
	case len(key) == 5:
		return trustLongPart
	case len(q.parts) <= fewWords:
		return trustAlone
	case lettered && q.parts[i].digits:
		return trustLettered
	}
	return 0
}
