package main

import (
	"bufio"
	"context"
	"fmt"
	"strings"

	"paydesk/knowledge"
	"paydesk/knowledge/checklist"
	"paydesk/knowledge/country"
)

func runWalk(_ context.Context, c *call, args []string) error {
	f := c.flags("walk")
	asJSON := f.Bool("json", false, "")
	given := f.String("answers", "", "")
	code := f.String("resume", "", "")
	rest, err := c.parse(f, args)
	if err != nil {
		return err
	}
	lib, err := knowledge.Embedded()
	if err != nil {
		return err
	}
	run, err := beginWalk(lib, rest, *code)
	if err != nil {
		return err
	}
	if *given == "" && !*asJSON {
		err = c.ask(lib, run)
	} else {
		err = takeAnswers(run, *given)
	}
	if err != nil {
		return err
	}
	if *asJSON {
		return writeJSON(c.out, walked(run))
	}
	c.printWalk(run)
	return nil
}

// beginWalk starts a checklist, or stands where a resume code left it.
func beginWalk(lib *knowledge.Library, rest []string, code string) (*checklist.Run, error) {
	if code != "" && len(rest) == 0 {
		topic, events, err := checklist.FromCode(lib, code)
		if err != nil {
			return nil, err
		}
		return checklist.Replay(lib, topic, events)
	}
	id, err := only("walk", "the id of a topic, or --resume CODE,", rest)
	if err != nil {
		return nil, err
	}
	if code != "" {
		return nil, words("walk: give a topic or --resume, not both")
	}
	run, err := checklist.Start(lib, knowledge.TopicID(id))
	if err != nil {
		return nil, wordsError{err}
	}
	return run, nil
}

// ask goes through the checklist on the terminal.
func (c *call) ask(lib *knowledge.Library, run *checklist.Run) error {
	lines := bufio.NewScanner(c.in)
	for !run.Ended() {
		c.printStep(lib, run)
		if !lines.Scan() {
			break
		}
		event, err := readAnswer(run.Step(), strings.TrimSpace(lines.Text()))
		if err == nil {
			_, err = run.Move(event)
		}
		if err != nil {
			fmt.Fprintln(c.out, "  That", err)
		}
	}
	return lines.Err()
}

func (c *call) printStep(lib *knowledge.Library, run *checklist.Run) {
	s := run.Step()
	fmt.Fprintf(c.out, "\nStep %d of about %d: %s\n", s.Number, s.About, s.Node.Text)
	if s.Node.Script != "" {
		fmt.Fprintf(c.out, "  Read aloud: \"%s\"\n", s.Node.Script)
	}
	if m := menusOf(s.Node); m != nil {
		fmt.Fprintf(c.out, "  %s (menus as of %s%s)\n", m.Variant, m.Checked, unconfirmed[m.Confirmed])
	}
	for _, line := range s.Node.Lines {
		fmt.Fprintf(c.out, "  [ ] %s\n", line)
	}
	if s.Node.Methods {
		place := run.Said()[checklist.Country]
		methods := lib.MethodsIn(country.Of(place))
		fmt.Fprintf(c.out, "  Known %s: %s\n", orEverywhere(place), strings.Join(knowledge.Confirmed(methods), ", "))
	}
	for i, a := range s.Answers {
		fmt.Fprintf(c.out, "  %d %s\n", i+1, a)
	}
	if s.Node.Value != "" {
		fmt.Fprintf(c.out, "  Write %q behind the number, as in 1=text.\n", s.Node.Value)
	}
	fmt.Fprint(c.out, "(number, skip, back) > ")
}

// walk is a walked path as programs read it.
type walk struct {
	ID       knowledge.TopicID `json:"id"`
	Path     []walkStep        `json:"path"`
	Step     *walkStep         `json:"step,omitempty"` // where it stands, when it has not ended
	Ended    bool              `json:"ended"`
	Outcome  knowledge.Result  `json:"outcome"`
	Text     string            `json:"outcome_text,omitempty"`
	Proposal walkProposal      `json:"proposal"`
	Found    []string          `json:"found"`
	Done     []walkLine        `json:"done"`
	Left     []walkLine        `json:"left"`
	Owed     []walkLine        `json:"owed"`
	Resume   string            `json:"resume_code"`
}

type walkStep struct {
	Topic   knowledge.TopicID  `json:"topic"`
	Node    string             `json:"node"`
	Kind    knowledge.NodeKind `json:"kind"`
	Text    string             `json:"text"`
	Answer  string             `json:"answer,omitempty"`
	Answers []string           `json:"answers,omitempty"`
	Carried bool               `json:"carried,omitempty"` // nobody was asked: it was said before
	Menus   *menus             `json:"menus,omitempty"`
}

// menus tell how far the words of a step can be trusted that names menus.
type menus struct {
	Variant   string `json:"variant"`
	Checked   string `json:"checked"`
	Confirmed bool   `json:"confirmed"`
}

func menusOf(n *knowledge.Node) *menus {
	if n.Way == nil {
		return nil
	}
	return &menus{n.Variant, n.Way.Checked, n.Way.Confirmed}
}

type walkProposal struct {
	Topic    knowledge.TopicID `json:"topic"`
	Outcome  knowledge.Result  `json:"outcome"`
	FollowUp int               `json:"follow_up_working_days"`
	Held     string            `json:"held,omitempty"`
}

type walkLine struct {
	Do  string `json:"do"`
	How string `json:"how,omitempty"`
}

func walked(run *checklist.Run) walk {
	p := run.Proposal()
	w := walk{
		ID: run.Topic(), Path: []walkStep{}, Ended: run.Ended(), Outcome: p.Result,
		Proposal: walkProposal{p.Topic, p.Result, p.FollowUp, p.Held},
		Found:    append([]string{}, run.Found()...),
		Done:     walkLines(run.Done()), Left: walkLines(run.Left()), Owed: walkLines(run.Owed()),
		Resume: run.Code(),
	}
	for _, t := range run.Path() {
		w.Path = append(w.Path, walkStep{Topic: t.Topic, Node: t.Node.ID, Kind: t.Node.Kind, Text: t.Node.Text, Answer: t.Label(), Carried: t.Carried, Menus: menusOf(t.Node)})
	}
	s := run.Step()
	if w.Ended {
		w.Text = s.Node.Text
	} else {
		w.Step = &walkStep{Topic: s.Topic, Node: s.Node.ID, Kind: s.Node.Kind, Text: s.Node.Text, Answers: s.Answers, Menus: menusOf(s.Node)}
	}
	return w
}

func walkLines(steps []knowledge.Step) []walkLine {
	lines := make([]walkLine, len(steps))
	for i, s := range steps {
		lines[i] = walkLine(s)
	}
	return lines
}

func (c *call) printWalk(run *checklist.Run) {
	w := walked(run)
	fmt.Fprintln(c.out, "\nPath")
	for i, s := range w.Path {
		fmt.Fprintf(c.out, "  %d %s: %s%s\n", i+1, s.Text, s.Answer, carried[s.Carried])
	}
	if w.Ended {
		fmt.Fprintf(c.out, "Outcome: %s\n", w.Text)
	} else {
		fmt.Fprintf(c.out, "Outcome: not reached; the next step is %q\n", w.Step.Text)
	}
	fmt.Fprintf(c.out, "Proposed wrap-up: reason %s, outcome %s", w.Proposal.Topic, orNone(string(w.Proposal.Outcome)))
	if w.Proposal.FollowUp > 0 {
		fmt.Fprintf(c.out, ", follow up in %s", knowledge.Wait{Min: w.Proposal.FollowUp, Max: w.Proposal.FollowUp, Unit: knowledge.WorkingDays})
	}
	fmt.Fprintln(c.out)
	if w.Proposal.Held != "" {
		fmt.Fprintln(c.out, "Not resolved:", w.Proposal.Held)
	}
	for _, part := range []struct {
		heading string
		lines   []walkLine
	}{{"Done", w.Done}, {"Owed", w.Owed}, {"Left to do", w.Left}} {
		for i, line := range part.lines {
			if i == 0 {
				fmt.Fprintln(c.out, part.heading)
			}
			fmt.Fprintf(c.out, "  %s %s\n", line.Do, line.How)
		}
	}
	fmt.Fprintln(c.out, "Resume code:", w.Resume)
}

// orEverywhere says where ways to pay are known.
func orEverywhere(place string) string {
	if place == "" {
		return "everywhere"
	}
	return "in " + place
}

// carried marks what was said before.
var carried = map[bool]string{true: " (said before)"}

func orNone(text string) string {
	if text == "" {
		return "none yet"
	}
	return text
}
