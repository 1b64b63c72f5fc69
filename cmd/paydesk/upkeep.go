package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"paydesk/knowledge"
	"paydesk/store"
)

// errUnfit is the doctor's verdict on a data folder that cannot be used.
var errUnfit = errors.New("the data folder is not fit for use; do what stands under the lines marked bad")

func runDoctor(ctx context.Context, c *call, args []string) error {
	rest, err := c.parse(c.flags("doctor"), args)
	if err == nil {
		err = nothingMore("doctor", rest)
	}
	if err != nil {
		return err
	}
	dir, err := c.folder()
	if err != nil {
		return err
	}
	wipe := c.meanwhile("Reading the whole log, some seconds for a big one; saving waits until then.")
	findings := append(checkPack(), store.Doctor(ctx, dir)...)
	wipe()
	unfit := false
	for _, f := range findings {
		fmt.Fprintf(c.out, "%-5s %s\n", f.Level, f.What)
		if f.Do != "" {
			fmt.Fprintln(c.out, "      "+f.Do)
		}
		unfit = unfit || f.Level == store.Bad
	}
	if unfit {
		return errUnfit
	}
	return nil
}

func checkPack() []store.Finding {
	lib, err := knowledge.Embedded()
	if err != nil {
		return []store.Finding{{Level: store.Bad, What: "the shipped knowledge cannot be read: " + oneLine(err), Do: "Install Paydesk again."}}
	}
	return []store.Finding{{Level: store.OK, What: fmt.Sprintf("knowledge: %d articles, edition %s of %s", len(lib.Articles()), lib.Edition(), lib.Checked())}}
}

func runDemo(ctx context.Context, c *call, args []string) error {
	f := c.flags("demo")
	count := f.Int("contacts", 0, "")
	seed := f.Uint64("seed", 1, "")
	rest, err := c.parse(f, args)
	switch {
	case err != nil:
		return err
	case *count < 1 || len(rest) > 0:
		return words("demo: say how many contacts to make up; write: demo --contacts 1000")
	}
	d, err := c.desk(ctx)
	if err != nil {
		return err
	}
	if err := d.Demo(ctx, *count, *seed, c.progress("%d of %d contacts", *count)); err != nil {
		return err
	}
	fmt.Fprintf(c.out, "%d made-up contacts were added.\n", *count)
	return nil
}

// progress tells how far a long work is.
func (c *call) progress(text string, all int) func(done int) {
	return func(done int) {
		wipe := c.meanwhile(fmt.Sprintf(text, done, all))
		if done == all {
			wipe()
		}
	}
}

// meanwhile tells on a terminal what the wait is for, in place of what it told
// before, and returns what takes that away. Elsewhere it does nothing.
func (c *call) meanwhile(line string) (wipe func()) {
	file, isFile := c.err.(*os.File)
	if !isFile {
		return func() {}
	}
	if info, err := file.Stat(); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return func() {}
	}
	fmt.Fprint(file, "\r"+line)
	return func() { fmt.Fprint(file, "\r"+strings.Repeat(" ", len(line))+"\r") }
}

func runVersion(_ context.Context, c *call, args []string) error {
	rest, err := c.parse(c.flags("version"), args)
	if err == nil {
		err = nothingMore("version", rest)
	}
	if err != nil {
		return err
	}
	lib, err := knowledge.Embedded()
	if err != nil {
		return err
	}
	fmt.Fprintf(c.out, "paydesk %s\ncommit %s\nSQLite %s\nknowledge %s of %s\n",
		release, commit(), store.SQLiteVersion(), lib.Edition(), lib.Checked())
	return nil
}
