package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"go.yaml.in/yaml/v3"

	"paydesk/knowledge"
	"paydesk/ui/desk"
)

func runShow(_ context.Context, c *call, args []string) error {
	f := c.flags("show")
	asJSON := f.Bool("json", false, "")
	where := f.String("country", "", "")
	f.String("lang", "en", "")
	rest, err := c.parse(f, args)
	if err != nil {
		return err
	}
	id, err := only("show", "the id of a topic", rest)
	if err != nil {
		return err
	}
	if err := knownCountry("show", *where); err != nil {
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
		return showJSON(c.out, d, a, *where)
	}
	printArticle(c.out, a)
	printListed(c.out, d.Library().Listed(a))
	if a.Methods {
		printMethods(c.out, d, *where)
	}
	printCodes(c.out, d.Library().CodesOf(a.ID))
	return nil
}

// showJSON prints an article under the names it has in its file, and beside it
// what it lists of the variants and the ways to pay, and the response codes
// that lead to it.
func showJSON(w io.Writer, d *desk.Desk, a *knowledge.Article, where string) error {
	body, err := yaml.Marshal(a)
	if err != nil {
		return err
	}
	var fields map[string]any
	if err := yaml.Unmarshal(body, &fields); err != nil {
		return err
	}
	rows := []codeRow{}
	for _, r := range d.Library().CodesOf(a.ID) {
		rows = append(rows, rowOf(r))
	}
	fields["response_codes"] = rows
	if listed := d.Library().Listed(a); len(listed) > 0 {
		fields["variants"] = variantsJSON(listed)
	}
	if a.Methods {
		fields["payment_methods"] = methodsJSON(d, where)
	}
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

// variantJSON is how something is done on one variant, as programs read it.
type variantJSON struct {
	ID        string   `json:"id"`
	Name      string   `json:"name"`
	Checked   string   `json:"checked"`
	Confirmed bool     `json:"confirmed"`
	Sources   []string `json:"sources"`
	Steps     []string `json:"steps"`
}

func variantsJSON(listed []knowledge.Listed) []variantJSON {
	all := make([]variantJSON, len(listed))
	for i, v := range listed {
		all[i] = variantJSON{v.Variant.ID, v.Variant.Name, v.Way.Checked, v.Way.Confirmed, v.Way.Sources, v.Way.Said()}
	}
	return all
}

// methodJSON is a way to pay, as programs read it.
type methodJSON struct {
	Name      string               `json:"name"`
	Kind      knowledge.MethodKind `json:"kind"`
	Worldwide bool                 `json:"worldwide"`
	Note      string               `json:"note,omitempty"`
	Confirmed bool                 `json:"confirmed"`
	Sources   []string             `json:"sources"`
}

func methodsJSON(d *desk.Desk, where string) []methodJSON {
	_, methods := d.Methods(where)
	all := make([]methodJSON, len(methods))
	for i, m := range methods {
		all[i] = methodJSON{m.Name, m.Kind, !m.Local(), m.Note, m.Confirmed, m.Sources}
	}
	return all
}

// unconfirmed marks what no source shows.
var unconfirmed = map[bool]string{false: ", not confirmed"}

func printListed(w io.Writer, listed []knowledge.Listed) {
	for i, v := range listed {
		if i == 0 {
			fmt.Fprintln(w, "\nFor each of them")
		}
		fmt.Fprintf(w, "  - %s (checked %s%s)\n", v.Variant.Name, v.Way.Checked, unconfirmed[v.Way.Confirmed])
		for _, said := range v.Way.Said() {
			fmt.Fprintf(w, "      %s\n", said)
		}
	}
}

func printMethods(w io.Writer, d *desk.Desk, where string) {
	name, methods := d.Methods(where)
	fmt.Fprintf(w, "\nWays to pay %s\n", orEverywhere(name))
	for _, m := range methods {
		fmt.Fprintln(w, strings.TrimRight(fmt.Sprintf("  - %s (%s%s) %s", m.Name, m.Kind, unconfirmed[m.Confirmed], m.Note), " "))
	}
}
