package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"os/user"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"paydesk/knowledge"
	"paydesk/knowledge/carddata/filescan"
	"paydesk/store"
	"paydesk/ui/desk"
	"paydesk/ui/onewindow"
)

// The exit statuses, a contract with outside scripts.
const (
	exitDone       = 0
	exitRefused    = 1 // the work was refused, or part of it failed
	exitWords      = 2 // the call's words are wrong
	exitFolder     = 3 // the data folder cannot be used
	exitNotAllowed = 4
)

// streams are where a call reads and writes.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// call is one run of the program.
type call struct {
	streams
	dir      string // data folder
	agent    string
	now      func() time.Time
	patience time.Duration // of a search that is to be counted
	log      *store.Store  // opened by the first command that needs it
	input    *bufio.Reader // of lines that hold secrets
}

func newCall(s streams) *call { return &call{streams: s, now: time.Now, patience: keepPatience} }

// wordsError says that the call itself is wrong.
type wordsError struct{ error }

func words(format string, args ...any) error {
	return wordsError{fmt.Errorf(format, args...)}
}

// errReported is returned by a command that has said itself what went wrong.
var errReported = errors.New("part of the work failed")

// errStopped is said of a call that was interrupted, as by Ctrl+C.
var errStopped = errors.New("stopped before it was done; what was answered for is stored, the rest can be asked for again")

// command is one word of the command line.
type command struct {
	name  string
	usage string // its arguments
	about string
	run   commandFunc
}

// commandFunc does what a command or a verb of one says.
type commandFunc func(context.Context, *call, []string) error

var commands []command

func init() { // in init, because help lists the commands
	commands = []command{
		{"search", "[--json] [--limit N] [--lang L] [--batch] -- QUERY", "find articles; what finds no good answer is counted for `kb gaps`", runSearch},
		{"show", "ID [--country C] [--lang L] [--json]", "print one article", runShow},
		{"walk", "ID [--answers a,b,c] [--resume CODE] [--json]", "go through a guided checklist; an answer that holds a comma stands in quotes: --answers '1,\"Once, paid\"'", runWalk},
		{"handout", "ID --out FILE.pdf [--lang L] [--customer NAME] [--contact ID] [--country C] [--for shopper|bank|support] [--paper a4|letter] [--date D]", "write the PDF", runHandout},
		{"contact", "add --json - | list --json [--find TEXT] [--from D] [--to D] [--limit N] | due [--json] [--mine | --of AGENT] [--to D] [--limit N] | show ID --json | edit ID --json - | history ID --json | export --email E|--order N|--phone P --out FILE.pdf|FILE.json", "the contact log; due lists the shoppers who wait for a promise, overdue first, in the working days of `paydesk calendar`", runContact},
		{"report", "[--from D] [--to D] [--by topic|code|agent|desk|channel|outcome|language|hour|weekday|day|week] [--only GROUPING=KEY,KEY] [--view NAME] --format csv|json|xlsx|pdf [--bom] --out FILE | --save NAME [--by G] [--only ...] | verify REPORT CSV", "the figures of a period; verify counts those of a PDF or JSON again from the CSV of the same contacts and says which differ; two groupings with a comma between them are crossed; --save keeps a filter and grouping under a name, --view uses it", runReport},
		{"kb", "list [--json] | check [PATH] | gaps [--json] [--limit N] [--from D] | gaps --done ID|TEXT", "the knowledge packs; gaps lists the searches that found no good answer, by count and with names, numbers and addresses left out, and ticks one off", runKB},
		{"backup", "FILE|FOLDER | --daily", "copy the contact log, while in use", runBackup},
		{"restore", "FILE [--dry-run]", "put a backup in the place of the log", runRestore},
		{"doctor", "", "check everything and say what to do", runDoctor},
		{"scan", "[PATH...] [--json]", "prove that no card data is stored, in the data folder or in the files named", runScan},
		{"purge", "--before DATE [--dry-run]", "take who called out of old contacts; what is counted stays", runPurge},
		{"erase", "--email E | --order N | --phone P [--dry-run]", "remove a shopper from the log and its backups", runErase},
		{"agents", "list [--json] | add NAME [--role agent|editor|supervisor] | pin NAME | role NAME ROLE | remove NAME | recover NAME", "who may work here; a new PIN is read from PAYDESK_NEW_PIN, or with --pin - from standard input", runAgents},
		{"settings", "[set NAME VALUE]", "retention, lock and backups of this desk", runSettings},
		{"calendar", "list [--json] | add DAY NAME | remove DAY | weekend DAY,DAY|none", "the weekend and the holidays of this desk: follow-up dates and the dates on handouts are counted without them", runCalendar},
		{"audit", "[--limit N]", "who exported, erased, restored or changed people and settings", runAudit},
		{"bundle", "export FILE|FOLDER [--all] [--json] | import FILE|FOLDER... [--json] | missing [--from D] [--to D] [--json]", "carry what is new to the supervisor's desk as a file, take such files in, name those that are missing", runBundle},
		{"demo", "--contacts N [--seed S]", "fill a fresh data folder with made-up contacts", runDemo},
		{"version", "", "print the versions", runVersion},
		{"help", "", "print this list", runHelp},
	}
}

// answers is where a call prints to. Not every print is looked after, and an
// answer that got lost is no work done.
type answers struct {
	io.Writer
	err error // the first
}

func (a *answers) Write(b []byte) (int, error) {
	n, err := a.Writer.Write(b)
	if a.err == nil {
		a.err = err
	}
	return n, err
}

// run does what the words of the call say and returns the exit status.
func (c *call) run(ctx context.Context, args []string) int {
	out := &answers{Writer: c.out}
	c.out = out
	err := c.dispatch(ctx, args)
	if err == nil && out.err != nil {
		err = fmt.Errorf("the answer could not be written: %w", out.err)
	}
	if errors.Is(err, errHelp) {
		err = runHelp(ctx, c, nil)
	}
	if err != nil && ctx.Err() != nil && !errors.Is(err, desk.ErrStopped) {
		err = errStopped // whatever failed did so for that
	}
	if c.log != nil {
		err = errors.Join(err, c.log.Close())
	}
	if err != nil && !errors.Is(err, errReported) {
		fmt.Fprintln(c.err, "paydesk:", oneLine(err))
	}
	return status(err)
}

// oneLine is an error as a person reads it. It may quote what was typed, so
// card data and what a terminal would obey are taken out.
func oneLine(err error) string {
	lines := strings.FieldsFunc(err.Error(), func(r rune) bool { return r == '\n' || r == '\r' })
	return filescan.SafeName(strings.Join(lines, "; "))
}

func status(err error) int {
	var wrong wordsError
	var folder *store.FolderError
	var denied *store.DeniedError
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &denied):
		return exitNotAllowed
	case errors.As(err, &wrong):
		return exitWords
	case errors.As(err, &folder), errors.Is(err, errUnfit), errors.Is(err, onewindow.ErrSilent):
		return exitFolder
	}
	return exitRefused
}

func (c *call) dispatch(ctx context.Context, args []string) error {
	flags := c.flags("paydesk")
	if err := flags.Parse(args); err != nil {
		return c.flagError(flags.Name(), err)
	}
	rest := flags.Args()
	if len(rest) == 0 {
		return runWindow(ctx, c)
	}
	i := slices.IndexFunc(commands, func(k command) bool { return k.name == rest[0] })
	if i < 0 {
		return words("there is no command %q; `paydesk help` lists them", rest[0])
	}
	return commands[i].run(ctx, c, rest[1:])
}

// flags makes a set of options that holds those every command takes.
func (c *call) flags(name string) *flag.FlagSet {
	f := flag.NewFlagSet(name, flag.ContinueOnError)
	f.SetOutput(io.Discard)
	f.StringVar(&c.dir, "data", c.dir, "data folder")
	f.StringVar(&c.agent, "agent", c.agent, "who is working")
	return f
}

// parse reads options and words in any order and returns the words. What
// follows -- is words.
func (c *call) parse(f *flag.FlagSet, args []string) ([]string, error) {
	var found []string
	for {
		before := len(args)
		if err := f.Parse(args); err != nil {
			return nil, c.flagError(f.Name(), err)
		}
		rest := f.Args()
		if ended := before > len(rest) && args[before-len(rest)-1] == "--"; ended || len(rest) == 0 {
			return append(found, rest...), nil
		}
		found, args = append(found, rest[0]), rest[1:]
	}
}

// errHelp ends a command that was asked for its options.
var errHelp = errors.New("help was asked for")

func (c *call) flagError(name string, err error) error {
	if errors.Is(err, flag.ErrHelp) {
		return errHelp
	}
	return words("%s%v; `paydesk help` shows the options", strings.TrimPrefix(name+": ", "paydesk: "), err)
}

// folder is the data folder: as told, or the system's place for data.
func (c *call) folder() (string, error) {
	if dir := cmp.Or(c.dir, os.Getenv("PAYDESK_DATA")); dir != "" {
		return filepath.Clean(dir), nil
	}
	base, err := dataHome()
	if err != nil {
		return "", words("no place for the data is known: %v; name one with --data", err)
	}
	return filepath.Join(base, "paydesk"), nil
}

// who is working: as told, or the operating system's user.
func (c *call) who() string {
	if name := cmp.Or(c.agent, os.Getenv("PAYDESK_AGENT")); name != "" {
		return name
	}
	if u, err := user.Current(); err == nil {
		return u.Username[strings.LastIndexByte(u.Username, '\\')+1:] // Windows puts the domain first
	}
	return "agent"
}

// verb does the verb of a command that has several.
func (c *call) verb(ctx context.Context, command string, args []string, verbs map[string]commandFunc) error {
	if len(args) == 0 || verbs[args[0]] == nil {
		return words("%s: say what to do: %s; it was told %q", command,
			strings.Join(slices.Sorted(maps.Keys(verbs)), ", "), strings.Join(args, " "))
	}
	return verbs[args[0]](ctx, c, args[1:])
}

// secretCost is what hashing a PIN costs: the usual; tests, which hash many,
// take less.
var secretCost store.Cost

// open opens the contact log once, with nobody signed in.
func (c *call) open(ctx context.Context) (*store.Store, error) {
	if c.log != nil {
		return c.log, nil
	}
	dir, err := c.folder()
	if err != nil {
		return nil, err
	}
	c.log, err = store.Open(ctx, dir, store.Options{Now: c.now, Cost: secretCost})
	return c.log, err
}

// store opens the contact log for whoever is working. Who has a PIN gives it
// in the environment, where other people on the computer do not see it.
func (c *call) store(ctx context.Context) (*store.Store, error) {
	signed := c.log != nil
	log, err := c.open(ctx)
	if err != nil || signed {
		return log, err
	}
	_, err = log.SignIn(ctx, c.who(), os.Getenv(pinVariable))
	return log, err
}

// pinVariable is the environment variable that holds the PIN or passphrase of
// who is working.
const pinVariable = "PAYDESK_PIN"

// reader makes the desk that commands without a log work at.
func (c *call) reader() (*desk.Desk, error) {
	lib, err := knowledge.Embedded()
	if err != nil {
		return nil, err
	}
	return desk.New(desk.Config{Agent: c.who(), Library: lib, Now: c.now}), nil
}

// desk makes the desk with the contact log open and somebody signed in.
func (c *call) desk(ctx context.Context) (*desk.Desk, error) {
	d, err := c.lockedDesk(ctx)
	if err != nil {
		return nil, err
	}
	return d, d.SignIn(ctx, c.who(), os.Getenv(pinVariable))
}

// lockedDesk makes the desk with the contact log open and nobody signed in.
func (c *call) lockedDesk(ctx context.Context) (*desk.Desk, error) {
	lib, err := knowledge.Embedded()
	if err != nil {
		return nil, err
	}
	log, err := c.open(ctx)
	if err != nil {
		return nil, err
	}
	dir, err := c.folder()
	if err != nil {
		return nil, err
	}
	return desk.New(desk.Config{Dir: dir, Library: lib, Store: log, Now: c.now}), nil
}

// only returns the single word a command takes.
func only(name, what string, words_ []string) (string, error) {
	if len(words_) != 1 || words_[0] == "" {
		return "", words("%s takes %s and nothing else; it was given %d words", name, what, len(words_))
	}
	return words_[0], nil
}

// count writes a number of things.
func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// nothingMore refuses words where a command takes none.
func nothingMore(name string, rest []string) error {
	if len(rest) > 0 {
		return words("%s takes no words; it was given %q", name, strings.Join(rest, " "))
	}
	return nil
}

func runHelp(_ context.Context, c *call, _ []string) error {
	fmt.Fprintln(c.out, "paydesk [--data DIR] [--agent NAME] [COMMAND]\n\nWith no command the window opens. The commands:")
	for _, k := range commands {
		fmt.Fprintf(c.out, "\n  %s %s\n      %s\n", k.name, k.usage, k.about)
	}
	return nil
}
