package store

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/google/uuid"
)

// benchDesks is how many desks the merge of the benchmark has.
const benchDesks = 500

// busyPlan is a plan whose contacts walk as many steps as those of a real demo.
func busyPlan(n int, seed uint64) DemoPlan {
	p := demoPlan(n, seed, "payment-declined", "card-expired", "limit-reached", "3ds-failed")
	for _, topic := range p.Topics {
		for w := range topic.Walks {
			for r := range topic.Walks[w].Runs {
				run := &topic.Walks[w].Runs[r]
				for step := range 7 {
					run.Events = append(run.Events, Event{Kind: "answer", Topic: run.Topic, Node: fmt.Sprint("step", step), Answer: 1 + step%3, DwellMS: 15_000})
				}
			}
		}
	}
	return p
}

// madeUpBundle writes the first bundle of a desk that never was, with made-up
// contacts of three years. It takes no log.
func madeUpBundle(t testing.TB, path string, desk, contacts int) {
	t.Helper()
	made := newDemo(busyPlan(contacts, uint64(desk)), noon)
	code := newDeskCode()
	must(t, makeFile(path))
	w, err := newBundleWriter(path, bundleHead{Origin: uuid.NewString(), bundleNote: bundleNote{
		Mark: newMark(), Code: code, Line: noon.UnixMilli(), Number: 1, Made: noon, Whole: true}})
	must(t, err)
	for n, start := range made.starts {
		c, walked := made.contact(start)
		c.ID, c.Ref = newContactID(start), formatRef(code, int64(n+1))
		out := &carried{Contact: c, Proposed: proposed{c.ProposedTopic, c.ProposedOutcome}}
		for _, r := range walked {
			run := carriedRun{Topic: r.Topic, Edition: "e1", Parked: r.Parked, Started: r.started}
			for _, e := range r.Events {
				run.Events = append(run.Events, carriedEvent{e.Kind, e.Topic, e.Node, e.Answer, e.Text, e.At.UnixMilli(), e.DwellMS})
			}
			out.Runs = append(out.Runs, run)
		}
		must(t, w.contact(out))
	}
	must(t, w.finish())
	must(t, w.file.Close())
}

// BenchmarkMergeDesks takes the bundles of 500 desks into one log.
func BenchmarkMergeDesks(b *testing.B) {
	contacts, err := strconv.Atoi(cmp.Or(os.Getenv("PAYDESK_BENCH_CONTACTS"), "10000"))
	must(b, err)
	dir := b.TempDir()
	var paths []string
	for desk := range benchDesks {
		path := filepath.Join(dir, fmt.Sprint(desk, BundleExtension))
		madeUpBundle(b, path, desk, contacts/benchDesks)
		paths = append(paths, path)
	}
	for b.Loop() {
		s, added := open(b, b.TempDir()), 0
		must(b, s.ImportBundles(ctx, paths, func(got TakenBundle) {
			must(b, got.Err)
			added += got.Added
		}))
		if want := contacts / benchDesks * benchDesks; added != want {
			b.Fatalf("%d contacts, want %d", added, want)
		}
		must(b, s.Close())
	}
	b.ReportMetric(float64(contacts*b.N)/b.Elapsed().Seconds(), "contacts/s")
}

// BenchmarkSaveDuringImport saves contacts while the bundles of a hundred desks
// and a large one are taken in, and reports how long saving takes then.
func BenchmarkSaveDuringImport(b *testing.B) {
	dir := b.TempDir()
	var paths []string
	for desk := range 101 {
		path := filepath.Join(dir, fmt.Sprint(desk, BundleExtension))
		madeUpBundle(b, path, desk, map[bool]int{true: 20_000, false: 300}[desk == 50])
		paths = append(paths, path)
	}
	for b.Loop() {
		data := b.TempDir()
		boss, ended := open(b, data), make(chan error, 1)
		go func() { ended <- boss.ImportBundles(ctx, paths, func(TakenBundle) {}) }()
		desk := open(b, data)
		var took []time.Duration
		for len(ended) == 0 {
			began := time.Now()
			add(b, desk, Contact{Note: "meanwhile"})
			took = append(took, time.Since(began))
		}
		must(b, <-ended)
		slices.Sort(took)
		b.ReportMetric(float64(took[len(took)/2].Milliseconds()), "p50-ms")
		b.ReportMetric(float64(took[len(took)*99/100].Milliseconds()), "p99-ms")
		b.ReportMetric(float64(took[len(took)-1].Milliseconds()), "max-ms")
	}
}
