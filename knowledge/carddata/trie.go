package carddata

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// span is a range of bytes of the folded text.
type span struct{ start, end int }

// class is what a word means to the rules.
type class uint8

// The classes of words.
const (
	cardWord   class = iota // a payment card
	shopLabel               // an order or an article
	otherLabel              // a parcel, a phone, a ticket and other numbers that are no cards
	codeWord                // a card's security code
	sentWord                // a PIN or a code that the bank sends
	weakWord                // a code of some kind
	expiryWord              // an expiry date
	joinWord                // what people say between two parts of one number
	digitWord               // a digit or a number below a hundred
	ibanWord                // an international bank account number
	classCount
)

// match is a word of a lexicon found in a text.
type match struct {
	span
	value string // of a digit word, its digits
}

// trie holds all words of the lexicon, letter by letter, so that one pass
// over a text finds them all.
type trie struct{ nodes []node }

type node struct {
	lo      byte    // the letter of the first child
	next    []int32 // children by letter; 0 is none
	meaning []meaning
}

type meaning struct {
	class class
	open  bool // letters may follow
	value string
}

// child is the node behind a letter, 0 for none.
func (t *trie) child(at int32, c byte) int32 {
	n := &t.nodes[at]
	if i := int(c) - int(n.lo); i >= 0 && i < len(n.next) {
		return n.next[i]
	}
	return 0
}

func (t *trie) add(word string, m meaning) {
	at := int32(0)
	for i := range len(word) {
		next := t.child(at, word[i])
		if next == 0 {
			t.nodes = append(t.nodes, node{})
			next = int32(len(t.nodes) - 1)
			t.nodes[at].link(word[i], next)
		}
		at = next
	}
	if n := &t.nodes[at]; !slices.Contains(n.meaning, m) {
		n.meaning = append(n.meaning, m)
	}
}

// link hangs a child in, widening the range of letters as needed.
func (n *node) link(c byte, child int32) {
	switch {
	case len(n.next) == 0:
		n.lo, n.next = c, make([]int32, 1)
	case c < n.lo:
		n.next = append(make([]int32, n.lo-c), n.next...)
		n.lo = c
	case int(c) >= int(n.lo)+len(n.next):
		n.next = append(n.next, make([]int32, int(c)-int(n.lo)-len(n.next)+1)...)
	}
	n.next[c-n.lo] = child
}

// found are the words of a text by class, each in order of ends.
type found [classCount][]match

// search finds the words of a text. Of words of one class that begin at one
// place the longest counts.
func (t *trie) search(text string) *found {
	var out found
	letterBefore := false
	for i := 0; i < len(text); {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		joined := letter(r) && spaced(r)
		if !letterBefore || !joined {
			t.from(text, i, &out)
		}
		letterBefore = joined
		i += size
	}
	for c := range out {
		if !slices.IsSortedFunc(out[c], byEnd) {
			slices.SortStableFunc(out[c], byEnd)
		}
	}
	return &out
}

func byEnd(a, b match) int { return a.end - b.end }

// from adds the words that begin at a place.
func (t *trie) from(text string, start int, out *found) {
	at := int32(0)
	for i := start; i < len(text); {
		next, size := t.step(at, text, i)
		if next == 0 {
			return
		}
		at, i = next, i+size
		for _, m := range t.nodes[at].meaning {
			if end, ok := wordEnd(text, i, m.open); ok {
				out.add(m.class, match{span{start, end}, m.value})
			}
		}
	}
}

// step goes on by one letter, or by one gap between the words of a phrase,
// which people write with blanks, hyphens, underscores or line breaks.
func (t *trie) step(at int32, text string, i int) (next int32, size int) {
	if !gapByte(text[i]) {
		return t.child(at, text[i]), 1
	}
	if next = t.child(at, ' '); next == 0 {
		return 0, 0
	}
	for size = 1; size < 3 && i+size < len(text) && gapByte(text[i+size]); {
		size++
	}
	return next, size
}

func gapByte(c byte) bool {
	switch c {
	case ' ', '-', '_', '.', '\n', '\t', '\r', '\'', '/':
		return true
	}
	return false
}

func (f *found) add(c class, m match) {
	list := f[c]
	if n := len(list); n > 0 && list[n-1].start == m.start {
		list[n-1] = m
		return
	}
	f[c] = append(list, m)
}

// wordEnd tells where a word ends that was matched up to a place, and whether
// it is a word of its own. Scripts that write words together have no bounds.
// The letters that an open word goes on with belong to it.
func wordEnd(text string, end int, open bool) (int, bool) {
	if last, _ := utf8.DecodeLastRuneInString(text[:end]); !letter(last) || !spaced(last) {
		return end, true
	}
	for end < len(text) {
		r, size := utf8.DecodeRuneInString(text[end:])
		if !letter(r) || !spaced(r) {
			break
		}
		if !open {
			return end, false
		}
		end += size
	}
	return end, true
}

func letter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z'
	}
	return unicode.IsLetter(r)
}

// unspaced are the scripts that put no blanks between words, and Korean,
// which hangs its particles on.
var unspaced = []struct{ first, last rune }{
	{0x0E00, 0x0EFF}, {0x1000, 0x109F}, {0x1100, 0x11FF}, {0x1780, 0x17FF}, {0x3005, 0x30FF},
	{0x3400, 0x9FFF}, {0xAC00, 0xD7A3}, {0xF900, 0xFAFF}, {0x20000, 0x3FFFF},
}

// spaced tells scripts that put blanks between words.
func spaced(r rune) bool {
	if r < unspaced[0].first {
		return true
	}
	for _, s := range unspaced {
		if s.first <= r && r <= s.last {
			return false
		}
	}
	return true
}
