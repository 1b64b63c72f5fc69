package knowledge_test

import (
	"slices"
	"strings"
	"testing"

	"paydesk/knowledge"
	"paydesk/knowledge/packtest"
)

func TestSayingsBelongToTheirArticle(t *testing.T) {
	files := packtest.Pack(map[string]string{"a": packtest.Ask, "b": packtest.Ask})
	packtest.Set(files, "heard/a.txt", "# how it is said\n\n  my card bounced \nit will not take it\n")
	packtest.Set(files, "heard/none.txt", "where is my parcel\n")
	lib := read(t, files)
	if got := lib.Article("a").Heard; !slices.Equal(got, []string{"my card bounced", "it will not take it"}) {
		t.Errorf("article a is heard as %q", got)
	}
	if got := lib.Article("b").Heard; got != nil {
		t.Errorf("article b is heard as %q", got)
	}
	if got := lib.Elsewhere(); !slices.Equal(got, []string{"where is my parcel"}) {
		t.Errorf("other matters are heard as %q", got)
	}
}

func TestSayingsAreRefusedWithFileAndReason(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"heard/c.txt", "x\n", "heard/c.txt: is named for an article that is not in the pack"},
		{"heard/a.txt", "fine\n\xff\xfe\n", "heard/a.txt:2: is not UTF-8"},
		{"heard/a.txt", strings.Repeat("x", 401), "heard/a.txt:1: is longer than 400 letters"},
		{"heard/a.csv", "x\n", "heard/a.csv: is not a .txt file"},
	} {
		files := packtest.Pack(map[string]string{"a": packtest.Ask})
		packtest.Set(files, c.name, c.body)
		if _, err := knowledge.Read(files); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s was refused with %v, want %q", c.name, err, c.want)
		}
	}
}
