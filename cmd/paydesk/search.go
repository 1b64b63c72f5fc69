package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"paydesk/knowledge"
	"paydesk/store"
	"paydesk/ui/desk"
)

// searchAnswer is the answer to a query, as programs read it.
type searchAnswer struct {
	Query     string      `json:"query"`
	Results   []searchHit `json:"results"`
	Confident bool        `json:"confident"`
	Micros    int64       `json:"micros"`
	Codes     []codeRow   `json:"codes,omitempty"`
	Ask       string      `json:"ask,omitempty"` // what tells the codes apart
}

// codeRow is a response code that a query may mean, as programs read it.
type codeRow struct {
	System    string `json:"system"`
	Code      string `json:"code"`
	Name      string `json:"name"`
	Meaning   string `json:"meaning"`
	Topic     string `json:"topic"`
	Fix       string `json:"fix"`
	Retry     string `json:"retry"`
	Confirmed bool   `json:"confirmed"`
	Source    string `json:"source"`
}

func rowOf(c *knowledge.ResponseCode) codeRow {
	return codeRow{c.System.ID, c.Code, c.Name, c.Meaning, string(c.Topic), string(c.Fix), string(c.Retry), c.Confirmed, c.Source}
}

type searchHit struct {
	ID    string  `json:"id"`
	Title string  `json:"title"`
	Score float64 `json:"score"`
	Why   string  `json:"why"`
}

func runSearch(ctx context.Context, c *call, args []string) error {
	f := c.flags("search")
	asJSON := f.Bool("json", false, "")
	batch := f.Bool("batch", false, "")
	limit := f.Int("limit", 10, "")
	lang := f.String("lang", "en", "") // the shipped knowledge is English
	query, err := c.parse(f, args)
	switch {
	case err != nil:
		return err
	case *limit < 1:
		return words("search: --limit is %d; give 1 or more", *limit)
	case *batch && (!*asJSON || len(query) > 0):
		return words("search: --batch reads the queries from its input, as JSON; write: search --json --batch")
	case !*batch && len(query) == 0:
		return words("search: the query is missing; write: search -- QUERY")
	}
	d, err := c.reader()
	if err != nil {
		return err
	}
	s := &searching{call: c, desk: d, limit: *limit}
	defer func() { s.keepMissed(ctx) }() // once all is answered
	if *batch {
		return s.batch(*lang)
	}
	answer := s.find(strings.Join(query, " "), *lang)
	if *asJSON {
		return writeJSON(c.out, answer)
	}
	return c.printHits(answer)
}

// searching is a call that searches.
type searching struct {
	*call
	desk   *desk.Desk
	limit  int
	missed []store.Missed // searches without a good answer
}

func (s *searching) find(query, lang string) searchAnswer {
	start := time.Now()
	found := s.desk.Search(query, s.limit)
	answer := searchAnswer{Query: query, Results: []searchHit{}, Confident: found.Confident, Ask: found.Ask}
	for _, h := range found.Hits {
		answer.Results = append(answer.Results, searchHit{string(h.ID), h.Title, h.Score, h.Why})
	}
	for _, m := range found.Codes {
		answer.Codes = append(answer.Codes, rowOf(m))
	}
	answer.Micros = time.Since(start).Microseconds()
	if missed, ok := desk.MissedBy(found, lang); ok && len(s.missed) < mostMissed {
		missed.Query = strings.Clone(query[:min(len(query), mostMissedBytes)])
		s.missed = append(s.missed, missed)
	}
	return answer
}

// Bounds of what a batch remembers, so that a long one takes little memory.
const (
	mostMissed      = 20_000  // searches
	mostMissedBytes = 1 << 10 // of each
)

// keepPatience is how long a search that was answered waits for another program
// that holds the log, to be counted.
const keepPatience = 300 * time.Millisecond

// keepMissed counts the searches without a good answer in the log. Where there
// is none of this version, or another program holds it, they are not counted:
// the search was answered, and looking something up makes and changes no log.
func (s *searching) keepMissed(ctx context.Context) {
	if len(s.missed) == 0 {
		return
	}
	dir, err := s.folder()
	if err != nil {
		return
	}
	log, err := store.OpenCurrent(ctx, dir, store.Options{Now: s.now, Patience: s.patience})
	if err != nil {
		return
	}
	defer log.Close()
	_ = s.desk.KeepMissed(ctx, log, s.missed)
}

func (c *call) printHits(answer searchAnswer) error {
	if !answer.Confident {
		fmt.Fprintln(c.out, "Nothing fits well. Nearest:")
	}
	for _, r := range answer.Codes {
		fmt.Fprintln(c.out, codeLine(r))
	}
	if answer.Ask != "" {
		fmt.Fprintln(c.out, answer.Ask)
	}
	for _, h := range answer.Results {
		fmt.Fprintf(c.out, "%-36s %s  (%s)\n", h.ID, h.Title, h.Why)
	}
	return nil
}

// codeLine is a response code for people.
func codeLine(r codeRow) string {
	return fmt.Sprintf("%s %s, %s: %s; %s; %s (%s%s)", r.System, r.Code, r.Name, r.Meaning,
		knowledge.Fixer(r.Fix).Said(), knowledge.Retry(r.Retry).Said(), r.Topic, unconfirmed[r.Confirmed])
}

// batch answers one query a line. A line that is no query gets an
// answer that says so, and the rest goes on.
func (s *searching) batch(lang string) error {
	return s.answerLines(func(line []byte) (any, error) {
		var q struct {
			Query string `json:"query"`
			Lang  string `json:"lang"`
		}
		if err := json.Unmarshal(line, &q); err != nil {
			return nil, fmt.Errorf("this is no JSON object with a query: %w", err)
		}
		return s.find(q.Query, cmp.Or(q.Lang, lang)), nil
	})
}

// writeJSON prints one object on one line.
func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return fmt.Errorf("the answer could not be written: %w", err)
	}
	return nil
}
