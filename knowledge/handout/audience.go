package handout

import (
	"strings"

	"paydesk/knowledge"
)

// composers draw the parts of a handout in their order, by its reader.
var composers = map[Audience]func(*layout, Input){
	ForShopper: (*layout).shopper,
	ForBank:    (*layout).bank,
	ForSupport: (*layout).support,
}

// shopper composes the sheet a shopper takes home.
func (l *layout) shopper(in Input) {
	w := l.words
	l.head(w.Shopper.Kind, in)
	l.title(in.sheet.Title, in.sheet.Lead)
	l.facts([]fact{
		{w.Shopper.Wrong, in.sheet.Wrong},
		{w.Shopper.Who, in.sheet.Who},
		{w.Shopper.Next, in.sheet.Next},
	})
	if in.walked() {
		done, owed, todo := in.plan()
		l.list(w.Found, in.found, (*pen).bullet)
		l.list(w.Done, actions(done), (*pen).ticked)
		l.box(w.Shopper.Ready, in.sheet.Ready)
		l.steps(w.ToDoNext, w.TickHint, owed, todo)
	} else {
		l.box(w.Shopper.Ready, in.sheet.Ready)
		l.steps(w.ToDo, w.TickHint, nil, once(nil, in.sheet.Steps))
	}
	l.methods(in)
	l.due(in.due, in.Date)
	l.note(in.sheet.Fallback)
	l.warning(w.Safe, in.sheet.Warning)
	l.help(w.Help, in.Ref, in.resumeCode)
}

// bank composes the card that the shopper reads to the bank.
func (l *layout) bank(in Input) {
	w := l.words.Bank
	l.head(w.Kind, in)
	l.title(w.Title, w.Lead)
	l.facts([]fact{
		{w.When, l.words.moment(in.AttemptAt)},
		{w.Amount, in.amount()},
		{w.What, in.title},
	})
	l.box(w.ReadyHead, w.Ready)
	l.steps(w.AskHead, l.words.TickHint, nil, w.Ask)
	l.lines(w.AnswerHead, w.AnswerHint, 3)
	l.warning(w.Safe)
	l.help(l.words.Help, in.Ref, in.resumeCode)
}

// support composes the text of a ticket.
func (l *layout) support(in Input) {
	w := l.words.Support
	l.head(w.Kind, in)
	l.title(in.title, w.Lead)
	l.facts([]fact{
		{w.Order, in.Order},
		{w.Amount, in.amount()},
		{w.When, l.words.moment(in.AttemptAt)},
	})
	l.list(w.Found, in.found, (*pen).bullet)
	l.list(w.Tried, in.attempts(w.NothingTried), (*pen).bullet)
	l.steps(w.AskHead, "", nil, w.Ask)
	l.warning(w.Safe)
	l.help(w.Answer, in.Ref, "")
}

// amount writes what was to be paid, such as "49.90 USD".
func (in Input) amount() string {
	if in.Amount == "" {
		return ""
	}
	return strings.TrimSpace(in.Amount + " " + in.Currency)
}

// attempts are the steps taken, in the agent's words where there are any.
func (in Input) attempts(none string) []string {
	switch {
	case len(in.tried) > 0:
		return in.tried
	case len(in.done) > 0:
		return actions(in.done)
	default:
		return []string{none}
	}
}

func actions(steps []knowledge.Step) []string {
	texts := make([]string, len(steps))
	for i, s := range steps {
		texts[i] = s.Do
	}
	return texts
}
