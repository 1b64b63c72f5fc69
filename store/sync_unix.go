//go:build !windows

package store

import "os"

// syncFolder makes the names in a folder durable: a file that was synced can
// still lose its name with the power.
func syncFolder(dir string) error {
	folder, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer folder.Close()
	return folder.Sync()
}
