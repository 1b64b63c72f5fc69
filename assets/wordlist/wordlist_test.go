package wordlist

import (
	"slices"
	"strings"
	"testing"
)

func TestListsAreSortedLowerCaseAndWithoutRepeats(t *testing.T) {
	for name, list := range map[string]string{"common": common, "names": names} {
		all := strings.Fields(list)
		if len(all) < 500 || !slices.IsSorted(all) || len(slices.Compact(slices.Clone(all))) != len(all) {
			t.Errorf("%s: %d words, sorted %v", name, len(all), slices.IsSorted(all))
		}
		for _, word := range all {
			if strings.Trim(word, "abcdefghijklmnopqrstuvwxyz0123456789'") != "" {
				t.Errorf("%s holds %q", name, word)
			}
		}
	}
}

// Names that are no word of every day are not to be taken for one.
func TestCommonHoldsNoPlainNames(t *testing.T) {
	for _, name := range strings.Fields(`rose maria john smith peter anna jones garcia mueller baker carter daisy
		grace hope joy ivy ruby jack tom ben kim lee chen wang ivanov singh kumar ali omar fatima yuki berlin london`) {
		if Common()[name] {
			t.Errorf("%s is among the common words", name)
		}
	}
}
