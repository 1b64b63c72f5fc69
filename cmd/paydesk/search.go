package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"paydesk/knowledge"
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

func runSearch(_ context.Context, c *call, args []string) error {
	f := c.flags("search")
	asJSON := f.Bool("json", false, "")
	batch := f.Bool("batch", false, "")
	limit := f.Int("limit", 10, "")
	f.String("lang", "en", "") // the shipped knowledge is English
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
	if *batch {
		return c.searchBatch(d, *limit)
	}
	answer := find(d, strings.Join(query, " "), *limit)
	if *asJSON {
		return writeJSON(c.out, answer)
	}
	return c.printHits(answer)
}

func find(d *desk.Desk, query string, limit int) searchAnswer {
	start := time.Now()
	found := d.Search(query, limit)
	answer := searchAnswer{Query: query, Results: []searchHit{}, Confident: found.Confident, Ask: found.Ask}
	for _, h := range found.Hits {
		answer.Results = append(answer.Results, searchHit{string(h.ID), h.Title, h.Score, h.Why})
	}
	for _, m := range found.Codes {
		answer.Codes = append(answer.Codes, rowOf(m.ResponseCode))
	}
	answer.Micros = time.Since(start).Microseconds()
	return answer
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
	line := fmt.Sprintf("%s %s, %s: %s; %s; %s (%s)", r.System, r.Code, r.Name, r.Meaning,
		knowledge.Fixer(r.Fix).Said(), knowledge.Retry(r.Retry).Said(), r.Topic)
	if !r.Confirmed {
		line += " [not confirmed]"
	}
	return line
}

// searchBatch answers one query a line. A line that is no query gets an
// answer that says so, and the rest goes on.
func (c *call) searchBatch(d *desk.Desk, limit int) error {
	failed := false
	err := eachLine(c.in, func(number int, line []byte) error {
		var q struct {
			Query string `json:"query"`
			Lang  string `json:"lang"`
		}
		if err := json.Unmarshal(line, &q); err != nil {
			failed = true
			return writeJSON(c.out, lineError{fmt.Sprintf("this is no JSON object with a query: %v", err), number})
		}
		return writeJSON(c.out, find(d, q.Query, limit))
	})
	if err == nil && failed {
		err = errReported
	}
	return err
}

// lineError answers a line of input that was refused.
type lineError struct {
	Error string `json:"error"`
	Line  int    `json:"line"`
}

// maxLine bounds one line of input.
const maxLine = 8 << 20

// eachLine calls do for every line that is not blank, counted from 1.
func eachLine(r io.Reader, do func(number int, line []byte) error) error {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxLine)
	number := 0
	for lines.Scan() {
		number++
		if len(strings.TrimSpace(lines.Text())) == 0 {
			continue
		}
		if err := do(number, lines.Bytes()); err != nil {
			return err
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("the input could not be read after line %d: %w", number, err)
	}
	return nil
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
