package knowledge

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// alwaysHushed are the topics that are hushed whatever their file says, so
// that no pack, old or new, can let their reason out.
var alwaysHushed = []TopicID{"lost-or-stolen-card", "suspected-fraud"}

// Hushed tells whether a topic is one whose reason the shopper may not hear
// (see Article). It knows those on lost and stolen cards and on suspected
// fraud even where the library has no article on them.
func (l *Library) Hushed(topic TopicID) bool {
	a := l.byID[topic]
	return a != nil && a.Hushed || slices.Contains(alwaysHushed, topic)
}

// tells are beginnings of words that give away a hushed reason wherever they
// stand. One that ends in a blank is a whole word.
var tells = []string{
	"fraud", "antifraud", "defraud", "scam", "swindl", "stole ", "stolen", "steal", "theft", "thief", "thiev",
	"suspect", "suspic", "counterfeit", "pickup", "pick up", "picked up", "picking up",
	"blacklist", "black list", "hotlist", "hot list", "hot card",
}

// hints are beginnings of words that say too much beside a declined payment,
// and can be harmless elsewhere: "the connection was lost".
var hints = []string{
	"lost ", "lose ", "loss ", "block", "unblock", "lock", "unlock", "freez", "froze", "report", "withh", "retain", "retention",
	"confiscat", "seiz", "captur", "risk", "misus", "abus", "compromis", "hack", "skimm", "phish", "forge",
	"fake", "cloned", "crime", "crimin", "police", "flagg", "watchlist", "watch list",
}

// Telling returns what of a text may not come before the shopper of a hushed
// article, as it stands in the lists: the beginning of a word that names the
// reason or hints at it. It is empty where the text tells nothing. English
// alone is known.
func Telling(text string) string {
	if found := begins(text, tells); found != "" {
		return found
	}
	return begins(text, hints)
}

// begins returns the first of the beginnings that a word of the text has.
func begins(text string, beginnings []string) string {
	plain := " " + strings.Join(bareWords(text), " ") + " "
	at := slices.IndexFunc(beginnings, func(b string) bool { return strings.Contains(plain, " "+b) })
	if at < 0 {
		return ""
	}
	return strings.TrimSpace(beginnings[at])
}

// bareWords are the runs of letters and the runs of digits of a text, in small
// letters, without accents and what is invisible.
func bareWords(text string) (words []string) {
	before := other
	for _, r := range norm.NFKD.String(strings.ToLower(text)) {
		if unicode.In(r, unicode.Mn, unicode.Cf) {
			continue
		}
		is := sortOf(r)
		switch is {
		case other:
		case before:
			words[len(words)-1] += string(r)
		default:
			words = append(words, string(r))
		}
		before = is
	}
	return words
}

// runeSort is what a character can be part of.
type runeSort int

const (
	other runeSort = iota
	letter
	digit
)

func sortOf(r rune) runeSort {
	switch {
	case unicode.IsLetter(r):
		return letter
	case unicode.IsDigit(r):
		return digit
	}
	return other
}
