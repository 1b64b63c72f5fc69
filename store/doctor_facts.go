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
	blockFacts = "SELECT block, version, contacts, steps FROM fact WHERE block = ?"
	// isCounted looks whether a block says what state its facts are of, and
	// spans its contacts.
	isCounted = `SELECT EXISTS (SELECT 1 FROM fact_block LEFT JOIN fact ON fact.block = fact_block.block
		WHERE fact_block.block = ?1 AND coalesce(fact.version, fact_block.version) = fact_block.version
		AND NOT EXISTS (SELECT 1 FROM contact WHERE id > ?1 * 1000 AND id <= (?1 + 1) * 1000 AND state = 'saved'
			AND (started NOT BETWEEN first AND last OR follow_up <> ''
				AND coalesce(unixepoch(follow_up) / 86400 NOT BETWEEN due_from AND due_to, 1))))`
	renewBlock = `INSERT INTO fact_block SELECT ?1, 1, coalesce(min(started), 0), coalesce(max(started), 0),
			min(unixepoch(nullif(follow_up, ''))) / 86400, max(unixepoch(nullif(follow_up, ''))) / 86400
		FROM contact WHERE id > ?1 * 1000 AND id <= (?1 + 1) * 1000 AND state = 'saved'
		ON CONFLICT (block) DO UPDATE SET version = version + 1, first = excluded.first, last = excluded.last,
			due_from = excluded.due_from, due_to = excluded.due_to`
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
	fresh := report.Pack(list)
	if err != nil || bytes.Equal(kept[0].Facts, fresh.Facts) && bytes.Equal(kept[0].Steps, fresh.Steps) {
		return true, err
	}
	now, err := rowsOf(ctx, db, blockFacts, scanKeptFact, block)
	return len(now) == 0 || now[0].version != kept[0].version, err
}

// renew removes what is kept of some blocks and counts that as a change, so
// that the next report counts them.
func renew(ctx context.Context, db *sql.DB, blocks []int64) error {
	for _, block := range blocks {
		for _, statement := range []string{"DELETE FROM fact WHERE block = ?", renewBlock} {
			if _, err := db.ExecContext(ctx, statement, block); err != nil {
				return err
			}
		}
	}
	return nil
}
