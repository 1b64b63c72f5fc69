package filescan

import (
	"archive/zip"
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"
)

// Report is where a scan goes.
type Report struct {
	Found  func(Finding)             // card data
	Unread func(p Place, why string) // a part that could not be read whole
	// Known tells an order number, by its digits, that somebody confirmed to
	// be none of a card though it could be. May be nil.
	Known func(digits string) bool
	// Seen serves all files of a scan. May be nil.
	Seen *Seen
}

// scan is one file being looked at.
type scan struct {
	judge
	report Report
	place  Place  // of the archive's entry
	depth  int    // archives around it
	budget *int64 // bytes that may still be unpacked
}

// File looks for card data in a file of that name and size. An error is one
// of reading it, or of the context.
func File(ctx context.Context, name string, r io.ReaderAt, size int64, report Report) error {
	s := newScan(report)
	head := make([]byte, min(size, headSize))
	if n, err := r.ReadAt(head, 0); n < len(head) {
		return err
	}
	whole := io.NewSectionReader(r, 0, size)
	switch formOf(name, head) {
	case formZIP:
		if z, err := zip.NewReader(r, size); err == nil {
			if err := s.zip(ctx, z); err != nil {
				return err
			}
		}
		return s.raw(ctx, whole)
	case formPDF:
		if err := s.pdf(ctx, whole); err != nil {
			return err
		}
		return s.raw(ctx, io.NewSectionReader(r, 0, size))
	}
	return s.stream(ctx, name, whole)
}

// Text looks for card data in one text; label is the word that stands before
// it, such as the name of its column.
func Text(label, text string, report Report) {
	s := newScan(report)
	for _, h := range s.read(label + text) {
		s.found(Finding{Kind: h.kind})
	}
}

// Bare looks for card data in a text that nothing says the meaning of.
func Bare(text string, report Report) {
	s := newScan(report)
	for _, h := range s.strict(text) {
		s.found(Finding{Kind: h.kind})
	}
}

// Saved lists the numbers of a text, as digits, that stand in it as what they
// are, such as an order number behind the word for one, and that Bare would
// take for card data where that word is missing.
func Saved(text string) (numbers []string) {
	if !worth(text) {
		return nil
	}
	said := judge{}.read(text)
	for _, at := range longNumber.FindAllStringIndex(text, -1) {
		inside := func(h hit) bool { return h.start < at[1] && at[0] < h.end }
		if number := text[at[0]:at[1]]; !slices.ContainsFunc(said, inside) && len(judge{}.strict(number)) > 0 {
			numbers = append(numbers, number)
		}
	}
	return numbers
}

// longNumber is a number as long as that of a card.
var longNumber = regexp.MustCompile(`[0-9]{12,}`)

func newScan(report Report) *scan {
	budget := int64(maxUnpacked)
	return &scan{judge: judge{report.Known, report.Seen}, report: report, budget: &budget}
}

// found reports card data, with the entry it is in.
func (s *scan) found(f Finding) {
	if f.Entry == "" {
		f.Entry = s.place.Entry
	}
	s.report.Found(f)
}

// unread reports a part that could not be read whole.
func (s *scan) unread(format string, args ...any) {
	s.report.Unread(s.place, fmt.Sprintf(format, args...))
}

// name looks at the name of an entry.
func (s *scan) name(name string) {
	for _, h := range s.strict(name) {
		s.found(Finding{Kind: h.kind})
	}
}

// form is how a file is to be read.
type form int

const (
	formRaw form = iota
	formText
	formTable
	formXML
	formZIP
	formPDF
	formSQLite
	formJournal
	formGzip
)

// headSize is how much of a file tells its form.
const headSize = 4 << 10

// formOf tells by what a file begins with, and for texts by its name, how it
// is to be read.
func formOf(name string, head []byte) form {
	ext := strings.ToLower(path.Ext(name))
	switch {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")), bytes.HasPrefix(head, []byte("PK\x05\x06")):
		return formZIP
	case bytes.Contains(head[:min(len(head), 1024)], []byte("%PDF-")):
		return formPDF
	case bytes.HasPrefix(head, sqliteMagic) && len(head) >= fileHead:
		return formSQLite
	case bytes.HasPrefix(head, []byte("\x1f\x8b\x08")):
		return formGzip
	case bytes.HasPrefix(head, journalMagic) && len(head) >= journalHead:
		return formJournal
	case !isText(head):
		return formRaw
	case ext == ".csv", ext == ".tsv":
		return formTable
	case bytes.HasPrefix(bytes.TrimLeft(head, "\ufeff \r\n\t"), []byte("<?xml")), ext == ".xml", ext == ".rels":
		return formXML
	}
	return formText
}

// maxInMemory is how much of an archive or PDF inside an archive is read.
const maxInMemory = 64 << 20

// stream looks for card data in a file that is read from its beginning on.
func (s *scan) stream(ctx context.Context, name string, r io.Reader) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	in := bufio.NewReaderSize(r, headSize)
	head, err := in.Peek(headSize)
	if len(head) == 0 && err != nil && err != io.EOF {
		return err
	}
	switch formOf(name, head) {
	case formText:
		return s.text(ctx, in)
	case formTable:
		return s.table(ctx, in)
	case formXML:
		return s.xml(ctx, in)
	case formZIP:
		return s.inner(ctx, in, s.innerZIP)
	case formPDF:
		return s.inner(ctx, in, s.pdf)
	case formGzip:
		return s.gzip(ctx, name, in)
	case formSQLite:
		return s.sqlite(ctx, in, head)
	case formJournal:
		return s.journal(ctx, in, head)
	}
	return s.raw(ctx, in)
}

// inner reads an archive or document inside an archive.
func (s *scan) inner(ctx context.Context, r io.Reader, read func(context.Context, *io.SectionReader) error) error {
	body, err := io.ReadAll(io.LimitReader(r, maxInMemory+1))
	if err != nil {
		return err
	}
	if len(body) > maxInMemory || s.depth > maxDepth {
		s.unread("is too large, or too deep in other archives, to be unpacked; its bytes were read as they are")
		return s.raw(ctx, io.MultiReader(bytes.NewReader(body), r))
	}
	if err := read(ctx, io.NewSectionReader(bytes.NewReader(body), 0, int64(len(body)))); err != nil {
		return err
	}
	return s.raw(ctx, bytes.NewReader(body))
}

func (s *scan) innerZIP(ctx context.Context, body *io.SectionReader) error {
	z, err := zip.NewReader(body, body.Size())
	if err != nil {
		return nil // its bytes are read as they are
	}
	return s.zip(ctx, z)
}
