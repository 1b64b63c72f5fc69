package handout

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"paydesk/assets/page"
	"paydesk/knowledge"
	"paydesk/knowledge/checklist"
)

// hushedArticles are the shipped articles that are hushed.
func hushedArticles(tb testing.TB) (hushed []*knowledge.Article) {
	tb.Helper()
	for _, a := range shipped(tb).Articles() {
		if a.Hushed {
			hushed = append(hushed, a)
		}
	}
	if len(hushed) == 0 {
		tb.Fatal("no shipped article is hushed")
	}
	return hushed
}

// sampleHushed is the walked sample of a contact whose code hushes it.
func sampleHushed(tb testing.TB) Input {
	tb.Helper()
	in := sampleWalked()
	in.Filed(shipped(tb), "", "stolen_card")
	return in
}

// sheetKind is one of the papers that a handout comes as.
type sheetKind struct {
	paper  Paper
	reader Audience
}

// fixedPapers are the papers that a hushed contact has to have, made without
// any article, path or name. The contact is that of filed.
func fixedPapers(tb testing.TB) map[sheetKind]page.Document {
	tb.Helper()
	like := filed(&knowledge.Article{Hushed: true})
	like.Customer = ""
	papers := map[sheetKind]page.Document{}
	for _, paper := range allPapers {
		for _, reader := range allAudiences {
			papers[sheetKind{paper, reader}] = build(tb, like.on(paper, reader))
		}
	}
	return papers
}

// holdFixed fails where an input prints anything but the fixed papers, or its
// file is named for its topic.
func holdFixed(t *testing.T, name string, in Input, fixed map[sheetKind]page.Document) {
	t.Helper()
	for kind, want := range fixed {
		if got := build(t, in.on(kind.paper, kind.reader)); !reflect.DeepEqual(got, want) {
			t.Errorf("%s for %s on %s prints other than the fixed words:\n%s", name, kind.reader, kind.paper, allText(got))
		}
		if file := FileName(in.on(kind.paper, kind.reader)); !strings.HasPrefix(file, "PD-2026-004217_declined-by-bank_") {
			t.Errorf("%s: the file is named %s", name, file)
		}
	}
}

// walkAll visits every place that the checklist of a topic can come to, links
// followed, by the first way found, and by random ways.
func walkAll(t *testing.T, topic knowledge.TopicID, visit func(*checklist.Run)) {
	t.Helper()
	first, err := checklist.Start(shipped(t), topic)
	if err != nil {
		t.Fatal(err)
	}
	type place struct {
		topic knowledge.TopicID
		node  string
	}
	seen := map[place]bool{}
	for todo := []*checklist.Run{first}; len(todo) > 0; todo = todo[1:] {
		at := todo[0].Step()
		if seen[place{at.Topic, at.Node.ID}] {
			continue
		}
		seen[place{at.Topic, at.Node.ID}] = true
		visit(todo[0])
		for number := range at.Answers {
			todo = append(todo, answered(t, todo[0], number+1))
		}
	}
	for seed := range uint64(12) {
		random, run := rand.New(rand.NewPCG(seed, 7)), first
		for range 30 {
			if visit(run); run.Ended() {
				break
			}
			run = answered(t, run, 1+random.IntN(len(run.Step().Answers)))
		}
	}
}

// answered is a copy of the run that went one step on. The value typed with
// the answer is what may not be printed.
func answered(t *testing.T, run *checklist.Run, number int) *checklist.Run {
	t.Helper()
	next := run.Clone()
	if err := next.Apply(checklist.Event{Kind: checklist.Answered, Answer: number, Text: "reported stolen, fraud"}); err != nil {
		t.Fatal(err)
	}
	return next
}

// Wherever a checklist of a hushed article goes, and whichever checklist came
// into one, the papers hold the fixed words and nothing else.
func TestHushedPathsPrintFixedWordsOnly(t *testing.T) {
	fixed, came := fixedPapers(t), map[knowledge.TopicID]int{}
	for _, a := range shipped(t).Articles() {
		walkAll(t, a.ID, func(run *checklist.Run) {
			if !a.Hushed && !run.Hushed() {
				return
			}
			came[a.ID]++
			filedUnder := run.Proposal().Topic
			for _, about := range []*knowledge.Article{a, shipped(t).Article(filedUnder)} {
				in := filed(about)
				in.Walk(run)
				in.Filed(shipped(t), filedUnder, "51")
				holdFixed(t, fmt.Sprintf("%s at %s", a.ID, run.Step().Node.ID), in, fixed)
			}
		})
	}
	for _, a := range hushedArticles(t) {
		holdFixed(t, string(a.ID), filed(a), fixed)
		if came[a.ID] < 20 {
			t.Errorf("%s was walked to %d places", a.ID, came[a.ID])
		}
	}
	if came["payment-declined"] == 0 {
		t.Error("no walk came into a hushed article from payment-declined")
	}
}

// A contact filed under a hushed article, or with a code that stands for its
// reason, prints the same papers under any article.
func TestHushedContactsPrintFixedWordsUnderAnyTopic(t *testing.T) {
	fixed := fixedPapers(t)
	codes := []string{"41", "43", "07", "59", "RC 43", "stolen_card", "lost_card", "fraudulent", "pickup_card", "CSC_7200054", "Adyen 20"}
	for i, a := range shipped(t).Articles() {
		in := walked(t, a, walks()[i%len(walks())])
		in.Filed(shipped(t), "", codes[i%len(codes)])
		holdFixed(t, string(a.ID)+" with code "+codes[i%len(codes)], in, fixed)
		for _, under := range hushedArticles(t) {
			in := walked(t, a, walks()[i%len(walks())])
			in.Filed(shipped(t), under.ID, "")
			holdFixed(t, fmt.Sprintf("%s filed under %s", a.ID, under.ID), in, fixed)
		}
	}
}

// What is not hushed keeps its own words.
func TestOtherContactsKeepTheirPapers(t *testing.T) {
	in := sampleWalked()
	in.Filed(shipped(t), "declined-by-bank", "51")
	in.Filed(shipped(t), "", "Visa 83")
	if text := allText(build(t, in)); !strings.Contains(text, in.found[0]) || !strings.Contains(text, in.Customer) || !in.Owes() {
		t.Errorf("the paper of an open contact lost its words:\n%s", text)
	}
}

// A step that is owed is not on a hushed paper, so the paper does not settle it.
func TestHushedPaperSettlesNothing(t *testing.T) {
	if sampleHushed(t).Owes() {
		t.Error("the hushed paper counts as one that names what is owed")
	}
}

// The fixed words say to call the number on the card, and no word of any of
// the papers tells or hints at a reason.
func TestFixedWordsTellNothing(t *testing.T) {
	for kind, doc := range fixedPapers(t) {
		text := allText(doc) + doc.Title + doc.Subject
		if word := knowledge.Telling(text); word != "" {
			t.Errorf("for %s on %s: %q stands in\n%s", kind.reader, kind.paper, word, text)
		}
		if len(doc.Pages) != 1 {
			t.Errorf("for %s on %s: %d pages", kind.reader, kind.paper, len(doc.Pages))
		}
		if said := strings.Join(strings.Fields(text), " "); !strings.Contains(said, "bank declined the payment") || !strings.Contains(said, "the number on") {
			t.Errorf("for %s on %s the bank or the number on the card is missing:\n%s", kind.reader, kind.paper, text)
		}
	}
}

// typed is an input of a hushed article with texts that somebody typed.
func typed(tb testing.TB, customer, ref, order, amount, currency string) Input {
	tb.Helper()
	in := sampleHushed(tb)
	in.Customer, in.Ref, in.Order, in.Amount, in.Currency = customer, ref, order, amount, currency
	in.found, in.tried, in.resumeCode = []string{customer}, []string{order}, ref
	in.title, in.topic, in.sheet.Lead = amount, knowledge.TopicID(currency), customer
	return in
}

var longWord = regexp.MustCompile(`\pL{4,}`)

// FuzzHushedPaperHoldsNothingTyped gives a hushed paper any texts: no word
// comes through that the paper of a plain contact lacks.
func FuzzHushedPaperHoldsNothingTyped(f *testing.F) {
	for _, text := range []string{
		"", "Maria", "Maria (stolen card)", "FRAUD", "LOST-1", "SCAM-2026-1", "STOLEN-1", "robada", "ｓｔｏｌｅｎ", "sto\u200blen", "f r a u d",
		"49.90", "49.90 stolen", "USD", "PD-2026-004217\nstolen", "8012345678901234", "8012345678901234 43", "\x00\xff", strings.Repeat("lost ", 500),
	} {
		f.Add(text, text, text, text, text)
	}
	known := longWord.FindAllString(strings.Join(fixedTexts(f), " "), -1)
	f.Fuzz(func(t *testing.T, customer, ref, order, amount, currency string) {
		in := typed(t, customer, ref, order, amount, currency)
		for _, reader := range allAudiences {
			doc := build(t, in.on(A4, reader))
			text := allText(doc) + " " + doc.Title + " " + doc.Subject + " " + FileName(in.on(A4, reader))
			for _, word := range longWord.FindAllString(text, -1) {
				if word != strings.ToUpper(word) && !slices.Contains(known, word) {
					t.Errorf("for %s the paper holds %q:\n%s", reader, word, text)
				}
			}
			if word := knowledge.Telling(text); word != "" {
				t.Errorf("for %s the paper tells %q:\n%s", reader, word, text)
			}
		}
	})
}

// fixedTexts are all texts of the fixed papers, and the endings of file names.
func fixedTexts(tb testing.TB) []string {
	texts := []string{string(HushedTopic), "shopper bank support pdf"}
	for _, doc := range fixedPapers(tb) {
		texts = append(texts, allText(doc), doc.Title)
	}
	return texts
}

// pdfTerm is how pdfinfo calls a mark on the tags of a file.
const pdfTerm = "Suspects:"

// The file tells no more than the page: neither its text as another program
// reads it, nor what it says of itself, nor its bytes.
func TestHushedFileTellsNothing(t *testing.T) {
	for _, a := range hushedArticles(t) {
		in := walked(t, a, walks()[1])
		in.Customer = "Ana, card reported stolen"
		for _, paper := range allPapers {
			for _, reader := range allAudiences {
				file := pdf(t, in.on(paper, reader))
				all := tool(t, file, "pdftotext", "-raw", "FILE", "-") + strings.Replace(tool(t, file, "pdfinfo", "FILE"), pdfTerm, "", 1)
				if word := knowledge.Telling(all); word != "" {
					t.Errorf("%s for %s on %s tells %q:\n%s", a.ID, reader, paper, word, all)
				}
				plain := tool(t, file, "qpdf", "--qdf", "--object-streams=disable", "FILE", "-")
				for _, secret := range []string{string(a.ID), a.Title, in.resumeCode, "Ana"} {
					if strings.Contains(all, secret) || strings.Contains(plain, secret) {
						t.Errorf("%s for %s on %s holds %q", a.ID, reader, paper, secret)
					}
				}
			}
		}
	}
}
