package desk_test

import (
	"errors"
	"path/filepath"
	"testing"
	"time"

	"paydesk/store"
)

func TestABackupNeedsASupervisorAndIsOnRecord(t *testing.T) {
	p, ctx, folder := newPlace(t), t.Context(), t.TempDir()
	name, err := p.BackUp(ctx, folder)
	must(t, err)
	if _, err := store.Survey(ctx, name); err != nil || filepath.Dir(name) != folder {
		t.Errorf("%s: %v", name, err)
	}
	lines, err := p.Store().Audit(ctx, 0, 1)
	if err != nil || len(lines) != 1 || lines[0].Deed != store.DidExport || lines[0].Who != "" && lines[0].Who != "maria" {
		t.Errorf("on record is %+v, %v", lines, err)
	}
	_, err = p.Store().AddPerson(ctx, "Sam", store.Supervisor, "correct horse battery")
	must(t, err)
	var denied *store.DeniedError
	p.now = p.now.Add(time.Hour)
	if name, err := p.BackUp(ctx, folder); !errors.As(err, &denied) || name != "" {
		t.Errorf("an agent backed up to %q: %v", name, err)
	}
}
