package store

import (
	"context"
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"paydesk/knowledge/carddata/filescan"
)

// Found is card data that a scan found. It never holds the digits.
type Found struct {
	File string `json:"file"` // as it can be printed
	filescan.Place
	Kind string `json:"kind"` // "card number", "security code", "expiry date" or "IBAN"
}

// ScanReport is told what a scan comes upon.
type ScanReport struct {
	Found   func(Found)
	Unread  func(file, why string) // could not be read, or not whole
	Skipped func(file, why string) // is no file, or was read in another way than usual
}

// Scanned sums up a scan.
type Scanned struct {
	Files    int   `json:"files"`
	Bytes    int64 `json:"bytes"`
	Findings int   `json:"findings"`
	Unread   int   `json:"unread"` // files and parts of files
}

// Scan looks for card data in the data folder dir: log, journal, backups,
// handouts and whatever else is there; or in the files and folders named
// instead. Logs of ours are read column by column and as bytes, so that what
// was deleted is seen as well. It changes nothing, holds up a writer no longer
// than a page of a list does, and may run while the log is open.
//
// What cannot be read is reported and does not end it. An error is a
// *FolderError for the data folder, or wraps fs.ErrNotExist for a path that
// was named and is not there.
func Scan(ctx context.Context, dir string, paths []string, report ScanReport) (Scanned, error) {
	s := &scanning{report: report, orders: map[string]bool{}, seen: filescan.NewSeen()}
	if len(paths) == 0 {
		info, err := os.Stat(dir)
		if errors.Is(err, fs.ErrNotExist) {
			return s.sum, nil // nothing is stored yet
		}
		if err == nil && !info.IsDir() {
			err = &FolderError{NoAccess, dir, errors.New("not a folder")}
		}
		if err != nil {
			return s.sum, explain(dir, err)
		}
		if _, err := os.ReadDir(dir); err != nil {
			return s.sum, explain(dir, err)
		}
		paths = []string{dir}
	}
	for _, path := range paths {
		if _, err := os.Stat(path); err != nil {
			return s.sum, err
		}
	}
	s.learn(ctx, filepath.Join(dir, FileName))
	for _, path := range paths {
		if err := s.walk(ctx, path); err != nil {
			return s.sum, err
		}
	}
	return s.sum, nil
}

// scanning is a scan under way.
type scanning struct {
	report ScanReport
	sum    Scanned
	orders map[string]bool // order numbers kept though they could be a card's
	learnt string          // the log they were read from last
	seen   *filescan.Seen
}

// walk scans what lies at a path. Only the path itself may be a link.
func (s *scanning) walk(ctx context.Context, path string) error {
	return filepath.WalkDir(realPath(path), func(path string, d fs.DirEntry, err error) error {
		if stop := ctx.Err(); stop != nil {
			return stop
		}
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil // it went while the scan was under way
		case err != nil:
			s.unread(path, err)
		case d.Type().IsRegular():
			s.file(ctx, path)
		case !d.IsDir():
			s.report.Skipped(filescan.SafeName(path), "is a link or a device and was not read")
		}
		return ctx.Err()
	})
}

// file scans one file.
func (s *scanning) file(ctx context.Context, path string) {
	s.sum.Files++
	filescan.Bare(filepath.Base(path), s.files(path, "its name"))
	own, size, err := isLog(path)
	if err == nil && own {
		if err := s.log(ctx, path); err != nil {
			s.report.Skipped(filescan.SafeName(path), "is damaged or unfinished; what could not be read as a contact log was read as pages and bytes")
		}
	}
	if err == nil {
		err = s.bytes(ctx, path)
	}
	switch {
	case err == nil:
		s.sum.Bytes += size
	case errors.Is(err, fs.ErrNotExist):
		s.sum.Files-- // it went while the scan was under way
	case ctx.Err() == nil:
		s.unread(path, err)
	}
}

// unread reports a file that could not be read.
func (s *scanning) unread(path string, err error) {
	s.sum.Unread++
	var system *fs.PathError
	if errors.As(err, &system) {
		err = system.Err // without the name
	}
	s.report.Unread(filescan.SafeName(path), "could not be read: "+err.Error())
}

// bytes scans a file by what it is: a log as the pages of its file.
func (s *scanning) bytes(ctx context.Context, path string) error {
	file, done, err := ours.read(path)
	if err != nil {
		return err
	}
	defer done()
	info, err := file.Stat()
	if err != nil {
		return err
	}
	return filescan.File(ctx, filepath.Base(path), file, info.Size(), s.files(path, ""))
}

// files is where the scan of a file reports to; entry names a part of it.
func (s *scanning) files(path, entry string) filescan.Report {
	return filescan.Report{
		Found: func(f filescan.Finding) {
			if entry != "" {
				f.Entry = entry
			}
			s.sum.Findings++
			s.report.Found(Found{filescan.SafeName(path), f.Place, filescan.KindName(f.Kind)})
		},
		Unread: func(p filescan.Place, why string) {
			s.sum.Unread++
			if place := p.String(); place != "" {
				why = place + ": " + why
			}
			s.report.Unread(filescan.SafeName(path), why)
		},
		Known: func(digits string) bool { return s.orders[digits] }, Seen: s.seen,
	}
}

// applicationAt is where the head of an SQLite file names its application.
const applicationAt = 68

// isLog tells a log of ours, which SQLite may open without changing it, by
// its head, and the size of the file.
func isLog(path string) (bool, int64, error) {
	file, done, err := ours.read(path)
	if err != nil {
		return false, 0, err
	}
	defer done()
	info, err := file.Stat()
	if err != nil {
		return false, 0, err
	}
	head := make([]byte, applicationAt+4)
	if n, err := file.ReadAt(head, 0); n < len(head) {
		if errors.Is(err, io.EOF) {
			err = nil
		}
		return false, info.Size(), err
	}
	return string(head[:len(magic)]) == magic && head[writeVersion] != walMode &&
		binary.BigEndian.Uint32(head[applicationAt:]) == applicationID, info.Size(), nil
}
