package report

import "hash/fnv"

// Mark stands for what a shopper can be told by, without saying it. Zero is
// none.
type Mark uint64

// MarkOf is the mark of an e-mail address, phone or order number, which has
// to be written the same way each time. kind keeps a phone number from being
// taken for an order.
func MarkOf(kind byte, text string) Mark {
	if text == "" {
		return 0
	}
	h := fnv.New64a()
	h.Write([]byte{kind})
	h.Write([]byte(text))
	return max(Mark(h.Sum64()), 1)
}

// Marks are what a contact tells of its shopper: e-mail, phone and order.
// Two contacts that share one of them are of one shopper.
type Marks [3]Mark

// share reports whether two contacts are of one shopper.
func (m Marks) share(other Marks) bool {
	for i, mark := range m {
		if mark != 0 && mark == other[i] {
			return true
		}
	}
	return false
}

// known reports whether a contact tells of its shopper at all.
func (m Marks) known() bool { return m != Marks{} }
