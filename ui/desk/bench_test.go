package desk_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"paydesk/knowledge"
	"paydesk/store"
	"paydesk/ui/desk"
)

// The benchmarks work on one demo of PAYDESK_BENCH_CONTACTS contacts, a
// hundred thousand unless told otherwise. It is made once and kept in
// PAYDESK_BENCH_FOLDER, or in the user's cache; what they add stays in it.
// Each is a thousand operations, of which it reports the middle one and the
// one that 99 in a hundred stay below.

// operations is how many of a kind are measured.
const operations = 1000

// measure does operations and reports how long they took.
func measure(b *testing.B, do func()) {
	b.Helper()
	took := make([]time.Duration, operations)
	for i := range took {
		start := time.Now()
		do()
		took[i] = time.Since(start)
	}
	report(b, took)
}

// report tells the percentiles of some times.
func report(b *testing.B, took []time.Duration) {
	b.Helper()
	slices.Sort(took)
	b.ReportMetric(0, "ns/op")
	for name, at := range map[string]int{"p50-ms": len(took) / 2, "p99-ms": len(took) * 99 / 100, "max-ms": len(took) - 1} {
		b.ReportMetric(float64(took[at].Microseconds())/1000, name)
	}
}

// bigFolder is the folder of the demo.
var bigFolder = sync.OnceValues(func() (string, error) {
	contacts, err := strconv.Atoi(os.Getenv("PAYDESK_BENCH_CONTACTS"))
	if err != nil {
		contacts = 100_000
	}
	lib, err := knowledge.Embedded()
	if err != nil {
		return "", err
	}
	folder := os.Getenv("PAYDESK_BENCH_FOLDER")
	if folder == "" {
		cache, err := os.UserCacheDir()
		if err != nil {
			return "", err
		}
		folder = filepath.Join(cache, "paydesk-bench", fmt.Sprint(lib.Edition(), "-", contacts))
	}
	if _, err := os.Stat(filepath.Join(folder, store.FileName)); err == nil {
		return folder, nil
	}
	return folder, makeBig(lib, folder, contacts)
})

// makeBig makes a demo and then gives it its name, so that half a one is not
// taken for a whole one.
func makeBig(lib *knowledge.Library, folder string, contacts int) error {
	half := folder + ".half"
	if err := os.RemoveAll(half); err != nil {
		return err
	}
	log, err := store.Open(context.Background(), half, store.Options{})
	if err != nil {
		return err
	}
	err = desk.New(desk.Config{Library: lib, Store: log}).Demo(context.Background(), contacts, 1, nil)
	if closed := log.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return err
	}
	return os.Rename(half, folder)
}

// big opens the log of the demo.
func big(b *testing.B) *store.Store {
	b.Helper()
	folder, err := bigFolder()
	must(b, err)
	log, err := store.Open(b.Context(), folder, store.Options{})
	must(b, err)
	b.Cleanup(func() { log.Close() })
	return log
}

// sample picks contacts from all over a log.
func sample(b *testing.B, log *store.Store) []store.Contact {
	b.Helper()
	newest, err := log.List(b.Context(), store.Filter{Limit: 1})
	must(b, err)
	r := rand.New(rand.NewPCG(1, 2))
	var some []store.Contact
	for range 100 {
		found, err := log.List(b.Context(), store.Filter{Limit: 10, Before: 20 + r.Int64N(newest[0].RowID)})
		must(b, err)
		some = append(some, found...)
	}
	return some
}

func BenchmarkOpen(b *testing.B) {
	folder, err := bigFolder()
	must(b, err)
	measure(b, func() {
		log, err := store.Open(b.Context(), folder, store.Options{})
		must(b, err)
		_, err = log.List(b.Context(), store.Filter{})
		must(b, err)
		must(b, log.Close())
	})
}

// call is a contact that has just ended.
func call(c store.Contact) store.Contact {
	c.Started, c.Ended, c.Note = time.Now(), time.Time{}, c.Note+" Called again."
	return c
}

func BenchmarkAdd(b *testing.B) {
	log := big(b)
	some, i := sample(b, log), 0
	measure(b, func() {
		_, err := log.Add(b.Context(), call(some[i%len(some)]))
		must(b, err)
		i++
	})
}

func BenchmarkSaveDraft(b *testing.B) {
	log := big(b)
	c, err := log.Begin(b.Context(), call(sample(b, log)[0]))
	must(b, err)
	measure(b, func() {
		_, err := log.SaveDraft(b.Context(), c)
		must(b, err)
	})
	must(b, log.Discard(b.Context(), c.ID))
}

// BenchmarkEdit opens saved contacts again and saves them, which takes them
// out of the index and puts them back.
func BenchmarkEdit(b *testing.B) {
	log := big(b)
	some, i := sample(b, log), 0
	measure(b, func() {
		c, err := log.Reopen(b.Context(), some[i%len(some)].ID)
		must(b, err)
		_, err = log.Finish(b.Context(), c)
		must(b, err)
		i++
	})
}

// looks are the ways to look into the history. Each makes a filter of a
// contact that is there and another one from elsewhere.
var looks = []struct {
	name string
	f    func(c, other store.Contact) store.Filter
}{
	{"first page", func(_, _ store.Contact) store.Filter { return store.Filter{} }},
	{"any page", func(c, _ store.Contact) store.Filter { return store.Filter{Before: c.RowID} }},
	{"last page", func(c, _ store.Contact) store.Filter { return store.Filter{Before: c.RowID%100 + 50} }},
	{"agent", func(c, o store.Contact) store.Filter { return store.Filter{Agent: c.Agent, Before: o.RowID} }},
	{"topic", func(c, o store.Contact) store.Filter { return store.Filter{Topic: c.Topic, Before: o.RowID} }},
	{"outcome", func(c, o store.Contact) store.Filter { return store.Filter{Outcome: c.Outcome, Before: o.RowID} }},
	{"agent topic outcome", func(c, o store.Contact) store.Filter {
		return store.Filter{Agent: c.Agent, Topic: o.Topic, Outcome: c.Outcome}
	}},
	{"day", func(c, _ store.Contact) store.Filter {
		return store.Filter{From: c.Started, To: c.Started.AddDate(0, 0, 1)}
	}},
	{"from to", func(c, o store.Contact) store.Filter { return store.Filter{From: c.Started, To: o.Started} }},
	{"from", func(c, o store.Contact) store.Filter { return store.Filter{From: c.Started, Before: o.RowID} }},
	{"to", func(c, _ store.Contact) store.Filter { return store.Filter{To: c.Started} }},
	{"from to outcome agent", func(c, o store.Contact) store.Filter {
		return store.Filter{From: c.Started.AddDate(-1, 0, 0), To: c.Started, Outcome: o.Outcome, Agent: c.Agent}
	}},
	{"order's last 4", func(c, _ store.Contact) store.Filter { return store.Filter{Find: last(c.Order, 4)} }},
	{"order's last 6", func(c, _ store.Contact) store.Filter { return store.Filter{Find: last(c.Order, 6)} }},
	{"order", func(c, _ store.Contact) store.Filter { return store.Filter{Find: c.Order} }},
	{"phone's last 4", func(c, _ store.Contact) store.Filter { return store.Filter{Find: last(c.Phone, 4)} }},
	{"phone", func(c, _ store.Contact) store.Filter { return store.Filter{Find: c.Phone} }},
	{"phone's country", func(c, _ store.Contact) store.Filter { return store.Filter{Find: c.Phone[:8]} }},
	{"name", func(c, _ store.Contact) store.Filter { return store.Filter{Find: c.Customer} }},
	{"name's first letter", func(c, _ store.Contact) store.Filter { return store.Filter{Find: first(c.Customer, 1)} }},
	{"name's first 4", func(c, _ store.Contact) store.Filter { return store.Filter{Find: first(c.Customer, 4)} }},
	{"email", func(c, _ store.Contact) store.Filter { return store.Filter{Find: c.Email} }},
	{"email's end", func(c, _ store.Contact) store.Filter {
		return store.Filter{Find: c.Email[strings.LastIndex(c.Email, "@"):]}
	}},
	{"word of a note", func(c, o store.Contact) store.Filter { return store.Filter{Find: word(c, o), Before: o.RowID} }},
	{"words of two notes", func(c, o store.Contact) store.Filter { return store.Filter{Find: word(c, o) + " " + word(o, c)} }},
	{"name and order of two", func(c, o store.Contact) store.Filter {
		return store.Filter{Find: c.Customer + " " + last(o.Order, 4)}
	}},
	{"everything at once", func(c, o store.Contact) store.Filter {
		return store.Filter{Find: word(c, o) + " " + first(o.Customer, 2), Agent: c.Agent, Topic: c.Topic, Outcome: o.Outcome,
			From: c.Started.AddDate(-1, -1, -1), To: c.Started.AddDate(0, 0, 40), Before: o.RowID}
	}},
	{"reference", func(c, _ store.Contact) store.Filter { return store.Filter{Find: c.Ref} }},
	{"nothing", func(c, _ store.Contact) store.Filter { return store.Filter{Find: "zz" + c.Customer} }},
}

// last is the end of a number, and first the beginning of a name.
func last(s string, n int) string { return s[len(s)-n:] }
func first(s string, n int) string {
	r := []rune(s)
	return string(r[:min(n, len(r))])
}

// word is one word of a contact's note.
func word(c, o store.Contact) string {
	words := strings.Fields(c.Note)
	return words[o.RowID%int64(len(words))]
}

func BenchmarkLook(b *testing.B) {
	log := big(b)
	some := sample(b, log)
	for _, l := range looks {
		b.Run(strings.ReplaceAll(l.name, " ", "-"), func(b *testing.B) {
			r := rand.New(rand.NewPCG(3, 4))
			measure(b, func() {
				_, err := log.List(b.Context(), l.f(some[r.IntN(len(some))], some[r.IntN(len(some))]))
				must(b, err)
			})
		})
	}
}

// export writes all contacts as the command line lists them.
func export(ctx context.Context, log *store.Store) error {
	out := json.NewEncoder(io.Discard)
	return log.Each(ctx, store.Filter{}, func(c store.Contact) error { return out.Encode(c) })
}

func BenchmarkExport(b *testing.B) {
	log := big(b)
	for b.Loop() {
		must(b, export(b.Context(), log))
	}
}

func BenchmarkBackup(b *testing.B) {
	log := big(b)
	for b.Loop() {
		must(b, log.Backup(b.Context(), filepath.Join(b.TempDir(), "backup.db")))
	}
}

// BenchmarkAddMeanwhile saves while a backup and an export of everything run,
// until both are done: by this program, and by another one.
func BenchmarkAddMeanwhile(b *testing.B) {
	for _, name := range []string{"same-program", "another-program"} {
		b.Run(name, func(b *testing.B) {
			log := big(b)
			writer, some := log, sample(b, log)
			if name == "another-program" {
				writer = big(b)
			}
			var running sync.WaitGroup
			running.Go(func() { must(b, export(b.Context(), log)) })
			running.Go(func() { must(b, log.Backup(b.Context(), filepath.Join(b.TempDir(), "backup.db"))) })
			done := make(chan struct{})
			go func() { running.Wait(); close(done) }()
			var took []time.Duration
			for i := 0; i < operations || open(done); i++ {
				start := time.Now()
				_, err := writer.Add(b.Context(), call(some[i%len(some)]))
				must(b, err)
				took = append(took, time.Since(start))
			}
			report(b, took)
			b.ReportMetric(float64(len(took)), "saves")
		})
	}
}

// open reports whether work goes on.
func open(done chan struct{}) bool {
	select {
	case <-done:
		return false
	default:
		return true
	}
}
