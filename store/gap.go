package store

import (
	"context"
	"database/sql"
	"regexp"
	"strconv"
	"time"

	"paydesk/knowledge/carddata"
)

// Missed is a search that found no good answer, as it was made.
type Missed struct {
	Query   string // as typed
	Lang    string // the shopper's: "en", "pt-BR"
	Nearest string // article id offered first, "" for none
	Chosen  string // article id taken all the same, "" for none
}

// Gap is what the articles lack: a search without a good answer, as it is kept.
type Gap struct {
	ID       int64  `json:"id"`
	Text     string `json:"text"` // "…" for words left out as personal, "#" for numbers
	Lang     string `json:"lang"`
	Searches int    `json:"count"`
	First    string `json:"first"`   // day, in UTC
	Last     string `json:"last"`    // day, in UTC
	Nearest  string `json:"nearest"` // article id offered first
	Chosen   string `json:"chosen"`  // article id taken last
}

// mostGaps is how many gaps are kept. Of more, those searched for least go, but
// none of today: it could not begin to count.
const mostGaps = 5000

// KeepMissed counts searches that found no good answer, in one transaction,
// and keeps of their words what, as far as words can tell, says nothing of a
// person; a search of which nothing is left that helps is not kept. known
// reports whether a word is one of the articles.
func (s *Store) KeepMissed(ctx context.Context, known func(word string) bool, missed ...Missed) error {
	var gaps []Gap
	for _, m := range missed {
		if text := impersonal(m.Query, known); text != "" {
			gaps = append(gaps, Gap{Text: text, Lang: fitting(plainLang, m.Lang), Nearest: fitting(plainID, m.Nearest), Chosen: fitting(plainID, m.Chosen)})
		}
	}
	if len(gaps) == 0 {
		return nil
	}
	return s.inTx(ctx, func(tx *tx) error {
		today := tx.now.Format(day)
		for _, g := range gaps {
			if err := tx.exec(ctx, countGap, g.Text, g.Lang, today, today, g.Nearest, g.Chosen); err != nil {
				return err
			}
		}
		return tx.exec(ctx, forgetRarest, today, mostGaps)
	})
}

const (
	countGap = `INSERT INTO gap (text, lang, searches, first_day, last_day, nearest, chosen) VALUES (?, ?, 1, ?, ?, ?, ?)
		ON CONFLICT (text) DO UPDATE SET handled = 0, searches = iif(handled, 1, searches + 1),
			first_day = iif(handled, excluded.first_day, first_day), last_day = max(last_day, excluded.last_day),
			lang = excluded.lang, nearest = excluded.nearest, chosen = iif(excluded.chosen = '', chosen, excluded.chosen)`
	forgetRarest = `DELETE FROM gap WHERE id IN (SELECT id FROM gap WHERE last_day <> ?
		ORDER BY handled DESC, searches, last_day, id LIMIT max(0, (SELECT count(*) FROM gap) - ?))`
)

// What a language and an article id look like. Nothing else is kept in their
// place.
var (
	plainLang = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z]{2,4})?$`)
	plainID   = regexp.MustCompile(`^[a-z][a-z0-9-]{1,62}$`)
)

// fitting is the value if it is of that shape and holds no card data, else "".
func fitting(shape *regexp.Regexp, value string) string {
	if masked, _ := carddata.Mask(value); shape.MatchString(value) && masked == value {
		return value
	}
	return ""
}

// GapFilter says which gaps to list.
type GapFilter struct {
	From  time.Time // last searched for on its day in UTC or later; zero for all
	Limit int       // at most so many; 0 for all
}

// Gaps lists what the articles lack and nobody has ticked off, here and at the
// desks whose bundles were taken in, the most searched for first. It needs MayEdit.
func (s *Store) Gaps(ctx context.Context, f GapFilter) (found []Gap, err error) {
	from, limit := "", -1
	if !f.From.IsZero() {
		from = f.From.UTC().Format(day)
	}
	if f.Limit > 0 {
		limit = f.Limit
	}
	err = s.reading(func(db *sql.DB) error {
		if err := allowed(ctx, db, s.actor(), MayEdit); err != nil {
			return err
		}
		found, err = rowsOf(ctx, db, listGaps, scanGap, from, limit)
		return err
	})
	return found, err
}

const (
	gapColumns = "id, text, lang, searches, first_day, last_day, nearest, chosen"
	// Those of other desks have their own numbers below 0.
	allGaps  = "(SELECT " + gapColumns + " FROM gap WHERE NOT handled UNION ALL SELECT -" + gapColumns + " FROM gap_elsewhere WHERE NOT handled)"
	sumGaps  = `SELECT max(id) AS id, text, max(lang), sum(searches) AS searches, min(first_day), max(last_day) AS last_day, max(nearest), max(chosen) FROM ` + allGaps
	listGaps = sumGaps + ` GROUP BY text HAVING max(last_day) >= ? ORDER BY searches DESC, last_day DESC, id DESC LIMIT ?`
	oneGap   = sumGaps + ` WHERE text = ?2 OR text = (SELECT text FROM ` + allGaps + ` WHERE id = ?1) GROUP BY text`
)

func (g *Gap) columns() []any {
	return []any{&g.ID, &g.Text, &g.Lang, &g.Searches, &g.First, &g.Last, &g.Nearest, &g.Chosen}
}

func scanGap(rows *sql.Rows, g *Gap) error { return rows.Scan(g.columns()...) }

// gapTables hold the gaps of this desk and of others.
var gapTables = []string{"gap", "gap_elsewhere"}

// HandleGap ticks a gap off, by its id or its text as listed; it is listed
// again once it is searched for again. It needs MayEdit. One that is not
// listed wraps ErrNotFound.
func (s *Store) HandleGap(ctx context.Context, idOrText string) (g Gap, err error) {
	id, _ := strconv.ParseInt(idOrText, 10, 64) // 0, which no gap has, for a text
	err = s.inTx(ctx, func(tx *tx) error {
		if err := tx.allow(ctx, MayEdit); err != nil {
			return err
		}
		if err := tx.QueryRowContext(ctx, oneGap, id, idOrText).Scan(g.columns()...); err != nil {
			return missing(err, "search", idOrText)
		}
		for _, table := range gapTables {
			if err := tx.exec(ctx, "UPDATE "+table+" SET handled = 1 WHERE text = ?", g.Text); err != nil {
				return err
			}
		}
		return nil
	})
	return g, err
}

// dropOldGaps is dropGaps by itself, for when no contact is due. Gaps say
// next to nothing of a person, so the backups are left as they are.
func (s *Store) dropOldGaps(ctx context.Context, before time.Time) error {
	due, err := list(s, ctx, "SELECT EXISTS (SELECT 1 FROM gap WHERE last_day < ?1) OR EXISTS (SELECT 1 FROM gap_elsewhere WHERE last_day < ?1)",
		scanInt, before.UTC().Format(day))
	if err != nil || due[0] == 0 {
		return err
	}
	if err := s.trustClock(ctx, before); err != nil {
		return err
	}
	return s.inTx(ctx, func(tx *tx) error { return tx.dropGaps(ctx, before) })
}

// dropGaps removes the gaps that were last searched for before a moment.
func (tx *tx) dropGaps(ctx context.Context, before time.Time) error {
	for _, table := range gapTables {
		if err := tx.exec(ctx, "DELETE FROM "+table+" WHERE last_day < ?", before.UTC().Format(day)); err != nil {
			return err
		}
	}
	return nil
}
