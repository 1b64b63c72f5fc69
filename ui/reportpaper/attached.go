package reportpaper

import (
	"bytes"
	"encoding/json"
	"errors"

	"paydesk/assets/page"
	"paydesk/store/report"
)

// attached is what a paper is drawn from, in the file of the paper, so that a
// program can hold it against the contacts.
type attached struct {
	*report.Report
	Digest string         `json:"rows_sha256"`
	Days   []report.Group `json:"days"`
	Topics []report.Group `json:"topics"`
}

// Drawn are the figures that a paper shows of groups.
func Drawn() []string { return []string{"contacts", "fcr_net", "aht"} }

// attachment is the part of an input that is drawn.
func (in Input) attachment() page.Attachment {
	r := *in.Report
	r.Before, r.Steps, r.StepRule, r.Searches = nil, nil, "", nil
	r.Groups = drawn(r.Groups)
	body, err := json.Marshal(attached{&r, in.Digest, drawn(in.Days), drawn(in.Topics)})
	if err != nil {
		panic(err) // numbers and texts always can be
	}
	return page.Attachment{Name: "report.json", JSON: body}
}

func drawn(groups []report.Group) []report.Group {
	some := make([]report.Group, len(groups))
	for i, g := range groups {
		some[i] = g.Only(Drawn()...)
	}
	return some
}

// What Read says of files, beside the errors of page.Attached.
var (
	ErrNoReport = errors.New("it is a PDF, and not one of a report")
	ErrRedrawn  = errors.New("what it shows is not drawn from the figures it holds: it was changed after it was made, or made by another version of Paydesk")
)

// Read is what a paper was drawn from. Whatever is shown on it is compared
// with a new drawing, to the last byte: else it is ErrRedrawn.
func Read(file []byte) (Input, error) {
	body, err := page.Attached(file)
	if err != nil {
		return Input{}, err
	}
	var a attached
	if err := json.Unmarshal(body, &a); err != nil || a.Report == nil || a.From == "" {
		return Input{}, ErrNoReport
	}
	in := Input{Report: a.Report, Days: a.Days, Topics: a.Topics, Digest: a.Digest}
	if again, err := in.draw(); err != nil || !bytes.Equal(again, file) {
		return in, ErrRedrawn
	}
	return in, nil
}

// draw is PDF for figures that may be anybody's.
func (in Input) draw() (file []byte, err error) {
	defer func() {
		if recover() != nil {
			err = ErrRedrawn
		}
	}()
	return PDF(in)
}
