package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
)

// lineError answers a line of input that was refused.
type lineError struct {
	Error string `json:"error"`
	Line  int    `json:"line"`
}

// lastError refuses a line for a reason that the lines after it would be
// refused for as well.
type lastError struct{ error }

// answerLines prints for each line of the input that is not blank the object
// that answer makes of it, or a lineError; a line refused does not keep the
// rest from being answered, but leads to errReported. After a lastError it
// ends with what that holds.
func (s streams) answerLines(answer func(line []byte) (any, error)) error {
	var refused error
	lines := newLineReader(s.in)
	for {
		line, err := lines.next()
		var said any
		switch {
		case err == nil:
			said, err = answer(line)
		case errors.Is(err, io.EOF):
			return refused
		case !errors.Is(err, errTooLong):
			return fmt.Errorf("the input could not be read after line %d: %w", lines.number-1, err)
		}
		if err != nil {
			refused, said = errReported, lineError{oneLine(err), lines.number}
		}
		if failed := writeJSON(s.out, said); failed != nil {
			return failed
		}
		if last := (lastError{}); errors.As(err, &last) {
			return last.error
		}
	}
}

// maxLine is the longest line of input that is read, in bytes.
const maxLine = 8 << 20

// errTooLong refuses a longer one.
var errTooLong = fmt.Errorf("the line is longer than %d MB; write what it holds in shorter lines", maxLine>>20)

// byteOrderMark begins a UTF-8 text that some Windows programs write.
var byteOrderMark = []byte("\ufeff")

// lineReader reads lines of any length and holds no more than maxLine of one.
type lineReader struct {
	in     *bufio.Reader
	line   []byte
	number int // of the line read last, from 1
}

func newLineReader(r io.Reader) *lineReader { return &lineReader{in: bufio.NewReader(r)} }

// next is the next line that is not blank, until the call after, errTooLong
// for one that is longer than maxLine, or io.EOF.
func (l *lineReader) next() ([]byte, error) {
	for {
		err := l.read()
		switch {
		case errors.Is(err, errTooLong):
			return nil, err
		case len(bytes.TrimSpace(l.line)) > 0 && (err == nil || errors.Is(err, io.EOF)):
			return l.line, nil
		case err != nil:
			return nil, err
		}
	}
}

// read takes in one line, with io.EOF where no line break ends it. Of a line
// that is too long it passes over the rest.
func (l *lineReader) read() error {
	l.number++
	l.line = l.line[:0]
	tooLong := false
	for {
		piece, err := l.in.ReadSlice('\n')
		if tooLong = tooLong || len(l.line)+len(piece) > maxLine; !tooLong {
			l.line = append(l.line, piece...)
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if l.number == 1 {
			l.line = bytes.TrimPrefix(l.line, byteOrderMark)
		}
		if tooLong && (err == nil || errors.Is(err, io.EOF)) {
			return errTooLong
		}
		return err
	}
}
