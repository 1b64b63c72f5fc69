package search

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"paydesk/knowledge"
)

// asked are the queries the benchmarks go round.
var asked = []string{
	"bank de", "ISC_RS_5100102051", "insuficient fnuds", "my bank keeps declining", "five one double oh one oh two oh five one",
	"Your bank or agency declined your payment.",
	"he is sure that there is enough money on the card but the payment is declined and the bank does not say why",
}

func BenchmarkSearch(b *testing.B) { ask(b, shipped(b)) }

func BenchmarkSearch10000(b *testing.B) { ask(b, New(Source{Articles: recombined(b, 10_000)})) }

func BenchmarkSearch100000(b *testing.B) {
	if testing.Short() {
		b.Skip("indexes 100,000 articles")
	}
	ask(b, New(Source{Articles: recombined(b, 100_000)}))
}

func BenchmarkNew(b *testing.B) {
	lib, err := knowledge.Embedded()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		Of(lib)
	}
}

func ask(b *testing.B, ix *Index) {
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		ix.Search(asked[n%len(asked)], 14)
		n++
	}
}

// recombined makes n articles out of the shipped ones: each takes its parts
// from several of them and has codes and some words of its own.
func recombined(b *testing.B, n int) []*knowledge.Article {
	from := shipped(b).articles
	rnd := rand.New(rand.NewPCG(1, 2))
	pick := func() *knowledge.Article { return from[rnd.IntN(len(from))] }
	out := make([]*knowledge.Article, n)
	for i := range out {
		a := *pick()
		a.ID = knowledge.TopicID(fmt.Sprintf("topic-%d", i))
		a.Title = pick().Title + " " + ownWord(rnd)
		a.Summary, a.Issue, a.Aliases, a.Messages = pick().Summary, pick().Issue, pick().Aliases, pick().Messages
		a.Environment, a.Cause, a.Resolution = pick().Environment, pick().Cause, pick().Resolution
		a.Codes = []string{fmt.Sprintf("ISC_RS_%010d", rnd.Uint64N(1e10))}
		out[i] = &a
	}
	return out
}

func ownWord(rnd *rand.Rand) string {
	var w strings.Builder
	for range 3 {
		w.WriteByte("bcdfgklmnprst"[rnd.IntN(13)])
		w.WriteByte("aeiou"[rnd.IntN(5)])
	}
	return w.String()
}
