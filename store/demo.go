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

// demoBatch is how many contacts the demo stores in one transaction.
const demoBatch = 1000

// Demo fills a log that holds no contacts with n made-up ones, spread over
// the three years up to now as a real desk's are: by hour and weekday, with
// shoppers who come back, a few topics that make most of the work, several
// agents and languages. The same seed and clock give the same contacts, but
// for ids and the desk's code. progress, which may be nil, is told how many
// are stored. A log with contacts is refused, so that nobody mixes the two.
func (s *Store) Demo(ctx context.Context, n int, seed uint64, topics []string, progress func(done int)) error {
	if n < 0 || len(topics) == 0 {
		return &RefusedError{"", "a demo needs a number of contacts and at least one topic"}
	}
	if err := s.empty(ctx); err != nil {
		return err
	}
	made := newDemo(n, seed, topics, s.now())
	for done := 0; done < n; {
		batch := made.contacts(done, min(done+demoBatch, n))
		if _, err := s.AddAll(ctx, batch); err != nil {
			return err
		}
		done += len(batch)
		if progress != nil {
			progress(done)
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

// demo makes up contacts.
type demo struct {
	*rand.Rand
	topics   []word
	starts   []time.Time // in order
	shoppers []Contact   // who called lately, and may call again
}

// newDemo draws the times of n contacts; the rest is made up as it is asked for.
func newDemo(n int, seed uint64, topics []string, now time.Time) *demo {
	d := &demo{Rand: rand.New(rand.NewPCG(seed, 0x70617964))}
	for rank, topic := range topics {
		weight := int(10_000 / math.Pow(float64(rank+1), 1.1)) // Zipf: few topics make most of the work
		d.topics = append(d.topics, word{max(weight, 1), topic})
	}
	d.starts = d.moments(n, now)
	return d
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

// contacts makes up those numbered from up to, but not including, to.
func (d *demo) contacts(from, to int) []Contact {
	batch := make([]Contact, 0, to-from)
	for _, start := range d.starts[from:to] {
		batch = append(batch, d.contact(start))
	}
	return batch
}

// contact makes up one contact.
func (d *demo) contact(start time.Time) Contact {
	c := d.shopper()
	c.Started = start
	c.Topic = d.word(d.topics)
	c.Channel = d.word(demoChannels)
	c.Outcome = d.word(demoOutcomes)
	c.ProposedTopic, c.ProposedOutcome = c.Topic, c.Outcome
	c.Agent = d.word(demoAgents)
	c.Desk = d.word(demoDesks)
	c.Note = d.word(demoSeen) + ". " + d.word(demoDone) + "."
	if strings.HasPrefix(c.Topic, "isc-") {
		c.Code = strings.ToUpper(strings.ReplaceAll(c.Topic, "-", "_"))
	}
	if days, waits := waitingDays[c.Outcome]; waits {
		c.FollowUp = start.AddDate(0, 0, days+d.IntN(4)).Format(day)
	}
	c.AttemptAt = whole(start.Add(-time.Duration(d.ExpFloat64() * float64(8*time.Hour))))
	d.spend(&c)
	return c
}

// spend makes up how long a contact took. Talk is log-normal, as handling
// times are: most near six minutes, some very long.
func (d *demo) spend(c *Contact) {
	c.TalkSeconds = min(int(340*math.Exp(0.55*d.NormFloat64())), 5000)
	if d.IntN(10) < 3 {
		c.HoldSeconds = 20 + d.IntN(240)
	}
	c.AfterSeconds = 15 + d.IntN(90)
	total := c.TalkSeconds + c.HoldSeconds + c.AfterSeconds
	c.Ended = c.Started.Add(time.Duration(total) * time.Second)
}

// lately is how many shoppers the demo remembers, and one in comeBack of all
// contacts is by one of them.
const (
	lately   = 400
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
