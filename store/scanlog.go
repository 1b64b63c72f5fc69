package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"paydesk/knowledge/carddata"
	"paydesk/knowledge/carddata/filescan"
)

// scanPage is how many rows of a log one read takes, so that no read holds up
// a writer for long.
const scanPage = 200

// openToScan opens a log for reading only. One whose journal waits for a commit
// to be rolled back is read as it stands: rolling back would change it.
func openToScan(ctx context.Context, path string) (*sql.DB, error) {
	db, err := openHandle(path, "ro", 1)
	if err == nil {
		_, err = identify(ctx, db)
	}
	if err == nil {
		return db, nil
	}
	if db != nil {
		db.Close()
	}
	if troubleOf(err) == Locked {
		return nil, err
	}
	return openHandle(path, "ro&immutable=1", 1)
}

// learn reads which numbers of a log were kept although they could be card
// numbers: orders that an agent has looked at, and those of a note with the
// word for one beside them. The search index holds the number without the
// word. A log that cannot be read has none.
func (s *scanning) learn(ctx context.Context, path string) {
	if own, _, err := isLog(path); err != nil || !own || s.learnt == realPath(path) {
		return
	}
	db, err := openToScan(ctx, path)
	if err != nil {
		return
	}
	defer db.Close()
	s.learnt = realPath(path)
	for last := int64(0); ; {
		rows, err := rowsOf(ctx, db, learntTexts, scanLearnt, last, 10*scanPage)
		if err != nil || len(rows) == 0 || rows[len(rows)-1].key <= last {
			return
		}
		for _, r := range rows {
			if kept := (&Contact{Order: r.order, OrderConfirmed: true}).orderKept(); kept {
				s.orders[r.order] = true
			}
			for _, number := range filescan.Saved(r.text) {
				s.orders[number] = true
			}
		}
		last = rows[len(rows)-1].key
	}
}

// learntTexts reads the contacts that the scan learns from, page by page.
const learntTexts = "SELECT id, note, order_number FROM contact WHERE id > ? ORDER BY id LIMIT ?"

// learnt is what the scan learns from a contact.
type learnt struct {
	keyed
	order string
}

func scanLearnt(rows *sql.Rows, l *learnt) error { return rows.Scan(&l.key, &l.text, &l.order) }

// log scans every text of a log, column by column.
func (s *scanning) log(ctx context.Context, path string) error {
	s.learn(ctx, path)
	db, err := openToScan(ctx, path)
	if err != nil {
		return err
	}
	defer db.Close()
	tables, err := rowsOf(ctx, db, "SELECT name, type, wr FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%' ORDER BY name",
		func(rows *sql.Rows, t *scanTable) error { return rows.Scan(&t.name, &t.kind, &t.keyed) })
	if err != nil {
		return err
	}
	for _, t := range tables {
		t.scanning, t.db, t.path = s, db, path
		switch t.kind {
		case "table":
			err = t.rows(ctx)
		case "virtual":
			err = t.words(ctx)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// scanTable is a table being scanned.
type scanTable struct {
	*scanning
	db         *sql.DB
	path       string
	name, kind string
	keyed      bool     // its rows have no number but a key of columns
	keys       []string // what its rows are read in order of
	columns    []string
}

// refOf says how a row of a table names the contact it belongs to.
var refOf = map[string]string{
	"contact": "ref", "run": ofContact, "handout": ofContact, "contact_was": ofContact, "contact_change": ofContact,
	"event": "(SELECT ref FROM contact JOIN run ON run.contact = contact.id WHERE run.id = run)",
}

const ofContact = "(SELECT c.ref FROM contact c WHERE c.id = contact)"

// maxScanned is the longest value that is read column by column, in bytes;
// longer ones are seen among the bytes of the file.
const maxScanned = 8 << 20

// rows scans all rows of a table, page by page.
func (t *scanTable) rows(ctx context.Context) error {
	if err := t.layout(ctx); err != nil {
		return err
	}
	var from []any
	for {
		rows, err := rowsOf(ctx, t.db, t.page(from != nil), t.read, append(from, scanPage)...)
		if err != nil || len(rows) == 0 {
			return err
		}
		for _, row := range rows {
			t.row(ctx, row)
		}
		if next := rows[len(rows)-1][:len(t.keys)]; from == nil || less(from, next) {
			from = next
		} else {
			return errors.New("rows are out of order")
		}
	}
}

// less compares the keys of two rows. In a damaged log the next page may begin
// before the last one, and would without end.
func less(a, b []any) bool {
	for i := range a {
		order := 0
		switch x := a[i].(type) {
		case int64:
			y, _ := b[i].(int64)
			order = cmp.Compare(x, y)
		case string:
			y, _ := b[i].(string)
			order = cmp.Compare(x, y)
		}
		if order != 0 {
			return order < 0
		}
	}
	return false
}

// layout reads what columns a table has.
func (t *scanTable) layout(ctx context.Context) error {
	type column struct {
		name string
		key  int
	}
	found, err := rowsOf(ctx, t.db, "SELECT name, pk FROM pragma_table_info(?) ORDER BY pk, cid",
		func(rows *sql.Rows, c *column) error { return rows.Scan(&c.name, &c.key) }, t.name)
	if err != nil {
		return err
	}
	t.keys, t.columns = []string{"rowid"}, nil
	if t.keyed {
		t.keys = nil
	}
	for _, c := range found {
		t.columns = append(t.columns, c.name)
		if t.keyed && c.key > 0 {
			t.keys = append(t.keys, quoteName(c.name))
		}
	}
	return nil
}

func quoteName(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }

// page is the query of one page of rows: keys, reference, columns.
func (t *scanTable) page(further bool) string {
	ref := "''"
	if refOf[t.name] != "" {
		ref = refOf[t.name]
	}
	picks := append(slices.Clone(t.keys), ref)
	for _, c := range t.columns {
		name := quoteName(c)
		picks = append(picks, fmt.Sprintf("iif(octet_length(%s) <= %d, %s, NULL)", name, maxScanned, name))
	}
	keys, after := strings.Join(t.keys, ", "), ""
	if further {
		after = fmt.Sprintf("WHERE (%s) > (%s) ", keys, strings.TrimSuffix(strings.Repeat("?, ", len(t.keys)), ", "))
	}
	return fmt.Sprintf("SELECT %s FROM %s %sORDER BY %s LIMIT ?", strings.Join(picks, ", "), quoteName(t.name), after, keys)
}

// read reads a row of whatever types.
func (t *scanTable) read(rows *sql.Rows, row *[]any) error {
	*row = make([]any, len(t.keys)+1+len(t.columns))
	into := make([]any, len(*row))
	for i := range into {
		into[i] = &(*row)[i]
	}
	return rows.Scan(into...)
}

// row scans the values of a row.
func (t *scanTable) row(ctx context.Context, row []any) {
	ref, values := row[len(t.keys)], row[len(t.keys)+1:]
	for i, value := range values {
		at := filescan.Place{Table: t.name, Column: t.columns[i], Ref: textOf(ref)}
		if body, ok := value.([]byte); ok {
			t.body(ctx, body, at)
			continue
		}
		rule := columnRules[t.name+"."+t.columns[i]]
		if rule == nil {
			rule = freeText
		}
		rule(textOf(value), t.neighbour(values, i), t.reportAt(at))
	}
}

// neighbour is the value that says what the one at index i means: in the table
// of changes, the name of the field.
func (t *scanTable) neighbour(values []any, i int) string {
	if at := slices.Index(t.columns, "field"); at >= 0 && at != i {
		return textOf(values[at])
	}
	return ""
}

// textOf is a value of any type as text. Short numbers are counts and spans,
// those of thirteen digits times.
func textOf(value any) string {
	switch v := value.(type) {
	case string:
		return v
	case int64:
		if v > maxTime {
			return strconv.FormatInt(v, 10)
		}
	}
	return ""
}

const maxTime = 9_999_999_999_999 // milliseconds since 1970

// body scans a value of bytes: a knowledge pack. Articles speak of codes, and
// their steps and facts have numbers, so only whole numbers count there.
func (t *scanTable) body(ctx context.Context, body []byte, at filescan.Place) {
	report := t.reportAt(at)
	found := report.Found
	report.Found = func(f filescan.Finding) {
		if f.Kind == carddata.Card || f.Kind == carddata.IBAN {
			found(f)
		}
	}
	err := filescan.File(ctx, "", strings.NewReader(string(body)), int64(len(body)), report)
	if err != nil && ctx.Err() == nil {
		report.Unread(at, err.Error())
	}
}

// reportAt is the report of a file with the places of a table put in, made fit
// to be printed.
func (t *scanTable) reportAt(at filescan.Place) filescan.Report {
	report := t.files(t.path, "")
	found := report.Found
	report.Found = func(f filescan.Finding) {
		at := filescan.Place{Table: filescan.SafeName(at.Table), Column: filescan.SafeName(at.Column), Ref: filescan.SafeName(at.Ref),
			Entry: f.Entry, Page: f.Page, Line: f.Line, Byte: f.Byte}
		found(filescan.Finding{Place: at, Kind: f.Kind})
	}
	return report
}

// columnRule scans one value; neighbour is what the row says it means.
type columnRule func(value, neighbour string, report filescan.Report)

// columnRules are for the columns that hold something other than text typed
// by people.
var columnRules = map[string]columnRule{
	"contact.order_number":  orderText,
	"contact.digits":        digitPair,
	"contact_change.before": changedText,
	"person.secret":         hashText,
	"recovery.secret":       hashText,
}

func freeText(value, _ string, report filescan.Report) { filescan.Text("", value, report) }

// orderText is an order number, judged as when it was stored.
func orderText(value, _ string, report filescan.Report) {
	kept := (&Contact{Order: value, OrderConfirmed: true}).orderKept()
	switch {
	case carddata.Order(value) == carddata.OrderCard:
		report.Found(filescan.Finding{Kind: carddata.Card})
	case !kept:
		filescan.Text(carddata.OrderLabel, value, report)
	}
}

// digitPair are the digits of phone and order number.
func digitPair(value, _ string, report filescan.Report) {
	phone, order, _ := strings.Cut(value, " ")
	filescan.Text("phone ", phone, report)
	orderText(order, "", report)
}

// changedText is the JSON value that a field had.
func changedText(value, field string, report filescan.Report) {
	plain := value
	if json.Unmarshal([]byte(value), &plain) != nil {
		plain = value
	}
	if field == "order" {
		orderText(plain, "", report)
		return
	}
	filescan.Text("", plain, report)
}

// hashText is the hash of a secret: random signs.
func hashText(value, _ string, report filescan.Report) { filescan.Bare(value, report) }

// words scans the terms of a search index.
func (t *scanTable) words(ctx context.Context) error {
	vocabulary := quoteName("scan_" + t.name)
	_, err := t.db.ExecContext(ctx, fmt.Sprintf("CREATE VIRTUAL TABLE temp.%s USING fts5vocab('main', '%s', 'row')",
		vocabulary, strings.ReplaceAll(t.name, "'", "''")))
	if err != nil {
		return err
	}
	report := t.reportAt(filescan.Place{Table: t.name})
	for last := ""; ; {
		terms, err := rowsOf(ctx, t.db, "SELECT term FROM temp."+vocabulary+" WHERE term > ? ORDER BY term LIMIT ?",
			func(rows *sql.Rows, term *string) error { return rows.Scan(term) }, last, 10*scanPage)
		if err != nil || len(terms) == 0 {
			return err
		}
		for _, term := range terms {
			filescan.Bare(term, report)
		}
		if next := terms[len(terms)-1]; next > last {
			last = next
		} else {
			return errors.New("terms are out of order")
		}
	}
}
