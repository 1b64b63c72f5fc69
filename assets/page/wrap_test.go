package page

import (
	"math"
	"slices"
	"strings"
	"testing"
)

var body = Font{Size: 11.5}

func TestWidth(t *testing.T) {
	if got := body.Width(""); got != 0 {
		t.Errorf("no text is %g mm wide", got)
	}
	one, two := body.Width("n"), body.Width("nn")
	if one <= 0 || math.Abs(two-2*one) > 1e-9 {
		t.Errorf("n is %g mm wide, nn %g", one, two)
	}
	if bold := (Font{Size: 11.5, Bold: true}).Width("n"); bold <= one {
		t.Errorf("bold is %g mm wide, regular %g", bold, one)
	}
	if body.Width("王") != body.Width("?") {
		t.Error("a missing character is not as wide as its substitute")
	}
}

func TestWrap(t *testing.T) {
	cases := []struct {
		name, text string
		width      float64
		want       []string
	}{
		{"nothing", "", 50, []string{""}},
		{"one line", "Call your bank.", 50, []string{"Call your bank."}},
		{"paragraphs", "one\n two \n\nthree", 50, []string{"one", "two", "", "three"}},
		{"at spaces", "aaa aaa aaa aaa aaa aaa", body.Width("aaa aaa") + 0.1, []string{"aaa aaa", "aaa aaa", "aaa aaa"}},
		{"no lonely last word", "Call your bank and then pay", body.Width("Call your bank and then"), []string{"Call your bank and", "then pay"}},
		{"after a hyphen", "aaaa-bbbb", 13, []string{"aaaa-", "bbbb"}},
		{"cut", "mmmmmm", body.Width("mmm") + 0.1, []string{"mmm", "mmm"}},
		{"narrower than a letter", "mm", 0.1, []string{"m", "m"}},
	}
	for _, c := range cases {
		if got := body.Wrap(c.text, c.width); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestFit(t *testing.T) {
	if got := body.Fit(" Call \n your bank. ", 60); got != "Call your bank." {
		t.Errorf("a text with room became %q", got)
	}
	got := body.Fit("Call your bank and ask them", 30)
	if !strings.HasPrefix(got, "Call your") || !strings.HasSuffix(got, "…") || body.Width(got) > 30 {
		t.Errorf("got %q, %.1f mm wide", got, body.Width(got))
	}
}

// Wrapping loses no letter, and no line is too long unless it holds a single
// one.
func FuzzWrap(f *testing.F) {
	f.Add("Call your bank and ask them to turn it on.", 40.0)
	f.Add("mmmmmmmmmmmmmmmmm-mmmmmmm", 8.0)
	f.Add("e\u0301\u0301\u0301 \u00a0a\n\nb", 0.0)
	f.Add("王小明 🙂 a\u202eb", 12.0)
	f.Fuzz(func(t *testing.T, text string, width float64) {
		if math.IsNaN(width) || width < 0 || width > 1000 || len(text) > 2000 {
			t.Skip()
		}
		lines := body.Wrap(text, width)
		if got, want := letters(strings.Join(lines, "")), letters(Clean(text)); got != want {
			t.Errorf("wrapped %q, got %q", want, got)
		}
		for _, line := range lines {
			if body.Width(line) > width+1e-9 && len(body.chop(line, 0)) > 1 {
				t.Errorf("%q is %g mm wide, more than %g", line, body.Width(line), width)
			}
		}
		// The mark of the cut itself may be all that fits.
		if fit := body.Fit(text, width); body.Width(fit) > max(width, body.Width("m…"))+1e-9 && len(body.chop(fit, 0)) > 2 {
			t.Errorf("Fit(%q, %g) = %q", text, width, fit)
		}
	})
}

// letters is a text without what line breaking may take away.
func letters(text string) string { return strings.Join(strings.Fields(text), "") }
