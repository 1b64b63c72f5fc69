package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"

	"paydesk/store/report"
)

// View is a filter and grouping of reports that was saved under a name.
type View struct {
	Name   string            `json:"-"`
	By     []report.Grouping `json:"by,omitempty"`
	Filter report.Filter     `json:"filter,omitempty"`
}

// A view is kept as a setting of this name and its own.
const viewSetting = "report view "

// maxViewName is the longest name of a view, in characters.
const maxViewName = 60

// SaveView keeps a view under its name, in the place of one of that name. It
// needs MayReport, as all of the team use it. What cannot be is a *RefusedError
// or a *report.InputError.
func (s *Store) SaveView(ctx context.Context, v View) error {
	v.Name = strings.TrimSpace(v.Name)
	maskText(&v.Name)
	if n := utf8.RuneCountInString(v.Name); n == 0 || n > maxViewName || !utf8.ValidString(v.Name) {
		return &RefusedError{"", fmt.Sprintf("a saved filter needs a name of 1 to %d characters", maxViewName)}
	}
	if err := v.Filter.Check(); err != nil {
		return err
	}
	text, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return s.inTx(ctx, func(tx *tx) error {
		if err := tx.allow(ctx, MayReport); err != nil {
			return err
		}
		return tx.putSetting(ctx, viewSetting+v.Name, string(text))
	})
}

const viewsOf = "SELECT substr(key, ?), value FROM setting WHERE key >= ? AND key < ? ORDER BY key"

// Views lists the saved views by name. One that this program cannot read is
// left out.
func (s *Store) Views(ctx context.Context) ([]View, error) {
	type named struct{ name, text string }
	rows, err := list(s, ctx, viewsOf, func(rows *sql.Rows, n *named) error { return rows.Scan(&n.name, &n.text) },
		len(viewSetting)+1, viewSetting, strings.TrimSpace(viewSetting)+"!") // the sign after the blank
	var views []View
	for _, r := range rows {
		v := View{Name: r.name}
		if json.Unmarshal([]byte(r.text), &v) == nil && v.Filter.Check() == nil {
			views = append(views, v)
		}
	}
	return views, err
}

// View is the view of a name; none is an error that names those there are.
func (s *Store) View(ctx context.Context, name string) (View, error) {
	views, err := s.Views(ctx)
	if err != nil {
		return View{}, err
	}
	var names []string
	for _, v := range views {
		if v.Name == strings.TrimSpace(name) {
			return v, nil
		}
		names = append(names, v.Name)
	}
	there := "none is saved"
	if len(names) > 0 {
		there = "there are " + strings.Join(names, ", ")
	}
	return View{}, fmt.Errorf("saved filter %q: %w; %s", shorten(name), ErrNotFound, there)
}

// DropView forgets the view of a name, if there is one. It needs MayReport.
func (s *Store) DropView(ctx context.Context, name string) error {
	return s.inTx(ctx, func(tx *tx) error {
		if err := tx.allow(ctx, MayReport); err != nil {
			return err
		}
		return tx.exec(ctx, "DELETE FROM setting WHERE key = ?", viewSetting+strings.TrimSpace(name))
	})
}
