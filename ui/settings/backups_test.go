package settings

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"paydesk/store"
	"paydesk/ui/desk"
	"paydesk/ui/keys"
)

func TestBackupsAreListedAndRestored(t *testing.T) {
	p := open(t)
	before := p.contact(store.Contact{Note: "before"})
	_, err := p.desk.Upkeep(t.Context())
	p.must(err)
	after := p.contact(store.Contact{Note: "after"})
	p.clock.Time = p.clock.Time.AddDate(0, 0, 1)
	_, err = p.desk.Upkeep(t.Context())
	p.must(err)
	p.at(4)
	p.hides("no daily backup yet")
	if p.backups.rows.Len() != 2 {
		t.Fatalf("%d backups are listed", p.backups.rows.Len())
	}
	p.backups.rows.Do(keys.LineDown) // yesterday's
	p.press("Restore this one...")
	p.shows("Replaced: the log in use, with 2 contacts saved and 0 unfinished", "with 1 contact saved", "contacts-2026-11-23.db")
	if p.button("Cancel") != p.win.Canvas().Focused() {
		t.Error("Cancel has not the keyboard")
	}
	p.press("Cancel")
	if p.gone(after) {
		t.Fatal("Cancel restored")
	}
	p.press("Restore this one...")
	p.press("Restore")
	if p.gone(before) || !p.gone(after) || p.changed != 1 {
		t.Errorf("restored: %v %v, the window was told %d times", p.gone(before), p.gone(after), p.changed)
	}
	kept, err := filepath.Glob(filepath.Join(p.desk.Dir(), "contacts-replaced-*.db"))
	if err != nil || len(kept) != 1 {
		t.Fatalf("kept %v, %v", kept, err)
	}
	p.shows("The log replaced is kept as " + kept[0])
	p.says(kept[0])

	p.backups.from.entry.SetText(kept[0])
	p.backups.from.entry.OnEnter()
	p.press("Restore")
	if p.gone(after) {
		t.Error("the log that was kept cannot be restored")
	}
}

func TestADamagedBackupIsRefused(t *testing.T) {
	p := open(t)
	p.at(4)
	bad := filepath.Join(t.TempDir(), "bad.db")
	p.must(os.WriteFile(bad, []byte("nonsense"), 0o600))
	p.press("Restore from the file...")
	p.says("Name the file")
	p.backups.from.entry.SetText(bad)
	p.press("Restore from the file...")
	p.says("nothing was replaced")
	p.hides("Restore the backup of")
}

func TestABackupIsMadeInAFolder(t *testing.T) {
	p := open(t)
	p.contact(store.Contact{Note: "n"})
	p.at(4)
	p.press("Back up now")
	p.says("Name a folder")
	folder := t.TempDir()
	p.backups.to.entry.SetText(folder)
	p.backups.to.entry.OnEnter()
	p.says("Backed up and checked: " + folder)
	made, err := os.ReadDir(folder)
	if err != nil || len(made) != 1 {
		t.Fatalf("made %v, %v", made, err)
	}
	if s, err := store.Survey(t.Context(), filepath.Join(folder, made[0].Name())); err != nil || s.Saved != 1 {
		t.Errorf("the backup holds %+v, %v", s, err)
	}
	p.backups.to.entry.SetText(filepath.Join(folder, "nowhere"))
	p.backups.to.entry.OnEnter()
	p.says("There is no folder")
	if _, err := os.Stat(filepath.Join(folder, "nowhere")); err == nil {
		t.Error("a file was made under the name of a folder that is not there")
	}
}

func TestChoosingOpensADialogThatLeavesWithThePage(t *testing.T) {
	p := open(t)
	p.at(4)
	p.press("Choose...")
	if p.win.Canvas().Overlays().Top() == nil {
		t.Fatal("no dialog opened")
	}
	p.Leave()
	if p.win.Canvas().Overlays().Top() != nil {
		t.Error("the dialog is still there")
	}
}

func TestUpkeepIsToldWhenItDidSomethingOrBeginsToFail(t *testing.T) {
	p := open(t)
	p.at(4)
	p.shows("are looked after by themselves")
	p.deps.Status.Say("quiet")
	p.Kept(desk.Kept{}, nil)
	p.says("quiet")
	p.shows("looked after at 09:00")

	trouble := errors.New("the disk is full\nand so is the other")
	p.Kept(desk.Kept{}, trouble)
	p.says("the disk is full; and so is the other")
	p.deps.Status.Say("quiet")
	p.clock.Time = p.clock.Time.Add(time.Hour)
	p.Kept(desk.Kept{}, trouble)
	p.says("quiet")
	p.shows("! Retention or the daily backup failed: the disk is full")

	did := desk.Kept{Daily: store.DailyBackup{Made: true, Removed: []string{"a", "b"}, OverBudget: true}}
	did.Contacts = 3
	p.Kept(did, nil)
	for _, want := range []string{"Purged 3 contacts past retention.", "backup of today was made", "Older backups removed: 2", "more room"} {
		p.says(want)
		p.shows(want)
	}
	p.Kept(desk.Kept{}, trouble)
	p.says("the disk is full")

	p.Settings = New(t.Context(), p.deps) // as for somebody else
	p.win.SetContent(p.Object())
	p.Show()
	p.at(4)
	p.shows("! Retention or the daily backup failed: the disk is full")
}
