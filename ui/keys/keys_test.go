package keys_test

import (
	"fmt"
	"testing"

	"paydesk/ui/keys"
)

func TestFindSaysWhatAKeyMeansWhereTheFocusIs(t *testing.T) {
	steps := keys.Where{Page: keys.Console, Pane: keys.PaneSteps}
	note := keys.Where{Page: keys.Console, Pane: keys.PaneContact, Text: true}
	search := keys.Where{Page: keys.Console, Pane: keys.PaneSearch, Text: true}
	strip := keys.Where{Page: keys.Console, Pane: keys.PaneSteps, Strip: true}
	history := keys.Where{Page: keys.History, Pane: keys.PaneRows}
	figures := keys.Where{Page: keys.Dashboard, Pane: keys.PaneFigures}
	export := keys.Where{Page: keys.Dashboard, Pane: keys.PaneExport, Strip: true}
	sections := keys.Where{Page: keys.Settings, Pane: keys.PaneSections}
	setting := keys.Where{Page: keys.Settings, Pane: keys.PaneSetting, Text: true}
	cases := []struct {
		name  string
		chord keys.Chord
		at    keys.Where
		want  keys.Hit
	}{
		{"a digit answers the step", keys.Chord{Key: "3"}, steps, keys.Hit{Action: keys.Answer, N: 3}},
		{"a digit in a note is text", keys.Chord{Key: "3"}, note, keys.Hit{}},
		{"Alt and a digit answers from a note", keys.Chord{Mod: keys.Alt, Key: "3"}, note, keys.Hit{Action: keys.Answer, N: 3}},
		{"a digit in the strip is a reason", keys.Chord{Key: "2"}, strip, keys.Hit{Action: keys.Choose, N: 2}},
		{"zero answers nothing", keys.Chord{Key: "0"}, steps, keys.Hit{}},
		{"a digit chooses a period", keys.Chord{Key: "4"}, history, keys.Hit{Action: keys.Period, N: 4}},
		{"a digit chooses the period of the figures", keys.Chord{Key: "4"}, figures, keys.Hit{Action: keys.Period, N: 4}},
		{"a digit chooses what to export", keys.Chord{Key: "2"}, export, keys.Hit{Action: keys.Choose, N: 2}},
		{"Enter exports", keys.Chord{Key: keys.Return}, export, keys.Hit{Action: keys.Use}},
		{"Ctrl+S saves the view of the figures", keys.Chord{Mod: keys.Ctrl, Key: "S"}, figures, keys.Hit{Action: keys.SaveView}},
		{"nothing is exported from the history", keys.Chord{Mod: keys.Ctrl, Key: "E"}, history, keys.Hit{}},
		{"a digit chooses a section", keys.Chord{Key: "2"}, sections, keys.Hit{Action: keys.Section, N: 2}},
		{"a digit in a setting is text", keys.Chord{Key: "2"}, setting, keys.Hit{}},
		{"down in the search moves the hits", keys.Chord{Key: keys.Down}, search, keys.Hit{Action: keys.LineDown}},
		{"down in a note is the caret's", keys.Chord{Key: keys.Down}, note, keys.Hit{}},
		{"undo outside a field", keys.Chord{Mod: keys.Ctrl, Key: "Z"}, steps, keys.Hit{Action: keys.Undo}},
		{"undo inside one is the field's", keys.Chord{Mod: keys.Ctrl, Key: "Z"}, note, keys.Hit{}},
		{"the numpad's Enter uses", keys.Chord{Key: keys.PadEnter}, search, keys.Hit{Action: keys.Use}},
		{"Ctrl and the numpad's Enter saves", keys.Chord{Mod: keys.Ctrl, Key: keys.PadEnter}, note, keys.Hit{Action: keys.SaveNext}},
		{"backspace goes back a step", keys.Chord{Key: keys.Backspace}, steps, keys.Hit{Action: keys.Back}},
		{"the contact's keys are off in the history", keys.Chord{Mod: keys.Ctrl, Key: "H"}, history, keys.Hit{}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, ok := keys.Find(c.chord, c.at)
			if got != c.want || ok != (c.want.Action != "") {
				t.Errorf("Find(%v) = %+v, %v; want %+v", c.chord, got, ok, c.want)
			}
		})
	}
}

func TestLettersOfAnyScriptStartTheSearch(t *testing.T) {
	at := keys.Where{Page: keys.Console, Pane: keys.PaneSteps}
	for _, r := range "dйß支" {
		hit, ok := keys.FindRune(r, at)
		if !ok || hit.Action != keys.TypeSearch || hit.Rune != r {
			t.Errorf("FindRune(%q) = %+v, %v", r, hit, ok)
		}
	}
	if hit, _ := keys.FindRune('/', at); hit.Action != keys.Search {
		t.Errorf("the slash means %q, want the search", hit.Action)
	}
	if hit, ok := keys.FindRune('d', keys.Where{Page: keys.Console, Text: true}); ok {
		t.Errorf("a letter typed into a field means %q, want nothing", hit.Action)
	}
}

func TestNoChordMeansTwoThingsAtOnePlace(t *testing.T) {
	panes := []keys.Pane{"", keys.PaneSearch, keys.PaneResults, keys.PaneSteps, keys.PanePath, keys.PaneArticle, keys.PaneHandout, keys.PaneContact, keys.PaneDoubt, keys.PaneTabs, keys.PanePeriod, keys.PaneRows, keys.PaneFigures, keys.PaneGrouping, keys.PaneExport, keys.PaneSections, keys.PaneSetting}
	for _, page := range []keys.Page{keys.Console, keys.History, keys.Dashboard, keys.Settings} {
		for _, pane := range panes {
			at := keys.Where{Page: page, Pane: pane}
			seen := map[keys.Chord]keys.Action{}
			for _, b := range keys.Table {
				if !b.Scope.Holds(at) {
					continue
				}
				for _, c := range b.Chords {
					if was, ok := seen[c]; ok && was != b.Action {
						t.Errorf("%s, pane %q: %s means %s and %s", page, pane, c, was, b.Action)
					}
					seen[c] = b.Action
				}
			}
		}
	}
}

// AltGr reaches Fyne as Ctrl+Alt, and the text keys belong to the fields.
func TestNoChordTakesAKeyThatTypes(t *testing.T) {
	text := map[string]bool{"Z": true, "X": true, "C": true, "V": true, "A": true}
	for _, b := range keys.Table {
		for _, c := range b.Chords {
			if c.Mod&keys.Ctrl != 0 && c.Mod&keys.Alt != 0 {
				t.Errorf("%s: %s is AltGr on many keyboards", b.Action, c)
			}
			if c.Mod == keys.Ctrl && text[c.Key] && !b.TextKeys() {
				t.Errorf("%s: %s belongs to the text fields", b.Action, c)
			}
		}
	}
}

func TestChordsReadAsPeopleSayThem(t *testing.T) {
	for chord, want := range map[keys.Chord]string{
		{Mod: keys.Ctrl | keys.Shift, Key: "S"}:         "Ctrl+Shift+S",
		{Mod: keys.Ctrl, Key: keys.Return}:              "Ctrl+Enter",
		{Key: keys.PageUp}:                              "PgUp",
		{Mod: keys.Alt, Key: keys.Digit}:                "Alt+1-9",
		{Mod: keys.Ctrl | keys.Shift, Key: keys.Escape}: "Ctrl+Shift+Esc",
	} {
		if got := chord.String(); got != want {
			t.Errorf("%#v reads %q, want %q", chord, got, want)
		}
	}
}

func TestHintAndMenu(t *testing.T) {
	if got := keys.Hint(keys.SaveNext); got != "Ctrl+Enter" {
		t.Errorf("Hint(SaveNext) = %q", got)
	}
	if got := keys.Hint("no-such-action"); got != "" {
		t.Errorf("Hint of an unknown action = %q, want nothing", got)
	}
	at := keys.Where{Page: keys.History, Pane: keys.PaneRows}
	if keys.Allowed(keys.Hold, at) {
		t.Error("hold is allowed from the history, which shows no call")
	}
	if !keys.Allowed(keys.ShowConsole, at) || !keys.Allowed(keys.Undo, keys.Where{Page: keys.Console, Text: true}) {
		t.Error("an action of the menu is not allowed where its page is shown")
	}
}

func TestBeforeSigningInNothingOfAShopperIsReached(t *testing.T) {
	open := map[keys.Action]bool{
		keys.TextBigger: true, keys.TextSmaller: true, keys.TextNormal: true, keys.Theme: true, keys.KeySheet: true, keys.Close: true,
		keys.LineUp: true, keys.LineDown: true, keys.PageBack: true, keys.PageOn: true, keys.First: true, keys.Last: true, keys.Use: true,
	}
	at := keys.Where{Page: keys.SignIn, Pane: keys.PaneNames, Text: true}
	for _, b := range keys.Table {
		if got := keys.Allowed(b.Action, at); got != open[b.Action] {
			t.Errorf("%s is allowed before signing in: %v", b.Action, got)
		}
		for _, c := range b.Chords {
			if hit, ok := keys.Find(c, at); ok && !open[hit.Action] {
				t.Errorf("%s does %s before signing in", c, hit.Action)
			}
		}
	}
}

func TestEveryMenuHasALine(t *testing.T) {
	lines := map[keys.Menu]int{}
	for _, b := range keys.Table {
		lines[b.Menu]++
	}
	for _, m := range keys.Menus {
		if lines[m] == 0 {
			t.Errorf("menu %s is empty", m)
		}
	}
}

func TestTheSheetShowsAKeyOnce(t *testing.T) {
	for action, want := range map[keys.Action]string{keys.SaveNext: "[Ctrl+Enter]", keys.TextBigger: "[Ctrl++]", keys.NewContact: "[F2 Ctrl+N]"} {
		b, ok := keys.Of(action)
		if got := fmt.Sprint(b.Shown()); !ok || got != want {
			t.Errorf("%s is shown as %s, want %s", action, got, want)
		}
	}
	for _, b := range keys.Table {
		if len(b.Shown()) == 0 {
			t.Errorf("%s has keys and shows none", b.Action)
		}
	}
}
