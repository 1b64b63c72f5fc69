package store

import (
	"context"
	"database/sql"
	"errors"
	"iter"
	"strings"
	"time"

	"paydesk/store/report"
)

// Line is one contact of a report for a file: what it is counted from, and
// what people look it up by. It holds no shopper's data.
type Line struct {
	report.Line
	Ref     string
	ID      ContactID
	Country string
	Ended   time.Time // zero when not known
}

// ErrGone says that a contact behind a report was erased before it was read.
var ErrGone = errors.New("a contact was erased while the report was written, so nothing was written; write it again")

// lineNames is what a log says of the contact in a row.
type lineNames struct {
	row int64
	Line
}

func scanNamed(rows *sql.Rows, n *lineNames) error {
	return rows.Scan(&n.row, &n.ID, &n.Ref, &n.Country, stamp{&n.Ended})
}

const selectNamed = "SELECT id, uuid, ref, country, ended FROM contact WHERE state = 'saved' AND id IN "

// Lines calls visit for each contact behind a report, oldest first, and reads
// a page at a time, so that others can save meanwhile. What figures are counted
// from is as it was counted. It ends with the first error of visit, and with
// ErrGone when a contact is there no more.
func (s *Store) Lines(ctx context.Context, of Counted, visit func(Line) error) error {
	next, stop := iter.Pull(iter.Seq[report.Line](of.Lines))
	defer stop()
	for {
		var part []report.Line
		for len(part) < page {
			line, more := next()
			if !more {
				break
			}
			part = append(part, line)
		}
		if len(part) == 0 {
			return nil
		}
		if err := s.lines(ctx, part, visit); err != nil {
			return err
		}
	}
}

// lines visits a page of lines.
func (s *Store) lines(ctx context.Context, part []report.Line, visit func(Line) error) error {
	ids := make([]any, len(part))
	for i, l := range part {
		ids[i] = l.RowID
	}
	found, err := list(s, ctx, selectNamed+"(?"+strings.Repeat(", ?", len(ids)-1)+") ORDER BY id", scanNamed, ids...)
	if err != nil {
		return err
	}
	if len(found) != len(part) {
		return ErrGone
	}
	for i, n := range found {
		n.Line.Line = part[i]
		if err := visit(n.Line); err != nil {
			return err
		}
	}
	return nil
}
