package filescan

import (
	"bytes"
	"context"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// text looks for card data in a text, and counts its lines.
func (s *scan) text(ctx context.Context, r io.Reader) error {
	line := 1
	return stretches(ctx, fromUTF16(r), func(piece stretch) {
		at := piece.from
		for _, h := range s.read(string(piece.data)) {
			if piece.holds(h.start) {
				line += bytes.Count(piece.data[at:h.start], newline)
				at = h.start
				s.found(Finding{Place{Line: line}, h.kind})
			}
		}
		line += bytes.Count(piece.data[at:piece.to], newline)
	})
}

var newline = []byte("\n")

// fromUTF16 turns a text with a mark of its byte order into UTF-8.
func fromUTF16(r io.Reader) io.Reader {
	return transform.NewReader(r, unicode.BOMOverride(transform.Nop))
}

// isText tells by how a file begins whether it is one.
func isText(head []byte) bool {
	if bytes.HasPrefix(head, []byte("\xff\xfe")) || bytes.HasPrefix(head, []byte("\xfe\xff")) {
		return true
	}
	for i := 0; i < len(head); {
		size := textAt(head[i:])
		if size == 0 && (head[i] < utf8.RuneSelf || utf8.FullRune(head[i:])) {
			return false
		}
		i += max(size, 1)
	}
	return true
}
