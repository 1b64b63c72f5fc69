package console

import (
	"fmt"
	"slices"
	"testing"

	"paydesk/store"
	"paydesk/ui/keys"
)

// missed are the searches counted so far, rarest last.
func (b *bench) missed() (found []string) {
	b.t.Helper()
	gaps, err := b.deps.Desk.Store().Gaps(b.t.Context(), store.GapFilter{})
	if err != nil {
		b.t.Fatal(err)
	}
	for _, g := range gaps {
		found = append(found, fmt.Sprint(g.Searches, " ", g.Text, " ", g.Chosen))
	}
	return found
}

// counts ends the test unless these searches were counted.
func (b *bench) counts(want ...string) {
	b.t.Helper()
	if got := b.missed(); fmt.Sprint(got) != fmt.Sprint(want) {
		b.t.Errorf("counted %q, want %q", got, want)
	}
}

// leaves moves the keyboard to the note and lets what waits for that happen.
func (b *bench) leaves() {
	b.deps.Focus(b.form.note)
	for waiting := b.pending; len(waiting) > 0; waiting = b.pending {
		b.pending = nil
		for _, f := range waiting {
			f()
		}
	}
}

// odd is a search that finds no good answer.
const odd = "how do i wash the dog"

func TestASearchWithoutAGoodAnswerIsCountedOnceItIsOver(t *testing.T) {
	b := newBench(t, 1280, 800)
	b.search(odd)
	b.counts()
	b.does(keys.LineDown, keys.PaneSearch, 0)
	b.deps.Focus(b.finder.rows)
	b.counts() // the agent looks at the results
	b.leaves()
	b.counts("1 " + odd + " ")
	b.does(keys.Search, "", 0)
	b.does(keys.Close, keys.PaneSearch, 0) // clears it
	b.counts("1 " + odd + " ")
	b.search(odd)
	b.search("payment declined")
	b.counts("2 " + odd + " ")
	b.leaves()
	b.search("2051")
	b.search("> copy odd words")
	b.search("odd")
	b.leaves()
	b.counts("2 " + odd + " ")
}

func TestAnArticleTakenFromTheNearestIsKeptWithTheSearch(t *testing.T) {
	b := newBench(t, 1280, 800)
	b.search(odd)
	topic := b.finder.found[b.finder.rows.Selected()].topic
	b.finder.entry.OnEnter()
	b.counts("1 " + odd + " " + string(topic))
	b.leaves()
	b.does(keys.NewContact, "", 0)
	b.counts("1 " + odd + " " + string(topic))
}

func TestAnotherContactEndsTheSearch(t *testing.T) {
	b := newBench(t, 1280, 800)
	b.does(keys.NewContact, "", 0)
	b.search(odd)
	b.does(keys.NewContact, "", 0)
	b.counts("1 " + odd + " ")
	b.search("the weather is cold")
	b.Suspend()
	b.counts("1 the weather is cold ", "1 "+odd+" ")
	b.finder.entry.SetText(odd)
	b.Close()
	b.counts("2 "+odd+" ", "1 the weather is cold ")
}

func TestASearchForAContactOrACommandIsNoGap(t *testing.T) {
	b := newBench(t, 1280, 800)
	if _, err := b.deps.Desk.Store().Add(t.Context(), store.Contact{Topic: "card-expired", Note: "wash the dog late"}); err != nil {
		t.Fatal(err)
	}
	b.search("wash the dog late")
	at := slices.IndexFunc(b.finder.found, func(f find) bool { return f.contact.ID != "" })
	if at < 0 {
		t.Fatal("the contact is not found")
	}
	b.use(b.finder.found[at])
	b.counts()
	b.search("copy")
	at = slices.IndexFunc(b.finder.found, func(f find) bool { return f.command != "" })
	if at < 0 {
		t.Fatal("no command is found")
	}
	b.use(b.finder.found[at])
	b.counts()
}
