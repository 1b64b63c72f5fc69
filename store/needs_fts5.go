//go:build !sqlite_fts5

package store

// Without its build tag SQLite has no full-text index, and the first search
// would fail at the customer. This line makes the build fail instead, and
// the compiler's message says what to do.
var _ = Paydesk_needs_the_build_tags_sqlite_fts5_and_migrated_fynedo__run_make_build
