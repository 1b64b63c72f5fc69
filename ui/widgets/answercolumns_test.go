package widgets_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"paydesk/ui/keys"
	"paydesk/ui/widgets"
)

func TestAnswersStandInTwoColumnsWhereTheyHaveTheWidth(t *testing.T) {
	themed(t)
	a := widgets.NewAnswers(keys.PaneSteps, &rest{})
	win := shown(t, a, 588, 400)
	given := 0
	a.OnAnswer = func(n int) { given = n }
	short := func(n int) (all []widgets.Choice) {
		for i := range n {
			all = append(all, widgets.Choice{Text: fmt.Sprint("Answer ", i+1)})
		}
		return all
	}
	long := append(short(8), widgets.Choice{Text: "An answer of so many words that half the width has no room"})
	ticks := append([]widgets.Choice{{Text: "To tick", Tick: true}}, short(8)...)
	for _, c := range []struct {
		what    string
		choices []widgets.Choice
		width   float32
		most    int
		two     bool
	}{
		{"nine", short(9), 588, 6, true},
		{"nine with room", short(9), 588, 9, false},
		{"seven", short(7), 588, 6, true},
		{"six", short(6), 588, 6, false},
		{"nine, one of them long", long, 588, 6, false},
		{"nine lines, one to tick", ticks, 588, 6, false},
		{"nine on a narrow pane", short(9), 200, 6, false},
	} {
		win.Resize(fyne.NewSize(c.width, 400))
		a.SetMost(c.most)
		a.SetChoices(c.choices, 0)
		given = 0
		test.TapCanvas(win.Canvas(), fyne.NewPos(c.width-20, 15))
		want := 1
		if c.two {
			want = (len(c.choices)+1)/2 + 1
		}
		if c.choices[0].Tick {
			want = 0
		}
		if given != want {
			t.Errorf("%s: a tap at the upper right gave answer %d, want %d", c.what, given, want)
		}
		lines := float32(len(c.choices))
		if c.two {
			lines = float32((len(c.choices) + 1) / 2)
		}
		if per := a.MinSize().Height / lines; per < 24 || per > 60 {
			t.Errorf("%s: %v high for %v lines", c.what, a.MinSize().Height, lines)
		}
	}
}
