package store

import (
	"archive/zip"
	"bytes"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
)

// digits are the ways in which the number planted here could be printed.
var panDigits = []string{"4111111111111111", pan, "1111 1111", "11111111"}

// scanOf scans and returns what was found, one line a finding, and what was
// said of files that could not be read as usual. Nothing of a card number may
// be in either.
func scanOf(t *testing.T, dir string, paths ...string) (found, said []string, sum Scanned) {
	t.Helper()
	say := func(file, why string) { said = append(said, filepath.Base(file)+" "+why) }
	sum, err := Scan(ctx, dir, paths, ScanReport{
		Found:  func(f Found) { found = append(found, filepath.Base(f.File)+": "+f.String()+": "+f.Kind) },
		Unread: say, Skipped: say,
	})
	must(t, err)
	if sum.Findings != len(found) {
		t.Errorf("%d findings counted, %d told", sum.Findings, len(found))
	}
	for _, d := range panDigits {
		if all := strings.Join(append(found, said...), "\n"); strings.Contains(all, d) {
			t.Errorf("digits were told: %s", all)
		}
	}
	return found, said, sum
}

// holds tells whether one of the lines contains all the words.
func holds(lines []string, words ...string) bool {
	return slices.ContainsFunc(lines, func(line string) bool {
		return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(line, w) })
	})
}

func TestScanOfACleanLogFindsNothing(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	fill(t, s, 400, 7, "card-expired", "payment-declined")
	marked(t, s, "xy", Contact{Email: "ana12@example.com", Phone: "+49 151 2345 6789", Order: "8100000000000008"})
	add(t, s, Contact{Note: "says card " + pan + " cvv 123", Order: "5105105105105100", OrderConfirmed: true, Phone: "0151 23456789"})
	// The index holds the number of a note without its word.
	for _, order := range []string{"5105105105105100", "3002432014459710", "8135286970684383"} {
		if saved := add(t, s, Contact{Note: "order " + order + " is late"}); saved.Masked > 0 {
			t.Fatalf("order %s was masked", order)
		}
	}
	must(t, s.PutEdition(ctx, "h", packOf(t, "about the cvv, order 8100000000000008")))
	must(t, os.MkdirAll(filepath.Join(dir, DailyFolder), 0o700))
	must(t, s.Backup(ctx, filepath.Join(dir, DailyFolder, "one.db")))
	found, said, sum := scanOf(t, dir)
	if len(found) > 0 || len(said) > 0 || sum.Files != 3 || sum.Bytes < 1<<20 {
		t.Errorf("found %q, said %q, %+v", found, said, sum)
	}
}

// packOf is a knowledge pack that holds a text.
func packOf(t *testing.T, text string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create("articles/a.yaml")
	must(t, err)
	_, err = w.Write([]byte(text))
	must(t, err)
	must(t, z.Close())
	return b.Bytes()
}

// Each column that can hold a text, and what the scan says of it.
func TestScanFindsCardDataInEveryColumn(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	ref := marked(t, s, "xy", Contact{Order: "8190123456789012"}).Ref
	must(t, s.Record(ctx, MayExport, DidExport, "x"))
	must(t, s.PutEdition(ctx, "h", []byte("x")))
	must(t, s.LogHandout(ctx, Handout{Contact: get(t, s, ContactID(idOf(t, s, ref))).ID, Topic: "x"}))
	_, err := s.write.Exec(`INSERT INTO person (key, name, role) VALUES ('x', 'x', 'agent');
		INSERT INTO setting VALUES ('x', 'x'); INSERT INTO recovery VALUES (1, 'x'); INSERT INTO erased VALUES ('x', 1);
		INSERT INTO gap (text, searches, first_day, last_day) VALUES ('x', 1, '2026-11-21', '2026-11-21');
		INSERT INTO outbox VALUES ('x', 1, 1, 0); INSERT INTO copies_owed VALUES ('x')`)
	must(t, err)
	must(t, errOf(s.ExportBundle(ctx, t.TempDir(), false)))
	_, err = s.write.Exec(`INSERT INTO gap_elsewhere (origin, bundle, text, lang, searches, first_day, last_day, nearest, chosen)
		VALUES (1, 1, 'x', 'en', 1, '2026-11-21', '2026-11-21', '', '')`)
	must(t, err)
	must(t, s.Close())
	columns, path := textColumns(t, s.Path()), s.Path()
	if len(columns) < 40 {
		t.Fatalf("only %d columns hold text: %q", len(columns), columns)
	}
	plant := triggersOff(t, path) + "PRAGMA ignore_check_constraints = ON;"
	for _, c := range columns {
		if table, column, _ := strings.Cut(c, "."); column != "ref" {
			plant += fmt.Sprintf("UPDATE %s SET %s = 'card %s';", table, column, pan)
		}
	}
	execFile(t, path, plant)
	found, _, _ := scanOf(t, dir)
	for _, c := range columns {
		table, column, _ := strings.Cut(c, ".")
		want := []string{"table " + table, "column " + column, "card number"}
		if _, belongs := refOf[table]; belongs {
			want = append(want, "contact "+ref)
		}
		if column != "ref" && !holds(found, want...) {
			t.Errorf("%s: found %q", c, found)
		}
	}
	execFile(t, path, "UPDATE contact SET ref = 'card "+pan+"'")
	if found, _, _ := scanOf(t, dir); !holds(found, "column ref", "contact card [card ...1111]") {
		t.Errorf("ref: found %q", found)
	}
}

func idOf(t *testing.T, s *Store, ref string) string {
	t.Helper()
	c, err := s.Get(ctx, ref)
	must(t, err)
	return string(c.ID)
}

// textColumns lists table.column of every text in a log.
func textColumns(t *testing.T, path string) (columns []string) {
	t.Helper()
	db, err := sql.Open("sqlite3", dsn(path, "ro"))
	must(t, err)
	defer db.Close()
	columns, err = rowsOf(ctx, db, `SELECT t.name || '.' || c.name FROM pragma_table_list t, pragma_table_info(t.name) c
		WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND c.type = 'TEXT'`,
		func(rows *sql.Rows, c *string) error { return rows.Scan(c) })
	must(t, err)
	return columns
}

// triggersOff is SQL that drops all triggers of a log.
func triggersOff(t *testing.T, path string) string {
	t.Helper()
	db, err := sql.Open("sqlite3", dsn(path, "ro"))
	must(t, err)
	defer db.Close()
	names, err := rowsOf(ctx, db, "SELECT 'DROP TRIGGER ' || name || ';' FROM sqlite_schema WHERE type = 'trigger'",
		func(rows *sql.Rows, c *string) error { return rows.Scan(c) })
	must(t, err)
	return strings.Join(names, "")
}

func TestScanFindsWhatIsLeftOfCardData(t *testing.T) {
	for name, c := range map[string]struct {
		plant func(t *testing.T, s *Store)
		want  []string
	}{
		"order": {func(t *testing.T, s *Store) { run(t, s, "UPDATE contact SET order_number = '4111111111111111'") }, []string{"column order_number"}},
		"change of an order": {func(t *testing.T, s *Store) {
			run(t, s, `INSERT INTO contact_change (contact, at, who, field, before) VALUES (1, 1, 'x', 'order', '"4111111111111111"')`)
		}, []string{"column before"}},
		"number": {func(t *testing.T, s *Store) { run(t, s, "UPDATE contact SET talk_seconds = 4111111111111111") }, []string{"column talk_seconds"}},
		"pack": {func(t *testing.T, s *Store) {
			must(t, s.PutEdition(ctx, "h", packOf(t, "card "+pan)))
		}, []string{"table edition", "column pack", "entry articles/a.yaml"}},
		"index": {func(t *testing.T, s *Store) {
			run(t, s, `INSERT INTO contact_words (rowid, words) VALUES (999, '4111111111111111')`)
		}, []string{"table contact_words"}},
		"deleted": {func(t *testing.T, s *Store) {
			run(t, s, "UPDATE contact SET note = 'card "+pan+"'")
			must(t, s.Close())
			execFile(t, s.Path(), "PRAGMA secure_delete = OFF; DELETE FROM contact")
		}, []string{"contacts.db", "byte"}},
		"freed pages": {func(t *testing.T, s *Store) {
			run(t, s, "CREATE TABLE scrap (a TEXT)")
			run(t, s, "INSERT INTO scrap VALUES ('"+strings.Repeat("Visa "+pan+" it was. ", 900)+"')")
			must(t, s.Close())
			execFile(t, s.Path(), "PRAGMA secure_delete = OFF; DROP TABLE scrap")
		}, []string{"contacts.db", "byte"}},
		"journal": {func(t *testing.T, s *Store) {
			run(t, s, "UPDATE contact SET note = 'card "+pan+"'")
			cutOff(t, s)
		}, []string{"contacts.db-journal", "byte"}},
		"text": {func(t *testing.T, s *Store) { plant(t, s, ".hidden", []byte("a\ncard "+pan)) }, []string{".hidden", "line 2"}},
		"UTF-16": {func(t *testing.T, s *Store) {
			var b []byte
			for _, u := range utf16.Encode([]rune("карта " + pan)) {
				b = append(b, byte(u), byte(u>>8))
			}
			plant(t, s, "crash", append([]byte{0, 1, 2}, b...))
		}, []string{"crash", "byte 15"}},
		"name":    {func(t *testing.T, s *Store) { plant(t, s, "4111111111111111.txt", nil) }, []string{"[card ...1111].txt", "its name"}},
		"damaged": {func(t *testing.T, s *Store) { plant(t, s, "b.db", append([]byte(magic), "\x10\x00 "+pan...)) }, []string{"b.db", "byte"}},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			s := open(t, dir)
			add(t, s, Contact{Customer: "Ana"})
			c.plant(t, s)
			found, said, _ := scanOf(t, dir)
			if !holds(found, append(c.want, "card number")...) {
				t.Errorf("found %q, want %q; said %q", found, c.want, said)
			}
		})
	}
}

func run(t *testing.T, s *Store, statement string) {
	t.Helper()
	_, err := s.write.Exec(statement)
	must(t, err)
}

func plant(t *testing.T, s *Store, name string, body []byte) {
	t.Helper()
	must(t, os.WriteFile(filepath.Join(filepath.Dir(s.Path()), name), body, 0o600))
}

// A log with an unfinished commit is not rolled back by looking at it.
func TestScanChangesNothing(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	for range 50 {
		add(t, s, Contact{Customer: "Maria", Note: strings.Repeat("declined by the bank ", 20)})
	}
	cutOff(t, s)
	must(t, s.Close())
	before := filesOf(t, dir)
	untouched(t, dir, func() { scanOf(t, dir) })
	if len(before["contacts.db-journal"]) == 0 {
		t.Error("there was no commit to roll back")
	}
	must(t, os.Chmod(dir, 0o500))
	defer os.Chmod(dir, 0o700)
	untouched(t, dir, func() { scanOf(t, dir) })
}

func TestScanOfNamedPaths(t *testing.T) {
	dir, other := t.TempDir(), t.TempDir()
	s := open(t, dir)
	add(t, s, Contact{Order: "5105105105105100", OrderConfirmed: true})
	must(t, os.WriteFile(filepath.Join(other, "export.csv"), []byte("order,note\n5105105105105100,card "+pan+"\n"), 0o600))
	must(t, os.Symlink(dir, filepath.Join(other, "out")))
	found, said, sum := scanOf(t, dir, other)
	if len(found) != 1 || !holds(found, "export.csv", "line 2", "column note") || sum.Files != 1 || !holds(said, "out is a link") {
		t.Errorf("found %q, said %q, %+v", found, said, sum)
	}
	if _, err := Scan(ctx, dir, []string{filepath.Join(other, "none")}, ScanReport{}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a path that is not there: %v", err)
	}
	_, err := Scan(ctx, filepath.Join(other, "export.csv"), nil, ScanReport{})
	troubled(t, err, NoAccess)
	if sum, err := Scan(ctx, filepath.Join(other, "none"), nil, ScanReport{}); err != nil || sum != (Scanned{}) {
		t.Errorf("a folder still to be made: %+v, %v", sum, err)
	}
}

// BenchmarkScan reads a log with a backup of it.
func BenchmarkScan(b *testing.B) {
	dir := b.TempDir()
	s := open(b, dir)
	fill(b, s, 3000, 1, "card-expired", "payment-declined")
	must(b, s.Backup(ctx, filepath.Join(dir, "copy.db")))
	for b.Loop() {
		sum, err := Scan(ctx, dir, nil, ScanReport{})
		must(b, err)
		b.SetBytes(sum.Bytes)
	}
}
