// Package store is the contact log: one SQLite file in the data folder, and
// the only place of Paydesk that knows SQL. It knows no article; topics and
// steps are text to it.
//
// # What is promised
//
// A method that returned without an error has stored its contact: the file is
// written with a TRUNCATE journal and synchronous=FULL, which survives a
// crash of the program and a loss of power. Several programs may use one
// folder at a time; a writer waits up to ten seconds for another one.
//
// No card data is stored. Every text that people type goes through
// carddata.Mask on its way in, whatever method takes it, and the tail of a
// draft that may still become a card number is left out (carddata.Hold). Scan
// looks whether that held.
//
// Of searches that found no good answer words are kept that belong to nobody
// (gap.go, impersonal.go).
//
// What exports, erases, restores, or changes people and settings asks whether
// whoever is signed in may (right.go), and leaves a line in the audit record
// (audit.go). What was erased is in no byte of the log
// and of the copies beside it, and no restore brings it back. A contact that is
// changed after it was saved keeps what it said before (change.go).
//
// A backup is checked, sealed and durable before it has its name (backup.go,
// seal.go).
//
// Nobody does what is not theirs. Once a supervisor of the desk has a
// passphrase, what right.go lists is refused to all who did not prove to be
// somebody who may, in the transaction that would do it, and what was done is
// on a record that cannot be changed unnoticed (audit.go).
//
// Whoever is erased is gone, from the file, its index, its journal and the
// copies beside it (erase.go); after the time that the policy sets, what tells
// who called is gone from every contact (purge.go).
//
// # How it is kept
//
// Times are whole milliseconds in UTC, and order is by row id, so that a
// clock set back does no harm. One handle writes, in immediate transactions;
// another one reads and cannot write. While anybody reads nobody commits,
// so nothing reads longer than a page: List and Each walk by row id. Doctor and
// Erase, which look at the whole log at once, hold writers up for seconds.
//
// History is read from one full-text index that holds whatever a contact is
// filtered by beside its words (migrations/0003_million.sql), so that a page
// of a million contacts takes milliseconds whatever is asked for.
//
// A method that writes owns its transaction; helpers receive it as *tx.
// Errors of the database become sentences once, in errors.go: a *FolderError
// says that the data folder cannot be used, a *RefusedError that the contact
// cannot be taken. How the schema changes is told in migrations/README.md.
package store
