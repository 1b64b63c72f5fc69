package main

import (
	"path/filepath"
	"strings"
	"testing"
)

const (
	bossSecret  = "correct horse battery"
	agentSecret = "482913"
)

// as does a call as somebody, with the secret in the environment.
func (d testDesk) as(name, secret, input string, args ...string) said {
	d.t.Helper()
	d.t.Setenv("PAYDESK_PIN", secret)
	defer d.t.Setenv("PAYDESK_PIN", "")
	return d.call(input, append([]string{"--agent", name}, args...)...)
}

// guarded is a desk with a supervisor, an editor and an agent.
func guarded(t *testing.T) testDesk {
	t.Helper()
	d := newDesk(t)
	if out := d.ok(bossSecret+"\n", "agents", "add", "Sam", "--role", "supervisor", "--pin", "-"); !strings.Contains(out, "Recovery code: ") {
		t.Fatalf("no recovery code: %s", out)
	}
	for _, p := range [][2]string{{"Nadia", "editor"}, {"maria", "agent"}} {
		secret := map[string]string{"editor": bossSecret, "agent": agentSecret}[p[1]]
		if s := d.as("sam", bossSecret, secret+"\n", "agents", "add", p[0], "--role", p[1], "--pin", "-"); s.code != exitDone || strings.Contains(s.out, "Recovery") {
			t.Fatalf("%+v", s)
		}
	}
	return d
}

func TestEachCommandAsksForItsRole(t *testing.T) {
	d := guarded(t)
	supervisors := []string{
		"erase --email a@example.com", "erase --dry-run --email a@example.com", "purge --before 2020-01-01",
		"agents add Jean", "agents role Nadia agent", "agents pin Sam --pin -", "agents remove Nadia",
		"settings set lock_minutes 6", "restore none.db", "restore none.db --dry-run", "backup copy.db", "demo --contacts 1", "agents role Nobody agent",
		"report --format json --out x.json",
	}
	everybody := []string{"contact list --json", "agents list", "settings", "audit", "doctor", "search -- visa", "purge --before 2020-01-01 --dry-run"}
	for _, who := range [][2]string{{"maria", agentSecret}, {"Nadia", bossSecret}, {"stranger", ""}, {"Sam", "wrong passphrase"}, {"Sam", ""}} {
		for _, words := range supervisors {
			if s := d.as(who[0], who[1], "a new passphrase\n", strings.Fields(words)...); s.code != exitNotAllowed || strings.Count(s.err, "\n") != 1 || s.out != "" {
				t.Errorf("%s, %s: %+v", who[0], words, s)
			}
		}
		if who[0] == "Sam" {
			break // five wrong tries lock the name
		}
		for _, words := range everybody {
			if s := d.as(who[0], who[1], "", strings.Fields(words)...); s.code != exitDone {
				t.Errorf("%s, %s: %+v", who[0], words, s)
			}
		}
	}
	if s := d.as("sam", bossSecret, "", "settings", "set", "lock_minutes", "6"); s.code != exitNotAllowed || !strings.Contains(s.err, "locked") {
		t.Errorf("after five wrong tries: %+v", s)
	}
	if s := d.call(fullContact, "contact", "add", "--json", "-"); s.code != exitNotAllowed {
		t.Errorf("maria without her PIN: %+v", s)
	}
}

func TestSupervisorDoesThemAll(t *testing.T) {
	d := guarded(t)
	for _, words := range []string{
		"agents add Jean", "agents role Jean editor", "agents pin Jean", "agents remove Jean",
		"settings set retention_months 24", "erase --email a@example.com", "purge --before 2020-01-01",
	} {
		if s := d.as("Sam", bossSecret, "a new passphrase\n", strings.Fields(words)...); s.code != exitDone || s.err != "" {
			t.Fatalf("%s: %+v", words, s)
		}
	}
	out := d.as("Sam", bossSecret, "", "audit").out
	for _, line := range []string{`made "Jean" editor`, `removed "Jean"`, "retention_months is now 24", "erased a shopper by e-mail: 0 contacts"} {
		if !strings.Contains(out, line) {
			t.Errorf("the record lacks %q:\n%s", line, out)
		}
	}
}

func TestSecretsNeverStandAmongTheArguments(t *testing.T) {
	d := newDesk(t)
	if s := d.call("", "agents", "add", "Sam", "--pin", agentSecret); s.code != exitWords || strings.Contains(s.err, agentSecret) {
		t.Errorf("%+v", s)
	}
	if s := d.call("", "agents", "pin", "maria"); s.code != exitWords || !strings.Contains(s.err, "PAYDESK_NEW_PIN") {
		t.Errorf("%+v", s)
	}
	t.Setenv("PAYDESK_NEW_PIN", agentSecret)
	d.ok("", "agents", "add", "maria")
	if s := d.as("maria", agentSecret, "", "contact", "list", "--json"); s.code != exitDone {
		t.Errorf("%+v", s)
	}
}

func TestRecoveryFromTheCommandLine(t *testing.T) {
	d := newDesk(t)
	out := d.ok(bossSecret+"\n", "agents", "add", "Sam", "--role", "supervisor", "--pin", "-")
	_, code, _ := strings.Cut(lines(out)[1], ": ")
	if s := d.call("AAAAA\na new passphrase\n", "agents", "recover", "Eve"); s.code != exitNotAllowed {
		t.Errorf("a wrong code: %+v", s)
	}
	if out := d.ok(code+"\na new passphrase\n", "agents", "recover", "Eve"); !strings.Contains(out, "Recovery code: ") {
		t.Error(out)
	}
	if s := d.as("Eve", "a new passphrase", "", "settings", "set", "lock_minutes", "2"); s.code != exitDone {
		t.Errorf("%+v", s)
	}
}

func TestEraseAndPurgeSayWhatTheyDid(t *testing.T) {
	d := newDesk(t)
	d.ok(fullContact, "contact", "add", "--json", "-")
	d.ok(`{"email":"bo@example.com","note":"old","started":"2020-01-02T10:00:00Z"}`, "contact", "add", "--json", "-")
	d.ok("", "backup", filepath.Join(d.dir, "contacts-replaced-1.db"))
	if out := d.ok("", "purge", "--before", "2020-02-01", "--dry-run"); !strings.Contains(out, "Would purge 1 contact begun before 2020-02-01") || !strings.Contains(out, "2020-01-02") {
		t.Error(out)
	}
	if out := d.ok("", "purge", "--before", "2020-02-01"); !strings.Contains(out, "Purged 1 contact") || !strings.Contains(out, "contacts-replaced-1.db") {
		t.Error(out)
	}
	if out := d.ok("", "contact", "list", "--json"); strings.Contains(out, "bo@example.com") || strings.Count(out, "\n") != 2 {
		t.Error(out)
	}
	if out := d.ok("", "erase", "--email", "ana@example.com", "--dry-run"); !strings.Contains(out, "Would erase") || !strings.Contains(out, "Not reached: earlier exports") {
		t.Error(out)
	}
	for _, wrong := range []string{"erase", "erase --email a@b.example --phone 12345678", "erase x", "purge", "purge --before soon", "purge x", "audit --limit 0",
		"settings x", "settings set lock_minutes", "settings set lock_minutes soon", "agents", "agents fire maria", "agents add", "agents role maria", "agents role maria boss", "agents add x --role boss"} {
		if s := d.call("", strings.Fields(wrong)...); s.code != exitWords || strings.Count(s.err, "\n") != 1 {
			t.Errorf("%s: %+v", wrong, s)
		}
	}
	for _, no := range []string{"erase --email ana", "purge --before 2999-01-01", "settings set colour 5", "settings set lock_minutes 99", "agents remove Nobody"} {
		if s := d.call("", strings.Fields(no)...); s.code != exitRefused || strings.Count(s.err, "\n") != 1 {
			t.Errorf("%s: %+v", no, s)
		}
	}
}

func TestContactIsEditedWithItsHistory(t *testing.T) {
	d := newDesk(t)
	d.ok(`{"note":"first"}`, "contact", "add", "--json", "-")
	ref := decode[map[string]any](t, d.ok("", "contact", "list", "--json"))["ref"].(string)
	d.ok(`{"note":"second"}`, "contact", "edit", strings.ToLower(ref), "--json", "-")
	if out := d.ok("", "contact", "history", ref, "--json"); !strings.Contains(out, `"who":"maria","field":"note","before":"first"`) {
		t.Error(out)
	}
	if s := d.call(`{"color":1}`, "contact", "edit", ref, "--json", "-"); s.code != exitRefused || !strings.Contains(s.err, `"color"`) {
		t.Errorf("%+v", s)
	}
	for _, wrong := range []string{"contact edit", "contact edit x", "contact edit x --json y", "contact history", "contact history x"} {
		if s := d.call("", strings.Fields(wrong)...); s.code != exitWords {
			t.Errorf("%s: %+v", wrong, s)
		}
	}
}
