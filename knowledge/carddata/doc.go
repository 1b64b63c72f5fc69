// Package carddata knows what payment card data looks like in what people
// type, and masks it. It decides by four things together, because none is
// enough alone: the range and length of a card brand, the check digit, how
// the digits are grouped, and the words beside them. A bare check digit would
// let one order number in ten be taken for a card.
//
// Text is first folded: compatibility forms and digits of any script become
// plain ones, invisible characters vanish, letters become small. Every rule
// works on the folded text and answers in bytes of the original.
//
// What it cannot find: numbers split over two texts, and digits written out
// as words.
package carddata
