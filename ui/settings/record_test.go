package settings

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"paydesk/store"
	"paydesk/ui/keys"
)

func TestTheRecordIsListedNewestFirstAndPaged(t *testing.T) {
	p := open(t)
	const deeds = pageLines + 30
	for n := range deeds {
		p.must(p.desk.Store().Record(t.Context(), store.MayExport, store.DidExport, fmt.Sprintf("report %d", n)))
	}
	p.at(5)
	r := of[*record](p)
	p.shows(fmt.Sprintf("no. %d", deeds), "export")
	if r.rows.Len() != pageLines {
		t.Fatalf("%d lines are listed at first", r.rows.Len())
	}
	r.rows.Do(keys.Last)
	if r.rows.Len() != deeds {
		t.Fatalf("at the end %d lines are listed, want %d", r.rows.Len(), deeds)
	}
	r.rows.Do(keys.Last)
	p.shows("no. 1\n")
	if r.whole.Text != "report 0" {
		t.Errorf("the line selected is told as %q", r.whole.Text)
	}
}

func TestEverythingIsChecked(t *testing.T) {
	p := open(t)
	p.must(os.Chmod(p.desk.Dir(), 0o700))
	p.at(5)
	p.press("Check everything")
	p.says("Checked. To look at: 0.")
	p.shows("Sound", "Every page of the log is sound.", "The audit record is whole.")
	p.must(os.WriteFile(filepath.Join(p.desk.Dir(), "contacts.db.7.tmp"), nil, 0o600))
	p.press("Check everything")
	p.says("Checked. To look at: 1.")
	p.shows("Look at it", "Unfinished copies are left", "Delete them while no backup is running.")
	p.at(1)
	p.at(5)
	p.hides("Sound")
}
