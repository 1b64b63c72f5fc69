package store

import (
	"path/filepath"
	"testing"
)

// A backup from before cannot bring back a removed supervisor, an old policy
// or an erased shopper, nor take lines off the record.
func TestRestoreUndoesNoDecision(t *testing.T) {
	dir, backup := t.TempDir(), filepath.Join(t.TempDir(), "backup.db")
	s := staffed(t, dir)
	ana := add(t, s, Contact{Email: "ana@example.com", Note: "zebra"})
	bo := add(t, s, Contact{Email: "bo@example.com"})
	signIn(t, s, "Sam", passphrase)
	must(t, s.Backup(ctx, backup))
	must(t, s.RemovePerson(ctx, "Eve"))
	must(t, s.SetPolicy(ctx, "retention_months", 6))
	must(t, errOf(s.Erase(ctx, Shopper{Email: "ana@example.com"})))
	lines := audited(t, s)

	signIn(t, s, "Maria", pin)
	denied(t, errOf(s.Restore(ctx, backup)))
	denied(t, errOf(Restore(ctx, dir, backup, noon)))
	signIn(t, s, "Sam", passphrase)
	kept, err := s.Restore(ctx, backup)
	must(t, err)

	denied(t, errOf(s.SignIn(ctx, "Eve", passphrase+"Eve")))
	if p, err := s.Policy(ctx); err != nil || p.RetentionMonths != 6 {
		t.Errorf("%+v %v", p, err)
	}
	if _, err := s.Get(ctx, string(ana.ID)); err == nil {
		t.Error("an erased shopper is back")
	}
	get(t, s, bo.ID)
	if got := audited(t, s); got != lines+1 {
		t.Errorf("%d lines on record, want %d", got, lines+1)
	}
	must(t, checkAudit(ctx, s.read))
	must(t, s.Close())
	if found := filesWith(t, dir, "zebra"); len(found) > 0 {
		t.Errorf("in %v; kept is %s", found, kept)
	}
	sound(t, dir)
}

func TestBackupBringsItsPeopleToANewComputer(t *testing.T) {
	dir, backup := t.TempDir(), filepath.Join(t.TempDir(), "backup.db")
	s := staffed(t, t.TempDir())
	signIn(t, s, "Sam", passphrase)
	must(t, s.Backup(ctx, backup))
	must(t, errOf(Restore(ctx, dir, backup, noon)))
	must(t, checkAudit(ctx, open(t, dir).read))
	fresh := open(t, dir)
	signIn(t, fresh, "Sam", passphrase)
	must(t, fresh.Allowed(ctx, MayManage))
	denied(t, errOf(Restore(ctx, dir, backup, noon)))
}
