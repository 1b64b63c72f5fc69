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

// usualPassages is about how many texts an article has beside its sayings.
const usualPassages = 64

// atOnce is how many articles are cut before they are taken in: enough to
// keep all processors busy, few enough to hold them in memory.
const atOnce = 512

// cutter cuts articles into words, several at once: it is half of the work of
// building an index.
type cutter struct{ codes codeTexts }

func (c cutter) cut(articles []*knowledge.Article) [][]passage {
	out := make([][]passage, len(articles))
	workers := min(runtime.GOMAXPROCS(0), len(articles))
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			met := forms{}
			for i := w; i < len(articles); i += workers {
				out[i] = c.article(articles[i], met)
			}
		})
	}
	wg.Wait()
	return out
}

func (c cutter) article(a *knowledge.Article, met forms) []passage {
	out := make([]passage, 0, len(a.Heard)+usualPassages)
	add := func(f *field) func(string) {
		return func(text string) {
			words := met.split(text)
			out = append(out, passage{f, appendJoined(words[:0], words, nil)})
		}
	}
	for i := range fields {
		fields[i].texts(a, add(&fields[i]))
	}
	each(c.codes.names[a.ID], add(&codeName))
	each(c.codes.messages[a.ID], add(&codeMessage))
	return out
}

// idWeight is low: an id was given once and for all, whatever people say.
const idWeight = 1
