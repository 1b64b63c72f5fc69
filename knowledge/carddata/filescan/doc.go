// Package filescan looks for card data in files of any kind, to prove that
// there is none: text, tables, PDF, ZIP with what office programs keep in
// one, gzip, the pages of SQLite, and the raw bytes of everything else. A
// Finding tells where and of what kind, never the digits.
//
// Words decide what a number is. Where they stand beside it (text, a table
// with a head, a page) the rules of carddata hold as they are. In raw bytes
// and in cells that hold nothing but a number there are none, so a number
// counts there only if no order number is known to look like it.
//
// Files are read in pieces, so that memory stays bounded whatever their size;
// what unpacks to more than one gigabyte is named as not read whole. Not found
// is what is encrypted, pictures, and text behind other filters of PDF than
// Flate.
package filescan
