package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/mattn/go-sqlite3"
)

// Restore puts the backup src in the place of the log in dir, also while other
// programs have it open: they wait, and go on with what was restored. What
// was there is kept beside it, and its name returned; empty when nothing was.
// A backup that is damaged, not ours or from a newer Paydesk changes nothing,
// and neither does a disk without room for both: a *CopyError.
//
// It brings back contacts: people, settings, the record, who was erased and the
// gaps stay those of the log it replaces, where that has any. The desk gets a
// new code: references given out since the backup was made are in shoppers'
// hands, and their numbers will be given out again.
//
// Where the log that is there asks who may, nobody may this way: a
// *DeniedError. Open it and use the method.
func Restore(ctx context.Context, dir, src string, now time.Time) (kept string, err error) {
	kept, err = restore(ctx, dir, src, now, actor{})
	return kept, retold(err, restoreSentences)
}

// Restore is the function Restore for a log that is open, and needs
// MayRestore. The restored log says in its audit record who did it.
func (s *Store) Restore(ctx context.Context, src string) (kept string, err error) {
	if err := s.Allowed(ctx, MayRestore); err != nil {
		return "", err
	}
	kept, err = restore(ctx, filepath.Dir(s.path), src, s.now(), s.actor())
	return kept, retold(err, restoreSentences)
}

// CheckRestore reports whether Restore would take the backup src, and changes
// nothing. It reads the whole backup.
func CheckRestore(ctx context.Context, dir, src string) error {
	return retold(mayRestore(ctx, dir, src), restoreSentences)
}

// mayRestore refuses what is no sound backup, and the log itself.
func mayRestore(ctx context.Context, dir, src string) error {
	live := filepath.Join(dir, FileName)
	there, err := os.Stat(src)
	if err != nil {
		return explain(src, err)
	}
	if log, err := os.Stat(live); err == nil && os.SameFile(log, there) {
		return fmt.Errorf("%s is the contact log itself, so nothing was replaced; name a backup of it", src)
	}
	if err := verify(ctx, src); err != nil {
		return err
	}
	return roomToRestore(live, src)
}

// roomToRestore refuses a restore that the disk has no room for. Most is taken
// at its end: by the backup as it was made ready, the old log as it is kept,
// and the journal of the old log or what the new one is larger.
func roomToRestore(live, src string) error {
	log, err := os.Stat(live)
	if err != nil {
		return roomBeside(live, 0, src)
	}
	backup, err := os.Stat(src)
	if err != nil {
		return explain(src, err)
	}
	return roomBeside(live, max(log.Size(), backup.Size()), src, live)
}

// restore does it.
func restore(ctx context.Context, dir, src string, now time.Time, by actor) (string, error) {
	if err := mayRestore(ctx, dir, src); err != nil {
		return "", err
	}
	live := filepath.Join(dir, FileName)
	if err := makeFolder(dir); err != nil {
		return "", explain(dir, err)
	}
	tmp, err := tempBeside(live)
	if err != nil {
		return "", explain(dir, err)
	}
	defer os.Remove(tmp + "-journal")
	defer os.Remove(tmp) // is gone when it took the place of the log
	if err := ready(ctx, tmp, src, now); err != nil {
		return "", explain(dir, err)
	}
	return replace(ctx, live, tmp, now, by)
}

// ready makes of the backup src, in the file tmp, a log that can be used: of
// today's version and with a new desk code.
func ready(ctx context.Context, tmp, src string, now time.Time) error {
	if err := copyDatabase(ctx, tmp, src); err != nil {
		return err
	}
	s, err := heir(tmp, now, actor{})
	if err != nil {
		return err
	}
	defer s.Close()
	if err := s.migrate(ctx, shipped()); err != nil {
		return err
	}
	if err := s.inTx(ctx, func(tx *tx) error { return errors.Join(nameDesk(ctx, tx), tx.newLine(ctx)) }); err != nil {
		return err
	}
	return s.Close()
}

// copyDatabase copies the log src into the file dst.
func copyDatabase(ctx context.Context, dst, src string) error {
	from := &Store{path: src}
	var err error
	if from.write, err = openHandle(src, "ro", 1); err != nil {
		return err
	}
	defer from.Close()
	return from.copyTo(ctx, dst)
}

// replace puts the log tmp in the place of the one at live, which says, where
// it can be read, whether whoever asks may.
func replace(ctx context.Context, live, tmp string, now time.Time, by actor) (string, error) {
	info, err := os.Stat(live)
	if errors.Is(err, fs.ErrNotExist) || err == nil && info.Size() == 0 {
		return "", explain(live, errors.Join(signed(ctx, tmp, now, by), settleFile(tmp, live)))
	}
	kept, err := freeName(live, now)
	if err != nil {
		return "", err
	}
	s, err := Open(ctx, filepath.Dir(live), Options{Now: func() time.Time { return now }})
	if err == nil {
		defer s.Close()
		s.setActor(by)
		if err := s.Allowed(ctx, MayRestore); err != nil {
			return "", err
		}
		return kept, s.pourIn(ctx, tmp, kept)
	}
	if broken := (*FolderError)(nil); !errors.As(err, &broken) || !unusable[broken.Trouble] {
		return "", err
	}
	if err := signed(ctx, tmp, now, by); err != nil {
		return "", explain(tmp, err)
	}
	return kept, explain(live, swap(live, tmp, kept))
}

// unusable are the troubles of a file that a restore is there to replace.
var unusable = map[Trouble]bool{Damaged: true, Foreign: true, Newer: true}

// pourIn keeps a copy of a sound log and overwrites it with tmp in a single
// transaction: other programs that have it open see the change, and a crash
// on the way takes it back. From before the copy until the end nobody else
// can write, so that every contact saved before is in what is kept.
func (s *Store) pourIn(ctx context.Context, tmp, kept string) error {
	if s.readOnly != nil {
		return s.readOnly
	}
	held, err := s.hold(ctx)
	if err != nil {
		return explain(s.path, err)
	}
	defer held.Close()
	if err := inherit(ctx, tmp, s.path, s.now(), s.actor()); err != nil {
		return explain(tmp, err)
	}
	src, err := openHandle(tmp, "ro", 1)
	if err != nil {
		return explain(tmp, err)
	}
	defer src.Close()
	if err := (&Store{path: s.path, write: held}).copyOut(ctx, kept, s.checkCopy); err != nil {
		return err
	}
	err = onConnection(ctx, held, func(live *sqlite3.SQLiteConn) error { return copyPages(ctx, live, src) })
	if err != nil {
		os.Remove(kept) // nothing was replaced
	}
	return explain(s.path, err)
}

// hold opens the log and keeps all others from writing until the handle is
// closed. SQLite's exclusive mode keeps, over the end of a transaction, the
// lock that the transaction took.
func (s *Store) hold(ctx context.Context) (*sql.DB, error) {
	held, err := openHandle(s.path, "rw", 1)
	if err != nil {
		return nil, err
	}
	if err := lockFor(ctx, held, s.patience); err != nil {
		held.Close()
		return nil, err
	}
	return held, nil
}

// lockFor takes the lock for the only connection of a handle.
func lockFor(ctx context.Context, held *sql.DB, patience time.Duration) error {
	conn, err := held.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	begun, err := begin(ctx, conn, patience)
	if err != nil {
		return err
	}
	_, err = begun.ExecContext(ctx, "PRAGMA locking_mode = EXCLUSIVE")
	return errors.Join(err, begun.Rollback()) // a commit would keep readers out as well
}

// swap keeps the bytes of a log that cannot be opened and gives its name to
// tmp. A journal beside it belongs to the old bytes and goes with them: it
// would be played into the new ones.
func swap(live, tmp, kept string) error {
	for _, part := range []string{"", "-journal"} {
		err := copyFile(kept+part, live+part)
		if err != nil && !(part != "" && errors.Is(err, fs.ErrNotExist)) {
			return err
		}
	}
	if err := os.Remove(live + "-journal"); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return settleFile(tmp, live)
}

// copyFile copies bytes to a new private file and makes it durable.
func copyFile(dst, src string) error {
	from, err := os.Open(src)
	if err != nil {
		return err
	}
	defer from.Close()
	to, err := os.OpenFile(dst, os.O_WRONLY|os.O_CREATE|os.O_EXCL, fileMode)
	if err != nil {
		return err
	}
	_, err = io.Copy(to, from)
	return errors.Join(err, to.Sync(), to.Close(), syncFolder(filepath.Dir(dst)))
}

// freeName is a name beside the log that is not taken yet and tells when it
// was given.
func freeName(live string, now time.Time) (string, error) {
	base := filepath.Join(filepath.Dir(live), "contacts-replaced-"+now.UTC().Format("20060102-150405"))
	for n := 1; n < 1000; n++ {
		name := fmt.Sprintf("%s-%d.db", base, n)
		if _, err := os.Lstat(name); errors.Is(err, fs.ErrNotExist) {
			return name, nil
		}
	}
	return "", fmt.Errorf("%s-*.db: too many restores within one second", base)
}
