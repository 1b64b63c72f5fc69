package page

import (
	"bytes"
	"image/color"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode"
)

var black = color.NRGBA{A: 0xff}

// sample is a document with every kind of item on two pages.
func sample() Document {
	doc := Document{Title: "Übung (1) <&>", Subject: "PD-1", Lang: "en", Created: time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)}
	head, list := doc.Add(0, H1), doc.Add(0, List)
	entry := doc.Add(doc.Add(list, Entry), Body)
	stroke := Paint{Stroke: black, Line: 0.3}
	doc.Pages = []Page{
		{A4, []Item{
			Rect{X: 10, Y: 10, W: 50, H: 20, Paint: Paint{Fill: color.NRGBA{R: 0xee, A: 0xff}, Stroke: black, Line: 0.2}},
			Rect{X: 10, Y: 40, W: 50, H: 20, Radius: 3, Paint: stroke},
			Rect{X: 10, Y: 70, W: 50, H: 20},
			Path{Points: []Point{{70, 10}, {80, 20}, {90, 10}}, Closed: true, Paint: stroke},
			Path{Points: []Point{{70, 30}, {80, 40}}},
			Path{Paint: stroke},
			Text{X: 20, Y: 20, Font: Font{Size: 20, Bold: true}, Color: black, Text: "Žluťoučký Ωμέγα", Elem: head},
			Text{X: 20, Y: 50, Font: Font{Size: 11}, Color: black, Text: "Line one of the entry", Elem: entry},
			Text{X: 20, Y: 56, Font: Font{Size: 11}, Color: black, Text: "line two (\\)<</JS 🙂", Elem: entry},
			Link{X: 20, Y: 46, W: 40, H: 6, URL: "https://www.aliexpress.com/"},
		}},
		{Letter, []Item{Text{X: 20, Y: 20, Font: Font{Size: 11}, Color: black, Text: "Footer"}}},
	}
	return doc
}

func write(tb testing.TB, doc Document) []byte {
	tb.Helper()
	file, err := PDF(doc)
	if err != nil {
		tb.Fatal(err)
	}
	return file
}

// tool runs a program of poppler or qpdf on a file, if it is installed.
func tool(t *testing.T, file []byte, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skipf("%s is not installed", name)
	}
	path := filepath.Join(t.TempDir(), "page.pdf")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	for i, arg := range args {
		args[i] = strings.ReplaceAll(arg, "FILE", path)
	}
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

func TestFileIsValid(t *testing.T) {
	untagged := sample()
	untagged.Tree = nil
	for i := range untagged.Pages {
		for j, item := range untagged.Pages[i].Items {
			if run, ok := item.(Text); ok {
				run.Elem = 0
				untagged.Pages[i].Items[j] = run
			}
		}
	}
	for name, doc := range map[string]Document{"tagged": sample(), "untagged": untagged} {
		t.Run(name, func(t *testing.T) {
			out := tool(t, write(t, doc), "qpdf", "--check", "FILE")
			if !strings.Contains(out, "No syntax or stream encoding errors") {
				t.Error(out)
			}
		})
	}
}

func TestFileSaysWhatItIs(t *testing.T) {
	out := tool(t, write(t, sample()), "pdfinfo", "FILE")
	for _, want := range []string{"Übung (1) <&>", "Tagged:          yes", "PDF version:     1.7", "JavaScript:      no", "Pages:           2"} {
		if !strings.Contains(out, want) {
			t.Errorf("pdfinfo does not say %q:\n%s", want, out)
		}
	}
	if file := write(t, sample()); !bytes.Contains(file, []byte("/Lang (en)")) || !bytes.Contains(file, []byte("/DisplayDocTitle true")) {
		t.Error("the catalog names no language or does not show the title")
	}
}

func TestOutlineIsTagged(t *testing.T) {
	out := tool(t, write(t, sample()), "pdfinfo", "-struct-text", "FILE")
	at := 0
	for _, want := range []string{"Document", "H1", "Žluťoučký Ωμέγα", "L", "LI", "LBody", "Line one of the entry"} {
		next := strings.Index(out[at:], want)
		if next < 0 {
			t.Fatalf("%q is missing or too early in\n%s", want, out)
		}
		at += next
	}
	if strings.Contains(out, "Footer") {
		t.Errorf("decoration is read out:\n%s", out)
	}
}

func TestTextCanBeCopied(t *testing.T) {
	out := tool(t, write(t, sample()), "pdftotext", "FILE", "-")
	for _, want := range []string{"Žluťoučký Ωμέγα", "line two (\\)<</JS ?", "Footer"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q cannot be copied from\n%s", want, out)
		}
	}
}

func TestSameDocumentGivesSameBytes(t *testing.T) {
	want := write(t, sample())
	var all sync.WaitGroup
	for range 6 {
		all.Go(func() {
			if got, err := PDF(sample()); err != nil || !bytes.Equal(got, want) {
				t.Errorf("a second run gave other bytes, error %v", err)
			}
		})
	}
	all.Wait()
}

func TestBrokenDocumentsAreRefused(t *testing.T) {
	with := func(item Item) func(*Document) {
		return func(d *Document) { d.Pages[0].Items = append(d.Pages[0].Items, item) }
	}
	cases := map[string]func(*Document){
		"not a language tag":      func(d *Document) { d.Lang = "en) /JS (" },
		"has no pages":            func(d *Document) { d.Pages = nil },
		"no parent before it":     func(d *Document) { d.Tree[1].Parent = 2 },
		"cannot be 0 by 297":      func(d *Document) { d.Pages[0].W = 0 },
		"not in the tree":         with(Text{Text: "x", Elem: 99}),
		"neither an https:// nor": with(Link{URL: "javascript:alert(1)"}),
	}
	for want, breakIt := range cases {
		doc := sample()
		breakIt(&doc)
		if _, err := PDF(doc); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got error %v, want one with %q", err, want)
		}
	}
}

// A later gofpdf may write its file in another form; that has to be an error,
// not a broken file.
func TestUnknownFileFormIsRefused(t *testing.T) {
	for _, file := range []string{"", "%PDF-1.3\nstartxref\n0\n%%EOF\n", "%PDF-1.3"} {
		if _, err := finish([]byte(file), sample(), ink{}); err == nil {
			t.Errorf("%q was finished", file)
		}
	}
}

func BenchmarkPDF(b *testing.B) {
	doc := sample()
	for b.Loop() {
		write(b, doc)
	}
}

func BenchmarkWrap(b *testing.B) {
	text := strings.Repeat("Call your bank and ask them to turn it on. ", 20)
	for b.Loop() {
		body.Wrap(text, 150)
	}
}

// Each character the fonts have must survive the way into a file and back.
func TestEveryCharacterOfTheFontsIsWritten(t *testing.T) {
	var all strings.Builder
	doc := Document{Lang: "en", Pages: []Page{{Size: A4}}}
	chars := slices.Sorted(maps.Keys(faces()[0]))
	chars = slices.DeleteFunc(chars, func(r rune) bool { return Clean(string(r)) != string(r) || unicode.Is(unicode.M, r) })
	for i, r := range chars {
		all.WriteRune(r)
		x, y := float64(10+i%30*6), float64(10+i/30*5)
		doc.Pages[0].Items = append(doc.Pages[0].Items, Text{X: x, Y: y, Font: body, Color: black, Text: string(r)})
	}
	out := tool(t, write(t, doc), "pdftotext", "FILE", "-")
	for _, r := range all.String() {
		if !strings.ContainsRune(out, r) {
			t.Errorf("%q (%U) is lost", r, r)
		}
	}
}
