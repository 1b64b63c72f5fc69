package desk

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"paydesk/store"
)

// Forgotten is what an erasure took, in the log and beside it.
type Forgotten struct {
	store.Erased
	Handouts int // files removed from HandoutDir
}

// Erase takes a shopper out of the log and removes the handouts that were
// saved for them in HandoutDir. The files go first: once the contacts are gone
// nothing would say whose they are.
func (d *Desk) Erase(ctx context.Context, who store.Shopper) (Forgotten, error) {
	found, err := d.cfg.Store.FindErasable(ctx, who)
	if err != nil {
		return Forgotten{}, err
	}
	var refs []string
	for _, c := range found.Contacts {
		refs = append(refs, c.Ref)
	}
	handouts, err := removeHandouts(d.HandoutDir(), refs)
	if err != nil {
		return Forgotten{}, err
	}
	erased, err := d.cfg.Store.Erase(ctx, who)
	return Forgotten{erased, handouts}, err
}

// Thinned is what a purge took, in the log and beside it.
type Thinned struct {
	store.Purged
	Handouts int // files removed from HandoutDir
}

// Purge takes who called out of contacts begun before a moment, and removes
// their handouts from HandoutDir; also those of a purge that was stopped.
func (d *Desk) Purge(ctx context.Context, before time.Time) (Thinned, error) {
	purged, err := d.cfg.Store.Purge(ctx, before)
	handouts, handoutErr := removeHandouts(d.HandoutDir(), purged.Refs)
	return Thinned{purged, handouts}, errors.Join(err, handoutErr)
}

// removeHandouts removes the handouts of contacts, whose names begin with the
// reference, from a folder and returns how many there were.
func removeHandouts(dir string, refs []string) (removed int, err error) {
	files, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) || len(refs) == 0 {
		return 0, nil
	}
	wanted := map[string]bool{}
	for _, ref := range refs {
		wanted[ref] = true
	}
	for _, file := range files {
		ref, _, found := strings.Cut(file.Name(), "_")
		if !found || !wanted[ref] {
			continue
		}
		if err := os.Remove(filepath.Join(dir, file.Name())); err != nil {
			return removed, err
		}
		removed++
	}
	return removed, err
}
