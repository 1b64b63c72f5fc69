package store

import (
	"context"
	"database/sql"
	"math"
	"unicode/utf8"
)

// carriedGap is a search without a good answer as a bundle carries it.
type carriedGap struct {
	Text     string `json:"text"`
	Lang     string `json:"lang,omitempty"`
	Searches int    `json:"count"`
	First    string `json:"first"`
	Last     string `json:"last"`
	Nearest  string `json:"nearest,omitempty"`
	Chosen   string `json:"chosen,omitempty"`
}

// passGaps judges gaps by the rules for those counted here, and takes card data
// out.
func passGaps(list []carriedGap) error {
	for i := range list {
		g := &list[i]
		if g.Text == "" || len(g.Text) > mostKept || !utf8.ValidString(g.Text) || g.Searches < 1 || !isDay(g.First) || !isDay(g.Last) {
			return errCarried
		}
		maskText(&g.Text)
		g.Lang, g.Nearest, g.Chosen = fitting(plainLang, g.Lang), fitting(plainID, g.Nearest), fitting(plainID, g.Chosen)
	}
	return nil
}

// gapsCarried are the gaps counted since a day, which nobody has ticked off.
const gapsCarried = "SELECT text, lang, searches, first_day, last_day, nearest, chosen, id FROM gap WHERE NOT handled AND last_day >= ? AND id"

// sendGaps puts into a bundle the gaps that were counted since the last one, or
// all.
func (s *Store) sendGaps(ctx context.Context, o *outgoing, w *bundleWriter) error {
	since := ""
	if !o.head.Whole {
		since = o.head.Earlier[0].Made.UTC().Format(day)
	}
	p := pager[carriedGap]{query: gapsCarried, args: []any{since}, key: "id", from: 0, to: int64(math.MaxInt64), size: maxErased,
		scan: func(rows *sql.Rows, g *carriedGap, key *any) error {
			return rows.Scan(&g.Text, &g.Lang, &g.Searches, &g.First, &g.Last, &g.Nearest, &g.Chosen, key)
		}}
	return p.each(ctx, s, w.gaps)
}

// gaps stores the gaps of another desk, unless a later bundle told of them.
func (t *taking) gaps(ctx context.Context, list []carriedGap) error {
	for _, g := range list {
		if err := t.exec(ctx, gapElsewhere, t.origin, t.bundle, g.Text, g.Lang, g.Searches, g.First, g.Last, g.Nearest, g.Chosen,
			t.note.Line, t.note.Number, t.note.Mark); err != nil {
			return err
		}
	}
	return nil
}

const gapElsewhere = `INSERT INTO gap_elsewhere (origin, bundle, text, lang, searches, first_day, last_day, nearest, chosen)
	VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (text, origin) DO UPDATE SET
	handled = handled AND searches = excluded.searches AND last_day = excluded.last_day, bundle = excluded.bundle, lang = excluded.lang,
	searches = excluded.searches, first_day = excluded.first_day, last_day = excluded.last_day, nearest = excluded.nearest, chosen = excluded.chosen
	WHERE EXISTS (SELECT 1 FROM bundle b WHERE b.id = gap_elsewhere.bundle AND (b.line, b.number, b.mark) < (?, ?, ?))`
