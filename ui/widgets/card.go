package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	builtin "fyne.io/fyne/v2/theme"

	"paydesk/ui/theme"
)

// Card shows one figure: what it is, its value in large, and lines that say
// what it rests on and what it is compared with.
type Card struct {
	widget.BaseWidget
	OnTap func()

	title, value string
	lines        []string
	dim, lit     bool
}

// NewCard returns a card. A dim one shows its value muted; its lines have to
// say why.
func NewCard(title, value string, dim bool, lines ...string) *Card {
	c := &Card{title: title, value: value, dim: dim, lines: lines}
	c.ExtendBaseWidget(c)
	return c
}

// Light marks the card as the selected one.
func (c *Card) Light(on bool) {
	if c.lit != on {
		c.lit = on
		c.Refresh()
	}
}

// Tapped tells of the tap.
func (c *Card) Tapped(*fyne.PointEvent) {
	if c.OnTap != nil {
		c.OnTap()
	}
}

const cardPad = 8

// High is the height of the card at the present theme.
func (c *Card) High() float32 {
	small := caption(theme.Muted)
	return figureFace(theme.Text).high() + float32(1+len(c.lines))*small.high() + cardPad
}

// CreateRenderer draws the card.
func (c *Card) CreateRenderer() fyne.WidgetRenderer {
	return newDrawn(c, func() fyne.Size { return fyne.NewSize(60, c.High()) }, c.draw)
}

func caption(role fyne.ThemeColorName) face { return face{role, builtin.CaptionTextSize(), false} }

func body(role fyne.ThemeColorName) face { return face{role, builtin.TextSize(), false} }

func figureFace(role fyne.ThemeColorName) face {
	return face{role, builtin.Size(theme.SizeFigure), true}
}

func (c *Card) draw(in *ink, size fyne.Size) {
	ground, value := theme.Surface, theme.Text
	if c.lit {
		ground = theme.SelectedRow
	}
	if c.dim {
		value = theme.Muted
	}
	in.box(ground, theme.FieldBorder, size)
	if c.lit {
		in.rect(theme.FocusRing, fyne.Position{}, fyne.NewSize(4, size.Height))
	}
	room, y := size.Width-2*cardPad, float32(cardPad/2)
	small := caption(theme.Muted)
	in.text(small, fyne.NewPos(cardPad, y), room, c.title)
	y += small.high()
	in.text(figureFace(value), fyne.NewPos(cardPad, y), room, c.value)
	y += figureFace(value).high()
	for _, line := range c.lines {
		in.text(caption(theme.Text), fyne.NewPos(cardPad, y), room, line)
		y += small.high()
	}
}
