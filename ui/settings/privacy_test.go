package settings

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"paydesk/store"
	"paydesk/ui/uitest"
)

func (p *page) gone(id store.ContactID) bool {
	p.t.Helper()
	_, err := p.desk.Store().Get(p.t.Context(), string(id))
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		p.t.Fatal(err)
	}
	return err != nil
}

func TestAShopperIsFoundAndErased(t *testing.T) {
	p := open(t)
	hers := p.contact(store.Contact{Email: "ana@example.com"})
	other := p.contact(store.Contact{Note: "the card is of ana@example.com"})
	_, err := p.desk.Store().BackupDaily(t.Context(), store.BackupRules{})
	p.must(err)
	p.at(3)
	h := of[*privacy](p).shopper
	if !h.erase.Disabled() {
		t.Error("nothing was found, and Erase can be pressed")
	}
	h.find.SetText("nobody@example.com")
	h.find.OnEnter()
	p.shows("Nothing here is theirs")
	if !h.erase.Disabled() {
		t.Error("nobody was found, and Erase can be pressed")
	}
	h.find.SetText("ana")
	h.find.OnEnter()
	p.shows("has to be a whole address")
	h.find.SetText("ana@example.com")
	p.press("Find")
	p.shows("Theirs: 1 contact. In contacts of others: 1 mention.", "Local backups that would be rewritten (1): contacts-2026-11-23.db")

	p.press("Erase...")
	p.shows("Erase this shopper, 1 contact?", "cannot be taken back")
	if p.button("Cancel") != p.win.Canvas().Focused() {
		t.Error("Cancel has not the keyboard")
	}
	p.esc()
	if p.gone(hers) {
		t.Fatal("Esc erased a shopper")
	}
	p.shows("Theirs: 1 contact")
	p.press("Erase...")
	p.press("Erase")
	if !p.gone(hers) || p.changed != 1 {
		t.Errorf("erased %v, the window was told %d times", p.gone(hers), p.changed)
	}
	if c, err := p.desk.Store().Get(t.Context(), string(other)); err != nil || c.Note != "the card is of [erased]" {
		t.Errorf("the other one's contact is %+v, %v", c, err)
	}
	p.shows("Erased: 1 contact, 1 mention in contacts of others, 0 handouts.", "Local backups rewritten (1): contacts-2026-11-23.db", "earlier exports and reports")
	if off, ok := p.win.Canvas().Focused().(fyne.Disableable); ok && off.Disabled() {
		t.Error("the keyboard is on a dimmed control")
	}
	if h.find.Text != "" {
		t.Error("the shopper's address is still in the field")
	}
	p.at(1)
	p.at(3)
	p.hides("Erased: 1 contact")
}

func TestAShopperIsFoundByOrderAndPhone(t *testing.T) {
	p := open(t)
	p.contact(store.Contact{Order: "8190123412341234", Phone: "+34 600 111 222"})
	p.at(3)
	h := of[*privacy](p).shopper
	for _, number := range []string{"8190 1234 1234 1234", "600111222"} {
		h.by.tabs.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
		h.find.SetText(number)
		h.find.OnEnter()
		p.shows("Theirs: 1 contact")
	}
}

func TestWhatAnErasureCouldNotRewriteIsNamed(t *testing.T) {
	p := open(t)
	p.contact(store.Contact{Email: "ana@example.com"})
	damaged := filepath.Join(p.desk.Dir(), store.DailyFolder, "contacts-2026-11-20.db")
	p.must(os.Mkdir(filepath.Dir(damaged), 0o700))
	p.must(os.WriteFile(damaged, []byte("nonsense"), 0o600))
	p.at(3)
	of[*privacy](p).shopper.take(store.Shopper{Email: "ana@example.com"})
	p.shows("Local backups removed, because they could not be rewritten (1): contacts-2026-11-20.db")
}

func TestOldContactsArePurgedAfterAPreview(t *testing.T) {
	p := open(t)
	old := p.contact(store.Contact{Customer: "Ana", Started: uitest.Start.AddDate(0, -20, 0)})
	p.contact(store.Contact{Customer: "Ben"})
	p.at(3)
	u := of[*privacy](p).purge
	if u.before.Text != "2025-11-23" {
		t.Errorf("the day proposed is %q", u.before.Text)
	}
	u.before.SetText("soon")
	u.before.OnEnter()
	p.shows("Write a day such as")
	u.before.SetText("2025-06-01")
	p.press("Count")
	p.shows("1 contact begun before 2025-06-01 would be purged. The oldest is of 2025-03-23.")
	p.press("Purge...")
	p.press("Cancel")
	if c, err := p.desk.Store().Get(t.Context(), string(old)); err != nil || c.Customer != "Ana" {
		t.Fatalf("Cancel purged %+v, %v", c, err)
	}
	p.press("Purge...")
	p.press("Purge 1 contact")
	if c, err := p.desk.Store().Get(t.Context(), string(old)); err != nil || c.Customer != "" || p.changed != 1 {
		t.Errorf("purged %+v, %v; told %d times", c, err, p.changed)
	}
	p.shows("Purged: 1 contact, 0 handouts removed.", "earlier exports")
	p.says("Purged: 1 contact")
	u.before.SetText("2027-01-01")
	u.before.OnEnter()
	p.press("Purge...")
	p.press("Purge 1 contact")
	p.shows("lies in the future; nothing was purged")
}

func TestAShopperIsGivenTheirRecord(t *testing.T) {
	p := open(t)
	p.contact(store.Contact{Email: "ana@example.com", Note: "her note, she fears theft"})
	p.at(3)
	h := of[*privacy](p).shopper
	if !h.give.give.Disabled() {
		t.Error("nobody was found, and a record can be saved")
	}
	h.find.SetText("ana@example.com")
	h.find.OnEnter()
	p.press("Save their record")
	p.says("Name a folder")
	folder := t.TempDir()
	h.give.to.entry.SetText(folder)
	h.give.to.entry.OnEnter()
	p.says("The record, 1 contact, is saved as")
	p.says("Before you hand it over, read the notes and typed answers of")
	files, err := os.ReadDir(folder)
	if err != nil || len(files) != 2 {
		t.Fatalf("the folder holds %v, %v", files, err)
	}
	body, err := os.ReadFile(filepath.Join(folder, files[0].Name()))
	if err != nil || !strings.Contains(string(body), "her note") || strings.Contains(files[0].Name(), "ana") {
		t.Errorf("%s, %v: %s", files[0].Name(), err, body)
	}
	h.give.to.entry.SetText(filepath.Join(folder, "nowhere"))
	h.give.to.entry.OnEnter()
	p.says("There is no folder")
}
