package search

import (
	"encoding/csv"
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"paydesk/knowledge"
)

// shippedIndex indexes the articles that Paydesk ships with, once.
var shippedIndex = sync.OnceValues(func() (*Index, error) {
	lib, err := knowledge.Embedded()
	if err != nil {
		return nil, err
	}
	return Of(lib), nil
})

func shipped(t testing.TB) *Index {
	t.Helper()
	ix, err := shippedIndex()
	if err != nil {
		t.Fatal(err)
	}
	return ix
}

// labelled is a query with the articles that answer it; none when the query
// has nothing to do with payments.
type labelled struct {
	query, kind string
	expected    []knowledge.TopicID
}

// readLabelled reads a CSV file with the columns query, kind and expected,
// in any order and among others.
func readLabelled(t testing.TB, path string) []labelled {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := map[string]int{}
	for i, name := range rows[0] {
		column[name] = i
	}
	var list []labelled
	for _, row := range rows[1:] {
		l := labelled{query: row[column["query"]], kind: row[column["kind"]]}
		for id := range strings.SplitSeq(row[column["expected"]], "|") {
			if id != "" {
				l.expected = append(l.expected, knowledge.TopicID(id))
			}
		}
		list = append(list, l)
	}
	return list
}

// tally counts how one kind of query fared.
type tally struct {
	n, first, three, unsure int
	reciprocal              float64
}

func (s *tally) add(other tally) {
	s.n += other.n
	s.first += other.first
	s.three += other.three
	s.unsure += other.unsure
	s.reciprocal += other.reciprocal
}

func (s tally) String() string {
	part := func(x float64) string { return fmt.Sprintf("%6.1f", 100*x/float64(max(s.n, 1))) }
	return fmt.Sprintf("%4d %s %s %6.3f %s", s.n, part(float64(s.first)), part(float64(s.three)),
		s.reciprocal/float64(max(s.n, 1)), part(float64(s.unsure)))
}

// judged runs one query and says how it fared.
func judged(ix *Index, l labelled) tally {
	answer := ix.Search(l.query, 10)
	got := tally{n: 1}
	if !answer.Confident {
		got.unsure = 1
	}
	at := slices.IndexFunc(answer.Hits, func(h Hit) bool { return slices.Contains(l.expected, h.ID) })
	if at >= 0 {
		got.reciprocal = 1 / float64(at+1)
	}
	if at == 0 {
		got.first = 1
	}
	if at >= 0 && at < 3 {
		got.three = 1
	}
	return got
}

// table judges all queries and logs the misses and the sums by kind.
func table(t *testing.T, ix *Index, list []labelled) map[string]tally {
	t.Helper()
	sums := map[string]tally{}
	for _, l := range list {
		got := judged(ix, l)
		logMiss(t, ix, l, got)
		groups := []string{l.kind}
		if len(l.expected) > 0 {
			groups = append(groups, "positive")
		}
		for _, g := range groups {
			s := sums[g]
			s.add(got)
			sums[g] = s
		}
	}
	t.Logf("%-16s %4s %6s %6s %6s %6s", "kind", "n", "first", "three", "mrr", "unsure")
	for _, kind := range slices.Sorted(maps.Keys(sums)) {
		t.Logf("%-16s %v", kind, sums[kind])
	}
	return sums
}

func logMiss(t *testing.T, ix *Index, l labelled, got tally) {
	t.Helper()
	positive := len(l.expected) > 0
	if positive && got.first == 1 && got.unsure == 0 || !positive && got.unsure == 1 {
		return
	}
	var found []string
	for _, h := range ix.Search(l.query, 4).Hits {
		found = append(found, fmt.Sprintf("%s %.3f", h.ID, h.Score))
	}
	t.Logf("missed %s %q: want %v, found %v, unsure %d", l.kind, l.query, l.expected, found, got.unsure)
}

// queries names another file of labelled queries to judge, such as those of
// one's own desk: go test ./knowledge/search -run Queries -v -queries FILE.
var queries = flag.String("queries", "", "a CSV file of labelled queries to judge")

func TestQueriesOfAFile(t *testing.T) {
	if *queries == "" {
		t.Skip("no file is given with -queries")
	}
	table(t, shipped(t), readLabelled(t, *queries))
}

func TestWhatFitsNothingOffersWhereToStart(t *testing.T) {
	lib, err := knowledge.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	got := Of(lib).Search("qwxzkj vbnmpq", 2)
	if got.Confident || len(got.Hits) != 2 || got.Hits[0].ID != "payment-declined" || got.Hits[0].Score != 0 {
		t.Errorf("offered %+v", got)
	}
}
