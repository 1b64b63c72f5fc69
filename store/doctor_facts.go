package store

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"

	"paydesk/store/report"
)

// facts counts every block of contacts anew, compares it with what is kept for
// the figures, and puts right what differs: that is made from the contacts, so
// nothing can be lost by it.
func (e *examination) facts(ctx context.Context, db *sql.DB) {
	wrong, blocks, err := differing(ctx, db)
	if err == nil && len(wrong) > 0 {
		if err := renew(ctx, db, wrong); err != nil {
			e.add(Warn, "Run paydesk doctor again where the log can be written.",
				"What is kept for the figures does not agree with the log in %d of %d blocks of contacts.", len(wrong), blocks)
			return
		}
		e.add(Warn, "Look at reports made before once more.",
			"What was kept for the figures did not agree with the log in %d of %d blocks of contacts; it was made anew.", len(wrong), blocks)
		return
	}
	e.check(err, fmt.Sprintf("What is kept for the figures agrees with the log (%d blocks of %d contacts).", blocks, factBlock))
}

// allBlocks lists the blocks that hold a saved contact, or are said to.
const allBlocks = `SELECT block FROM fact_block UNION SELECT block FROM fact
	UNION SELECT DISTINCT (id - 1) / 1000 FROM contact WHERE state = 'saved' ORDER BY block`

const (
	blockFacts = "SELECT block, version, first, last, due_from, due_to, contacts, steps FROM fact WHERE block = ?"
	isCounted  = `SELECT EXISTS (SELECT 1 FROM fact_block LEFT JOIN fact ON fact.block = fact_block.block
		WHERE fact_block.block = ? AND coalesce(fact.version, fact_block.version) = fact_block.version)`
)

// differing lists the blocks whose kept facts are not what a count finds, and
// tells how many blocks there are.
func differing(ctx context.Context, db *sql.DB) (wrong []int64, all int, err error) {
	blocks, err := rowsOf(ctx, db, allBlocks, scanInt)
	for _, block := range blocks {
		same, err := agrees(ctx, db, block)
		if err != nil {
			return nil, 0, err
		}
		if !same {
			wrong = append(wrong, block)
		}
	}
	return wrong, len(blocks), err
}

// agrees compares what is kept of a block with what a count finds. What others
// save meanwhile is not taken for a difference: a change removes what is kept.
func agrees(ctx context.Context, db *sql.DB, block int64) (bool, error) {
	var counted bool
	if err := db.QueryRowContext(ctx, isCounted, block).Scan(&counted); err != nil || !counted {
		return false, err
	}
	kept, err := rowsOf(ctx, db, blockFacts, scanKeptFact, block)
	if err != nil || len(kept) == 0 {
		return true, err
	}
	list, err := readFacts(ctx, db, block)
	if err != nil || same(kept[0].Packed, report.Pack(list)) {
		return true, err
	}
	now, err := rowsOf(ctx, db, blockFacts, scanKeptFact, block)
	return len(now) == 0 || now[0].version != kept[0].version, err
}

// same compares packed facts.
func same(a, b report.Packed) bool {
	return bytes.Equal(a.Facts, b.Facts) && bytes.Equal(a.Steps, b.Steps) &&
		a.First == b.First && a.Last == b.Last && a.DueFrom == b.DueFrom && a.DueTo == b.DueTo
}

// renew removes what is kept of some blocks and counts the change, so that the
// next report counts them.
func renew(ctx context.Context, db *sql.DB, blocks []int64) error {
	for _, block := range blocks {
		for _, statement := range []string{
			"DELETE FROM fact WHERE block = ?",
			"INSERT INTO fact_block (block, version) VALUES (?, 1) ON CONFLICT (block) DO UPDATE SET version = version + 1",
		} {
			if _, err := db.ExecContext(ctx, statement, block); err != nil {
				return err
			}
		}
	}
	return nil
}
