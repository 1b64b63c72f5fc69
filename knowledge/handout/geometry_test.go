package handout

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"paydesk/assets/page"
	"paydesk/knowledge"
)

// hostile is an input of everything people and programs get wrong.
func hostile() Input {
	in := long()
	in.Ref = "PD-(\\)<</JS (app.alert(1))>>" + strings.Repeat("REF-", 60)
	in.Customer = "𝕏🙂 王小明 \u202eevil\u202c " + strings.Repeat("Wolfeschlegelsteinhausen", 12) + "\nnext 4111111111111111"
	in.title = "Karte (\\)<</JS /OpenAction /Launch>> 支付失败"
	in.Amount, in.Currency, in.Order = strings.Repeat("9", 90), "\u200b\x00", strings.Repeat("A/", 80)
	in.found = []string{"", "\n\n", "\xff\xfe", strings.Repeat("long ", 400)}
	in.tried = in.found
	in.resumeCode = strings.Repeat("ABCD-", 60)
	return in
}

// long is an input with more steps than a page holds.
func long() Input {
	in := sampleWalked()
	for i := range 20 {
		in.todo = append(in.todo, knowledge.Step{
			Do: fmt.Sprintf("Do thing number %d.", i), How: fmt.Sprintf("It is done in %d different ways. %s", i, strings.Repeat("Slowly. ", i)),
		})
	}
	return in
}

// slack is how far in millimetres two boxes may touch for rounding.
const slack = 0.05

func TestNothingLeavesTheMarginsOrOverlaps(t *testing.T) {
	inputs := []Input{hostile(), long(), sample(), sampleWalked(), {Date: issued}}
	for _, a := range shipped(t).Articles() {
		inputs = append(inputs, plain(a), filed(a))
		for _, pick := range walks()[:3] {
			inputs = append(inputs, walked(t, a, pick))
		}
	}
	for _, in := range inputs {
		for _, paper := range allPapers {
			for _, reader := range allAudiences {
				in = in.on(paper, reader)
				for i, pg := range build(t, in).Pages {
					if why := misplaced(pg); why != "" {
						t.Errorf("%s for %s on %s, page %d: %s", in.topic, reader, paper, i+1, why)
					}
				}
			}
		}
	}
}

// misplaced names an item that is where it must not be, or is empty.
func misplaced(pg page.Page) string {
	left := (pg.W - contentWidth) / 2
	for _, item := range pg.Items {
		box := item.Bounds()
		bar := box.Y0 == 0 && box.X1 == pg.W
		if !bar && (box.X0 < left-slack || box.X1 > pg.W-left+slack || box.Y0 < accentHeight || box.Y1 > pg.H-footBase+2) {
			return fmt.Sprintf("%+v lies outside the margins", item)
		}
	}
	runs := texts(page.Document{Pages: []page.Page{pg}})
	for i, run := range runs {
		at := slices.IndexFunc(runs[i+1:], func(other page.Text) bool { return overlap(run.Bounds(), other.Bounds()) })
		if at >= 0 {
			return fmt.Sprintf("%q and %q overlap", run.Text, runs[i+1+at].Text)
		}
	}
	return split(pg)
}

func overlap(a, b page.Box) bool {
	return a.X0 < b.X1-slack && b.X0 < a.X1-slack && a.Y0 < b.Y1-slack && b.Y0 < a.Y1-slack
}

// split names a text that crosses the edge of a box that it begins in.
func split(pg page.Page) string {
	for _, item := range pg.Items {
		shape, ok := item.(page.Rect)
		if !ok || shape.W < contentWidth/4 || shape.H < 8 {
			continue
		}
		box := shape.Bounds()
		for _, run := range texts(page.Document{Pages: []page.Page{pg}}) {
			if b := run.Bounds(); overlap(box, b) && (b.X1 > box.X1 || b.Y0 < box.Y0 || b.Y1 > box.Y1) {
				return fmt.Sprintf("%q crosses the edge of its box", run.Text)
			}
		}
	}
	return ""
}
