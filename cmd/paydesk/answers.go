package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"paydesk/knowledge/checklist"
)

// takeAnswers answers one step after the other with what was given as
// --answers.
func takeAnswers(run *checklist.Run, given string) error {
	pieces, err := answersIn(given)
	if err != nil {
		return err
	}
	for number := 1; len(pieces) > 0; number++ {
		word, taken := nextAnswer(run.Step(), pieces)
		event, err := readAnswer(run.Step(), word)
		if err == nil {
			_, err = run.Move(event)
		}
		if err != nil {
			return words("walk: answer %d (%q): %v", number, word, err)
		}
		pieces = pieces[taken:]
	}
	return nil
}

// answersIn reads answers as one line of a table: commas between them, and
// quotes around one that holds a comma.
func answersIn(given string) ([]string, error) {
	if given == "" {
		return nil, nil
	}
	table := csv.NewReader(strings.NewReader(given))
	table.LazyQuotes = true // a value may quote what somebody said
	table.TrimLeadingSpace = true
	pieces, err := table.Read()
	if err != nil {
		return nil, words("walk: --answers holds no answer; write them with commas between, as in Yes,2")
	}
	if _, err := table.Read(); !errors.Is(err, io.EOF) {
		return nil, words("walk: --answers holds several lines; put an answer that has a line break in quotes")
	}
	for i, piece := range pieces {
		pieces[i] = strings.TrimSpace(piece)
	}
	return pieces, nil
}

// nextAnswer is the first answer in the pieces and how many of them it takes:
// as many as together are, word for word, an answer to the step that holds
// commas, else one.
func nextAnswer(step checklist.Step, pieces []string) (word string, taken int) {
	for n := len(pieces); n > 1; n-- {
		joined := strings.Join(pieces[:n], ", ")
		name, _, _ := strings.Cut(joined, "=")
		if slices.ContainsFunc(step.Answers, func(text string) bool { return sameWords(text, name) }) {
			return joined, n
		}
	}
	return pieces[0], 1
}

// bare is a text without its quotes, as some answers are what a screen says.
func bare(text string) string { return strings.ReplaceAll(text, `"`, "") }

func sameWords(a, b string) bool { return strings.EqualFold(bare(a), bare(b)) }

// plainEvents are the words that are no answers.
var plainEvents = map[string]checklist.Kind{
	"back": checklist.SteppedTo, "b": checklist.SteppedTo,
	"restart": checklist.Restarted, "undo": checklist.Undone,
}

// readAnswer understands the number of an answer, its words or their
// beginning, either with "=value" behind it; "skip" with ":reason" behind it;
// back, restart and undo.
func readAnswer(step checklist.Step, word string) (checklist.Event, error) {
	if kind, ok := plainEvents[strings.ToLower(word)]; ok {
		return checklist.Event{Kind: kind, Answer: 1}, nil
	}
	if reason, ok := strings.CutPrefix(strings.ToLower(word), "skip"); ok {
		return readSkip(strings.TrimLeft(reason, ": ="))
	}
	name, value, _ := strings.Cut(word, "=")
	number, err := strconv.Atoi(name)
	if err != nil {
		number, err = answerNamed(step, name)
	}
	if err != nil {
		return checklist.Event{}, err
	}
	return checklist.Typed(step.Node, number, value)
}

func readSkip(reason string) (checklist.Event, error) {
	e := checklist.Event{Kind: checklist.Skipped, Answer: int(checklist.ReasonLater)}
	if reason == "" {
		return e, nil
	}
	if n, err := strconv.Atoi(reason); err == nil {
		e.Answer = n
		return e, nil
	}
	e.Answer, e.Text = int(checklist.ReasonOther), reason
	return e, nil
}

func answerNamed(step checklist.Step, name string) (int, error) {
	found := 0
	for i, text := range step.Answers {
		switch {
		case sameWords(text, name):
			return i + 1, nil
		case bare(name) != "" && strings.HasPrefix(strings.ToLower(bare(text)), strings.ToLower(bare(name))):
			if found > 0 {
				return 0, fmt.Errorf("fits several answers of %q; write more of it, or its number", step.Node.Text)
			}
			found = i + 1
		}
	}
	if found == 0 {
		return 0, fmt.Errorf("is no answer to %q; the answers are %s", step.Node.Text, strings.Join(step.Answers, " | "))
	}
	return found, nil
}
