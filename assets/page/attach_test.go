package page

import (
	"bytes"
	"errors"
	"testing"
)

// holding is a document with an attachment.
func holding(name string, body []byte) Document {
	return Document{Title: "a", Lang: "en", Pages: []Page{{Size: A4}}, Attached: Attachment{Name: name, JSON: body}}
}

func TestWhatIsAttachedIsReadBack(t *testing.T) {
	want := []byte(`{"a":"` + string(bytes.Repeat([]byte("é"), 3000)) + `"}`)
	file, err := PDF(holding("report.json", want))
	if err != nil {
		t.Fatal(err)
	}
	if got, err := Attached(file); err != nil || !bytes.Equal(got, want) {
		t.Errorf("%q, %v", got, err)
	}
	if _, err := Attached(file[:len(file)/2]); !errors.Is(err, ErrUnattached) {
		t.Errorf("of half a file: %v", err)
	}
	if _, err := Attached([]byte("PK")); !errors.Is(err, ErrNoPDF) {
		t.Errorf("of no PDF: %v", err)
	}
	if _, err := PDF(holding("a) /JS (b", want)); err == nil {
		t.Error("any name will do")
	}
}

func FuzzAttached(f *testing.F) {
	file, err := PDF(holding("a.json", []byte("{}")))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(file)
	f.Add([]byte("%PDF-" + embedded + "\nstream\n"))
	f.Fuzz(func(t *testing.T, file []byte) {
		if body, err := Attached(file); err != nil && body != nil {
			t.Errorf("%d bytes with %v", len(body), err)
		}
	})
}
