package store

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"strconv"
	"strings"
)

// The first line of a bundle is bundleMagic and the version of its form. The
// last bytes are the hash of all before them.
const (
	bundleMagic   = "Paydesk bundle "
	bundleVersion = 1
	firstLine     = 32 // bytes that the first line has at most
)

// bundleWriter writes a bundle into a file.
type bundleWriter struct {
	file  *os.File
	sum   hash.Hash
	out   *bufio.Writer // into the file, and the sum
	zip   *gzip.Writer
	lines *json.Encoder
	end   bundleEnd
}

// newBundleWriter begins a bundle in the empty file at path.
func newBundleWriter(path string, head bundleHead) (*bundleWriter, error) {
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return nil, err
	}
	w := &bundleWriter{file: file, sum: sha256.New()}
	w.out = bufio.NewWriterSize(io.MultiWriter(file, w.sum), 1<<16)
	fmt.Fprintf(w.out, "%s%d\n", bundleMagic, bundleVersion) // its error is that of Flush
	w.zip = gzip.NewWriter(w.out)
	w.lines = json.NewEncoder(w.zip)
	return w, w.lines.Encode(head)
}

// contact adds a contact.
func (w *bundleWriter) contact(c *carried) error {
	w.end.Contacts++
	return w.lines.Encode(bundleLine{Contact: c})
}

// erased adds contacts that were erased, in lines of maxErased.
func (w *bundleWriter) erased(ids []ContactID) error {
	w.end.Erased += len(ids)
	return w.lines.Encode(bundleLine{Erased: ids})
}

// finish writes the last line and the hash, and makes the file durable.
func (w *bundleWriter) finish() error {
	err := errors.Join(w.lines.Encode(bundleLine{End: &w.end}), w.zip.Close(), w.out.Flush())
	if err == nil {
		_, err = w.file.Write(w.sum.Sum(nil))
	}
	return errors.Join(err, w.file.Sync())
}

// bundleReader reads a bundle that is whole.
type bundleReader struct {
	head  bundleHead
	path  string
	file  *os.File
	lines *bufio.Scanner
	seen  bundleEnd
	customs
}

// openBundle opens a bundle whose bytes are those that were written, and reads
// its head. A *FolderError says what is wrong with another file.
func openBundle(path string) (*bundleReader, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, explain(path, err)
	}
	if !info.Mode().IsRegular() {
		return nil, &FolderError{Trouble: Foreign, Path: path}
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, explain(path, err)
	}
	r := &bundleReader{path: path, file: file}
	if err := r.begin(); err != nil {
		file.Close() // was only read
		return nil, explain(path, err)
	}
	return r, nil
}

func (r *bundleReader) close() { r.file.Close() } // was only read

// damaged says that the bundle is not what a desk writes.
func (r *bundleReader) damaged(why error) error { return &FolderError{Damaged, r.path, why} }

// begin reads what comes before the lines.
func (r *bundleReader) begin() error {
	info, err := r.file.Stat()
	if err != nil {
		return err
	}
	head := make([]byte, min(firstLine, info.Size()))
	if _, err := io.ReadFull(r.file, head); err != nil {
		return err
	}
	first, _, _ := bytes.Cut(head, []byte("\n"))
	if err := r.judge(string(first)); err != nil {
		return err
	}
	content := info.Size() - sha256.Size
	if content < int64(len(first)) {
		return r.damaged(errCutShort)
	}
	if err := r.checkSum(content); err != nil {
		return err
	}
	begin := int64(len(first) + 1)
	return r.unpack(io.NewSectionReader(r.file, begin, content-begin))
}

var errCutShort = errors.New("it ends too early")

// judge reports whether the first line is that of a bundle this program reads.
func (r *bundleReader) judge(first string) error {
	number, ours := strings.CutPrefix(first, bundleMagic)
	version, err := strconv.Atoi(number)
	switch {
	case !ours:
		return &FolderError{Trouble: Foreign, Path: r.path}
	case err == nil && version > bundleVersion:
		return &FolderError{Trouble: Newer, Path: r.path}
	case err != nil || version != bundleVersion:
		return r.damaged(errCutShort)
	}
	return nil
}

// checkSum compares the bytes of the file with the hash at its end.
func (r *bundleReader) checkSum(content int64) error {
	if _, err := r.file.Seek(0, io.SeekStart); err != nil {
		return err
	}
	sum, want := sha256.New(), make([]byte, sha256.Size)
	if _, err := io.CopyN(sum, r.file, content); err != nil {
		return err
	}
	if _, err := io.ReadFull(r.file, want); err != nil {
		return err
	}
	if !bytes.Equal(sum.Sum(nil), want) {
		return r.damaged(errors.New("it does not fit its hash"))
	}
	return nil
}

// unpack begins to read the lines, of which the first is the head.
func (r *bundleReader) unpack(packed io.Reader) error {
	zip, err := gzip.NewReader(bufio.NewReaderSize(packed, 1<<16))
	if err != nil {
		return r.damaged(err)
	}
	r.lines = bufio.NewScanner(zip)
	r.lines.Buffer(make([]byte, 1<<16), maxBundled)
	if err := r.line(&r.head); err != nil {
		return err
	}
	if err := r.head.check(); err != nil {
		return r.damaged(err)
	}
	r.head.Made = whole(r.head.Made)
	return nil
}

// line reads one line into a value.
func (r *bundleReader) line(into any) error {
	if !r.lines.Scan() {
		if disk := (*fs.PathError)(nil); errors.As(r.lines.Err(), &disk) {
			return disk
		}
		return r.damaged(errCutShort)
	}
	dec := json.NewDecoder(bytes.NewReader(r.lines.Bytes()))
	dec.DisallowUnknownFields()
	if err := dec.Decode(into); err != nil {
		return r.damaged(errors.New("a line of it cannot be read"))
	}
	if dec.More() {
		return r.damaged(errors.New("a line of it says more than it should"))
	}
	return nil
}

// next reads the next line, judged and without card data; io.EOF after the
// last one.
func (r *bundleReader) next() (l bundleLine, err error) {
	if err := r.line(&l); err != nil {
		return l, err
	}
	switch {
	case l.End != nil && l.Contact == nil && l.Erased == nil:
		if *l.End != r.seen || r.lines.Scan() || r.lines.Err() != nil {
			return l, r.damaged(errCutShort)
		}
		return l, io.EOF
	case l.Contact != nil && l.Erased == nil && l.End == nil:
		r.seen.Contacts++
		err = r.pass(l.Contact)
	case l.Erased != nil && l.Contact == nil && l.End == nil:
		r.seen.Erased += len(l.Erased)
		err = passErased(l.Erased)
	default:
		err = errors.New("a line of it says nothing")
	}
	if err != nil {
		return l, r.damaged(err)
	}
	return l, nil
}
