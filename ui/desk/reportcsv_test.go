package desk

import (
	"encoding/csv"
	"slices"
	"strings"
	"testing"
)

// Every row is read again as it was written, by any reader of RFC 4180, and a
// cell that could be split stands in quotes.
func TestRowsOfACSVAreReadAsTheyWereWritten(t *testing.T) {
	var cells []string
	for _, text := range hostile {
		cells = append(cells, harmless(text))
	}
	row := string(appendRow(nil, cells))
	again, err := csv.NewReader(strings.NewReader(row)).Read()
	if err != nil || !slices.Equal(again, cells) {
		t.Fatalf("%q became %q, %v", cells, again, err)
	}
	for _, cell := range cells {
		if strings.ContainsAny(cell, ";|\t\r\n") && !strings.Contains(row, `"`+strings.ReplaceAll(cell, `"`, `""`)+`"`) {
			t.Errorf("%q stands without quotes", cell)
		}
	}
}
