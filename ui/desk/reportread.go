package desk

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strconv"
	"time"
	"unicode/utf8"

	"paydesk/store"
	"paydesk/store/report"
)

// asWritten is what to do about a file that something has changed.
const asWritten = "use the file as Paydesk wrote it, and not as a spreadsheet saved it"

// lineReader reads the contacts that reportCSV wrote, also where a spreadsheet
// saved them again with semicolons or tabs, other line ends or other quotes.
type lineReader struct {
	rows  *csv.Reader
	place map[string]int // of each column
	cells []string
	bad   string // column that could not be read
}

// newLineReader reads the head of the file. What is no list of contacts is a
// *report.InputError.
func newLineReader(in io.Reader) (*lineReader, error) {
	b := bufio.NewReaderSize(in, 1<<16)
	if mark, _ := b.Peek(len(byteOrderMark)); string(mark) == byteOrderMark {
		b.Discard(len(mark))
	}
	head, _ := b.Peek(1 << 12) // the head is shorter
	head, _, _ = bytes.Cut(head, []byte("\n"))
	r := &lineReader{rows: csv.NewReader(b), place: map[string]int{}}
	for _, sign := range ",;\t" {
		if bytes.Count(head, []byte(string(sign))) >= len(columns)-1 {
			r.rows.Comma = sign
			break
		}
	}
	names, err := r.rows.Read()
	if err != nil {
		return nil, notCSV()
	}
	r.rows.ReuseRecord = true
	for i, name := range names {
		r.place[name] = i
	}
	for _, c := range columns {
		if _, there := r.place[c.name]; !there {
			return nil, &report.InputError{Reason: fmt.Sprintf("it lacks the column %s: it is no CSV of contacts that a report wrote, or one of another version of Paydesk; write it anew", c.name)}
		}
	}
	return r, nil
}

func notCSV() error {
	return &report.InputError{Reason: "it is no CSV of contacts that a report wrote; make one with: paydesk report --format csv"}
}

// next is the next contact and when it began by the desk's clock; io.EOF
// behind the last. The error names the line, and never what stands in it.
func (r *lineReader) next() (l store.Line, local time.Time, err error) {
	r.cells, err = r.rows.Read()
	if errors.Is(err, io.EOF) {
		return l, local, err
	}
	if wrong := (*csv.ParseError)(nil); errors.As(err, &wrong) {
		return l, local, &report.InputError{Reason: fmt.Sprintf("line %d is not a whole line of it: a cell was added or lost, or a quotation mark; %s", wrong.Line, asWritten)}
	}
	if err != nil {
		return l, local, err
	}
	r.bad = ""
	local = r.time("started_local", localTime)
	l = r.line()
	if r.bad == "" && !nearby(local, l.Started) {
		r.bad = "started_local"
	}
	if r.bad != "" {
		return l, local, r.wrong(fmt.Sprintf("what stands under %s cannot be read; %s", r.bad, asWritten))
	}
	return l, local, nil
}

// wrong says what is wrong with the line read last.
func (r *lineReader) wrong(reason string) error {
	line, _ := r.rows.FieldPos(0)
	return &report.InputError{Reason: fmt.Sprintf("line %d: %s", line, reason)}
}

// nearby reports whether a clock can show that local time at that moment.
func nearby(local, moment time.Time) bool {
	offset := local.Sub(moment.Truncate(time.Second))
	return offset.Abs() <= 15*time.Hour && (offset%time.Minute == 0 || moment.Year() < 1973) // zones had odd seconds once
}

// line makes a contact of the cells.
func (r *lineReader) line() store.Line {
	l := store.Line{Ref: r.text("ref"), ID: store.ContactID(r.text("id")), Country: r.text("country")}
	l.Line = report.Line{
		Started: r.time("started_utc", time.RFC3339).UTC().Add(time.Duration(r.upTo("started_ms", 999)) * time.Millisecond),
		Topic:   r.text("topic"), Code: r.text("code"), Agent: r.text("agent"), Desk: r.text("desk"),
		Channel: r.text("channel"), Outcome: r.text("outcome"), Language: r.text("lang"),
		Talk: r.number("talk_seconds"), Hold: r.number("hold_seconds"), After: r.number("after_seconds"), Shopper: -1,
		InPeriod: r.is("in_period"), Timed: r.is("timed"), Linked: r.is("linked"), Proposed: r.is("proposed"), Accepted: r.is("accepted"),
		Repeat: r.is("repeat"), Followed: r.is("followed"), Checklists: r.number("checklists"), ChecklistsLeft: r.number("checklists_left"),
		MustSkips: r.number("must_skips"), Handouts: r.number("handouts"), HandoutLanguages: r.text("handout_langs"),
		FollowUp: r.day("follow_up"), Promise: report.Promise(r.text("promise")),
	}
	if r.cell("shopper") != "" {
		l.Shopper = r.number("shopper") - 1
	}
	if l.ID == "" {
		r.bad = "id"
	}
	if l.Promise != report.NoPromise && l.Promise != report.Open && l.Promise != report.Kept && l.Promise != report.Overdue {
		r.bad = "promise"
	}
	return l
}

func (r *lineReader) cell(name string) string { return r.cells[r.place[name]] }

// text is a cell as it was before it was made harmless.
func (r *lineReader) text(name string) string {
	text := r.cell(name)
	if !utf8.ValidString(text) {
		r.bad = name
	}
	return asWas(text)
}

// mostInCell is more than any number of an export.
const mostInCell = 1 << 30

func (r *lineReader) number(name string) int { return r.upTo(name, mostInCell) }

func (r *lineReader) upTo(name string, most int) int {
	n, err := strconv.Atoi(r.cell(name))
	if err != nil || n < 0 || n > most {
		r.bad = name
	}
	return n
}

func (r *lineReader) is(name string) bool { return r.upTo(name, 1) == 1 }

func (r *lineReader) time(name, form string) time.Time {
	t, err := time.Parse(form, r.cell(name))
	if err != nil {
		r.bad = name
	}
	return t
}

func (r *lineReader) day(name string) string {
	if r.cell(name) != "" {
		r.time(name, time.DateOnly)
	}
	return r.cell(name)
}
