package search

import (
	"runtime"
	"sync"

	"paydesk/knowledge"
)

// field is a part of an article with the weight its words have.
type field struct {
	weight float32
	short  bool // kept as lines, besides counting words
	kind   lineKind
	texts  func(*knowledge.Article, func(string))
}

// fields lists what is searched. What people say weighs most; what an agent
// reads out or must not do hardly names the topic and is left out.
var fields = []field{
	{3, true, plainLine, func(a *knowledge.Article, add func(string)) { add(a.Title) }},
	{2.5, true, plainLine, func(a *knowledge.Article, add func(string)) { each(a.Aliases, add) }},
	{idWeight, true, plainLine, func(a *knowledge.Article, add func(string)) { add(string(a.ID)) }},
	{2, true, plainLine, func(a *knowledge.Article, add func(string)) { each(a.Issue, add) }},
	{heardWeight, true, plainLine, func(a *knowledge.Article, add func(string)) { each(a.Heard, add) }},
	{2, true, codeLine, func(a *knowledge.Article, add func(string)) { each(a.Codes, add) }},
	{1.5, true, messageLine, func(a *knowledge.Article, add func(string)) {
		for _, m := range a.Messages {
			add(m.Text)
			add(m.Clean)
		}
	}},
	{1.2, true, plainLine, func(a *knowledge.Article, add func(string)) { add(a.Summary) }},
	{0.5, false, plainLine, func(a *knowledge.Article, add func(string)) { statements(a.Environment, add) }},
	{0.5, false, plainLine, func(a *knowledge.Article, add func(string)) { statements(a.Cause, add) }},
	{0.3, false, plainLine, func(a *knowledge.Article, add func(string)) { statements(a.Resolution, add) }},
}

// What the code tables add to an article.
var (
	codeName    = field{weight: 1, short: true, kind: codeLine}
	codeMessage = field{weight: 1.5, short: true, kind: messageLine}
)

func each(texts []string, add func(string)) {
	for _, t := range texts {
		add(t)
	}
}

func statements(list []knowledge.Statement, add func(string)) {
	for _, s := range list {
		add(s.Text)
	}
}

// heardWeight is the weight of one of many ways to say a thing.
const heardWeight = 0.5

// passage is one text of an article, cut into words.
type passage struct {
	field *field
	words []word
}

// atOnce is how many articles are cut before they are taken in: enough to
// keep all processors busy, few enough to hold them in memory.
const atOnce = 512

// cutter cuts articles into words, several at once: it is half of the work of
// building an index.
type cutter struct {
	codes   codeTexts
	workers []*worker
}

// worker is one of them, with memory that is used again for each batch.
type worker struct {
	met      forms
	words    []word
	passages []passage
}

// mostForms bounds what a worker remembers of words it met.
const mostForms = 20_000

func newCutter(codes codeTexts) *cutter {
	c := &cutter{codes: codes}
	for range runtime.GOMAXPROCS(0) {
		c.workers = append(c.workers, &worker{met: forms{}})
	}
	return c
}

// cut cuts a batch of articles; the next call uses its memory again.
func (c *cutter) cut(articles []*knowledge.Article) [][]passage {
	out := make([][]passage, len(articles))
	var wg sync.WaitGroup
	for first, w := range c.workers {
		wg.Go(func() {
			w.words, w.passages = w.words[:0], w.passages[:0]
			if len(w.met) > mostForms {
				clear(w.met)
			}
			for i := first; i < len(articles); i += len(c.workers) {
				out[i] = w.article(articles[i], c.codes)
			}
		})
	}
	wg.Wait()
	return out
}

func (w *worker) article(a *knowledge.Article, codes codeTexts) []passage {
	from := len(w.passages)
	for i := range fields {
		fields[i].texts(a, w.adder(&fields[i]))
	}
	each(codes.names[a.ID], w.adder(&codeName))
	each(codes.messages[a.ID], w.adder(&codeMessage))
	return w.passages[from:]
}

// adder returns what cuts the texts of a field.
func (w *worker) adder(f *field) func(string) {
	return func(text string) {
		w.makeRoom(min(len(text), maxTextBytes)/2 + 2)
		from := len(w.words)
		w.words = w.met.split(w.words, text)
		words := appendJoined(w.words[from:from], w.words[from:], nil)
		w.words = w.words[:from+len(words)]
		w.passages = append(w.passages, passage{f, words})
	}
}

// makeRoom sees to it that so many words fit. The words there are stay where
// they are, because passages hold them.
func (w *worker) makeRoom(words int) {
	if cap(w.words)-len(w.words) < words {
		w.words = make([]word, 0, max(2*cap(w.words), words, fewestRoom))
	}
}

const fewestRoom = 4096

// idWeight is low: an id was given once and for all, whatever people say.
const idWeight = 1
