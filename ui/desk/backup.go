package desk

import "context"

// Dir is the data folder.
func (d *Desk) Dir() string { return d.cfg.Dir }

// BackUp copies the log to a file, or into a folder under a name of its own,
// and returns the file. It needs store.MayExport. Any goroutine may call it.
func (d *Desk) BackUp(ctx context.Context, dst string) (name string, err error) {
	if name, err = d.cfg.Store.BackupName(ctx, dst); err != nil {
		return "", err
	}
	if err := d.cfg.Store.Backup(ctx, name); err != nil {
		return "", err
	}
	return name, nil
}
