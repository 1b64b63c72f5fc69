package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"io"
	"os"
)

// SQLite's own check looks at the structure of a file: of 512 bytes damaged
// somewhere it missed more than half, for they were within texts. So a backup
// ends with a seal, a page that holds the hash of all before it. The head of
// the file does not count that page: for SQLite it is not there, and goes
// when a log that once was a backup grows over it.
const sealMagic = "Paydesk's seal 1"

// What the head of an SQLite file says of its whole, as 4 bytes each.
const (
	changesAt   = 24 // grows with every commit
	pageCountAt = 28
	wholeHead   = 100
)

// sealFile ends a finished copy with its seal, in the place of an older one
// where the copy was changed since.
func sealFile(path string) error {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(putSeal(file), file.Sync(), file.Close())
}

func putSeal(file *os.File) error {
	head := make([]byte, wholeHead)
	if _, err := file.ReadAt(head, 0); err != nil {
		return err
	}
	end := contentEnd(head)
	page, err := sealOf(file, end)
	if err != nil {
		return err
	}
	if err := file.Truncate(end); err != nil {
		return err
	}
	_, err = file.WriteAt(page, end)
	return err
}

// contentEnd is where the pages of a file end by its head, in bytes.
func contentEnd(head []byte) int64 {
	return int64(binary.BigEndian.Uint32(head[pageCountAt:])) * pageSize(head)
}

// checkSeal reports a file as damaged that is not what it was when it was
// sealed. A file without a seal passes, and so does one that has been written
// to by SQLite since: it is no backup any more.
func checkSeal(path string) error {
	file, err := os.Open(path)
	if err != nil {
		return explain(path, err)
	}
	defer file.Close()
	head := make([]byte, wholeHead)
	if _, err := io.ReadFull(file, head); err != nil {
		return explain(path, err)
	}
	end, page := contentEnd(head), pageSize(head)
	got, err := io.ReadAll(io.NewSectionReader(file, end, page+1))
	if err != nil || int64(len(got)) != page {
		return explain(path, err)
	}
	written := got[len(sealMagic):][:4]
	if string(got[:len(sealMagic)]) == sealMagic && !bytes.Equal(written, head[changesAt:][:4]) {
		return nil
	}
	want, err := sealOf(file, end)
	if err == nil && !bytes.Equal(got, want) {
		err = &FolderError{Damaged, path, errors.New("it does not fit its seal")}
	}
	return explain(path, err)
}

// sealOf is the seal of the first size bytes of a file.
func sealOf(file *os.File, size int64) ([]byte, error) {
	head := make([]byte, wholeHead)
	if _, err := file.ReadAt(head, 0); err != nil {
		return nil, err
	}
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	sum := sha256.New()
	if _, err := io.CopyN(sum, file, size); err != nil {
		return nil, err
	}
	seal := append([]byte(sealMagic), head[changesAt:][:4]...)
	return append(sum.Sum(seal), make([]byte, int(pageSize(head))-len(seal)-sum.Size())...), nil
}

// pageSize is the size of a page by the head of the file, in bytes.
func pageSize(head []byte) int64 {
	if size := int64(binary.BigEndian.Uint16(head[pageSizeAt:])); size != 1 {
		return size
	}
	return 1 << 16
}
