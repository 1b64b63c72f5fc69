package desk

import (
	"time"

	"github.com/xuri/excelize/v2"

	"paydesk/store/report"
)

// looks are the styles of a workbook's cells.
type looks struct {
	bold, time, day int
	// value is how values of a unit look, and small those whose n is too small
	// to say much: grey, and with a star for paper.
	value, small map[report.Unit]int
}

// numbers are the formats of values by their units.
var numbers = map[report.Unit]string{report.Count: "General", report.Share: "0.0%", report.Seconds: "0.0"}

// grey is the colour of what says little, still dark enough to read.
const grey = "757575"

// makeLooks makes the styles, in a fixed order.
func makeLooks(f *excelize.File) (l looks, err error) {
	l.value, l.small = map[report.Unit]int{}, map[report.Unit]int{}
	style := func(font *excelize.Font, format string) (id int) {
		s := &excelize.Style{Font: font}
		if format != "" {
			s.CustomNumFmt = &format
		}
		if err == nil {
			id, err = f.NewStyle(s)
		}
		return id
	}
	l.bold = style(&excelize.Font{Bold: true}, "")
	l.time, l.day = style(nil, "yyyy-mm-dd hh:mm:ss"), style(nil, "yyyy-mm-dd")
	for _, unit := range []report.Unit{report.Count, report.Share, report.Seconds} {
		l.value[unit] = style(nil, numbers[unit])
		l.small[unit] = style(&excelize.Font{Color: grey}, numbers[unit]+`"*"`)
	}
	return l, err
}

// number is a value for a cell, or nothing.
func (l *looks) number(unit report.Unit, v *float64, small bool) any {
	if v == nil {
		return nil
	}
	if small {
		return excelize.Cell{StyleID: l.small[unit], Value: *v}
	}
	return excelize.Cell{StyleID: l.value[unit], Value: *v}
}

// earlier is the value of an earlier period, or nothing.
func (l *looks) earlier(unit report.Unit, m *report.Measured) any {
	if m == nil {
		return nil
	}
	return l.number(unit, m.Value, m.Small)
}

// moment is a time as the number of days since 1900 that spreadsheets count
// in, in the zone that it is told in.
func (l *looks) moment(t time.Time) any {
	_, offset := t.Zone()
	return excelize.Cell{StyleID: l.time, Value: epoch + float64(t.Unix()+int64(offset))/(24*60*60)}
}

// date is a day written 2026-11-21 as a date; the text where it is none.
func (l *looks) date(text string) any {
	day, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return text
	}
	return excelize.Cell{StyleID: l.day, Value: epoch + day.Unix()/(24*60*60)}
}

// epoch is 1 January 1970 as spreadsheets count days.
const epoch = 25569
