package handout

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// tool runs a program on a PDF file; without the program the test is skipped.
func tool(t *testing.T, pdf []byte, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skipf("%s is not installed", name)
	}
	file := filepath.Join(t.TempDir(), "handout.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	for i, arg := range args {
		args[i] = strings.ReplaceAll(arg, "FILE", file)
	}
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

func pdf(tb testing.TB, in Input) []byte {
	tb.Helper()
	file, err := PDF(in)
	if err != nil {
		tb.Fatal(err)
	}
	return file
}

func TestFileIsValid(t *testing.T) {
	for name, in := range map[string]Input{"sample": sample(), "walked": sampleWalked(), "hostile": hostile(), "empty": {Date: issued}} {
		t.Run(name, func(t *testing.T) {
			out := tool(t, pdf(t, in), "qpdf", "--check", "FILE")
			if !strings.Contains(out, "No syntax or stream encoding errors") {
				t.Error(out)
			}
		})
	}
}

func TestFileSaysWhatItIs(t *testing.T) {
	out := tool(t, pdf(t, sample()), "pdfinfo", "FILE")
	facts := map[string]string{}
	for line := range strings.Lines(out) {
		key, value, _ := strings.Cut(line, ":")
		facts[key] = strings.TrimSpace(value)
	}
	for key, want := range map[string]string{
		"Title": "Turn on 3-D Secure for your card", "Tagged": "yes", "Subject": "PD-2026-004217",
		"PDF version": "1.7", "JavaScript": "no", "Encrypted": "no", "Pages": "1",
	} {
		if facts[key] != want {
			t.Errorf("%s is %q, want %q", key, facts[key], want)
		}
	}
}

// What is read out has the order of the page.
func TestTextIsReadInOrder(t *testing.T) {
	out := tool(t, pdf(t, sampleWalked()), "pdftotext", "-raw", "FILE", "-")
	for _, want := range []string{
		"Zoë Łukasiewicz", "Turn on 3-D Secure for your card", "Your payment did not go through",
		english.Found, english.Done, "Turn off your firewall.", english.Shopper.Ready, english.ToDoNext,
		"Turn your firewall on again.", "Call your bank.", "Pay for your order again.",
		english.HowLong, "25 to 27 November", "If your bank cannot turn it on",
		english.SafeHead, english.Help.Head, "NX21-11G8", "Please use before",
	} {
		_, after, found := strings.Cut(out, want)
		if !found {
			t.Fatalf("%q is missing or too early; left is\n%s", want, out)
		}
		out = after
	}
}

// Nothing in a file may run or open by itself, whatever was typed.
func TestFileDoesNothingByItself(t *testing.T) {
	file := pdf(t, hostile())
	if _, err := exec.LookPath("qpdf"); err == nil {
		file = []byte(tool(t, file, "qpdf", "--qdf", "--object-streams=disable", "FILE", "-"))
	}
	for _, key := range []string{"/OpenAction", "/Launch", "/AA", "/JS", "/JavaScript", "/Type /EmbeddedFile"} {
		if at := bytes.Index(file, []byte(key)); at >= 0 {
			t.Errorf("the file holds %s: %q", key, file[at:at+40])
		}
	}
}

func TestSameInputGivesSameBytes(t *testing.T) {
	for _, in := range []Input{sample(), sampleWalked().on(Letter, ForBank), hostile()} {
		want := pdf(t, in)
		var all sync.WaitGroup
		for range 4 {
			all.Go(func() {
				if got, err := PDF(in); err != nil || !bytes.Equal(got, want) {
					t.Errorf("a second run gave other bytes, error %v", err)
				}
			})
		}
		all.Wait()
	}
}

func BenchmarkPDF(b *testing.B) {
	in := sampleWalked()
	for b.Loop() {
		pdf(b, in)
	}
}

func BenchmarkBuild(b *testing.B) {
	in := sampleWalked()
	for b.Loop() {
		build(b, in)
	}
}
