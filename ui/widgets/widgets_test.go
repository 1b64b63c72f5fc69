package widgets_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"paydesk/ui/keys"
	"paydesk/ui/theme"
	"paydesk/ui/widgets"
)

// rest notes the keys that widgets passed on.
type rest struct {
	keys  []fyne.KeyName
	runes []rune
	other int
}

func (r *rest) RestKey(name fyne.KeyName) bool  { r.keys = append(r.keys, name); return true }
func (r *rest) RestRune(ch rune) bool           { r.runes = append(r.runes, ch); return true }
func (r *rest) RestShortcut(fyne.Shortcut) bool { r.other++; return true }
func (r *rest) last() fyne.KeyName              { return r.keys[len(r.keys)-1] }
func press(w fyne.Focusable, name fyne.KeyName) { w.TypedKey(&fyne.KeyEvent{Name: name}) }

// themed starts a test application that wears Paydesk's look.
func themed(t *testing.T) {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(theme.Look{Mode: theme.Light}))
}

// shown puts an object into a window of the given size and returns it.
func shown(t *testing.T, o fyne.CanvasObject, w, h float32) fyne.Window {
	t.Helper()
	win := test.NewTempWindow(t, o)
	win.SetPadded(false)
	win.Resize(fyne.NewSize(w, h))
	return win
}

func TestEntryPassesOnWhatItDoesNotUse(t *testing.T) {
	r := &rest{}
	themed(t)
	e := widgets.NewEntry(keys.PaneSearch, r)
	win := shown(t, e, 300, 40)
	win.Canvas().Focus(e)
	for _, k := range []fyne.KeyName{fyne.KeyF2, fyne.KeyEscape, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyReturn} {
		press(e, k)
		if r.last() != k {
			t.Errorf("%s was not passed on", k)
		}
	}
	test.Type(e, "decl")
	press(e, fyne.KeyBackspace)
	if e.Text != "dec" {
		t.Errorf("text = %q, want %q", e.Text, "dec")
	}
	entered := false
	e.OnEnter = func() { entered = true }
	press(e, fyne.KeyEnter)
	if !entered || !e.TakesText() || e.AcceptsTab() || e.InPane() != keys.PaneSearch {
		t.Error("Enter, Tab or the pane of the field is wrong")
	}
}

func TestNoteKeepsItsArrowsAndItsEnter(t *testing.T) {
	r := &rest{}
	themed(t)
	n := widgets.NewNote(keys.PaneContact, r, 3)
	shown(t, n, 300, 100).Canvas().Focus(n)
	test.Type(n, "a")
	press(n, fyne.KeyReturn)
	test.Type(n, "b")
	press(n, fyne.KeyUp)
	if n.Text != "a\nb" || len(r.keys) != 0 {
		t.Errorf("text = %q, passed on %v", n.Text, r.keys)
	}
	press(n, fyne.KeyF9)
	if r.last() != fyne.KeyF9 || n.AcceptsTab() {
		t.Error("a function key or Tab does not leave the note")
	}
}

func TestPutDoesNotCountAsTyping(t *testing.T) {
	themed(t)
	e := widgets.NewEntry("", &rest{})
	typed := 0
	e.OnChanged = func(string) { typed++ }
	e.Put("8187")
	e.Put("8187")
	e.CaretToEnd()
	if typed != 0 || e.Text != "8187" || e.CursorColumn != 4 {
		t.Errorf("OnChanged ran %d times, text %q, caret %d", typed, e.Text, e.CursorColumn)
	}
	e.TypedShortcut(&fyne.ShortcutSelectAll{})
	if e.SelectedText() != "8187" {
		t.Errorf("select all took %q", e.SelectedText())
	}
}

func TestButtonWorksOnEnterAndSpace(t *testing.T) {
	r := &rest{}
	themed(t)
	n := 0
	b := widgets.NewButton(keys.PaneContact, r, "Save", "Ctrl+S", func() { n++ })
	shown(t, b, 200, 40).Canvas().Focus(b)
	for _, k := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace, fyne.KeyF2} {
		press(b, k)
	}
	b.TypedRune('x')
	b.TypedShortcut(&fyne.ShortcutUndo{})
	if n != 3 || r.last() != fyne.KeyF2 || string(r.runes) != "x" || r.other != 1 {
		t.Errorf("worked %d times, passed on %v %q %d", n, r.keys, string(r.runes), r.other)
	}
	b.Disable()
	press(b, fyne.KeyReturn)
	if n != 3 {
		t.Error("a disabled button worked")
	}
}

func rows(n int) []widgets.Row {
	out := []widgets.Row{{Title: "RESULTS", Heading: true}}
	for i := 1; i < n; i++ {
		out = append(out, widgets.Row{Title: "Payment declined", Bold: []widgets.Span{{0, 7}}, Detail: "code table", Side: "*", Mark: widgets.MarkWaiting})
	}
	return out
}

func TestRowsMoveOverHeadingsAndStayInRange(t *testing.T) {
	themed(t)
	r := &rest{}
	l := widgets.NewRows(keys.PaneResults, r, true)
	win := shown(t, l, 288, 400)
	var selected, used []int
	l.OnSelect = func(i int) { selected = append(selected, i) }
	l.OnUse = func(i int) { used = append(used, i) }
	l.SetRows(rows(40), 0)
	if l.Selected() != 1 || len(selected) != 0 {
		t.Fatalf("selected %d, told of %v; want row 1, told of nothing", l.Selected(), selected)
	}
	steps := []struct {
		do   keys.Action
		want int
	}{
		{keys.LineDown, 2}, {keys.LineUp, 1}, {keys.LineUp, 1}, {keys.Last, 39}, {keys.LineDown, 39},
		{keys.First, 1}, {keys.PageOn, 9}, {keys.PageOn, 17}, {keys.PageBack, 9}, {keys.PageBack, 1},
	}
	for _, s := range steps {
		if !l.Do(s.do) || l.Selected() != s.want {
			t.Errorf("after %s row %d is selected, want %d", s.do, l.Selected(), s.want)
		}
	}
	l.Do(keys.Use)
	if len(used) != 1 || used[0] != 1 || l.Do(keys.Save) {
		t.Errorf("used %v, want row 1 once; and Save is not the list's", used)
	}
	win.Canvas().Focus(l)
	l.TypedRune('q')
	press(l, fyne.KeyDown)
	if string(r.runes) != "q" || r.last() != fyne.KeyDown {
		t.Error("keys are not passed on")
	}
}

func TestRowsTapSelectsThenUses(t *testing.T) {
	themed(t)
	l := widgets.NewRows(keys.PaneResults, &rest{}, false)
	win := shown(t, l, 288, 300)
	used := 0
	l.OnUse = func(int) { used++ }
	l.SetRows(rows(30), 1)
	test.TapAt(l, fyne.NewPos(10, 65))
	if l.Selected() != 2 || used != 0 || win.Canvas().Focused() != l {
		t.Fatalf("a tap selected row %d, used %d", l.Selected(), used)
	}
	test.TapAt(l, fyne.NewPos(10, 65))
	test.TapAt(l, fyne.NewPos(10, 5)) // the heading
	if used != 1 {
		t.Errorf("used %d times, want once", used)
	}
	for range 50 {
		l.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -10)})
	}
	for range 60 {
		l.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, 10)})
	}
	if l.Selected() != 2 {
		t.Error("the wheel moved the selection")
	}
}

func TestRowsAskForMoreAtTheEnd(t *testing.T) {
	themed(t)
	l := widgets.NewRows(keys.PaneRows, &rest{}, false)
	shown(t, l, 288, 300)
	asked := 0
	l.SetRows(rows(60), 1)
	l.OnNearEnd = func() { asked++ }
	l.Do(keys.LineDown)
	if asked != 0 {
		t.Fatal("asked for more at the top")
	}
	l.Do(keys.Last)
	if asked == 0 {
		t.Fatal("did not ask for more at the end")
	}
	l.AddRows(rows(10))
	l.SetRow(0, widgets.Row{Title: "changed"})
	if l.Len() != 70 || l.Selected() != 59 {
		t.Errorf("%d rows, %d selected; want 70, 59", l.Len(), l.Selected())
	}
}

func TestEmptyRows(t *testing.T) {
	themed(t)
	l := widgets.NewRows(keys.PaneRows, &rest{}, false)
	shown(t, l, 288, 300)
	l.SetRows(nil, 0)
	for _, a := range []keys.Action{keys.LineDown, keys.Use, keys.Last} {
		l.Do(a)
	}
	l.SetRows([]widgets.Row{{Title: "only", Heading: true}}, 0)
	l.Do(keys.LineDown)
	if l.Selected() != -1 {
		t.Errorf("row %d of nothing is selected", l.Selected())
	}
}

func TestAnswers(t *testing.T) {
	themed(t)
	r := &rest{}
	a := widgets.NewAnswers(keys.PaneSteps, r)
	win := shown(t, a, 400, 300)
	var given, ticked, above int
	a.OnAnswer = func(n int) { given = n }
	a.OnTick = func(n int) { ticked = n }
	a.OnAbove = func() { above++ }
	a.SetChoices([]widgets.Choice{{Text: "Order number", Tick: true}, {Text: "What was tried", Tick: true, Ticked: true}, {Text: "Done"}, {Text: "Declined", Side: "before"}}, 0)
	win.Canvas().Focus(a)
	press(a, fyne.KeySpace)
	a.TypedRune(' ')
	if ticked != 1 || len(r.runes) != 0 {
		t.Errorf("Space ticked line %d", ticked)
	}
	a.Do(keys.LineUp)
	a.Do(keys.Last)
	if a.Lit() != 3 || above != 1 || a.Len() != 4 {
		t.Errorf("lit %d, went above %d times", a.Lit(), above)
	}
	a.Do(keys.Use)
	if given != 2 {
		t.Errorf("answer %d was given, want 2", given)
	}
	press(a, fyne.KeySpace)
	press(a, fyne.KeyBackspace)
	a.TypedRune('4')
	if r.last() != fyne.KeyBackspace || string(r.runes) != "4" || a.Do(keys.Save) {
		t.Error("keys are not passed on")
	}
	test.TapCanvas(win.Canvas(), fyne.NewPos(200, 75))
	test.Tap(a)
	if given != 1 {
		t.Errorf("a tap on the third line gave answer %d, want 1", given)
	}
}

func TestTabs(t *testing.T) {
	themed(t)
	r := &rest{}
	tabs := widgets.NewTabs(keys.PaneArticle, r)
	tabs.SetTabs([]widgets.Tab{{Text: "Checklist", Hint: "F7"}, {Text: "Article"}, {Text: "Handout", Mark: widgets.MarkOpen}}, 1)
	win := shown(t, container.NewHBox(tabs), 400, 60)
	var chosen []int
	tabs.OnChoose = func(i int) { chosen = append(chosen, i) }
	win.Canvas().Focus(tabs)
	press(tabs, fyne.KeyLeft)
	press(tabs, fyne.KeyRight)
	press(tabs, fyne.KeyF6)
	tabs.TypedRune('a')
	test.TapCanvas(win.Canvas(), fyne.NewPos(20, 15))
	if len(chosen) != 3 || chosen[0] != 0 || chosen[1] != 2 || chosen[2] != 0 || r.last() != fyne.KeyF6 {
		t.Errorf("chose %v", chosen)
	}
	tabs.SetTab(2, widgets.Tab{Text: "Handout ES"})
	tabs.SetTab(9, widgets.Tab{})
	if tabs.Chosen() != 1 {
		t.Error("SetTab changed the choice")
	}
}

func picker(t *testing.T) (*widgets.Picker, *widgets.Layer, fyne.Window, *rest) {
	t.Helper()
	themed(t)
	r, layer := &rest{}, widgets.NewLayer()
	k := widgets.NewPicker(keys.PaneContact, r, layer, "not reached yet")
	win := shown(t, container.NewStack(container.NewVBox(k), layer.Object()), 300, 400)
	k.SetOptions([]widgets.Option{{Value: "resolved", Text: "Resolved"}, {Value: "will-try", Text: "Shopper will try"}, {Value: "waiting-bank", Text: "Waiting for the bank", Mark: widgets.MarkWaiting}})
	win.Canvas().Focus(k)
	return k, layer, win, r
}

func TestPickerByDigitLetterAndArrow(t *testing.T) {
	k, layer, win, _ := picker(t)
	var picked []string
	k.OnPick = func(v string) { picked = append(picked, v) }
	k.TypedRune('2')
	test.Type(k, "bank")
	if !k.Open() || layer.Owner() != k {
		t.Fatal("typing does not open the list")
	}
	press(k, fyne.KeyReturn)
	press(k, fyne.KeyDown)
	press(k, fyne.KeyUp)
	press(k, fyne.KeyUp)
	press(k, fyne.KeyDown)
	press(k, fyne.KeyUp)
	press(k, fyne.KeyEnter)
	want := []string{"will-try", "waiting-bank", "resolved"}
	for i := range want {
		if i >= len(picked) || picked[i] != want[i] {
			t.Fatalf("picked %v, want %v", picked, want)
		}
	}
	if win.Canvas().Focused() != k || k.Open() || k.Value() != "resolved" {
		t.Error("the picker lost the focus or stayed open")
	}
}

func TestPickerEscapeBackspaceAndTab(t *testing.T) {
	k, _, win, r := picker(t)
	test.Type(k, "ba")
	press(k, fyne.KeyBackspace)
	press(k, fyne.KeyEscape)
	if k.Open() || k.Value() != "" {
		t.Error("Escape did not close the list as it was")
	}
	press(k, fyne.KeyEscape)
	press(k, fyne.KeyF8)
	if len(r.keys) != 2 {
		t.Errorf("passed on %v, want Escape and F8", r.keys)
	}
	test.Type(k, "sho")
	win.Canvas().Unfocus()
	if k.Value() != "will-try" || k.Open() {
		t.Errorf("leaving the field took %q, want will-try", k.Value())
	}
	win.Canvas().Focus(k)
	press(k, fyne.KeySpace)
	win.Canvas().Unfocus()
	if k.Open() {
		t.Error("the list stayed open without the focus")
	}
	k.TypedRune(' ')
	press(k, fyne.KeyBackspace)
}

func TestPickerTapAndPreferred(t *testing.T) {
	k, layer, win, _ := picker(t)
	k.Prefer = []string{"waiting-bank", "no-such"}
	test.Tap(k)
	test.TapCanvas(win.Canvas(), fyne.NewPos(40, k.Size().Height+12))
	if k.Value() != "waiting-bank" {
		t.Errorf("a tap on the first line picked %q, want the preferred one", k.Value())
	}
	test.Tap(k)
	test.Tap(k)
	layer.Hide("somebody else")
	if k.Open() || layer.Owner() != nil {
		t.Error("the second tap did not close the list")
	}
	k.Set("unknown-topic")
	if k.Value() != "unknown-topic" {
		t.Error("a value that is not offered is lost")
	}
}

func TestLayerOpensUpwardsAtTheBottom(t *testing.T) {
	themed(t)
	layer := widgets.NewLayer()
	anchor, list := widgets.NewFill(theme.Raised), widgets.NewList(false)
	shown(t, container.NewStack(container.NewBorder(nil, container.NewVBox(anchor, widgets.Text("x")), nil, nil), layer.Object()), 300, 300)
	layer.Show("me", list, anchor, fyne.NewSize(200, 120))
	if y := list.Position().Y; y < 0 || y+120 > 300 {
		t.Errorf("the list stands at y = %v and is 120 high in a window of 300", y)
	}
}

func TestStatusLineKeepsAFailureUntilTheNextWord(t *testing.T) {
	themed(t)
	s := widgets.NewStatusLine()
	shown(t, s, 600, 30)
	s.Say("Saved contact 4411.")
	s.Stand("offline")
	s.Fail("Not saved: the disk is full.")
	if s.Said() != "! Not saved: the disk is full." {
		t.Errorf("shows %q", s.Said())
	}
	s.Say("Saved.")
	if s.Said() != "Saved." {
		t.Errorf("shows %q", s.Said())
	}
	s.Mend()
	if s.Said() != "Saved." {
		t.Errorf("with no failure to mend it shows %q", s.Said())
	}
	s.Fail("Not saved: the disk is full.")
	s.Mend()
	if s.Said() != "" {
		t.Errorf("mended, it shows %q", s.Said())
	}
}

func TestFocusIsTold(t *testing.T) {
	themed(t)
	l := widgets.NewRows(keys.PaneRows, &rest{}, false)
	win := shown(t, l, 100, 100)
	var told []bool
	l.OnFocus(func(on bool) { told = append(told, on) })
	win.Canvas().Focus(l)
	win.Canvas().Unfocus()
	if len(told) != 2 || !told[0] || told[1] || l.TakesText() {
		t.Errorf("told %v", told)
	}
}

func TestPutLeavesTheCaretBehindTheText(t *testing.T) {
	themed(t)
	note := widgets.NewNote(keys.PaneContact, &rest{}, 3)
	test.NewTempWindow(t, note).Resize(fyne.NewSize(300, 200))
	note.Put("first\nsecond")
	test.Type(note, "!")
	if note.Text != "first\nsecond!" {
		t.Errorf("typed into %q", note.Text)
	}
}
