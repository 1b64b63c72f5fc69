package filescan

import (
	"bytes"
	"context"
	"errors"
	"io"
)

// A stretch is a piece of a stream with what stands before and behind it, so
// that a number on its edge is seen whole and in its words.
type stretch struct {
	data     []byte
	at       int64 // of data[0] in the stream
	from, to int   // the piece itself; the rest belongs to its neighbours
}

const (
	pieceSize = 64 << 10
	margin    = 1 << 10 // more than the longest number with the words around it
)

// stretches reads a stream piece by piece.
func stretches(ctx context.Context, r io.Reader, visit func(stretch)) error {
	buf := make([]byte, 0, pieceSize+2*margin)
	s := stretch{}
	for {
		n, err := fill(r, buf[len(buf):cap(buf)])
		buf = buf[:len(buf)+n]
		if stop := ctx.Err(); stop != nil {
			return stop
		}
		s.data, s.to = buf, len(buf)
		if err == nil {
			s.to = len(buf) - margin
		}
		if !blank(s.data) {
			visit(s)
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		kept := max(0, s.to-margin)
		s.at, s.from = s.at+int64(kept), s.to-kept
		buf = buf[:copy(buf, buf[kept:])]
	}
}

// fill reads until a buffer is full. Unlike io.ReadFull it tells a source that
// ended, io.EOF, from one that was cut off.
func fill(r io.Reader, buf []byte) (n int, err error) {
	for n < len(buf) && err == nil {
		var m int
		m, err = r.Read(buf[n:])
		n += m
	}
	if n == len(buf) {
		err = nil
	}
	return n, err
}

var zeros [pieceSize + 2*margin]byte

// blank tells a piece of nothing but zero bytes, as sparse files are made of.
func blank(data []byte) bool { return bytes.Equal(data, zeros[:len(data)]) }

// holds tells whether a place in data belongs to the piece.
func (s stretch) holds(i int) bool { return s.from <= i && i < s.to }
