package store

import (
	"context"

	"paydesk/store/report"
)

// Facts are kept packed, a block of contacts at a time. A block's facts are
// there only while nothing changed since they were packed: triggers remove
// them in the transaction of the change. So what is kept cannot differ from
// what a full count would find; what is not kept is counted.

const (
	putFact = `INSERT INTO fact (block, version, contacts, steps)
		SELECT block, version, ?3, ?4 FROM fact_block WHERE block = ?1 AND version = ?2
		ON CONFLICT (block) DO UPDATE SET version = excluded.version, contacts = excluded.contacts, steps = excluded.steps`
	unkept = `SELECT block, version FROM fact_block WHERE block >= ?1 AND block < ?2
		AND NOT EXISTS (SELECT 1 FROM fact WHERE fact.block = fact_block.block) ORDER BY block LIMIT 1`
)

// putFacts keeps packed facts of a block, if it still is as it was when they
// were read.
func (tx *tx) putFacts(ctx context.Context, b blockState, p report.Packed) error {
	return tx.exec(ctx, putFact, b.block, b.version, p.Facts, p.Steps)
}

// keepNext packs the first block from one until before another that is not
// kept, and reports which; none leaves found false.
func (tx *tx) keepNext(ctx context.Context, from, to int64) (next int64, found bool, err error) {
	blocks, err := rowsOf(ctx, tx, unkept, scanBlockState, from, to)
	if err != nil || len(blocks) == 0 {
		return from, false, err
	}
	list, err := readFacts(ctx, tx, blocks[0].block)
	if err != nil {
		return from, false, err
	}
	return blocks[0].block + 1, true, tx.putFacts(ctx, blocks[0], report.Pack(list))
}

// keepFullBlocks packs the blocks that a number of new contacts, up to the row
// id last, filled.
func (tx *tx) keepFullBlocks(ctx context.Context, last int64, contacts int) (err error) {
	from, to, found := blockOf(last-int64(contacts)), blockOf(last), true
	for from < to && found && err == nil {
		from, found, err = tx.keepNext(ctx, from, to)
	}
	return err
}

// KeepFacts packs the facts of all full blocks that changed, a block a
// transaction so that others can save meanwhile. Reports are right without it;
// after a purge or an import of many contacts the first one is faster. On a
// read-only disk it does nothing.
func (s *Store) KeepFacts(ctx context.Context) error {
	from, found := int64(0), s.readOnly == nil
	for found {
		err := s.inTx(ctx, func(tx *tx) error {
			var last int64
			if err := tx.QueryRowContext(ctx, lastContact).Scan(&last); err != nil {
				return err
			}
			var err error
			from, found, err = tx.keepNext(ctx, from, blockOf(last+1))
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}
