package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"iter"
)

// TakenBundle is what became of a bundle that was to be taken in.
type TakenBundle struct {
	Path    string
	Desk    string // the code that began the desk's references when it was made; empty where Err says why
	Number  int64
	Known   bool  // it was taken in before; nothing was added
	Own     bool  // this desk wrote it; nothing was added
	Added   int   // contacts
	Changed int   // contacts that were here and are now as the bundle tells
	Erased  int   // contacts that were here and are gone
	Err     error // why nothing, or not all, of it was taken in
}

// ImportBundles takes bundles into the log, any number in any order, and tells
// what became of each. What was here already is not added again; of what two
// bundles tell of a contact, the later one holds; a contact that was erased
// never comes back. A file that is damaged, not ours or from a newer Paydesk
// changes nothing: its Err is a *CopyError, and the others are taken in.
//
// A bundle of a day or a week is taken in at once. A larger one is taken in
// batches, so that others can save meanwhile; where that is broken off, the
// same file goes on from there, and Lacking names the bundle until it is whole.
// Local backups are rewritten as Erase does, and facts are kept as KeepFacts
// does. It needs MayImport, and each bundle is put on record.
func (s *Store) ImportBundles(ctx context.Context, paths []string, told func(TakenBundle)) error {
	if err := s.Allowed(ctx, MayImport); err != nil {
		return err
	}
	if s.readOnly != nil {
		return s.readOnly
	}
	back, err := s.makeRoom(ctx)
	if err != nil {
		return explain(s.path, err)
	}
	for p := range ahead(s.parcels(ctx, paths)) {
		if p.err == nil && !p.Known && !p.Own {
			p.err = s.takeIn(ctx, p)
		}
		p.Err = retold(p.err, importSentences)
		if ctx.Err() == nil || p.err == nil {
			told(p.TakenBundle)
		}
		if fatal := (*DeniedError)(nil); errors.As(p.err, &fatal) || ctx.Err() != nil {
			break
		}
	}
	_ = s.KeepFacts(ctx) // without it the next report takes longer, that is all
	return errors.Join(ctx.Err(), back(), s.settleCopies(ctx))
}

// importSentences say why a bundle was not taken in.
var importSentences = map[Trouble]string{
	NoAccess: "%s cannot be opened, so nothing of it was taken in; check that it is there and that you may read it",
	Damaged:  "%s is damaged, so nothing of it was taken in; have the desk copy it again, or write one with all its contacts: paydesk bundle export --all FILE",
	Foreign:  "%s is no bundle of Paydesk, so nothing of it was taken in; choose another file",
	Newer:    "%s was written by a newer Paydesk, so nothing of it was taken in; update this program first",
	DiskBad:  "the disk reported an error on %s, so the bundle was not taken in; copy it to another disk",
}

// Rows of a log that one transaction takes in: a batch of a large bundle, and a
// bundle that is taken in at once.
const (
	batchContacts = 500
	batchRows     = 5_000
	onceRows      = 25_000
)

// takenCache is how many pages of the log are held in memory while bundles are
// taken in, in KiB: contacts of many desks go to all parts of its indexes.
const takenCache = 64 << 10

// makeRoom gives the log that cache, until back takes it away.
func (s *Store) makeRoom(ctx context.Context) (back func() error, err error) {
	var usual int
	if err := s.write.QueryRowContext(ctx, "PRAGMA cache_size").Scan(&usual); err != nil {
		return nil, err
	}
	resize := func(ctx context.Context, size int) error {
		_, err := s.write.ExecContext(ctx, fmt.Sprintf("PRAGMA cache_size = %d", size))
		return err
	}
	return func() error { return resize(context.WithoutCancel(ctx), usual) }, resize(ctx, -takenCache)
}

// batch is a part of a bundle.
type batch struct {
	erased   []ContactID
	gaps     []carriedGap
	contacts []*carried
	rows     int
	upto     int // lines of the bundle until its end
}

// batches reads a bundle part by part, and ends with the first error.
func (r *bundleReader) batches() iter.Seq2[batch, error] {
	return func(yield func(batch, error) bool) {
		b := batch{}
		for {
			l, err := r.next()
			b.upto++
			if err == io.EOF {
				yield(b, nil)
				return
			}
			if err != nil {
				yield(b, err)
				return
			}
			b.add(l)
			if b.rows < batchRows && len(b.contacts) < batchContacts {
				continue
			}
			if !yield(b, nil) {
				return
			}
			b = batch{upto: b.upto}
		}
	}
}

// add adds a line to a batch.
func (b *batch) add(l bundleLine) {
	b.erased = append(b.erased, l.Erased...)
	b.gaps = append(b.gaps, l.Gaps...)
	b.rows += len(l.Erased) + len(l.Gaps)
	if c := l.Contact; c != nil {
		b.contacts = append(b.contacts, c)
		b.rows += 1 + len(c.Runs) + len(c.Handouts) + len(c.Changes)
		for _, r := range c.Runs {
			b.rows += len(r.Events)
		}
	}
}

// parcel is a bundle on its way in. Its lines were read and judged; those of a
// large one are read again when they are taken in.
type parcel struct {
	TakenBundle
	head    bundleHead
	batches []batch
	large   bool
	err     error
}

// parcels reads bundles one after the other.
func (s *Store) parcels(ctx context.Context, paths []string) iter.Seq[*parcel] {
	return func(yield func(*parcel) bool) {
		for _, path := range paths {
			p := &parcel{TakenBundle: TakenBundle{Path: path}}
			p.err = s.open(ctx, p)
			if !yield(p) || ctx.Err() != nil {
				return
			}
		}
	}
}

// open reads a bundle that is not known yet.
func (s *Store) open(ctx context.Context, p *parcel) error {
	r, err := openBundle(p.Path)
	if err != nil {
		return err
	}
	defer r.close()
	p.head, p.Desk, p.Number = r.head, r.head.Code, r.head.Number
	err = s.reading(func(db *sql.DB) error {
		return db.QueryRowContext(ctx, knownBundle, r.head.Mark, r.head.Origin).Scan(&p.Known, &p.Own)
	})
	if err != nil || p.Known || p.Own {
		return err
	}
	rows := 0
	for b, err := range r.batches() {
		if err := errors.Join(err, ctx.Err()); err != nil {
			return err
		}
		if rows += b.rows; rows > onceRows {
			p.large, p.batches = true, nil
			continue
		}
		p.batches = append(p.batches, b)
	}
	return nil
}

const knownBundle = `SELECT EXISTS (SELECT 1 FROM bundle WHERE mark = ? AND state = 'taken'),
	EXISTS (SELECT 1 FROM origin WHERE uuid = ? AND own)`

// takeIn takes a bundle into the log.
func (s *Store) takeIn(ctx context.Context, p *parcel) error {
	if p.large {
		return s.takeLarge(ctx, p)
	}
	return s.takeBatches(ctx, p, p.batches, true)
}

// takeLarge takes a large bundle in batch by batch.
func (s *Store) takeLarge(ctx context.Context, p *parcel) error {
	r, err := openBundle(p.Path)
	if err != nil {
		return err
	}
	defer r.close()
	if r.head.Mark != p.head.Mark {
		return r.damaged(errors.New("it is another file by now"))
	}
	type read struct {
		batch
		err error
	}
	all := func(yield func(read) bool) {
		for b, err := range r.batches() {
			if !yield(read{b, err}) {
				return
			}
		}
	}
	for b := range ahead(all) {
		if b.err != nil {
			return b.err
		}
		if err := s.takeBatches(ctx, p, []batch{b.batch}, false); err != nil {
			return err
		}
		if err := wait(ctx, purgeRest); err != nil {
			return err
		}
	}
	return s.takeBatches(ctx, p, nil, true)
}

// takeBatches takes a part of a bundle in, in one transaction.
func (s *Store) takeBatches(ctx context.Context, p *parcel, list []batch, last bool) error {
	var got TakenBundle
	err := s.inTx(ctx, func(tx *tx) (err error) {
		// The driver watches a context with a goroutine a statement.
		got, err = tx.take(context.WithoutCancel(ctx), p, list, last)
		return err
	})
	if err == nil {
		p.Known = got.Known
		p.Added, p.Changed, p.Erased = p.Added+got.Added, p.Changed+got.Changed, p.Erased+got.Erased
	}
	return err
}

// take takes a part of a bundle in.
func (tx *tx) take(ctx context.Context, p *parcel, list []batch, last bool) (got TakenBundle, err error) {
	if err := tx.allow(ctx, MayImport); err != nil {
		return got, err
	}
	t, lines, err := tx.begin(ctx, p.head)
	if err != nil || t == nil { // another program was faster
		return TakenBundle{Known: err == nil}, err
	}
	for _, b := range list {
		if b.upto <= lines {
			continue // before it was broken off
		}
		if err := t.all(ctx, b); err != nil {
			return got, err
		}
		lines = b.upto
	}
	state := map[bool]string{true: "taken", false: "partly"}[last]
	if err := tx.exec(ctx, "UPDATE bundle SET state = ?, lines = ? WHERE id = ?", state, lines, t.bundle); err != nil || !last {
		return t.got, err
	}
	return t.got, tx.audit(ctx, DidImport, "bundle %d of desk %s: contacts added: %d, changed: %d, erased: %d",
		p.head.Number, p.head.Code, p.Added+t.got.Added, p.Changed+t.got.Changed, p.Erased+t.got.Erased)
}

// begin notes a bundle with those it has heard of. It is nil where the bundle
// was taken in before; lines are those taken in of it so far.
func (tx *tx) begin(ctx context.Context, head bundleHead) (t *taking, lines int, err error) {
	origin, err := tx.originOf(ctx, head.Origin, false)
	if err != nil {
		return nil, 0, err
	}
	if err := tx.noteBundle(ctx, head.bundleNote, origin, "heard"); err != nil {
		return nil, 0, err
	}
	t = &taking{tx: tx, note: head.bundleNote, origin: origin}
	var state string
	err = tx.QueryRowContext(ctx, "SELECT id, state, lines FROM bundle WHERE mark = ?", head.Mark).Scan(&t.bundle, &state, &lines)
	if err != nil || state == "taken" {
		return nil, lines, err
	}
	if lines == 0 {
		for _, n := range head.Earlier {
			if err := tx.noteBundle(ctx, n, origin, "heard"); err != nil {
				return nil, 0, err
			}
		}
	}
	return t, lines, t.prepare(ctx)
}
