package store

import (
	"strings"
	"sync"
	"testing"
	"time"
)

func TestWrongTriesLockTheName(t *testing.T) {
	dir := t.TempDir()
	staffed(t, dir)
	now := noon
	reopen := func() *Store { return openAt(t, dir, func() time.Time { return now }) }
	try := func(secret string) error { return errOf(reopen().SignIn(ctx, "maria", secret)) }
	for range freeTries {
		denied(t, try("000000"))
	}
	for _, locked := range []time.Duration{time.Minute, 5 * time.Minute, 30 * time.Minute, 30 * time.Minute} {
		now = now.Add(locked - time.Second)
		if err := try(pin); err == nil || !strings.Contains(err.Error(), "locked") {
			t.Fatalf("the right PIN a second early: %v", err)
		}
		now = now.Add(time.Second)
		denied(t, try("000000"))
	}
	now = now.Add(-48 * time.Hour) // a clock set back locks anew, and not for ever
	if err := try(pin); err == nil || !strings.Contains(err.Error(), "30 minutes") {
		t.Fatalf("with the clock set back: %v", err)
	}
	now = now.Add(48*time.Hour + 30*time.Minute)
	must(t, try(pin))
	denied(t, try("000000")) // the count began anew
	must(t, try(pin))
}

// Many programs that try at once get no more tries than one.
func TestTriesAtOnceAreCounted(t *testing.T) {
	dir := t.TempDir()
	staffed(t, dir)
	s := open(t, dir)
	var all sync.WaitGroup
	results := make([]error, 20)
	for i := range results {
		all.Go(func() { _, results[i] = s.SignIn(ctx, "Maria", "000000") })
	}
	all.Wait()
	judged := 0
	for _, err := range results {
		denied(t, err)
		if strings.Contains(err.Error(), "is wrong") {
			judged++
		}
	}
	if judged != freeTries {
		t.Errorf("%d tries were judged", judged)
	}
}

func TestSignInLeavesWhoWasThere(t *testing.T) {
	s := staffed(t, t.TempDir())
	signIn(t, s, "Sam", passphrase)
	denied(t, errOf(s.SignIn(ctx, "Maria", "")))
	denied(t, errOf(s.SignIn(ctx, "Maria", "000000")))
	must(t, s.Allowed(ctx, MayExport))
	p, err := s.SignIn(ctx, "stranger", "")
	if err != nil || p.Role != Agent || p.Name != "stranger" {
		t.Fatalf("%+v %v", p, err)
	}
	denied(t, s.Allowed(ctx, MayExport))
	s.SignOut()
	denied(t, s.Allowed(ctx, MayExport))
	add(t, s, Contact{}) // contacts can be saved all the same
}

func TestSealedSecretIsUnreadable(t *testing.T) {
	dir := t.TempDir()
	s := staffed(t, dir)
	must(t, s.Close())
	for _, secret := range []string{pin, passphrase} {
		if found := filesWith(t, dir, secret); len(found) > 0 {
			t.Errorf("a secret stands in %v", found)
		}
	}
	for _, bad := range []string{"", "$argon2id$v=19$m=64,t=1,p=1$x", "$a$b$m=64,t=0,p=1$AAAA$AAAA", "$a$b$m=64,t=1,p=1$!$AAAA", "$a$b$m=99999999,t=1,p=1$AAAA$AAAA"} {
		if ok, err := opens(bad, pin); ok || err == nil {
			t.Errorf("%q was opened", bad)
		}
	}
}

func BenchmarkSeal(b *testing.B) {
	for b.Loop() {
		if _, err := usual.hash(passphrase); err != nil {
			b.Fatal(err)
		}
	}
}

func TestASecretThatCannotBeReadIsTold(t *testing.T) {
	s := staffed(t, t.TempDir())
	_, err := s.write.Exec("UPDATE person SET secret = 'nonsense' WHERE name = 'Maria'")
	must(t, err)
	if _, err := s.SignIn(ctx, "Maria", pin); err == nil || !strings.Contains(err.Error(), "supervisor has to set a new one") {
		t.Error(err)
	}
}
