package filescan

import (
	"fmt"
	"strings"
	"unicode"

	"paydesk/knowledge/carddata"
)

// Finding is card data found in a file.
type Finding struct {
	Place
	Kind carddata.Kind
}

// Place is where in a file something stands; what does not apply is empty.
type Place struct {
	Table  string `json:"table,omitempty"`  // of a database
	Column string `json:"column,omitempty"` // of a table
	Ref    string `json:"ref,omitempty"`    // the contact that a row belongs to
	Entry  string `json:"entry,omitempty"`  // within an archive, outermost first
	Page   int    `json:"page,omitempty"`   // from 1
	Line   int    `json:"line,omitempty"`   // from 1
	Byte   *int64 `json:"byte,omitempty"`   // from 0
}

// String says the place in words.
func (p Place) String() string {
	var words []string
	add := func(there bool, format string, value any) {
		if there {
			words = append(words, fmt.Sprintf(format, value))
		}
	}
	add(p.Entry != "", "entry %s", p.Entry)
	add(p.Table != "", "table %s", p.Table)
	add(p.Page > 0, "page %d", p.Page)
	add(p.Line > 0, "line %d", p.Line)
	add(p.Column != "", "column %s", p.Column)
	add(p.Ref != "", "contact %s", p.Ref)
	if p.Byte != nil {
		add(true, "byte %d", *p.Byte)
	}
	return strings.Join(words, ", ")
}

// kinds are the kinds of card data in words.
var kinds = map[carddata.Kind]string{
	carddata.Card: "card number", carddata.CVV: "security code", carddata.Expiry: "expiry date", carddata.IBAN: "IBAN",
}

// KindName is a kind of card data in words.
func KindName(k carddata.Kind) string { return kinds[k] }

// SafeName is a file's name as it can be printed: without card data and
// without what a terminal would obey.
func SafeName(name string) string {
	name, _ = carddata.Mask(name)
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return '?'
		}
		return r
	}, name)
}
