package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"math"
	"strconv"
	"time"
)

// Deed is a kind of act that is put on record.
type Deed string

// The deeds.
const (
	DidExport    Deed = "export"
	DidImport    Deed = "import"
	DidErase     Deed = "erase"
	DidRestore   Deed = "restore"
	DidPeople    Deed = "people"
	DidSettings  Deed = "settings"
	DidKnowledge Deed = "knowledge"
)

// AuditLine is one act on record. It never holds a shopper's data.
type AuditLine struct {
	ID     int64 // 1, 2, 3 without a gap
	At     time.Time
	Who    string // "" for Paydesk itself
	Deed   Deed
	Detail string // a sentence
	hash   string
}

// sum is the hash of a line behind the line with the hash before. Each part is
// quoted, so that none can pass for another.
func (l AuditLine) sum(before string) string {
	text := strconv.Quote(before) + strconv.FormatInt(l.ID, 10) + " " + strconv.FormatInt(l.At.UnixMilli(), 10) +
		strconv.Quote(l.Who) + strconv.Quote(string(l.Deed)) + strconv.Quote(l.Detail)
	hash := sha256.Sum256([]byte(text))
	return hex.EncodeToString(hash[:])
}

// audit puts an act on record, in the transaction that does it.
func (tx *tx) audit(ctx context.Context, did Deed, format string, args ...any) error {
	line := AuditLine{At: tx.now, Who: tx.by.name, Deed: did, Detail: fmt.Sprintf(format, args...)}
	maskText(&line.Detail)
	var before string
	err := tx.QueryRowContext(ctx, "UPDATE desk SET audit_lines = audit_lines + 1 RETURNING audit_lines, audit_hash").
		Scan(&line.ID, &before)
	if err != nil {
		return err
	}
	line.hash = line.sum(before)
	if _, err := tx.ExecContext(ctx, "INSERT INTO audit (id, at, who, action, detail, hash) VALUES (?, ?, ?, ?, ?, ?)",
		line.ID, stamp{&line.At}, line.Who, line.Deed, line.Detail, line.hash); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, "UPDATE desk SET audit_hash = ?", line.hash)
	return err
}

// Record puts on record what was done outside the store, such as the export
// of a report, when whoever is signed in may do it; else it is a *DeniedError.
// Ask before the work; what the detail says holds no shopper's data.
func (s *Store) Record(ctx context.Context, r Right, did Deed, detail string) error {
	return s.inTx(ctx, func(tx *tx) error {
		if err := tx.allow(ctx, r); err != nil {
			return err
		}
		return tx.audit(ctx, did, "%s", detail)
	})
}

// Audit lists the acts on record, newest first: at most limit, before the
// line with the id before, or from the newest when that is 0.
func (s *Store) Audit(ctx context.Context, before int64, limit int) ([]AuditLine, error) {
	if before == 0 {
		before = math.MaxInt64
	}
	return list(s, ctx, auditPage, scanAudit, before, limit)
}

const (
	auditColumns = "SELECT id, at, who, action, detail, hash FROM audit"
	auditPage    = auditColumns + " WHERE id < ? ORDER BY id DESC LIMIT ?"
)

func scanAudit(rows *sql.Rows, l *AuditLine) error {
	return rows.Scan(&l.ID, stamp{&l.At}, &l.Who, &l.Deed, &l.Detail, &l.hash)
}

// AuditError says where the audit record was changed outside Paydesk.
type AuditError struct{ Reason string }

// Error is a sentence without its stop.
func (e *AuditError) Error() string { return e.Reason }

func broken(format string, args ...any) error { return &AuditError{fmt.Sprintf(format, args...)} }

// checkAudit verifies the chain of the audit record and names the first line
// that does not fit: changed, taken away or put between by hand.
func checkAudit(ctx context.Context, db querier) error {
	lines, err := rowsOf(ctx, db, auditColumns+" ORDER BY id", scanAudit)
	if err != nil {
		return err
	}
	var count int64
	var last string
	if err := db.QueryRowContext(ctx, "SELECT audit_lines, audit_hash FROM desk").Scan(&count, &last); err != nil {
		return err
	}
	before := ""
	for i, line := range lines {
		if line.ID != int64(i+1) {
			return broken("line %d of the audit record is missing", i+1)
		}
		if line.hash != line.sum(before) {
			return broken("line %d of the audit record (%s, by %q) was changed outside Paydesk",
				line.ID, line.At.Format("2006-01-02 15:04"), line.Who)
		}
		before = line.hash
	}
	if count != int64(len(lines)) || last != before {
		return broken("the audit record ends at line %d, and %d lines were written; the end was changed outside Paydesk", len(lines), count)
	}
	return nil
}
