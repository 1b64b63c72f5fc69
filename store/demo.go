package store

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"paydesk/knowledge/carddata"
)

// DemoPlan is what a demo is made of.
type DemoPlan struct {
	Contacts int
	Seed     uint64
	Topics   []DemoTopic // what contacts begin with, the most frequent first
	Edition  string      // names Pack, the knowledge the walks went through
	Pack     []byte
	// Due is the day that lies so many working days after another one.
	Due func(from time.Time, workingDays int) time.Time
	// Progress is told how many contacts are stored; it may be nil.
	Progress func(done int)
}

// DemoTopic is something that shoppers call about, and ways such contacts
// went; each is drawn as often as another.
type DemoTopic struct {
	ID    string // article id
	Walks []Walk
}

// Walk is how a contact went: the checklists that were walked, and what was
// saved in the end. The texts are those of the Contact's fields.
type Walk struct {
	Runs                           []WalkedRun
	Code, Topic, Outcome           string
	ProposedTopic, ProposedOutcome string
	FollowUp                       int // working days until the contact is due again; 0 for never
}

// WalkedRun is one walk through a checklist. Of its events DwellMS says how
// long after the one before each came; Seq and At are not looked at. The
// last event of the last run is the saving of the contact.
type WalkedRun struct {
	Topic  string
	Parked bool
	Events []Event
}

// demoBatch is how many contacts the demo stores in one transaction and one
// statement, of which SQLite takes 32,766 values.
const demoBatch = 1000

// Demo fills a log that holds no contacts with made-up ones, spread over the
// three years up to now as a real desk's are: by hour and weekday, with
// shoppers who come back, a few topics that make most of the work, several
// agents and languages, and the path that each contact walked. The same plan
// and clock give the same contacts, but for ids and the desk's code. Nothing
// in such a log is ever purged, which is a setting and so needs MaySet. A log
// with contacts is refused, so that nobody mixes the two.
func (s *Store) Demo(ctx context.Context, p DemoPlan) error {
	if p.Contacts < 0 || len(p.Topics) == 0 {
		return &RefusedError{"", "a demo needs a number of contacts and at least one topic"}
	}
	if err := s.empty(ctx); err != nil {
		return err
	}
	if err := s.inTx(ctx, func(tx *tx) error { return tx.furnish(ctx, p) }); err != nil {
		return err
	}
	made := newDemo(p, s.now())
	// A batch fits into this much memory, and is written once.
	if _, err := s.write.ExecContext(ctx, "PRAGMA cache_size = -65536"); err != nil {
		return explain(s.path, err)
	}
	for done := 0; done < p.Contacts; {
		next := min(done+demoBatch, p.Contacts)
		err := s.inTx(ctx, func(tx *tx) error {
			// The driver watches a context with a goroutine a statement.
			return made.store(context.WithoutCancel(ctx), tx, done, next)
		})
		if err != nil {
			return err
		}
		done = next
		if p.Progress != nil {
			p.Progress(done)
		}
	}
	return nil
}

// empty refuses a log that holds contacts.
func (s *Store) empty(ctx context.Context) error {
	counts, err := list(s, ctx, "SELECT count(*) FROM (SELECT 1 FROM contact LIMIT 1)", scanInt)
	if err == nil && counts[0] > 0 {
		err = &RefusedError{"", fmt.Sprintf("%s holds contacts; a demo goes into a fresh data folder only", s.path)}
	}
	return err
}

// furnish stores what all contacts of a demo share. It leaves no line on
// record: a log that has one keeps its people when a backup is restored.
func (tx *tx) furnish(ctx context.Context, p DemoPlan) error {
	if err := tx.allow(ctx, MaySet); err != nil {
		return err
	}
	if err := tx.putSetting(ctx, retentionMonths, "0"); err != nil {
		return err
	}
	return tx.putEdition(ctx, p.Edition, p.Pack)
}

// demo makes up contacts.
type demo struct {
	*rand.Rand
	plan     DemoPlan
	topics   []topicWeight
	starts   []time.Time // in order
	shoppers []Contact   // who called lately, and may call about something else
	returns  returns     // who will call again
	steps    map[place]int64
}

// place is a step of an article.
type place struct{ topic, node string }

// topicWeight is a topic and how often it is drawn.
type topicWeight struct {
	DemoTopic
	weight int
}

func (t topicWeight) weigh() int { return t.weight }

// newDemo draws the times of all contacts; the rest is made up as it is
// asked for.
func newDemo(p DemoPlan, now time.Time) *demo {
	d := &demo{Rand: rand.New(rand.NewPCG(p.Seed, 0x70617964)), plan: p, returns: returns{}, steps: map[place]int64{}}
	for rank, topic := range p.Topics {
		weight := int(10_000 / math.Pow(float64(rank+1), 1.1)) // Zipf: few topics make most of the work
		d.topics = append(d.topics, topicWeight{topic, max(weight, 1)})
	}
	d.starts = d.moments(p.Contacts, now)
	return d
}

// store makes up and stores the contacts numbered from from until before to.
func (d *demo) store(ctx context.Context, tx *tx, from, to int) error {
	tx.now = d.starts[from] // an id tells about when its contact began
	contacts, runs := make([]*Contact, to-from), make([][]timedRun, to-from)
	for i, start := range d.starts[from:to] {
		c, walked := d.contact(start)
		if _, err := c.finish(tx); err != nil {
			return err
		}
		contacts[i], runs[i] = &c, walked
	}
	if err := tx.insert(ctx, contacts...); err != nil {
		return err
	}
	for i, c := range contacts {
		for _, r := range runs[i] {
			if err := d.storeRun(ctx, tx, c.RowID, r); err != nil {
				return err
			}
		}
		for _, h := range d.handouts(*c) {
			if err := tx.insertHandout(ctx, c.RowID, h); err != nil {
				return err
			}
		}
	}
	return nil
}

// storeRun stores one run with its events.
func (d *demo) storeRun(ctx context.Context, tx *tx, contact int64, r timedRun) error {
	id, err := tx.startRun(ctx, contact, Run{Topic: r.Topic, Edition: d.plan.Edition, Parked: r.Parked, Started: r.started})
	for i := 0; i < len(r.Events) && err == nil; i++ {
		e := r.Events[i]
		maskText(&e.Text)
		at := place{e.Topic, e.Node}
		if d.steps[at] == 0 {
			if d.steps[at], err = tx.step(ctx, e.Topic, e.Node); err != nil {
				return err
			}
		}
		e.Seq = i + 1
		err = tx.insertEvent(ctx, id, d.steps[at], e)
	}
	return err
}

// longest is how long a made-up contact may take; the last one begins that
// much before now, so that none ends in the future.
const longest = 2 * time.Hour

// moments draws n starts from three years, as busy as each hour of the week
// is, and puts them in order.
func (d *demo) moments(n int, now time.Time) []time.Time {
	last := now.UTC().Add(-longest)
	span := last.Sub(last.AddDate(-3, 0, 0))
	starts := make([]time.Time, n)
	for i := range starts {
		for starts[i].IsZero() {
			t := whole(last.Add(-time.Duration(d.Int64N(int64(span)))))
			if d.IntN(52*100) < demoHours[t.Hour()]*demoWeekdays[t.Weekday()] {
				starts[i] = t
			}
		}
	}
	slices.SortFunc(starts, time.Time.Compare)
	return starts
}

// contact makes up one contact and its runs.
func (d *demo) contact(start time.Time) (Contact, []timedRun) {
	c, topic, w := d.caller(start)
	c.Started = start
	c.Topic, c.Outcome, c.Code = w.Topic, w.Outcome, w.Code
	c.ProposedTopic, c.ProposedOutcome = w.ProposedTopic, w.ProposedOutcome
	c.Channel = d.word(demoChannels)
	c.Agent = d.word(demoAgents)
	c.Desk = d.word(demoDesks)
	c.Note = d.word(demoSeen) + ". " + d.word(demoDone) + "."
	if d.IntN(10) < 6 {
		c.Note += " " + d.word(demoAlso) + "."
	}
	if w.FollowUp > 0 {
		c.FollowUp = d.plan.Due(start, w.FollowUp).Format(day)
	}
	c.AttemptAt = whole(start.Add(-time.Duration(d.ExpFloat64() * float64(8*time.Hour))))
	runs := d.spend(&c, w.Runs)
	d.mayReturn(c, topic)
	return c, runs
}

// timedRun is a walked run with its times.
type timedRun struct {
	WalkedRun
	started time.Time
}

// spend makes up how long a contact took, and when each event of its runs
// came. What a step takes in this contact is about what it took in the walk.
func (d *demo) spend(c *Contact, walked []WalkedRun) []timedRun {
	greeting := time.Duration(20+d.IntN(120)) * time.Second
	pace := math.Exp(0.25 * d.NormFloat64())
	if total := dwellOf(walked); float64(total)*pace > float64(longest/2) {
		pace = float64(longest/2) / float64(total)
	}
	runs, now := []timedRun{}, c.Started.Add(greeting)
	after := time.Duration(15+d.IntN(90)) * time.Second
	for _, w := range walked {
		r := timedRun{w, now}
		r.Events = slices.Clone(w.Events)
		for i := range r.Events {
			e := &r.Events[i]
			e.DwellMS = int64(float64(e.DwellMS) * pace)
			now = now.Add(time.Duration(e.DwellMS) * time.Millisecond)
			e.At = now
			after = time.Duration(e.DwellMS) * time.Millisecond
		}
		runs = append(runs, r)
	}
	if len(walked) == 0 {
		// Talk is log-normal, as handling times are: most near four minutes.
		now = now.Add(min(time.Duration(240*math.Exp(0.55*d.NormFloat64()))*time.Second, longest/2) + after)
	}
	c.Ended = now
	d.split(c, after)
	return runs
}

// dwellOf is how long the events of some runs took.
func dwellOf(runs []WalkedRun) time.Duration {
	total := time.Duration(0)
	for _, r := range runs {
		for _, e := range r.Events {
			total += time.Duration(e.DwellMS) * time.Millisecond
		}
	}
	return total
}

// split divides the time of a contact into talk, hold and after-contact work.
func (d *demo) split(c *Contact, after time.Duration) {
	total := int(c.Ended.Sub(c.Started) / time.Second)
	c.AfterSeconds = min(int(after/time.Second), total)
	if d.IntN(10) < 3 {
		c.HoldSeconds = min(20+d.IntN(240), (total-c.AfterSeconds)/3)
	}
	c.TalkSeconds = total - c.AfterSeconds - c.HoldSeconds
}

// lately is how many shoppers the demo remembers, and one in comeBack of all
// contacts is by one of them, some days later in a busy log.
const (
	lately   = 5000
	comeBack = 4
)

// shopper is who calls: somebody new, or one of those who called lately.
func (d *demo) shopper() Contact {
	if len(d.shoppers) > 0 && d.IntN(comeBack) == 0 {
		return d.shoppers[d.IntN(len(d.shoppers))]
	}
	c := d.stranger()
	if len(d.shoppers) < lately {
		d.shoppers = append(d.shoppers, c)
	} else {
		d.shoppers[d.IntN(lately)] = c
	}
	return c
}

// stranger makes up a shopper and the order that cannot be paid.
func (d *demo) stranger() Contact {
	k := draw(d, shopperKinds)
	given, family := k.given[d.IntN(len(k.given))], k.family[d.IntN(len(k.family))]
	amount := k.rate * math.Exp(3.2+0.9*d.NormFloat64())
	return Contact{
		Customer: given + " " + family,
		Email:    fmt.Sprintf("%s%d@%s", mailName(given, family), d.IntN(1000), d.word(demoMail)),
		Phone:    d.clean(func() string { return d.fill(k.phone) }),
		Order:    d.clean(func() string { return d.fill("8###############") }),
		Country:  k.country, Lang: k.lang,
		AttemptAmount:   Amount(fmt.Sprintf("%.2f", max(min(amount, 9_999_999), 0.5))),
		AttemptCurrency: k.currency,
	}
}

// clean makes up numbers until one could not be a card's.
func (d *demo) clean(number func() string) string {
	for {
		n := number()
		if _, found := carddata.Mask(n); len(found) == 0 && carddata.Order(n) == carddata.OrderClean {
			return n
		}
	}
}

// fill puts a digit for each # of a pattern.
func (d *demo) fill(pattern string) string {
	return strings.Map(func(r rune) rune {
		if r == '#' {
			return '0' + rune(d.IntN(10))
		}
		return r
	}, pattern)
}

// mailName makes the first part of an address of a name: Latin letters
// without their marks, or "shopper" where there are none.
func mailName(given, family string) string {
	plain := strings.Map(func(r rune) rune {
		if r <= unicode.MaxASCII && unicode.IsLetter(r) || r == '.' {
			return unicode.ToLower(r)
		}
		return -1
	}, norm.NFD.String(given+"."+family))
	if len(plain) < 3 {
		return "shopper"
	}
	return plain
}

// word draws one of the words.
func (d *demo) word(words []word) string { return draw(d, words).text }

// weighted is a choice with a weight.
type weighted interface{ weigh() int }

// draw picks one of the choices, each as often as its weight says.
func draw[T weighted](d *demo, choices []T) T {
	total := 0
	for _, c := range choices {
		total += c.weigh()
	}
	left := d.IntN(total)
	for _, c := range choices {
		if left -= c.weigh(); left < 0 {
			return c
		}
	}
	panic("draw: no choices")
}
