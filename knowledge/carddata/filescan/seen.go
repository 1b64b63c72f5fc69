package filescan

import "hash/maphash"

// Seen remembers texts in which nothing was found, so that the same text in
// the next backup takes no time. It serves one scan of many files, one file at
// a time.
type Seen struct {
	seed  maphash.Seed
	clean map[uint64]struct{}
}

const (
	maxSeen     = 1 << 20  // texts, some 40 MB
	longestSeen = 16 << 10 // bytes of a text worth remembering
)

// NewSeen has seen nothing yet.
func NewSeen() *Seen { return &Seen{maphash.MakeSeed(), map[uint64]struct{}{}} }

// unless finds card data in a text, unless it was found clean by the same rule
// before.
func (s *Seen) unless(rule byte, text string, find func() []hit) []hit {
	if s == nil || len(text) > longestSeen {
		return find()
	}
	var h maphash.Hash
	h.SetSeed(s.seed)
	h.WriteByte(rule)
	h.WriteString(text)
	key := h.Sum64()
	if _, clean := s.clean[key]; clean {
		return nil
	}
	found := find()
	if len(found) == 0 {
		if len(s.clean) >= maxSeen {
			clear(s.clean)
		}
		s.clean[key] = struct{}{}
	}
	return found
}
