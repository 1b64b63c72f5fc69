package flow

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"paydesk/assets/page"
)

var options = Options{Title: "A title", Lang: "en", Created: time.Unix(0, 0), Foot: "made today", PageOf: "Page {page} of {pages}"}

// long is a print of everything, on several pages.
func long() page.Document {
	f := New(options)
	for i := range 30 {
		f.Heading(fmt.Sprintf("Part %d", i))
		f.Rows(Row{"Name", "Zoë 王 🙂"}, Row{"Nothing", " \u200b"}, Row{strings.Repeat("Long label ", 9), strings.Repeat("word ", 10*i)})
		f.Sub("More")
		f.Para(strings.Repeat("A sentence that takes its room. ", 3*i))
		f.Bullets("one", strings.Repeat("Wolfeschlegelsteinhausen", 20))
	}
	return f.Document()
}

// texts are the runs of a page.
func texts(pg page.Page) (runs []page.Text) {
	for _, item := range pg.Items {
		if run, ok := item.(page.Text); ok {
			runs = append(runs, run)
		}
	}
	return runs
}

func TestNothingLeavesThePageOrOverlaps(t *testing.T) {
	doc := long()
	if len(doc.Pages) < 5 {
		t.Fatalf("only %d pages", len(doc.Pages))
	}
	for i, pg := range doc.Pages {
		runs := texts(pg)
		for j, run := range runs {
			b := run.Bounds()
			if b.X0 < margin-0.1 || b.X1 > margin+width+0.1 || b.Y0 < accentHeight || b.Y1 > pg.H-footBase+2 {
				t.Errorf("page %d: %q lies outside the margins", i+1, run.Text)
			}
			for _, other := range runs[j+1:] {
				if o := other.Bounds(); b.X0 < o.X1-0.05 && o.X0 < b.X1-0.05 && b.Y0 < o.Y1-0.05 && o.Y0 < b.Y1-0.05 {
					t.Errorf("page %d: %q and %q overlap", i+1, run.Text, other.Text)
				}
			}
		}
	}
}

func TestHeadingsStayWithWhatFollows(t *testing.T) {
	for i, pg := range long().Pages {
		body := slices.DeleteFunc(texts(pg), func(run page.Text) bool { return run.Font == small.font })
		if last := body[len(body)-1]; last.Font.Bold {
			t.Errorf("page %d ends with the heading %q", i+1, last.Text)
		}
	}
}

func TestEveryPageHasItsNumber(t *testing.T) {
	doc := long()
	for i, pg := range doc.Pages {
		want := fmt.Sprintf("Page %d of %d", i+1, len(doc.Pages))
		if !slices.ContainsFunc(texts(pg), func(run page.Text) bool { return run.Text == want && run.Elem == 0 }) {
			t.Errorf("%q is missing", want)
		}
	}
}

func TestARowWithoutAValueIsLeftOut(t *testing.T) {
	for _, pg := range long().Pages {
		if slices.ContainsFunc(texts(pg), func(run page.Text) bool { return run.Text == "Nothing" }) {
			t.Fatal("an empty row was printed")
		}
	}
}

func TestOutlineHasHeadingsAndLists(t *testing.T) {
	count := map[page.Role]int{}
	doc := long()
	for _, e := range doc.Tree {
		count[e.Role]++
	}
	for role, want := range map[page.Role]int{page.H1: 1, page.H2: 30, page.H3: 30, page.List: 60, page.Label: 59} {
		if count[role] != want {
			t.Errorf("%d of %s, want %d", count[role], role, want)
		}
	}
	if _, err := page.PDF(doc); err != nil {
		t.Error(err)
	}
}

func TestAPrintOfOnlyATitleHasAPage(t *testing.T) {
	if doc := New(options).Document(); len(doc.Pages) != 1 || texts(doc.Pages[0])[0].Text != "A title" {
		t.Errorf("got %+v", doc.Pages)
	}
}
