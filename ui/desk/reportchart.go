package desk

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"paydesk/store/report"
)

// mostBars is how many groups a chart shows; its sheet lists all.
const mostBars = 40

// groups is the sheet of the groups asked for, or of the days, with its chart.
func (b *workbook) groups(context.Context) error {
	name, fill, line := "Groups", b.byGroup, false
	if len(b.made.By) == 0 {
		name, fill, line = "Days", b.byDay, true
	}
	if err := fill(name); err != nil {
		return err
	}
	last := b.row
	if err := b.sheet.Flush(); err != nil || last < 2 {
		return err
	}
	if line {
		return b.chart(name, "D3", name, last, line)
	}
	if _, err := b.NewSheet("Chart"); err != nil {
		return err
	}
	return b.chart("Chart", "A1", name, min(last, mostBars+1), line)
}

// byDay lists the contacts of each day.
func (b *workbook) byDay(name string) error {
	if err := b.begin(name, []float64{14, 12}, "Day", "Contacts"); err != nil {
		return err
	}
	day, err := time.Parse(time.DateOnly, b.made.From)
	if err != nil {
		return err
	}
	for ; day.Format(time.DateOnly) <= b.made.To; day = day.AddDate(0, 0, 1) {
		text := day.Format(time.DateOnly)
		if err := b.add(b.look.date(text), b.days[text]); err != nil {
			return err
		}
	}
	return nil
}

// byGroup lists every figure for each group, with what it rests on.
func (b *workbook) byGroup(name string) error {
	all := report.Definitions()
	titles, widths := []any{b.grouped()}, []float64{40}
	for i := range all {
		for _, title := range groupTitles(&all[i]) {
			titles, widths = append(titles, title), append(widths, 14)
		}
	}
	if err := b.begin(name, widths, titles...); err != nil {
		return err
	}
	cells := make([]any, 0, len(titles)) // of very many groups
	for _, g := range b.made.Groups {
		cells = append(cells[:0], strings.Join(g.Labels, " / "))
		for i := range all {
			m, _ := g.Of(all[i].ID)
			cells = b.appendGroup(cells, &all[i], &m)
		}
		if err := b.add(cells...); err != nil {
			return err
		}
	}
	return nil
}

// groupTitles are the titles of a figure's columns. A count rests on nothing
// but itself, and of what is divided the denominator is n.
func groupTitles(d *report.Definition) []string {
	title := d.Title
	if d.Unit == report.Count {
		return []string{title}
	}
	if d.Unit == report.Seconds {
		title += " (seconds)"
	}
	if d.ID == median {
		return []string{title, d.Title + ": n"}
	}
	return []string{title, d.Title + ": numerator", d.Title + ": n (denominator)"}
}

// median is the figure that has no numerator.
const median = "handling_median"

// appendGroup adds the cells under groupTitles.
func (b *workbook) appendGroup(cells []any, d *report.Definition, m *report.Measured) []any {
	cells = append(cells, b.look.number(d.Unit, m.Value, m.Small))
	switch {
	case d.Unit == report.Count:
		return cells
	case d.ID == median:
		return append(cells, m.N)
	}
	return append(cells, m.Numerator, m.N)
}

// grouped names the groupings.
func (b *workbook) grouped() string {
	names := make([]string, len(b.made.By))
	for i, g := range b.made.By {
		names[i] = string(g)
	}
	return strings.Join(names, " / ")
}

// chart draws the contacts of a sheet's rows from the second to the last one,
// at a cell of the same sheet or another.
func (b *workbook) chart(on, at, sheet string, last int, line bool) error {
	kind, by, format := excelize.Bar, b.grouped(), excelize.ChartNumFmt{}
	if line {
		kind, by, format.CustomNumFmt = excelize.Line, "day", "yyyy-mm-dd"
	}
	return b.AddChart(on, at, &excelize.Chart{
		Type: kind,
		Series: []excelize.ChartSeries{{
			Name:       fmt.Sprintf("'%s'!$B$1", sheet),
			Categories: fmt.Sprintf("'%s'!$A$2:$A$%d", sheet, last),
			Values:     fmt.Sprintf("'%s'!$B$2:$B$%d", sheet, last),
		}},
		Title:     excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: "Contacts by " + by}}},
		Legend:    excelize.ChartLegend{Position: "none"},
		XAxis:     excelize.ChartAxis{ReverseOrder: !line, NumFmt: format},
		YAxis:     excelize.ChartAxis{MajorGridLines: true},
		Dimension: excelize.ChartDimension{Width: 760, Height: uint(360 + 12*max(0, min(last, mostBars)-12))},
	})
}
