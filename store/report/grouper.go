package report

import (
	"fmt"
	"slices"
	"strings"
)

// moment is when something began, by the desk's clock.
type moment struct{ day, hour int }

// key is the number of the group that a contact falls into.
func (g Grouping) key(f *fact, at moment) uint32 {
	switch g {
	case Hour:
		return uint32(at.hour)
	case Weekday:
		return uint32(weekday(at.day))
	case Day:
		return uint32(at.day)
	case Week:
		return uint32(monday(at.day))
	}
	return f.words[g.word()]
}

// text is the key of a group as it is written.
func (g Grouping) text(key uint32, names *Names) string {
	switch g {
	case Hour:
		return fmt.Sprintf("%02d", key)
	case Weekday:
		return weekdays[key]
	case Day:
		return dayText(int(key))
	case Week:
		return weekText(int(key))
	}
	return names.Text(key)
}

// all are the keys that a group of a period can have, where that is known
// beforehand: a day without a contact is a group of none.
func (g Grouping) all(p Period) []uint32 {
	var keys []uint32
	add := func(n int) { keys = append(keys, uint32(n)) }
	switch g {
	case Hour:
		for hour := range 24 {
			add(hour)
		}
	case Weekday:
		for day := p.first; day <= min(p.last, p.first+6); day++ {
			add(weekday(day))
		}
		slices.Sort(keys)
	case Day:
		for day := p.first; day <= p.last; day++ {
			add(day)
		}
	case Week:
		for day := monday(p.first); day <= p.last; day += 7 {
			add(day)
		}
	}
	return keys
}

// sieve is a Filter made ready for facts.
type sieve []hole

// hole lets through what has one of some keys.
type hole struct {
	Grouping
	keys map[uint32]bool
}

// sieve makes a filter ready. A word that no contact says lets none through.
func (f Filter) sieve(names *Names) sieve {
	var s sieve
	for _, g := range groupings {
		if len(f[g]) == 0 {
			continue
		}
		h := hole{g, map[uint32]bool{}}
		for _, text := range f[g] {
			if key, known := g.number(text, names); known {
				h.keys[key] = true
			}
		}
		s = append(s, h)
	}
	return s
}

// number is the number of a key.
func (g Grouping) number(text string, names *Names) (uint32, bool) {
	if g.timed() {
		return g.parse(text)
	}
	number, known := names.number[text]
	return number, known
}

// passes reports whether a contact is wanted.
func (s sieve) passes(f *fact, at moment) bool {
	for _, h := range s {
		if !h.keys[h.key(f, at)] {
			return false
		}
	}
	return true
}

// Label is a key in words where the key itself is none; empty where only the
// caller can know them.
func Label(g Grouping, key string) string {
	if key == "" {
		return "none"
	}
	if g == Outcome {
		for _, o := range outcomes {
			if o.word == key {
				return o.title
			}
		}
	}
	if g == Hour {
		return key + ":00"
	}
	if g == Weekday {
		return strings.ToUpper(key[:1]) + key[1:]
	}
	return ""
}
