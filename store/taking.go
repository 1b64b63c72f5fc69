package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
)

// taking puts contacts of a bundle into the log, within one transaction.
type taking struct {
	*tx
	bundle  int64 // its row
	origin  int64 // of its desk
	note    bundleNote
	steps   map[place]int64
	lastRun int64
	got     TakenBundle
}

// prepare reads what all contacts need.
func (t *taking) prepare(ctx context.Context) error {
	t.steps = map[place]int64{}
	err := eachRow(ctx, t, "SELECT topic, node, id FROM step", func(rows *sql.Rows) error {
		var at place
		var id int64
		err := rows.Scan(&at.topic, &at.node, &id)
		t.steps[at] = id
		return err
	})
	if err != nil {
		return err
	}
	return t.QueryRowContext(ctx, "SELECT coalesce(max(id), 0) FROM run").Scan(&t.lastRun)
}

// all puts a part of the bundle into the log.
func (t *taking) all(ctx context.Context, b batch) error {
	if err := t.erase(ctx, b.erased); err != nil {
		return err
	}
	if err := t.gaps(ctx, b.gaps); err != nil {
		return err
	}
	return t.contacts(ctx, b.contacts)
}

// erase removes contacts that their desk has erased, and sees to it that none
// comes back. A contact of this desk is not for others to erase.
func (t *taking) erase(ctx context.Context, ids []ContactID) error {
	if len(ids) == 0 {
		return nil
	}
	here, err := rowsOf(ctx, t, eraseHere, scanInt, inJSON{ids})
	if err != nil {
		return err
	}
	t.got.Erased += len(here)
	for _, statement := range []string{eraseOwed, eraseKept} {
		if err := t.exec(ctx, statement, inJSON{ids}, stamp{&t.now}); err != nil {
			return err
		}
	}
	return t.exec(ctx, "DELETE FROM contact WHERE id IN (SELECT value FROM json_each(?))", inJSON{here})
}

const (
	eraseHere = "SELECT id FROM contact WHERE uuid IN (SELECT value FROM json_each(?)) AND id IN (SELECT contact FROM imported)"
	eraseOwed = "INSERT OR IGNORE INTO copies_owed SELECT value FROM json_each(?1) WHERE value IN (SELECT uuid FROM contact JOIN imported ON contact = contact.id)"
	eraseKept = `INSERT OR IGNORE INTO erased (uuid, at) SELECT value, ?2 FROM json_each(?1)
		WHERE NOT EXISTS (SELECT 1 FROM contact WHERE uuid = value AND id NOT IN (SELECT contact FROM imported))`
)

// here is what the log has of a contact in a bundle.
type here struct {
	row    int64
	ref    string
	own    bool
	erased bool
	told   bundleNote // by whom it was told of last
}

// contacts stores contacts unless they were erased, are this desk's, or a later
// bundle told of them.
func (t *taking) contacts(ctx context.Context, list []*carried) error {
	if len(list) == 0 {
		return nil
	}
	known, err := t.known(ctx, list)
	if err != nil {
		return err
	}
	var fresh, changed []*carried
	for _, c := range list {
		switch h, there := known[c.ID]; {
		case !there:
			fresh = append(fresh, c)
			known[c.ID] = here{own: true} // stands there twice
		case !h.own && !h.erased && h.told.before(t.note):
			c.RowID, c.Ref = h.row, h.ref
			changed = append(changed, c)
		}
	}
	if err := t.add(ctx, fresh); err != nil {
		return err
	}
	return t.change(ctx, changed)
}

// known is what the log has of contacts.
func (t *taking) known(ctx context.Context, list []*carried) (map[ContactID]here, error) {
	ids, known := make([]ContactID, len(list)), map[ContactID]here{}
	for i, c := range list {
		ids[i] = c.ID
	}
	err := eachRow(ctx, t, "SELECT uuid FROM erased WHERE uuid IN (SELECT value FROM json_each(?))", func(rows *sql.Rows) error {
		var id ContactID
		err := rows.Scan(&id)
		known[id] = here{erased: true}
		return err
	}, inJSON{ids})
	if err != nil {
		return nil, err
	}
	return known, eachRow(ctx, t, knownContacts, func(rows *sql.Rows) error {
		var id ContactID
		var h here
		err := rows.Scan(&id, &h.row, &h.ref, &h.own, &h.told.Line, &h.told.Number, &h.told.Mark)
		h.erased = known[id].erased
		known[id] = h
		return err
	}, inJSON{ids})
}

const knownContacts = `SELECT uuid, contact.id, ref, bundle IS NULL, coalesce(line, 0), coalesce(number, 0), coalesce(mark, '')
	FROM contact LEFT JOIN imported ON imported.contact = contact.id LEFT JOIN bundle ON bundle.id = imported.bundle
	WHERE uuid IN (SELECT value FROM json_each(?))`

// insertCarried stores whole contacts.
var insertCarried = "INSERT INTO contact (" + contactColumns + ", " + derivedColumns + ", purged) VALUES "

// add stores contacts that are new here. They get the next numbers, so that
// lists show them as they came in, and keep their references.
func (t *taking) add(ctx context.Context, list []*carried) error {
	if len(list) == 0 {
		return nil
	}
	var last int64
	if err := t.QueryRowContext(ctx, "UPDATE desk SET issued = issued + ? RETURNING issued", len(list)).Scan(&last); err != nil {
		return err
	}
	if err := t.tellApart(ctx, list); err != nil {
		return err
	}
	var came, rows []any
	for i, c := range list {
		c.RowID = last - int64(len(list)-1-i)
		came = append(came, c.RowID, t.bundle)
		rows = append(append(rows, c.row()...), c.Purged)
	}
	if err := t.insertMany(ctx, "INSERT INTO imported (contact, bundle) VALUES ", 2, came); err != nil {
		return err
	}
	// In one statement, because the index is written to disk after each.
	if err := t.insertAll(ctx, insertCarried, len(rows)/len(list), rows); err != nil {
		return err
	}
	t.got.Added += len(list)
	return t.belongings(ctx, list)
}

// tellApart gives a reference that is here already, because two desks drew the
// same code, a number behind it.
func (t *taking) tellApart(ctx context.Context, list []*carried) error {
	refs, taken := make([]string, len(list)), map[string]bool{}
	for i, c := range list {
		refs[i] = c.Ref
	}
	err := eachRow(ctx, t, "SELECT ref FROM contact WHERE ref IN (SELECT value FROM json_each(?))", func(rows *sql.Rows) error {
		var ref string
		err := rows.Scan(&ref)
		taken[ref] = true
		return err
	}, inJSON{refs})
	for i := 0; i < len(list) && err == nil; i++ {
		c, ref := list[i], list[i].Ref
		for n := 2; taken[c.Ref] && err == nil; n++ {
			c.Ref = fmt.Sprintf("%s~%d", ref, n)
			if !taken[c.Ref] {
				var there bool
				err = t.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM contact WHERE ref = ?)", c.Ref).Scan(&there)
				taken[c.Ref] = there
			}
		}
		taken[c.Ref] = true
	}
	return err
}

// change makes contacts say what a later bundle tells of them.
func (t *taking) change(ctx context.Context, list []*carried) error {
	for _, c := range list {
		if err := t.exec(ctx, "UPDATE imported SET bundle = ? WHERE contact = ?", t.bundle, c.RowID); err != nil {
			return err
		}
		if err := t.rewrite(ctx, c); err != nil {
			return err
		}
		if c.Private {
			if err := t.exec(ctx, "INSERT OR IGNORE INTO copies_owed (uuid) VALUES (?)", c.ID); err != nil {
				return err
			}
		}
	}
	t.got.Changed += len(list)
	return t.belongings(ctx, list)
}

// rewrite replaces a contact and takes away what belonged to it.
func (t *taking) rewrite(ctx context.Context, c *carried) error {
	if err := t.replace(ctx, &c.Contact, c.Purged); err != nil {
		return err
	}
	for _, statement := range []string{
		"DELETE FROM run WHERE contact = ?", "DELETE FROM handout WHERE contact = ?", "DELETE FROM contact_change WHERE contact = ?",
	} {
		if err := t.exec(ctx, statement, c.RowID); err != nil {
			return err
		}
	}
	return nil
}

// belongings stores what belongs to contacts.
func (t *taking) belongings(ctx context.Context, list []*carried) error {
	var runs, events, handouts, changes []any
	for _, c := range list {
		for _, r := range c.Runs {
			t.lastRun++
			runs = append(runs, t.lastRun, c.RowID, r.Topic, r.Edition, r.Parked, r.Started.UnixMilli())
			for i, e := range r.Events {
				step, err := t.stepOf(ctx, place{e.Topic, e.Node})
				if err != nil {
					return err
				}
				events = append(events, t.lastRun, i+1, e.Kind, step, e.Answer, e.Text, e.At, e.DwellMS)
			}
		}
		for _, h := range c.Handouts {
			handouts = append(handouts, c.RowID, h.Topic, h.Lang, h.For, h.At.UnixMilli(), h.Owed)
		}
		for _, ch := range c.Changes {
			changes = append(changes, c.RowID, ch.At.UnixMilli(), ch.Who, ch.Field, string(ch.Before))
		}
	}
	for _, table := range []struct {
		into    string
		columns int
		values  []any
	}{
		{"INSERT INTO run (id, contact, topic, edition, parked, started) VALUES ", 6, runs},
		{"INSERT INTO event (run, seq, kind, step, answer, text, at, dwell_ms) VALUES ", 8, events},
		{"INSERT INTO handout (contact, topic, lang, audience, at, owed) VALUES ", 6, handouts},
		{"INSERT INTO contact_change (contact, at, who, field, before) VALUES ", 5, changes},
	} {
		if err := t.insertMany(ctx, table.into, table.columns, table.values); err != nil {
			return err
		}
	}
	return nil
}

// stepOf is the number of a step of an article.
func (t *taking) stepOf(ctx context.Context, at place) (id int64, err error) {
	if t.steps[at] == 0 {
		t.steps[at], err = t.step(ctx, at.topic, at.node)
	}
	return t.steps[at], err
}

// manyRows is how many rows a statement stores that is used again and again.
const manyRows = 64

// insertMany stores rows of so many columns.
func (tx *tx) insertMany(ctx context.Context, into string, columns int, values []any) error {
	for _, size := range []int{manyRows * columns, columns} {
		for len(values) >= size && size > 0 {
			if err := tx.insertAll(ctx, into, columns, values[:size]); err != nil {
				return err
			}
			values = values[size:]
		}
	}
	return nil
}

// insertAll stores rows of so many columns in one statement, of which SQLite
// takes 32,766 values.
func (tx *tx) insertAll(ctx context.Context, into string, columns int, values []any) error {
	row := "(" + strings.Repeat("?, ", columns-1) + "?)"
	rows := len(values) / columns
	return tx.exec(ctx, into+strings.Repeat(row+", ", rows-1)+row, values...)
}
