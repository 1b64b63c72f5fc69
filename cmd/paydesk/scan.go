package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"paydesk/knowledge/carddata/filescan"
	"paydesk/store"
)

// runScan proves that no card data is stored, or says where it is. It opens
// no log for anybody, so it asks for no sign-in: it tells nothing but places.
func runScan(ctx context.Context, c *call, args []string) error {
	f := c.flags("scan")
	asJSON := f.Bool("json", false, "")
	paths, err := c.parse(f, args)
	if err != nil {
		return err
	}
	dir, err := c.folder()
	if err != nil {
		return err
	}
	if _, err := os.Stat(dir); len(paths) == 0 && errors.Is(err, fs.ErrNotExist) && !*asJSON {
		fmt.Fprintf(c.out, "There is no data folder %s yet, so nothing is stored.\n", dir)
		return nil
	}
	sum, err := store.Scan(ctx, dir, paths, c.scanReport(*asJSON))
	var gone *fs.PathError
	switch {
	case errors.As(err, &gone) && errors.Is(err, fs.ErrNotExist):
		return words("scan: there is no file or folder %s", filescan.SafeName(gone.Path))
	case err != nil:
		return err
	case *asJSON:
		err = writeJSON(c.out, sum)
	default:
		fmt.Fprintf(c.out, "Looked at %s, %d bytes: %s.\n", count(sum.Files, "file"), sum.Bytes, count(sum.Findings, "finding"))
	}
	if err == nil && sum.Findings+sum.Unread > 0 {
		err = errReported
	}
	return err
}

// scanReport prints a line for each finding; what could not be read goes to
// standard error.
func (c *call) scanReport(asJSON bool) store.ScanReport {
	tell := func(file, why string) { fmt.Fprintf(c.err, "paydesk: %s %s\n", file, why) }
	return store.ScanReport{
		Unread: tell, Skipped: tell,
		Found: func(f store.Found) {
			if asJSON {
				writeJSON(c.out, f) // the summary that follows fails as well
				return
			}
			fmt.Fprintf(c.out, "%s: %s: %s\n", f.File, f.Place, f.Kind)
		},
	}
}
