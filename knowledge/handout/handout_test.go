package handout

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"paydesk/assets/page"
	"paydesk/knowledge"
	"paydesk/knowledge/checklist"
)

var update = flag.Bool("update", false, "write the golden files again")

// build lays out an input that has to be printable.
func build(tb testing.TB, in Input) page.Document {
	tb.Helper()
	doc, err := Build(in)
	if err != nil {
		tb.Fatalf("%s for %s on %s: %v", in.topic, in.For, in.Paper, err)
	}
	return doc
}

// on is the input for another reader and paper.
func (in Input) on(paper Paper, reader Audience) Input {
	in.Paper, in.For = paper, reader
	return in
}

// texts are the runs of text of all pages, in the order they are drawn.
func texts(doc page.Document) (runs []page.Text) {
	for _, pg := range doc.Pages {
		for _, item := range pg.Items {
			if run, ok := item.(page.Text); ok {
				runs = append(runs, run)
			}
		}
	}
	return runs
}

// allText is what a reader sees, one line for each run.
func allText(doc page.Document) string {
	var b strings.Builder
	for _, run := range texts(doc) {
		b.WriteString(run.Text + "\n")
	}
	return b.String()
}

// dump lists the texts of a document with role, place and size.
func dump(doc page.Document) string {
	var b strings.Builder
	for i, pg := range doc.Pages {
		fmt.Fprintf(&b, "page %d, %d items\n", i+1, len(pg.Items))
		for _, run := range texts(page.Document{Pages: []page.Page{pg}}) {
			role := page.Role("-")
			if run.Elem > 0 {
				role = doc.Tree[run.Elem].Role
			}
			fmt.Fprintf(&b, "%-5s x %5.1f y %5.1f  %4.1f pt  %s\n", role, run.X, run.Y, run.Font.Size, run.Text)
		}
	}
	return b.String()
}

func TestLayoutStaysAsItWas(t *testing.T) {
	cases := map[string]Input{
		"plain":   sample(),
		"walked":  sampleWalked(),
		"bank":    sample().on(A4, ForBank),
		"support": sampleWalked().on(Letter, ForSupport),

		"hushed":         sampleHushed(t),
		"hushed-bank":    sampleHushed(t).on(A4, ForBank),
		"hushed-support": sampleHushed(t).on(Letter, ForSupport),
	}
	for name, in := range cases {
		t.Run(name, func(t *testing.T) {
			got, golden := dump(build(t, in)), filepath.Join("testdata", name+".golden")
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("the layout changed; look at the print, then run the test with -update. Got:\n%s", got)
			}
		})
	}
}

// Every shipped topic has to fit one page before a path is printed on it, for
// each reader and on both papers.
func TestShippedTopicsFitOnePage(t *testing.T) {
	for _, a := range shipped(t).Articles() {
		for _, paper := range allPapers {
			for _, reader := range allAudiences {
				for _, in := range []Input{plain(a), filed(a)} {
					if pages := len(build(t, in.on(paper, reader)).Pages); pages != 1 {
						t.Errorf("%s for %s on %s takes %d pages", a.ID, reader, paper, pages)
					}
				}
			}
		}
	}
}

// A path makes the sheet longer; it may take a second page, hardly ever.
func TestWalkedTopicsFitTwoPages(t *testing.T) {
	one, all := 0, 0
	for _, a := range shipped(t).Articles() {
		for _, pick := range walks() {
			for _, paper := range allPapers {
				pages := len(build(t, walked(t, a, pick).on(paper, ForShopper)).Pages)
				if pages > 2 {
					t.Errorf("%s on %s takes %d pages", a.ID, paper, pages)
				}
				if all++; pages == 1 {
					one++
				}
			}
		}
	}
	t.Logf("%d of %d walked sheets take one page", one, all)
	if one*100 < all*95 {
		t.Errorf("only %d of %d walked sheets take one page", one, all)
	}
}

func TestTextsStayReadable(t *testing.T) {
	for _, a := range shipped(t).Articles() {
		doc := build(t, filed(a).on(Letter, ForShopper))
		for _, run := range texts(doc) {
			if run.Font.Size < 11 && run.Elem > 0 && doc.Tree[run.Elem].Role == page.Body {
				t.Errorf("%s: %q is printed in %g points", a.ID, run.Text, run.Font.Size)
			}
		}
	}
}

// The warning, the way to help and the footer stand on every paper, and a
// heading is never the last text above the footer.
func TestEveryPaperHoldsItsParts(t *testing.T) {
	heads := map[Audience]string{ForShopper: english.Help.Head, ForBank: english.Help.Head, ForSupport: english.Support.Answer.Head}
	for _, in := range []Input{sample(), sampleWalked(), long()} {
		for _, paper := range allPapers {
			for reader, help := range heads {
				doc := build(t, in.on(paper, reader))
				text := allText(doc)
				for _, want := range []string{english.SafeHead, help, "Please use before 22 December 2026"} {
					if !strings.Contains(text, want) {
						t.Errorf("%s on %s lacks %q", reader, paper, want)
					}
				}
				checkEnds(t, doc)
			}
		}
	}
}

func checkEnds(t *testing.T, doc page.Document) {
	t.Helper()
	for i, pg := range doc.Pages {
		runs := texts(page.Document{Pages: []page.Page{pg}})
		runs = slices.DeleteFunc(runs, func(run page.Text) bool { return run.Elem == 0 })
		if len(runs) == 0 {
			t.Errorf("page %d is empty", i+1)
		} else if last := runs[len(runs)-1]; doc.Tree[last.Elem].Role == page.H2 {
			t.Errorf("page %d ends with the heading %q", i+1, last.Text)
		}
		if foot := fmt.Sprintf("Page %d of %d", i+1, len(doc.Pages)); !strings.Contains(allText(page.Document{Pages: []page.Page{pg}}), foot) {
			t.Errorf("page %d lacks %q", i+1, foot)
		}
	}
}

func TestStepsArePrintedOnce(t *testing.T) {
	in := sampleWalked()
	in.todo = append(in.todo,
		knowledge.Step{Do: "CALL YOUR BANK"},
		knowledge.Step{Do: "Phone your bank.", How: "Use the number on your card."},
		knowledge.Step{Do: "Tell them that you made this payment.", How: "Use the number on your card."})
	done, owed, todo := in.plan()
	if got := actions(done); !slices.Equal(got, []string{"Turn off your firewall."}) {
		t.Errorf("done: %q", got)
	}
	if got := actions(owed); !slices.Equal(got, []string{"Turn your firewall on again."}) {
		t.Errorf("owed: %q", got)
	}
	if got := actions(todo); !slices.Equal(got, []string{"Call your bank.", "Pay for your order again.", "Tell them that you made this payment."}) {
		t.Errorf("to do: %q", got)
	}
}

func TestSupportHearsWhatWasTried(t *testing.T) {
	cases := []struct {
		name string
		in   Input
		want string
	}{
		{"the agent's words come first", Input{tried: []string{"Called issuer"}, done: []knowledge.Step{{Do: "Call."}}}, "Called issuer"},
		{"else the shopper's", Input{done: []knowledge.Step{{Do: "Call."}}}, "Call."},
		{"blank words are none", Input{tried: []string{"", " \n\u200b"}}, english.Support.NothingTried},
		{"else it says so", Input{}, english.Support.NothingTried},
	}
	for _, c := range cases {
		c.in.For, c.in.Date = ForSupport, issued
		if text := allText(build(t, c.in)); !strings.Contains(text, c.want) {
			t.Errorf("%s: %q is missing in\n%s", c.name, c.want, text)
		}
	}
}

func TestBuildNamesWhatIsWrong(t *testing.T) {
	cases := map[string]func(*Input){
		`language "xx"`:   func(in *Input) { in.Lang = "xx" },
		`paper "a3"`:      func(in *Input) { in.Paper = "a3" },
		`for "press"`:     func(in *Input) { in.For = "press" },
		"no day of issue": func(in *Input) { in.Date = time.Time{} },
		"longer than a page": func(in *Input) {
			in.sheet.Ready = slices.Repeat([]string{strings.Repeat("many words ", 100)}, 20)
		},
	}
	for want, breakIt := range cases {
		in := sample()
		breakIt(&in)
		if _, err := PDF(in); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got error %v, want one with %q", err, want)
		}
	}
}

func TestFileNameIsSafe(t *testing.T) {
	cases := []struct {
		in   Input
		want string
	}{
		{Input{Ref: "PD-2026-004217", topic: "three-d-secure-not-activated", Lang: "en"}, "PD-2026-004217_three-d-secure-not-activated_en.pdf"},
		{Input{topic: "bank-restriction", For: ForBank}, "bank-restriction_bank_en.pdf"},
		{Input{topic: "x", For: ForShopper}, "x_en.pdf"},
		{sampleHushed(t), "PD-2026-004217_declined-by-bank_en.pdf"},
		{sampleHushed(t).on(A4, ForBank), "PD-2026-004217_declined-by-bank_bank_en.pdf"},
		{typed(t, "", "stolen card", "", "", ""), "declined-by-bank_en.pdf"},
		{Input{Ref: "../../etc/passwd", topic: "x"}, "------etc-passwd_x_en.pdf"},
		{Input{Ref: `C:\a*?"<>|` + "\x00\n", topic: "x"}, "C--a--------_x_en.pdf"},
		{Input{Ref: strings.Repeat("x", 300), topic: "y"}, strings.Repeat("x", 60) + "_y_en.pdf"},
		{Input{Ref: "名\u202e前", topic: "x"}, "---_x_en.pdf"},
	}
	for _, c := range cases {
		if got := FileName(c.in); got != c.want {
			t.Errorf("FileName(%q) = %q, want %q", c.in.Ref, got, c.want)
		}
	}
}

func TestTypedCardNumbersAreMasked(t *testing.T) {
	in := sampleWalked()
	const pan = "4111 1111 1111 1111"
	in.Customer, in.Amount, in.Currency = "Ann "+pan, pan, "EUR"
	in.found, in.tried = []string{"Typed " + pan}, []string{"Card " + pan}
	for _, reader := range allAudiences {
		if text := allText(build(t, in.on(A4, reader))); strings.Contains(text, "1111 1111") {
			t.Errorf("the card number is on the paper for %s:\n%s", reader, text)
		}
	}
	if in.tried[0] != "Card "+pan {
		t.Error("the caller's texts were changed")
	}
}

// A question mark in a printed article would be a hole in the fonts.
func TestFontsHoldEveryShippedCharacter(t *testing.T) {
	for _, a := range shipped(t).Articles() {
		texts := []string{a.Sheet.Title, a.Sheet.Lead, a.Sheet.Wrong, a.Sheet.Who, a.Sheet.Next, a.Sheet.Warning, a.Title}
		texts = append(texts, a.Sheet.Ready...)
		for _, step := range slices.Concat(a.Sheet.Steps, []knowledge.Step{a.Sheet.Fallback}) {
			texts = append(texts, step.Do, step.How)
		}
		for _, l := range shipped(t).Listed(a) {
			for _, step := range l.Way.Rest(0) {
				texts = append(texts, step.Do, step.How)
			}
		}
		if missing := page.Missing(strings.Join(texts, " ")); missing != nil {
			t.Errorf("%s: the fonts lack %q", a.ID, missing)
		}
	}
}

// As the list of what was found grows, every part comes to lie at the bottom
// of a page once.
func TestPagesBreakBetweenParts(t *testing.T) {
	for lines := range 60 {
		for _, reader := range []Audience{ForShopper, ForSupport} {
			in := long().on(A4, reader)
			in.found = slices.Repeat([]string{"One more line."}, lines)
			in.tried = in.found
			doc := build(t, in)
			checkEnds(t, doc)
			for _, pg := range doc.Pages {
				first := texts(page.Document{Pages: []page.Page{pg}})[0].Text
				if first == english.Help.Head || first == english.Support.Answer.Head {
					t.Errorf("%d lines for %s: the help stands alone on a page", lines, reader)
				}
			}
		}
	}
}

// The topic's own sheet says how to pay, or whom to ask; once the order is
// paid neither may be printed.
func TestPaidOrderIsAllThatItsSheetSays(t *testing.T) {
	lib := shipped(t)
	for _, a := range lib.Articles() {
		in := walkedTo(t, a, func(run *checklist.Run) bool { return run.Paid() })
		if in == nil || in.hushed {
			continue
		}
		doc := build(t, *in)
		if doc.Title != english.Paid.Title || strings.Contains(allText(doc), a.Sheet.Lead) {
			t.Errorf("%s: the order is paid, and the sheet is titled %q", a.ID, doc.Title)
		}
		_, _, todo := in.plan()
		if slices.ContainsFunc(todo, knowledge.Step.Pays) {
			t.Errorf("%s: the order is paid, and to do is %v", a.ID, todo)
		}
	}
}

// walkedTo is the input after the first of some random walks that ends where
// it should, or nil.
func walkedTo(t *testing.T, a *knowledge.Article, there func(*checklist.Run) bool) *Input {
	t.Helper()
	for seed := range uint64(60) {
		random := rand.New(rand.NewPCG(seed, 2))
		run := walkOf(t, a, func(n int) int { return 1 + random.IntN(n) })
		if there(run) {
			in := filed(a)
			in.Walk(run)
			return &in
		}
	}
	return nil
}

// The lead of a sheet speaks of its steps, so a run that was broken off before
// anything was put off prints the topic's own.
func TestUnfinishedWalkListsTheTopicsOwnSteps(t *testing.T) {
	for _, a := range shipped(t).Articles() {
		run := walkOf(t, a, func(int) int { return 1 })
		for !a.Hushed && len(run.Path()) > 0 {
			if err := run.Apply(checklist.Event{Kind: checklist.SteppedTo, Answer: 1}); err != nil {
				t.Fatal(err)
			}
			in := plain(a)
			in.Walk(run)
			done, _, todo := in.plan()
			if run.Ended() || len(done)+len(todo) < len(once(nil, a.Sheet.Steps)) || len(todo) == 0 {
				t.Errorf("%s after %d steps: to do is %v, done %v", a.ID, len(run.Path()), todo, done)
			}
		}
	}
}
