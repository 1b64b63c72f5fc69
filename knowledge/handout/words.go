package handout

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"paydesk/knowledge"
)

// Words are the fixed words of a handout in one language. A word in braces is
// replaced, such as {date}.
type Words struct {
	Lang   string
	Months [12]string
	Day    string // {day}, {month}, {year}
	Near   string // {day}, {month}: a day of the year on the paper
	Moment string // {date}, {time}
	Range  string // {from}, {to}: two days
	Units  map[knowledge.Unit]Unit

	Shop      string // stands where a shop's name stands; Paydesk is nobody's
	NamedKind string // {kind}, {customer}
	Footer    string // {date}
	PageOf    string // {page}, {pages}

	Found    string // headings
	Done     string
	ToDo     string // without a path
	ToDoNext string
	TickHint string
	First    string // marks a step that is owed
	HowLong  string
	DueIn    string // {span}: minutes
	DueBy    string // {date}
	DueSpan  string // {days}, {span}

	PayIn       string // {country}
	PayAnywhere string
	PayDecides  string
	Kinds       map[knowledge.MethodKind]string

	SafeHead, Safe string
	Help           HelpWords

	Shopper ShopperWords
	Bank    BankWords
	Support SupportWords
	Hushed  HushedWords

	Paid knowledge.Sheet // for a shopper whose order is paid
}

// Unit names a unit of time for one and for several.
type Unit struct{ One, Many string }

// HelpWords are the words of the box that says how to go on with us.
type HelpWords struct {
	Head, Text string
	WithRef    string // {ref}; instead of Text where there is a reference
	Code       string // {code}
}

// ShopperWords are the words of the shopper's sheet.
type ShopperWords struct {
	Kind             string
	Wrong, Who, Next string
	Ready            string
}

// BankWords are the words of the card to call the bank with.
type BankWords struct {
	Kind, Title, Lead      string
	When, Amount, What     string
	ReadyHead              string
	Ready                  []string
	AskHead                string
	Ask                    []knowledge.Step
	AnswerHead, AnswerHint string
	Safe                   string
}

// SupportWords are the words of the text for the platform's support.
type SupportWords struct {
	Kind, Lead          string
	Order, Amount, When string
	Found, Tried        string
	NothingTried        string
	AskHead             string
	Ask                 []knowledge.Step
	Safe                string
	Answer              HelpWords
}

// HushedWords are all that the papers say of the payment where the shopper may
// hear only that the bank declined.
type HushedWords struct {
	Sheet knowledge.Sheet  // for the shopper
	What  string           // what happened, for the bank and the support
	Ask   []knowledge.Step // what to ask the bank
	Tried string           // for the support
}

// languages are the languages a handout can be printed in.
var languages = map[string]*Words{english.Lang: &english}

var english = Words{
	Lang: "en",
	Months: [12]string{"January", "February", "March", "April", "May", "June", "July",
		"August", "September", "October", "November", "December"},
	Day:    "{day} {month} {year}",
	Near:   "{day} {month}",
	Moment: "{date}, {time}",
	Range:  "{from} to {to}",
	Units: map[knowledge.Unit]Unit{
		knowledge.Minutes:     {"minute", "minutes"},
		knowledge.Days:        {"day", "days"},
		knowledge.WorkingDays: {"working day", "working days"},
	},

	Shop:      "Payment help",
	NamedKind: "{kind} for {customer}",
	Footer:    "Please use before {date}",
	PageOf:    "Page {page} of {pages}",

	Found:    "What we found",
	Done:     "What is already done",
	ToDo:     "What to do",
	ToDoNext: "What to do next",
	TickHint: "Tick each box when it is done",
	First:    "Do this first",
	HowLong:  "How long it takes",
	DueIn:    "in {span}",
	DueBy:    "by {date}",
	DueSpan:  "{days} ({span})",

	PayIn:       "Ways to pay in {country}",
	PayAnywhere: "Ways to pay in most countries",
	PayDecides:  "Your payment page shows which of them you can use.",
	Kinds: map[knowledge.MethodKind]string{
		knowledge.Card: "Cards", knowledge.Wallet: "Wallets", knowledge.BankTransfer: "From your bank",
		knowledge.CashVoucher: "With cash", knowledge.PayLater: "Pay later",
	},

	SafeHead: "Keep your card details safe",
	Safe: "We never ask for your full card number, PIN, CVV or a code from your bank. " +
		"If someone does, stop and tell us. Call your bank only on the number on your card.",
	Help: HelpWords{
		Head:    "Still stuck? We are here to help",
		Text:    "Tell us your order number, or visit the AliExpress Help Center.",
		WithRef: "Tell us your reference {ref}, or visit the AliExpress Help Center.",
		Code:    "To go on where you stopped, give this code: {code}",
	},

	Shopper: ShopperWords{
		Kind:  "Payment help sheet",
		Wrong: "What is wrong", Who: "Who can fix it", Next: "What comes next",
		Ready: "Have this ready",
	},
	Bank: BankWords{
		Kind:  "Card for the call to your bank",
		Title: "Call your bank about this payment",
		Lead:  "Your bank can see why it stopped the payment. Read this card to the person who answers.",
		When:  "Date and time", Amount: "Amount", What: "What happened",
		ReadyHead: "Before you call",
		Ready: []string{
			"Take your card. Call the number on the back of it.",
			"Have this card and a pen at hand.",
		},
		AskHead: "What to ask",
		Ask: []knowledge.Step{
			{Do: "Can you authorize this payment?", How: "Ask why it was stopped, and if it will work when you pay again."},
			{Do: "Is there a block on international purchases?", How: "Ask the bank to lift it for this payment."},
			{Do: "What is my daily limit?", How: "Ask if this payment goes over it, and if it can be raised."},
			{Do: "Is 3-D Secure turned on for my card?", How: "It is an extra check by your bank when you pay online."},
		},
		AnswerHead: "What the bank said", AnswerHint: "Write it down and tell us",
		Safe: "Never tell anyone your PIN, the 3 digits on the back or a code that your bank sent you. " +
			"We never ask for them or for your full card number. Call your bank only on the number on the back of your card.",
	},
	Support: SupportWords{
		Kind:  "Text for a support ticket",
		Lead:  "The payment for this order did not go through. Please look into it.",
		Order: "Order number", Amount: "Amount", When: "Date and time",
		Found: "What happened", Tried: "What has been tried",
		NothingTried: "No steps are on record yet.",
		AskHead:      "What we ask",
		Ask: []knowledge.Step{
			{Do: "Tell us why the payment was stopped."},
			{Do: "Tell us what the shopper can do now to pay for this order."},
		},
		Answer: HelpWords{
			Head:    "How to answer",
			Text:    "Please name the order number and say what the shopper can do.",
			WithRef: "Please name our reference {ref} and say what the shopper can do.",
		},
		Safe: "This text holds no card data, and none is needed to answer it. " +
			"Please do not ask for the full card number, the PIN, the 3 digits on the back or a code from the bank.",
	},
	Hushed: HushedWords{
		Sheet: knowledge.Sheet{
			Title: "Call your bank about this payment",
			Lead:  "Your bank declined the payment. Please call the number on your card. The bank can tell you more.",
			Wrong: "Your bank declined the payment", Who: "The bank that gave you the card", Next: "You pay when the bank says yes",
			Ready: []string{
				"Your card. The phone number of the bank is on the back.",
				"The date, time and amount of the payment.",
			},
			Steps: []knowledge.Step{
				{Do: "Stop trying this card for now.", How: "Each new try can bring the same answer."},
				{Do: "Call the number on your card.", How: "Do not use a number from a text or an e-mail."},
				{Do: "Pay another way, or wait for your bank.", How: "Use this card again only after your bank says yes."},
			},
			Fallback: knowledge.Step{Do: "If your bank says no", How: "Choose another card or another way to pay."},
		},
		What: "The bank declined the payment",
		Ask: []knowledge.Step{
			{Do: "Can you authorize this payment?", How: "Give the date, the time and the amount."},
			{Do: "What do I have to do so that I can pay?", How: "Ask if the card will work when you pay again, and from when."},
		},
		Tried: "The shopper was asked to call the number on the card.",
	},

	Paid: knowledge.Sheet{
		Title: "Your order is paid",
		Lead:  "The payment went through. You do not need to pay again.",
		Wrong: "Nothing is wrong any more", Who: "You need not do anything to pay", Next: "The shop gets your order ready",
		Fallback: knowledge.Step{Do: "If the order does not show as paid", How: "Do not pay again. Tell us, and keep the receipt of your payment."},
	},
}

// fill puts values in the place of the names in braces.
func fill(text string, pairs ...string) string {
	return strings.NewReplacer(pairs...).Replace(text)
}

// date writes a day, such as "21 November 2026".
func (w *Words) date(t time.Time) string {
	return fill(w.Day, "{day}", strconv.Itoa(t.Day()), "{month}", w.Months[t.Month()-1], "{year}", strconv.Itoa(t.Year()))
}

// moment writes a day with its time and time zone; the bank may sit in
// another one.
func (w *Words) moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return fill(w.Moment, "{date}", w.date(t), "{time}", t.Format("15:04 MST"))
}

// span writes a waiting time, such as "3 to 5 working days".
func (w *Words) span(wait knowledge.Wait) string {
	unit := w.Units[wait.Unit]
	switch {
	case wait.Min > 0 && wait.Min < wait.Max:
		return fill(w.Range, "{from}", strconv.Itoa(wait.Min), "{to}", strconv.Itoa(wait.Max)) + " " + unit.Many
	case wait.Max == 1:
		return "1 " + unit.One
	default:
		return fmt.Sprintf("%d %s", wait.Max, unit.Many)
	}
}

// due writes when something is expected and the span it was counted from.
func (w *Words) due(d Due, issued time.Time) string {
	days := w.days(d, issued)
	if d.Wait.Unit == knowledge.Minutes {
		return days
	}
	return fill(w.DueSpan, "{days}", days, "{span}", w.span(d.Wait))
}

// days writes when something is expected, such as "25 to 27 November".
func (w *Words) days(d Due, issued time.Time) string {
	last := w.near(d.To, issued)
	switch {
	case d.Wait.Unit == knowledge.Minutes:
		return fill(w.DueIn, "{span}", w.span(d.Wait))
	case d.Wait.Min == 0 || d.Wait.Min == d.Wait.Max:
		return fill(w.DueBy, "{date}", last)
	case d.From.Month() == d.To.Month() && d.From.Year() == d.To.Year():
		return fill(w.Range, "{from}", strconv.Itoa(d.From.Day()), "{to}", last)
	default:
		return fill(w.Range, "{from}", w.near(d.From, issued), "{to}", last)
	}
}

// near writes a day without its year when that is the year of issue.
func (w *Words) near(t, issued time.Time) string {
	if t.Year() != issued.Year() {
		return w.date(t)
	}
	return fill(w.Near, "{day}", strconv.Itoa(t.Day()), "{month}", w.Months[t.Month()-1])
}
