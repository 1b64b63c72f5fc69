package handout

import (
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"paydesk/knowledge"
	"paydesk/knowledge/checklist"
	"paydesk/knowledge/workday"
)

// issued is a Sunday, so that working days have to step over a weekend.
var issued = time.Date(2026, 11, 22, 15, 4, 0, 0, time.UTC)

var (
	allPapers    = []Paper{A4, Letter}
	allAudiences = []Audience{ForShopper, ForBank, ForSupport}
)

var library = sync.OnceValues(knowledge.Embedded)

// shipped reads the knowledge built into the program.
func shipped(tb testing.TB) *knowledge.Library {
	tb.Helper()
	lib, err := library()
	if err != nil {
		tb.Fatal(err)
	}
	return lib
}

// plain is the input for a topic with neither contact nor path.
func plain(a *knowledge.Article) Input {
	return New(a, issued, workday.Calendar{})
}

// filed is the plain input with all that a contact adds.
func filed(a *knowledge.Article) Input {
	in := plain(a)
	in.Ref, in.Customer, in.Order = "PD-2026-004217", "Maria da Conceição Müller", "8012345678901234"
	in.Amount, in.Currency = "49.90", "USD"
	in.AttemptAt = issued.Add(-time.Hour)
	return in
}

// walked is the input after a walk through the topic's checklist.
func walked(tb testing.TB, a *knowledge.Article, pick func(answers int) int) Input {
	tb.Helper()
	in := filed(a)
	in.Walk(walkOf(tb, a, pick))
	return in
}

// walkOf walks through the topic's checklist, picking each answer by pick,
// given the number of answers.
func walkOf(tb testing.TB, a *knowledge.Article, pick func(answers int) int) *checklist.Run {
	tb.Helper()
	run, err := checklist.Start(shipped(tb), a.ID)
	if err != nil {
		tb.Fatal(err)
	}
	for range 60 { // a pick may go in circles
		answers := len(run.Step().Answers)
		if run.Ended() || answers == 0 {
			break
		}
		if err := run.Apply(checklist.Event{Kind: checklist.Answered, Answer: pick(answers), Text: ""}); err != nil {
			break // a step that asks for a value ends this walk
		}
	}
	return run
}

// walks are the ways through a checklist that the tests take: always the
// first answer, always the last, and some at random, the same each time.
func walks() []func(int) int {
	picks := []func(int) int{
		func(int) int { return 1 },
		func(n int) int { return n },
	}
	for seed := range uint64(6) {
		random := rand.New(rand.NewPCG(seed, 1))
		picks = append(picks, func(n int) int { return 1 + random.IntN(n) })
	}
	return picks
}

// sample is an input that no edit of an article changes.
func sample() Input {
	return Input{
		topic: "three-d-secure-not-activated", title: "3-D Secure is not active", Lang: "en", Date: issued,
		sheet: knowledge.Sheet{
			Title: "Turn on 3-D Secure for your card",
			Lead:  "Your payment did not go through because 3-D Secure is not active on your card.",
			Wrong: "3-D Secure is not active", Who: "The bank that gave you the card", Next: "You pay again",
			Ready: []string{"Your card.", "The phone that your bank has on file for you."},
			Steps: []knowledge.Step{
				{Do: "Call your bank.", How: "Use the number on the back of your card."},
				{Do: "Ask the bank to turn it on.", How: "Ask when it starts to work."},
				{Do: "Pay for your order again."},
			},
			Fallback: knowledge.Step{Do: "If your bank cannot turn it on", How: "Pay with a different card."},
			Warning:  "A real bank never asks for your PIN.",
		},
		Ref: "PD-2026-004217", Customer: "Zoë Łukasiewicz", resumeCode: "NX21-11G8",
		Order: "8012345678901234", Amount: "49.90", Currency: "USD", AttemptAt: issued.Add(-time.Hour),
		due: []Due{DueFor(knowledge.Wait{What: "Reply", Min: 3, Max: 5, Unit: knowledge.WorkingDays}, issued, workday.Calendar{})},
	}
}

// sampleWalked is the sample after a walk.
func sampleWalked() Input {
	in := sample()
	in.found = []string{"Your card asks for a code that never comes."}
	in.done = []knowledge.Step{{Do: "Turn off your firewall."}, {Do: "Pay for your order again."}}
	in.owed = []knowledge.Step{{Do: "Turn your firewall on again.", How: "It keeps your device safe."}}
	in.todo = []knowledge.Step{{Do: "Call your bank.", How: "Use the number on your card."}, {Do: "Pay for your order again."}}
	return in
}
