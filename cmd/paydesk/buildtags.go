//go:build !sqlite_fts5 || !migrated_fynedo

package main

// A build without its tags would lack full-text search or log warnings from
// the window library, so it stops here with a name that says what to do.
var _ = Paydesk_needs_the_build_tags_sqlite_fts5_and_migrated_fynedo__run_make_build
