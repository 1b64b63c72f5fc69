package report

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Filter keeps contacts whose word in each grouping named is one of those
// listed. The words are the keys of the groups: "resolved", "monday",
// "2026-W47", and "" for contacts that say nothing.
type Filter map[Grouping][]string

// Check looks for groupings and keys that cannot be: an *InputError.
func (f Filter) Check() error {
	for _, g := range slices.Sorted(maps.Keys(f)) {
		if !slices.Contains(groupings, g) {
			return wrong("there is no grouping %.40q; choose one of %s", string(g), list())
		}
		for _, key := range f[g] {
			if !g.fits(key) {
				return wrong("%.40q is no %s; write %s", key, g, g.sample())
			}
		}
	}
	return nil
}

// closed are the words of groupings that have no others.
var closed = map[Grouping][]string{Channel: {"phone", "chat", "email"}, Outcome: outcomeWords(), Weekday: weekdays}

func outcomeWords() (list []string) {
	for _, o := range outcomes {
		list = append(list, o.word)
	}
	return list
}

// fits reports whether a key could be one of a grouping.
func (g Grouping) fits(key string) bool {
	if g.timed() {
		_, ok := g.parse(key)
		return ok
	}
	return closed[g] == nil || key == "" || slices.Contains(closed[g], key)
}

// sample says how the keys of a grouping are written.
func (g Grouping) sample() string {
	if words := closed[g]; words != nil {
		return "one of " + strings.Join(words, ", ")
	}
	return map[Grouping]string{Hour: "00 to 23", Day: "2026-11-21", Week: "2026-W47"}[g]
}

// parse is the number of a key of a grouping that goes by the clock.
func (g Grouping) parse(key string) (uint32, bool) {
	switch g {
	case Hour:
		hour, err := strconv.ParseUint(key, 10, 8)
		return uint32(hour), err == nil && hour < 24 && len(key) == 2
	case Weekday:
		at := slices.Index(weekdays, key)
		return uint32(at), at >= 0
	case Day:
		day, err := time.Parse(time.DateOnly, key)
		return uint32(dayOf(day)), err == nil
	}
	return parseWeek(key)
}

// parseWeek finds the Monday of a week written 2026-W47.
func parseWeek(key string) (uint32, bool) {
	var year, week int
	if n, err := fmt.Sscanf(key, "%4d-W%2d", &year, &week); n != 2 || err != nil || year < 1970 {
		return 0, false
	}
	// 4 January is in the first week of every year.
	day := monday(dayOf(time.Date(year, time.January, 4, 0, 0, 0, 0, time.UTC))) + 7*(week-1)
	return uint32(day), weekText(day) == key
}
