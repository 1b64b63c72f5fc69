package handout

import (
	"strconv"
	"strings"
	"time"

	"paydesk/assets/page"
	"paydesk/knowledge"
)

// Free space above the parts, in millimetres at full size.
const (
	gapLead    = 1.8
	gapFacts   = 5
	gapSection = 5.2
	gapEntry   = 0.6
	gapFirst   = 2
	gapStep    = 1.6
	gapHelp    = 4.4
)

// bulletIndent is how far the text of a bullet is set in.
const bulletIndent = 5.0

// head draws the top of the first page, which has a fixed place: the mark,
// what this paper is and for whom, reference and date.
func (l *layout) head(kind string, in Input) {
	const mark, textAt, second = 9.0, 12.5, 7.6
	right := l.left + contentWidth
	ref, date := l.doc.Add(0, page.P), l.words.date(in.Date)
	named := kind
	if in.Customer != "" {
		named = fill(l.words.NamedKind, "{kind}", kind, "{customer}", in.Customer)
	}
	room := contentWidth - textAt - small.font.Width(date) - footGap
	number := shopName.font.Fit(in.Ref, contentWidth-textAt-shopName.font.Width(l.words.Shop)-footGap)
	paper := l.doc.Add(0, page.P)
	l.header = append(badge(l.left, headerTop, mark),
		shopName.at(l.left+textAt, headerTop+3.5, l.words.Shop, paper),
		small.at(l.left+textAt, headerTop+second, small.font.Fit(named, room), paper),
		shopName.at(right-shopName.font.Width(number), headerTop+3.5, number, ref),
		small.at(right-small.font.Width(date), headerTop+second, date, ref))
}

// badge is the white tick on the accent colour.
func badge(x, y, side float64) []page.Item {
	return []page.Item{
		page.Rect{X: x, Y: y, W: side, H: side, Radius: side * 0.244, Paint: page.Paint{Fill: accent}},
		tick(x, y, side, side*0.12),
	}
}

// tick is a white check mark inside a square.
func tick(x, y, side, line float64) page.Path {
	return page.Path{
		Points: []page.Point{{X: x + side*0.28, Y: y + side*0.52}, {X: x + side*0.44, Y: y + side*0.68}, {X: x + side*0.73, Y: y + side*0.34}},
		Paint:  page.Paint{Stroke: white, Line: line},
	}
}

// title draws the one main message and the lead below it.
func (l *layout) title(text, leadText string) {
	l.doc.Title = text
	p := l.pen()
	p.paraOf(title, p.element(0, page.H1), text, 3)
	l.add(p, 0, true)
	p = l.pen()
	p.para(l.lead(), p.element(0, page.P), leadText)
	l.add(p, gapLead, false)
}

// fact is one cell of the row under the lead. An empty value leaves a line to
// write on.
type fact struct{ label, value string }

// facts draws up to three cells side by side, all as high as the highest.
func (l *layout) facts(facts []fact) {
	const gap, rule, padX, padY, perRow = 4.0, 0.9, 4.0, 2.6, 3
	width := (contentWidth - (perRow-1)*gap) / perRow
	row := l.pen()
	for i, f := range facts {
		p := l.pen()
		p.inset(float64(i)*(width+gap)+padX, 0)
		p.w = width - padX - 2
		p.pad(padY)
		elem := p.element(0, page.P)
		p.para(small, elem, f.label)
		p.y += 0.8
		p.fact(elem, f.value)
		row.draw(p.items...)
		row.y = max(row.y, p.y+padY*l.fit.gap)
	}
	for i := range facts {
		x := l.left + float64(i)*(width+gap)
		row.under(page.Rect{X: x, W: rule, H: row.y, Paint: page.Paint{Fill: accent}})
		row.under(page.Rect{X: x, W: width, H: row.y, Paint: page.Paint{Fill: pale}})
	}
	l.add(row, gapFacts, false)
}

// fact draws the value of a cell, or a line to write it on.
func (p *pen) fact(elem int, text string) {
	if text == "" {
		p.y += 2 * value.line()
		p.draw(writingLine(p.x, p.y, p.w))
		return
	}
	p.paraOf(value, elem, text, 3)
}

func writingLine(x, y, w float64) page.Path {
	line := hairline(x, y, w)
	line.Stroke = grey
	return line
}

// box draws a tinted box with a heading and bullets.
func (l *layout) box(head string, lines []string) {
	if len(lines) == 0 {
		return
	}
	p := l.pen()
	p.inset(6, 6)
	p.pad(3.6)
	p.para(heading.in(accent), p.element(0, page.H2), head)
	list := p.element(0, page.List)
	for _, line := range lines {
		p.pad(gapEntry)
		p.bullet(list, line)
	}
	p.pad(4)
	p.under(page.Rect{X: l.left, W: contentWidth, H: p.y, Radius: 2.5, Paint: page.Paint{Fill: tint}})
	l.add(p, gapSection, false)
}

// bullet draws one entry of a list behind a dot.
func (p *pen) bullet(list int, text string) {
	const dot = 1.3
	body := p.l.body()
	middle := p.y + body.line()/2
	p.draw(page.Rect{X: p.x + 0.6, Y: middle - dot/2, W: dot, H: dot, Radius: dot / 2, Paint: page.Paint{Fill: accent}})
	p.entry(list, bulletIndent, body, text)
}

// entry draws the text of a list entry, set in from the left.
func (p *pen) entry(list int, indent float64, s style, text string) {
	elem := p.element(p.element(list, page.Entry), page.Body)
	p.inset(indent, 0)
	p.para(s, elem, text)
	p.inset(-indent, 0)
}

// head2 draws the heading of a section, kept with what follows.
func (l *layout) head2(s style, text string) {
	p := l.pen()
	p.para(s, p.element(0, page.H2), text)
	l.add(p, gapSection, true)
}

// list draws a heading with entries below it, each a block of its own.
func (l *layout) list(head string, lines []string, entry func(*pen, int, string)) {
	if len(lines) == 0 {
		return
	}
	l.head2(heading, head)
	list := l.doc.Add(0, page.List)
	for _, line := range lines {
		p := l.pen()
		entry(p, list, line)
		l.add(p, gapEntry, false)
	}
}

// ticked draws one entry behind a ticked box.
func (p *pen) ticked(list int, text string) {
	const side, indent = 4.0, 6.5
	body := p.l.body()
	top := p.y + (body.line()-side)/2
	p.draw(page.Rect{X: p.x, Y: top, W: side, H: side, Radius: 0.8, Paint: page.Paint{Fill: accent}})
	p.draw(tick(p.x, top, side, 0.55))
	p.entry(list, indent, body, text)
}

// steps draws the numbered boxes to tick, the owed ones marked.
func (l *layout) steps(head, beside string, owed, steps []knowledge.Step) {
	all := append(owed[:len(owed):len(owed)], steps...)
	if len(all) == 0 {
		return
	}
	p := l.pen()
	p.para(section, p.element(0, page.H2), head)
	if beside != "" {
		p.right(hint, section, 0, p.element(0, page.P), beside)
	}
	l.add(p, gapSection, true)
	list := l.doc.Add(0, page.List)
	for i, step := range all {
		mark := ""
		if i < len(owed) {
			mark = l.words.First
		}
		l.step(list, i+1, step, mark, i == len(all)-1)
	}
}

// step draws one numbered box. A hairline parts it from the next.
func (l *layout) step(list, number int, step knowledge.Step, mark string, last bool) {
	const side, numberAt, textAt = 5.6, 11.0, 20.0
	p, action := l.pen(), l.action()
	entry := p.element(list, page.Entry)
	count := stepCount.at(p.x+numberAt, action.base(), strconv.Itoa(number), p.element(entry, page.Label))
	text := p.element(entry, page.Body)
	p.draw(page.Rect{X: p.x, Y: (action.line() - side) / 2, W: side, H: side, Radius: 1,
		Paint: page.Paint{Stroke: accent, Line: 0.45}}, count)
	p.inset(textAt, 0)
	p.action(text, step.Do, mark)
	if step.How != "" {
		p.para(l.body(), text, step.How)
	}
	if !last {
		p.pad(1.9)
		p.draw(hairline(p.x, p.y, p.w))
	}
	gap := float64(gapStep)
	if number == 1 {
		gap = gapFirst
	}
	l.add(p, gap, false)
}

// action draws what to do, with the mark of an owed step at its right.
func (p *pen) action(elem int, do, mark string) {
	action := p.l.action()
	if mark == "" {
		p.para(action, elem, do)
		return
	}
	p.right(urgent, action, p.y, elem, mark)
	room := urgent.font.Width(mark) + 4
	p.inset(0, room)
	p.para(action, elem, do)
	p.inset(0, -room)
}

// due draws the waiting times as dates, on one line each: where the line gets
// too long, the dates stand without the span they were counted from.
func (l *layout) due(due []Due, issued time.Time) {
	lines := make([]string, len(due))
	for i, d := range due {
		what := strings.TrimRight(d.What, " .") + ": "
		lines[i] = what + l.words.due(d, issued) + "."
		if l.body().font.Width(lines[i]) > contentWidth-bulletIndent {
			lines[i] = what + l.words.days(d, issued) + "."
		}
	}
	l.list(l.words.HowLong, lines, (*pen).bullet)
}

// note draws a heading with a sentence.
func (l *layout) note(step knowledge.Step) {
	if step.Do == "" {
		return
	}
	p := l.pen()
	p.para(heading, p.element(0, page.H2), step.Do)
	if at := heading.font.Width(step.Do) + runIn; l.fit.gap == tight && at+l.body().font.Width(step.How) <= p.w {
		p.draw(l.body().at(p.x+at, heading.base(), step.How, p.element(0, page.P)))
	} else {
		p.para(l.body(), p.element(0, page.P), step.How)
	}
	l.add(p, gapSection, false)
}

// runIn is the space between a heading and a text on the same line.
const runIn = 3.0

// warning draws the box on card safety that no handout goes without. It keeps
// the block that follows, so that the help box never stands alone on a page.
func (l *layout) warning(sentences ...string) {
	const rule, textAt, right = 1.6, 15.5, 4.0
	p := l.pen()
	p.inset(textAt, right)
	p.pad(3.4)
	p.draw(alarm(l.left+5.6, p.y)...)
	p.para(safeHead, p.element(0, page.H2), l.words.SafeHead)
	p.y += 0.3
	p.para(l.body(), p.element(0, page.P), strings.TrimSpace(strings.Join(sentences, " ")))
	p.pad(3.8)
	p.under(page.Rect{X: l.left, W: rule, H: p.y, Paint: page.Paint{Fill: warning}})
	p.under(page.Rect{X: l.left, W: contentWidth, H: p.y, Paint: page.Paint{Fill: amber}})
	l.add(p, gapSection, true)
}

// alarm is the warning sign: a triangle with an exclamation mark.
func alarm(x, y float64) []page.Item {
	const w, h = 7.0, 6.0
	middle := x + w/2
	return []page.Item{
		page.Path{
			Points: []page.Point{{X: middle, Y: y}, {X: x + w, Y: y + h}, {X: x, Y: y + h}}, Closed: true,
			Paint: page.Paint{Fill: warning, Stroke: warning, Line: 0.9},
		},
		page.Path{
			Points: []page.Point{{X: middle, Y: y + 2}, {X: middle, Y: y + 3.9}},
			Paint:  page.Paint{Stroke: white, Line: 0.8},
		},
		page.Rect{X: middle - 0.45, Y: y + 4.8, W: 0.9, H: 0.9, Radius: 0.45, Paint: page.Paint{Fill: white}},
	}
}

// help draws the outlined box with the way to us. The words for a reader who
// has a reference name it; an empty code is left out.
func (l *layout) help(w HelpWords, ref, code string) {
	p := l.pen()
	p.inset(6, 6)
	p.pad(3.6)
	p.para(heading, p.element(0, page.H2), w.Head)
	text := w.Text
	if ref != "" {
		text = fill(w.WithRef, "{ref}", ref)
	}
	p.para(l.body(), p.element(0, page.P), text)
	if code != "" {
		p.para(l.body(), p.element(0, page.P), fill(w.Code, "{code}", code))
	}
	p.pad(4)
	p.under(page.Rect{X: l.left, W: contentWidth, H: p.y, Radius: 2.5, Paint: page.Paint{Stroke: outline, Line: 0.35}})
	l.add(p, gapHelp, false)
}

// lines draws empty lines to write on.
func (l *layout) lines(head, beside string, count int) {
	const apart = 8.5
	p := l.pen()
	p.para(heading, p.element(0, page.H2), head)
	p.right(hint, heading, 0, p.element(0, page.P), beside)
	for range count {
		p.pad(apart)
		p.draw(writingLine(p.x, p.y, p.w))
	}
	l.add(p, gapSection, false)
}
