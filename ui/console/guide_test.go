package console

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"paydesk/ui/keys"
)

// at walks the checklist of the payment error to where the browser was named,
// Chrome on Android, and the next question is asked.
func atBrowser(b *bench) {
	b.t.Helper()
	b.guided("payment-processing-error")
	for _, n := range []int{1, 2, 1, 2, 2, 2} {
		b.answer(n)
	}
}

func TestTheStepSaysWhoseMenusItNamesAndHowOldTheyAre(t *testing.T) {
	b := newBench(t, 1280, 800)
	atBrowser(b)
	if b.guide.told.Visible() {
		t.Errorf("a question that is the same for all says %q", b.guide.told.Text)
	}
	b.answer(1)
	if want := "Chrome, Android; menus as of 2026-11-21, not confirmed: they may be called otherwise"; b.guide.told.Text != want || !b.guide.told.Visible() {
		t.Errorf("the step says %q", b.guide.told.Text)
	}
	if !strings.Contains(b.guide.script.Text, "Tap the three dots") {
		t.Errorf("to be read aloud is %q", b.guide.script.Text)
	}
}

func TestABrowserIsNotAskedForTwiceInAContact(t *testing.T) {
	b := newBench(t, 1280, 800)
	atBrowser(b)
	b.begin("clear-browser-data")
	b.answer(1)
	if got := b.run().Step().Node.Variant; got != "Chrome, Android" {
		t.Fatalf("the other topic stands at %q", got)
	}
	told := "Not asked again, as said before: Phone or tablet browser \u00b7 Chrome, Android. Backspace goes back to change it."
	if !strings.HasPrefix(b.guide.told.Text, told) {
		t.Errorf("the step says %q", b.guide.told.Text)
	}
	if side := taken(b.run().Path())[2].Side; side != "said before: Chrome, Android" {
		t.Errorf("the path says %q", side)
	}
	b.does(keys.Back, keys.PaneSteps, 0)
	if step := b.run().Step(); step.Node.Text != "Which browser is it on the phone?" || step.Previous != 2 {
		t.Fatalf("Backspace leads to %q, answered %d", step.Node.Text, step.Previous)
	}
	b.answer(4)
	if got := b.run().Step().Node.Variant; got != "Samsung Internet" {
		t.Errorf("changed, the step is that of %q", got)
	}
	b.does(keys.Undo, "", 0)
	if got := b.run().Step().Node.Text; got != "Which browser is it on the phone?" {
		t.Errorf("the undo leads to %q", got)
	}
}

func TestTheCountryIsTypedAndNamesTheWaysToPay(t *testing.T) {
	b := newBench(t, 1280, 800)
	b.guided("try-another-payment-method")
	b.answer(1)
	if b.win.Canvas().Focused() != b.guide.value {
		t.Fatal("the keyboard is not where the country is typed")
	}
	b.guide.value.OnEnter()
	if b.win.Canvas().Focused() != b.guide.answers {
		t.Error("Enter without a country does not go to the answers")
	}
	test.Type(b.guide.value, "Atlantis")
	b.guide.value.OnEnter()
	if said := b.status.Said(); !strings.Contains(said, `o country is called "Atlantis"`) || b.guide.value.Text != "Atlantis" {
		t.Errorf("of no country it says %q", said)
	}
	b.guide.value.SetText("brazil")
	b.guide.value.OnEnter()
	if said := b.status.Said(); said != "" {
		t.Errorf("once a country was understood it says %q", said)
	}
	if c := b.current().Contact(); c.Country != "BR" || b.run().Step().Node.ID != "what-else" {
		t.Fatalf("the contact is from %q, at %s", c.Country, b.run().Step().Node.ID)
	}
	if told := b.guide.told.Text; !strings.HasPrefix(told, "Known in Brazil: Elo, ") || !strings.Contains(told, "Pix") || strings.Contains(told, "UnionPay") {
		t.Errorf("the step says %q", told)
	}
	if b.win.Canvas().Focused() != b.guide.answers {
		t.Error("after the country the keyboard is not at the answers")
	}
}

func TestWithoutACountryTheWaysToPayOfEverywhereAreNamed(t *testing.T) {
	b := newBench(t, 1280, 800)
	b.guided("try-another-payment-method")
	b.answer(1)
	b.answer(2)
	if told := b.guide.told.Text; !strings.HasPrefix(told, "Known everywhere: Visa, ") {
		t.Errorf("the step says %q", told)
	}
}
