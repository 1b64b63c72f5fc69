package store

import (
	"path/filepath"
	"testing"
)

// guardedActs is every act of the store that needs a right, by the right.
func guardedActs(t *testing.T, s *Store) map[string]struct {
	right Right
	do    func() error
} {
	ana := Shopper{Email: "ana@example.com"}
	return map[string]struct {
		right Right
		do    func() error
	}{
		"backup":      {MayExport, func() error { return s.Backup(ctx, filepath.Join(t.TempDir(), "copy.db")) }},
		"bundle":      {MayExport, func() error { return errOf(s.ExportBundle(ctx, t.TempDir(), false)) }},
		"bundles":     {MayImport, func() error { return s.ImportBundles(ctx, nil, nil) }},
		"demo":        {MaySet, func() error { return s.Demo(ctx, demoPlan(0, 1, "a")) }},
		"dossier":     {MayExport, func() error { return errOf(s.Dossier(ctx, ana)) }},
		"record":      {MayExport, func() error { return s.Record(ctx, MayExport, DidExport, "a report") }},
		"find erase":  {MayErase, func() error { return errOf(s.FindErasable(ctx, ana)) }},
		"erase":       {MayErase, func() error { return errOf(s.Erase(ctx, ana)) }},
		"purge":       {MayErase, func() error { return errOf(s.Purge(ctx, noon.AddDate(-1, 0, 0))) }},
		"add person":  {MayManage, func() error { return errOf(s.AddPerson(ctx, "Jean", Agent, "")) }},
		"role":        {MayManage, func() error { return errOf(s.SetRole(ctx, "Jean", Editor, "")) }},
		"other's PIN": {MayManage, func() error { return s.SetSecret(ctx, "Eve", passphrase) }},
		"remove":      {MayManage, func() error { return s.RemovePerson(ctx, "Jean") }},
		"policy":      {MaySet, func() error { return s.SetPolicy(ctx, "lock_minutes", 7) }},
		"weekend":     {MaySet, func() error { return s.SetWeekend(ctx, nil) }},
		"holiday":     {MaySet, func() error { return s.AddHoliday(ctx, Holiday{"2026-12-25", "Christmas"}) }},
		"view":        {MayReport, func() error { return s.SaveView(ctx, View{Name: "Mondays"}) }},
		"drop view":   {MayReport, func() error { return s.DropView(ctx, "Mondays") }},
		"knowledge":   {MayEdit, func() error { return s.Record(ctx, MayEdit, DidKnowledge, "imported a pack") }},
		"gaps":        {MayEdit, func() error { return errOf(s.Gaps(ctx, GapFilter{})) }},
		"tick off": {MayEdit, func() error {
			miss(t, s, "wallet frozen") // which needs no right
			return errOf(s.HandleGap(ctx, "wallet frozen"))
		}},
	}
}

func TestEachRoleDoesWhatItMay(t *testing.T) {
	for _, who := range []struct {
		name, secret string
		may          map[Right]bool
	}{
		{"Maria", pin, nil},
		{"stranger", "", nil},
		{"Nadia", passphrase + "Nadia", map[Right]bool{MayEdit: true}},
		{"Sam", passphrase, map[Right]bool{MayExport: true, MayErase: true, MayManage: true, MaySet: true, MayEdit: true, MayImport: true, MayReport: true}},
	} {
		s := staffed(t, t.TempDir())
		signIn(t, s, "Sam", passphrase)
		must(t, errOf(s.AddPerson(ctx, "Jean", Agent, "")))
		signIn(t, s, who.name, who.secret)
		lines := audited(t, s)
		for name, act := range guardedActs(t, s) {
			if name == "add person" || name == "remove" {
				continue // they need an order of their own, below
			}
			err := act.do()
			if who.may[act.right] {
				must(t, err)
			} else {
				denied(t, err)
			}
		}
		for _, name := range []string{"remove", "add person"} {
			err := guardedActs(t, s)[name].do()
			if who.may[MayManage] {
				must(t, err)
			} else {
				denied(t, err)
			}
		}
		if len(who.may) == 0 && audited(t, s) != lines {
			t.Errorf("%s left a line in the record", who.name)
		}
	}
}

func TestDeskWithoutPeopleAsksNobody(t *testing.T) {
	s := open(t, t.TempDir())
	must(t, errOf(s.AddPerson(ctx, "Jean", Supervisor, ""))) // no passphrase: guards nothing
	if guarded, err := isGuarded(ctx, s.read); err != nil || guarded {
		t.Fatalf("guarded %v %v", guarded, err)
	}
	for _, r := range []Right{MayExport, MayErase, MayRestore, MayManage, MaySet, MayEdit, MayImport} {
		must(t, s.Allowed(ctx, r))
	}
	must(t, s.SetPolicy(ctx, "retention_months", 24))
}

// A role taken away holds no longer, though its holder is still signed in.
func TestRevokedRightEndsAtOnce(t *testing.T) {
	dir := t.TempDir()
	s := staffed(t, dir)
	signIn(t, s, "Eve", passphrase+"Eve")
	must(t, s.Allowed(ctx, MayErase))
	other := open(t, filepath.Dir(s.path))
	signIn(t, other, "Sam", passphrase)
	must(t, errOf(other.SetRole(ctx, "Eve", Agent, "")))
	denied(t, s.Allowed(ctx, MayErase))
}

// audited is how many lines the record has.
func audited(t testing.TB, s *Store) int {
	t.Helper()
	lines, err := s.Audit(ctx, 0, 10_000)
	must(t, err)
	return len(lines)
}
