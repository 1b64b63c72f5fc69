package knowledge

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"strings"
)

// maxPackBytes bounds a .zip pack on disk.
const maxPackBytes = 64 << 20

// ReadPack reads and checks a knowledge pack: a folder, or a .zip of one.
func ReadPack(name string) (*Library, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, Problems{{File: name, Text: "cannot be opened: " + plain(err)}}
	}
	if info.IsDir() {
		return Read(os.DirFS(name))
	}
	if info.Size() > maxPackBytes {
		return nil, Problems{{File: name, Text: "is larger than 64 MiB; this is no knowledge pack"}}
	}
	body, err := os.ReadFile(name)
	if err != nil {
		return nil, Problems{{File: name, Text: "cannot be read: " + plain(err)}}
	}
	return ReadZip(name, body)
}

// ReadZip reads and checks a pack from the bytes of a .zip file; name is what
// messages call it.
func ReadZip(name string, body []byte) (*Library, error) {
	z, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
	if err != nil {
		return nil, Problems{{File: name, Text: "is not a .zip file that can be read; it may be cut off"}}
	}
	if p := checkNames(name, z); p != nil {
		return nil, p
	}
	return Read(z)
}

// checkNames refuses entries that point outside the pack or stand in it
// twice, before any of them is read.
func checkNames(name string, z *zip.Reader) error {
	if len(z.File) > maxFiles {
		return Problems{{File: name, Text: "holds more than 5000 files; this is no knowledge pack"}}
	}
	seen := map[string]bool{}
	for _, f := range z.File {
		entry := strings.TrimSuffix(f.Name, "/")
		switch {
		case !fs.ValidPath(entry) || strings.Contains(entry, `\`):
			return Problems{{File: name, Text: "holds an entry with a path outside the pack; it is refused whole"}}
		case seen[entry]:
			return Problems{{File: name, Place: entry, Text: "stands in the pack twice; keep one"}}
		}
		seen[entry] = true
	}
	return nil
}

// readCapped reads one file, and no more than a file may hold even where its
// entry lies about its size.
func readCapped(fsys fs.FS, name string) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	body, err := io.ReadAll(io.LimitReader(f, maxFileBytes+1))
	if err == nil && len(body) > maxFileBytes {
		err = errors.New("it is larger than 1 MiB")
	}
	return body, err
}

// plain is the reason of a file error without the path, which the message
// around it already names.
func plain(err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	return err.Error()
}
