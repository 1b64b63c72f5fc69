package store

import (
	"fmt"
	"strings"
	"testing"
)

// recorded is a log with five lines on record.
func recorded(t testing.TB, dir string) *Store {
	t.Helper()
	s := open(t, dir)
	signIn(t, s, "Sam", "")
	for n := range 5 {
		must(t, s.Record(ctx, MayExport, DidExport, fmt.Sprintf("report %d", n+1)))
	}
	return s
}

func TestRecordTellsWhoDidWhat(t *testing.T) {
	s := recorded(t, t.TempDir())
	must(t, checkAudit(ctx, s.read))
	lines, err := s.Audit(ctx, 4, 2)
	must(t, err)
	if len(lines) != 2 || lines[0].ID != 3 || lines[0].Who != "Sam" || lines[0].Deed != DidExport || lines[0].Detail != "report 3" || !lines[0].At.Equal(noon) {
		t.Errorf("%+v", lines)
	}
}

func TestRecordIsNeverChanged(t *testing.T) {
	s := recorded(t, t.TempDir())
	for _, change := range []string{
		"UPDATE audit SET who = 'x'", "DELETE FROM audit", "DELETE FROM audit WHERE id = 5",
		"INSERT OR REPLACE INTO audit (id, at, who, action, detail, hash) VALUES (2, 0, '', '', '', '')",
	} {
		if _, err := s.write.Exec(change); err == nil {
			t.Errorf("%s was done", change)
		}
	}
	must(t, checkAudit(ctx, s.read))
}

// Whoever takes the triggers away and changes a row is found, and the row is
// named.
func TestRowChangedByHandIsNamed(t *testing.T) {
	for change, named := range map[string]string{
		"UPDATE audit SET who = 'Eve' WHERE id = 3":           "line 3",
		"UPDATE audit SET at = at + 1 WHERE id = 1":           "line 1",
		"UPDATE audit SET detail = 'report 9' WHERE id = 5":   "line 5",
		"UPDATE audit SET hash = '' WHERE id = 2":             "line 2",
		"DELETE FROM audit WHERE id = 3":                      "line 3",
		"DELETE FROM audit WHERE id = 1":                      "line 1",
		"DELETE FROM audit WHERE id = 5":                      "ends at line 4",
		"DELETE FROM audit":                                   "ends at line 0",
		"UPDATE audit SET id = 6 WHERE id = 5":                "line 5",
		"INSERT INTO audit VALUES (6, 0, 'x', 'x', 'x', 'x')": "line 6",
	} {
		t.Run(change, func(t *testing.T) {
			dir := t.TempDir()
			s := recorded(t, dir)
			_, err := s.write.Exec("DROP TRIGGER audit_never_changes; DROP TRIGGER audit_never_goes; DROP TRIGGER audit_never_replaced; " + change)
			must(t, err)
			must(t, s.Close())
			level, text := worst(Doctor(ctx, dir))
			if level != Bad || !strings.Contains(text, named) {
				t.Errorf("doctor says %s: %s", level, text)
			}
		})
	}
}

func TestRecordHoldsNoCardData(t *testing.T) {
	dir := t.TempDir()
	s := recorded(t, dir)
	must(t, s.Record(ctx, MayExport, DidExport, "to "+pan))
	must(t, s.Close())
	if found := filesWith(t, dir, pan); len(found) > 0 {
		t.Errorf("in %v", found)
	}
}
