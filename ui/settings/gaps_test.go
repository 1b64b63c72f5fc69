package settings

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"paydesk/store"
	"paydesk/ui/keys"
)

// missed counts searches without a good answer.
func (p *page) missed(queries ...string) {
	p.t.Helper()
	for _, q := range queries {
		p.must(p.desk.KeepMissed(p.t.Context(), p.desk.Store(), []store.Missed{{Query: q, Nearest: "card-expired"}}))
	}
}

func TestSearchesWithoutAGoodAnswerAreListedCopiedAndTickedOff(t *testing.T) {
	p := open(t)
	p.at(6)
	p.shows("No search without a good answer is waiting.")
	if b := p.button("Tick off"); b == nil || !b.Disabled() {
		t.Error("with nothing listed, something can be ticked off")
	}
	p.missed("how do i wash the dog", "how do i wash the dog", "the weather is cold")
	p.at(6)
	g := of[*gaps](p)
	p.shows("how do i wash the dog", "2 times", "once", "Nearest: "+p.desk.Library().Article("card-expired").Title)
	if g.whole.Text != "how do i wash the dog" {
		t.Errorf("the search selected is told as %q", g.whole.Text)
	}
	p.press("Copy the list")
	p.says("2 searches copied")
	if lines := strings.Split(p.copied, "\n"); len(lines) != 3 || !strings.HasPrefix(lines[0], "2\t2026-11-2") || !strings.Contains(lines[0], "\thow do i wash the dog\t") {
		t.Errorf("copied %q", p.copied)
	}
	p.Do(keys.Hit{Action: keys.Use}, keys.Where{Page: keys.Settings, Pane: keys.PaneSections})
	rows := keys.Where{Page: keys.Settings, Pane: keys.PaneRows}
	p.Do(keys.Hit{Action: keys.LineDown}, rows)
	p.Do(keys.Hit{Action: keys.Use}, rows)
	if p.win.Canvas().Focused() != g.handle {
		t.Fatal("Enter on a search does not lead to ticking it off")
	}
	g.handle.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	p.says("the weather is cold")
	p.hides("the weather is cold")
	p.shows("how do i wash the dog")
	g.handle.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	p.shows("No search without a good answer is waiting.")
	if p.win.Canvas().Focused() != p.tabs {
		t.Error("with the list empty the keyboard is on a dimmed button")
	}
}

func TestAnAgentSeesNoSearches(t *testing.T) {
	p := guarded(t)
	p.missed("how do i wash the dog")
	p.at(6)
	p.shows("Only an editor or a supervisor")
	p.hides("wash the dog")
	if b := p.button("Copy"); b == nil || !b.Disabled() {
		t.Error("an agent may copy the list")
	}
	p.must(p.desk.SignIn(t.Context(), "Sam", passphrase))
	p.at(6)
	p.shows("how do i wash the dog")
}
