package knowledge_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"paydesk/knowledge"
	"paydesk/knowledge/packtest"
)

func read(t *testing.T, files fstest.MapFS) *knowledge.Library {
	t.Helper()
	lib, err := knowledge.Read(files)
	if err != nil {
		t.Fatal(err)
	}
	return lib
}

func TestReadPutsArticlesInOrderOfTheirTitles(t *testing.T) {
	lib := read(t, packtest.Pack(map[string]string{"b": packtest.Ask, "a": packtest.Ask, "c": packtest.Ask}))
	var ids []string
	for _, a := range lib.Articles() {
		ids = append(ids, string(a.ID))
	}
	if got := strings.Join(ids, " "); got != "a b c" {
		t.Errorf("articles are %s", got)
	}
	if lib.Article("b").Title != "Title of b" || lib.Article("nosuch") != nil {
		t.Error("an article is not found by its id")
	}
	if lib.Checked() != "2026-11-22" {
		t.Errorf("checked on %s", lib.Checked())
	}
}

func TestPackComesBackTheSame(t *testing.T) {
	lib := read(t, packtest.Pack(map[string]string{"a": packtest.Ask, "b": packtest.Ask}))
	first, err := lib.Pack()
	if err != nil {
		t.Fatal(err)
	}
	second, _ := lib.Pack()
	if !bytes.Equal(first, second) {
		t.Error("the same library gave two different packs")
	}
	again, err := knowledge.ReadZip("pack.zip", first)
	if err != nil {
		t.Fatal(err)
	}
	if again.Edition() != lib.Edition() {
		t.Errorf("edition %s became %s", lib.Edition(), again.Edition())
	}
}

func TestEditionFollowsTheContent(t *testing.T) {
	files := packtest.Pack(map[string]string{"a": packtest.Ask})
	before := read(t, files).Edition()
	packtest.Set(files, "articles/a.yaml", strings.Replace(string(files["articles/a.yaml"].Data), "Somewhere", "Elsewhere", 1))
	if read(t, files).Edition() == before {
		t.Error("another text gave the same edition")
	}
}

func TestReadPackTakesFolderAndZip(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, packtest.Pack(map[string]string{"a": packtest.Ask})); err != nil {
		t.Fatal(err)
	}
	fromFolder, err := knowledge.ReadPack(dir)
	if err != nil {
		t.Fatal(err)
	}
	pack, _ := fromFolder.Pack()
	name := filepath.Join(t.TempDir(), "pack.zip")
	if err := os.WriteFile(name, pack, 0o600); err != nil {
		t.Fatal(err)
	}
	fromZip, err := knowledge.ReadPack(name)
	if err != nil {
		t.Fatal(err)
	}
	if fromZip.Edition() != fromFolder.Edition() {
		t.Error("folder and .zip of one pack differ")
	}
}

// change is one way to spoil a good article, and what the refusal says.
var changes = []struct{ name, old, new, want string }{
	{"misspelt field", "summary:", "sumary:", `articles/a.yaml:7: unknown field "sumary"`},
	{"id and file differ", "id: a\n", "id: b\n", `id: is "b", but the file is named for "a"`},
	{"no title", "title: Title of a", "title: ''", "articles/a.yaml:2: title: is missing"},
	{"long title", "Title of a", strings.Repeat("x", 61), "title: has 61 letters"},
	{"unknown kind", "kind: symptom", "kind: sympton", `kind: is "sympton"; use one of symptom`},
	{"no version", "version: 1", "version: 0", "version: is missing"},
	{"bad day", "2026-11-22", "22.11.2026", "checked: must be a day"},
	{"no issue", "issue: [it does not work]", "issue: []", "issue: is missing"},
	{"no cause", `cause: [{text: Something., source: "guide:12"}]`, "cause: []", "cause: is missing"},
	{"no source", "{text: Somewhere., source: house}", "{text: Somewhere.}", "environment, entry 1: has the source"},
	{"unknown source", "guide:12", "book:12", `cause, entry 1: has the source "book:12"`},
	{"empty text", "{text: Somewhere.", "{text: ''", "environment, entry 1: has no text"},
	{"unknown audience", "for: shopper", "for: everybody", `is for "everybody"; use agent or shopper`},
	{"related to nothing", "related: []", "related: [{id: z, as: see-also}]", `there is no article "z"`},
	{"related to itself", "related: []", "related: [{id: a, as: see-also}]", "points to the article itself"},
	{"no steps", "steps: [{do: Do it.}]", "steps: []", "handout steps: has 0 steps"},
	{"long step", "steps: [{do: Do it.}]", "steps: [{do: " + strings.Repeat("x", 61) + "}]", "handout steps do: has 61 letters"},
	{"no fallback", "fallback: {do: If it fails, how: Tell us.}", "fallback: {do: ''}", "handout fallback do: is missing"},
	{"bad wait", "related: []", "related: []\nwaits: [{what: An answer, min: 5, max: 3, unit: weeks, source: house}]", "waits 5 to 3"},
	{"bad unit", "related: []", "related: []\nwaits: [{what: An answer, min: 3, max: 5, unit: weeks, source: house}]", `counts "weeks"`},
	{"start missing", "start: works", "start: nowhere", `there is no node "nowhere"`},
	{"dead end", "unsure: bad", "unsure: ''", "checklist node works: unsure leads nowhere"},
	{"dangling", "to: good}", "to: better}", `checklist node works: answer 1 leads to "better", which does not exist`},
	{"unreachable", "  - {id: good", "  - {id: lost, kind: outcome, text: Lost, result: dropped}\n    - {id: good", "checklist node lost: no answer leads here"},
	{"unknown node kind", "kind: question", "kind: riddle", `is a "riddle"`},
	{"unknown result", "result: resolved", "result: solved", `has the result "solved"`},
	{"one answer", `[{text: "Yes", to: good}, {text: "No", to: bad, found: It does not work.}]`, `[{text: "Yes", to: good}]`, "has 1 answers"},
	{"long answer", `text: "Yes"`, "text: yes it does so now", "answer 1 has 5 words; at most 4"},
	{"long text", "text: Does it work?", "text: a b c d e f g h i j k l m", "text has 13 words; at most 12"},
	{"long script", "text: Does it work?", "text: Does it work?\n      script: " + strings.Repeat("word ", 31), "script has 31 words; at most 30"},
	{"why without source", "text: Does it work?", "text: Does it work?\n      why: {text: Because.}", "why: has the source"},
	{"meaningless field", "text: Does it work?", "text: Does it work?\n      result: resolved", "result has no meaning on a question"},
	{"node twice", "id: bad,", "id: good,", "checklist node good: stands in the checklist twice"},
	{"reason unknown", "result: resolved", "result: resolved, reason: z", `there is no article "z" to file it under`},
	{"state without about", "found: It does not work.", "found: It does not work., is: [bad]", "is has no meaning without about"},
	{"about without a state", "text: Does it work?", "text: Does it work?\n      about: it", "needs an answer with is"},
	{"paid and not resolved", "result: will-try", "result: will-try, paid: true", "the order is paid, so the result has to be resolved"},
	{"paying first", "next: [{do: Try it.}]", "next: [{do: Pay again.}, {do: Try it.}]", `"Pay again." stands before another step`},
	{"instead of nothing", "  - {id: good", "  - {id: act, kind: action, text: Act, to: good, instead: [bad]}\n    - {id: good", `"bad" must be an action of this checklist`},
	{"two documents", "related: []", "related: []\n---\nid: a", "holds more than one document"},
	{"tabs", "title:", "\ttitle:", "this is not the YAML expected here"},
}

func TestReadRefusesWithFileAndPlace(t *testing.T) {
	for _, c := range changes {
		t.Run(c.name, func(t *testing.T) {
			files := packtest.Pack(map[string]string{"a": packtest.Ask})
			body := string(files["articles/a.yaml"].Data)
			if !strings.Contains(body, c.old) {
				t.Fatalf("the article does not hold %q", c.old)
			}
			packtest.Set(files, "articles/a.yaml", strings.Replace(body, c.old, c.new, 1))
			_, err := knowledge.Read(files)
			if err == nil {
				t.Fatal("it was accepted")
			}
			if !strings.Contains(err.Error(), c.want) || !strings.HasPrefix(err.Error(), "articles/a.yaml") {
				t.Errorf("refused with %q, want %q", err, c.want)
			}
		})
	}
}

const circle = `
start: one
nodes:
  - {id: one, kind: action, text: Do one, to: two}
  - {id: two, kind: action, text: Do two, to: one}
`

func TestReadRefusesACircle(t *testing.T) {
	_, err := knowledge.Read(packtest.Pack(map[string]string{"a": circle}))
	if err == nil || !strings.Contains(err.Error(), "turns in a circle") {
		t.Errorf("a circle gave %v", err)
	}
}

func TestReadRefusesACircleOfLinks(t *testing.T) {
	link := func(to string) string {
		return "start: go\nnodes: [{id: go, kind: link, text: Go on, topic: " + to + "}]"
	}
	_, err := knowledge.Read(packtest.Pack(map[string]string{"a": link("b"), "b": link("a")}))
	if err == nil || !strings.Contains(err.Error(), "turns in a circle") {
		t.Errorf("a circle of links gave %v", err)
	}
}

func TestReadRefusesAnUndoThatCannotBePrinted(t *testing.T) {
	list := `
start: off
nodes:
  - {id: off, kind: action, text: Turn it off, undo: on, to: on}
  - {id: on, kind: action, text: Turn it on, to: end}
  - {id: end, kind: outcome, text: Done, result: resolved}
`
	_, err := knowledge.Read(packtest.Pack(map[string]string{"a": list}))
	if err == nil || !strings.Contains(err.Error(), "must be an action with a handout line") {
		t.Errorf("an undo without a line gave %v", err)
	}
}

func TestReadRefusesStrangeFiles(t *testing.T) {
	tests := []struct {
		name string
		file *fstest.MapFile
		want string
	}{
		{"articles/notes.txt", &fstest.MapFile{Data: []byte("hello")}, "is not a .yaml file"},
		{"articles/b.yaml", &fstest.MapFile{Mode: fs.ModeSymlink}, "is not a plain file"},
		{"articles/b.yaml", &fstest.MapFile{Data: make([]byte, 2<<20)}, "larger than 1 MiB"},
		{"articles/b.yaml", &fstest.MapFile{}, "the file is empty"},
	}
	for _, c := range tests {
		files := packtest.Pack(map[string]string{"a": packtest.Ask})
		files[c.name] = c.file
		_, err := knowledge.Read(files)
		if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), c.name) {
			t.Errorf("%s gave %v, want %q", c.name, err, c.want)
		}
	}
}

func TestReadPackRefusesBadArchives(t *testing.T) {
	dir := t.TempDir()
	zipOf := func(names ...string) []byte {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for _, n := range names {
			w, _ := z.Create(n)
			w.Write([]byte(packtest.Article("a", packtest.Ask)))
		}
		z.Close()
		return b.Bytes()
	}
	tests := []struct {
		name string
		body []byte
		want string
	}{
		{"up.zip", zipOf("../articles/a.yaml"), "outside the pack"},
		{"twice.zip", zipOf("articles/a.yaml", "articles/a.yaml"), "stands in the pack twice"},
		{"cut.zip", zipOf("articles/a.yaml")[:100], "is not a .zip file"},
		{"empty.zip", zipOf(), "no articles found"},
	}
	for _, c := range tests {
		name := filepath.Join(dir, c.name)
		if err := os.WriteFile(name, c.body, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := knowledge.ReadPack(name); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s gave %v, want %q", c.name, err, c.want)
		}
	}
	var found knowledge.Problems
	if _, err := knowledge.ReadPack(filepath.Join(dir, "nosuch")); !errors.As(err, &found) {
		t.Errorf("a missing pack gave %v", err)
	}
}

func TestWaitIsSpelledOut(t *testing.T) {
	for want, w := range map[string]knowledge.Wait{
		"3-5 working days": {Min: 3, Max: 5, Unit: knowledge.WorkingDays},
		"1 working day":    {Min: 1, Max: 1, Unit: knowledge.WorkingDays},
		"10 minutes":       {Min: 10, Max: 10, Unit: knowledge.Minutes},
		"1-2 days":         {Min: 1, Max: 2, Unit: knowledge.Days},
	} {
		if w.String() != want {
			t.Errorf("%+v is spelled %q", w, w)
		}
	}
}

// FuzzRead feeds the reader of articles any bytes: it may refuse them, with
// file and reason, and may not fall over.
func FuzzRead(f *testing.F) {
	f.Add([]byte(packtest.Article("a", packtest.Ask)))
	f.Add([]byte("id: a\nchecklist: {start: x, nodes: [{id: x, kind: link, topic: a}]}"))
	f.Add([]byte("&a [*a, *a]"))
	f.Fuzz(func(t *testing.T, body []byte) {
		files := fstest.MapFS{"articles/a.yaml": {Data: body}}
		lib, err := knowledge.Read(files)
		if (lib == nil) == (err == nil) {
			t.Fatalf("library %v with error %v", lib, err)
		}
		var found knowledge.Problems
		if err != nil && (!errors.As(err, &found) || found[0].Text == "") {
			t.Fatalf("refused without a reason: %v", err)
		}
	})
}

// FuzzReadZip feeds the reader of packs any bytes.
func FuzzReadZip(f *testing.F) {
	lib, err := knowledge.Read(packtest.Pack(map[string]string{"a": packtest.Ask}))
	if err != nil {
		f.Fatal(err)
	}
	pack, _ := lib.Pack()
	f.Add(pack)
	f.Fuzz(func(t *testing.T, body []byte) {
		lib, err := knowledge.ReadZip("pack.zip", body)
		if (lib == nil) == (err == nil) {
			t.Fatalf("library %v with error %v", lib, err)
		}
	})
}

func BenchmarkReadShipped(b *testing.B) {
	lib, err := knowledge.Embedded()
	if err != nil {
		b.Fatal(err)
	}
	pack, err := lib.Pack()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := knowledge.ReadZip("pack.zip", pack); err != nil {
			b.Fatal(err)
		}
	}
}
