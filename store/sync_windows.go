package store

// syncFolder does nothing: NTFS keeps the names of files in its own log.
func syncFolder(string) error { return nil }
