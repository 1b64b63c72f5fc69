package store

import (
	"context"
	"database/sql"
	"slices"
	"time"
)

// A restore brings back contacts. What it must not undo it takes over from the
// log it replaces: who may work here, what is on record, what was decided, who
// was erased, and the searches without a good answer with those ticked off. A
// log without people and record has nothing of that kind, so the backup's own
// stays, as when a desk moves to a new computer.

// heir is a backup that is made ready to take the place of a log.
func heir(path string, now time.Time, by actor) (*Store, error) {
	s := &Store{path: path, now: func() time.Time { return now }, patience: patience, who: by}
	var err error
	s.write, err = openHandle(path, "rw", 1)
	return s, err
}

// signed puts on record that the log at path was restored.
func signed(ctx context.Context, path string, now time.Time, by actor) error {
	s, err := heir(path, now, by)
	if err != nil {
		return err
	}
	defer s.Close()
	return s.inTx(ctx, func(tx *tx) error { return tx.signRestore(ctx) })
}

func (tx *tx) signRestore(ctx context.Context) error {
	return tx.audit(ctx, DidRestore, "put a backup in the place of the log")
}

// inherit is signed for a log that takes the place of the sound one at live.
func inherit(ctx context.Context, path, live string, now time.Time, by actor) error {
	s, err := heir(path, now, by)
	if err != nil {
		return err
	}
	defer s.Close()
	if _, err := s.write.ExecContext(ctx, "ATTACH ? AS live", dsn(live, "ro")); err != nil {
		return err
	}
	return s.inTx(ctx, func(tx *tx) error {
		if err := tx.takeOver(ctx); err != nil {
			return err
		}
		return tx.signRestore(ctx)
	})
}

// takeOver copies from the attached log what the restored one takes over.
func (tx *tx) takeOver(ctx context.Context) error {
	var peopled bool
	err := tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM live.person) OR EXISTS (SELECT 1 FROM live.audit)").Scan(&peopled)
	if err != nil {
		return err
	}
	statements := slices.Concat(inheritErased, inheritGaps, inheritBundles)
	if peopled {
		statements = append(statements, inheritPeople...)
	}
	triggers, err := rowsOf(ctx, tx, "SELECT name, sql FROM main.sqlite_schema WHERE type = 'trigger' AND tbl_name = 'audit'", scanTrigger)
	if err != nil {
		return err
	}
	for _, t := range triggers { // the record is taken over whole
		statements = append([]string{"DROP TRIGGER " + t.name}, append(statements, t.sql)...)
	}
	for _, statement := range statements {
		if err := tx.exec(ctx, statement); err != nil {
			return err
		}
	}
	return nil
}

// trigger is a trigger of the schema.
type trigger struct{ name, sql string }

func scanTrigger(rows *sql.Rows, t *trigger) error { return rows.Scan(&t.name, &t.sql) }

var (
	inheritErased = []string{
		"INSERT OR IGNORE INTO erased SELECT * FROM live.erased",
		"DELETE FROM contact WHERE uuid IN (SELECT uuid FROM erased)",
	}
	// Bundles sent are those of the log that sent some, of whichever the desk
	// is; others' that only the log replaced has taken in are heard of.
	inheritBundles = []string{
		"UPDATE origin SET own = 0 WHERE own AND EXISTS (SELECT 1 FROM live.bundle WHERE state = 'sent')",
		`INSERT INTO origin (uuid, own) SELECT uuid, own AND EXISTS (SELECT 1 FROM live.bundle WHERE state = 'sent') FROM live.origin WHERE true
			ON CONFLICT (uuid) DO UPDATE SET own = max(own, excluded.own)`,
		`INSERT OR IGNORE INTO bundle (mark, origin, code, line, number, made, whole, days, state)
			SELECT mark, (SELECT id FROM main.origin WHERE uuid = there.uuid), code, line, number, made, whole, days, iif(state = 'sent', 'sent', 'heard')
			FROM live.bundle JOIN live.origin AS there ON there.id = live.bundle.origin ORDER BY live.bundle.id`,
	}
	inheritGaps = []string{
		"DELETE FROM gap WHERE text IN (SELECT text FROM live.gap)",
		`INSERT INTO gap (text, lang, searches, first_day, last_day, nearest, chosen, handled)
			SELECT text, lang, searches, first_day, last_day, nearest, chosen, handled FROM live.gap ORDER BY id`,
	}
	inheritPeople = []string{
		"DELETE FROM person", "INSERT INTO person SELECT * FROM live.person",
		"DELETE FROM recovery", "INSERT INTO recovery SELECT * FROM live.recovery",
		"DELETE FROM setting", "INSERT INTO setting SELECT * FROM live.setting",
		"DELETE FROM audit", "INSERT INTO audit SELECT * FROM live.audit",
		"UPDATE desk SET (audit_lines, audit_hash) = (SELECT audit_lines, audit_hash FROM live.desk)",
	}
)
