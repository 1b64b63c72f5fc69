package store

import (
	"context"
	"database/sql"
	"errors"
	"slices"

	"paydesk/store/report"
)

// blockState is a block of contacts and the number of its changes.
type blockState struct{ block, version int64 }

func scanBlockState(rows *sql.Rows, b *blockState) error { return rows.Scan(&b.block, &b.version) }

const selectStates = "SELECT block, version FROM fact_block ORDER BY block"

// factHead is what is known of a block without reading its facts: within what
// times, in milliseconds, its contacts began, and within what days, counted
// from 1970, their promises are due. It may say more than there is.
type factHead struct {
	blockState
	kept           bool
	first, last    int64
	dueFrom, dueTo int
}

func scanFactHead(rows *sql.Rows, h *factHead) error {
	return rows.Scan(&h.block, &h.version, &h.kept, &h.first, &h.last, &h.dueFrom, &h.dueTo)
}

const selectHeads = `SELECT fact_block.block, fact_block.version, coalesce(fact.version = fact_block.version, 0), first, last,
	coalesce(due_from, 0), coalesce(due_to, 0) FROM fact_block LEFT JOIN fact ON fact.block = fact_block.block ORDER BY fact_block.block`

// gathering reads the packed facts of a report.
type gathering struct {
	*Store
	query    report.Query
	from, to int64 // what the report has to know of, ms
	heads    []factHead
	packs    map[blockState]report.Packed
}

// rereads is how often facts that changed meanwhile are read again.
const rereads = 20

// errRestless says that no state of the log held long enough.
var errRestless = errors.New("contacts changed all the while the figures were counted; try again in a moment")

// gatherFacts reads the facts that a report needs, in short pieces, all of one
// state of the log: what changed while it read is read again.
func (s *Store) gatherFacts(ctx context.Context, q report.Query) (*gathering, error) {
	g := &gathering{Store: s, query: q, packs: map[blockState]report.Packed{}}
	from, to := q.Span()
	g.from, g.to = from.UnixMilli(), to.UnixMilli()
	if err := g.readHeads(ctx); err != nil {
		return nil, err
	}
	for range rereads {
		if err := g.readBlocks(ctx); err != nil {
			return nil, err
		}
		before := g.states()
		if err := g.readHeads(ctx); err != nil {
			return nil, err
		}
		if slices.Equal(before, g.states()) {
			g.keep(ctx)
			return g, nil
		}
	}
	return nil, errRestless
}

// readHeads reads what blocks there are.
func (g *gathering) readHeads(ctx context.Context) (err error) {
	g.heads, err = list(g.Store, ctx, selectHeads, scanFactHead)
	return err
}

func (g *gathering) states() []blockState {
	states := make([]blockState, len(g.heads))
	for i, h := range g.heads {
		states[i] = h.blockState
	}
	return states
}

// needed are the blocks that the report may need something of: contacts of its
// span, contacts with a promise in its period, and whatever came after those.
func (g *gathering) needed() []factHead {
	first, last := g.query.Promised()
	promised := func(h factHead) bool { return h.dueTo >= first && h.dueFrom <= last && h.dueFrom > 0 }
	from := g.from
	for _, h := range g.heads {
		if promised(h) {
			from = min(from, h.first)
		}
	}
	var needed []factHead
	for _, h := range g.heads {
		if h.last >= from && h.first < g.to || promised(h) {
			needed = append(needed, h)
		}
	}
	return needed
}

// factBatch is how many blocks one read takes: some milliseconds.
const factBatch = 16

// readBlocks reads the blocks that are needed and not read yet.
func (g *gathering) readBlocks(ctx context.Context) error {
	var missing []factHead
	for _, h := range g.needed() {
		if _, read := g.packs[h.blockState]; !read {
			missing = append(missing, h)
		}
	}
	for part := range slices.Chunk(missing, factBatch) {
		if err := g.readKept(ctx, part); err != nil {
			return err
		}
		for _, h := range part {
			if _, read := g.packs[h.blockState]; read {
				continue
			}
			facts, err := g.count(ctx, h.block)
			if err != nil {
				return err
			}
			g.packs[h.blockState] = facts
		}
	}
	return nil
}

// What is read of kept facts; steps are many and not always asked for.
const (
	selectFacts = "SELECT block, version, contacts, x'' FROM fact WHERE block BETWEEN ? AND ?"
	selectSteps = "SELECT block, version, contacts, steps FROM fact WHERE block BETWEEN ? AND ?"
)

// keptFact is a row of kept facts.
type keptFact struct {
	blockState
	report.Packed
}

func scanKeptFact(rows *sql.Rows, k *keptFact) error {
	return rows.Scan(&k.block, &k.version, &k.Facts, &k.Steps)
}

// readKept reads of some blocks those that are kept. Damaged ones are left
// out, to be counted.
func (g *gathering) readKept(ctx context.Context, part []factHead) error {
	query := selectFacts
	if g.query.Steps {
		query = selectSteps
	}
	if !slices.ContainsFunc(part, func(h factHead) bool { return h.kept }) {
		return nil
	}
	rows, err := list(g.Store, ctx, query, scanKeptFact, part[0].block, part[len(part)-1].block)
	if err != nil {
		return err
	}
	for _, k := range rows {
		wanted := slices.ContainsFunc(part, func(h factHead) bool { return h.blockState == k.blockState })
		if wanted && k.Sound() {
			g.packs[k.blockState] = k.Packed
		}
	}
	return nil
}

// count packs the facts of a block that is not kept.
func (g *gathering) count(ctx context.Context, block int64) (p report.Packed, err error) {
	err = g.reading(func(db *sql.DB) error {
		list, err := readFacts(ctx, db, block)
		p = report.Pack(list)
		return err
	})
	return p, err
}

// keep keeps what had to be counted, for the next report. That it cannot is
// no reason to have no report.
func (g *gathering) keep(ctx context.Context) {
	var counted []factHead
	for _, h := range g.heads[:max(len(g.heads)-1, 0)] { // the last one still fills
		if _, read := g.packs[h.blockState]; read && !h.kept {
			counted = append(counted, h)
		}
	}
	for part := range slices.Chunk(counted, factBatch) {
		err := g.inTx(ctx, func(tx *tx) error {
			for _, h := range part {
				if err := tx.putFacts(ctx, h.blockState, g.packs[h.blockState]); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return
		}
	}
}

// facts unpacks what was read.
func (g *gathering) facts(guide report.Guide) (*report.Facts, error) {
	facts, needed := report.NewFacts(guide), g.needed()
	facts.Grow(len(needed) * factBlock)
	for _, h := range needed {
		if err := facts.Add(g.packs[h.blockState]); err != nil {
			return nil, err
		}
		delete(g.packs, h.blockState)
	}
	return facts, nil
}
