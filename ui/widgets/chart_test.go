package widgets

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"paydesk/ui/theme"
)

// drawnTexts are the words that a widget draws, and a failure for each that
// reaches beyond it.
func drawnTexts(t *testing.T, o fyne.Widget) (all []string) {
	t.Helper()
	for _, part := range test.WidgetRenderer(o).Objects() {
		text, ok := part.(*canvas.Text)
		if !ok {
			continue
		}
		all = append(all, text.Text)
		at, size := text.Position(), text.MinSize()
		if at.X < -1 || at.Y < -1 || at.X+size.Width > o.Size().Width+1 || at.Y+size.Height > o.Size().Height+1 {
			t.Errorf("%T of %v: %q stands at %v and is %v large", o, o.Size(), text.Text, at, size)
		}
	}
	return all
}

// chartSizes are wide and narrow rooms, at each size of text.
func chartSizes(t *testing.T, do func(t *testing.T, width float32)) {
	for _, scale := range []int{80, 100, 200} {
		test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Look{Mode: theme.Light, Scale: scale}))
		for _, width := range []float32{260, 600, 1200} {
			do(t, width)
		}
	}
}

func TestChartsKeepTheirWordsWithinTheirRoom(t *testing.T) {
	bars := []Bar{{"A topic with a rather long name that has to be cut somewhere", 12, "12", 20}, {"Short", 0, "0", -1}}
	var points []LinePoint
	for i := range 31 {
		points = append(points, LinePoint{"17 Nov", int64(i * 40), int64(1000 - i)})
	}
	points[30].Value = -1
	chartSizes(t, func(t *testing.T, width float32) {
		b := NewBars(bars)
		b.Resize(fyne.NewSize(width, b.High()))
		if got := drawnTexts(t, b); !slices.Contains(got, "12") || !slices.Contains(got, "0") {
			t.Errorf("bars %v wide show %q", width, got)
		}
		l := NewLines(points, "16 to 22 November 2026", "9 to 15 November 2026")
		l.Resize(fyne.NewSize(width, l.High()))
		if got := drawnTexts(t, l); !slices.Contains(got, "17 Nov") || !slices.Contains(got, "1500") {
			t.Errorf("lines %v wide show %q", width, got)
		}
		c := NewCard("Solved on first contact, net", "44.4 %", true, "8 of 18, fewer than 20", "+25.7 points (18.8 % of 16)")
		c.Resize(fyne.NewSize(width, c.High()))
		drawnTexts(t, c)
	})
}

func TestTheNumberOfABarStandsBehindItAndNotBehindTheStroke(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Look{Mode: theme.Light}))
	for _, before := range []float64{-1, 2, 8, 8.1, 8.3, 9, 20} {
		b := NewBars([]Bar{{"Short", 8, "8", before}, {"Long", 20, "20", -1}})
		b.Resize(fyne.NewSize(600, b.High()))
		var end float32
		for _, part := range test.WidgetRenderer(b).Objects() {
			switch part := part.(type) {
			case *canvas.Rectangle:
				if part.Position().Y == 4 {
					end = part.Position().X + part.Size().Width
				}
			case *canvas.Text:
				if gap := part.Position().X - end; part.Text == "8" && (gap < 3 || gap > 9) {
					t.Errorf("before %v: the number stands %v behind the bar", before, gap)
				}
			}
		}
	}
}

func TestANumberBreaksTheStrokeThatRunsThroughIt(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Look{Mode: theme.Light}))
	for before, want := range map[float64]int{-1: 2, 8: 4, 8.2: 5, 9: 4, 20: 4} {
		b := NewBars([]Bar{{"Short", 8, "8", before}, {"Long", 20, "20", -1}})
		b.Resize(fyne.NewSize(600, b.High()))
		rects := 0
		for _, part := range test.WidgetRenderer(b).Objects() {
			if _, ok := part.(*canvas.Rectangle); ok {
				rects++
			}
		}
		if rects != want {
			t.Errorf("before %v: %d rectangles, want %d", before, rects, want)
		}
	}
}

func TestATableLeavesOutColumnsThatHaveNoRoom(t *testing.T) {
	head := []string{"Topic", "Contacts", "Share", "Handling"}
	rows := [][]Cell{{{Text: "A topic with a rather long name"}, {Text: "1234"}, {Text: "12.3 %"}, {Text: "10 m 12 s", Dim: true}}, {{Text: "more rows"}}}
	chartSizes(t, func(t *testing.T, width float32) {
		table := NewTable(head, rows)
		table.Resize(fyne.NewSize(width, table.High()))
		got := drawnTexts(t, table)
		if !slices.Contains(got, "1234") || width == 1200 && !slices.Contains(got, "10 m 12 s") {
			t.Errorf("a table %v wide shows %q", width, got)
		}
	})
}

func TestATapSelectsTheRowUnderIt(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Look{Mode: theme.Light}))
	table := NewTable([]string{"Topic", "Contacts"}, [][]Cell{{{Text: "a"}, {Text: "1"}}, {{Text: "b"}, {Text: "2"}}})
	table.Resize(fyne.NewSize(400, table.High()))
	var tapped []int
	table.OnTap = func(row int) { tapped = append(tapped, row) }
	top, bottom := table.RowBox(1)
	for _, y := range []float32{1, (top + bottom) / 2, bottom + 5} {
		table.Tapped(&fyne.PointEvent{Position: fyne.NewPos(20, y)})
	}
	if !slices.Equal(tapped, []int{1}) {
		t.Errorf("tapped %v, want row 1 alone", tapped)
	}
	table.Light(1)
	if table.Lit() != 1 {
		t.Error("the row is not lit")
	}
}

func TestAnAxisHasFewRoundSteps(t *testing.T) {
	for most, want := range map[int64][2]int64{0: {1, 1}, 3: {1, 3}, 6: {2, 6}, 70: {20, 80}, 81: {50, 100}, 1200: {500, 1500}} {
		if step, end := scaleOf(most); step != want[0] || end != want[1] {
			t.Errorf("an axis to %d has steps of %d and ends at %d, want %v", most, step, end, want)
		}
	}
}

func TestADashedLineIsHalfGaps(t *testing.T) {
	test.NewTempApp(t)
	in := &ink{}
	walked := in.dashed(theme.Text, 2, 0, fyne.NewPos(0, 0), fyne.NewPos(100, 0))
	long := float32(0)
	for _, o := range in.objects {
		l := o.(*canvas.Line)
		long += l.Position2.X - l.Position1.X
	}
	if walked != 100 || long < 45 || long > 55 {
		t.Errorf("walked %v, painted %v of 100", walked, long)
	}
}
