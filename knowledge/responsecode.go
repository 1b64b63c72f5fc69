package knowledge

// ResponseCode is one code, or one message without a code, by which a bank,
// a card network, a payment provider or the platform says how a payment
// ended. The same sign may mean different things in different systems.
type ResponseCode struct {
	System    *CodeSystem
	Code      string  // as the system writes it: "05", "CSC_7200021", "expired_card"
	Name      string  // what the system calls it: "Do not honor"
	Meaning   string  // in our own words, for the agent
	Topic     TopicID // the article that helps
	Fix       Fixer
	Retry     Retry
	Confirmed bool   // false: known from memory or from one weak source only
	Source    string // keys of codes/sources.csv, joined by "+"
}

// Noted is the code as a contact is filed with it: the name of its system
// stands before it unless that is the platform or a bank's plain answer.
func (c *ResponseCode) Noted() string {
	if c.System.Rank <= plainRank {
		return c.Code
	}
	return c.System.Name + " " + c.Code
}

// plainRank is the last rank of the systems whose codes need no name.
const plainRank = 2

// CodeSystem is who speaks a code.
type CodeSystem struct {
	ID    string
	Name  string   // "Mastercard"
	Seen  string   // where the shopper sees it: "on a Mastercard"
	Rank  int      // 1 is looked at first where the same sign fits several
	Words []string // how people name it: "mc", "mastercard"
}

// Platform tells whether the system is the platform's own, whose codes come
// before all others.
func (s *CodeSystem) Platform() bool { return s.Rank == 1 }

// Fixer is who can put right what a code tells of.
type Fixer string

// Who can put it right.
const (
	FixShopper  Fixer = "shopper"
	FixIssuer   Fixer = "issuer"   // the shopper's bank
	FixMerchant Fixer = "merchant" // the shop
	FixProvider Fixer = "provider" // the payment company or the platform
	FixNobody   Fixer = "nobody"   // there is nothing to put right, or nobody can
)

// Retry says whether the same payment may be sent again.
type Retry string

// The kinds of retry.
const (
	RetryNow    Retry = "same-card-now"   // at once, with the same card
	RetryLater  Retry = "same-card-later" // after a while, with the same card
	RetryFixed  Retry = "after-fix"       // once the cause is put right
	RetryMethod Retry = "other-method"    // only with another card or another way to pay
	RetryNever  Retry = "never"           // not at all: blocked for good, or paid already
)

// Said is the advice of a retry in words.
func (r Retry) Said() string { return retrySaid[r] }

var retrySaid = map[Retry]string{
	RetryNow:    "try the same card again now",
	RetryLater:  "try the same card later",
	RetryFixed:  "try again once it is put right",
	RetryMethod: "pay with another card or another way",
	RetryNever:  "do not send this payment again",
}

// Said is who can put it right, in words.
func (f Fixer) Said() string { return fixerSaid[f] }

var fixerSaid = map[Fixer]string{
	FixShopper:  "the shopper can mend it",
	FixIssuer:   "only the bank can mend it",
	FixMerchant: "only the shop can mend it",
	FixProvider: "only the payment company can mend it",
	FixNobody:   "there is nothing to mend",
}
