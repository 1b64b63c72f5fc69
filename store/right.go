package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
)

// Right is something that not everybody may do once a supervisor of the desk
// has a passphrase.
type Right string

// The rights, as an error names them.
const (
	MayExport  Right = "exporting"                  // reports, exports, backups to any folder, a shopper's record
	MayErase   Right = "erasing"                    // purge and erase
	MayRestore Right = "restoring"                  // putting a backup in the place of the log
	MayManage  Right = "managing people"            // adding, removing, roles, other people's PINs
	MaySet     Right = "changing settings"          // retention, lock, backups
	MayEdit    Right = "editing knowledge"          // importing and publishing articles
	MayReport  Right = "reading the team's figures" // without it, one's own
	MayImport  Right = "importing bundles"          // taking in what other desks have saved
)

// holders are the roles that have each right.
var holders = map[Right][]Role{
	MayExport:  {Supervisor},
	MayErase:   {Supervisor},
	MayRestore: {Supervisor},
	MayManage:  {Supervisor},
	MaySet:     {Supervisor},
	MayEdit:    {Supervisor, Editor},
	MayReport:  {Supervisor},
	MayImport:  {Supervisor},
}

// DeniedError says that somebody may not do what was asked. Nothing was done.
type DeniedError struct{ Reason string }

// Error is one sentence for a person.
func (e *DeniedError) Error() string { return e.Reason }

// needs refuses somebody who lacks a right.
func needs(r Right) error {
	who := "a supervisor"
	if slices.Contains(holders[r], Editor) {
		who = "a supervisor or an editor"
	}
	return &DeniedError{fmt.Sprintf("%s needs %s: sign in as one (--agent NAME, with the passphrase in PAYDESK_PIN)", r, who)}
}

// Allowed reports whether whoever is signed in may do something; the error is
// a *DeniedError that says who may. The methods that do it ask by themselves:
// this is for asking first.
func (s *Store) Allowed(ctx context.Context, r Right) error {
	return s.reading(func(db *sql.DB) error { return allowed(ctx, db, s.actor(), r) })
}

// allow is Allowed within the transaction that does it.
func (tx *tx) allow(ctx context.Context, r Right) error { return allowed(ctx, tx, tx.by, r) }

// allowed asks whether the desk is guarded, and whether the role that somebody
// proved to have, and still has, holds the right.
func allowed(ctx context.Context, db querier, by actor, r Right) error {
	guarded, err := isGuarded(ctx, db)
	if err != nil || !guarded {
		return err
	}
	p, err := personNamed(ctx, db, by.name)
	if err != nil {
		return err
	}
	if p == nil || !by.proven || by.version != p.version || !slices.Contains(holders[r], p.Role) {
		return needs(r)
	}
	return nil
}

// isGuarded reports whether a supervisor of the desk has a passphrase.
func isGuarded(ctx context.Context, db querier) (guarded bool, err error) {
	err = db.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM person
		WHERE role = 'supervisor' AND secret <> '' AND NOT removed)`).Scan(&guarded)
	return guarded, err
}
