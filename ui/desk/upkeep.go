package desk

import (
	"context"
	"errors"

	"paydesk/store"
)

// Kept says what the upkeep did.
type Kept struct {
	Thinned // by the retention
	Daily   store.DailyBackup
}

// Upkeep is the function Upkeep for this desk. It touches the store and files
// only, so any goroutine may call it.
func (d *Desk) Upkeep(ctx context.Context) (Kept, error) {
	return Upkeep(ctx, d.cfg.Store, d.HandoutDir())
}

// Upkeep does what a log needs from time to time without being asked:
// retention with the handouts, in a folder, of what it purged, then what is
// kept for the figures, then the backup of the day. Trouble with one does not keep the other from being done; the
// error holds both. Where nothing is due it costs some milliseconds.
func Upkeep(ctx context.Context, log *store.Store, handoutDir string) (kept Kept, err error) {
	kept.Purged, err = log.Retain(ctx)
	var handoutErr, backupErr error
	factsErr := log.KeepFacts(ctx) // a purge changes many contacts
	kept.Handouts, handoutErr = removeHandouts(handoutDir, kept.Refs)
	kept.Daily, backupErr = BackUpDaily(ctx, log)
	return kept, errors.Join(err, factsErr, handoutErr, backupErr)
}

// BackUpDaily makes the backup of the day unless it is there, within the budget
// of the desk.
func BackUpDaily(ctx context.Context, log *store.Store) (store.DailyBackup, error) {
	policy, err := log.Policy(ctx)
	if err != nil {
		return store.DailyBackup{}, err
	}
	return log.BackupDaily(ctx, store.BackupRules{Budget: int64(policy.BackupGB) << 30})
}
