package filescan

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
)

// table looks for card data in a table of lines with separators. A row is
// read as one text in which the head of the table stands before each value,
// so that a card's parts are seen side by side, and an order number is known
// for one.
func (s *scan) table(ctx context.Context, r io.Reader) error {
	in := bufio.NewReaderSize(fromUTF16(r), pieceSize)
	head, lines, err := record(in)
	comma := separator(head)
	names := fields(head, comma)
	s.row(nil, names, 1)
	for line := 1 + lines; err == nil; line += lines {
		var row string
		if row, lines, err = record(in); row != "" {
			s.row(names, fields(row, comma), line)
		}
		if stopped := ctx.Err(); stopped != nil {
			return stopped
		}
	}
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

// row judges one row.
func (s *scan) row(names, values []string, line int) {
	var text strings.Builder
	starts := make([]int, len(values))
	for i, v := range values {
		starts[i] = text.Len()
		if i < len(names) {
			text.WriteString(strings.ReplaceAll(names[i], "_", " ") + " ")
		}
		text.WriteString(v + rowBreak)
	}
	for _, h := range s.read(text.String()) {
		p := Place{Line: line}
		for i, from := range starts {
			if from <= h.start && i < len(names) {
				p.Column = SafeName(names[i])
			}
		}
		s.found(Finding{p, h.kind})
	}
}

// rowBreak stands between two values, so that their digits are no one number.
const rowBreak = " & "

// record reads a line, with the line breaks that stand in quotes, and counts
// the lines. One that is too long ends early.
func record(in *bufio.Reader) (text string, lines int, err error) {
	var b strings.Builder
	quoted := false
	for b.Len() < pieceSize {
		part, err := in.ReadSlice('\n')
		b.Write(part)
		quoted = quoted != (bytes.Count(part, []byte(`"`))%2 == 1)
		if bytes.HasSuffix(part, newline) {
			lines++
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if err != nil || !quoted {
			return strings.TrimRight(b.String(), "\r\n"), lines, err
		}
	}
	return b.String(), lines, nil
}

// separator is the one of a table by its head.
func separator(head string) byte {
	best := byte(',')
	for _, c := range []byte(";\t") {
		if strings.Count(head, string(c)) > strings.Count(head, string(best)) {
			best = c
		}
	}
	return best
}

// fields splits a row; quotes hold a value together.
func fields(row string, comma byte) (values []string) {
	quoted, from := false, 0
	for i := 0; i <= len(row); i++ {
		switch {
		case i == len(row), row[i] == comma && !quoted:
			values = append(values, strings.ReplaceAll(row[from:i], `"`, " "))
			from = i + 1
		case row[i] == '"':
			quoted = !quoted
		}
	}
	return values
}
