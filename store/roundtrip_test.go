package store

import (
	"database/sql"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// rowsIn reads every row of every table of a log or backup, those of the
// indexes included, but for the desk's code and the record, to which a restore
// adds.
func rowsIn(t testing.TB, path string) map[string][]string {
	t.Helper()
	db, err := openHandle(path, "rw", 1)
	must(t, err)
	defer db.Close()
	_, err = db.Exec("CREATE TEMP VIEW desk AS SELECT one, issued FROM main.desk")
	must(t, err)
	names, err := rowsOf(ctx, db, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'audit' AND sql NOT LIKE 'CREATE VIRTUAL%'", scanText)
	must(t, err)
	all := map[string][]string{}
	for _, name := range names {
		all[name] = tableRows(t, db, name)
	}
	return all
}

// differences tells in which tables two logs differ.
func differences(a, b map[string][]string) string {
	var differ []string
	for name := range a {
		if strings.Join(a[name], "\n") != strings.Join(b[name], "\n") {
			differ = append(differ, fmt.Sprintf("%s (%d and %d rows)", name, len(a[name]), len(b[name])))
		}
	}
	if len(a) != len(b) {
		differ = append(differ, fmt.Sprintf("%d and %d tables", len(a), len(b)))
	}
	return strings.Join(differ, ", ")
}

// scribble fills a log with something of everything that it can hold.
func scribble(t *testing.T, s *Store, rng *rand.Rand) {
	t.Helper()
	fill(t, s, rng.IntN(120), rng.Uint64(), "a", "b", "c")
	for range rng.IntN(8) {
		c := begun(t, s, Contact{Note: words(rng)})
		run, err := s.StartRun(ctx, Run{Contact: c.ID, Topic: words(rng), Edition: "e"})
		must(t, err)
		for range rng.IntN(6) {
			_, err := s.Append(ctx, run, Event{Kind: "answer", Answer: rng.IntN(9), Text: words(rng), DwellMS: rng.Int64N(1e6)})
			must(t, err)
		}
		must(t, s.LogHandout(ctx, Handout{Contact: c.ID, Topic: words(rng), At: noon.Add(time.Duration(rng.Int64N(1e15)))}))
		if c.Note = words(rng); rng.IntN(2) == 0 {
			_, err := s.Finish(ctx, c)
			must(t, err)
		}
		must(t, s.SetSetting(ctx, fmt.Sprint("test", rng.IntN(5)), words(rng)))
		pack := make([]byte, rng.IntN(20_000))
		for i := range pack {
			pack[i] = byte(rng.Uint32())
		}
		must(t, s.PutEdition(ctx, words(rng), pack))
	}
}

// words are some words of any script.
func words(rng *rand.Rand) string {
	var b strings.Builder
	b.WriteString("a word ")
	for range rng.IntN(40) {
		b.WriteRune([]rune("aeioust ßéñçłø жшя ¿'\"%\\ 银行卡 علي 😀 0\t\n")[rng.IntN(36)])
	}
	return b.String()
}

// What a backup holds, a restore returns, row for row, also while others have
// the log open and write to it.
func TestWhatABackupHoldsARestoreReturns(t *testing.T) {
	rng := rand.New(rand.NewPCG(20, 26))
	for n := range often(20, 100) {
		src, dir, backup := open(t, t.TempDir()), t.TempDir(), filepath.Join(t.TempDir(), "backup.db")
		scribble(t, src, rng)
		if n%3 > 0 { // over another log, closed or open
			other := open(t, dir)
			scribble(t, other, rng)
			if n%3 == 1 {
				must(t, other.Close())
			}
		}
		before := rowsIn(t, src.Path())
		must(t, src.Backup(ctx, backup))
		if d := differences(before, rowsIn(t, backup)); d != "" {
			t.Fatalf("database %d: the backup differs in %s", n, d)
		}
		_, err := Restore(ctx, dir, backup, noon)
		must(t, err)
		if d := differences(before, rowsIn(t, filepath.Join(dir, FileName))); d != "" {
			t.Fatalf("database %d: the restored log differs in %s", n, d)
		}
	}
}

// No contact that was saved falls between the log that is kept and the one
// that takes its place.
func TestRestoreWhileOthersWrite(t *testing.T) {
	dir, backup := t.TempDir(), filepath.Join(t.TempDir(), "backup.db")
	s := open(t, dir)
	fill(t, s, 1000, 1, "a")
	must(t, s.Backup(ctx, backup))
	stop := make(chan struct{})
	saved := make(chan ContactID, 1_000_000)
	var wait sync.WaitGroup
	for range 2 {
		writer := open(t, dir)
		wait.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				c, err := writer.Add(ctx, Contact{Note: "meanwhile"})
				if err != nil {
					t.Error(err)
					return
				}
				saved <- c.ID
			}
		})
	}
	var logs []string
	for range 4 {
		<-saved // they are at it
		kept, err := Restore(ctx, dir, backup, noon)
		if err != nil {
			t.Error(err)
			break
		}
		logs = append(logs, kept)
	}
	close(stop)
	wait.Wait()
	close(saved)
	there := map[ContactID]bool{}
	for _, log := range append(logs, s.Path()) {
		db, err := openHandle(log, "rw", 1)
		must(t, err)
		ids, err := rowsOf(ctx, db, "SELECT uuid FROM contact", scanText)
		must(t, err)
		must(t, db.Close())
		for _, id := range ids {
			there[ContactID(id)] = true
		}
	}
	for id := range saved {
		if !there[id] {
			t.Errorf("%s is in none of %d logs", id, len(logs)+1)
		}
	}
}

func TestHoldKeepsOthersFromWriting(t *testing.T) {
	dir := filepath.Dir(ourLog(t))
	s, other := open(t, dir), open(t, dir)
	held, err := s.hold(ctx)
	must(t, err)
	other.patience = 10 * time.Millisecond
	_, err = other.Add(ctx, Contact{Note: "a"})
	troubled(t, err, Locked)
	if list, err := other.List(ctx, Filter{Limit: 100}); err != nil || len(list) != 50 {
		t.Errorf("read %d contacts, %v", len(list), err)
	}
	must(t, held.Close())
	add(t, other, Contact{})
	held, err = s.hold(ctx)
	must(t, err)
	defer held.Close()
	second := &Store{path: s.path, patience: 10 * time.Millisecond}
	if _, err := second.hold(ctx); !isBusy(err) {
		t.Errorf("held twice: %v", err)
	}
}

// tableRows reads a whole table as text, in its own order.
func tableRows(t testing.TB, db *sql.DB, table string) []string {
	t.Helper()
	rows, err := db.Query(`SELECT * FROM "` + table + `"`)
	must(t, err)
	defer rows.Close()
	columns, err := rows.Columns()
	must(t, err)
	values, places := make([]any, len(columns)), make([]any, len(columns))
	for i := range values {
		places[i] = &values[i]
	}
	var all []string
	for rows.Next() {
		must(t, rows.Scan(places...))
		all = append(all, fmt.Sprintf("%q", values))
	}
	must(t, rows.Err())
	return all
}

// scanText reads a row of one text.
func scanText(rows *sql.Rows, text *string) error { return rows.Scan(text) }
