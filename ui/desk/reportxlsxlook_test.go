package desk_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"paydesk/store"
	figures "paydesk/store/report"
	"paydesk/ui/desk"
)

// shown are the rows of a sheet as a spreadsheet shows them, by their titles.
func (e *exporting) shown(book *excelize.File, sheet string) []map[string]string {
	e.t.Helper()
	rows := must2(book.GetRows(sheet))(e.t)
	if len(rows) == 0 {
		e.t.Fatalf("there is no sheet %s", sheet)
	}
	var all []map[string]string
	for _, row := range rows[1:] {
		r := map[string]string{}
		for i, cell := range row {
			r[rows[0][i]] = cell
		}
		all = append(all, r)
	}
	return all
}

// Days are dates and shares per cents, and what rests on little has a star.
func TestCellsOfAWorkbookAreTyped(t *testing.T) {
	e := newExporting(t, 1200)
	e.q.By = []figures.Grouping{figures.Topic}
	want := records(t, e.write(desk.ReportFile{Format: "csv"}))
	book := e.open(e.write(desk.ReportFile{Format: "xlsx"}))
	made := must2(e.Report(t.Context(), e.q))(t)
	for i, r := range e.table(book, "Contacts") {
		days := ""
		if day, err := time.Parse(time.DateOnly, want[i]["follow_up"]); err == nil {
			days = fmt.Sprint(25569 + day.Unix()/86400)
		}
		if r["follow_up"] != days {
			t.Errorf("row %d: the day promised is %q and not %q", i, r["follow_up"], days)
		}
	}
	summary := e.shown(book, "Summary")
	for i, f := range made.Figures {
		r := summary[i]
		if f.Unit == figures.Share && f.Value != nil && strings.TrimSuffix(r["Value"], "*") != fmt.Sprintf("%.1f%%", 100**f.Value) {
			t.Errorf("%s is shown as %q", f.ID, r["Value"])
		}
		if (r["Small n"] == "small") != f.Small {
			t.Errorf("%s is small: %q", f.ID, r["Small n"])
		}
	}
	for name, value := range map[string]string{"First day": made.From, "Last day": made.To, "The sheet Contacts": "in_period is 0"} {
		if !slices.ContainsFunc(summary, func(r map[string]string) bool { return r["Figure"] == name && strings.Contains(r["Value"], value) }) {
			t.Errorf("%s is not %s", name, value)
		}
	}
	small := 0
	for i, r := range e.shown(book, "Groups") {
		m, _ := made.Groups[i].Of("fcr_gross")
		const title = "First-contact resolution, gross"
		if r[title+": numerator"] != fmt.Sprint(m.Numerator) || r[title+": n (denominator)"] != fmt.Sprint(m.N) {
			t.Errorf("group %d has %s of %s", i, r[title+": numerator"], r[title+": n (denominator)"])
		}
		if m.Value != nil && looksSmall(t, book, "Groups", fmt.Sprint("E", i+2)) != m.Small {
			t.Errorf("group %d with n = %d does not look so", i, m.N)
		}
		if m.Small {
			small++
		}
	}
	if small == 0 || small == len(made.Groups) {
		t.Errorf("%d of %d groups are small", small, len(made.Groups))
	}
}

// looksSmall reports whether a cell is grey and has a star.
func looksSmall(t *testing.T, book *excelize.File, sheet, cell string) bool {
	t.Helper()
	style := must2(book.GetStyle(must2(book.GetCellStyle(sheet, cell))(t)))(t)
	return style.Font != nil && strings.HasSuffix(style.Font.Color, "757575") && style.CustomNumFmt != nil && *style.CustomNumFmt == `0.0%"*"`
}

// What the report has beside figures stands on sheets of its own.
func TestAWorkbookHasTheListsOfTheReport(t *testing.T) {
	e := newExporting(t, 2500)
	must(t, e.log.KeepMissed(t.Context(), func(string) bool { return true }, store.Missed{Query: "bank app frozen", Lang: "en"}))
	e.q.Period = must2(e.ReportPeriod(t.Context(), e.Now().AddDate(0, -9, 0), e.Now()))(t)
	e.q.Steps, e.q.Spikes = true, true
	for range 30 {
		_, err := e.log.Add(t.Context(), store.Contact{Topic: "card-expired", Started: e.q.Period.To().Add(-time.Hour)})
		must(t, err)
	}
	book := e.open(e.write(desk.ReportFile{Format: "xlsx"}))
	made := must2(e.Report(t.Context(), e.q))(t)
	steps, spikes := e.shown(book, "Steps"), e.shown(book, "Days that stand out")
	if len(steps) != len(made.Steps) || len(spikes) != len(made.Spikes) || len(spikes) == 0 || len(steps) == 0 {
		t.Fatalf("%d rows for %d steps, %d for %d days", len(steps), len(made.Steps), len(spikes), len(made.Spikes))
	}
	searches := e.shown(book, "Searches without an answer")
	if len(searches) != 1 || searches[0]["Search"] != "bank app frozen" || searches[0]["Last day"] != "2026-11-20" || searches[0]["Ticked off"] != "no" {
		t.Errorf("searches are %v", searches)
	}
	for i, s := range made.Steps {
		if r := steps[i]; r["Step"] != s.Node || r["Shown"] != fmt.Sprint(s.Shown) || (r["Median seconds"] == "") != (s.MedianSeconds == nil) {
			t.Errorf("%+v is %v", s, r)
		}
	}
	for i, s := range made.Spikes {
		if r := spikes[i]; r["Day"] != s.Day || r["Contacts"] != fmt.Sprint(s.Contacts) {
			t.Errorf("%+v is %v", s, r)
		}
	}
}
