package desk_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"paydesk/knowledge/search"
	"paydesk/store"
	"paydesk/ui/desk"
)

// box is a search box that is typed into; nothing is found for what holds
// "odd".
type box struct {
	desk.Trail
	told []string
}

func (b *box) tell(missed []store.Missed) {
	for _, m := range missed {
		b.told = append(b.told, strings.TrimSpace(m.Query+" "+m.Nearest+" "+m.Chosen))
	}
}

// types puts a text into the box letter by letter, behind what stands there
// already.
func (b *box) types(standing, more string) string {
	for _, r := range more {
		standing += string(r)
		b.shows(standing)
	}
	return standing
}

func (b *box) shows(text string) {
	a := search.Answer{Query: text, Confident: !strings.Contains(text, "odd")}
	if text != "" {
		a.Hits = []search.Hit{{ID: "near"}}
	}
	b.tell(b.Typed(a, "en"))
}

// takesBack takes letters off the end one by one.
func (b *box) takesBack(standing string, letters int) string {
	for range letters {
		standing = standing[:len(standing)-1]
		b.shows(standing)
	}
	return standing
}

func TestASearchCountsOnceWhenItIsOver(t *testing.T) {
	for name, c := range map[string]struct {
		do   func(b *box)
		want []string
	}{
		"left":                  {func(b *box) { b.types("", "an odd thing"); b.tell(b.Ended()); b.tell(b.Ended()) }, []string{"an odd thing near"}},
		"cleared":               {func(b *box) { b.types("", "an odd thing"); b.shows("") }, []string{"an odd thing near"}},
		"taken back to nothing": {func(b *box) { b.takesBack(b.types("", "an odd thing"), 12) }, []string{"an odd thing near"}},
		"left as it stands, looked at again": {func(b *box) {
			b.types("", "an odd thing")
			b.tell(b.Ended())
			b.shows("an odd thing")
			b.tell(b.Ended())
		}, []string{"an odd thing near"}},
		"searched for again": {func(b *box) {
			b.types("", "an odd thing")
			b.shows("")
			b.types("", "an odd thing")
			b.tell(b.Ended())
		}, []string{"an odd thing near", "an odd thing near"}},
		"put away and back": {func(b *box) {
			b.types("", "an odd thing")
			b.tell(b.Put("payment"))
			b.tell(b.Put("an odd thing"))
			b.tell(b.Ended())
		}, []string{"an odd thing near"}},
		"cleared for good": {func(b *box) {
			b.types("", "an odd thing")
			b.tell(b.Put(""))
			b.types("", "an odd thing")
			b.tell(b.Ended())
		}, []string{"an odd thing near", "an odd thing near"}},
		"another one": {func(b *box) { b.types("", "odd one"); b.shows("quite odd"); b.tell(b.Ended()) }, []string{"odd one near", "quite odd near"}},
		"mended": {func(b *box) {
			at := b.takesBack(b.types("", "an odd thign"), 2)
			b.types(at, "ng")
			b.tell(b.Ended())
		}, []string{"an odd thing near"}},
		"typed on to a good answer": {func(b *box) {
			b.types("", "odd")
			b.shows("od")
			b.shows("oddly fine")
			b.shows("good")
			b.tell(b.Ended())
		}, []string{"oddly fine near"}},
		"found in the end": {func(b *box) { b.types("", "the odd"); b.shows("the payment"); b.tell(b.Ended()) }, nil},
		"left, then taken back": {func(b *box) {
			standing := b.types("", "an odd thing")
			b.tell(b.Ended())
			b.takesBack(standing, len(standing))
		}, []string{"an odd thing near"}},
		"an article taken": {func(b *box) { b.types("", "an odd thing"); b.tell(b.Chosen("taken")); b.tell(b.Ended()) }, []string{"an odd thing near taken"}},
		"a contact taken":  {func(b *box) { b.types("", "odd maria"); b.Dropped(); b.tell(b.Ended()) }, nil},
		"too short":        {func(b *box) { b.types("", "odd"); b.tell(b.Ended()) }, nil},
		"a good answer":    {func(b *box) { b.types("", "card declined"); b.tell(b.Chosen("near")); b.tell(b.Ended()) }, nil},
	} {
		b := &box{}
		c.do(b)
		if !slices.Equal(b.told, c.want) {
			t.Errorf("%s: counted %q, want %q", name, b.told, c.want)
		}
	}
}

func TestMissedSearchesAreKeptInTheWordsOfTheArticles(t *testing.T) {
	p := newPlace(t)
	answer := p.Desk.Search("john smith asks for stablecoin vouchers", 3)
	answer.Confident = false
	missed, ok := desk.MissedBy(answer, "en")
	if !ok || missed.Nearest == "" {
		t.Fatalf("%+v %v", missed, ok)
	}
	must(t, p.Desk.KeepMissed(t.Context(), p.Desk.Store(), []store.Missed{missed}))
	must(t, p.Desk.KeepMissed(t.Context(), p.Desk.Store(), nil))
	gaps, err := p.Desk.Store().Gaps(t.Context(), store.GapFilter{})
	must(t, err)
	if len(gaps) != 1 || gaps[0].Text != "… asks for … vouchers" {
		t.Errorf("kept is %+v", gaps)
	}
}

// Whatever names the articles happen to speak of, none is kept of a search.
func TestNoNameIsKeptForTheArticlesSpeakingOfIt(t *testing.T) {
	p := newPlace(t)
	names := strings.Fields(`Maria Ana Anna Eva Leo Mona Priya Paulo Linda Lisa Bobby Joy Ali Omar Fatima Mohammed Ahmed Wei Chen Wang
		Kim Park Nguyen Tanaka Yuki Ivan Olga Petrov Carlos Juan Pedro Garcia Lopez Rosa Carmen Silva Santos Oliveira Jean Marie Dupont Hans
		Müller Klaus Schmidt Giulia Rossi Mehmet Yilmaz Ngozi Okafor Kwame Rose Jack Tom Ben Sam Max Smith Johnson Taylor Baker Walker Rivera
		Kumar Singh Patel Khan Moon Hill Wood Wells Stone King Knight Summer Dawn Hope Faith Grace Amber Ruby Miles Rich Grant
		Bill Mark June Sun Ma Song Hang Tan Bell West North Law Ball Early Hong Le Fan Norton Snow Bird Church Flowers Star`)
	var missed []store.Missed
	for _, n := range names {
		for _, pattern := range []string{"%s cannot pay with the new card", "payment of %s declined, says bank", "%[2]s jones wants an invoice", "my name is %[2]s and my card fails",
			"my client %[2]s has no card", "card declined for %[2]s", "%[2]s card declined", "password %[2]s, app is broken"} {
			missed = append(missed, store.Missed{Query: fmt.Sprintf(strings.ReplaceAll(pattern, "%s", "%[1]s"), n, strings.ToLower(n))})
		}
	}
	must(t, p.Desk.KeepMissed(t.Context(), p.Desk.Store(), missed))
	gaps, err := p.Desk.Store().Gaps(t.Context(), store.GapFilter{})
	must(t, err)
	want := []string{"my client … has no card", "card declined for …", "… card declined", "password … app is broken", "my name is … and my card fails", "… wants an invoice", "payment of … declined says bank", "… cannot pay with the new card"}
	if len(gaps) != len(want) {
		t.Errorf("%d kept, want %d", len(gaps), len(want))
	}
	for _, g := range gaps {
		if !slices.Contains(want, g.Text) || g.Searches != len(names) {
			t.Errorf("%d times %q", g.Searches, g.Text)
		}
	}
}
