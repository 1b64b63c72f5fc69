package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"strings"
)

// recovery is a code being made, and what is stored of it.
type recovery struct{ code, hash string }

// Signs of a recovery code: a hundred bits, in groups that can be read aloud.
const (
	recoverySigns = 20
	recoveryGroup = 5
)

// recoveryFor makes a recovery code where a role may bring one.
func (s *Store) recoveryFor(role Role) (recovery, error) {
	if role != Supervisor {
		return recovery{}, nil
	}
	return s.newRecovery()
}

// newRecovery makes a recovery code.
func (s *Store) newRecovery() (recovery, error) {
	raw := make([]byte, recoverySigns)
	rand.Read(raw)
	var code strings.Builder
	for i, b := range raw {
		if i > 0 && i%recoveryGroup == 0 {
			code.WriteByte('-')
		}
		code.WriteByte(crockford[b%32])
	}
	text, err := s.cost.hash(plainRecovery(code.String()))
	return recovery{code.String(), text}, err
}

// plainRecovery reads a recovery code as people write it.
func plainRecovery(code string) string {
	return misread.Replace(strings.ToUpper(strings.Join(strings.FieldsFunc(code, func(r rune) bool {
		return r == '-' || r == ' '
	}), "")))
}

// firstRecovery keeps the code of a desk that gets its first supervisor, and
// returns it; "" for any other.
func (tx *tx) firstRecovery(ctx context.Context, role Role, fresh recovery) (string, error) {
	if role != Supervisor {
		return "", nil
	}
	done, err := tx.ExecContext(ctx, "INSERT OR IGNORE INTO recovery (one, secret) VALUES (1, ?)", fresh.hash)
	if err != nil {
		return "", err
	}
	if n, err := done.RowsAffected(); err != nil || n == 0 {
		return "", err
	}
	return fresh.code, nil
}

// Recover makes somebody a supervisor with a new passphrase by the recovery
// code of the desk, which is used up by it; the next one is returned. A wrong
// code is a *DeniedError.
func (s *Store) Recover(ctx context.Context, name, code, passphrase string) (next string, err error) {
	if name, err = cleanName(name); err != nil {
		return "", err
	}
	if passphrase == "" {
		return "", &RefusedError{"", passphraseRule.asks}
	}
	secret, err := s.hash(Supervisor, passphrase)
	if err != nil {
		return "", err
	}
	kept, err := s.recoverySecret(ctx)
	if err != nil {
		return "", err
	}
	if right, err := opens(kept, plainRecovery(code)); err != nil || !right {
		return "", errors.Join(err, &DeniedError{"this is not the recovery code of this desk; nothing was changed"})
	}
	fresh, err := s.newRecovery()
	if err != nil {
		return "", err
	}
	return fresh.code, s.inTx(ctx, func(tx *tx) error { return tx.recover(ctx, name, kept, secret, fresh) })
}

func (tx *tx) recover(ctx context.Context, name, kept string, secret hashed, fresh recovery) error {
	used, err := tx.ExecContext(ctx, "UPDATE recovery SET secret = ? WHERE secret = ?", fresh.hash, kept)
	if err != nil {
		return err
	}
	if n, err := used.RowsAffected(); err != nil || n == 0 {
		return errors.Join(err, &DeniedError{"the recovery code was used a moment ago; nothing was changed"})
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO person (key, name, role, secret, strong) VALUES (?, ?, 'supervisor', ?, 1)
		ON CONFLICT (key) DO UPDATE SET role = 'supervisor', secret = excluded.secret, strong = 1, removed = 0,
		failed = 0, version = version + 1`, nameKey(name), name, secret.text)
	if err != nil {
		return err
	}
	return tx.audit(ctx, DidPeople, "made %q supervisor by the recovery code", name)
}

// recoverySecret reads what is kept of the recovery code.
func (s *Store) recoverySecret(ctx context.Context) (kept string, err error) {
	err = s.reading(func(db *sql.DB) error {
		err := db.QueryRowContext(ctx, "SELECT secret FROM recovery").Scan(&kept)
		if errors.Is(err, sql.ErrNoRows) {
			return &RefusedError{"", "this desk has no recovery code yet; it comes with the first supervisor"}
		}
		return err
	})
	if err != nil {
		return "", fmt.Errorf("recovering: %w", err)
	}
	return kept, nil
}
