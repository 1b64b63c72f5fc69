package console

import (
	"context"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"paydesk/knowledge"
	"paydesk/knowledge/checklist"
	"paydesk/store"
	"paydesk/ui/keys"
	"paydesk/ui/uitest"
	"paydesk/ui/widgets"
	"paydesk/ui/words"
)

// deaf takes no keys; these tests call the page directly.
type deaf struct{}

func (deaf) RestKey(fyne.KeyName) bool       { return false }
func (deaf) RestRune(rune) bool              { return false }
func (deaf) RestShortcut(fyne.Shortcut) bool { return false }

// bench is a console in a window, with what it told the outside.
type bench struct {
	*Console
	t        testing.TB
	win      fyne.Window
	status   *widgets.StatusLine
	pending  []func()
	copied   string
	commands []keys.Action
}

func newBench(t testing.TB, w, h float32) *bench {
	t.Helper()
	uitest.App(t)
	d, _ := uitest.Desk(t)
	b := &bench{t: t, status: widgets.NewStatusLine()}
	b.win = test.NewTempWindow(t, widgets.Text(""))
	b.win.SetPadded(false)
	b.win.Resize(fyne.NewSize(w, h))
	layer := widgets.NewLayer()
	var err error
	b.Console, err = New(t.Context(), Deps{
		Desk: d, Rest: deaf{}, Layer: layer, Status: b.status,
		Guard:   &widgets.Guard{Failed: func(cause any) { t.Errorf("a handler panicked: %v", cause) }},
		Focus:   func(f fyne.Focusable) { b.win.Canvas().Focus(f) },
		Focused: func() fyne.Focusable { return b.win.Canvas().Focused() },
		After:   func(_ time.Duration, f func()) { b.pending = append(b.pending, f) },
		Aside:   func(work func()) { work() },
		OnUI:    func(f func()) { f() },
		Copy:    func(text string) { b.copied = text },
		Command: func(a keys.Action) { b.commands = append(b.commands, a) },
		Scale:   func() float32 { return 1 },
	})
	if err != nil {
		t.Fatal(err)
	}
	b.win.SetContent(container.NewStack(b.Object(), layer.Object()))
	b.win.Resize(fyne.NewSize(w, h))
	b.Rescale()
	b.Show()
	return b
}

// does an action with the keyboard in a pane.
func (b *bench) does(a keys.Action, pane keys.Pane, n int) {
	b.t.Helper()
	if !b.Do(keys.Hit{Action: a, N: n}, keys.Where{Page: keys.Console, Pane: pane}) {
		b.t.Errorf("the console does not know %s from %q", a, pane)
	}
}

func (b *bench) search(query string) {
	b.does(keys.Search, "", 0)
	b.finder.entry.SetText("")
	test.Type(b.finder.entry, query)
}

// begin opens the checklist of a topic.
func (b *bench) guided(topic knowledge.TopicID) *bench {
	b.t.Helper()
	b.useTopic(topic)
	if b.run() == nil {
		b.t.Fatalf("no checklist: %s", b.status.Said())
	}
	return b
}

func TestThePreviewFollowsTheSelection(t *testing.T) {
	b := newBench(t, 1280, 800)
	b.search("payment declined")
	first := b.topic
	if first == "" || b.view != viewArticle || !strings.Contains(b.reader.text(), b.titleOf(first)) {
		t.Fatalf("topic %q, view %d", first, b.view)
	}
	b.does(keys.LineDown, keys.PaneSearch, 0)
	if b.topic == first || !strings.Contains(b.reader.text(), b.titleOf(b.topic)) {
		t.Errorf("after Down the article is still %q", b.topic)
	}
	b.does(keys.Article, "", 0)
	b.does(keys.PageOn, keys.PaneArticle, 0)
	if b.reader.scroll.Offset() == 0 {
		t.Error("PgDn does not scroll the article")
	}
	b.search("")
	if b.finder.hint.Hidden || b.finder.rows.Len() != 0 {
		t.Error("an empty search box shows no hint")
	}
}

func TestTheArticleShowsAllItsParts(t *testing.T) {
	b := newBench(t, 1280, 800)
	for _, a := range b.deps.Desk.Library().Articles() {
		b.read(a.ID)
		text := b.reader.text()
		for _, p := range a.Parts() {
			for _, s := range p.Statements {
				if !strings.Contains(text, s.Text+"   "+source(s.Source)+"\n") {
					t.Fatalf("%s does not show %q with its source", a.ID, s.Text)
				}
			}
		}
		for _, w := range a.Waits {
			if !strings.Contains(text, w.String()+": "+w.What+"   "+source(w.Source)+"\n") {
				t.Errorf("%s does not show the wait of %s with its source", a.ID, w)
			}
		}
		for _, m := range a.Messages {
			if !strings.Contains(text, m.Text+"\u201d   "+source(m.Source)+"\n") || !strings.Contains(text, m.Clean) {
				t.Errorf("%s does not show %q with its source and as it should read", a.ID, m.Text)
			}
		}
		if b.reader.urgent.Hidden == (a.Urgent != "") {
			t.Errorf("%s: the urgent line is wrong", a.ID)
		}
	}
}

func TestRelatedTopicsStandUnderTheKindOfRelation(t *testing.T) {
	b := newBench(t, 1280, 800)
	b.reader.show(&knowledge.Article{ID: "x", Title: "X", Related: []knowledge.Relation{
		{ID: "card-expired", As: knowledge.SeeAlso},
		{ID: "declined-by-bank", As: knowledge.ConfusedWith, Apart: "The bank says no."},
	}})
	want := words.T("as.confused-with") + "\n\u2022 " + b.titleOf("declined-by-bank") + ": The bank says no.\n" +
		words.T("as.see-also") + "\n\u2022 " + b.titleOf("card-expired") + "\n"
	if got := b.reader.text(); !strings.HasSuffix(got, want) {
		t.Errorf("the related topics read %q, want %q", got, want)
	}
}

func TestCommandsAreFoundAndDone(t *testing.T) {
	b := newBench(t, 1280, 800)
	b.search(">hold")
	b.does(keys.Use, keys.PaneSearch, 0)
	if len(b.commands) != 1 || b.commands[0] != keys.Hold {
		t.Errorf("did %v, want hold", b.commands)
	}
	b.search("zzzz qqqq xxxx")
	if b.finder.rows.Len() == 0 {
		t.Error("with no hit the pane is blank")
	}
}

func TestAWholeWalkOfEveryChecklist(t *testing.T) {
	b := newBench(t, 1280, 800)
	for _, a := range b.deps.Desk.Library().Articles() {
		b.newContact()
		b.guided(a.ID)
		for range 40 {
			if b.run().Ended() {
				break
			}
			b.does(keys.Answer, keys.PaneSteps, len(b.run().Step().Answers))
		}
		if !b.run().Ended() {
			t.Fatalf("%s does not end: %s", a.ID, b.status.Said())
		}
		if b.guide.answers.Len() != 0 || !strings.Contains(b.guide.answers.Empty.Text, "Proposed") {
			t.Errorf("%s: the end shows %q", a.ID, b.guide.answers.Empty.Text)
		}
	}
}

func TestThePathReopensAStep(t *testing.T) {
	b := newBench(t, 1280, 800).guided("payment-declined")
	b.does(keys.Answer, keys.PaneSteps, 2)
	b.does(keys.Answer, keys.PaneSteps, 2)
	b.does(keys.LineUp, keys.PaneSteps, 0)
	if b.win.Canvas().Focused() != b.guide.path {
		t.Fatal("Up on the first answer does not go to the path")
	}
	b.does(keys.First, keys.PanePath, 0)
	b.does(keys.Use, keys.PanePath, 0)
	if n := len(b.run().Path()); n != 0 {
		t.Errorf("%d steps are left on the path, want none", n)
	}
	b.does(keys.Undo, "", 0)
	if n := len(b.run().Path()); n != 2 {
		t.Errorf("undo left %d steps, want 2", n)
	}
	b.does(keys.Restart, "", 0)
	if len(b.run().Path()) != 0 {
		t.Error("restart kept the path")
	}
	b.does(keys.CopyScript, "", 0)
	if b.copied == "" || b.copied != b.run().Step().Node.Script {
		t.Errorf("copied %q", b.copied)
	}
}

func TestWithoutAContactNothingBreaks(t *testing.T) {
	b := newBench(t, 1280, 800)
	for _, a := range []keys.Action{
		keys.Hold, keys.CallEnded, keys.Save, keys.SaveNext, keys.Undo, keys.Redo, keys.NextContact, keys.PrevContact,
		keys.Back, keys.Skip, keys.Restart, keys.CopyScript, keys.Handout, keys.SavePDF, keys.NextPane, keys.PrevPane, keys.WrapUp, keys.Close,
	} {
		b.does(a, "", 0)
		if b.Unfinished() != 0 {
			t.Fatalf("%s started a contact", a)
		}
	}
	b.Do(keys.Hit{Action: keys.Answer, N: 4, Rune: '4'}, keys.Where{})
	if b.finder.entry.Text != "4" {
		t.Errorf("a digit with no checklist went to %q", b.finder.entry.Text)
	}
	b.does(keys.OrderIs, keys.PaneDoubt, 1)
	b.does(keys.Choose, "", 1)
}

func TestTheDoubtAboutTheOrderNumber(t *testing.T) {
	const pan = "4111111111111111" // a test number of the card schemes
	b := newBench(t, 1280, 800)
	b.does(keys.NewContact, "", 0)
	test.Type(b.form.order, pan)
	if b.form.doubt.Hidden {
		t.Fatal("the doubt is not shown")
	}
	b.form.order.OnEnter()
	if b.win.Canvas().Focused() != b.form.isCard || b.form.isOrder.Visible() || !strings.Contains(b.form.asked.Text, "not stored") {
		t.Errorf("Enter does not lead to the only answer; it says %q", b.form.asked.Text)
	}
	b.does(keys.OrderIs, keys.PaneDoubt, 1)
	if b.form.order.Text == "" || !strings.Contains(b.status.Said(), "is not stored") {
		t.Errorf("a sure card number was taken as an order number: %q", b.status.Said())
	}
	b.does(keys.OrderIs, keys.PaneDoubt, 2)
	c := b.current().Contact()
	if c.Order != "" || strings.Contains(c.Note, pan) || b.form.order.Text != "" {
		t.Errorf("after masking order %q, note %q", c.Order, c.Note)
	}
	test.Type(b.form.order, "8187654321234567")
	b.form.order.OnEnter()
	if b.form.order.Text != "8187 6543 2123 4567" || b.win.Canvas().Focused() != b.finder.entry {
		t.Errorf("the order number shows as %q", b.form.order.Text)
	}
}

func TestCardDataInTheNoteIsToldOf(t *testing.T) {
	b := newBench(t, 1280, 800)
	b.does(keys.Note, "", 0)
	test.Type(b.form.note, "card 4111111111111111 failed")
	b.flush()
	if !strings.Contains(b.form.masked.Text, "1111") || strings.Contains(b.form.masked.Text, "4111111111111111") {
		t.Errorf("the banner says %q", b.form.masked.Text)
	}
	kept, err := b.deps.Desk.Store().Unfinished(t.Context(), "maria")
	if err != nil || len(kept) != 1 || strings.Contains(kept[0].Note, "4111111111111111") {
		t.Errorf("stored %+v (%v)", kept, err)
	}
}

func TestWrapUpPicksCanBeTakenBack(t *testing.T) {
	b := newBench(t, 1280, 800)
	b.does(keys.WrapUp, "", 0)
	test.Type(b.form.reason, "expired")
	b.form.reason.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	b.does(keys.WrapUp, "", 0)
	b.form.outcome.TypedRune('1')
	if c := b.current().Contact(); c.Topic == "" || c.Outcome == "" {
		t.Fatalf("picked %q, %q", c.Topic, c.Outcome)
	}
	b.does(keys.Undo, "", 0)
	if c := b.current().Contact(); c.Outcome != "" || b.form.outcome.Value() != "" {
		t.Errorf("undo left the outcome %q", c.Outcome)
	}
	b.does(keys.Redo, "", 0)
	b.form.followUp.SetText("soon")
	b.win.Canvas().Focus(b.form.note)
	b.form.checkFollowUp()
	if b.form.followNo.Text == "" {
		t.Error("a follow-up that is no date is not told of")
	}
	b.form.followUp.SetText("2026-11-30")
	b.does(keys.Save, "", 0)
	if b.Unfinished() != 1 || b.current().Contact().FollowUp != "2026-11-30" {
		t.Errorf("save, stay: %d open; %s", b.Unfinished(), b.status.Said())
	}
}

func TestTheHandoutFollowsThePath(t *testing.T) {
	b := newBench(t, 1280, 800).guided("payment-declined")
	b.does(keys.Handout, "", 0)
	if b.printer.pane.Visible() == false || b.guide.pane.Visible() {
		t.Fatal("the handout is not in view")
	}
	b.does(keys.PageOn, keys.PaneHandout, 0)
	b.printer.paper.TypedRune('2')
	b.form.lang.TypedRune('1')
	b.does(keys.SavePDF, "", 0)
	if !strings.Contains(b.status.Said(), ".pdf") {
		t.Errorf("status %q", b.status.Said())
	}
}

func TestALanguageThatIsNotWrittenIsPrintedInEnglish(t *testing.T) {
	b := newBench(t, 1280, 800).guided("payment-declined")
	b.does(keys.Language, "", 0)
	test.Type(b.form.lang, "kor")
	b.form.lang.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	b.does(keys.Handout, "", 0)
	if !strings.Contains(b.status.Said(), "printed in English") {
		t.Errorf("status %q", b.status.Said())
	}
	b.does(keys.SavePDF, "", 0)
	if !strings.Contains(b.status.Said(), "_en.pdf") {
		t.Errorf("status %q", b.status.Said())
	}
}

func TestTheHandoutOfAnArticleNeedsNoContact(t *testing.T) {
	b := newBench(t, 1280, 800)
	b.search("expired")
	b.does(keys.SavePDF, "", 0)
	if !strings.Contains(b.status.Said(), ".pdf") || b.Unfinished() != 0 {
		t.Errorf("status %q, %d contacts", b.status.Said(), b.Unfinished())
	}
}

func TestTheChecksOfACheckNodeAreTicked(t *testing.T) {
	b := newBench(t, 1280, 800)
	for _, a := range b.deps.Desk.Library().Articles() {
		b.newContact()
		b.guided(a.ID)
		for range 30 {
			step := b.run().Step()
			if step.Node.Kind == knowledge.Check {
				b.guide.onTick(1)
				if !b.run().Step().Ticked[0] {
					t.Fatal("the line is not ticked")
				}
				return
			}
			if b.run().Ended() {
				break
			}
			b.does(keys.Answer, keys.PaneSteps, 1)
		}
	}
	t.Skip("no checklist leads to a check by its first answers")
}

func TestModesByEffectiveWidth(t *testing.T) {
	for width, want := range map[float32]mode{640: single, 899: single, 900: narrow, 1179: narrow, 1180: medium, 1679: medium, 1680: wide, 2560: wide} {
		if got := modeFor(width); got != want {
			t.Errorf("at %v px the mode is %v, want %v", width, got, want)
		}
	}
}

func TestThePanesFillTheWindowWithoutOverlap(t *testing.T) {
	for _, f := range []frame{
		{scale: 1}, {scale: 1, reading: true}, {scale: 1, searching: true}, {scale: 1, side: sideContact}, {scale: 1, side: sideResults}, {scale: 2, searching: true},
	} {
		f.header = func() float32 { return 36 }
		for _, width := range []float32{700, 1000, 1280, 1680, 1920, 2560} {
			f.width = width
			areas := f.areas(fyne.NewSize(width, 700))
			for i, a := range areas {
				if a.at.X < 0 || a.at.X+a.size.Width > width+0.1 || a.at.Y+a.size.Height > 700.1 {
					t.Errorf("%+v at %v: pane %d reaches beyond the window: %+v", f, width, i, a)
				}
			}
			if c := areas[3]; !c.size.IsZero() && !areas[1].size.IsZero() && areas[1].at.X+areas[1].size.Width > c.at.X {
				t.Errorf("%+v at %v: centre and contact overlap", f, width)
			}
		}
	}
}

func TestWidthsAt1280And1920AreThoseOfTheDesign(t *testing.T) {
	f := frame{scale: 1, width: 1920, header: func() float32 { return 36 }}
	var got [4]float32
	for i, a := range f.areas(fyne.NewSize(1920, 1000)) {
		got[i] = a.size.Width
	}
	if got != [4]float32{352, 704, 456, 384} {
		t.Errorf("panes at 1920 are %v", got)
	}
	f.width = 1280
	areas := f.areas(fyne.NewSize(1280, 700))
	if areas[0].size.Width != 288 || areas[1].size.Width != 640 || areas[3].size.Width != 336 {
		t.Errorf("panes at 1280 are %v", areas)
	}
}

func TestANarrowWindowShowsCodesAndArticlesAtOnce(t *testing.T) {
	for _, width := range []float32{1024, 1280} {
		b := newBench(t, width, 697)
		b.search("02")
		codes, first := 0, -1
		for i, f := range b.finder.found {
			switch {
			case f.code != "":
				codes++
			case f.topic != "" && first < 0:
				first = i
			}
		}
		if in := b.finder.rows.InView(); codes != 6 || first < 0 || first >= in {
			t.Errorf("at %v px the first article is row %d behind %d codes, and %d rows are in view", width, first, codes, in)
		}
	}
}

func TestOnANarrowWindowTheResultsLieOverTheCentre(t *testing.T) {
	b := newBench(t, 1024, 768)
	b.search("expired")
	if !b.finder.pane.Visible() || !b.reader.pane.Visible() || b.frame.mode() != narrow {
		t.Fatal("the results are not shown while searching")
	}
	b.does(keys.Use, keys.PaneSearch, 0)
	if b.finder.pane.Visible() || !b.guide.pane.Visible() {
		t.Error("after Enter the results are still there")
	}
	b.does(keys.Close, keys.PaneSteps, 0)
}

func TestOnASmallWindowTheKeysWalkThePanes(t *testing.T) {
	b := newBench(t, 800, 600).guided("payment-declined")
	seen := map[string]bool{}
	for range 4 {
		b.does(keys.NextPane, "", 0)
		for name, pane := range map[string]fyne.CanvasObject{"results": b.finder.pane, "contact": b.form.pane, "checklist": b.guide.pane} {
			if pane.Visible() {
				seen[name] = true
			}
		}
	}
	if len(seen) != 3 {
		t.Errorf("the keys lead to %v", seen)
	}
}

func TestFormats(t *testing.T) {
	for in, want := range map[string]string{"8187654321234567": "8187 6543 2123 4567", "81876": "8187 6", "": "", "AB 12": "AB 12"} {
		if got := groupFours(in); got != want {
			t.Errorf("groupFours(%q) = %q, want %q", in, got, want)
		}
	}
	if got := bare("8187 6543"); got != "81876543" {
		t.Errorf("bare = %q", got)
	}
	if got := bare(" AB 12 "); got != "AB 12" {
		t.Errorf("bare = %q", got)
	}
	for d, want := range map[time.Duration]string{134 * time.Second: "02:14", 3734 * time.Second: "1:02:14"} {
		if got := span(d); got != want {
			t.Errorf("span(%v) = %q, want %q", d, got, want)
		}
	}
	if when(time.Time{}) != "" || shortOrder("12", "K7") != "K7" || markOf("nothing") != widgets.MarkOpen {
		t.Error("an empty time, a short order or an unknown outcome")
	}
	if source("guide:14") != "guide:14" || source(knowledge.House) != "house" {
		t.Errorf("sources read %q, %q", source("guide:14"), source(knowledge.House))
	}
}

func TestHistoryOfDeedsHasAnEnd(t *testing.T) {
	var h history
	for range deepest + 5 {
		h.push(deed{})
	}
	if len(h.done) != deepest {
		t.Errorf("%d deeds are kept, want %d", len(h.done), deepest)
	}
}

func TestMatchedLetters(t *testing.T) {
	got := matched("Larger text", "la te")
	if len(got) != 2 || got[0] != (widgets.Span{From: 0, To: 2}) || got[1] != (widgets.Span{From: 7, To: 9}) {
		t.Errorf("matched %v", got)
	}
}

func TestASkipIsShownOnThePath(t *testing.T) {
	b := newBench(t, 1280, 800).guided("payment-declined")
	b.does(keys.Skip, "", 0)
	b.does(keys.Choose, "", int(checklist.ReasonOther))
	test.Type(b.guide.strip.words, "line broke")
	b.guide.strip.words.OnEnter()
	b.skip(9, "")
	if path := b.run().Path(); len(path) != 1 || path[0].Text != "line broke" || b.Strip() {
		t.Errorf("path %+v", path)
	}
}

func TestAnOpenContactIsNotOpenedTwice(t *testing.T) {
	b := newBench(t, 1280, 800)
	b.does(keys.NewContact, "", 0)
	id := b.current().Contact().ID
	b.does(keys.NewContact, "", 0)
	b.Open(id)
	if b.Unfinished() != 2 || b.current().Contact().ID != id {
		t.Errorf("%d contacts are open", b.Unfinished())
	}
	b.Open(store.ContactID("no-such-contact"))
	if !strings.HasPrefix(b.status.Said(), "!") {
		t.Errorf("status %q, want a failure", b.status.Said())
	}
	b.Close()
}

func TestAFailedDraftKeepsTheTextAndTriesAgain(t *testing.T) {
	b := newBench(t, 1280, 800)
	test.Type(b.form.note, "safe")
	ctx, cancel := context.WithCancel(t.Context())
	b.ctx = ctx
	cancel() // stands for a disk that takes no more
	b.flush()
	if !strings.HasPrefix(b.status.Said(), "!") || b.form.note.Text != "safe" || b.form.draft.Text == "" {
		t.Fatalf("status %q, note %q", b.status.Said(), b.form.note.Text)
	}
	b.ctx = t.Context()
	again := b.pending[len(b.pending)-1]
	b.guided("payment-declined").deps.Status.Fail("stands for the same failure")
	b.answer(2)
	if said := b.status.Said(); !strings.HasPrefix(said, "!") {
		t.Errorf("with text that is not stored it says %q", said)
	}
	again()
	if said := b.status.Said(); said != "" {
		t.Errorf("once all is stored it says %q", said)
	}
	kept, err := b.deps.Desk.Store().Unfinished(t.Context(), "maria")
	if err != nil || len(kept) != 1 || kept[0].Note != "safe" {
		t.Errorf("stored %+v (%v)", kept, err)
	}
}

func TestSuspendStoresAndStopsTheClock(t *testing.T) {
	b := newBench(t, 1280, 800)
	b.does(keys.NewContact, "", 0)
	test.Type(b.form.note, "half a note")
	if !b.OnCall() {
		t.Error("a new contact is no call")
	}
	if !b.Suspend() || b.OnCall() {
		t.Error("the clock goes on, or the note is not stored")
	}
	b.Resume()
	if !b.OnCall() {
		t.Error("the clock does not go on")
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel() // stands for a disk that takes no more
	b.ctx = ctx
	test.Type(b.form.note, ", and more")
	if b.Suspend() || b.Park() == nil {
		t.Error("what could not be stored counts as stored")
	}
	b.ctx = t.Context()
	if err := b.Park(); err != nil {
		t.Fatal(err)
	}
	kept, err := b.deps.Desk.Store().Unfinished(t.Context(), "maria")
	if err != nil || len(kept) != 1 || kept[0].State != store.StateParked || kept[0].Note != "half a note, and more" {
		t.Errorf("stored %+v (%v)", kept, err)
	}
}

func BenchmarkTypingInTheSearch(b *testing.B) {
	bench := newBench(b, 1280, 800)
	for b.Loop() {
		bench.finder.entry.SetText("payment dec")
		bench.finder.entry.SetText("payment decl")
	}
}

func TestAFieldThatWasLeftIsStoredWhole(t *testing.T) {
	b := newBench(t, 1280, 800)
	b.does(keys.NewContact, "", 0)
	test.Type(b.form.order, "8187654321234560")
	b.does(keys.Note, "", 0)
	test.Type(b.form.note, "rang 12345678")
	b.does(keys.Search, "", 0)
	kept, err := b.deps.Desk.Store().Unfinished(t.Context(), "maria")
	if err != nil || len(kept) != 1 || kept[0].Order != "8187654321234560" || kept[0].Note != "rang 12345678" {
		t.Errorf("stored %+v (%v)", kept, err)
	}
}

func TestThePathTakesTheRoomOfALargerWindow(t *testing.T) {
	b := newBench(t, 1280, 500)
	before := b.guide.room.rows
	b.win.Resize(fyne.NewSize(1280, 900))
	if b.guide.room.rows <= before {
		t.Errorf("%v rows in the larger window, %v in the small one", b.guide.room.rows, before)
	}
}

func TestTheLineOfEarlierContactsGoesWithTheContact(t *testing.T) {
	b := newBench(t, 1280, 800)
	b.does(keys.NewContact, "", 0)
	test.Type(b.form.order, "8187654321234560")
	b.does(keys.Search, "", 0)
	if b.form.earlier.Text == "" {
		t.Fatal("nothing is said of earlier contacts")
	}
	b.does(keys.NewContact, "", 0)
	if b.form.earlier.Text != "" {
		t.Errorf("a new contact says %q", b.form.earlier.Text)
	}
	b.does(keys.PrevContact, "", 0)
	if b.form.earlier.Text == "" {
		t.Error("the first contact says nothing of earlier ones any more")
	}
}

// text returns what the article tab shows.
func (r *reader) text() string {
	var b strings.Builder
	for _, p := range r.texts[:r.used] {
		b.WriteString(p.String() + "\n")
	}
	return b.String()
}

func TestACodeIsPickedWithWhatItMeans(t *testing.T) {
	b := newBench(t, 1280, 800)
	b.finder.entry.SetText("code 05")
	f := b.finder.found[b.finder.rows.Selected()]
	if f.topic != "declined-by-bank" || f.code != "05" {
		t.Fatalf("code 05 leads to %q with the code %q first", f.topic, f.code)
	}
	if note := b.reader.note.Text; b.reader.band.Hidden || !strings.Contains(note, "Do not honor") || !strings.Contains(note, "Where is 05 seen: from the bank or on any card") {
		t.Errorf("the article says of the code %q", note)
	}
	b.finder.rows.Do(keys.Use)
	if got := b.current().Contact(); got.Code != "05" || b.current().Run() == nil {
		t.Errorf("the contact has the code %q", got.Code)
	}
	b.finder.entry.SetText("clear cookies")
	if !b.reader.band.Hidden {
		t.Error("the note of the code still stands above another article")
	}
}

// saveOne puts a contact with an order number into the log.
func (b *bench) saveOne(order string) store.ContactID {
	b.t.Helper()
	s, err := b.deps.Desk.Start(b.t.Context())
	if err != nil {
		b.t.Fatal(err)
	}
	s.Edit(func(c *store.Contact) {
		c.Order, c.Topic, c.Outcome = order, "card-expired", string(knowledge.Resolved)
	})
	if _, err := s.Save(b.t.Context()); err != nil {
		b.t.Fatal(err)
	}
	return s.Contact().ID
}

func TestPartOfAnOrderNumberOpensItsContact(t *testing.T) {
	b := newBench(t, 1280, 800)
	saved := b.saveOne("8123456789012345")
	b.finder.entry.SetText("012345")
	b.finder.entry.OnEnter()
	if o := b.current(); o == nil || o.Contact().ID != saved {
		t.Fatal("Enter on the last six digits of an order did not open its contact")
	}
}

func TestTypingDoesNotWaitForTheLog(t *testing.T) {
	b := newBench(t, 1280, 800)
	saved := b.saveOne("8123456789012345")
	var waiting []func()
	b.deps.Aside = func(work func()) { waiting = append(waiting, work) }
	b.finder.entry.SetText("0123")
	b.finder.entry.SetText("012345")
	if b.finder.rows.Len() == 0 {
		t.Fatal("nothing is shown while the log is asked")
	}
	b.finder.entry.OnEnter()
	if b.current() != nil {
		t.Fatal("Enter took the nearest article although the log had not answered")
	}
	waiting[0]() // the answer to what is no longer in the box
	if b.current() != nil {
		t.Fatal("a stale answer was used")
	}
	waiting[1]()
	if o := b.current(); o == nil || o.Contact().ID != saved {
		t.Error("Enter did not wait for the log")
	}
}

func TestASelectionStaysWhenContactsArrive(t *testing.T) {
	b := newBench(t, 1280, 800)
	b.saveOne("8123456789012345")
	var waiting []func()
	b.deps.Aside = func(work func()) { waiting = append(waiting, work) }
	b.finder.entry.SetText("012345")
	b.does(keys.LineDown, keys.PaneSearch, 0)
	chosen := b.finder.found[b.finder.rows.Selected()]
	waiting[0]()
	if b.finder.found[0].topic != "" || b.finder.found[b.finder.rows.Selected()].topic != chosen.topic {
		t.Error("the selection moved when contacts were found")
	}
}

func TestEnterIsForgottenWhenTheSearchIsLeft(t *testing.T) {
	leave := map[string]func(*bench){
		"locked":   func(b *bench) { b.Suspend() },
		"left":     func(b *bench) { b.searchEnded() },
		"selected": func(b *bench) { b.does(keys.LineDown, keys.PaneSearch, 0) },
	}
	for name, leave := range leave {
		t.Run(name, func(t *testing.T) {
			b := newBench(t, 1280, 800)
			b.saveOne("8123456789012345")
			var waiting []func()
			b.deps.Aside = func(work func()) { waiting = append(waiting, work) }
			b.finder.entry.SetText("012345")
			b.finder.entry.OnEnter()
			leave(b)
			for _, work := range waiting {
				work()
			}
			if b.current() != nil {
				t.Error("the contact was opened although the agent had gone on")
			}
		})
	}
}

func TestTheLastSearchIsCountedBeforeTheProgramEnds(t *testing.T) {
	b := newBench(t, 1280, 800)
	b.deps.Aside = func(func()) {} // nothing aside is waited for at the end
	b.finder.entry.SetText("where is my parcel")
	b.Close()
	gaps, err := b.deps.Desk.Store().Gaps(t.Context(), store.GapFilter{})
	if err != nil || len(gaps) != 1 {
		t.Errorf("%d searches are counted, %v", len(gaps), err)
	}
}
