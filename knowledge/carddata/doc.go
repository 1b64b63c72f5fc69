// Package carddata knows what payment card data looks like in what people
// type, and masks it. It decides by four things together, because none is
// enough alone: the range and length of a card brand, the check digit, how
// the digits are grouped, and the words beside them. A bare check digit would
// let one order number in ten be taken for a card.
//
// Text is first folded: compatibility forms and digits of any script become
// plain ones, accents and invisible characters vanish, letters become small.
// Every rule works on the folded text and answers in bytes of the original.
// Where there is reason to, the text is read in other ways as well: with what
// is invisible as blanks, with the escapes of web pages decoded, with letters
// that look like digits taken for them, and with digits that are spelled out
// written as digits.
//
// The words are lists, a file for each kind (words_*.go); one pass over the
// text finds them all. What people write is kept in testdata: leaking and
// clean notes that the rules are measured with.
//
// What it cannot find: numbers split over two texts; two numbers run together
// without anything between them; numbers spelled out in a language without a
// list, or as hundreds and thousands; and a code that no word announces, away
// from a card number.
package carddata
