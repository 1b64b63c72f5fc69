package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"paydesk/store"
)

const fullContact = `{"customer":"Ana","email":"ana@example.com","phone":"+34 600 111 222","order":"8190123412341234","country":"ES","lang":"es","channel":"chat","topic":"card-expired","code":"51","outcome":"resolved","note":"ok","agent":"jean","started":"2026-11-20T10:00:00Z","ended":"2026-11-20T10:05:00Z","talk_seconds":200,"hold_seconds":40,"after_seconds":60,"follow_up":"2026-11-25","attempt_at":"2026-11-20T09:58:00Z","attempt_amount":129.90,"attempt_currency":"EUR"}`

func TestContactComesBackAsItWasAdded(t *testing.T) {
	d := newDesk(t)
	a := decode[added](t, d.ok(fullContact+"\n", "contact", "add", "--json", "-"))
	shown := decode[map[string]any](t, d.ok("", "contact", "show", string(a.ID), "--json"))
	for field, want := range decode[map[string]any](t, fullContact) {
		if got := shown[field]; got != want {
			if at, err := time.Parse(time.RFC3339, toText(got)); err == nil && at.Equal(mustTime(t, toText(want))) {
				continue
			}
			t.Errorf("%s came back as %v, was %v", field, got, want)
		}
	}
	if shown["ref"] == "" || shown["id"] != string(a.ID) {
		t.Errorf("shown as %v", shown)
	}
}

func toText(v any) string {
	s, _ := v.(string)
	return s
}

func mustTime(t *testing.T, text string) time.Time {
	at, err := time.Parse(time.RFC3339, text)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

func TestContactAddGoesOnAfterARefusedLine(t *testing.T) {
	d := newDesk(t)
	input := `{"topic":"card-expired"}` + "\n" + `{"topc":"x"}` + "\n{}\nnot json\n" +
		`{"note":"n","order":"4111 1111 1111 1111"}` + "\n" + `{"note":"card 4111111111111111 cvv 123"}` + "\n"
	s := d.call(input, "contact", "add", "--json", "-")
	got := lines(s.out)
	if s.code != exitRefused || len(got) != 6 {
		t.Fatalf("exit %d, %q", s.code, s.out)
	}
	for i, want := range map[int]string{1: "topc", 2: "topic", 3: "", 4: "order"} {
		e := decode[lineError](t, got[i])
		if e.Line != i+1 || e.Error == "" || !strings.Contains(e.Error, want) {
			t.Errorf("line %d gave %+v, want %q", i+1, e, want)
		}
	}
	if a := decode[added](t, got[5]); a.Masked != 2 {
		t.Errorf("masked %d, want 2", a.Masked)
	}
	if strings.Contains(s.out+s.err, "4111111111111111") || strings.Contains(s.out, "4111 1111") {
		t.Error("the card number was printed")
	}
	if n := len(lines(d.ok("", "contact", "list", "--json"))); n != 2 {
		t.Errorf("%d contacts are stored, want 2", n)
	}
}

func TestContactListFindsAndLimits(t *testing.T) {
	d := newDesk(t)
	for _, day := range []string{"2026-11-18", "2026-11-19", "2026-11-20"} {
		d.ok(`{"note":"n `+day+`","order":"81901234`+strings.ReplaceAll(day, "-", "")+`","started":"`+day+`T12:00:00Z"}`, "contact", "add", "--json", "-")
	}
	for _, c := range []struct {
		args []string
		want int
	}{
		{nil, 3}, {[]string{"--limit", "2"}, 2}, {[]string{"--find", "1119"}, 1},
		{[]string{"--from", "2026-11-19"}, 2}, {[]string{"--to", "2026-11-19"}, 2},
		{[]string{"--from", "2026-11-19", "--to", "2026-11-19"}, 1}, {[]string{"--find", "nobody"}, 0},
	} {
		out := d.ok("", append([]string{"contact", "list", "--json"}, c.args...)...)
		if n := strings.Count(out, "\n"); n != c.want {
			t.Errorf("%v lists %d, want %d", c.args, n, c.want)
		}
	}
	if newest := lines(d.ok("", "contact", "list", "--json"))[0]; !strings.Contains(newest, "2026-11-20") {
		t.Errorf("the newest is not first: %s", newest)
	}
}

func TestContactAddMakesTheBackupOfTheDay(t *testing.T) {
	d := newDesk(t)
	d.ok(`{"note":"old","customer":"Ana","started":"2020-01-02T10:00:00Z"}`+"\n", "contact", "add", "--json", "-")
	if out := d.ok("", "contact", "list", "--json"); !strings.Contains(out, "Ana") {
		t.Errorf("what was added a moment ago is purged already: %s", out)
	}
	made, err := filepath.Glob(filepath.Join(d.dir, store.DailyFolder, "*.db"))
	if err != nil || len(made) != 1 {
		t.Fatalf("daily backups %v, %v", made, err)
	}
}

func TestAddedContactsAreSafeThoughTheBackupFails(t *testing.T) {
	d := newDesk(t)
	d.ok("", "settings")
	if err := os.WriteFile(filepath.Join(d.dir, store.DailyFolder), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	d.ok(`{"note":"n"}`+"\n", "contact", "add", "--json", "-")
	if s := d.call("", "doctor"); !strings.Contains(s.out, store.DailyFolder) {
		t.Errorf("the doctor does not tell: %s", s.out)
	}
	if out := d.ok("", "contact", "list", "--json"); strings.Count(out, "\n") != 1 {
		t.Errorf("listed %q", out)
	}
}
