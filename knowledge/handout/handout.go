// Package handout makes the papers of one contact: the shopper's sheet, the
// card to call the bank with and the text for the platform's support. They
// say the same facts to three readers, on A4 or Letter.
//
// Build lays the paper out as a page.Document, which the window shows and
// PDF writes. A handout holds no card data: every text that a person typed is
// masked on its way in. Where the shopper may hear only that the bank declined
// it holds fixed words, whoever it is for. The same Input gives the same bytes; the only dates
// are those in it.
package handout

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"paydesk/assets/page"
	"paydesk/knowledge"
	"paydesk/knowledge/checklist"
	"paydesk/knowledge/search"
	"paydesk/knowledge/workday"
)

// Audience is who reads the paper.
type Audience string

// The audiences. The zero value means ForShopper.
const (
	ForShopper Audience = "shopper"
	ForBank    Audience = "bank"    // the shopper reads it to the bank
	ForSupport Audience = "support" // pasted into a support ticket
)

// Paper is the size of the sheet.
type Paper string

// The papers. The zero value means A4.
const (
	A4     Paper = "a4"
	Letter Paper = "letter" // US, CA, MX, PH, CL, CO
)

// Input is all that a handout can say. New begins one with an article, Walk
// adds the path of a checklist, Filed what the contact is filed under; what
// these add cannot be set from outside, so that nothing gets past the hush of
// an article (see knowledge.Article). What is empty is not printed.
type Input struct {
	Lang  string // "en", also when empty
	For   Audience
	Paper Paper
	Date  time.Time // day of issue

	Ref      string // of the contact, such as "PD-2026-004217"
	Customer string

	// Methods are the ways to pay that the sheet names, and Country, in
	// English, is where: everywhere when empty. What is not confirmed is not
	// printed.
	Methods []knowledge.Method
	Country string

	// The payment that failed, for the bank and the support.
	Order, Amount, Currency string
	AttemptAt               time.Time

	days   workday.Calendar // that waits are counted in
	topic  knowledge.TopicID
	title  string          // of the article, for the bank and the support
	sheet  knowledge.Sheet // for the shopper
	hushed bool            // nothing but fixed words may be printed
	paid   bool            // the order is paid, and the sheet says no more than that

	// The walked path. When done, todo and owed are all empty none was
	// walked, and the sheet's own steps are printed.
	found []string         // what the answers showed
	done  []knowledge.Step // ticked
	todo  []knowledge.Step // numbered boxes
	// owed make good a step that left the shopper worse off, such as a
	// firewall turned off; they come first.
	owed       []knowledge.Step
	due        []Due
	tried      []string // in the agent's words, for the support
	resumeCode string   // to go on with the checklist at any desk
}

// New begins the handout of an article, issued on a day from which its waits
// are counted, in the working days of a calendar.
func New(a *knowledge.Article, date time.Time, days workday.Calendar) Input {
	in := Input{Date: date, days: days, topic: a.ID, title: a.Title, sheet: a.Sheet, hushed: a.Hushed}
	for _, w := range a.Waits {
		in.due = append(in.due, DueFor(w, date, days))
	}
	return in
}

// Walk adds the path that was walked through a checklist.
func (in *Input) Walk(run *checklist.Run) {
	in.found, in.done, in.todo, in.owed = run.Found(), run.Done(), run.Left(), run.Owed()
	in.tried, in.resumeCode = run.Tried(), run.Code()
	in.hushed = in.hushed || run.Hushed()
	if in.paid = run.Paid(); in.paid {
		in.due = nil // nobody waits for the topic's answer any more
	}
	if w := run.Proposal().Wait; w != nil {
		in.addDue(DueFor(*w, in.Date, in.days))
	}
	if !run.Ended() && len(in.todo) == 0 {
		in.todo = in.untried()
	}
}

// untried are the sheet's own steps without those that are done: what is left
// of a run that was broken off. Paying is done once more.
func (in Input) untried() (steps []knowledge.Step) {
	for _, s := range in.sheet.Steps {
		done := slices.ContainsFunc(in.done, func(d knowledge.Step) bool { return sameStep(s, d) })
		if !done || s.Pays() {
			steps = append(steps, s)
		}
	}
	return steps
}

func (in *Input) addDue(d Due) {
	same := func(have Due) bool { return have.From.Equal(d.From) && have.To.Equal(d.To) }
	if !slices.ContainsFunc(in.due, same) {
		in.due = append(in.due, d)
	}
}

// Filed tells the topic that the contact is filed under, "" for none, and the
// code it holds. Neither is printed, and both can hush the paper, as the
// library says.
func (in *Input) Filed(lib *knowledge.Library, under knowledge.TopicID, code string) {
	in.hushed = in.hushed || lib.Hushed(under) || search.HushedCode(lib, code)
}

// Topic is the article that the handout was begun with, for the log of the
// desk. The paper and its name do not tell it where it is hushed.
func (in Input) Topic() knowledge.TopicID { return in.topic }

// Owes tells whether the paper names a step that makes good an earlier one.
func (in Input) Owes() bool { return len(in.owed) > 0 && !in.hushed }

// Build lays the handout out. It takes one page where it fits, with tighter
// gaps or without the list of ways to pay if need be, and full size on more
// pages where not. An error names what is missing or cannot be printed.
func Build(in Input) (page.Document, error) {
	in, words, err := in.prepared()
	if err != nil {
		return page.Document{}, err
	}
	for _, in := range in.forms() {
		for _, fit := range fits {
			doc, err := layOut(in, words, fit)
			if err == nil && len(doc.Pages) == 1 {
				return doc, nil
			}
		}
	}
	return layOut(in, words, fits[0])
}

// forms are what is tried to fit one page: all of the input, and where it has
// a list of ways to pay, the same without it. No list is worth a second page.
func (in Input) forms() []Input {
	if len(in.Methods) == 0 {
		return []Input{in}
	}
	short := in
	short.Methods = nil
	return []Input{in, short}
}

// PDF builds the handout and writes it as a PDF file.
func PDF(in Input) ([]byte, error) {
	doc, err := Build(in)
	if err != nil {
		return nil, err
	}
	return page.PDF(doc)
}

// FileName is the name a handout is saved under, such as
// "PD-2026-004217_three-d-secure-not-activated_en.pdf". The papers for the
// bank and the support name their reader, so that the three papers of one
// contact can lie in one folder. The name of a hushed handout is neutral.
func FileName(in Input) string {
	if in.hushed {
		in.topic, in.Ref = HushedTopic, formed(refForm, in.Ref)
	}
	ref := strings.Map(fileLetter, in.Ref)
	parts := []string{ref[:min(len(ref), maxRef)], string(in.topic)}
	if in.For != "" && in.For != ForShopper {
		parts = append(parts, string(in.For))
	}
	if in.Lang == "" {
		in.Lang = english.Lang
	}
	parts = append(parts, in.Lang)
	parts = slices.DeleteFunc(parts, func(part string) bool { return part == "" })
	return strings.Map(fileLetter, strings.Join(parts, "_")) + ".pdf"
}

// maxRef is how many letters of a reference a file name takes. Those that
// Paydesk gives are far shorter; file systems refuse names over 255 bytes.
const maxRef = 60

// fileLetter keeps what every file system takes.
func fileLetter(r rune) rune {
	if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '_' {
		return r
	}
	return '-'
}

// prepared fills in the defaults, refuses what cannot be printed, hushes what
// may not be told and masks what people typed.
func (in Input) prepared() (Input, *Words, error) {
	if in.Lang == "" {
		in.Lang = english.Lang
	}
	if in.For == "" {
		in.For = ForShopper
	}
	if in.Paper == "" {
		in.Paper = A4
	}
	words, ok := languages[in.Lang]
	switch {
	case !ok:
		return in, nil, fmt.Errorf("a handout in language %q cannot be printed yet; choose \"en\"", in.Lang)
	case papers[in.Paper] == (page.Size{}):
		return in, nil, fmt.Errorf("a handout cannot be printed on paper %q; choose \"a4\" or \"letter\"", in.Paper)
	case composers[in.For] == nil:
		return in, nil, fmt.Errorf("a handout cannot be made for %q; choose \"shopper\", \"bank\" or \"support\"", in.For)
	case in.Date.IsZero():
		return in, nil, errors.New("the handout has no day of issue; set its date")
	}
	switch {
	case in.hushed:
		in, words = in.hush(words)
	case in.paid:
		in.sheet, in.Methods = words.Paid, nil
	}
	return in.masked(), words, nil
}

var papers = map[Paper]page.Size{A4: page.A4, Letter: page.Letter}

// walked tells whether the handout follows a checklist.
func (in Input) walked() bool { return len(in.done)+len(in.todo)+len(in.owed) > 0 }

// plan sorts the steps: what is done, and what is to do with the owed steps
// first. Each stands once. A step that is to be done again, such as another
// try to pay, is not shown as done.
func (in Input) plan() (done, owed, todo []knowledge.Step) {
	owed = once(nil, in.owed)
	todo = once(owed, in.todo)
	return once(slices.Concat(owed, todo), in.done), owed, todo
}

// once keeps the steps that are neither in seen nor further up in steps.
func once(seen, steps []knowledge.Step) (kept []knowledge.Step) {
	for _, s := range steps {
		same := func(other knowledge.Step) bool { return sameStep(s, other) }
		if !slices.ContainsFunc(seen, same) && !slices.ContainsFunc(kept, same) {
			kept = append(kept, s)
		}
	}
	return kept
}

// sameStep tells whether two steps ask for the same thing: the same action,
// or two wordings of it that are done in the same way. The way alone does not
// do: "Give the date and the amount." goes with more than one question.
func sameStep(a, b knowledge.Step) bool {
	do, other := wordsOf(a.Do), wordsOf(b.Do)
	if slices.Equal(do, other) {
		return true
	}
	how := wordsOf(a.How)
	if len(how) == 0 || !slices.Equal(how, wordsOf(b.How)) {
		return false
	}
	shared := slices.DeleteFunc(slices.Clone(do), func(w string) bool { return !slices.Contains(other, w) })
	return 2*len(shared) > min(len(do), len(other))
}

// wordsOf are the words of a text without what two spellings may differ in.
func wordsOf(text string) []string { return strings.Fields(strings.ToLower(strings.Trim(text, " ."))) }
