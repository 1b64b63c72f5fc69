// Package knowledge holds what Paydesk knows about failed payments: articles,
// the guided checklists inside them, and the library that reads and checks
// both. It knows no SQL and no window, so all of it can be tested as plain
// values.
//
// An Article follows Knowledge-Centered Service: the issue in the shopper's
// words, the environment it shows in, its cause and its resolution. Every
// statement names its Source: a line of one of the two help texts Paydesk
// was built from ("guide:12", "codes:69"), or "house" for a note of our own.
// Where the two disagree both are said, the source first.
//
// Two articles may hold the same message: two rows of the card code table
// share one text and differ only in what to do. Search returns both and each
// says what tells it apart.
package knowledge
