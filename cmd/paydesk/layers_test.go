package main

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"strings"
	"testing"
)

// layer is a rule of the house: packages below From must not import Banned.
type layer struct {
	from, banned string
	except       string // a package that may be imported all the same
	because      string
}

// layers are the floors of the house, cmd -> ui -> knowledge, store ->
// assets, and why each arrow points down only.
var layers = []layer{
	{"paydesk/assets", "paydesk/", "paydesk/assets", "assets are the ground: whatever they imported, everything would depend on"},
	{"paydesk/knowledge", "paydesk/ui", "", "knowledge must be testable without a screen"},
	{"paydesk/knowledge", "fyne.io/", "", "knowledge must be testable without a screen"},
	{"paydesk/knowledge", "database/sql", "", "an article is a file that a person edits, not a row"},
	{"paydesk/knowledge", "github.com/mattn/go-sqlite3", "", "an article is a file that a person edits, not a row"},
	{"paydesk/knowledge", "paydesk/store", "", "an article has nothing to say about contacts, so it can be read, checked and printed without a log"},
	{"paydesk/knowledge/carddata", "paydesk/", "paydesk/knowledge/carddata", "what card data looks like, in a text and in a file, is the one thing store and handouts share; it stays a leaf"},
	{"paydesk/store", "paydesk/knowledge", "paydesk/knowledge/carddata", "the log must open whatever knowledge is installed; only the look of card data is shared"},
	{"paydesk/store", "paydesk/ui", "", "the rules that protect data live where no screen can go round them"},
	{"paydesk/store/report", "database/sql", "", "a figure is counted from facts, whoever read them: a log, a file, a test"},
	{"paydesk/store", "fyne.io/", "", "the rules that protect data live where no screen can go round them"},
	{"paydesk", "net", "net/url", "offline means offline: nothing of ours can ask for a socket"},
	{"paydesk", "crypto/tls", "", "offline means offline: nothing of ours can ask for a socket"},
	{"paydesk/ui", "database/sql", "", "store alone speaks SQL; a screen with a query of its own would go round the masking"},
	{"paydesk/ui", "github.com/mattn/go-sqlite3", "", "store alone speaks SQL; a screen with a query of its own would go round the masking"},
	{"paydesk/ui", "paydesk/cmd", "", "arrows point downward"},
	{"paydesk/ui/desk", "fyne.io/", "", "window and command line share the desk, and the command line has no screen"},
	{"paydesk/ui/record", "fyne.io/", "", "window and command line share the record, and the command line has no screen"},
	{"paydesk/ui/keys", "fyne.io/", "", "what a key does is tested without a window"},
	{"paydesk/cmd", "database/sql", "", "store alone speaks SQL; a command with a query of its own would go round the masking"},
	{"paydesk/cmd", "github.com/jung-kurt/gofpdf", "", "the page is painted in one place, assets/page"},
	{"paydesk/ui", "github.com/jung-kurt/gofpdf", "", "the page is painted in one place, assets/page"},
	{"paydesk/knowledge", "github.com/jung-kurt/gofpdf", "", "the page is painted in one place, assets/page"},
	{"paydesk/store", "github.com/jung-kurt/gofpdf", "", "the page is painted in one place, assets/page"},
}

// broken tells whether a package importing another breaks the rule.
func (l layer) broken(from, to string) bool {
	return below(from, l.from) && (to == l.banned || strings.HasPrefix(to, strings.TrimSuffix(l.banned, "/")+"/")) &&
		(l.except == "" || !below(to, l.except))
}

func below(name, root string) bool {
	return name == root || strings.HasPrefix(name, root+"/")
}

type listed struct {
	ImportPath string
	Imports    []string
}

func TestArrowsPointDownward(t *testing.T) {
	packages := list(t)
	if len(packages) < 10 {
		t.Fatalf("only %d packages are listed", len(packages))
	}
	for _, p := range packages {
		for _, to := range p.Imports {
			for _, l := range layers {
				if l.broken(p.ImportPath, to) {
					t.Errorf("%s must not import %s: %s", p.ImportPath, to, l.because)
				}
			}
		}
	}
}

// list asks the Go tools which package imports which.
func list(t *testing.T) []listed {
	t.Helper()
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports", "-tags", "sqlite_fts5,migrated_fynedo", "paydesk/...")
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var packages []listed
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		switch err := d.Decode(&p); {
		case errors.Is(err, io.EOF):
			return packages
		case err != nil:
			t.Fatal(err)
		}
		packages = append(packages, p)
	}
}

func TestLayersCanBeBroken(t *testing.T) {
	for _, c := range []struct {
		from, to string
		want     bool
	}{
		{"paydesk/store/report", "paydesk/knowledge", true},
		{"paydesk/store", "paydesk/knowledge/carddata", false},
		{"paydesk/store", "paydesk/knowledge/carddata/filescan", false},
		{"paydesk/knowledge/carddata/filescan", "paydesk/assets/page", true},
		{"paydesk/knowledge/search", "fyne.io/fyne/v2/widget", true},
		{"paydesk/ui/console", "database/sql", true},
		{"paydesk/assets/page", "paydesk/assets/fonts", false},
		{"paydesk/assets/page", "paydesk/knowledge", true},
		{"paydesk/store", "net/http", true},
		{"paydesk/store", "net", true},
		{"paydesk/store", "net/url", false},
	} {
		broken := false
		for _, l := range layers {
			broken = broken || l.broken(c.from, c.to)
		}
		if broken != c.want {
			t.Errorf("%s importing %s: broken %v, want %v", c.from, c.to, broken, c.want)
		}
	}
}
