package reportpaper

import (
	"bytes"
	"errors"
	"testing"

	"paydesk/assets/page"
	"paydesk/store/report"
)

func TestPaperHoldsWhatItIsDrawnFrom(t *testing.T) {
	in := input(t, 7, 30, "maria", report.Agent, report.Day)
	file, err := PDF(in)
	if err != nil {
		t.Fatal(err)
	}
	back, err := Read(file)
	if err != nil {
		t.Fatal(err)
	}
	var c report.Comparison
	c.Report(back.Report, in.Report)
	c.Groups(in.By, back.Groups, in.Groups, Drawn()...)
	c.Groups([]report.Grouping{report.Day}, back.Days, in.Days, Drawn()...)
	if len(c.Found) > 0 || c.Checked < 60 || back.Digest != in.Digest {
		t.Errorf("%d checked, %v", c.Checked, c.Found)
	}
}

// A paper with one figure painted over is no paper of its figures.
func TestChangedPaperIsNoticed(t *testing.T) {
	in := input(t, 7, 30, "maria")
	file, err := PDF(in)
	if err != nil {
		t.Fatal(err)
	}
	for _, at := range []int{5, len(file) / 2, len(file) - 9} {
		changed := bytes.Clone(file)
		changed[at] ^= 1
		if _, err := Read(changed); err == nil {
			t.Errorf("a change at %d is not noticed", at)
		}
	}
	honest := in.attachment()
	in.Contacts++
	doc := Build(in)
	doc.Attached = honest // draws another figure than it holds
	if file, err = page.PDF(doc); err != nil {
		t.Fatal(err)
	}
	if _, err := Read(file); !errors.Is(err, ErrRedrawn) {
		t.Errorf("another drawing: %v", err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("{}"))
	f.Add([]byte(`{"from":"2026-11-01","to":"2026-11-02","by":["topic"],"figures":[{"id":"aht","value":1}],"groups":[{"keys":[],"labels":null}],"days":[{"keys":[]}]}`))
	f.Fuzz(func(t *testing.T, body []byte) {
		doc := Build(Input{Report: &report.Report{From: "2026-11-01", To: "2026-11-01"}})
		doc.Attached.JSON = body
		file, err := page.PDF(doc)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Read(file); err == nil {
			again, err := Read(file)
			if err != nil || again.Report == nil {
				t.Errorf("%v", err)
			}
		}
	})
}
