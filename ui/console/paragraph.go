package console

import (
	"fyne.io/fyne/v2"
	builtin "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paydesk/ui/theme"
)

// style is how a paragraph of an article looks.
type style struct {
	size   fyne.ThemeSizeName
	bold   bool
	colour fyne.ThemeColorName
}

var (
	styleTitle   = style{theme.SizeTitle, true, builtin.ColorNameForeground}
	styleHeading = style{builtin.SizeNameCaptionText, true, builtin.ColorNamePrimary}
	styleText    = style{builtin.SizeNameText, false, builtin.ColorNameForeground}
	styleMuted   = style{builtin.SizeNameCaptionText, false, builtin.ColorNamePlaceHolder}
)

// paragraph is a text with, muted behind it, where it comes from. One that is
// given what it shows already is not painted again.
type paragraph struct {
	*widget.RichText
	style      style
	text, from *widget.TextSegment
}

func newParagraph() *paragraph {
	p := &paragraph{text: &widget.TextSegment{}, from: &widget.TextSegment{Style: styleMuted.rich()}}
	p.RichText = widget.NewRichText(p.text)
	p.Wrapping = fyne.TextWrapWord
	return p
}

// set shows a text; an empty source shows none.
func (p *paragraph) set(s style, text, from string) {
	if from != "" {
		from = "   " + from
	}
	p.Hidden = false
	if p.style == s && p.text.Text == text && p.from.Text == from {
		return
	}
	p.style, p.text.Style, p.text.Text, p.from.Text = s, s.rich(), text, from
	p.Segments = []widget.RichTextSegment{p.text}
	if from != "" {
		p.Segments = append(p.Segments, p.from)
	}
	p.Refresh()
}

func (s style) rich() widget.RichTextStyle {
	return widget.RichTextStyle{Inline: true, SizeName: s.size, ColorName: s.colour, TextStyle: fyne.TextStyle{Bold: s.bold}}
}
