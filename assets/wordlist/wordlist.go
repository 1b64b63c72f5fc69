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

// Common are words of every day and of the trade, in lower case. None is there
// for being a name.
var Common = sync.OnceValue(func() map[string]bool { return set(common) })

// Names are words that people and places are called by as well: given names,
// family names and towns that mean something else beside.
var Names = sync.OnceValue(func() map[string]bool { return set(names) })

func set(list string) map[string]bool {
	found := map[string]bool{}
	for _, word := range strings.Fields(list) {
		found[word] = true
	}
	return found
}
