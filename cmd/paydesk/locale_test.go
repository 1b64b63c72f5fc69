package main

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// TestMain lets the test program stand in for paydesk itself: with
// PAYDESK_TEST_MAIN set it does the call it was given.
func TestMain(m *testing.M) {
	if os.Getenv("PAYDESK_TEST_MAIN") != "" {
		main()
	}
	os.Exit(m.Run())
}

// program prepares a call of the program in a process of its own.
func program(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, args...)
	cmd.Env = append(os.Environ(), "PAYDESK_TEST_MAIN=1", "PAYDESK_DATA="+t.TempDir(), "PAYDESK_AGENT=maria")
	return cmd
}

func TestStandardErrorStaysEmptyInEveryLocale(t *testing.T) {
	for _, locale := range []string{"C", "C.UTF-8", "POSIX", "en_US.UTF-8", "de_DE", ""} {
		cmd := program(t, "version")
		cmd.Env = append(cmd.Env, "LC_ALL="+locale, "LANG="+locale)
		var said strings.Builder
		cmd.Stderr = &said
		if err := cmd.Run(); err != nil || said.Len() > 0 {
			t.Errorf("with locale %q: %v, %q", locale, err, said.String())
		}
	}
}
