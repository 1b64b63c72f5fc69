package handout

import (
	"regexp"

	"paydesk/knowledge"
)

// HushedTopic stands for a topic that would tell the reason, wherever the
// shopper gets to see it: in the name of a file, in the record of a shopper.
const HushedTopic knowledge.TopicID = "declined-by-bank"

// HushedTitle is what a paper says in place of the title of a hushed topic, in
// English.
func HushedTitle() string { return english.Hushed.What }

// The forms of what a contact adds to a hushed paper. They leave no room for
// words.
var (
	refForm      = regexp.MustCompile(`^[0-9A-Z]{2,4}(-[0-9]{1,8}){1,2}$`)
	orderForm    = regexp.MustCompile(`^[0-9]{8,20}$`)
	amountForm   = regexp.MustCompile(`^[0-9]{1,12}([.,][0-9]{1,3})?$`)
	currencyForm = regexp.MustCompile(`^[A-Z]{3}$`)
)

// hush leaves of an input what may be printed where the shopper may hear only
// that the bank declined: fixed words, and of the contact no more than its
// reference, its order, its sum and its time. All three papers can come into
// the shopper's hands, so all three are alike in this.
func (in Input) hush(w *Words) (Input, *Words) {
	kept := Input{
		Lang: in.Lang, For: in.For, Paper: in.Paper, Date: in.Date, AttemptAt: in.AttemptAt,
		Ref: formed(refForm, in.Ref), Order: formed(orderForm, in.Order),
		Amount: formed(amountForm, in.Amount), Currency: formed(currencyForm, in.Currency),
		title: w.Hushed.What, sheet: w.Hushed.Sheet, tried: []string{w.Hushed.Tried}, hushed: true,
	}
	words := *w
	words.Bank.Ask = w.Hushed.Ask
	return kept, &words
}

// formed is a text that has the form, or nothing.
func formed(form *regexp.Regexp, text string) string {
	if !form.MatchString(text) || knowledge.Telling(text) != "" {
		return ""
	}
	return text
}
