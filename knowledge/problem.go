package knowledge

import (
	"fmt"
	"strings"
)

// Problem is one thing wrong with a pack: where, and what to do about it.
type Problem struct {
	File  string // name in the pack
	Line  int    // counted from 1; 0 where it concerns the whole file
	Place string // "checklist node pay-again", empty for the whole file
	Text  string
}

// String gives the problem as one line: "file:12: place: text".
func (p Problem) String() string {
	var b strings.Builder
	b.WriteString(p.File)
	if p.Line > 0 {
		fmt.Fprintf(&b, ":%d", p.Line)
	}
	b.WriteString(": ")
	if p.Place != "" {
		b.WriteString(p.Place + ": ")
	}
	b.WriteString(p.Text)
	return b.String()
}

// Problems is the error of a pack that is refused: everything found, in the
// order of the files.
type Problems []Problem

// Error gives one problem a line.
func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.String()
	}
	return strings.Join(lines, "\n")
}
