package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// reported is a report as the command wrote it.
type reported struct {
	Contacts int `json:"contacts"`
	Figures  []struct {
		ID, Formula, Window string
		N                   int
	} `json:"figures"`
	Groups []struct {
		Keys, Labels []string
		Figures      map[string]struct{ Numerator int }
	} `json:"groups"`
}

// readReport reads a report and checks that its file is private.
func readReport(t *testing.T, file string) (r reported) {
	t.Helper()
	body, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(body, &r); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(file); err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("the report is open to others: %v %v", info.Mode(), err)
	}
	return r
}

// week is a log of five contacts in a week and one outside it.
func week(t *testing.T) testDesk {
	t.Helper()
	d := newDesk(t)
	d.ok(strings.Join([]string{
		`{"topic":"card-expired","outcome":"resolved","agent":"jean","email":"ana@example.com","started":"2026-11-16T10:00:00Z","talk_seconds":100}`,
		`{"topic":"card-expired","outcome":"will-try","agent":"jean","email":"ana@example.com","started":"2026-11-18T10:00:00Z","talk_seconds":200,"after_seconds":60}`,
		`{"topic":"card-expired","outcome":"resolved","agent":"bo","email":"cem@example.com","started":"2026-11-19T10:00:00Z"}`,
		`{"topic":"suspected-fraud","outcome":"waiting-bank","agent":"bo","phone":"+34 600 111 222","started":"2026-11-20T10:00:00Z"}`,
		`{"code":"51","outcome":"escalated","agent":"bo","started":"2026-11-22T12:00:00Z"}`,
		`{"note":"long ago","outcome":"dropped","agent":"bo","started":"2026-09-01T12:00:00Z"}`, ""}, "\n"), "contact", "add", "--json", "-")
	return d
}

func TestReportCountsAPeriod(t *testing.T) {
	d := week(t)
	file := filepath.Join(t.TempDir(), "week.json")
	said := d.ok("", "report", "--from", "2026-11-16", "--to", "2026-11-22", "--by", "topic", "--format", "json", "--out", file)
	if !strings.Contains(said, "5 contacts of 2026-11-16 to 2026-11-22") {
		t.Errorf("said %q", said)
	}
	r := readReport(t, file)
	if r.Contacts != 5 || len(r.Groups) != 3 || r.Groups[0].Keys[0] != "card-expired" || r.Groups[0].Figures["contacts"].Numerator != 3 {
		t.Errorf("%d contacts in %+v", r.Contacts, r.Groups)
	}
	if r.Groups[0].Labels[0] == "card-expired" || r.Groups[1].Labels[0] != "none" {
		t.Errorf("labels %v, %v", r.Groups[0].Labels, r.Groups[1].Labels)
	}
	for _, f := range r.Figures {
		if f.Formula == "" || f.Window == "" {
			t.Errorf("%s does not say what it is", f.ID)
		}
	}
	if log := d.ok("", "audit"); !strings.Contains(log, "a report of 2026-11-16 to 2026-11-22 as json, 5 contacts") {
		t.Errorf("on record: %s", log)
	}
}

func TestReportWithASavedFilter(t *testing.T) {
	d := week(t)
	file := filepath.Join(t.TempDir(), "bo.json")
	d.ok("", "report", "--save", "Bo's", "--by", "outcome", "--only", "agent=bo", "--only", "topic=card-expired,suspected-fraud")
	d.ok("", "report", "--view", "Bo's", "--format", "json", "--out", file)
	if r := readReport(t, file); r.Contacts != 2 || len(r.Groups) != 2 {
		t.Errorf("%d contacts in %d groups", r.Contacts, len(r.Groups))
	}
	d.ok("", "report", "--view", "Bo's", "--only", "topic=suspected-fraud", "--format", "json", "--out", file)
	if r := readReport(t, file); r.Contacts != 1 {
		t.Errorf("%d contacts", r.Contacts)
	}
}

func TestReportsThatCannotBe(t *testing.T) {
	d := week(t)
	file := filepath.Join(t.TempDir(), "r.json")
	for args, want := range map[string]struct {
		code int
		says string
	}{
		"--from 2026-11-22 --to 2026-11-16 --format json --out": {exitWords, "swap them"},
		"--by colour --format json --out":                       {exitWords, "no grouping"},
		"--by topic,agent,day --format json --out":              {exitWords, "two things"},
		"--only weekday=someday --format json --out":            {exitWords, "no weekday"},
		"--only nothing --format json --out":                    {exitWords, "outcome=resolved"},
		"--from soon --format json --out":                       {exitWords, "such as 2026-11-22"},
		"--format parchment --out":                              {exitWords, "parchment"},
		"--out":                                                 {exitWords, "which format"},
		"--view Bo --format json --out":                         {exitRefused, "not found"},
		"--from 2026-01-01 --to 2026-01-31 --format json --out": {exitRefused, "no contact of 2026-01-01 to 2026-01-31"},
	} {
		s := d.call("", append(append([]string{"report"}, strings.Fields(args)...), file)...)
		if s.code != want.code || !strings.Contains(s.err, want.says) || len(lines(s.err)) != 1 {
			t.Errorf("report %s: exit %d, %s", args, s.code, s.err)
		}
		if _, err := os.Stat(file); err == nil {
			t.Fatalf("report %s wrote something", args)
		}
	}
}
