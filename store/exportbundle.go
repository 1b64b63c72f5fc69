package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// SentBundle is a bundle that was written.
type SentBundle struct {
	Path     string `json:"file"`
	Desk     string `json:"desk"` // the code that begins the desk's references
	Number   int64  `json:"bundle"`
	Whole    bool   `json:"whole"` // holds all contacts of the desk, not only what is new
	Contacts int    `json:"contacts"`
	Erased   int    `json:"erased"`
	Size     int64  `json:"bytes"`
}

// ExportBundle writes what is new in the log since the last bundle into one
// file: contacts saved, changed and erased at this desk. The first bundle, the
// first after a restore, and every one that is asked for whole hold all of
// them. dst is the name of the file, or a folder in which it is named for desk
// and number; a file that is there is not written over.
//
// The number is used once, whatever becomes of the file. A bundle that was not
// written is a *CopyError where the reason is known, leaves nothing behind, and
// what it would have told is in the next one. It needs MayExport and is put on
// record.
func (s *Store) ExportBundle(ctx context.Context, dst string, whole bool) (SentBundle, error) {
	if err := cmp.Or(s.Allowed(ctx, MayExport), s.readOnly); err != nil {
		return SentBundle{}, err
	}
	o, err := s.outgoing(dst)
	if err != nil {
		return SentBundle{}, retold(explain(dst, err), exportSentences)
	}
	tmp, err := tempBeside(o.path)
	if err != nil {
		return SentBundle{}, retold(explain(filepath.Dir(o.path), err), exportSentences)
	}
	defer os.Remove(tmp) // is gone when all went well
	err = s.send(ctx, o, tmp, whole)
	return o.sent(), retold(explain(o.path, err), exportSentences)
}

// exportSentences say why a bundle was not written.
var exportSentences = map[Trouble]string{
	Full:     "the disk that holds %s is full, so the bundle was not written; free some space or write it to another disk",
	ReadOnly: "%s is read-only, so the bundle was not written; name a file or folder on another disk",
	NoAccess: "%s cannot be written, so the bundle was not written; check that its folder is there and that you may write to it",
	DiskBad:  "the disk reported an error on %s, so the bundle was not written; write it to another disk",
}

// outgoing is a bundle on its way out.
type outgoing struct {
	path   string
	folder bool // the path is to be named for desk and number
	head   bundleHead
	origin int64 // this desk's row
	upto   int64 // the last change it tells of
	count  bundleEnd
	size   int64
}

// outgoing is the bundle that goes to dst, where nothing may be yet, or into
// the folder dst.
func (s *Store) outgoing(dst string) (*outgoing, error) {
	path, err := filepath.Abs(dst)
	if err != nil {
		return nil, err
	}
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir() && dst != "":
		return &outgoing{path: filepath.Join(path, "paydesk"), folder: true}, nil // until it has a number
	case dst == "" || os.IsPathSeparator(dst[len(dst)-1]):
		return nil, &FolderError{NoAccess, path, err}
	}
	return &outgoing{path: path}, nothingThere(path)
}

func (o *outgoing) sent() SentBundle {
	return SentBundle{o.path, o.head.Code, o.head.Number, o.head.Whole, o.count.Contacts, o.count.Erased, o.size}
}

// number gives a bundle its number. From the first one on, changes are noted
// for the next.
func (tx *tx) number(ctx context.Context, o *outgoing, whole bool) (err error) {
	if err := tx.allow(ctx, MayExport); err != nil {
		return err
	}
	if o.origin, o.head.Origin, err = tx.ownOrigin(ctx); err != nil {
		return err
	}
	o.head.Mark, o.head.Made = newMark(), tx.now
	err = tx.QueryRowContext(ctx, nextNumber, tx.now.UnixMilli(), o.origin).Scan(&o.head.Code, &o.head.Line, &o.head.Number, &o.upto)
	if err != nil {
		return err
	}
	if o.head.Earlier, err = rowsOf(ctx, tx, "SELECT "+bundleColumns+sentBefore, scanNote, o.origin, maxEarlier); err != nil {
		return err
	}
	o.head.Whole = whole || len(o.head.Earlier) == 0 || o.head.Earlier[0].Line != o.head.Line
	if o.folder {
		o.path = filepath.Join(filepath.Dir(o.path), bundleFile(o.head.Code, o.head.Number))
	}
	return nil
}

const (
	// A line begins later than all before it, whatever the clock says.
	nextNumber = `UPDATE desk SET bundles = bundles + 1, line = iif(line > 0, line,
		max(?, 1, (SELECT coalesce(max(line), 0) + 1 FROM bundle WHERE origin = ?))) RETURNING code, line, bundles, changes`
	sentBefore = " FROM bundle WHERE origin = ? AND state = 'sent' ORDER BY line DESC, number DESC LIMIT ?"
)

// send numbers a bundle, writes it into the empty file tmp, and gives it its
// name in the transaction that notes that it was sent.
func (s *Store) send(ctx context.Context, o *outgoing, tmp string, whole bool) error {
	err := s.inTx(ctx, func(tx *tx) error { return tx.number(ctx, o, whole) })
	if err != nil {
		return err
	}
	if o.head.Days, err = s.days(ctx, o); err != nil {
		return err
	}
	if err := s.writeBundle(ctx, o, tmp); err != nil {
		return err
	}
	named := false
	err = s.inTx(ctx, func(tx *tx) error {
		if err := tx.settleSent(ctx, o); err != nil {
			return err
		}
		err := nameNew(tmp, o.path)
		named = err == nil
		return err
	})
	if err != nil && named {
		os.Remove(o.path) // the log does not know of it
	}
	return err
}

// settleSent notes that a bundle was sent.
func (tx *tx) settleSent(ctx context.Context, o *outgoing) error {
	if err := tx.allow(ctx, MayExport); err != nil {
		return err
	}
	if err := tx.noteBundle(ctx, o.head.bundleNote, o.origin, "sent"); err != nil {
		return err
	}
	if err := tx.exec(ctx, "DELETE FROM outbox WHERE change <= ?", o.upto); err != nil {
		return err
	}
	return tx.audit(ctx, DidExport, "bundle %d of desk %s: %d contacts, %d erased", o.head.Number, o.head.Code, o.count.Contacts, o.count.Erased)
}

// nothingThere refuses to write over anything.
func nothingThere(path string) error {
	_, err := os.Lstat(path)
	switch {
	case err == nil:
		return fmt.Errorf("%s is there already, so the bundle was not written; name another file, or a folder", path)
	case errors.Is(err, fs.ErrNotExist):
		return nil
	}
	return err
}

// nameNew gives a durable file its name, for good, unless something has that
// name. Disks that cannot link, as those of memory sticks, leave a moment
// between looking and naming.
func nameNew(tmp, name string) error {
	err := os.Link(tmp, name)
	if errors.Is(err, fs.ErrExist) {
		return nothingThere(name)
	}
	if err == nil {
		return syncFolder(filepath.Dir(name))
	}
	if err := nothingThere(name); err != nil {
		return err
	}
	return nameFile(tmp, name)
}

// writeBundle writes the lines of a bundle into the empty file tmp. Contacts
// that change meanwhile are in the next one as well.
func (s *Store) writeBundle(ctx context.Context, o *outgoing, tmp string) (err error) {
	w, err := newBundleWriter(tmp, o.head)
	if w == nil {
		return err
	}
	defer func() { err = errors.Join(err, w.file.Close()) }()
	if err == nil {
		err = s.sendErased(ctx, o, w)
	}
	if err == nil {
		err = s.sendGaps(ctx, o, w)
	}
	if err == nil {
		err = s.sendContacts(ctx, o, w)
	}
	if err != nil {
		return err
	}
	if err := w.finish(); err != nil {
		return err
	}
	info, err := w.file.Stat()
	if err != nil {
		return err
	}
	o.count, o.size = w.end, info.Size()
	return nil
}

// What goes into a bundle, in pages between two keys: all there is, or what the
// outbox names.
const (
	ofThisDesk = "state = 'saved' AND NOT EXISTS (SELECT 1 FROM imported WHERE imported.contact = contact.id)"

	erasedAll  = "SELECT uuid, uuid FROM erased WHERE uuid"
	erasedNew  = "SELECT uuid, change FROM outbox CROSS JOIN erased USING (uuid) WHERE change"
	contactAll = "SELECT " + contactColumns + ", purged, coalesce(private, 0), id FROM contact LEFT JOIN outbox USING (uuid) WHERE " + ofThisDesk + " AND id"
	contactNew = "SELECT " + contactColumns + ", purged, private, change FROM outbox CROSS JOIN contact USING (uuid) WHERE " + ofThisDesk + " AND change"
	daysNew    = "SELECT started, fresh, change FROM outbox CROSS JOIN contact USING (uuid) WHERE (fresh OR NOT purged) AND " + ofThisDesk + " AND change"
	daysAll    = "SELECT count(*), min(started), max(started) FROM contact WHERE " + ofThisDesk
)

// sentPage is how many contacts one read takes, so that no read holds up a
// writer for long.
const sentPage = 100

// sendErased puts the contacts that were erased into a bundle.
func (s *Store) sendErased(ctx context.Context, o *outgoing, w *bundleWriter) error {
	p := pager[ContactID]{query: erasedNew, key: "change", from: 0, to: o.upto, size: maxErased,
		scan: func(rows *sql.Rows, id *ContactID, key *any) error { return rows.Scan(id, key) }}
	if o.head.Whole {
		p.query, p.key, p.from, p.to = erasedAll, "uuid", "", "~"
	}
	return p.each(ctx, s, w.erased)
}

// sendContacts puts contacts into a bundle with all that belongs to them.
func (s *Store) sendContacts(ctx context.Context, o *outgoing, w *bundleWriter) error {
	p := pager[*carried]{query: contactNew, key: "change", from: 0, to: o.upto, size: sentPage, scan: scanCarried, fill: carry}
	if o.head.Whole {
		p.query, p.key, p.to = contactAll, "id", int64(math.MaxInt64)
	}
	var cs customs
	return p.each(ctx, s, func(list []*carried) error {
		for _, c := range list {
			if err := cs.pass(c); err != nil { // nobody could take it in
				return &FolderError{Damaged, s.path, err}
			}
			if err := w.contact(c); err != nil {
				return err
			}
		}
		return nil
	})
}

func scanCarried(rows *sql.Rows, c **carried, key *any) error {
	*c = &carried{}
	return rows.Scan(append((*c).columns(), &(*c).Purged, &(*c).Private, key)...)
}

// days are those of the contacts that a bundle adds to what those before it
// told, and of those it changes, which are not counted.
func (s *Store) days(ctx context.Context, o *outgoing) ([]Span, error) {
	if len(o.head.Earlier) == 0 || o.head.Earlier[0].Line != o.head.Line {
		return s.allDays(ctx)
	}
	type began struct {
		at    time.Time
		fresh int
	}
	counts := map[string]int{}
	p := pager[began]{query: daysNew, key: "change", from: 0, to: o.upto, size: 50 * sentPage,
		scan: func(rows *sql.Rows, b *began, key *any) error { return rows.Scan(stamp{&b.at}, &b.fresh, key) }}
	err := p.each(ctx, s, func(list []began) error {
		for _, b := range list {
			counts[b.at.Local().Format(day)] += b.fresh
		}
		return nil
	})
	return spansOf(counts), err
}

// allDays are the days of all contacts of this desk.
func (s *Store) allDays(ctx context.Context) (days []Span, err error) {
	err = s.reading(func(db *sql.DB) error {
		var count int
		var first, last time.Time
		err := db.QueryRowContext(ctx, daysAll).Scan(&count, stamp{&first}, stamp{&last})
		if days = nil; count > 0 {
			days = []Span{{first.Local().Format(day), last.Local().Format(day), count}}
		}
		return err
	})
	return days, err
}

// spansOf are days in order, or what lies between the first and the last where
// there are many.
func spansOf(counts map[string]int) []Span {
	var spans []Span
	for _, d := range slices.Sorted(maps.Keys(counts)) {
		spans = append(spans, Span{d, d, counts[d]})
	}
	if len(spans) <= maxDays {
		return spans
	}
	all := Span{First: spans[0].First, Last: spans[len(spans)-1].Last}
	for _, s := range spans {
		all.Contacts += s.Contacts
	}
	return []Span{all}
}
