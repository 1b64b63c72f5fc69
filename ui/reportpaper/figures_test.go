package reportpaper

import (
	"fmt"
	"strings"
	"testing"

	"paydesk/assets/page"
	"paydesk/store/report"
)

// Every figure is on the paper by its whole title, however large the numbers.
func TestAllFiguresAreOnThePaper(t *testing.T) {
	in := input(t, 7, 25, "maria", report.Hour)
	in.Handouts = []report.Handed{{Language: "pt-BR", Count: 1234, Contacts: 1200}, {Language: "", Count: 2, Contacts: 1}}
	low, high := 0.123, 0.234
	for i := range in.Figures {
		f := &in.Figures[i]
		f.Before = &f.Measured
		if f.Unit == report.Share {
			f.Numerator, f.Denominator, f.Low, f.High = 1234567, 2345678, &low, &high
		}
	}
	_, out, _ := strings.Cut(text(Build(in)), "All figures\n")
	for i := range in.Figures {
		if want := strings.Join(figureCells(&in.Figures[i]), "\n") + "\n"; !strings.Contains(out, strings.ReplaceAll(want, "\u00a0", " ")) {
			t.Errorf("%q is missing in %s", want, out)
		}
	}
	if want := "pt-BR 1 234 for 1 200, none 2 for 1."; !strings.Contains(out, want) || !strings.Contains(out, "1 234 567 / 2 345 678\n12.3–23.4") {
		t.Errorf("%q or an interval is missing in %s", want, out)
	}
}

// A figure of few contacts is grey, and has a star.
func TestSmallFiguresAreGrey(t *testing.T) {
	doc := Build(input(t, 1, 3, "maria"))
	for _, pg := range doc.Pages {
		for _, item := range pg.Items {
			if run, ok := item.(page.Text); ok && run.Font.Size == fine.Size && strings.HasSuffix(run.Text, "*") {
				if run.Color != page.Grey {
					t.Errorf("%q is not grey", run.Text)
				}
				return
			}
		}
	}
	t.Error("no figure has a star")
}

// Handouts in languages without end are cut.
func TestHandoutsAreCut(t *testing.T) {
	var all []report.Handed
	for n := range 40 {
		all = append(all, report.Handed{Language: fmt.Sprint("l", n), Count: 1, Contacts: 1})
	}
	if text := handed(all); !strings.HasSuffix(text, "l15 1 for 1 and 24 more.") {
		t.Error(text)
	}
}
