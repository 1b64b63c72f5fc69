package handout

import (
	"slices"
	"strings"

	"paydesk/knowledge"
)

// methods draws the ways to pay, a line for each kind.
func (l *layout) methods(in Input) {
	w := l.words
	lines := w.methodLines(in.Methods)
	if len(lines) == 0 {
		return
	}
	head := w.PayAnywhere
	if in.Country != "" {
		head = fill(w.PayIn, "{country}", in.Country)
	}
	l.list(head, append(lines, w.PayDecides), (*pen).bullet)
}

// methodLines names what is confirmed of each kind and taken by AliExpress.
func (w *Words) methodLines(methods []knowledge.Method) []string {
	var lines []string
	for _, kind := range knowledge.MethodKinds() {
		other := func(m knowledge.Method) bool { return m.Kind != kind || m.Shop != "" }
		names := knowledge.Confirmed(slices.DeleteFunc(slices.Clone(methods), other))
		if len(names) > 0 {
			lines = append(lines, w.Kinds[kind]+": "+strings.Join(names, ", ")+".")
		}
	}
	return lines
}
