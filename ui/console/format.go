package console

import (
	"fmt"
	"strings"
	"time"

	"paydesk/knowledge"
	"paydesk/store"
	"paydesk/ui/widgets"
	"paydesk/ui/words"
)

// groupFours spaces a number of digits out as "8187 6543 2123 4567"; any other
// text stays as it is.
func groupFours(text string) string {
	digits := strings.ReplaceAll(text, " ", "")
	if digits == "" || strings.Trim(digits, "0123456789") != "" {
		return text
	}
	var b strings.Builder
	for i, d := range digits {
		if i > 0 && i%4 == 0 {
			b.WriteByte(' ')
		}
		b.WriteRune(d)
	}
	return b.String()
}

// bare is an order number as it is stored: without the blanks of its groups.
func bare(text string) string {
	digits := strings.ReplaceAll(text, " ", "")
	if strings.Trim(digits, "0123456789") == "" {
		return digits
	}
	return strings.TrimSpace(text)
}

// shortOrder is how a list names a contact: the last digits of its order, or
// its reference.
func shortOrder(order, ref string) string {
	if len(order) < 4 {
		return ref
	}
	return ".." + order[len(order)-4:]
}

// when is a day and time in the agent's own zone.
func when(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Local().Format("2 Jan 15:04")
}

// span is a time as the contact's header shows it: 2:14, then 1:02:14.
func span(d time.Duration) string {
	s := int(d / time.Second)
	if s < 3600 {
		return fmt.Sprintf("%02d:%02d", s/60, s%60)
	}
	return fmt.Sprintf("%d:%02d:%02d", s/3600, s/60%60, s%60)
}

// isDay reports whether a text is a date as the follow-up takes it; an empty
// one is no date to follow up on, which is fine.
func isDay(text string) bool {
	_, err := time.Parse(time.DateOnly, text)
	return text == "" || err == nil
}

// source names where a statement comes from, in words.
func source(s knowledge.Source) string {
	file, line, ok := strings.Cut(string(s), ":")
	if !ok {
		return words.T("source.house")
	}
	return words.T("source."+file, line)
}

var marks = map[knowledge.Result]widgets.Mark{
	knowledge.Resolved:         widgets.MarkResolved,
	knowledge.WillTry:          widgets.MarkWaiting,
	knowledge.WaitingBank:      widgets.MarkWaiting,
	knowledge.WaitingDocuments: widgets.MarkWaiting,
	knowledge.Escalated:        widgets.MarkEscalated,
	knowledge.Dropped:          widgets.MarkDropped,
}

// markOf is the shape for how a contact ended; open while it has not.
func markOf(outcome string) widgets.Mark {
	if m, ok := marks[knowledge.Result(outcome)]; ok {
		return m
	}
	return widgets.MarkOpen
}

// outcomeWord is the word for how a contact ended.
func outcomeWord(outcome string) string {
	if outcome == "" {
		return words.T("outcome.none")
	}
	return words.T("outcome." + outcome)
}

// outcomeOptions are the ways to end a contact.
func outcomeOptions() []widgets.Option {
	var out []widgets.Option
	for _, o := range store.Outcomes() {
		out = append(out, widgets.Option{Value: o, Text: outcomeWord(o), Mark: markOf(o)})
	}
	return out
}

func channelOptions() []widgets.Option {
	var out []widgets.Option
	for _, c := range store.Channels() {
		out = append(out, widgets.Option{Value: c, Text: words.T("channel." + c)})
	}
	return out
}

// shopperLanguages are those of the platform's shoppers, most visits first.
var shopperLanguages = []string{"es", "en", "pt-BR", "ko", "fr", "pl", "de", "nl", "ru", "it", "ar", "he", "tr", "ja", "uk", "id", "th", "vi"}

func languageOptions() []widgets.Option {
	var out []widgets.Option
	for _, l := range shopperLanguages {
		out = append(out, widgets.Option{Value: l, Text: words.T("lang." + l)})
	}
	return out
}
