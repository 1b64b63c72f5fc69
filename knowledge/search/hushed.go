package search

import "paydesk/knowledge"

// HushedCode is Library.HushedCode for codes in all the shapes that the search
// reads: "30043", "4l", "csc 54". Paper for a shopper asks it, so that no
// spelling of a code says more than another.
func HushedCode(lib *knowledge.Library, code string) bool {
	if lib.HushedCode(code) {
		return true
	}
	book := newCodeBook(lib.Articles(), lib.Codes())
	hits := book.find(code, split(code))
	return len(hits) > 0 && lib.Articles()[hits[0].doc].Hushed
}
