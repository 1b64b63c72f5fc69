package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"paydesk/store"
	"paydesk/ui/desk"
)

func runBundle(ctx context.Context, c *call, args []string) error {
	return c.verb(ctx, "bundle", args, map[string]commandFunc{
		"export": runBundleExport, "import": runBundleImport, "missing": runBundleMissing,
	})
}

// runBundleExport writes what is new.
func runBundleExport(ctx context.Context, c *call, args []string) error {
	f := c.flags("bundle export")
	asJSON := f.Bool("json", false, "")
	all := f.Bool("all", false, "")
	rest, err := c.parse(f, args)
	if err != nil {
		return err
	}
	name, err := only("bundle export", "the name of a file or folder", rest)
	if err != nil {
		return err
	}
	log, err := c.store(ctx)
	if err != nil {
		return err
	}
	sent, err := log.ExportBundle(ctx, name, *all)
	if err != nil {
		return c.aboutFile(err)
	}
	if *asJSON {
		return writeJSON(c.out, sent)
	}
	what := "what is new since the last one"
	if sent.Whole {
		what = "everything"
	}
	fmt.Fprintf(c.out, "Bundle %d of desk %s holds %s (%s, %d erased): %s\n",
		sent.Number, sent.Desk, what, count(sent.Contacts, "contact"), sent.Erased, sent.Path)
	return nil
}

// takenJSON is what became of a bundle, for programs.
type takenJSON struct {
	File    string `json:"file"`
	Desk    string `json:"desk,omitempty"`
	Number  int64  `json:"bundle,omitempty"`
	State   string `json:"state"` // taken, known, own, refused
	Added   int    `json:"added"`
	Changed int    `json:"changed"`
	Erased  int    `json:"erased"`
	Error   string `json:"error,omitempty"`
}

// runBundleImport takes bundles in.
func runBundleImport(ctx context.Context, c *call, args []string) error {
	f := c.flags("bundle import")
	asJSON := f.Bool("json", false, "")
	rest, err := c.parse(f, args)
	if err == nil && len(rest) == 0 {
		err = words("bundle import: name the bundles, or a folder they are in")
	}
	if err != nil {
		return err
	}
	files, err := desk.Bundles(rest)
	if err != nil {
		return err
	}
	d, err := c.desk(ctx)
	if err != nil {
		return err
	}
	tell := c.tellTaken
	if *asJSON {
		tell = c.tellTakenJSON
	}
	err = c.takeIn(ctx, d.Store(), files, tell)
	if *asJSON || err != nil && !errors.Is(err, errReported) {
		return err
	}
	return errors.Join(err, c.tellMissing(ctx, d))
}

// takeIn takes bundles in. One that was refused is told, and the rest goes on;
// trouble with the data folder is the call's.
func (c *call) takeIn(ctx context.Context, log *store.Store, files []string, tell func(store.TakenBundle)) error {
	var failed, folder error
	err := log.ImportBundles(ctx, files, func(b store.TakenBundle) {
		if b.Err != nil {
			b.Err, failed = c.aboutFile(b.Err), errReported
		}
		if trouble := (*store.FolderError)(nil); errors.As(b.Err, &trouble) {
			folder = b.Err
			return
		}
		tell(b)
	})
	return cmp.Or(err, folder, failed)
}

// tellTaken tells a person what became of a bundle.
func (c *call) tellTaken(b store.TakenBundle) {
	switch {
	case b.Err != nil:
		fmt.Fprintln(c.err, "paydesk:", oneLine(b.Err))
	case b.Own:
		fmt.Fprintf(c.out, "%s: was written by this desk; nothing was added\n", b.Path)
	case b.Known:
		fmt.Fprintf(c.out, "%s: bundle %d of desk %s is here already; nothing was added\n", b.Path, b.Number, b.Desk)
	default:
		fmt.Fprintf(c.out, "%s: bundle %d of desk %s: %s added, %d changed, %d erased\n",
			b.Path, b.Number, b.Desk, count(b.Added, "contact"), b.Changed, b.Erased)
	}
}

// tellTakenJSON tells a program.
func (c *call) tellTakenJSON(b store.TakenBundle) {
	told := takenJSON{File: b.Path, Desk: b.Desk, Number: b.Number, State: "taken", Added: b.Added, Changed: b.Changed, Erased: b.Erased}
	switch {
	case b.Err != nil:
		told.State, told.Error = "refused", oneLine(b.Err)
	case b.Own:
		told.State = "own"
	case b.Known:
		told.State = "known"
	}
	writeJSON(c.out, told) // run looks after what could not be written
}

// tellMissing names the bundles that are still missing.
func (c *call) tellMissing(ctx context.Context, d *desk.Desk) error {
	lacks, err := d.Missing(ctx)
	for _, l := range lacks {
		fmt.Fprintln(c.out, "Missing:", l)
	}
	return err
}

// runBundleMissing names what the figures of a period may lack.
func runBundleMissing(ctx context.Context, c *call, args []string) error {
	f := c.flags("bundle missing")
	asJSON := f.Bool("json", false, "")
	from, to := f.String("from", "", ""), f.String("to", "", "")
	rest, err := c.parse(f, args)
	if err == nil {
		err = nothingMore("bundle missing", rest)
	}
	if err != nil {
		return err
	}
	first, err := day("bundle missing: --from", *from)
	if err != nil {
		return err
	}
	last, err := day("bundle missing: --to", *to)
	if err != nil {
		return err
	}
	if !last.IsZero() {
		last = last.AddDate(0, 0, 1) // the day named is part of the period
		if !first.Before(last) {
			return words("bundle missing: --from %s lies after --to %s", *from, *to)
		}
	}
	log, err := c.store(ctx)
	if err != nil {
		return err
	}
	lacks, err := log.Lacking(ctx, first, last)
	if err != nil {
		return err
	}
	return c.printLacks(lacks, *asJSON)
}

// lackJSON is a lack with its sentence, for programs.
type lackJSON struct {
	store.Lack
	Sentence string `json:"sentence"`
}

func (c *call) printLacks(lacks []store.Lack, asJSON bool) error {
	for _, l := range lacks {
		if !asJSON {
			fmt.Fprintln(c.out, l)
			continue
		}
		if err := writeJSON(c.out, lackJSON{l, l.String()}); err != nil {
			return err
		}
	}
	if len(lacks) == 0 && !asJSON {
		fmt.Fprintln(c.out, "No bundle is known to be missing.")
	}
	return nil
}
