package store

import (
	"context"
	"database/sql"
	"os"
	"time"
)

// Summary is what a person needs to tell one log or backup from another.
type Summary struct {
	Path       string
	Size       int64     // bytes
	Made       time.Time // when the file was last written
	Version    int64     // of the schema
	Desk       string    // code that begins its references
	Issued     int64     // number of its last reference
	Saved      int       // contacts
	Unfinished int       // contacts
	Oldest     time.Time // when the first saved contact started; zero without any
	Newest     time.Time // when the last one did
}

// Survey looks into a backup, or into a log whether it is in use or not, and
// changes nothing. It does not read every page: a damaged file may still be
// surveyed. What cannot be is a *FolderError.
func Survey(ctx context.Context, path string) (Summary, error) {
	sum := Summary{Path: path}
	info, err := os.Stat(path)
	if err != nil {
		return sum, explain(path, err)
	}
	sum.Size, sum.Made = info.Size(), info.ModTime()
	look := func(db *sql.DB) error { return sum.read(ctx, db) }
	err = inspect(ctx, path, "ro", look)
	if leftHalfDone(err) { // reading alone cannot take back what a dead program began
		err = inspect(ctx, path, "rw", look)
	}
	return sum, err
}

// read asks a log for its figures. Each count and each end of the times is
// one walk or one step through an index.
func (sum *Summary) read(ctx context.Context, db *sql.DB) error {
	return db.QueryRowContext(ctx, `SELECT code, issued,
		(SELECT user_version FROM pragma_user_version),
		(SELECT count(*) FROM contact WHERE state = 'saved'),
		(SELECT count(*) FROM contact WHERE state <> 'saved'),
		(SELECT min(started) FROM contact WHERE state = 'saved'),
		(SELECT max(started) FROM contact WHERE state = 'saved') FROM desk`).
		Scan(&sum.Desk, &sum.Issued, &sum.Version, &sum.Saved, &sum.Unfinished, stamp{&sum.Oldest}, stamp{&sum.Newest})
}
