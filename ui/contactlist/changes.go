package contactlist

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"paydesk/knowledge"
	"paydesk/store"
	"paydesk/ui/words"
)

// mostChanges is how many times a contact was mended are listed; the earlier
// ones are counted.
const mostChanges = 3

// timed are the fields that change whenever somebody works on a contact, and
// tell nothing.
var timed = []string{"ended", "talk_seconds", "hold_seconds", "after_seconds"}

// changed tells what was mended in a contact after it was saved, a line each
// time, the newest first; nothing for one that was not.
func (l *List) changed(c store.Contact) []string {
	changes, err := l.deps.Desk.Store().Changes(l.ctx, c.ID)
	if err != nil {
		l.deps.Status.Fail(err.Error())
		return nil
	}
	changes = slices.DeleteFunc(changes, func(c store.Change) bool { return slices.Contains(timed, c.Field) })
	var lines []string
	for len(changes) > 0 {
		n := sameTime(changes)
		lines = append(lines, l.mended(changes[:n]))
		changes = changes[n:]
	}
	slices.Reverse(lines)
	if more := len(lines) - mostChanges; more > 0 {
		lines = append(lines[:mostChanges], words.T("contactlist.earlier", more))
	}
	return lines
}

// sameTime is how many changes at the beginning were made with one saving.
func sameTime(changes []store.Change) int {
	first := changes[0]
	n := slices.IndexFunc(changes, func(c store.Change) bool { return c.Who != first.Who || !c.At.Equal(first.At) })
	if n < 0 {
		return len(changes)
	}
	return n
}

// mended is the line of one saving.
func (l *List) mended(changes []store.Change) string {
	parts := make([]string, len(changes))
	for i, c := range changes {
		parts[i] = words.T("contactlist.was", words.T("field."+c.Field), l.before(c))
	}
	at := changes[0].At.Local().Format("2 Jan 15:04")
	return words.T("contactlist.changed", changes[0].Who, at, strings.Join(parts, ", "))
}

// before is what a field said, in the words of the window.
func (l *List) before(c store.Change) string {
	var value any
	if err := json.Unmarshal(c.Before, &value); err != nil || value == nil || value == "" {
		return words.T("contactlist.empty")
	}
	text := firstLine(fmt.Sprint(value))
	if c.Field == "topic" {
		return l.titleOf(knowledge.TopicID(text))
	}
	if key := c.Field + "." + text; words.Has(key) {
		return words.T(key)
	}
	return text
}
