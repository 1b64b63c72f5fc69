package report

// Unit is what a figure's value counts.
type Unit string

// The units.
const (
	Count   Unit = "count"
	Share   Unit = "share"   // 0 to 1
	Seconds Unit = "seconds" // a mean or a median
)

// Definition says what a figure is.
type Definition struct {
	ID      string `json:"id"` // stable, for programs
	Title   string `json:"title"`
	Formula string `json:"formula"` // in words
	Window  string `json:"window"`  // what of the period it looks at
	Unit    Unit   `json:"unit"`
	// Interval names the method of Low and High; empty where none is given.
	Interval string `json:"interval,omitempty"`
	// SmallBelow is the n below which the value says little and is to be
	// greyed; 0 for figures that are right with any n.
	SmallBelow int `json:"small_below,omitempty"`

	base     base
	num, den func(*counted) int64 // what a contact adds; den is nil for a count
}

// base is what a figure is counted over.
type base int

const (
	ofContacts base = iota // a contact adds to the sums
	ofShoppers             // different shoppers are counted
	ofMedian               // the middle one of num
	ofPromises             // contacts by the day promised, not by when they began
)

// small is the n below which a share or a mean is greyed: with twenty contacts
// a share's interval is some forty points wide.
const small = 20

const wilson = "Wilson, 95 %"

// counted is a contact within a report.
type counted struct {
	*fact
	flags   flags // those of the fact and those that the period adds
	shopper int32 // -1 when the contact tells of none
	group   int32
	is      outcome
}

// outcome is how a contact ended, as a place in Outcomes.
type outcome int8

const unsaid outcome = -1 // nobody said

// outcomes are the words of Outcome, and what figures call them.
var outcomes = []struct{ word, title string }{
	{"resolved", "Resolved"}, {"will-try", "Shopper will try"}, {"waiting-bank", "Waiting for the bank"},
	{"waiting-documents", "Waiting for documents"}, {"escalated", "Escalated"}, {"dropped", "Dropped"},
}

const (
	resolved outcome = iota
	willTry
	waitingBank
	waitingDocuments
	escalated
)

// beyond reports whether nobody at the desk could have resolved the contact.
func (c *counted) beyond() bool {
	return c.is == waitingBank || c.is == waitingDocuments || c.is == escalated
}

// first reports whether a contact was resolved at the first try.
func (c *counted) first() bool {
	return c.is == resolved && !c.flags.has(repeat) && !c.flags.has(again)
}

func one(*counted) int64 { return 1 }

// when counts the contacts for which something holds.
func when(so func(*counted) bool) func(*counted) int64 {
	return func(c *counted) int64 {
		if so(c) {
			return 1
		}
		return 0
	}
}

// with counts the contacts that have a flag.
func with(flag flags) func(*counted) int64 {
	return when(func(c *counted) bool { return c.flags.has(flag) })
}

// ended counts the contacts with an outcome.
func ended(as outcome) func(*counted) int64 {
	return when(func(c *counted) bool { return c.is == as })
}

const (
	began  = "contacts that began in the period"
	around = "contacts that began in the period; other contacts of the shopper are looked for seven days before and after each"
	due    = "promises whose day lies in the period"
)

// definitions are all figures that are counted from contacts, in the order to
// show them.
var definitions = makeDefinitions()

func makeDefinitions() []Definition {
	all := []Definition{
		{ID: "contacts", Title: "Contacts", Formula: "saved contacts", Window: began, Unit: Count, num: one},
		{ID: "shoppers", Title: "Shoppers", Window: began, Unit: Count, base: ofShoppers,
			Formula: "different shoppers among the contacts; two contacts are of one shopper if they share an e-mail address, a phone number or an order number; contacts that tell none of these are not counted"},
		{ID: "resolutions", Title: "Resolutions", Formula: "contacts that ended as resolved", Window: began, Unit: Count, num: ended(resolved)},
		share("fcr_gross", "First-contact resolution, gross", around,
			"contacts resolved without another contact of the same shopper on the same topic in the seven days before or after / all contacts",
			when((*counted).first), one),
		share("fcr_net", "First-contact resolution, net", around,
			"contacts resolved without another contact of the same shopper on the same topic in the seven days before or after / all contacts but those that ended as waiting-bank, waiting-documents or escalated, which a desk cannot resolve",
			when((*counted).first), when(func(c *counted) bool { return !c.beyond() })),
		share("repeats", "Repeat contacts", around,
			"contacts that follow another one of the same shopper on the same topic (the code, where there is no topic) within seven days / all contacts",
			with(repeat), one),
		mean("aht", "Average handling time", "(talk + hold + after-contact work) / contacts",
			func(c *counted) int64 { return c.seconds() }),
		mean("talk", "Talk", "talk time / contacts", func(c *counted) int64 { return int64(c.talk) }),
		mean("hold", "Hold", "hold time / contacts", func(c *counted) int64 { return int64(c.hold) }),
		mean("after", "After-contact work", "after-contact work / contacts", func(c *counted) int64 { return int64(c.after) }),
		{ID: "handling_median", Title: "Median handling time", Formula: "half of the contacts took less: talk + hold + after-contact work",
			Window: began, Unit: Seconds, SmallBelow: small, base: ofMedian, num: (*counted).seconds},
	}
	for i, o := range outcomes {
		all = append(all, share("outcome_"+o.word, "Ended as: "+o.title, began, "contacts that ended as "+o.word+" / all contacts", ended(outcome(i)), one))
	}
	return append(all,
		share("outcome_none", "Ended without an outcome", began, "contacts that say no outcome / all contacts", ended(unsaid), one),
		share("link_rate", "Article link rate", began,
			"contacts filed under a topic, or in which a checklist or handout of one was used / all contacts", with(linked), one),
		Definition{ID: "handouts", Title: "Handouts", Formula: "handouts given out", Window: began, Unit: Count,
			num: func(c *counted) int64 { return int64(c.handouts) }},
		share("handout_rate", "Contacts with a handout", began, "contacts with a handout / all contacts",
			when(func(c *counted) bool { return c.handouts > 0 }), one),
		share("proposals_accepted", "Proposals accepted", began,
			"contacts saved with the topic and the outcome that the checklist proposed / contacts for which it proposed an outcome",
			with(accepted), with(proposed)),
		share("must_skipped", "Must-steps skipped", began,
			"contacts in which a step that must not be left out was skipped / contacts with a checklist",
			when(func(c *counted) bool { return c.skips > 0 }), when(func(c *counted) bool { return c.runs > 0 })),
		Definition{ID: "must_skips", Title: "Skips of must-steps", Formula: "steps skipped that must not be left out", Window: began, Unit: Count,
			num: func(c *counted) int64 { return int64(c.skips) }},
		share("checklists_left", "Checklists left early", began, "checklists left before their end / all checklists begun",
			func(c *counted) int64 { return int64(c.left) }, func(c *counted) int64 { return int64(c.runs) }),
		promise(Definition{ID: "promises_due", Title: "Promises due", Formula: "follow-up dates promised", Unit: Count, num: one}),
		promise(share("promises_kept", "Promises kept", due,
			"promises for which the contact was resolved, or the same shopper was in touch again, by the end of the day promised / promises kept, or whose day is over",
			with(kept), when(func(c *counted) bool { return c.flags.has(kept) || c.flags.has(passed) }))),
		promise(Definition{ID: "promises_overdue", Title: "Promises overdue", Formula: "promises not kept whose day is over", Unit: Count,
			num: when(func(c *counted) bool { return c.flags.has(passed) && !c.flags.has(kept) })}),
	)
}

// seconds is the handling time of a contact.
func (f *fact) seconds() int64 { return int64(f.talk) + int64(f.hold) + int64(f.after) }

func share(id, title, window, formula string, num, den func(*counted) int64) Definition {
	return Definition{ID: id, Title: title, Formula: formula, Window: window, Unit: Share,
		Interval: wilson, SmallBelow: small, num: num, den: den}
}

func mean(id, title, formula string, num func(*counted) int64) Definition {
	return Definition{ID: id, Title: title, Formula: formula, Window: began, Unit: Seconds, SmallBelow: small, num: num, den: one}
}

func promise(d Definition) Definition {
	d.Window, d.base = due, ofPromises
	return d
}

// Definitions are all figures, in the order to show them.
func Definitions() []Definition { return append([]Definition(nil), definitions...) }
