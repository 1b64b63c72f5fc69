package store

import (
	"cmp"
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/google/uuid"

	"paydesk/knowledge/carddata"
)

// A bundle is a file that carries what is new in the log of one desk to the
// log of a supervisor, where no network does: lines of JSON under gzip, and a seal
// (bundlefile.go). It is no database, because a bundle comes from elsewhere: a line can be judged by the rules that
// hold for what is typed, and a reader of lines has no schema to be fooled
// with. What a bundle tells of a contact is the whole contact as it stood, so
// bundles may come in any order, twice, or with one missing: the latest that
// tells of a contact holds.

// bundleNote names a bundle and says what is missing where it is.
type bundleNote struct {
	Mark   string    `json:"mark"`   // 32 hexadecimal digits, made by chance for each file
	Code   string    `json:"code"`   // that began the desk's references then
	Line   int64     `json:"line"`   // when the log began to number its bundles: milliseconds since 1970
	Number int64     `json:"number"` // within the line
	Made   time.Time `json:"made"`
	Whole  bool      `json:"whole"`          // holds all that those before it held
	Days   []Span    `json:"days,omitempty"` // of the contacts that it adds or changes
}

// Span is some days in a row, by the clock of a desk, with how many contacts
// begun on them a bundle adds; 0 where it only changes some.
type Span struct {
	First    string `json:"first"` // YYYY-MM-DD; empty for the beginning of the log
	Last     string `json:"last"`
	Contacts int    `json:"contacts"`
}

// bundleHead is the first line of a bundle.
type bundleHead struct {
	bundleNote
	Origin  string       `json:"origin"`            // UUID of the desk
	Earlier []bundleNote `json:"earlier,omitempty"` // those before it
}

// bundleLine is one further line of a bundle: one of its fields is set.
type bundleLine struct {
	Erased  []ContactID  `json:"erased,omitempty"`
	Gaps    []carriedGap `json:"gaps,omitempty"`
	Contact *carried     `json:"contact,omitempty"`
	End     *bundleEnd   `json:"end,omitempty"`
}

// set is how many of its fields are set.
func (l bundleLine) set() (n int) {
	for _, set := range []bool{l.Erased != nil, l.Gaps != nil, l.Contact != nil, l.End != nil} {
		if set {
			n++
		}
	}
	return n
}

// bundleEnd is the last line. It counts what was before it.
type bundleEnd struct {
	Contacts int `json:"contacts"`
	Erased   int `json:"erased"`
	Gaps     int `json:"gaps"`
}

// Bounds of what a bundle may say.
const (
	maxEarlier = 1000     // bundles that one names
	maxDays    = 31       // days told one by one; more are one span
	maxErased  = 500      // in one line; gaps likewise
	maxBundled = 16 << 20 // bytes of a line
)

// newMark makes the mark of a bundle, and newOrigin the name of a desk. Neither
// may look like a card number, which some in a hundred thousand would.
func newMark() string {
	return drawn(func() string {
		var b [16]byte
		rand.Read(b[:]) // never fails: the runtime ends the program first
		return hex.EncodeToString(b[:])
	})
}

func newOrigin() string { return drawn(uuid.NewString) }

// drawn draws until nothing in what was drawn looks like card data.
func drawn(draw func() string) string {
	for {
		text := draw()
		if _, found := carddata.Mask(text); len(found) == 0 {
			return text
		}
	}
}

var (
	markForm = regexp.MustCompile(`^[0-9a-f]{32}$`)
	codeForm = regexp.MustCompile(`^[A-Z][0-9A-Z]{3}$`)
	refForm  = regexp.MustCompile(`^[A-Z][0-9A-Z]{3}-[0-9]{6,18}$`)
)

// before reports whether the bundle comes before another one.
func (n bundleNote) before(other bundleNote) bool {
	return cmp.Or(cmp.Compare(n.Line, other.Line), cmp.Compare(n.Number, other.Number), strings.Compare(n.Mark, other.Mark)) < 0
}

// check reports what in a note cannot be.
func (n bundleNote) check() error {
	sound := markForm.MatchString(n.Mark) && codeForm.MatchString(n.Code) && n.Line > 0 && n.Number > 0 &&
		!n.Made.IsZero() && !badTime(n.Made) && len(n.Days) <= maxDays
	for _, d := range n.Days {
		sound = sound && (d.First == "" || isDay(d.First)) && isDay(d.Last) && d.Contacts >= 0
	}
	if !sound {
		return errors.New("it does not say which bundle it is")
	}
	return nil
}

// check reports what in the first line cannot be.
func (h bundleHead) check() error {
	if uuid.Validate(h.Origin) != nil || len(h.Origin) != 36 || len(h.Earlier) > maxEarlier {
		return errors.New("it does not say which desk it is from")
	}
	for _, n := range append([]bundleNote{h.bundleNote}, h.Earlier...) {
		if err := n.check(); err != nil {
			return err
		}
	}
	return nil
}

// bundleColumns are those of a bundleNote, in the order of columns.
const bundleColumns = "mark, code, line, number, made, whole, days"

func (n *bundleNote) columns() []any {
	return []any{&n.Mark, &n.Code, &n.Line, &n.Number, stamp{&n.Made}, &n.Whole, inJSON{&n.Days}}
}

func scanNote(rows *sql.Rows, n *bundleNote) error { return rows.Scan(n.columns()...) }

// insertBundle stores a note of a bundle, unless it is there.
const insertBundle = "INSERT INTO bundle (" + bundleColumns + ", origin, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (mark) DO NOTHING"

// noteBundle keeps that there is a bundle.
func (tx *tx) noteBundle(ctx context.Context, n bundleNote, origin int64, state string) error {
	return tx.exec(ctx, insertBundle, append(n.columns(), origin, state)...)
}

// originOf is the row of a desk; a new one gets one.
func (tx *tx) originOf(ctx context.Context, desk string, own bool) (id int64, err error) {
	err = tx.QueryRowContext(ctx, "SELECT id FROM origin WHERE uuid = ?", desk).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		err = tx.QueryRowContext(ctx, "INSERT INTO origin (uuid, own) VALUES (?, ?) RETURNING id", desk, own).Scan(&id)
	}
	return id, err
}

// ownOrigin is this desk's own row and name for other desks; both are made
// when they are first asked for.
func (tx *tx) ownOrigin(ctx context.Context) (id int64, name string, err error) {
	err = tx.QueryRowContext(ctx, "SELECT id, uuid FROM origin WHERE own").Scan(&id, &name)
	if errors.Is(err, sql.ErrNoRows) {
		name = newOrigin()
		id, err = tx.originOf(ctx, name, true)
	}
	return id, name, err
}

// bundleFile is how a bundle is named that is put into a folder.
func bundleFile(code string, number int64) string {
	return fmt.Sprintf("paydesk-%s-%04d%s", code, number, BundleExtension)
}

// BundleExtension ends the names of bundles.
const BundleExtension = ".bundle"

// newLine has the desk number its bundles anew, from one that holds all its
// contacts: a log that was restored is not the one that the last bundles told
// of.
func (tx *tx) newLine(ctx context.Context) error {
	return errors.Join(tx.exec(ctx, "UPDATE desk SET line = 0, bundles = 0"), tx.exec(ctx, "DELETE FROM outbox"))
}
