package store

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"testing"
)

// benchSize is how many contacts the benchmarks begin with.
func benchSize() int {
	if n, err := strconv.Atoi(os.Getenv("PAYDESK_BENCH_CONTACTS")); err == nil {
		return n
	}
	return 100_000
}

// bigLog is one log of benchSize contacts for all benchmarks.
var bigLog = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "paydesk-bench")
	if err != nil {
		return "", err
	}
	s, err := Open(ctx, dir, Options{})
	if err != nil {
		return "", err
	}
	defer s.Close()
	topics := make([]string, 37)
	for i := range topics {
		topics[i] = fmt.Sprintf("topic-%d", i)
	}
	return dir, s.Demo(ctx, benchSize(), 1, topics, nil)
})

// big opens the big log.
func big(b *testing.B) *Store {
	b.Helper()
	dir, err := bigLog()
	must(b, err)
	return open(b, dir)
}

func BenchmarkOpen(b *testing.B) {
	dir, err := bigLog()
	must(b, err)
	for b.Loop() {
		s, err := Open(ctx, dir, Options{})
		must(b, err)
		must(b, s.Close())
	}
}

func BenchmarkAdd(b *testing.B) {
	s := big(b)
	for b.Loop() {
		add(b, s, full())
	}
}

func BenchmarkSaveDraft(b *testing.B) {
	s := big(b)
	c, err := s.Begin(ctx, full())
	must(b, err)
	for b.Loop() {
		_, err := s.SaveDraft(ctx, c)
		must(b, err)
	}
	must(b, s.Discard(ctx, c.ID))
}

func BenchmarkList(b *testing.B) {
	s := big(b)
	for name, f := range map[string]Filter{
		"newest":        {},
		"middle":        {Before: int64(benchSize() / 2)},
		"a month ago":   {From: noon.AddDate(0, -2, 0), To: noon.AddDate(0, -1, 0)},
		"rare topic":    {Topic: "topic-36"},
		"agent":         {Agent: "Emre"},
		"common word":   {Find: "bank"},
		"two words":     {Find: "garcia limit"},
		"short word":    {Find: "ga"},
		"four digits":   {Find: "4711"},
		"six digits":    {Find: "471147"},
		"digits, name":  {Find: "4711 garcia"},
		"word in a day": {Find: "bank", From: noon.AddDate(-2, 0, 0), To: noon.AddDate(-2, 0, 1)},
		"nothing":       {Find: "zzzzzz"},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				_, err := s.List(ctx, f)
				must(b, err)
			}
		})
	}
}

func BenchmarkEach(b *testing.B) {
	s := big(b)
	for b.Loop() {
		must(b, s.Each(ctx, Filter{}, func(Contact) error { return nil }))
	}
}

func BenchmarkBackup(b *testing.B) {
	s := big(b)
	for b.Loop() {
		must(b, s.Backup(ctx, filepath.Join(b.TempDir(), "backup.db")))
	}
}

func BenchmarkRestore(b *testing.B) {
	backup, dir := filepath.Join(b.TempDir(), "backup.db"), b.TempDir()
	must(b, big(b).Backup(ctx, backup))
	_, err := Restore(ctx, dir, backup, noon)
	must(b, err)
	for b.Loop() { // over a log of the same size
		kept, err := Restore(ctx, dir, backup, noon)
		must(b, err)
		must(b, os.Remove(kept))
	}
}

func BenchmarkCheckRestore(b *testing.B) {
	backup := filepath.Join(b.TempDir(), "backup.db")
	must(b, big(b).Backup(ctx, backup))
	for b.Loop() {
		must(b, CheckRestore(ctx, b.TempDir(), backup))
	}
}

func BenchmarkReadContact(b *testing.B) {
	line := []byte(`{"customer":"Ana","phone":"+34 600 123 456","order":"8123456789012345","topic":"payment-declined",
		"outcome":"will-try","note":"the bank said no","started":"2026-11-21T10:00:00Z","attempt_amount":129.90}`)
	for b.Loop() {
		_, err := ReadContact(line)
		must(b, err)
	}
}
