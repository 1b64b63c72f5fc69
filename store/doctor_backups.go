package store

import (
	"context"
	"fmt"
	"os"
	"strings"
	"time"
)

// dailyOverdue is how old the newest daily backup, or a contact without any,
// may be.
const dailyOverdue = 3 * 24 * time.Hour

// readWhole is the size up to which doctor reads every page of a backup:
// bytes. More would take a person's patience.
const readWhole = 200 << 20

// dailies looks at the daily backups, whatever state the log is in.
func (e *examination) dailies(ctx context.Context) {
	all, err := Backups(e.dir)
	if err != nil {
		e.failed(err)
		return
	}
	log, err := Survey(ctx, e.path)
	known := err == nil
	if len(all) == 0 {
		if known && !log.Oldest.IsZero() && e.now.Sub(log.Oldest) > dailyOverdue {
			e.add(Warn, makeBackup, "There is no daily backup of the contacts.")
		}
		return
	}
	byAge(all, e.now.Format(day))
	newest, err := Survey(ctx, all[0].Path)
	if err == nil && newest.Size <= readWhole {
		err = verify(ctx, all[0].Path)
	}
	if err != nil {
		e.add(Warn, "Delete it, and make another one: "+makeBackup, "The newest daily backup %s cannot be used.", all[0].Path)
		return
	}
	e.daily(all, newest, known && log.Issued != newest.Issued)
}

// makeBackup says what to do without a daily backup.
const makeBackup = "Start Paydesk and leave it open for a while, or write: paydesk backup --daily"

// daily tells of the newest daily backup, one that is sound. behind says
// whether contacts came since.
func (e *examination) daily(all []BackupFile, newest Summary, behind bool) {
	made, _ := time.ParseInLocation(day, all[0].Day, e.now.Location()) // Backups looked at it
	age := e.now.Sub(made)
	text := fmt.Sprintf("The newest of %d daily backups, %s, %s and holds %d contacts", len(all), newest.Path, ageOf(age), newest.Saved)
	switch {
	case behind && (age > dailyOverdue+24*time.Hour || age < -24*time.Hour):
		e.add(Warn, makeBackup, "%s; contacts came since.", text)
	case newest.Size > readWhole:
		e.add(OK, "", "%s; with %s it is too large to read all of it here.", text, megabytes(newest.Size))
	default:
		e.add(OK, "", "%s; all of it is sound.", text)
	}
}

// ageOf says how old the backup of a day is, age after that day began.
func ageOf(age time.Duration) string {
	switch days := int(age.Hours() / 24); {
	case age < 0:
		return "is of a day still to come"
	case days == 0:
		return "is of today"
	case days == 1:
		return "is 1 day old"
	default:
		return fmt.Sprintf("is %d days old", days)
	}
}

// kept tells of the logs that a restore or an update put aside.
func (e *examination) kept() {
	var names []string
	for _, path := range filesIn(e.dir, "contacts-replaced-*.db", "contacts-before-*.db") {
		if info, err := os.Stat(path); err == nil {
			names = append(names, fmt.Sprintf("%s (%s)", path, megabytes(info.Size())))
		}
	}
	if len(names) > 0 {
		e.add(OK, "", "Logs that were replaced or brought up to date are kept as %s; delete those that nobody needs.", strings.Join(names, ", "))
	}
}

// megabytes writes a size for a person.
func megabytes(bytes int64) string { return fmt.Sprintf("%.1f MB", float64(bytes)/(1<<20)) }
