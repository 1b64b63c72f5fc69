// Package cards tells an agent what card data was typed and what becomes of
// it, wherever text can be typed. It never shows more of a number than the
// four digits that are stored.
package cards

import (
	"strings"
	"unicode/utf8"

	"paydesk/knowledge/carddata"
	"paydesk/ui/widgets"
	"paydesk/ui/words"
)

// most is how many findings are named; more than that are counted.
const most = 2

// Will says what will be stored in the place of what was found; "" when
// nothing was.
func Will(found []carddata.Finding) string { return tell("cards.will", found) }

// Was says what stands in the place of what was found; "" when nothing was.
func Was(found []carddata.Finding) string { return tell("cards.was", found) }

// tell names what was found by its labels, which say of what kind it is. The
// sentence is short, for it stands in a line of the search and in two beside
// the note.
func tell(sentence string, found []carddata.Finding) string {
	if len(found) == 0 {
		return ""
	}
	var labels []string
	for _, f := range found[:min(most, len(found))] {
		labels = append(labels, f.Label)
	}
	text := strings.Join(labels, ", ")
	if len(found) > most {
		text += words.T("cards.more", len(found)-most)
	}
	return words.T(sentence, text)
}

// Shield takes card data out of a field that belongs to no contact, such as
// the search box.
type Shield struct {
	entry *widgets.Entry
	say   func(string)
	size  int // letters in the field at the last change
}

// NewShield returns a shield for a field; say gets what to tell the agent, ""
// for nothing any more.
func NewShield(e *widgets.Entry, say func(string)) *Shield { return &Shield{entry: e, say: say} }

// Changed is what the field's OnChanged calls. It returns the text to go by,
// without card data. What was pasted is masked in the field at once; what is
// being typed stays under the agent's hands until Left.
func (s *Shield) Changed(text string) string {
	masked, found := carddata.Mask(text)
	size := utf8.RuneCountInString(text)
	pasted := size > s.size+1
	s.size = size
	if pasted && len(found) > 0 {
		s.replace(masked, found)
		return masked
	}
	s.say(Will(found))
	return masked
}

// Left masks what stands in the field: the keyboard went elsewhere.
func (s *Shield) Left() {
	if masked, found := carddata.Mask(s.entry.Text); len(found) > 0 {
		s.replace(masked, found)
	}
}

func (s *Shield) replace(masked string, found []carddata.Finding) {
	s.entry.Put(masked)
	s.size = utf8.RuneCountInString(masked)
	s.say(Was(found))
}

// Put shows a text that nobody typed.
func (s *Shield) Put(text string) {
	s.entry.Put(text)
	s.size = utf8.RuneCountInString(text)
	s.say("")
}
