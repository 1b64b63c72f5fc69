package desk

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"

	"paydesk/store"
	"paydesk/store/report"
)

// reportInJSON is a report with the hash of its rows.
type reportInJSON struct {
	*report.Report
	Hash string `json:"rows_sha256"`
	Rule string `json:"rows_sha256_rule"`
}

// reportJSON writes all figures as one object. Groups come last, one a line.
func reportJSON(_ context.Context, _ *Desk, made store.Counted, _ ReportFile, w io.Writer) error {
	rest := *made.Report
	rest.Groups, rest.Before = nil, nil
	body, err := json.MarshalIndent(reportInJSON{&rest, made.Digest(), report.DigestRule}, "", "  ")
	if err != nil {
		return err
	}
	if _, err := w.Write(bytes.TrimSuffix(body, []byte("\n}"))); err != nil {
		return err
	}
	for _, part := range []struct {
		name   string
		groups []report.Group
	}{{"groups", made.Groups}, {"groups_before", made.Before}} {
		if err := groupsJSON(w, part.name, part.groups); err != nil {
			return err
		}
	}
	_, err = io.WriteString(w, "\n}\n")
	return err
}

// groupsJSON writes a list of groups as the next field of an object.
func groupsJSON(w io.Writer, name string, groups []report.Group) (err error) {
	if len(groups) == 0 {
		return nil
	}
	line := fmt.Appendf(nil, ",\n  %q: [", name)
	for i := range groups {
		if i > 0 {
			line = append(line, ',')
		}
		if line, err = groups[i].AppendJSON(append(line, "\n    "...)); err != nil {
			return err
		}
		if _, err := w.Write(line); err != nil {
			return err
		}
		line = line[:0]
	}
	_, err = io.WriteString(w, "\n  ]")
	return err
}
