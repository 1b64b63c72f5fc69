package checklist

import "paydesk/knowledge"

// Kind says what an Event did.
type Kind string

// The kinds of event. Recalled tells a new run what was named before. Noted,
// Parked and Resumed are kept for the record and do not move the run.
const (
	Answered  Kind = "answer"  // Answer is the number pressed, Text a value typed with it
	Carried   Kind = "carry"   // as Answered, from what was said before: nobody was asked
	Recalled  Kind = "recall"  // Node is a set and the variant of it named in an earlier run
	Skipped   Kind = "skip"    // Answer is a Reason, Text the words of ReasonOther
	SteppedTo Kind = "back"    // Answer is how many steps back
	Restarted Kind = "restart" // to the first step; the old answers stay in the log
	Undone    Kind = "undo"    // takes back the last event that moved the run
	Ticked    Kind = "tick"    // Answer is a line of a check, counted from 1
	Noted     Kind = "note"    // Text is a remark on the step
	Parked    Kind = "park"
	Resumed   Kind = "resume"
)

// Event is one entry of a run's log. Topic and Node name the step it was
// given at, for whoever reads the log; the replay finds its own way.
type Event struct {
	Kind   Kind
	Topic  knowledge.TopicID
	Node   string
	Answer int
	Text   string
}

// Reason is why a step was skipped.
type Reason int

// The reasons of a skip, in the order of their keys.
const (
	ReasonDone     Reason = iota + 1 // already done
	ReasonLater                      // cannot do it now
	ReasonRefused                    // the shopper declined
	ReasonNoMatter                   // does not apply
	ReasonOther                      // the agent's own words
)

// Reasons are the words of the reasons, ReasonDone first.
var Reasons = []string{"Already done", "Can't do it now", "Declined", "Does not apply", "Other"}

// The answers every action, check and wait has, counted from 1.
const (
	Done = iota + 1
	AlreadyTried
	NotPossible
	Declined
	Later
)

// stepAnswers are the words of the fixed answers, Done first.
var stepAnswers = []string{"Done", "Already tried", "Not possible", "Declined", "Can't do it now"}

// unsureAnswer is the last answer of every question.
const unsureAnswer = "Can't check now"
