package store

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"hash"
	"io"
	"io/fs"
	"os"
	"strconv"
	"strings"
)

// A bundle is a gzip file, so that any program for those unpacks it and a scan
// looks into it. Its comment is bundleMagic and the version of its form. It
// ends in a seal: a member of its own that holds nothing but the hash of all
// bytes before, so that no bit can change unseen.
const (
	bundleMagic   = "Paydesk bundle "
	bundleVersion = 1
)

// sealMember is the seal with that hash.
func sealMember(hash []byte) []byte {
	var b bytes.Buffer
	zip := gzip.NewWriter(&b)
	zip.Extra = hash
	if err := zip.Close(); err != nil {
		panic(err) // memory takes it
	}
	return b.Bytes()
}

// sealBytes is how long a seal is.
var sealBytes = int64(len(sealMember(make([]byte, sha256.Size))))

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
	w.zip = gzip.NewWriter(w.out)
	w.zip.Comment = bundleMagic + strconv.Itoa(bundleVersion)
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

// gaps adds searches without a good answer, in lines of maxErased.
func (w *bundleWriter) gaps(list []carriedGap) error {
	w.end.Gaps += len(list)
	return w.lines.Encode(bundleLine{Gaps: list})
}

// finish writes the last line and the seal, and makes the file durable.
func (w *bundleWriter) finish() error {
	err := errors.Join(w.lines.Encode(bundleLine{End: &w.end}), w.zip.Close(), w.out.Flush())
	if err == nil {
		_, err = w.file.Write(sealMember(w.sum.Sum(nil)))
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
	zip, err := gzip.NewReader(io.NewSectionReader(r.file, 0, info.Size()))
	if disk := (*fs.PathError)(nil); errors.As(err, &disk) {
		return disk
	}
	if err != nil {
		return &FolderError{Trouble: Foreign, Path: r.path}
	}
	if err := r.judge(zip.Comment); err != nil {
		return err
	}
	content := info.Size() - sealBytes
	if content < 0 {
		return r.damaged(errCutShort)
	}
	if err := r.checkSeal(content); err != nil {
		return err
	}
	return r.unpack(io.NewSectionReader(r.file, 0, content))
}

var errCutShort = errors.New("it ends too early")

// judge reports whether the comment is that of a bundle this program reads.
func (r *bundleReader) judge(comment string) error {
	number, ours := strings.CutPrefix(comment, bundleMagic)
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

// checkSeal compares the bytes of the file with the seal behind them.
func (r *bundleReader) checkSeal(content int64) error {
	sum := sha256.New()
	if _, err := io.Copy(sum, io.NewSectionReader(r.file, 0, content)); err != nil {
		return err
	}
	seal := make([]byte, sealBytes)
	if _, err := r.file.ReadAt(seal, content); err != nil {
		return err
	}
	if !bytes.Equal(seal, sealMember(sum.Sum(nil))) {
		return r.damaged(errors.New("it does not fit its seal"))
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
	switch set := l.set(); {
	case set != 1:
		err = errors.New("a line of it does not say one thing")
	case l.End != nil:
		if *l.End != r.seen || r.lines.Scan() || r.lines.Err() != nil {
			return l, r.damaged(errCutShort)
		}
		return l, io.EOF
	case l.Contact != nil:
		r.seen.Contacts++
		err = r.pass(l.Contact)
	case l.Erased != nil:
		r.seen.Erased += len(l.Erased)
		err = passErased(l.Erased)
	case l.Gaps != nil:
		r.seen.Gaps += len(l.Gaps)
		err = passGaps(l.Gaps)
	}
	if err != nil {
		return l, r.damaged(err)
	}
	return l, nil
}
