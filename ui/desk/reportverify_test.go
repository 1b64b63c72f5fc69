package desk_test

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"paydesk/store"
	figures "paydesk/store/report"
	"paydesk/ui/desk"
)

// pair writes a report and the CSV of the same contacts.
func (e *exporting) pair(format string) (reportFile, csvFile string) {
	e.t.Helper()
	e.write(desk.ReportFile{Format: format})
	e.write(desk.ReportFile{Format: "csv"})
	return filepath.Join(e.dir, "report."+format), filepath.Join(e.dir, "report.csv")
}

func TestEveryReportAgreesWithItsCSV(t *testing.T) {
	e := newExporting(t, 2000)
	e.q.Spikes, e.q.Steps = true, true
	for _, c := range []struct {
		by     []figures.Grouping
		filter figures.Filter
	}{
		{nil, nil}, {[]figures.Grouping{figures.Topic}, nil}, {[]figures.Grouping{figures.Hour, figures.Outcome}, figures.Filter{figures.Channel: {"phone", ""}}},
		{[]figures.Grouping{figures.Week}, figures.Filter{figures.Weekday: {"monday"}}}, {[]figures.Grouping{figures.Agent, figures.Desk}, nil},
	} {
		e.q.By, e.q.Filter = c.by, c.filter
		for _, format := range []string{"pdf", "json"} {
			v, err := desk.VerifyReport(t.Context(), firstOf(e.pair(format)), filepath.Join(e.dir, "report.csv"))
			if err != nil || len(v.Found) > 0 || v.Checked < 30 || v.Contacts == 0 {
				t.Errorf("%s by %v: %d checked, %v, %v", format, c.by, v.Checked, v.Found, err)
			}
		}
	}
}

// Whatever agents and codes are called, a CSV that nobody touched agrees.
func TestAReportOfHostileNamesAgreesWithItsCSV(t *testing.T) {
	e := newExporting(t, 600)
	for _, name := range []string{"O\rBrien", "a\r\nb", "a\nb", "\r", ";=1", "a;=1", "a;'=1", "a\t=1", "'x", "''x", "−1", "a\"b;\"=1", "a|b, -1", "\x00=1"} {
		_, err := e.log.Add(t.Context(), store.Contact{Code: name, Agent: name, Started: e.q.Period.To().Add(-time.Hour)})
		must(t, err)
	}
	for _, by := range [][]figures.Grouping{{figures.Agent, figures.Code}, {figures.Code}} {
		e.q.By = by
		for _, format := range []string{"pdf", "json"} {
			v, err := desk.VerifyReport(t.Context(), firstOf(e.pair(format)), filepath.Join(e.dir, "report.csv"))
			if err != nil || len(v.Found) > 0 {
				t.Errorf("%s by %v: %v, %v", format, by, v.Found, err)
			}
		}
	}
}

func firstOf(a, _ string) string { return a }

// changed is a CSV with its rows changed.
func changed(t *testing.T, file string, change func(rows [][]string) [][]string) string {
	t.Helper()
	body, err := os.ReadFile(file)
	must(t, err)
	rows, err := csv.NewReader(bytes.NewReader(body)).ReadAll()
	must(t, err)
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	must(t, w.WriteAll(change(rows)))
	name := filepath.Join(t.TempDir(), "changed.csv")
	must(t, os.WriteFile(name, out.Bytes(), 0o600))
	return name
}

// set puts a value into the column of the row of the first contact for which
// it is another.
func set(name, value string) func([][]string) [][]string {
	return func(rows [][]string) [][]string {
		at := slices.Index(rows[0], name)
		for _, row := range rows[1:] {
			if row[at] != value && row[slices.Index(rows[0], "in_period")] == "1" {
				row[at] = value
				return rows
			}
		}
		return rows
	}
}

func TestChangedRowsAreNamedByTheFiguresTheyChange(t *testing.T) {
	e := newExporting(t, 1500)
	e.q.By = []figures.Grouping{figures.Channel}
	for _, format := range []string{"pdf", "json"} {
		reportFile, csvFile := e.pair(format)
		for what, c := range map[string]struct {
			change func([][]string) [][]string
			want   string
		}{
			"outcome":   {set("outcome", "escalated"), "Ended as: Escalated"},
			"talk":      {set("talk_seconds", "9999"), "Average handling time"},
			"repeat":    {set("repeat", "1"), "Repeat contacts"},
			"promise":   {set("promise", ""), "Hash"},
			"deleted":   {func(r [][]string) [][]string { return slices.Delete(r, 5, 6) }, "Contacts"},
			"topic":     {set("topic", "card-expired"), "topic card-expired"},
			"agent":     {set("agent", "somebody"), "Hash of the rows"},
			"ms":        {set("started_ms", "777"), "Hash of the rows"},
			"re-order":  {func(r [][]string) [][]string { slices.Reverse(r[1:]); return r }, ""},
			"unchanged": {func(r [][]string) [][]string { return r }, ""},
		} {
			if what == "promise" || format == "json" && what == "topic" {
				continue // no figure of the report changes
			}
			v, err := desk.VerifyReport(t.Context(), reportFile, changed(t, csvFile, c.change))
			found := slices.ContainsFunc(v.Found, func(d figures.Difference) bool { return strings.Contains(d.What, c.want) })
			if err != nil || found != (c.want != "") {
				t.Errorf("%s, %s: %v, %v", format, what, v.Found, err)
			}
		}
	}
}

func TestFilesThatCannotBeVerifiedAreOneSentence(t *testing.T) {
	e := newExporting(t, 800)
	reportFile, csvFile := e.pair("pdf")
	raw, err := os.ReadFile(csvFile)
	must(t, err)
	other := func(body string) string {
		name := filepath.Join(t.TempDir(), "other")
		must(t, os.WriteFile(name, []byte(body), 0o600))
		return name
	}
	year, jsonFile := e.q, filepath.Join(e.dir, "phone.json")
	year.Filter = figures.Filter{figures.Channel: {"phone"}}
	_, err = e.WriteReport(t.Context(), year, desk.ReportFile{Format: "json", Path: jsonFile})
	must(t, err)
	for want, files := range map[string][2]string{
		"no report that Paydesk wrote": {csvFile, csvFile},
		"another program":              {other("%PDF-1.4 hello"), csvFile},
		"no such file":                 {reportFile, filepath.Join(e.dir, "none")},
		"no CSV of contacts":           {reportFile, other("")},
		"lacks the column":             {reportFile, other("a,b,c\n1,2,3\n")},
		"a second time":                {reportFile, changed(t, csvFile, func(r [][]string) [][]string { return append(r, r[1]) })},
		"not a whole line":             {reportFile, other(string(raw) + "x,y\r\n")},
		"under talk_seconds":           {reportFile, changed(t, csvFile, set("talk_seconds", "1,5"))},
		"under started_local":          {reportFile, changed(t, csvFile, set("started_local", "20.11.2026 10:00"))},
		"the same period":              {reportFile, changed(t, csvFile, func(r [][]string) [][]string { return moved(r) })},
		"the same filter":              {jsonFile, csvFile},
	} {
		_, err := desk.VerifyReport(t.Context(), files[0], files[1])
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v", want, err)
		}
	}
	for what, body := range map[string]string{
		"semicolons": strings.ReplaceAll(string(raw), ",", ";"), "a byte order mark": "\ufeff" + string(raw),
		"plain line ends": strings.ReplaceAll(string(raw), "\r\n", "\n"), "tabs": strings.ReplaceAll(string(raw), ",", "\t"),
		"quotes": `"` + strings.ReplaceAll(strings.ReplaceAll(strings.TrimSpace(string(raw)), ",", `","`), "\r\n", "\"\r\n\"") + `"`,
	} {
		if strings.Contains(string(raw), `"`) {
			t.Fatal("the cells of this report have commas of their own")
		}
		if v, err := desk.VerifyReport(t.Context(), reportFile, other(body)); err != nil || len(v.Found) > 0 {
			t.Errorf("with %s: %v, %v", what, v.Found, err)
		}
	}
}

// moved puts a contact a year back.
func moved(rows [][]string) [][]string {
	inside := slices.IndexFunc(rows, func(row []string) bool { return row[slices.Index(rows[0], "in_period")] == "1" })
	for _, name := range []string{"started_utc", "started_local"} {
		at := slices.Index(rows[0], name)
		rows[inside][at] = "2024" + rows[inside][at][4:]
	}
	return rows
}

// replaced is a file with some of its text replaced once.
func replaced(t *testing.T, file, old, with string) string {
	t.Helper()
	body, err := os.ReadFile(file)
	must(t, err)
	if !strings.Contains(string(body), old) {
		t.Fatalf("%s is not in the file", old)
	}
	name := filepath.Join(t.TempDir(), filepath.Base(file))
	must(t, os.WriteFile(name, []byte(strings.Replace(string(body), old, with, 1)), 0o600))
	return name
}

func TestChangedReportsAreNamedByWhatWasChanged(t *testing.T) {
	e := newExporting(t, 800)
	e.q.By = []figures.Grouping{figures.Topic, figures.Agent}
	reportFile, csvFile := e.pair("json")
	from := `"from": "` + e.q.Period.First() + `"`
	for want, change := range map[string][2]string{
		"First-contact resolution, gross": {"First-contact resolution, gross", "First-contact resolution"},
		"Average handling time":           {"(talk + hold + after-contact work) / contacts", "talk / contacts"},
		"Contacts, how it is told":        {"contacts that began in the period", "contacts of the period"},
		"The rule of the hash":            {"SHA-256 over", "A hash over"},
		"no such group":                   {`"keys":["card-expired"`, `"keys":["card-expires"`},
		"small true":                      {`"small_below": 20,`, `"small_below": 20, "small": true,`},
	} {
		v, err := desk.VerifyReport(t.Context(), replaced(t, reportFile, change[0], change[1]), csvFile)
		told := slices.ContainsFunc(v.Found, func(d figures.Difference) bool {
			return strings.Contains(d.What+d.Says+d.Gives, want)
		})
		if err != nil || !told {
			t.Errorf("%s: %v, %v", want, v.Found, err)
		}
	}
	_, err := desk.VerifyReport(t.Context(), replaced(t, reportFile, `"fcr_gross":{"numerator":`, `"fcr_gross":{"numerator":1`), csvFile)
	if err == nil || !strings.Contains(err.Error(), "report.json: the figure fcr_gross of the group") {
		t.Errorf("a figure of a group: %v", err)
	}
	early := replaced(t, reportFile, from, `"from": "`+e.q.Period.From().AddDate(0, 0, -1).Format("2006-01-02")+`"`)
	if v, err := desk.VerifyReport(t.Context(), early, csvFile); err != nil || !slices.ContainsFunc(v.Unchecked, func(part string) bool { return strings.Contains(part, "is the first day") }) {
		t.Errorf("a day earlier: %v, %v", v.Unchecked, err)
	}
	late := replaced(t, reportFile, `"to": "`+e.q.Period.Last()+`"`, `"to": "`+e.q.Period.To().AddDate(0, 0, -2).Format("2006-01-02")+`"`)
	if _, err := desk.VerifyReport(t.Context(), late, csvFile); err == nil || !strings.Contains(err.Error(), "the same period") {
		t.Errorf("a day less: %v", err)
	}
}
