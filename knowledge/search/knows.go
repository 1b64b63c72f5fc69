package search

// Knows reports whether a word, in whatever case, is one of the articles or of
// the words of the trade that a search is understood by. A word with blanks or
// signs in it is none.
func (ix *Index) Knows(word string) bool {
	words := split(word)
	return len(words) == 1 && words[0].start == 0 && words[0].end == len(word) && ix.vocab.has(words[0].text)
}
