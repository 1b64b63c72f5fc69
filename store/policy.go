package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
)

// Policy is what a supervisor decides for the desk.
type Policy struct {
	RetentionMonths int // how long a contact says who called; 0 for ever
	LockMinutes     int // idle minutes after which the window locks
	BackupGB        int // most room that daily backups take, in GB
}

// policyRule is one setting of the policy.
type policyRule struct {
	Name     string // as the command line and the setting table name it
	About    string // what it decides, with its unit
	Least    int
	Most     int
	Standard int
	field    func(*Policy) *int
}

// retentionMonths is the setting of Policy.RetentionMonths.
const retentionMonths = "retention_months"

// PolicySettings are the settings of a policy, in the order to show them.
var PolicySettings = []policyRule{
	{retentionMonths, "months after which a contact no longer says who called; 0 keeps it for ever", 0, 120, 12,
		func(p *Policy) *int { return &p.RetentionMonths }},
	{"lock_minutes", "idle minutes after which the window locks", 1, 15, 5,
		func(p *Policy) *int { return &p.LockMinutes }},
	{"backup_gb", "room in GB that the daily backups may take; the newest is always kept", 1, 10_000, 5,
		func(p *Policy) *int { return &p.BackupGB }},
}

// Get is the setting's value in a policy.
func (r policyRule) Get(p Policy) int { return *r.field(&p) }

// policyNamed finds a setting by its name.
func policyNamed(name string) (policyRule, error) {
	i := slices.IndexFunc(PolicySettings, func(r policyRule) bool { return r.Name == name })
	if i < 0 {
		return policyRule{}, &RefusedError{"", fmt.Sprintf("there is no setting %q", shorten(name))}
	}
	return PolicySettings[i], nil
}

// Policy returns what was decided for the desk, and the standard where nothing
// was.
func (s *Store) Policy(ctx context.Context) (p Policy, err error) {
	for _, r := range PolicySettings {
		kept, err := s.Setting(ctx, r.Name)
		if err != nil {
			return p, err
		}
		n, bad := strconv.Atoi(cmp.Or(kept, "none"))
		if bad != nil || n < r.Least || n > r.Most {
			n = r.Standard
		}
		*r.field(&p) = n
	}
	return p, nil
}

// SetPolicy changes one setting of the policy, which needs MaySet. A name that
// is none, or a value out of bounds, is a *RefusedError.
func (s *Store) SetPolicy(ctx context.Context, name string, value int) error {
	r, err := policyNamed(name)
	if err != nil {
		return err
	}
	if value < r.Least || value > r.Most {
		return &RefusedError{name, fmt.Sprintf("has to be a number from %d to %d", r.Least, r.Most)}
	}
	return s.inTx(ctx, func(tx *tx) error {
		if err := tx.allow(ctx, MaySet); err != nil {
			return err
		}
		if err := tx.putSetting(ctx, name, strconv.Itoa(value)); err != nil {
			return err
		}
		return tx.audit(ctx, DidSettings, "%s is now %d", name, value)
	})
}
