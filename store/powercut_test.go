package store

import (
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// disk is what a disk may hold when the power fails: what was synced, and any
// part of what was not.
type disk struct {
	nodes map[int]*node
	said  []string // by the program so far
}

// node is a file or a folder.
type node struct {
	folder bool
	data   []byte         // synced bytes of a file
	since  []act          // what was done to it since: writes, cuts, names
	names  map[string]int // synced names in a folder
}

func newNode(folder bool) *node { return &node{folder: folder, names: map[string]int{}} }

// do takes up an act. Names belong to the folder they are in.
func (d *disk) do(a act, folders map[string]int) {
	switch a.verb {
	case says:
		d.said = append(d.said, a.lines()...)
	case syncs:
		d.nodes[a.node].sync()
	case writes, cuts:
		d.nodes[a.node].since = append(d.nodes[a.node].since, a)
	default:
		if a.verb == makes {
			d.nodes[a.node] = newNode(a.folder)
			folders[a.path] = a.node
		}
		folder := d.nodes[folders[filepath.Dir(a.path)]]
		folder.since = append(folder.since, a)
	}
}

// lines are the acts that a program says it has stored; its first line only
// says that it starts.
func (a act) lines() []string {
	if a.verb != says {
		return nil
	}
	return slices.DeleteFunc(strings.Split(string(a.data), "\n"),
		func(line string) bool { return line == "" || line == "starts" })
}

// sync makes all that was done to a node certain.
func (n *node) sync() {
	for _, a := range n.since {
		n.data = a.onto(n.data, nil)
		a.rename(n.names)
	}
	n.since = nil
}

// onto does a write or a cut to the bytes of a file. torn says which of its
// sectors stay as they were; nil for none.
func (a act) onto(data []byte, torn func() bool) []byte {
	switch a.verb {
	case cuts:
		return grown(data, a.at)[:a.at]
	case writes:
		data = slices.Clone(grown(data, a.at+int64(len(a.data))))
		for from := 0; from < len(a.data); {
			to := min(from+sector-int(a.at+int64(from))%sector, len(a.data))
			if torn == nil || !torn() {
				copy(data[a.at+int64(from):], a.data[from:to])
			}
			from = to
		}
	}
	return data
}

// sector is what a disk writes as a whole, in bytes.
const sector = 512

// grown is data with zeros up to a length.
func grown(data []byte, size int64) []byte {
	if missing := size - int64(len(data)); missing > 0 {
		return append(slices.Clone(data), make([]byte, missing)...)
	}
	return data
}

// rename does an act on names to those of a folder.
func (a act) rename(names map[string]int) {
	switch a.verb {
	case makes:
		names[filepath.Base(a.path)] = a.node
	case removes:
		delete(names, filepath.Base(a.path))
	case renames:
		delete(names, filepath.Base(a.path))
		names[filepath.Base(a.to)] = a.node
	}
}

// chance decides what of the unsynced acts is on the disk.
type chance struct {
	*rand.Rand
	kept float64 // how many of them are, 0 to 1
}

// chances are how kind a power cut is: to nothing, to a few, to all.
var chances = []float64{0, 0.1, 0.5, 0.9, 1}

func (c chance) keeps() bool { return c.Float64() < c.kept }

func (c chance) tears() bool { return c.IntN(2) == 0 }

// leave writes into the folder dst what a power cut may have left of a node.
func (d *disk) leave(c chance, n *node, dst string) error {
	names := maps.Clone(n.names)
	for _, a := range n.since {
		if c.keeps() {
			a.rename(names)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(names)) {
		child, path := d.nodes[names[name]], filepath.Join(dst, name)
		if child.folder {
			if err := os.Mkdir(path, folderMode); err != nil {
				return err
			}
			if err := d.leave(c, child, path); err != nil {
				return err
			}
			continue
		}
		if err := os.WriteFile(path, child.bytes(c), fileMode); err != nil {
			return err
		}
	}
	return nil
}

// bytes are what a power cut may have left of a file: of each unsynced act
// all, nothing, or some sectors.
func (n *node) bytes(c chance) []byte {
	data := n.data
	for _, a := range n.since {
		switch {
		case c.IntN(3) == 0 && c.kept > 0 && c.kept < 1:
			data = a.onto(data, c.tears)
		case c.keeps():
			data = a.onto(data, nil)
		}
	}
	return data
}

// images replays what a writer did, cuts the power at count chance moments,
// and returns what is wrong with the logs that are left: the first complaint
// of each.
func images(t *testing.T, acts []act, root string, count int, rng *rand.Rand) (wrong []string) {
	t.Helper()
	moments := map[int]int{}
	setUp := slices.IndexFunc(acts, func(a act) bool { return len(a.lines()) > 0 })
	for n := range count {
		until := len(acts)
		if n%4 == 0 {
			until = setUp // a quarter of the cuts while the folder is set up
		}
		moments[rng.IntN(until)]++
	}
	d, folders := &disk{nodes: map[int]*node{0: newNode(true)}}, map[string]int{root: 0}
	for i, a := range acts {
		d.do(a, folders)
		for range moments[i] {
			dst := t.TempDir()
			must(t, d.leave(chance{rng, chances[rng.IntN(len(chances))]}, d.nodes[0], dst))
			if err := goesOn(filepath.Join(dst, "fresh"), d.said); err != nil {
				wrong = append(wrong, err.Error())
			}
			must(t, os.RemoveAll(dst))
		}
	}
	return wrong
}

// goesOn says what is wrong with a log after a power cut: nothing when all
// that was said to be stored is, and more can be.
func goesOn(dir string, said []string) error {
	if err := audit(dir, said); err != nil {
		return err
	}
	s, err := Open(ctx, dir, Options{})
	if err != nil {
		return err
	}
	defer s.Close()
	_, err = s.Add(ctx, job{0, 0}.finished())
	return err
}

// syncsBefore counts the syncs of the log's file before each act was said to
// be done, and returns the least.
func syncsBefore(acts []act) int {
	var log, since int
	least := len(acts)
	for _, a := range acts {
		switch {
		case a.verb == makes && filepath.Base(a.path) == FileName:
			log = a.node
		case a.verb == syncs && a.node == log:
			since++
		case len(a.lines()) > 0:
			least, since = min(least, since), 0
		}
	}
	return least
}

// With every act kept, the replay is the folder as the writer left it.
func TestReplayIsWhatWasWritten(t *testing.T) {
	root := realPath(t.TempDir())
	dir := filepath.Join(root, "fresh")
	d, folders := &disk{nodes: map[int]*node{0: newNode(true)}}, map[string]int{root: 0}
	for _, a := range record(t, writer{number: 1, count: 12, dir: dir}, root) {
		d.do(a, folders)
	}
	dst := t.TempDir()
	must(t, d.leave(chance{rand.New(rand.NewPCG(1, 1)), 1}, d.nodes[0], dst))
	if want, got := filesOf(t, dir), filesOf(t, filepath.Join(dst, "fresh")); !reflect.DeepEqual(want, got) {
		t.Errorf("files %v were replayed as %v", slices.Collect(maps.Keys(want)), slices.Collect(maps.Keys(got)))
	}
}

// Whatever a power cut leaves of the writes that were not synced, what was
// said to be stored is there.
func TestPowerCutLosesNothing(t *testing.T) {
	const imagesOfARun = 50
	cut, said := 0, 0
	for run := range often(50, 1000) / imagesOfARun {
		root := realPath(t.TempDir())
		w := writer{number: run, count: 20, dir: filepath.Join(root, "fresh")}
		acts := record(t, w, root)
		if n := syncsBefore(acts); n < 1 {
			t.Errorf("an act was said to be stored after %d syncs", n)
		}
		rng := rand.New(rand.NewPCG(3, uint64(run)))
		for _, complaint := range images(t, acts, root, imagesOfARun, rng) {
			t.Error(complaint)
		}
		cut += imagesOfARun
		for _, a := range acts {
			said += len(a.lines())
		}
	}
	t.Logf("%d power cuts, %d acts acknowledged", cut, said)
}

// The same cuts find out a program that does not wait for the disk.
func TestPowerCutsFindAnUnsyncedLog(t *testing.T) {
	root := realPath(t.TempDir())
	acts := record(t, writer{number: 1, count: 20, dir: filepath.Join(root, "fresh"), how: "unsynced"}, root)
	if n := syncsBefore(acts); n != 0 {
		t.Errorf("%d syncs before an act", n)
	}
	const count = 20
	wrong := images(t, acts, root, count, rand.New(rand.NewPCG(3, 4)))
	if len(wrong) == 0 {
		t.Fatal("nothing was found wrong")
	}
	t.Logf("%d of %d power cuts harm a log that is not synced", len(wrong), count)
}
