package desk

import (
	"context"
	"encoding/csv"
	"io"
	"strconv"
	"time"

	"paydesk/store"
)

// localTime is a time as spreadsheets read one, in the desk's zone.
const localTime = "2006-01-02 15:04:05"

// reportCSV writes the contacts of a report one a line, as RFC 4180 says it:
// UTF-8, commas, lines that end in CR LF.
func reportCSV(ctx context.Context, d *Desk, made store.Counted, to ReportFile, w io.Writer) error {
	if to.BOM {
		if _, err := io.WriteString(w, byteOrderMark); err != nil {
			return err
		}
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	cells := make([]string, len(columns))
	for i, c := range columns {
		cells[i] = c.name
	}
	if err := out.Write(cells); err != nil {
		return err
	}
	zone := d.Now().Location()
	err := d.reportLines(ctx, made, to, func(l store.Line) error {
		for i, c := range columns {
			cells[i] = c.cell(&l, zone)
		}
		return out.Write(cells)
	})
	if err != nil {
		return err
	}
	out.Flush()
	return out.Error()
}

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
