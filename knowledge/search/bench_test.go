package search

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"paydesk/knowledge"
)

func BenchmarkSearch(b *testing.B) { ask(b, shipped(b)) }

func BenchmarkSearch10000(b *testing.B) { ask(b, New(recombined(b, 10_000))) }

func BenchmarkSearch100000(b *testing.B) { ask(b, New(recombined(b, 100_000))) }

func BenchmarkNew(b *testing.B) {
	lib, err := knowledge.Embedded()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		Of(lib)
	}
}

// BenchmarkStart reads the articles from the program and indexes them, as
// every start of it does.
func BenchmarkStart(b *testing.B) {
	for b.Loop() {
		lib, err := knowledge.Shipped()
		if err != nil {
			b.Fatal(err)
		}
		Of(lib)
	}
}

// BenchmarkNew100000 tells besides the time how much memory the index takes,
// and how much was in use at most while it was built, garbage included.
func BenchmarkNew100000(b *testing.B) {
	from := recombined(b, 100_000)
	var ix *Index
	runtime.GC()
	before := heap()
	for b.Loop() {
		ix = nil
		runtime.GC()
		most := watchHeap(func() { ix = New(from) })
		b.ReportMetric(float64(most-before)/1e6, "MB-most")
		runtime.GC()
		b.ReportMetric(float64(heap()-before)/1e6, "MB")
	}
	runtime.KeepAlive(ix)
}

// heap is the memory in use, in bytes.
func heap() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// watchHeap is the most memory in use while work is done.
func watchHeap(work func()) (most uint64) {
	done := make(chan bool)
	go func() { work(); close(done) }()
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case <-done:
			return max(most, heap())
		case <-tick.C:
			most = max(most, heap())
		}
	}
}

// ask goes round the labelled queries and reports, besides the mean, the
// time that half of them and that all but one in a hundred stay under.
func ask(b *testing.B, ix *Index) {
	var asked []string
	for _, l := range readLabelled(b, "testdata/queries.csv") {
		asked = append(asked, l.query)
	}
	var took []time.Duration
	b.ReportAllocs()
	for n := 0; b.Loop(); n++ {
		start := time.Now()
		ix.Search(asked[n%len(asked)], 14)
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds()), "µs-p50")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "µs-p99")
}

// indexedWords is how many words of each made-up article are indexed, besides
// its code.
const indexedWords = 150

// recombined makes n articles out of the lines of the shipped ones: each has
// lines of several of them, a code and a word of its own.
func recombined(b *testing.B, n int) Source {
	from := shipped(b).articles
	rnd := rand.New(rand.NewPCG(1, 2))
	pick := func() *knowledge.Article { return from[rnd.IntN(len(from))] }
	out := make([]*knowledge.Article, n)
	for i := range out {
		a := &knowledge.Article{
			ID: knowledge.TopicID(fmt.Sprintf("topic-%d", i)), Title: pick().Title + " " + ownWord(rnd),
			Summary: pick().Summary, Codes: []string{fmt.Sprintf("ISC_RS_%010d", rnd.Uint64N(1e10))},
		}
		for left := indexedWords - len(split(a.Title+" "+a.Summary+" "+string(a.ID))); left > 0; {
			lines := pick().Heard
			line := split(lines[rnd.IntN(len(lines))])
			a.Heard = append(a.Heard, joinedLine(line[:min(len(line), left)]))
			left -= len(line)
		}
		out[i] = a
	}
	return Source{Articles: out}
}

func joinedLine(words []word) string {
	var texts []string
	for _, w := range words {
		texts = append(texts, w.text)
	}
	return strings.Join(texts, " ")
}

func ownWord(rnd *rand.Rand) string {
	var w strings.Builder
	for range 3 {
		w.WriteByte("bcdfgklmnprst"[rnd.IntN(13)])
		w.WriteByte("aeiou"[rnd.IntN(5)])
	}
	return w.String()
}
