package knowledge

// Checklist is the guided run of one topic: nodes that lead from a first
// question to an outcome. It is data only; package checklist walks it.
type Checklist struct {
	Start string `yaml:"start"` // id of the first node
	Nodes []Node `yaml:"nodes"`

	made map[string]*Node // what variants make of Nodes, by id
}

// NodeKind says what a node of a checklist asks of the agent.
type NodeKind string

// The kinds of node.
const (
	Question NodeKind = "question" // one of Answers is true; each leads on
	Choice   NodeKind = "choice"   // asks for a variant, by the questions of its set
	Action   NodeKind = "action"   // the agent or the shopper does something
	Check    NodeKind = "check"    // a short list to tick before a hand-over
	Pause    NodeKind = "wait"     // something takes time
	Link     NodeKind = "link"     // goes on in another topic's checklist
	Outcome  NodeKind = "outcome"  // the run ends
)

// Node is one step of a checklist.
type Node struct {
	ID      string   `yaml:"id"`
	Kind    NodeKind `yaml:"kind"`
	Text    string   `yaml:"text"`             // at most 12 words
	Script  string   `yaml:"script,omitempty"` // to read aloud, at most 30 words
	Why     Why      `yaml:"why,omitempty"`
	Must    bool     `yaml:"must,omitempty"`
	Seconds int      `yaml:"seconds,omitempty"` // how long it usually takes

	// Question: two to eight answers. Unsure is where "Can't check now" leads,
	// an answer every question has.
	Answers []Answer `yaml:"answers,omitempty"`
	Unsure  string   `yaml:"unsure,omitempty"`
	// Value, when set, asks for a short text beside the answer ("The limit").
	Value string `yaml:"value,omitempty"`
	// Country says that Value is the shopper's country, which goes with the
	// first answer. It is asked once per contact.
	Country bool `yaml:"country,omitempty"`

	// About is the name of what is asked for, such as "order", where more than
	// one question asks for it. What was answered in a run is not asked again
	// until something is done, and what the last answer showed takes the place
	// of what earlier ones did.
	About string `yaml:"about,omitempty"`

	// Methods shows the agent the ways to pay in the shopper's country.
	Methods bool `yaml:"methods,omitempty"`

	// Choice: the set of which a variant is asked for, once per contact. To
	// follows when one was named, Unsure when it cannot be said.
	Set string `yaml:"set,omitempty"`
	// Action: done in the way of the variant that was named, by the steps of
	// that way; where none was named, or has no such way, as written here.
	By By `yaml:"by,omitempty"`

	// Way, WayStep, counted from 0, and Variant, a name, are set on the steps
	// that are made of a way. A question that is made of a choice has its Set.
	Way     *Way   `yaml:"-"`
	WayStep int    `yaml:"-"`
	Variant string `yaml:"-"`

	// Action, check and wait: To follows "Done" and "Already tried"; IfNot
	// follows "Not possible", "Declined" and "Can't do it now", and is To when
	// empty.
	To    string `yaml:"to,omitempty"`
	IfNot string `yaml:"if_not,omitempty"`
	// Lines are what a check ticks, at most 7.
	Lines []string `yaml:"lines,omitempty"`
	// Wait is how long a wait takes, or what follows an outcome.
	Wait *Wait `yaml:"wait,omitempty"`
	// Undo is the id of the action that makes good what this step does. While
	// that is neither done nor printed the contact cannot end as resolved.
	Undo string `yaml:"undo,omitempty"`
	// Instead are the ids of actions of the checklist that need not be done
	// any more once this one is done.
	Instead []string `yaml:"instead,omitempty,flow"`
	// Lasts says that the step is worth doing even when the order is paid.
	Lasts bool `yaml:"lasts,omitempty"`
	// Handout is this step's line for the shopper: ticked when it was done,
	// a numbered box when it is still to do.
	Handout *Step `yaml:"handout,omitempty"`

	// Link: the topic whose checklist goes on. Been, when set, is the id of the
	// node that follows instead where the run has come through that topic
	// already, so that links lead in no circle.
	Topic TopicID `yaml:"topic,omitempty"`
	Been  string  `yaml:"been,omitempty"`

	// Outcome: how the contact ends, the topic it is filed under (the
	// checklist's own when empty), working days until it is due again, and
	// what the shopper does next.
	Result   Result  `yaml:"result,omitempty"`
	Reason   TopicID `yaml:"reason,omitempty"`
	FollowUp int     `yaml:"follow_up,omitempty"`
	Next     []Step  `yaml:"next,omitempty"`
	// Paid says that the order is paid: there is nothing to pay any more, and
	// the sheet says so whatever the topic's own says.
	Paid bool `yaml:"paid,omitempty"`
}

// Why tells the agent what a step is good for, at most 25 words.
type Why struct {
	Text   string `yaml:"text"`
	Source Source `yaml:"source"`
	Covers []int  `yaml:"covers,omitempty,flow"`
}

// Answer is one way to answer a question, at most 4 words.
type Answer struct {
	Text string `yaml:"text"`
	To   string `yaml:"to"`
	// Found is what the handout says we found when this answer was given.
	Found string `yaml:"found,omitempty"`
	// Is are the states that the answer stands for, on a question with About:
	// "unpaid". An answer that leaves more than one open names them all.
	Is []string `yaml:"is,omitempty,flow"`
	// Variant is what the answer names, on a question made of a choice.
	Variant string `yaml:"-"`
}

// Result is how a contact ended.
type Result string

// The six results a contact can have.
const (
	Resolved         Result = "resolved"
	WillTry          Result = "will-try"          // the shopper tries the handout
	WaitingBank      Result = "waiting-bank"      // the bank has to act
	WaitingDocuments Result = "waiting-documents" // documents are on their way
	Escalated        Result = "escalated"         // to the platform's support
	Dropped          Result = "dropped"           // the contact broke off
)
