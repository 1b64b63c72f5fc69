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
	if !line {
		last = min(last, mostBars+1)
	}
	return b.chart(name, last, line)
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
		if err := b.add(text, b.days[text]); err != nil {
			return err
		}
	}
	return nil
}

// byGroup lists the value of every figure for each group.
func (b *workbook) byGroup(name string) error {
	all := report.Definitions()
	titles, widths := []any{b.grouped()}, []float64{40}
	for _, d := range all {
		titles, widths = append(titles, d.Title), append(widths, 14)
	}
	if err := b.begin(name, widths, titles...); err != nil {
		return err
	}
	for _, g := range b.made.Groups {
		cells := []any{strings.Join(g.Labels, " / ")}
		for _, d := range all {
			m, _ := g.Of(d.ID)
			cells = append(cells, plain(m.Value))
		}
		if err := b.add(cells...); err != nil {
			return err
		}
	}
	return nil
}

// grouped names the groupings.
func (b *workbook) grouped() string {
	names := make([]string, len(b.made.By))
	for i, g := range b.made.By {
		names[i] = string(g)
	}
	return strings.Join(names, " / ")
}

// chart draws the contacts of a sheet's rows from the second to the last one.
func (b *workbook) chart(sheet string, last int, line bool) error {
	kind, by := excelize.Bar, b.grouped()
	if line {
		kind, by = excelize.Line, "day"
	}
	beside, err := excelize.CoordinatesToCellName(4, 3)
	if err != nil {
		return err
	}
	return b.AddChart(sheet, beside, &excelize.Chart{
		Type: kind,
		Series: []excelize.ChartSeries{{
			Name:       fmt.Sprintf("'%s'!$B$1", sheet),
			Categories: fmt.Sprintf("'%s'!$A$2:$A$%d", sheet, last),
			Values:     fmt.Sprintf("'%s'!$B$2:$B$%d", sheet, last),
		}},
		Title:     excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: "Contacts by " + by}}},
		Legend:    excelize.ChartLegend{Position: "none"},
		XAxis:     excelize.ChartAxis{ReverseOrder: !line},
		YAxis:     excelize.ChartAxis{MajorGridLines: true},
		Dimension: excelize.ChartDimension{Width: 760, Height: uint(360 + 12*max(0, min(last, mostBars)-12))},
	})
}
