package widgets

import (
	"slices"

	"fyne.io/fyne/v2"
)

// answerColumns lays out the lines of Answers under each other, or in two
// columns where there are more than most of them and half the width is enough
// for each.
type answerColumns struct {
	most int
	rows int // of the first column as chosen last, 0 for all
}

// answerGap is the room between two lines.
const answerGap = 2

// choose decides for one column or two.
func (c *answerColumns) choose(lines []fyne.CanvasObject, width float32) {
	c.rows = 0
	tooWide := func(o fyne.CanvasObject) bool {
		line, ok := o.(*answerLine)
		return !ok || line.ticks() || line.oneLine() > half(width)
	}
	if len(lines) > c.most && !slices.ContainsFunc(lines, tooWide) {
		c.rows = (len(lines) + 1) / 2
	}
}

func half(width float32) float32 { return (width - answerGap) / 2 }

// split are the lines of each column.
func (c *answerColumns) split(lines []fyne.CanvasObject) [2][]fyne.CanvasObject {
	if c.rows == 0 {
		return [2][]fyne.CanvasObject{lines}
	}
	return [2][]fyne.CanvasObject{lines[:c.rows], lines[c.rows:]}
}

// MinSize has the height of the higher column.
func (c *answerColumns) MinSize(lines []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, column := range c.split(lines) {
		height := float32(0)
		for i, line := range column {
			least := line.MinSize()
			size.Width = max(size.Width, least.Width)
			height += least.Height + min(float32(i), 1)*answerGap
		}
		size.Height = max(size.Height, height)
	}
	return size
}

// Layout places the lines.
func (c *answerColumns) Layout(lines []fyne.CanvasObject, size fyne.Size) {
	c.choose(lines, size.Width)
	width := size.Width
	if c.rows > 0 {
		width = half(width)
	}
	for i, column := range c.split(lines) {
		y := float32(0)
		for _, line := range column {
			line.Move(fyne.NewPos(float32(i)*(width+answerGap), y))
			line.Resize(fyne.NewSize(width, line.MinSize().Height))
			y += line.Size().Height + answerGap
		}
	}
}
