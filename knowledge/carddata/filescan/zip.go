package filescan

import (
	"archive/zip"
	"context"
	"errors"
	"io"
)

// MaxUnpacked is how many bytes one archive or document is unpacked to at
// most; what is left is named as not read whole.
const MaxUnpacked = 1 << 30

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

// reason says why an entry could not be read, in words of ours.
func reason(err error) string {
	switch {
	case errors.Is(err, zip.ErrAlgorithm):
		return "is packed in a way that cannot be read"
	case errors.Is(err, zip.ErrChecksum), errors.Is(err, zip.ErrFormat), errors.Is(err, io.ErrUnexpectedEOF):
		return "is damaged"
	}
	return err.Error()
}
