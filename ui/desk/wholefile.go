package desk

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// writeWhole replaces a file by way of a temporary one beside it. One that is
// there has to be of the same kind: a slip must not cost the contact log.
func writeWhole(name string, body []byte) error {
	if err := mayReplace(name, body); err != nil {
		return err
	}
	return writeStream(name, func(w io.Writer) error {
		_, err := w.Write(body)
		return err
	})
}

// writeStream is writeWhole for a file that is too long to hold: write writes
// it piece by piece, and nothing is left of it when that ends with an error.
func writeStream(name string, write func(io.Writer) error) (err error) {
	tmp, err := os.CreateTemp(filepath.Dir(name), ".paydesk-*") // CreateTemp makes it 0600
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			os.Remove(tmp.Name())
		}
	}()
	buffer := bufio.NewWriterSize(tmp, 1<<16)
	if err = write(buffer); err == nil {
		err = buffer.Flush()
	}
	head := make([]byte, headLen)
	if err == nil {
		head, err = headOf(tmp, head)
	}
	if err == nil {
		err = tmp.Sync()
	}
	if closed := tmp.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = mayReplace(name, head)
	}
	if err != nil {
		return err
	}
	return os.Rename(tmp.Name(), name)
}

// byteOrderMark says at the beginning of a text that it is UTF-8; some
// programs take it for another encoding without.
const byteOrderMark = "\ufeff"

// kindMark is how many bytes at the beginning of a file are compared: those
// of every PDF are the same, and so are those of every record in JSON. headLen
// is how many have to be read for that.
const (
	kindMark = len("%PDF-")
	headLen  = len(byteOrderMark) + kindMark
)

// headOf reads the beginning of a file; less of one that is shorter.
func headOf(file io.ReaderAt, head []byte) ([]byte, error) {
	n, err := file.ReadAt(head, 0)
	if err == io.EOF {
		err = nil
	}
	return head[:n], err
}

// kindOf is what tells the kind of a file by its beginning. A text is the same
// with its byte order mark and without.
func kindOf(head []byte) []byte {
	head = bytes.TrimPrefix(head, []byte(byteOrderMark))
	return head[:min(kindMark, len(head))]
}

// inTheWay is what stands where a file was to be written.
type inTheWay struct{ name, is string }

func (e *inTheWay) Error() string { return e.name + " is there and " + e.is }

// mayReplace refuses to write over what is no file, or one of another kind
// than body, which may be cut short behind headLen bytes. An empty file may go.
func mayReplace(name string, body []byte) error {
	info, err := os.Stat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return &inTheWay{name, "is no file"}
	}
	if info.Mode().Perm()&0o200 == 0 { // a folder that can be written to would let it go
		return &inTheWay{name, "may not be written to"}
	}
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	head, err := headOf(file, make([]byte, min(headLen, max(len(body), kindMark))))
	if err == nil && !bytes.HasPrefix(kindOf(body), kindOf(head)) {
		err = &inTheWay{name, "is another kind of file"}
	}
	return err
}
