package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"time"
)

// DailyFolder is the folder of the daily backups, within the data folder.
const DailyFolder = "backups"

// Limits of the daily backups: how many are kept, how many bytes they may
// take where nothing else was set, and how old an unfinished one is taken to
// be left by a program that was killed.
const (
	dailyKeep   = 14
	dailyBudget = 5 << 30
	dailyStale  = 24 * time.Hour
)

// BackupRules are what can be set about the daily backups.
type BackupRules struct {
	Budget int64 // bytes that they may take together; 5 GB when 0
}

// DailyBackup is how a call of BackupDaily ended.
type DailyBackup struct {
	Path       string   // today's backup; empty when the log is read-only
	Made       bool     // by this call
	Removed    []string // older ones that had to go
	OverBudget bool     // today's alone takes more than the budget; it is kept
}

// BackupDaily makes today's backup in the data folder unless it is there, and
// removes those that are one too many or over the budget, the oldest first;
// today's stays. Call it as often as is handy: once the backup of the day is
// there a call costs a millisecond. Of programs that do so at a time one
// makes it. A read-only log has nothing new to back up: nothing is done.
//
// A backup that could not be made is a *CopyError; the earlier ones stay, and
// contacts can be saved all the same.
func (s *Store) BackupDaily(ctx context.Context, rules BackupRules) (DailyBackup, error) {
	if s.readOnly != nil {
		return DailyBackup{}, nil
	}
	d := daily{store: s, dir: filepath.Dir(s.path), day: s.now().Format(day)}
	d.result.Path = filepath.Join(d.dir, DailyFolder, "contacts-"+d.day+".db")
	if err := d.make(ctx); err != nil {
		return DailyBackup{}, retold(err, backupSentences)
	}
	err := d.prune(cmp.Or(rules.Budget, dailyBudget))
	return d.result, err
}

// backupDay is the setting that keeps the day of the last daily backup.
const backupDay = "backup_day"

// daily is the backup of one day.
type daily struct {
	store  *Store
	dir    string // data folder
	day    string
	result DailyBackup
}

// make makes the backup that is missing. Two programs may get as far as the
// copy; the lock of the log lets one of them put its own in place.
func (d *daily) make(ctx context.Context) error {
	there := false
	err := d.store.reading(func(db *sql.DB) (err error) {
		there, err = d.there(ctx, db)
		return err
	})
	if there || err != nil {
		return err
	}
	folder := filepath.Dir(d.result.Path)
	if err := makeFolder(folder); err != nil {
		return explain(folder, err)
	}
	tmp, err := d.store.checkedCopy(ctx, d.result.Path, noSpace, d.store.checkCopy)
	if err != nil {
		return err
	}
	defer os.Remove(tmp) // is gone when it got its name
	return d.store.inTx(ctx, func(tx *tx) error {
		if there, err := d.there(ctx, tx); there || err != nil {
			return err
		}
		d.result.Made = true
		if err := tx.putSetting(ctx, backupDay, d.day); err != nil {
			return err
		}
		return explain(d.result.Path, nameFile(tmp, d.result.Path))
	})
}

// there reports whether the day has its backup. That a file has its name does
// not tell: it may have been made while the clock was ahead. So the log keeps
// the day of the last one, and only that one counts.
func (d *daily) there(ctx context.Context, log querier) (bool, error) {
	var last string
	err := log.QueryRowContext(ctx, "SELECT value FROM setting WHERE key = ?", backupDay).Scan(&last)
	if errors.Is(err, sql.ErrNoRows) || err == nil && last != d.day {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	return inspect(ctx, d.result.Path, "ro", func(*sql.DB) error { return nil }) == nil, nil
}

// prune removes what a killed backup left, and the backups that are too many
// or do not fit into the budget.
func (d *daily) prune(budget int64) error {
	all, err := Backups(d.dir)
	if err != nil {
		return err
	}
	byAge(all, d.day)
	var total int64
	surplus := staleCopies(d.dir, d.store.now())
	for i, b := range all {
		if i > 0 && (i >= dailyKeep || total+b.Size > budget) {
			surplus = append(surplus, b.Path)
			d.result.Removed = append(d.result.Removed, b.Path)
			continue
		}
		total += b.Size
	}
	d.result.OverBudget = total > budget
	var errs []error
	for _, path := range surplus {
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			errs = append(errs, explain(path, err))
		}
	}
	return errors.Join(errs...)
}

// BackupFile is a daily backup.
type BackupFile struct {
	Path string
	Day  string // such as 2026-11-21, by the clock of the desk
	Size int64  // bytes
}

// dailyName is how the files of daily backups are named; no others are ever
// removed. dailyTemp is how they are while they are being made.
var (
	dailyName = regexp.MustCompile(`^contacts-(\d{4}-\d\d-\d\d)\.db$`)
	dailyTemp = regexp.MustCompile(`^contacts-\d{4}-\d\d-\d\d\.db\.\d+\.tmp$`)
)

// Backups lists the daily backups in a data folder, the newest day first.
func Backups(dir string) ([]BackupFile, error) {
	folder := filepath.Join(dir, DailyFolder)
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, explain(folder, err)
	}
	var found []BackupFile
	for _, entry := range entries {
		name := dailyName.FindStringSubmatch(entry.Name())
		if name == nil || !isDay(name[1]) || !entry.Type().IsRegular() {
			continue
		}
		if info, err := entry.Info(); err == nil { // else it is gone by now
			found = append(found, BackupFile{filepath.Join(folder, entry.Name()), name[1], info.Size()})
		}
	}
	slices.Reverse(found) // the names are in the order of days
	return found, nil
}

// byAge puts the backups that were made last first. One whose day is still to
// come was made before the clock was set back, and so before all that were
// made since; those go last.
func byAge(all []BackupFile, today string) {
	slices.SortStableFunc(all, func(a, b BackupFile) int {
		switch aheadA, aheadB := a.Day > today, b.Day > today; {
		case aheadA == aheadB:
			return cmp.Compare(b.Day, a.Day)
		case aheadA:
			return 1
		}
		return -1
	})
}

// staleCopies are unfinished daily backups that nobody is working at.
func staleCopies(dir string, now time.Time) []string {
	folder := filepath.Join(dir, DailyFolder)
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil // Backups has told
	}
	var stale []string
	for _, entry := range entries {
		info, err := entry.Info()
		if err == nil && info.Mode().IsRegular() && dailyTemp.MatchString(entry.Name()) && now.Sub(info.ModTime()) > dailyStale {
			stale = append(stale, filepath.Join(folder, entry.Name()))
		}
	}
	return stale
}
