package checklist

import (
	"errors"
	"fmt"
	"strings"

	"paydesk/knowledge"
	"paydesk/knowledge/country"
)

// Typed is the event of an answer with the text that the agent typed beside
// it. A country has to be one that is known; it is kept under its English
// name.
func Typed(n *knowledge.Node, answer int, text string) (Event, error) {
	e := Event{Kind: Answered, Answer: answer, Text: text}
	if !n.Country || answer != 1 {
		return e, nil
	}
	code := country.Of(text)
	switch {
	case strings.TrimSpace(text) == "":
		return e, errors.New("write the country first, by its name or its two letters, such as Brazil or BR")
	case code == "":
		return e, fmt.Errorf("no country is called %q; write its English name or its two letters, such as Brazil or BR", text)
	}
	e.Text = country.Name(code)
	return e, nil
}
