package reportpaper

import (
	"image/color"

	"paydesk/assets/page"
	"paydesk/store/report"
	"paydesk/ui/reportwords"
)

// shown are the figures on cards, with what they say of their formula.
var shown = []struct{ id, title, formula string }{
	{"contacts", "Contacts", "saved contacts that began in the period"},
	{"shoppers", "Shoppers", "different ones, by e-mail, phone or order"},
	{"fcr_gross", "Solved on first contact", "resolved, no repeat within 7 days / all contacts"},
	{"fcr_net", "Solved first, net", "the same / contacts a desk can resolve"},
	{"aht", "Average handling", "talk + hold + after-contact work / contacts"},
	{"repeats", "Repeat contacts", "same shopper and topic within 7 days / all"},
	{"outcome_escalated", "Escalated", "ended as escalated / all contacts"},
	{"promises_kept", "Promises kept", "kept by their day / kept or over"},
}

const (
	cardsAcross = 4
	cardGap     = 4.0
	cardHigh    = 30.6
	cardWide    = (width - (cardsAcross-1)*cardGap) / cardsAcross
)

// cards draws the main figures.
func (p *paper) cards() {
	at := 0
	for _, s := range shown {
		f := p.Of(s.id)
		if f == nil {
			continue
		}
		x := margin + float64(at%cardsAcross)*(cardWide+cardGap)
		y := p.y + float64(at/cardsAcross)*(cardHigh+cardGap)
		p.card(x, y, s.title, s.formula, f)
		at++
	}
	p.y += float64((at+cardsAcross-1)/cardsAcross)*(cardHigh+cardGap) + 2
}

// card draws one figure. One of few contacts is grey and says so.
func (p *paper) card(x, y float64, title, formula string, f *report.Figure) {
	const pad = 3.2
	elem, tone := p.doc.Add(0, page.P), page.Ink
	if f.Small {
		tone = page.Grey
	}
	p.put(page.Rect{X: x, Y: y, W: cardWide, H: cardHigh, Radius: 1.6, Paint: page.Paint{Fill: card, Stroke: page.Outline, Line: 0.25}})
	tiny, inner := page.Font{Size: 7.2}, cardWide-2*pad
	text := func(dy float64, font page.Font, in color.NRGBA, text string) {
		font.Size *= min(1, max(0.75, inner/font.Width(text+" ")))
		p.put(page.Text{X: x + pad, Y: y + dy, Font: font, Color: in, Text: font.Fit(text, inner), Elem: elem})
	}
	text(5.2, small, page.Grey, title)
	text(12.4, page.Font{Size: 17, Bold: true}, tone, reportwords.Value(f.Unit, f.Measured))
	text(17, page.Font{Size: 7.8}, page.Ink, reportwords.RestsOn(f.Unit, f.Measured))
	text(21, page.Font{Size: 7.8}, page.Accent, reportwords.Against(f))
	for i, line := range tiny.Wrap(formula, inner) {
		text(25.4+3.2*float64(i), tiny, page.Grey, line)
	}
}
