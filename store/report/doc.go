// Package report says what a supervisor's figures are and works them out. It
// knows no SQL and formats nothing: the store hands it facts, one a contact,
// and gets back numbers that carry their own formula, window and count, for a
// screen, a file or a test to show.
//
// A figure is a row of a table: what each contact adds to its numerator and
// to its denominator. So the same table counts a figure, lists the contacts
// behind it, and lets anybody add the rows up again.
package report
