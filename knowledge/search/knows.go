package search

import "unicode/utf8"

// Knows reports whether a word, in whatever case, is one of the articles, of the
// words of the trade that a search is understood by, or of another language that
// it is put into English from. A word with blanks or signs in it is none.
func (ix *Index) Knows(word string) bool {
	words := split(word)
	if len(words) != 1 || words[0].start != 0 || words[0].end != len(word) {
		return false
	}
	return ix.vocab.has(words[0].text) || knownAbroad(words[0].text)
}

// shortestRoot is how many letters of a word of another language have to stand
// in the table. What follows them has to be shorter by two: short roots begin
// names as well.
const shortestRoot = 4

func knownAbroad(word string) bool {
	d := dictionaries()
	if _, ok := d.whole[word]; ok {
		return true
	}
	letters := utf8.RuneCountInString(word)
	for cut := range word {
		root := utf8.RuneCountInString(word[:cut])
		if _, ok := d.begun[word[:cut]]; ok && root >= shortestRoot && letters-root <= root-2 {
			return true
		}
	}
	_, ok := d.begun[word]
	return ok
}
