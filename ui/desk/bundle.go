package desk

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"paydesk/store"
)

// Missing is what figures may lack of any time: bundles that are not here, or
// not wholly. Which desks' bundles end too early depends on a period; see
// store.Lacking.
func (d *Desk) Missing(ctx context.Context) ([]store.Lack, error) {
	lacks, err := d.cfg.Store.Lacking(ctx, time.Time{}, time.Time{})
	return slices.DeleteFunc(lacks, func(l store.Lack) bool { return l.First == 0 }), err
}

// Bundles are the bundles among some files and folders: of a folder, all in
// it. A folder without any is an error.
func Bundles(paths []string) (files []string, err error) {
	for _, path := range paths {
		names, err := os.ReadDir(path)
		if err != nil { // a file, of which the store says what is wrong
			files = append(files, path)
			continue
		}
		before := len(files)
		for _, n := range names {
			if strings.HasSuffix(n.Name(), store.BundleExtension) && !n.IsDir() {
				files = append(files, filepath.Join(path, n.Name()))
			}
		}
		if len(files) == before {
			return nil, fmt.Errorf("there is no bundle in the folder %s; name the bundles, or the folder they are in", path)
		}
	}
	return files, nil
}
