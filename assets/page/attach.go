package page

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
)

// embedded begins the stream of what is attached.
const embedded = "/Type /EmbeddedFile /Subtype /application#2Fjson /Filter /FlateDecode"

// attach puts a file into the document, for programs to take out again.
func (u *update) attach(a Attachment) {
	if a.Name == "" {
		return
	}
	file := u.add(stream(fmt.Sprintf("%s /Params <</Size %d>>", embedded, len(a.JSON)), deflate(string(a.JSON))))
	spec := u.add(fmt.Sprintf("<</Type /Filespec /F (%[1]s) /UF (%[1]s) /AFRelationship /Data /EF <</F %[2]d 0 R /UF %[2]d 0 R>>>>", a.Name, file))
	u.keys = append(u.keys, fmt.Sprintf("/AF [%d 0 R]", spec))
	u.names = fmt.Sprintf("/EmbeddedFiles <</Names [(%s) %d 0 R]>>", a.Name, spec)
}

// What Attached says of files.
var (
	ErrNoPDF      = errors.New("it is no PDF")
	ErrUnattached = errors.New("it is a PDF that another program made or saved, or that is damaged")
)

// mostAttached is how long an attachment can be when it is unpacked: a file
// of a few bytes can be made that would fill the memory.
const mostAttached = 64 << 20

// Attached is what PDF attached to a file: ErrNoPDF or ErrUnattached where it
// cannot be read. It says nothing of the rest of the file.
func Attached(file []byte) ([]byte, error) {
	if !bytes.HasPrefix(file, []byte("%PDF-")) {
		return nil, ErrNoPDF
	}
	at := bytes.LastIndex(file, []byte(embedded))
	if at < 0 {
		return nil, ErrUnattached
	}
	_, packed, found := bytes.Cut(file[at:], []byte("\nstream\n"))
	if !found {
		return nil, ErrUnattached
	}
	r, err := zlib.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, ErrUnattached
	}
	body, err := io.ReadAll(io.LimitReader(r, mostAttached+1))
	if err != nil || len(body) > mostAttached {
		return nil, ErrUnattached
	}
	return body, nil
}
