package desk

import (
	"archive/zip"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"sort"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"paydesk/store"
	"paydesk/store/report"
)

// sheetRows is how many rows a sheet of a workbook can have. The tests make
// it smaller.
var sheetRows = excelize.TotalRows

// workbook is a report being written as one.
type workbook struct {
	*excelize.File
	desk   *Desk
	made   store.Counted
	to     ReportFile
	look   looks
	days   map[string]int // contacts of the period by local day
	sheet  *excelize.StreamWriter
	row    int // written last in the sheet
	sheets int // of contacts
}

// reportXLSX writes a workbook with all figures, a chart and the contacts one
// a row. Its cells are numbers, dates and texts, and never formulas.
func reportXLSX(ctx context.Context, d *Desk, made store.Counted, to ReportFile, w io.Writer) (err error) {
	b := &workbook{File: excelize.NewFile(), desk: d, made: made, to: to, days: map[string]int{}}
	defer func() { err = errors.Join(err, b.Close()) }() // removes its temporary files
	for _, step := range []func(context.Context) error{b.styles, b.summary, b.contacts, b.groups, b.lists} {
		if err := step(ctx); err != nil {
			return err
		}
	}
	return b.inOrder(ctx, w)
}

// inOrder writes the workbook with its parts in a fixed order, so that the same
// report has the same bytes: excelize takes some of them as they come.
func (b *workbook) inOrder(ctx context.Context, w io.Writer) (err error) {
	if b.ContentTypes != nil {
		types := b.ContentTypes.Defaults
		sort.Slice(types, func(i, j int) bool { return types[i].Extension < types[j].Extension })
	}
	tmp, err := os.CreateTemp("", "paydesk-*")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, tmp.Close(), os.Remove(tmp.Name())) }()
	size, err := b.WriteTo(whileOn{ctx, tmp})
	if err != nil {
		return err
	}
	parts, err := zip.NewReader(tmp, size)
	if err != nil {
		return err
	}
	slices.SortFunc(parts.File, func(x, y *zip.File) int { return cmp.Compare(x.Name, y.Name) })
	out := zip.NewWriter(w)
	for _, part := range parts.File {
		if err := out.Copy(part); err != nil {
			return err
		}
	}
	return out.Close()
}

// styles makes the looks of cells.
func (b *workbook) styles(context.Context) (err error) {
	b.look, err = makeLooks(b.File)
	return err
}

// begin begins a sheet with its widths and its first row.
func (b *workbook) begin(name string, widths []float64, titles ...any) (err error) {
	if _, err = b.NewSheet(name); err != nil {
		return err
	}
	if b.sheet, err = b.NewStreamWriter(name); err != nil {
		return err
	}
	for i, width := range widths {
		if err = b.sheet.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	if err = b.sheet.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	b.row = 0
	for i, title := range titles {
		titles[i] = excelize.Cell{StyleID: b.look.bold, Value: title}
	}
	return b.add(titles...)
}

// add writes the next row of the sheet.
func (b *workbook) add(cells ...any) error {
	b.row++
	return b.sheet.SetRow(fmt.Sprintf("A%d", b.row), cells)
}

// summary is the sheet of all figures, each with what it says and rests on.
func (b *workbook) summary(context.Context) error {
	const name = "Summary"
	if err := b.SetSheetName(b.GetSheetName(0), name); err != nil {
		return err
	}
	err := b.begin(name, []float64{32, 12, 9, 12, 12, 9, 9, 10, 10, 14, 14, 70, 60},
		"Figure", "Value", "Unit", "Numerator", "Denominator", "n", "Small n", "Low", "High", "Period before", "Same weekdays", "Formula", "Window")
	if err != nil {
		return err
	}
	for _, f := range b.made.Figures {
		if err := b.add(b.figure(&f)...); err != nil {
			return err
		}
	}
	for _, h := range b.made.Handouts {
		if err := b.add("Handouts in "+cmp.Or(h.Language, "no language"), h.Count, string(report.Count), h.Count, 0, h.Count,
			nil, nil, nil, nil, nil, "handouts given out in the language"); err != nil {
			return err
		}
	}
	for _, about := range b.about() {
		if err := b.add(about[0], about[1]); err != nil {
			return err
		}
	}
	return b.sheet.Flush()
}

// figure is the row of a figure.
func (b *workbook) figure(f *report.Figure) []any {
	small := any(nil)
	if f.Small {
		small = "small"
	}
	return []any{f.Title, b.look.number(f.Unit, f.Value, f.Small), string(f.Unit), f.Numerator, f.Denominator, f.N, small,
		b.look.number(f.Unit, f.Low, f.Small), b.look.number(f.Unit, f.High, f.Small),
		b.look.earlier(f.Unit, f.Before), b.look.earlier(f.Unit, f.Weekdays), f.Formula, f.Window}
}

// about says what the report is of.
func (b *workbook) about() [][2]any {
	all := [][2]any{{}, {"First day", b.look.date(b.made.From)}, {"Last day", b.look.date(b.made.To)}, {"Zone", b.made.Zone}, {"Hash of the rows", b.made.Digest()}}
	for _, g := range report.Groupings() {
		if keys, filtered := b.made.Filter[g]; filtered {
			all = append(all, [2]any{"Only " + string(g), strings.Join(keys, ", ")})
		}
	}
	for _, rule := range [][2]any{{"Days that stand out", b.made.Rule}, {"Steps", b.made.StepRule}} {
		if rule[1] != "" {
			all = append(all, rule)
		}
	}
	for _, lack := range b.made.Missing {
		all = append(all, [2]any{"Not counted", lack})
	}
	for _, note := range b.made.Notes {
		all = append(all, [2]any{"Note", note})
	}
	return append(all, [2]any{"Grey, with a star", "n is too small for the value to say much"}, [2]any{"The sheet Contacts", earlierToo})
}

// earlierToo says which contacts stand in a workbook beside those of the
// period.
const earlierToo = "it holds also contacts that began before or after the period and whose promise is due in it: in_period is 0 there, and they count for promises alone"

// contacts are the sheets of contacts, a new one when one is full.
func (b *workbook) contacts(ctx context.Context) error {
	zone := b.desk.Now().Location()
	cells := make([]any, len(columns))
	if err := b.nextSheet(); err != nil {
		return err
	}
	err := b.desk.reportLines(ctx, b.made, b.to, func(l store.Line) error {
		if b.row == sheetRows {
			if err := errors.Join(b.sheet.Flush(), b.nextSheet()); err != nil {
				return err
			}
		}
		if l.InPeriod {
			b.days[l.Started.In(zone).Format(time.DateOnly)]++
		}
		for i, c := range columns {
			cells[i] = b.cell(c, c.value(&l, zone))
		}
		return b.add(cells...)
	})
	if err != nil {
		return err
	}
	return b.sheet.Flush()
}

// nextSheet begins a sheet of contacts.
func (b *workbook) nextSheet() error {
	b.sheets++
	name := "Contacts"
	if b.sheets > 1 {
		name = fmt.Sprint("Contacts ", b.sheets)
	}
	titles, widths := make([]any, len(columns)), make([]float64, len(columns))
	for i, c := range columns {
		titles[i], widths[i] = c.name, 14
		if strings.HasSuffix(c.name, "_local") || strings.HasSuffix(c.name, "_utc") {
			widths[i] = 20
		}
	}
	return b.begin(name, widths, titles...)
}

// cell is a value of a contact for a cell.
func (b *workbook) cell(c column, v any) any {
	switch v := v.(type) {
	case time.Time:
		return b.look.moment(v)
	case string:
		if v == "" {
			return nil
		}
		if c.day {
			return b.look.date(v)
		}
	case bool:
		if v {
			return 1
		}
		return 0
	}
	return v
}
