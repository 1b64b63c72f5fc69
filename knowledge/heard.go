package knowledge

import (
	"fmt"
	"path"
	"strings"
	"unicode/utf8"
)

// The files of a pack that hold what people say, one saying a line: those of
// a topic in heard/TOPIC.txt, and in heard/none.txt what is said of other
// matters, by which the search knows what no article answers.
const (
	heardDir  = "heard"
	elsewhere = TopicID("none")
)

// maxSaying is the most letters of one saying.
const maxSaying = 400

func isHeardFile(name string) bool { return path.Dir(name) == heardDir }

// readHeard gives the articles the sayings of their files.
func (l *Library) readHeard(names []string) Problems {
	var found Problems
	for _, name := range names {
		if !isHeardFile(name) {
			continue
		}
		sayings, problems := l.sayings(name)
		found = append(found, problems...)
		id := TopicID(strings.TrimSuffix(path.Base(name), ".txt"))
		switch a := l.byID[id]; {
		case id == elsewhere:
			l.elsewhere = sayings
		case a == nil:
			found = append(found, Problem{File: name, Text: "is named for an article that is not in the pack; rename it, or call it none.txt"})
		default:
			a.Heard = sayings
		}
	}
	return found
}

// sayings reads one file; blank lines and those that begin with # are notes.
func (l *Library) sayings(name string) (list []string, found Problems) {
	line := 0
	for text := range strings.Lines(string(l.files[name])) {
		line++
		text = strings.TrimSpace(text)
		switch {
		case text == "" || text[0] == '#':
			continue
		case !utf8.ValidString(text):
			found = append(found, Problem{File: name, Line: line, Text: "is not UTF-8; save the file as UTF-8"})
		case utf8.RuneCountInString(text) > maxSaying:
			found = append(found, Problem{File: name, Line: line, Text: fmt.Sprintf("is longer than %d letters; shorten the saying", maxSaying)})
		}
		list = append(list, text)
	}
	return list, found
}
