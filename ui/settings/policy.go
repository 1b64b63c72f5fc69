package settings

import (
	"errors"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"paydesk/store"
	"paydesk/ui/widgets"
	"paydesk/ui/words"
)

// policyField is one number that a supervisor decides. It is stored when the
// field is left, or with Enter; one that is no good stays in the field with a
// word about it.
type policyField struct {
	desk    *thisDesk
	name    string
	get     func(store.Policy) int
	kept    string
	entry   *widgets.Entry
	problem *widget.Label
	box     fyne.CanvasObject
}

func newPolicyField(d *thisDesk, name string, least, most int, get func(store.Policy) int) *policyField {
	f := &policyField{desk: d, name: name, get: get, problem: remark("")}
	f.entry = d.s.entry("", f.keep)
	d.s.tracked(f.entry, f.keep)
	f.problem.Importance = widget.DangerImportance
	unit := widgets.Hint(words.T("policy.unit."+name, least, most))
	f.box = widgets.Tight(row("policy."+name, widgets.Captioned(numberWidth, f.entry, unit)), f.problem)
	return f
}

// numberWidth is the room of a number, in pixels at a text of 14.
const numberWidth = 80

// set shows the value that is kept.
func (f *policyField) set(value int) {
	f.kept = strconv.Itoa(value)
	f.entry.Put(f.kept)
	widgets.SetText(f.problem, "")
}

// why is the sentence for a number that was not taken. The store names the
// field, which here stands before it.
func (f *policyField) why(err error) string {
	if refused := (*store.RefusedError)(nil); errors.As(err, &refused) {
		return words.T("policy.refused", refused.Reason)
	}
	return f.desk.s.why(err, store.MaySet)
}

// keep stores the value where it is another one.
func (f *policyField) keep() {
	text := strings.TrimSpace(f.entry.Text)
	if text == f.kept {
		widgets.SetText(f.problem, "")
		return
	}
	value, err := strconv.Atoi(text)
	if err != nil {
		widgets.SetText(f.problem, words.T("policy.nonumber"))
		return
	}
	s := f.desk.s
	if err := s.deps.Desk.Store().SetPolicy(s.ctx, f.name, value); err != nil {
		widgets.SetText(f.problem, f.why(err))
		return
	}
	f.set(value)
	s.deps.Status.Say(words.T("policy.kept", words.T("policy."+f.name), value))
	if f.name == retention {
		f.desk.count(value)
	}
}
