package report

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"
)

// called makes up contacts, an hour apart, the n-th of which is changed by
// each of the changes.
func called(n int, changes ...func(n int, c *Source)) []Source {
	list := make([]Source, n)
	start := time.Date(2026, 9, 7, 8, 0, 0, 0, time.UTC) // a Monday
	for i := range list {
		list[i] = Source{ID: int64(i + 1), Started: start.Add(time.Duration(i) * time.Hour).UnixMilli(), Talk: 60,
			Words: [words]string{"topic", "", "Amara", "A", "phone", "resolved", "es"}, Marks: Marks{MarkOf('e', fmt.Sprint(i))}}
		for _, change := range changes {
			change(i, &list[i])
		}
	}
	return list
}

// factsOf packs contacts in blocks of ten and unpacks them.
func factsOf(t testing.TB, guide Guide, list []Source) *Facts {
	t.Helper()
	f := NewFacts(guide)
	for len(list) > 0 {
		n := min(10, len(list))
		if err := f.Add(Pack(list[:n])); err != nil {
			t.Fatal(err)
		}
		list = list[n:]
	}
	return f
}

func TestPackedFactsComeBack(t *testing.T) {
	list := called(25, func(n int, c *Source) {
		c.Marks = Marks{0, MarkOf('p', "600"), MarkOf('o', fmt.Sprint(n))}
		c.Started -= int64(n%3) * 12_345_678
		c.Hold, c.After, c.Due, c.Proposed, c.Accepted = n, 2*n, "2026-10-01", n%2 == 0, n%4 == 0
		c.Handouts = []string{"es", "en"}[:n%3%2*2]
		c.Runs = []Run{{"e1", Step{"a", "end"}, []Step{{"a", "must"}}, []Visit{{Step{"a", "must"}, 700}}}}[:n%2]
	})
	f := factsOf(t, func(_ string, s Step) (StepKind, bool) { return StepKind{s.Node == "must", s.Node == "end"}, true }, list)
	for i, c := range list {
		got := f.list[i]
		if got.id != c.ID || got.started != c.Started || got.marks != c.Marks || int(got.hold) != c.Hold || int(got.after) != c.After ||
			f.names.Text(got.words[Agent.word()]) != "Amara" || got.flags.has(proposed) != c.Proposed || got.flags.has(accepted) != c.Accepted ||
			int(got.handouts) != len(c.Handouts) || int(got.runs) != len(c.Runs) || int(got.skips) != len(c.Runs) || got.left != 0 || dayText(int(got.due)) != c.Due {
			t.Fatalf("%+v came back as %+v", c, got)
		}
	}
}

// Damage of any byte is noticed, and a reader that meets what the checksum
// missed does not fall over it.
func TestDamagedFactsAreRefused(t *testing.T) {
	p := Pack(called(12, func(n int, c *Source) { c.Handouts, c.Runs = []string{"es"}, []Run{{Last: Step{"a", "b"}}} }))
	for i := range p.Facts {
		bad := p
		bad.Facts = bytes.Clone(p.Facts)
		bad.Facts[i] ^= 0x41
		if err := NewFacts(nil).Add(bad); !errors.Is(err, ErrPacked) {
			t.Fatalf("byte %d: %v", i, err)
		}
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		body := bytes.Clone(p.Facts[:len(p.Facts)-4])
		for range 1 + r.IntN(4) {
			body[1+r.IntN(len(body)-1)] = byte(r.Uint32())
		}
		f := NewFacts(nil)
		if err := f.Add(Packed{Facts: sealed(body[:1+r.IntN(len(body))])}); err != nil && f.Len() > 0 {
			t.Fatal("half of a damaged block was taken")
		}
	}
}

// A packed block holds no run of digits that could be taken for a number of
// somebody's, however the words stand.
func TestPackedWordsStandApart(t *testing.T) {
	p := Pack(called(99, func(n int, c *Source) { c.Words[1] = fmt.Sprintf("%02d", n) }))
	run := 0
	for _, b := range p.Facts {
		if run++; b < '0' || b > '9' {
			run = 0
		}
		if run > 8 {
			t.Fatalf("%q", p.Facts)
		}
	}
}
