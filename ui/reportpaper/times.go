package reportpaper

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"paydesk/store/report"
)

// mostUpright is how many bars stand side by side and can still be told apart.
const mostUpright = 31

// turn is a grouping by the clock.
type turn struct {
	keys  []string // all there are, where they come round again
	short func(key string) string
}

var turns = map[report.Grouping]turn{
	report.Hour:    {hours(), strings.Clone},
	report.Weekday: {weekdays(), func(key string) string { return strings.ToUpper(key[:1]) + key[1:3] }},
	report.Week:    {nil, func(key string) string { return key[len("2006-"):] }},
}

func hours() (keys []string) {
	for n := range 24 {
		keys = append(keys, fmt.Sprintf("%02d", n))
	}
	return keys
}

// weekdays are the keys of the days from Monday on.
func weekdays() (keys []string) {
	for n := range 7 {
		keys = append(keys, strings.ToLower(time.Weekday((n+1)%7).String()))
	}
	return keys
}

// times are the groups of one grouping by the clock as they follow each other;
// none where they are something else, or too many. An hour or weekday without a
// contact keeps its place.
func times(by []report.Grouping, groups []report.Group) (bars []bar) {
	t, found := turns[by[0]]
	if !found || len(by) > 1 || len(groups) > mostUpright {
		return nil
	}
	keys := t.keys
	if keys == nil {
		for i := range groups {
			keys = append(keys, groups[i].Keys[0])
		}
	}
	for _, key := range keys {
		b := bar{label: cmp.Or(report.Label(by[0], key), key), short: t.short(key)}
		for i := range groups {
			if groups[i].Keys[0] == key {
				b.add(&groups[i])
			}
		}
		bars = append(bars, b)
	}
	return bars
}
