package desk

import (
	"context"

	"paydesk/store"
)

// Dir is the data folder.
func (d *Desk) Dir() string { return d.cfg.Dir }

// BackUp copies the log to a file, or into a folder under a name of its own,
// and returns the file. It needs store.MayExport and is put on record. Any
// goroutine may call it.
func (d *Desk) BackUp(ctx context.Context, dst string) (name string, err error) {
	log := d.cfg.Store
	if err := log.Allowed(ctx, store.MayExport); err != nil {
		return "", err
	}
	if name, err = log.BackupName(ctx, dst); err != nil {
		return "", err
	}
	if err := log.Backup(ctx, name); err != nil || log.Writable() != nil {
		return name, err
	}
	return name, log.Record(ctx, store.MayExport, store.DidExport, "a backup of the whole log")
}
