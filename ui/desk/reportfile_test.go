package desk_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"paydesk/knowledge"
	"paydesk/store"
	figures "paydesk/store/report"
	"paydesk/ui/desk"
)

// exporting is a desk with made-up contacts, a question about some weeks of
// them and a folder for reports.
type exporting struct {
	*desk.Desk
	t   testing.TB
	log *store.Store
	q   figures.Query
	dir string
}

func newExporting(t testing.TB, contacts int) *exporting {
	t.Helper()
	lib, err := knowledge.Embedded()
	must(t, err)
	now := time.Date(2026, 11, 20, 10, 0, 0, 0, time.FixedZone("+02:00", 2*60*60))
	clock := func() time.Time { return now }
	log, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "data"), store.Options{Now: clock})
	must(t, err)
	t.Cleanup(func() { log.Close() })
	e := &exporting{desk.New(desk.Config{Library: lib, Store: log, Now: clock}), t, log, figures.Query{Now: now, Earlier: true}, t.TempDir()}
	must(t, e.Demo(t.Context(), contacts, 3, nil))
	newest, err := log.List(t.Context(), store.Filter{Limit: 1})
	must(t, err)
	to := newest[0].Started
	e.q.Period, err = e.ReportPeriod(t.Context(), to.AddDate(0, -9, 0), to)
	must(t, err)
	return e
}

// write writes a report and returns its bytes.
func (e *exporting) write(to desk.ReportFile) []byte {
	e.t.Helper()
	to.Path = filepath.Join(e.dir, "report."+to.Format)
	written, err := e.WriteReport(context.Background(), e.q, to)
	must(e.t, err)
	made, err := e.Report(context.Background(), e.q)
	must(e.t, err)
	if n := written.Contacts; n != made.Contacts || n == 0 {
		e.t.Errorf("%s: %d contacts written, %d counted", to.Format, n, made.Contacts)
	}
	body, err := os.ReadFile(to.Path)
	must(e.t, err)
	return body
}

// records are the rows of a CSV by the names of their columns.
func records(t testing.TB, body []byte) []map[string]string {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(body)).ReadAll()
	must(t, err)
	all := make([]map[string]string, 0, len(rows))
	for _, row := range rows[1:] {
		r := map[string]string{}
		for i, name := range rows[0] {
			r[name] = row[i]
		}
		all = append(all, r)
	}
	return all
}

// added adds up figures from the rows of a CSV, by nothing but their columns.
var added = map[string]func(r map[string]string) (num, den int64){
	"contacts":    func(r map[string]string) (int64, int64) { return of(r, "in_period"), 0 },
	"resolutions": func(r map[string]string) (int64, int64) { return of(r, "in_period") * is(r, "outcome", "resolved"), 0 },
	"fcr_gross":   func(r map[string]string) (int64, int64) { return first1(r), of(r, "in_period") },
	"fcr_net": func(r map[string]string) (int64, int64) {
		return first1(r), of(r, "in_period") * (1 - is(r, "outcome", "waiting-bank", "waiting-documents", "escalated"))
	},
	"repeats": func(r map[string]string) (int64, int64) { return of(r, "in_period", "repeat"), of(r, "in_period") },
	"aht":     func(r map[string]string) (int64, int64) { return handled(r), of(r, "in_period") },
	"outcome_none": func(r map[string]string) (int64, int64) {
		return of(r, "in_period") * is(r, "outcome", ""), of(r, "in_period")
	},
	"link_rate": func(r map[string]string) (int64, int64) { return of(r, "in_period", "linked"), of(r, "in_period") },
	"handouts":  func(r map[string]string) (int64, int64) { return of(r, "in_period", "handouts"), 0 },
	"proposals_accepted": func(r map[string]string) (int64, int64) {
		return of(r, "in_period", "accepted"), of(r, "in_period", "proposed")
	},
	"must_skips": func(r map[string]string) (int64, int64) { return of(r, "in_period", "must_skips"), 0 },
	"checklists_left": func(r map[string]string) (int64, int64) {
		return of(r, "in_period", "checklists_left"), of(r, "in_period", "checklists")
	},
	"promises_due": func(r map[string]string) (int64, int64) { return is(r, "promise", "open", "kept", "overdue"), 0 },
	"promises_kept": func(r map[string]string) (int64, int64) {
		return is(r, "promise", "kept"), is(r, "promise", "kept", "overdue")
	},
	"promises_overdue": func(r map[string]string) (int64, int64) { return is(r, "promise", "overdue"), 0 },
}

// of is the product of some columns.
func of(r map[string]string, names ...string) int64 {
	product := int64(1)
	for _, name := range names {
		n, err := strconv.ParseInt(r[name], 10, 64)
		if err != nil {
			panic(fmt.Sprintf("%s is %q", name, r[name]))
		}
		product *= n
	}
	return product
}

func is(r map[string]string, name string, words ...string) int64 {
	if slices.Contains(words, r[name]) {
		return 1
	}
	return 0
}

func first1(r map[string]string) int64 {
	return of(r, "in_period") * is(r, "outcome", "resolved") * is(r, "repeat", "0") * is(r, "followed", "0")
}

func handled(r map[string]string) int64 {
	return of(r, "in_period") * (of(r, "talk_seconds") + of(r, "hold_seconds") + of(r, "after_seconds"))
}

func TestFiguresCanBeCountedAgainFromTheCSV(t *testing.T) {
	e := newExporting(t, 3000)
	for _, filter := range []figures.Filter{nil, {figures.Channel: {"phone"}, figures.Weekday: {"monday", "friday"}}} {
		e.q.Filter = filter
		rows := records(t, e.write(desk.ReportFile{Format: "csv"}))
		made, err := e.Report(t.Context(), e.q)
		must(t, err)
		shoppers := map[string]bool{}
		for _, r := range rows {
			if r["shopper"] != "" {
				shoppers[r["shopper"]] = true
			}
		}
		if got := made.Of("shoppers").Numerator; int64(len(shoppers)) != got || got == 0 {
			t.Errorf("%d shoppers in the rows, %d counted", len(shoppers), got)
		}
		for id, add := range added {
			var num, den int64
			for _, r := range rows {
				n, d := add(r)
				num, den = num+n, den+d
			}
			if f := made.Of(id); f.Numerator != num || f.Denominator != den {
				t.Errorf("%s is %d/%d, and its rows add up to %d/%d", id, f.Numerator, f.Denominator, num, den)
			}
		}
	}
}

func TestCSVHasEveryContactOnceAndNothingPersonal(t *testing.T) {
	e := newExporting(t, 1500)
	body := e.write(desk.ReportFile{Format: "csv"})
	byRef := map[string]map[string]string{}
	for _, r := range records(t, body) {
		if byRef[r["ref"]] != nil {
			t.Errorf("%s stands there twice", r["ref"])
		}
		byRef[r["ref"]] = r
	}
	span := store.Filter{From: e.q.Period.From(), To: e.q.Period.To()}
	must(t, e.log.Each(t.Context(), span, func(c store.Contact) error {
		r, zone := byRef[c.Ref], e.Now().Location()
		delete(byRef, c.Ref)
		want := map[string]string{"id": string(c.ID), "topic": c.Topic, "outcome": c.Outcome, "country": c.Country, "follow_up": c.FollowUp, "in_period": "1",
			"started_utc": c.Started.UTC().Format(time.RFC3339), "started_local": c.Started.In(zone).Format(time.DateTime), "ended_utc": c.Ended.UTC().Format(time.RFC3339)}
		for name, value := range want {
			if r[name] != value {
				t.Errorf("%s: %s is %q and not %q", c.Ref, name, r[name], value)
			}
		}
		for _, personal := range []string{c.Customer, c.Email, c.Phone, c.Order, c.Note} {
			if len(personal) > 3 && bytes.Contains(body, []byte(personal)) {
				t.Errorf("%s tells %q", c.Ref, personal)
			}
		}
		return nil
	}))
	for ref, r := range byRef {
		if r["in_period"] != "0" || r["promise"] == "" {
			t.Errorf("%s stands there and did not begin in the period: %v", ref, r)
		}
	}
	if again := e.write(desk.ReportFile{Format: "csv"}); !bytes.Equal(again, body) {
		t.Error("the same report has other bytes")
	}
	if marked := e.write(desk.ReportFile{Format: "csv", BOM: true}); string(marked) != "\ufeff"+string(body) {
		t.Error("with a byte order mark the report is another")
	}
	info, err := os.Stat(filepath.Join(e.dir, "report.csv"))
	if must(t, err); info.Mode().Perm()&0o077 != 0 {
		t.Errorf("others can read it: %v", info.Mode())
	}
}

func TestNoCellOfAReportIsAFormula(t *testing.T) {
	e := newExporting(t, 600)
	hostile := []string{"=1+1", "+1", "-1", "@SUM(A1)", " =1", "＝1", "\u200b=1", "'=1", `=HYPERLINK("http://x","y")`, "a,\"b\"", "plain"}
	split := map[string]string{";=1": ";'=1", "a;=1": "a;'=1", "a\t=1": "a\t'=1", "−1": "'−1", "O\rBrien": "O\rBrien"}
	for code := range split {
		hostile = append(hostile, code)
	}
	for _, code := range hostile {
		_, err := e.log.Add(t.Context(), store.Contact{Code: code, Country: code, Agent: code, Started: e.q.Period.To().Add(-time.Hour)})
		must(t, err)
	}
	found := map[string]bool{}
	for _, r := range records(t, e.write(desk.ReportFile{Format: "csv"})) {
		for name, cell := range r {
			if strings.IndexAny(strings.TrimLeft(cell, " \u200b"), "=+-@\t\r＝＋－＠") == 0 {
				t.Errorf("%s is %q", name, cell)
			}
		}
		found[strings.TrimPrefix(r["code"], "'")] = true
		for code, cell := range split {
			found[code] = found[code] || r["code"] == cell
		}
	}
	book := e.open(e.write(desk.ReportFile{Format: "xlsx"}))
	rows := e.table(book, "Contacts")
	for _, code := range hostile {
		if !found[code] {
			t.Errorf("no row of the csv has the code %q", code)
		}
		if !slices.ContainsFunc(rows, func(r map[string]string) bool { return r["code"] == code }) {
			t.Errorf("no row of the workbook has the code %q", code)
		}
	}
	for _, sheet := range book.GetSheetList() {
		for at, row := range must2(book.GetRows(sheet))(t) {
			for col := range row {
				name, err := excelize.CoordinatesToCellName(col+1, at+1)
				must(t, err)
				if formula := must2(book.GetCellFormula(sheet, name))(t); formula != "" {
					t.Errorf("%s %s is the formula %q", sheet, name, formula)
				}
			}
		}
	}
}

func must2[T any](v T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		must(t, err)
		return v
	}
}

func (e *exporting) open(body []byte) *excelize.File {
	e.t.Helper()
	book, err := excelize.OpenReader(bytes.NewReader(body))
	must(e.t, err)
	e.t.Cleanup(func() { book.Close() })
	return book
}

// table are the rows of a sheet by the titles of their columns, as numbers and
// texts without a format.
func (e *exporting) table(book *excelize.File, sheet string) []map[string]string {
	e.t.Helper()
	rows, err := book.GetRows(sheet, excelize.Options{RawCellValue: true})
	must(e.t, err)
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

func TestWorkbookHoldsWhatTheReportAndTheCSVHold(t *testing.T) {
	e := newExporting(t, 1200)
	want := records(t, e.write(desk.ReportFile{Format: "csv"}))
	body := e.write(desk.ReportFile{Format: "xlsx"})
	if again := e.write(desk.ReportFile{Format: "xlsx"}); !bytes.Equal(body, again) {
		t.Error("the same workbook has other bytes")
	}
	book := e.open(body)
	rows := e.table(book, "Contacts")
	if len(rows) != len(want) {
		t.Fatalf("%d rows in the workbook, %d in the csv", len(rows), len(want))
	}
	for i, r := range rows {
		for _, name := range []string{"ref", "id", "topic", "outcome", "talk_seconds", "shopper", "repeat", "handout_langs", "promise"} {
			if r[name] != want[i][name] {
				t.Errorf("row %d: %s is %q and not %q", i, name, r[name], want[i][name])
			}
		}
		days, err := strconv.ParseFloat(r["started_local"], 64)
		must(t, err)
		if at, err := excelize.ExcelDateToTime(days, false); err != nil || math.Abs(at.Sub(must2(time.Parse(time.DateTime, want[i]["started_local"]))(t)).Seconds()) > 1 {
			t.Errorf("row %d began at %v and not at %s", i, at, want[i]["started_local"])
		}
	}
	made, err := e.Report(t.Context(), e.q)
	must(t, err)
	for i, r := range e.table(book, "Summary")[:len(made.Figures)] {
		f := made.Figures[i]
		if r["Figure"] != f.Title || r["Formula"] != f.Formula || r["Numerator"] != fmt.Sprint(f.Numerator) || r["n"] != fmt.Sprint(f.N) {
			t.Errorf("%s is %v", f.ID, r)
		}
	}
	total := 0
	for _, r := range e.table(book, "Days") {
		n, err := strconv.Atoi(r["Contacts"])
		must(t, err)
		total += n
	}
	if total != made.Contacts {
		t.Errorf("%d contacts by day, and %d in all", total, made.Contacts)
	}
	if charts, has := book.Pkg.Load("xl/charts/chart1.xml"); !has || !bytes.Contains(charts.([]byte), []byte("!$B$2:$B$")) {
		t.Error("the workbook has no chart of its days")
	}
}

func TestWorkbookOfGroupsHasTheirFigures(t *testing.T) {
	e := newExporting(t, 800)
	e.q.By = []figures.Grouping{figures.Outcome, figures.Channel}
	book := e.open(e.write(desk.ReportFile{Format: "xlsx"}))
	made, err := e.Report(t.Context(), e.q)
	must(t, err)
	rows := e.table(book, "Groups")
	if len(rows) != len(made.Groups) || len(rows) == 0 {
		t.Fatalf("%d rows for %d groups", len(rows), len(made.Groups))
	}
	for i, r := range rows {
		m, _ := made.Groups[i].Of("contacts")
		if r["outcome / channel"] != strings.Join(made.Groups[i].Labels, " / ") || r["Contacts"] != fmt.Sprint(m.Numerator) {
			t.Errorf("%v is not %v with %d", r, made.Groups[i].Labels, m.Numerator)
		}
	}
}

func TestAReportIsWrittenWholeOrNotAtAll(t *testing.T) {
	e := newExporting(t, 600)
	ctx, file := t.Context(), filepath.Join(e.dir, "report.csv")
	input, denied := (*figures.InputError)(nil), (*store.DeniedError)(nil)
	for _, to := range []desk.ReportFile{{Format: "doc", Path: file}, {Format: "xlsx", Path: file, BOM: true}} {
		if _, err := e.WriteReport(ctx, e.q, to); !errors.As(err, &input) {
			t.Errorf("%+v: %v", to, err)
		}
	}
	must(t, os.WriteFile(file, []byte("%PDF-1.7"), 0o600))
	for _, format := range []string{"csv", "xlsx", "json"} {
		if _, err := e.WriteReport(ctx, e.q, desk.ReportFile{Format: format, Path: file}); err == nil || !strings.Contains(err.Error(), "another kind of file") {
			t.Errorf("%s over a PDF: %v", format, err)
		}
		if _, err := e.WriteReport(ctx, e.q, desk.ReportFile{Format: format, Path: filepath.Join(e.dir, "none", "x")}); err == nil {
			t.Errorf("%s was written into a folder that is not there", format)
		}
	}
	stopped, stop := context.WithCancel(ctx)
	stop()
	if _, err := e.WriteReport(stopped, e.q, desk.ReportFile{Format: "csv", Path: file}); !errors.Is(err, desk.ErrStopped) {
		t.Errorf("stopped: %v", err)
	}
	_, err := e.log.AddPerson(ctx, "Sam", store.Supervisor, "correct horse battery")
	must(t, err)
	e.log.SignOut()
	if _, err := e.WriteReport(ctx, e.q, desk.ReportFile{Format: "csv", Path: file}); !errors.As(err, &denied) {
		t.Errorf("somebody exported: %v", err)
	}
	left, err := os.ReadDir(e.dir)
	if must(t, err); len(left) != 1 {
		t.Errorf("left is %v", left)
	}
	if body, _ := os.ReadFile(file); string(body) != "%PDF-1.7" {
		t.Error("the file that was there is another")
	}
}

// However far it is, a report that is stopped leaves nothing, and what was
// there before stays.
func TestAReportCanBeStoppedAnywhere(t *testing.T) {
	e := newExporting(t, 2500)
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	for _, format := range desk.ReportFormats() {
		file := filepath.Join(e.dir, "stopped."+format)
		before := e.write(desk.ReportFile{Format: format})
		must(t, os.Rename(filepath.Join(e.dir, "report."+format), file))
		ctx, stop := context.WithCancel(t.Context())
		var told [][2]int
		_, err := e.WriteReport(ctx, e.q, desk.ReportFile{Format: format, Path: file, Progress: func(done, total int) {
			told = append(told, [2]int{done, total})
			if done > 0 || format == "pdf" || format == "json" {
				stop()
			}
		}})
		if stop(); !errors.Is(err, desk.ErrStopped) || told[0][0] != 0 || told[0][1] < 500 || told[len(told)-1][0] == told[0][1] {
			t.Errorf("%s: %v, told %v", format, err, told)
		}
		if body, err := os.ReadFile(file); err != nil || !bytes.Equal(body, before) {
			t.Errorf("%s: the file from before is another, %v", format, err)
		}
	}
	for dir, want := range map[string]int{e.dir: len(desk.ReportFormats()), temp: 0} {
		if left, err := os.ReadDir(dir); err != nil || len(left) != want {
			t.Errorf("left in %s is %v, %v", dir, left, err)
		}
	}
}

func TestProgressGoesToTheEnd(t *testing.T) {
	e := newExporting(t, 2500)
	for _, format := range desk.ReportFormats() {
		done, total := -1, 0
		e.write(desk.ReportFile{Format: format, Progress: func(d, all int) {
			if d < done || d > all || total > 0 && all != total {
				t.Errorf("%s: %d of %d after %d of %d", format, d, all, done, total)
			}
			done, total = d, all
		}})
		if rows := records(t, e.write(desk.ReportFile{Format: "csv"})); done != total || total != len(rows) {
			t.Errorf("%s: %d of %d of %d", format, done, total, len(rows))
		}
	}
}

func TestEachExportOfAReportIsOnRecord(t *testing.T) {
	e := newExporting(t, 600)
	for _, format := range []string{"csv", "xlsx"} {
		e.write(desk.ReportFile{Format: format})
		lines, err := e.log.Audit(t.Context(), 0, 1)
		must(t, err)
		if lines[0].Deed != store.DidExport || !strings.Contains(lines[0].Detail, "as "+format) {
			t.Errorf("on record is %+v", lines[0])
		}
	}
}

func BenchmarkWriteReport(b *testing.B) {
	log := big(b)
	lib, err := knowledge.Embedded()
	must(b, err)
	d := desk.New(desk.Config{Library: lib, Store: log})
	q := ask(b, log, 0, "", false)
	for _, format := range []string{"csv", "xlsx"} {
		b.Run(format, func(b *testing.B) {
			for b.Loop() {
				_, err := d.WriteReport(b.Context(), q, desk.ReportFile{Format: format, Path: filepath.Join(b.TempDir(), "report")})
				must(b, err)
			}
		})
	}
}
