package knowledge

// TopicID is the fixed name of an article, such as "payment-declined". Ids
// are never renamed: contacts, links and outside scripts hold them.
type TopicID string

// Kind says what an article is about.
type Kind string

// The kinds of article.
const (
	Symptom   Kind = "symptom"   // what the shopper sees
	Cause     Kind = "cause"     // why it happens
	Procedure Kind = "procedure" // how something is done
	Code      Kind = "code"      // one message or code of a payment page
	Advice    Kind = "advice"    // how to keep it from happening
)

// Audience says who may read a statement. A handout prints only what is
// meant for the shopper.
type Audience string

// The audiences. The zero value means ForAgent.
const (
	ForAgent   Audience = "agent"
	ForShopper Audience = "shopper" // the agent reads it, too
)

// State is how far an article may be trusted (KCS article confidence).
type State string

// The confidence states.
const (
	NotValidated State = "not-validated" // written, not yet checked by an editor
	Validated    State = "validated"
	Archived     State = "archived"
)

// Source names where a statement comes from: "guide:LINE" or "codes:LINE"
// for a line of a source document, "house" for a note of our own.
type Source string

// House marks a note that no source document holds.
const House Source = "house"

// Statement is one thing an article says.
type Statement struct {
	Text   string   `yaml:"text"`
	For    Audience `yaml:"for,omitempty"`
	Source Source   `yaml:"source"`
	// Covers are the numbers of the facts (see Fact) that this statement holds.
	Covers []int `yaml:"covers,omitempty,flow"`
}

// Message is an error text exactly as the shopper's screen shows it, and the
// same text with its misprints mended.
type Message struct {
	Text   string `yaml:"text"`
	Clean  string `yaml:"clean,omitempty"` // empty when Text has no misprint
	Source Source `yaml:"source"`
	Covers []int  `yaml:"covers,omitempty,flow"`
}

// Wait is a span that somebody has to wait, such as 3 to 5 working days.
type Wait struct {
	What   string `yaml:"what"` // what comes at the end of it
	Min    int    `yaml:"min"`
	Max    int    `yaml:"max"`
	Unit   Unit   `yaml:"unit"`
	Source Source `yaml:"source"`
	Covers []int  `yaml:"covers,omitempty,flow"`
}

// Unit is what a Wait counts.
type Unit string

// The units of a wait.
const (
	Minutes     Unit = "minutes"
	Days        Unit = "days"
	WorkingDays Unit = "working-days" // Monday to Friday
)

// Relation points to another article.
type Relation struct {
	ID TopicID `yaml:"id"`
	As Role    `yaml:"as"`
	// Apart says what tells the two topics apart; asked of ConfusedWith.
	Apart string `yaml:"apart,omitempty"`
}

// Role is the kind of a relation, read from the article that holds it:
// "this article is the CauseOf that one".
type Role string

// The kinds of relation.
const (
	CauseOf      Role = "cause-of"
	ProcedureFor Role = "procedure-for"
	ConfusedWith Role = "confused-with"
	EscalateTo   Role = "escalate-to"
	SeeAlso      Role = "see-also"
)

// Step is one line of a handout: an action, and how to do it in one short
// sentence. Both are words for the shopper.
type Step struct {
	Do  string `yaml:"do"`
	How string `yaml:"how,omitempty"`
}

// Sheet is what the printed handout of a topic says when no checklist was
// walked; a walked path adds to it. All of it is for the shopper.
type Sheet struct {
	Title    string   `yaml:"title"` // a verb first, at most 40 letters
	Lead     string   `yaml:"lead"`  // what happened, whose turn it is
	Wrong    string   `yaml:"wrong"` // three facts, at most 2 short lines each
	Who      string   `yaml:"who"`
	Next     string   `yaml:"next"`
	Ready    []string `yaml:"ready,omitempty"`
	Steps    []Step   `yaml:"steps"`
	Fallback Step     `yaml:"fallback"` // Do is the heading, How the sentence
	Warning  string   `yaml:"warning,omitempty"`
}

// Article is all that Paydesk knows about one topic.
type Article struct {
	ID      TopicID `yaml:"id"`
	Title   string  `yaml:"title"`
	Kind    Kind    `yaml:"kind"`
	State   State   `yaml:"state"`
	Version int     `yaml:"version"`
	Checked string  `yaml:"checked"` // day an editor last checked it, YYYY-MM-DD
	// Summary is the line under a hit: what this is and what tells it apart.
	Summary string `yaml:"summary"`
	// Urgent is the one action that cannot wait; shown before any question.
	Urgent string `yaml:"urgent,omitempty"`
	// Hushed says that the reason is for the agent alone: the shopper may be
	// told only that the bank declined. Check keeps telling words from every
	// text that is said or printed. A handout holds fixed words and nothing
	// else where the contact is filed under this topic or has one of its
	// codes, and where the path of its latest checklist comes to it. A
	// checklist of another topic begun after that prints its own handout,
	// which holds nothing of this one. The topics on lost and stolen cards and
	// on suspected fraud are hushed with or without it.
	Hushed bool `yaml:"hushed,omitempty"`

	Issue    []string  `yaml:"issue"` // the shopper's words, those to show
	Heard    []string  `yaml:"-"`     // more ways to say it, for the search alone
	Messages []Message `yaml:"messages,omitempty"`
	Codes    []string  `yaml:"codes,omitempty"`
	Aliases  []string  `yaml:"aliases,omitempty"` // the agent's and the bank's words

	Environment []Statement `yaml:"environment"`
	Cause       []Statement `yaml:"cause"`
	Resolution  []Statement `yaml:"resolution"`
	Say         []Statement `yaml:"say"`
	Warn        []Statement `yaml:"warn,omitempty"`
	Never       []Statement `yaml:"never"`
	Waits       []Wait      `yaml:"waits,omitempty"`
	Related     []Relation  `yaml:"related"`
	// Lists names a way whose steps, variant by variant, belong to the article.
	Lists By `yaml:"lists,omitempty"`
	// Methods says that the ways to pay in the shopper's country belong to it.
	Methods bool `yaml:"methods,omitempty"`

	Sheet     Sheet      `yaml:"handout"`
	Checklist *Checklist `yaml:"checklist"`
}
