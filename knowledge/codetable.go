package knowledge

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// The files of a pack that hold response codes: one table a system, the list
// of the systems and the list of the sources. A pack without the folder has
// no codes but those in its articles.
const (
	codesDir    = "codes"
	systemsFile = "codes/systems.csv"
	sourcesFile = "codes/sources.csv"
)

// Limits of a row: what fits one line of a result.
const (
	maxCodeLetters    = 80
	maxMeaningLetters = 110
)

// codeReader reads the tables of codes of a pack.
type codeReader struct {
	lib     *Library
	sources map[string]bool
	systems map[string]*CodeSystem
	found   Problems
}

// readCodes fills the library's codes from its files.
func (l *Library) readCodes(names []string) Problems {
	if !slices.ContainsFunc(names, isCodeFile) {
		return nil
	}
	r := &codeReader{lib: l, sources: map[string]bool{}, systems: map[string]*CodeSystem{}}
	r.rows(sourcesFile, []string{"key", "title", "where"}, r.source)
	r.rows(systemsFile, []string{"id", "name", "seen", "rank", "words"}, r.system)
	for _, name := range names {
		if isCodeFile(name) && name != systemsFile && name != sourcesFile {
			r.table(name)
		}
	}
	slices.SortStableFunc(l.codes, func(a, b ResponseCode) int { return a.System.Rank - b.System.Rank })
	return r.found
}

func isCodeFile(name string) bool { return path.Dir(name) == codesDir }

// row is one row of a table: its place, and its cells by the order of the
// columns asked for.
type row struct {
	file  string
	line  int
	cells []string
}

func (r *codeReader) report(w row, format string, args ...any) {
	r.found = append(r.found, Problem{File: w.file, Line: w.line, Text: fmt.Sprintf(format, args...)})
}

// rows reads a CSV file with exactly the columns given, and hands over each
// row with surrounding blanks taken off.
func (r *codeReader) rows(file string, columns []string, take func(row)) {
	body, ok := r.lib.files[file]
	if !ok {
		r.report(row{file: file}, "is missing; tables of codes need it")
		return
	}
	if !utf8.Valid(body) {
		r.report(row{file: file}, "is not UTF-8; save the table as UTF-8")
		return
	}
	in := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(body, byteOrderMark)))
	in.FieldsPerRecord = len(columns)
	head, err := in.Read()
	if errors.Is(err, io.EOF) || err == nil && !slices.Equal(head, columns) {
		r.report(row{file: file, line: 1}, "must begin with the columns %s", strings.Join(columns, ","))
		return
	}
	for err == nil {
		var cells []string
		if cells, err = in.Read(); err == nil {
			line, _ := in.FieldPos(0)
			take(trimmed(row{file, line, cells}))
		}
	}
	if !errors.Is(err, io.EOF) {
		r.report(row{file: file, line: csvLine(err)}, "this is not the table expected here: %s", csvReason(err))
	}
}

// byteOrderMark is what spreadsheets put before a table in UTF-8.
var byteOrderMark = []byte("\xef\xbb\xbf")

func trimmed(w row) row {
	for i := range w.cells {
		w.cells[i] = strings.TrimSpace(w.cells[i])
	}
	return w
}

// csvLine is where a table cannot be read, 0 where the decoder names no line.
func csvLine(err error) int {
	var p *csv.ParseError
	if errors.As(err, &p) {
		return p.Line
	}
	return 0
}

func csvReason(err error) string {
	var p *csv.ParseError
	switch {
	case errors.Is(err, csv.ErrFieldCount):
		return "the row has too many or too few columns"
	case errors.As(err, &p):
		return p.Err.Error()
	}
	return plain(err)
}

func (r *codeReader) source(w row) {
	key, title := w.cells[0], w.cells[1]
	switch {
	case key == "" || title == "":
		r.report(w, "needs a key and a title")
	case r.sources[key]:
		r.report(w, "the key %q stands in the list twice", key)
	}
	r.sources[key] = true
}

func (r *codeReader) system(w row) {
	rank, err := strconv.Atoi(w.cells[3])
	s := &CodeSystem{
		ID: w.cells[0], Name: w.cells[1], Seen: w.cells[2], Rank: rank, Words: strings.Fields(w.cells[4]),
	}
	switch {
	case !idForm.MatchString(s.ID):
		r.report(w, "the id %q must be lower-case words joined by hyphens", s.ID)
	case r.systems[s.ID] != nil:
		r.report(w, "the system %q stands in the list twice", s.ID)
	case s.Name == "" || s.Seen == "":
		r.report(w, "the system %q needs a name and where its codes are seen", s.ID)
	case err != nil || rank < 1:
		r.report(w, "the rank is %q; count from 1", w.cells[3])
	}
	r.systems[s.ID] = s
}

// table reads the codes of one system, which the file is named for.
func (r *codeReader) table(file string) {
	id := strings.TrimSuffix(path.Base(file), ".csv")
	system := r.systems[id]
	if system == nil {
		r.report(row{file: file}, "is named for the system %q, which %s does not list", id, systemsFile)
		return
	}
	columns := []string{"code", "name", "meaning", "topic", "fix", "retry", "confirmed", "source"}
	seen := map[string]bool{} // codes with their articles
	r.rows(file, columns, func(w row) {
		c := ResponseCode{
			System: system, Code: w.cells[0], Name: w.cells[1], Meaning: w.cells[2], Topic: TopicID(w.cells[3]),
			Fix: Fixer(w.cells[4]), Retry: Retry(w.cells[5]), Confirmed: w.cells[6] == "yes", Source: w.cells[7],
		}
		r.check(w, c)
		if key := c.Code + " " + w.cells[3]; seen[key] {
			r.report(w, "%s leads to %q twice; keep one row", c.Code, c.Topic)
		} else {
			seen[key] = true
		}
		r.lib.codes = append(r.lib.codes, c)
	})
}

func (r *codeReader) check(w row, c ResponseCode) {
	within(c.Code, maxCodeLetters, func(text string) { r.report(w, "the code %s", text) })
	within(c.Name, maxCodeLetters, func(text string) { r.report(w, "the name of %s %s", c.Code, text) })
	within(c.Meaning, maxMeaningLetters, func(text string) { r.report(w, "the meaning of %s %s", c.Code, text) })
	switch {
	case r.lib.byID[c.Topic] == nil:
		r.report(w, "%s leads to %q; there is no such article", c.Code, c.Topic)
	case fixerSaid[c.Fix] == "":
		r.report(w, "%s: %q can mend it; use shopper, issuer, merchant, provider or nobody", c.Code, c.Fix)
	case retrySaid[c.Retry] == "":
		r.report(w, "%s: the retry is %q; use same-card-now, same-card-later, after-fix, other-method or never", c.Code, c.Retry)
	case w.cells[6] != "yes" && w.cells[6] != "no":
		r.report(w, "%s: confirmed is %q; use yes or no", c.Code, w.cells[6])
	}
	for key := range strings.SplitSeq(c.Source, "+") {
		if !r.sources[key] {
			r.report(w, "%s names the source %q, which %s does not list", c.Code, key, sourcesFile)
		}
	}
}

// within reports a text that is missing or longer than limit letters.
func within(text string, limit int, report func(string)) {
	switch n := utf8.RuneCountInString(text); {
	case n == 0:
		report("is missing")
	case n > limit:
		report(fmt.Sprintf("has %d letters; at most %d fit", n, limit))
	}
}
