package search

import (
	"testing"

	"paydesk/knowledge"
)

func TestHushedCodesInEveryShape(t *testing.T) {
	lib, err := knowledge.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for code, want := range map[string]bool{
		"30043": true, "30041": true, "20041": true, "4l": true, "4 1": true, "041": true, "0054": true, "CSC 54": true, "csc54": true,
		"RC41": true, "four one": true, "stolen_card": true, "43": true,
		"51": false, "05": false, "54": false, "14": false, "CSC_7200021": false, "insufficient funds": false, "": false,
	} {
		if got := HushedCode(lib, code); got != want {
			t.Errorf("HushedCode(%q) = %v, want %v", code, got, want)
		}
	}
}
