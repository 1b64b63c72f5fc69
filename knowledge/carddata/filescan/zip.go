package filescan

import (
	"archive/zip"
	"compress/flate"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"slices"
	"strings"
)

// maxUnpacked is how many bytes one archive or document is unpacked to at
// most; what is left is named as not read whole.
const maxUnpacked = 1 << 30

// maxDepth is how many archives are opened within each other.
const maxDepth = 3

var errTooMuch = errors.New("unpacks to more than is read")

// zip looks for card data in the entries of an archive. Nothing is written,
// so their names lead nowhere.
func (s *scan) zip(ctx context.Context, z *zip.Reader) error {
	for _, f := range z.File {
		inner := *s
		inner.place.Entry = joinEntry(s.place.Entry, SafeName(f.Name))
		inner.depth++
		inner.name(f.Name)
		if f.FileInfo().IsDir() {
			continue
		}
		if err := inner.entry(ctx, f); err != nil {
			if stop := ctx.Err(); stop != nil {
				return stop
			}
			inner.unread("%s", reason(err))
		}
		if *s.budget <= 0 {
			return nil
		}
	}
	return nil
}

func joinEntry(outer, entry string) string {
	if outer == "" {
		return entry
	}
	return outer + " > " + entry
}

// entry reads one entry.
func (s *scan) entry(ctx context.Context, f *zip.File) error {
	if f.Flags&1 != 0 {
		return errors.New("is encrypted")
	}
	body, err := f.Open()
	if err != nil {
		return err
	}
	defer body.Close()
	return s.stream(ctx, f.Name, &metered{body, s.budget})
}

// metered counts what is unpacked against what may be.
type metered struct {
	io.Reader
	left *int64
}

func (m *metered) Read(p []byte) (int, error) {
	if *m.left <= 0 {
		return 0, errTooMuch
	}
	n, err := m.Reader.Read(p[:min(int64(len(p)), *m.left)])
	*m.left -= int64(n)
	return n, err
}

// gzip looks for card data in a packed file.
func (s *scan) gzip(ctx context.Context, name string, in io.Reader) error {
	inner := *s
	inner.depth++
	if inner.depth > maxDepth {
		s.unread("is too deep in other archives to be unpacked")
		return nil
	}
	z, err := gzip.NewReader(in)
	if err == nil {
		err = inner.stream(ctx, strings.TrimSuffix(name, ".gz"), &metered{z, s.budget})
	}
	if err != nil && ctx.Err() == nil {
		s.unread("%s", reason(err))
	}
	return ctx.Err()
}

// damage are the errors of archives that are damaged or cut off.
var damage = []error{zip.ErrChecksum, zip.ErrFormat, gzip.ErrChecksum, gzip.ErrHeader, io.ErrUnexpectedEOF, io.EOF}

// reason says why an entry could not be read, in words of ours.
func reason(err error) string {
	var corrupt flate.CorruptInputError
	switch {
	case errors.Is(err, zip.ErrAlgorithm):
		return "is packed in a way that cannot be read"
	case errors.As(err, &corrupt), slices.ContainsFunc(damage, func(d error) bool { return errors.Is(err, d) }):
		return "is damaged"
	}
	return err.Error()
}
