package desk_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"paydesk/store"
)

// oldContact saves a contact with a handout, a year and a half before now.
func oldContact(t *testing.T, p *place) (ref, handout string) {
	t.Helper()
	now := p.now
	p.now = now.AddDate(0, -18, 0)
	defer func() { p.now = now }()
	s := p.start(t)
	s.Edit(func(c *store.Contact) { c.Note, c.Customer, c.Outcome = "old", "Ana", "dropped" })
	saved, err := s.Save(t.Context())
	must(t, err)
	must(t, os.MkdirAll(p.HandoutDir(), 0o700))
	handout = filepath.Join(p.HandoutDir(), saved.Ref+"_shopper.pdf")
	must(t, os.WriteFile(handout, nil, 0o600))
	return saved.Ref, handout
}

func TestUpkeepPurgesWhatIsOldAndBacksUp(t *testing.T) {
	p, ctx := newPlace(t), t.Context()
	ref, handout := oldContact(t, p)
	s := p.start(t) // or the clock would be doubted
	s.Edit(func(c *store.Contact) { c.Note = "today" })
	_, err := s.Flush(ctx)
	must(t, err)

	kept, err := p.Upkeep(ctx)
	must(t, err)
	if kept.Contacts != 1 || kept.Handouts != 1 || !kept.Daily.Made {
		t.Errorf("kept %+v", kept)
	}
	if c, err := p.Store().Get(ctx, ref); err != nil || c.Customer != "" || c.Outcome != "dropped" {
		t.Errorf("the old contact is %+v, %v", c, err)
	}
	if _, err := os.Stat(handout); !os.IsNotExist(err) {
		t.Errorf("its handout: %v", err)
	}
	if _, err := os.Stat(kept.Daily.Path); err != nil {
		t.Error(err)
	}
	again, err := p.Upkeep(ctx)
	must(t, err)
	if again.Contacts != 0 || again.Daily.Made {
		t.Errorf("the second time kept %+v", again)
	}
}

func TestUpkeepBacksUpThoughRetentionIsRefused(t *testing.T) {
	p, ctx := newPlace(t), t.Context()
	oldContact(t, p)
	p.now = p.now.AddDate(5, 0, 0) // nothing was stored for years: the clock is doubted
	kept, err := p.Upkeep(ctx)
	var refused *store.RefusedError
	if !errors.As(err, &refused) || !kept.Daily.Made {
		t.Errorf("kept %+v, %v", kept, err)
	}
}
