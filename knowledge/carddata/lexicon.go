package carddata

import (
	"strings"
	"sync"
)

// The lists of words hold one word or phrase a line or, parted by commas,
// several. A word that ends in * may go on: "kart*" is karta, kartę, karty.
// {a,b,} stands for a, b or nothing. One that ends in ~ is also taken with a
// letter missing, doubled, or changed places with its neighbour, as people
// type it. Accents make no difference. The words of a phrase may be joined.

// lexicon is all the words, ready to be searched for.
var lexicon = sync.OnceValue(func() *trie {
	t := &trie{nodes: make([]node, 1)}
	for c, list := range map[class]string{
		cardWord: cardWords, shopLabel: shopLabels, otherLabel: otherLabels, codeWord: codeWords, sentWord: sentWords,
		weakWord: weakWords, expiryWord: expiryWords, joinWord: joinWords, ibanWord: ibanWords,
	} {
		for _, w := range phrases(list) {
			t.addPhrase(w, meaning{class: c})
		}
	}
	for value, words := range digitWords {
		for _, w := range phrases(words) {
			t.addPhrase(w, meaning{class: digitWord, value: value})
		}
	}
	return t
})

// phrases are the words of a list, braces written out and folded.
func phrases(list string) []string {
	var all []string
	for _, line := range strings.FieldsFunc(protect(list), func(r rune) bool { return r == '\n' || r == ',' }) {
		for _, w := range alternatives(strings.TrimSpace(line)) {
			if f, _ := fold(w, false); f.text != "" {
				all = append(all, strings.Join(strings.Fields(f.text), " "))
			}
		}
	}
	return all
}

// protect writes the commas inside braces as bars, so that a list can be cut
// at its commas.
func protect(list string) string {
	inside := false
	return strings.Map(func(r rune) rune {
		if r == '{' || r == '}' {
			inside = r == '{'
		}
		if r == ',' && inside {
			return '|'
		}
		return r
	}, list)
}

func alternatives(phrase string) []string {
	open := strings.IndexByte(phrase, '{')
	if open < 0 {
		return []string{phrase}
	}
	end := open + strings.IndexByte(phrase[open:], '}')
	var all []string
	for _, choice := range strings.Split(phrase[open+1:end], "|") {
		all = append(all, alternatives(phrase[:open]+choice+phrase[end+1:])...)
	}
	return all
}

func (t *trie) addPhrase(phrase string, m meaning) {
	phrase, m.open = strings.CutSuffix(phrase, "*")
	word, misspelt := strings.CutSuffix(phrase, "~")
	word = strings.NewReplacer("-", " ", "'", " ", ".", " ", "/", " ", "_", " ").Replace(word)
	word = strings.TrimRight(word, " ")
	all := []string{word}
	if misspelt {
		all = misspellings(word)
	}
	for _, w := range all {
		t.add(w, m)
		if strings.Contains(w, " ") && len(w) > 5 {
			t.add(strings.ReplaceAll(w, " ", ""), m)
		}
	}
}

// misspellings are a word and what fast fingers make of it; the first letter
// is right.
func misspellings(word string) []string {
	all, r := []string{word}, []rune(word)
	for i := 1; i < len(r); i++ {
		if r[i] == ' ' {
			continue
		}
		all = append(all, string(r[:i])+string(r[i+1:]), string(r[:i])+string(r[i])+string(r[i:]))
		if i+1 < len(r) && r[i+1] != ' ' {
			all = append(all, string(r[:i])+string(r[i+1])+string(r[i])+string(r[i+2:]))
		}
	}
	return all
}
