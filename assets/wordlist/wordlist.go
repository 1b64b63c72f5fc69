// Package wordlist holds two lists of English words, parted by blanks, by which
// what people type is told from what says who they are.
package wordlist

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed common.txt
var common string

//go:embed names.txt
var names string

// Common are words of every day and of the trade, in lower case. Those that are
// Names as well are there for what else they mean.
var Common = sync.OnceValue(func() map[string]bool { return Set(common) })

// Names are given names, family names and some towns of many countries, in lower
// case and without marks on their letters.
var Names = sync.OnceValue(func() map[string]bool { return Set(names) })

// Set is a list of words parted by blanks, to look words up in.
func Set(list string) map[string]bool {
	found := map[string]bool{}
	for _, word := range strings.Fields(list) {
		found[word] = true
	}
	return found
}
