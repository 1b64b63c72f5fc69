package desk

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"paydesk/store"
	"paydesk/store/report"
	"paydesk/ui/reportpaper"
)

// Verified is what came of holding a report against its contacts.
type Verified struct {
	report.Comparison
	Contacts  int
	Unchecked []string // parts of the report that a CSV says nothing of
}

// claim is what a report in a file says.
type claim struct {
	reportInJSON
	splits map[report.Grouping][]report.Group // groups beside those asked for
	ids    []string                           // of the figures that it has of groups; all for none
}

// mostReport is how large a report can be, in bytes.
const mostReport = 512 << 20

// VerifyReport counts the figures of a report, a PDF or JSON that WriteReport
// wrote, again from the CSV that it wrote of the same contacts, and compares
// each. A file that is not one of those, or of another period or filter, is an
// error of one sentence that names the file. The contact log is not asked.
func VerifyReport(ctx context.Context, reportFile, csvFile string) (Verified, error) {
	says, err := readClaim(reportFile)
	if err != nil {
		return Verified{}, ofFile(reportFile, err)
	}
	q, err := says.query()
	if err != nil {
		return Verified{}, ofFile(reportFile, err)
	}
	again, err := recount(ctx, q, csvFile)
	if err != nil {
		return Verified{}, ofFile(csvFile, err)
	}
	return says.compare(again), nil
}

// ofFile says which file an error is of.
func ofFile(name string, err error) error {
	return fmt.Errorf("%s: %w", filepath.Base(name), cause(err))
}

// readClaim reads what a report says.
func readClaim(name string) (c claim, err error) {
	file, err := os.Open(name)
	if err != nil {
		return c, err
	}
	defer file.Close()
	body, err := io.ReadAll(io.LimitReader(file, mostReport))
	if err != nil {
		return c, err
	}
	if bytes.HasPrefix(body, []byte("%PDF-")) {
		return paperClaim(body)
	}
	err = json.Unmarshal(body, &c.reportInJSON)
	if input := (*report.InputError)(nil); errors.As(err, &input) {
		return c, input
	}
	if err != nil || c.Report == nil || c.From == "" || c.Hash == "" {
		return c, &report.InputError{Reason: "it is no report that Paydesk wrote as PDF or JSON; name the report first and then its CSV"}
	}
	return c, nil
}

// paperClaim is what a report on paper says.
func paperClaim(body []byte) (c claim, err error) {
	in, err := reportpaper.Read(body)
	if err != nil {
		return c, fmt.Errorf("%w; use the file as Paydesk wrote it", err)
	}
	c.Report, c.Hash, c.ids = in.Report, in.Digest, reportpaper.Drawn()
	c.splits = map[report.Grouping][]report.Group{report.Day: in.Days, report.Topic: in.Topics}
	return c, nil
}

// query is what the report was asked.
func (c *claim) query() (q report.Query, err error) {
	first, err := time.Parse(time.DateOnly, c.From)
	last, err2 := time.Parse(time.DateOnly, c.To)
	if err := errors.Join(err, err2); err != nil {
		return q, &report.InputError{Reason: "its first or last day is no day; use the file as Paydesk wrote it"}
	}
	q = report.Query{By: c.By, Filter: c.Filter}
	if q.Period, err = report.Days(first, last, time.UTC); err != nil {
		return q, err
	}
	for _, g := range c.By {
		if _, err := report.ParseBy(string(g)); err != nil {
			return q, err
		}
	}
	if len(c.By) > 2 || q.Period.Len() > 400*366 {
		return q, &report.InputError{Reason: "it is no report that Paydesk wrote; use the file as Paydesk wrote it"}
	}
	return q, q.Check()
}

// recount counts the contacts of a CSV.
func recount(ctx context.Context, q report.Query, name string) (*report.Recount, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	r, err := newLineReader(file)
	if err != nil {
		return nil, err
	}
	again, seen := report.NewRecount(q), map[store.ContactID]bool{}
	for {
		l, local, err := r.next()
		if errors.Is(err, io.EOF) {
			return again, nil
		}
		if err == nil {
			err = r.count(again, seen, l, local)
		}
		if err == nil && len(seen)%progressEvery == 0 {
			err = ctx.Err()
		}
		if err != nil {
			return nil, err
		}
	}
}

// count counts the line read last.
func (r *lineReader) count(again *report.Recount, seen map[store.ContactID]bool, l store.Line, local time.Time) error {
	if seen[l.ID] {
		return r.wrong("the contact stands there a second time; " + asWritten)
	}
	seen[l.ID] = true
	if err := again.Add(l.Line, local); err != nil {
		return r.wrong(err.Error())
	}
	return nil
}

// compare holds the claim against a count of the contacts.
func (c *claim) compare(again *report.Recount) Verified {
	gives := again.Report()
	v := Verified{Contacts: gives.Contacts, Unchecked: append(c.unchecked(), c.ends(again)...)}
	v.Report(c.Report, gives)
	v.Groups(c.By, c.Groups, gives.Groups, c.ids...)
	for _, g := range report.Groupings() {
		if groups, has := c.splits[g]; has {
			v.Groups([]report.Grouping{g}, groups, again.Split(g), c.ids...)
		}
	}
	v.Spikes(c.Spikes, again)
	v.Text("Hash of the rows", c.Hash, again.Digest())
	c.compareRules(&v)
	return v
}

// compareRules holds the rules that a report tells against those there are.
func (c *claim) compareRules(v *Verified) {
	searches := ""
	if c.Searches != nil {
		searches = c.Searches.Formula
	}
	for _, rule := range []struct{ of, says, is string }{
		{"the hash", c.Rule, report.DigestRule}, {"days that stand out", c.Report.Rule, report.SpikeRule},
		{"steps", c.StepRule, report.StepRule}, {"searches without an answer", searches, report.SearchRule},
	} {
		if rule.says != "" { // a paper tells less
			v.Words("The rule of "+rule.of, rule.says, rule.is)
		}
	}
}

// unchecked are the parts of the report that come of other contacts, or of
// what a CSV does not hold.
func (c *claim) unchecked() []string {
	var parts []string
	for _, part := range []struct {
		name string
		has  bool
	}{
		{"figures of earlier periods", c.has(func(f report.Figure) bool { return f.Before != nil || f.Weekdays != nil })},
		{"what is usual on days that stand out", len(c.Spikes) > 0},
		{"steps of checklists", len(c.Steps) > 0},
		{"searches without an answer", c.Searches != nil},
	} {
		if part.has {
			parts = append(parts, part.name)
		}
	}
	return parts
}

// ends are the first and last day of the period where no contact began on
// them: their contacts cannot tell that the period reaches so far.
func (c *claim) ends(again *report.Recount) (quiet []string) {
	for _, end := range []struct{ name, day string }{{"first", c.From}, {"last", c.To}} {
		if again.Count(report.Filter{report.Day: {end.day}}) == 0 {
			quiet = append(quiet, "that "+end.day+", without a contact, is the "+end.name+" day")
		}
	}
	return quiet
}

func (c *claim) has(so func(report.Figure) bool) bool {
	for _, f := range c.Figures {
		if so(f) {
			return true
		}
	}
	return false
}
