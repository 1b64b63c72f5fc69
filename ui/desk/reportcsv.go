package desk

import (
	"bufio"
	"context"
	"io"
	"strconv"
	"strings"
	"time"

	"paydesk/store"
)

// localTime is a time as spreadsheets read one, in the desk's zone.
const localTime = "2006-01-02 15:04:05"

// reportCSV writes the contacts of a report one a line, as RFC 4180 says it:
// UTF-8, commas, lines that end in CR LF. Cells keep their bytes, also where
// they hold line ends of their own.
func reportCSV(ctx context.Context, d *Desk, made store.Counted, to ReportFile, w io.Writer) error {
	if to.BOM {
		if _, err := io.WriteString(w, byteOrderMark); err != nil {
			return err
		}
	}
	out := bufio.NewWriterSize(w, 1<<16)
	cells := make([]string, len(columns))
	for i, c := range columns {
		cells[i] = c.name
	}
	line := appendRow(nil, cells)
	if _, err := out.Write(line); err != nil {
		return err
	}
	zone := d.Now().Location()
	err := d.reportLines(ctx, made, to, func(l store.Line) error {
		for i, c := range columns {
			cells[i] = c.cell(&l, zone)
		}
		line = appendRow(line[:0], cells)
		_, err := out.Write(line)
		return err
	})
	if err != nil {
		return err
	}
	return out.Flush()
}

// appendRow writes a row with its end. Cells that a spreadsheet could split, by
// whatever separator, are quoted. The writer of encoding/csv quotes for its own
// separator alone, and loses a CR.
func appendRow(b []byte, cells []string) []byte {
	for i, cell := range cells {
		if i > 0 {
			b = append(b, ',')
		}
		if strings.ContainsAny(cell, quoted) {
			b = append(append(append(b, '"'), strings.ReplaceAll(cell, `"`, `""`)...), '"')
		} else {
			b = append(b, cell...)
		}
	}
	return append(b, "\r\n"...)
}

// quoted are the signs of cells that stand in quotes.
const quoted = separators + `"'`

// cell is a value as text. What holds is 1, and what does not 0.
func (c column) cell(l *store.Line, zone *time.Location) string {
	switch v := c.value(l, zone).(type) {
	case string:
		return harmless(v)
	case int:
		return strconv.Itoa(v)
	case bool:
		if v {
			return "1"
		}
		return "0"
	case time.Time:
		if c.local {
			return v.Format(localTime)
		}
		return v.Format(time.RFC3339)
	}
	return ""
}
