package main

import (
	"context"
	"fmt"
	"io"

	"go.yaml.in/yaml/v3"

	"paydesk/knowledge"
)

func runShow(_ context.Context, c *call, args []string) error {
	f := c.flags("show")
	asJSON := f.Bool("json", false, "")
	f.String("lang", "en", "")
	rest, err := c.parse(f, args)
	if err != nil {
		return err
	}
	id, err := only("show", "the id of a topic", rest)
	if err != nil {
		return err
	}
	d, err := c.reader()
	if err != nil {
		return err
	}
	a, err := d.Article(knowledge.TopicID(id))
	if err != nil {
		return wordsError{err}
	}
	if *asJSON {
		return showJSON(c.out, a, d.Library().CodesOf(a.ID))
	}
	printArticle(c.out, a)
	printCodes(c.out, d.Library().CodesOf(a.ID))
	return nil
}

// showJSON prints an article under the names it has in its file, with the
// response codes that lead to it.
func showJSON(w io.Writer, a *knowledge.Article, codes []*knowledge.ResponseCode) error {
	body, err := yaml.Marshal(a)
	if err != nil {
		return err
	}
	var fields map[string]any
	if err := yaml.Unmarshal(body, &fields); err != nil {
		return err
	}
	rows := []codeRow{}
	for _, r := range codes {
		rows = append(rows, rowOf(r))
	}
	fields["response_codes"] = rows
	return writeJSON(w, fields)
}

func printCodes(w io.Writer, codes []*knowledge.ResponseCode) {
	if len(codes) > 0 {
		fmt.Fprintln(w, "\nCodes that lead here")
	}
	for _, r := range codes {
		fmt.Fprintln(w, "  - "+codeLine(rowOf(r)))
	}
}

func printArticle(w io.Writer, a *knowledge.Article) {
	fmt.Fprintf(w, "%s\n%s · %s · version %d · %s · checked %s\n%s\n", a.Title, a.ID, a.Kind, a.Version, a.State, a.Checked, a.Summary)
	if a.Urgent != "" {
		fmt.Fprintf(w, "\nFIRST: %s\n", a.Urgent)
	}
	for _, m := range a.Messages {
		fmt.Fprintf(w, "\nOn the screen: %s [%s]\n", m.Text, m.Source)
	}
	for _, part := range a.Parts() {
		if len(part.Statements) > 0 {
			fmt.Fprintf(w, "\n%s\n", part.Heading)
		}
		for _, s := range part.Statements {
			fmt.Fprintf(w, "  - %s [%s]\n", s.Text, s.Source)
		}
	}
	if len(a.Waits) > 0 {
		fmt.Fprintln(w, "\nWaiting times")
	}
	for _, wait := range a.Waits {
		fmt.Fprintf(w, "  - %s: %s [%s]\n", wait.What, wait, wait.Source)
	}
	fmt.Fprintln(w, "\nRelated")
	for _, r := range a.Related {
		fmt.Fprintf(w, "  - %s %s\n", r.As, r.ID)
	}
}
