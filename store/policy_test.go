package store

import "testing"

func TestPolicyHasBoundsAndStandards(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	standard, err := s.Policy(ctx)
	must(t, err)
	if (standard != Policy{RetentionMonths: 12, LockMinutes: 5, BackupGB: 5}) {
		t.Errorf("%+v", standard)
	}
	must(t, s.SetPolicy(ctx, "retention_months", 0))
	must(t, s.SetPolicy(ctx, "lock_minutes", 15))
	for name, value := range map[string]int{"lock_minutes": 16, "retention_months": -1, "backup_gb": 0, "colour": 1} {
		isRefused(t, s.SetPolicy(ctx, name, value))
	}
	isRefused(t, s.SetSetting(ctx, "retention_months", "9")) // round the rule
	must(t, s.Close())
	if p, err := open(t, dir).Policy(ctx); err != nil || p.RetentionMonths != 0 || p.LockMinutes != 15 {
		t.Errorf("%+v %v", p, err)
	}
	s = open(t, dir)
	if _, err := s.write.Exec("UPDATE setting SET value = 'soon' WHERE key = 'lock_minutes'"); err != nil {
		t.Fatal(err)
	}
	if p, err := s.Policy(ctx); err != nil || p.LockMinutes != 5 {
		t.Errorf("of nonsense: %+v %v", p, err)
	}
}
