package store

import (
	"bufio"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// verb is what a program did to the disk.
type verb int

const (
	says    verb = iota // printed what stands in data
	makes               // gave node, a new one, the name path
	removes             // took the name path away
	renames             // gave the file of path the name to
	writes              // wrote data at a place of node
	cuts                // set the length of node to at
	syncs               // waited until node is on the disk
)

// act is one thing that a program did to the disk, in order.
type act struct {
	verb     verb
	node     int // a file or folder, whatever its name
	folder   bool
	path, to string
	at       int64
	data     []byte
}

// traced are the calls that an act may be made of. One that is not known to
// recorder and touches the folder ends the test.
const traced = "openat,open,creat,pwrite64,write,writev,pwritev,pwritev2,ftruncate,truncate,fallocate,fsync,fdatasync," +
	"sync_file_range,unlink,unlinkat,rename,renameat,renameat2,link,linkat,symlinkat,mkdir,mkdirat,rmdir,close," +
	"dup,dup2,dup3,copy_file_range,sendfile,lseek"

// record has a writer do its work and returns all it did below root.
func record(t *testing.T, w writer, root string) []act {
	t.Helper()
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("strace is missing; scripts/setup.sh test installs it")
	}
	if out, err := exec.Command(strace, "-o", os.DevNull, "true").CombinedOutput(); err != nil {
		t.Skip("no right to trace a program: ", string(out))
	}
	log := filepath.Join(t.TempDir(), "log")
	p := start(t, w, 1, strace, "-f", "--seccomp-bpf", "-xx", "-a", "1", "-s", "1000000", "-e", "trace="+traced, "-o", log)
	<-p.ended
	must(t, p.finish())
	file, err := os.Open(log)
	must(t, err)
	defer file.Close()
	acts, err := readTrace(file, root)
	must(t, err)
	return acts
}

// recorder turns the calls of a program into acts.
type recorder struct {
	root  string
	acts  []act
	names map[string]int // the files and folders below root
	open  map[string]int // the nodes of file numbers
	nodes int
	begun map[string]string // calls that another thread has interrupted, by thread
}

// readTrace reads what strace wrote.
func readTrace(log io.Reader, root string) ([]act, error) {
	r := recorder{root: root, names: map[string]int{root: 0}, open: map[string]int{}, begun: map[string]string{}}
	for lines := bufio.NewReader(log); ; {
		line, err := lines.ReadString('\n')
		if errors.Is(err, io.EOF) {
			return r.acts, nil
		}
		if err == nil {
			err = r.line(strings.TrimSuffix(line, "\n"))
		}
		if err != nil {
			return nil, err
		}
	}
}

// line reads one line: a call, or the half of one. Lines are long, so they are
// not matched against patterns.
func (r *recorder) line(line string) error {
	thread, text, _ := strings.Cut(line, " ")
	text = strings.TrimLeft(text, " ")
	if half, found := strings.CutSuffix(text, " <unfinished ...>"); found {
		r.begun[thread] = half
		return nil
	}
	if _, rest, found := strings.Cut(text, " resumed>"); found && strings.HasPrefix(text, "<... ") {
		text = r.begun[thread] + rest
	}
	name, rest, isCall := strings.Cut(text, "(")
	end := strings.LastIndex(rest, ") = ")
	if !isCall || end < 0 {
		return nil // a signal or an exit
	}
	result := strings.Fields(rest[end+len(") = "):])[0]
	if strings.HasPrefix(result, "-") || result == "?" {
		return nil // it failed, or never came back
	}
	return r.call(name, strings.Split(rest[:end], ", "), result)
}

// call takes up one call that succeeded.
func (r *recorder) call(name string, args []string, result string) error {
	node, ours := r.open[args[0]]
	switch {
	case name == "openat":
		return r.opened(text(args[1]), args[2], result)
	case name == "close":
		delete(r.open, args[0])
	case name == "mkdirat":
		r.create(text(args[1]), true)
	case name == "unlinkat", name == "unlink":
		r.unlinked(text(args[len(args)-1]), text(args[0]))
	case name == "renameat":
		return r.renamed(text(args[1]), text(args[3]))
	case name == "write" && args[0] == "1":
		r.acts = append(r.acts, act{verb: says, data: []byte(text(args[1]))})
	case !ours || name == "lseek":
	case name == "pwrite64":
		r.acts = append(r.acts, act{verb: writes, node: node, data: []byte(text(args[1])), at: number(args[3])})
	case name == "ftruncate":
		r.acts = append(r.acts, act{verb: cuts, node: node, at: number(args[1])})
	case name == "fsync", name == "fdatasync":
		r.acts = append(r.acts, act{verb: syncs, node: node})
	default:
		return fmt.Errorf("%s is not known to the recorder", name)
	}
	return nil
}

// below reports whether a path is in the folder that is recorded.
func (r *recorder) below(path string) bool {
	return strings.HasPrefix(path, r.root+"/") || path == r.root
}

// opened takes up that a file was opened, and perhaps made.
func (r *recorder) opened(path, flags, fd string) error {
	if !r.below(path) {
		delete(r.open, fd)
		return nil
	}
	if _, there := r.names[path]; !there {
		r.create(path, false)
	}
	r.open[fd] = r.names[path]
	if strings.Contains(flags, "O_TRUNC") {
		r.acts = append(r.acts, act{verb: cuts, node: r.names[path]})
	}
	if strings.Contains(flags, "O_APPEND") {
		return fmt.Errorf("%s was opened for appending, which is not known to the recorder", path)
	}
	return nil
}

func (r *recorder) create(path string, folder bool) {
	if !r.below(path) {
		return
	}
	r.nodes++
	r.names[path] = r.nodes
	r.acts = append(r.acts, act{verb: makes, node: r.nodes, path: path, folder: folder})
}

// unlinked takes up that one of the paths was removed; calls name it first or
// second.
func (r *recorder) unlinked(paths ...string) {
	i := slices.IndexFunc(paths, r.below)
	if i < 0 {
		return
	}
	delete(r.names, paths[i])
	r.acts = append(r.acts, act{verb: removes, path: paths[i]})
}

func (r *recorder) renamed(from, to string) error {
	if !r.below(from) && !r.below(to) {
		return nil
	}
	if filepath.Dir(from) != filepath.Dir(to) {
		return fmt.Errorf("%s was moved to another folder, which is not known to the recorder", from)
	}
	r.acts = append(r.acts, act{verb: renames, node: r.names[from], path: from, to: to})
	r.names[to] = r.names[from]
	delete(r.names, from)
	return nil
}

// text reads a string that strace wrote in hexadecimal; anything else is "".
func text(arg string) string {
	digits := strings.ReplaceAll(strings.Trim(arg, `"`), `\x`, "")
	raw, err := hex.DecodeString(digits)
	if err != nil {
		return ""
	}
	return string(raw)
}

func number(arg string) int64 {
	n, err := strconv.ParseInt(arg, 10, 64)
	if err != nil {
		panic(err) // strace writes numbers so
	}
	return n
}
