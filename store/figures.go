package store

import (
	"context"
	"database/sql"
	"errors"
	"maps"
	"slices"
	"strings"
	"time"

	"paydesk/store/report"
)

// Counted is a report with the state of the log that it was counted from.
type Counted struct {
	*report.Report
	versions []blockState
}

// Report counts the figures of a period, of one consistent state of the log:
// it reads in short pieces, so that others can save meanwhile, and reads again
// what changed until nothing did. guide tells what steps of checklists are, and
// may be nil.
//
// On a guarded desk who lacks MayReport gets the figures of their own contacts
// alone; asking for those of others is a *DeniedError. What cannot be answered
// is a *report.InputError; a period without contacts is a report of none.
func (s *Store) Report(ctx context.Context, q report.Query, guide report.Guide) (Counted, error) {
	if err := q.Check(); err != nil {
		return Counted{}, err
	}
	own, err := s.ownOnly(ctx)
	if err != nil {
		return Counted{}, err
	}
	if own != "" {
		if q.Filter, err = ownContacts(q.Filter, own); err != nil {
			return Counted{}, err
		}
	}
	read, err := s.gatherFacts(ctx, q)
	if err != nil {
		return Counted{}, err
	}
	facts, err := read.facts(guide)
	if err != nil {
		return Counted{}, err
	}
	since, err := s.Since(ctx)
	if err != nil {
		return Counted{}, err
	}
	made := Counted{report.Make(q, facts, since), read.states()}
	if made.Missing, err = s.missing(ctx, q.Period); err != nil {
		return made, err
	}
	if made.Own = own; own == "" {
		made.Searches, err = s.searched(ctx, q.Period)
	}
	return made, err
}

// missing says what of a period is not here.
func (s *Store) missing(ctx context.Context, p report.Period) (sentences []string, err error) {
	lacks, err := s.Lacking(ctx, p.From(), p.To())
	for _, l := range lacks {
		sentences = append(sentences, "D"+l.String()[1:]+".") // a sentence of its own
	}
	return sentences, err
}

// Unchanged reports whether the log still is as it was when a report was
// counted, as far as figures go.
func (s *Store) Unchanged(ctx context.Context, c Counted) (bool, error) {
	now, err := list(s, ctx, selectStates, scanBlockState)
	return slices.Equal(now, c.versions), err
}

// ownOnly is the name of whoever may see the figures of their own contacts
// alone; empty for who may see all.
func (s *Store) ownOnly(ctx context.Context) (string, error) {
	err := s.Allowed(ctx, MayReport)
	denied := (*DeniedError)(nil)
	if !errors.As(err, &denied) {
		return "", err
	}
	if by := s.actor(); by.name != "" {
		return by.name, nil
	}
	return "", err
}

// ownContacts narrows a filter to one agent's contacts.
func ownContacts(f report.Filter, agent string) (report.Filter, error) {
	for _, other := range f[report.Agent] {
		if !strings.EqualFold(other, agent) {
			return nil, needs(MayReport)
		}
	}
	own := report.Filter{}
	maps.Copy(own, f)
	own[report.Agent] = []string{agent}
	return own, nil
}

// Since is when the first saved contact of the log began; zero without any.
func (s *Store) Since(ctx context.Context) (first time.Time, err error) {
	err = s.reading(func(db *sql.DB) error {
		return db.QueryRowContext(ctx, "SELECT min(started) FROM contact WHERE state = 'saved'").Scan(stamp{&first})
	})
	return first, err
}
