package main

import (
	"context"
	"flag"
	"fmt"
	"time"

	"paydesk/store"
)

// shopperWords are the options that name one shopper.
type shopperWords struct{ email, order, phone string }

func (w shopperWords) shopper() store.Shopper {
	return store.Shopper{Email: w.email, Order: w.order, Phone: w.phone}
}

// shopperOptions adds the options that name one shopper.
func shopperOptions(f *flag.FlagSet) *shopperWords {
	w := &shopperWords{}
	f.StringVar(&w.email, "email", "", "")
	f.StringVar(&w.order, "order", "", "")
	f.StringVar(&w.phone, "phone", "", "")
	return w
}

// named refuses anything but exactly one option.
func (w shopperWords) named(command string) error {
	given := 0
	for _, v := range []string{w.email, w.order, w.phone} {
		if v != "" {
			given++
		}
	}
	if given != 1 {
		return words("%s: name the shopper by one of --email E, --order N and --phone P", command)
	}
	return nil
}

func runErase(ctx context.Context, c *call, args []string) error {
	f := c.flags("erase")
	w := shopperOptions(f)
	dry := f.Bool("dry-run", false, "")
	rest, err := c.parse(f, args)
	if err == nil {
		err = nothingMore("erase", rest)
	}
	if err == nil {
		err = w.named("erase")
	}
	if err != nil {
		return err
	}
	d, err := c.desk(ctx)
	if err != nil {
		return err
	}
	if *dry {
		found, err := d.Store().FindErasable(ctx, w.shopper())
		if err != nil {
			return err
		}
		fmt.Fprintf(c.out, "Would erase %s and strike out %s in others; nothing was changed.\n",
			count(len(found.Contacts), "contact"), count(found.Mentions, "mention"))
		c.printRefs(found.Contacts)
		c.printCopies("Would rewrite", found.Copies)
		c.printUnreached()
		return nil
	}
	done, err := d.Erase(ctx, w.shopper())
	if err != nil {
		return err
	}
	fmt.Fprintf(c.out, "Erased %s and struck out %s in others; %s removed.\n",
		count(len(done.Contacts), "contact"), count(done.Mentions, "mention"), count(done.Handouts, "handout"))
	c.printRefs(done.Contacts)
	c.printCopies("Rewrote", done.Copies)
	c.printUnreached()
	return nil
}

func (c *call) printRefs(refs []store.ContactRef) {
	for _, r := range refs {
		fmt.Fprintln(c.out, "  "+r.Ref)
	}
}

// printCopies says what becomes of local backups.
func (c *call) printCopies(verb string, copies store.Copies) {
	for _, group := range []struct {
		says  string
		paths []string
	}{
		{verb + " the local backup", copies.Kept},
		{"Removed, as it cannot be rewritten,", copies.Removed},
		{"Could not rewrite or remove", copies.Left},
	} {
		for _, path := range group.paths {
			fmt.Fprintln(c.out, group.says, path)
		}
	}
}

func (c *call) printUnreached() { fmt.Fprintln(c.out, "Not reached: "+store.Unreached+".") }

func runPurge(ctx context.Context, c *call, args []string) error {
	f := c.flags("purge")
	text := f.String("before", "", "")
	dry := f.Bool("dry-run", false, "")
	rest, err := c.parse(f, args)
	if err == nil {
		err = nothingMore("purge", rest)
	}
	if err != nil {
		return err
	}
	before, err := day("purge: --before", *text)
	if err != nil {
		return err
	}
	if before.IsZero() {
		return words("purge: say before which day; write: purge --before 2026-01-31")
	}
	d, err := c.desk(ctx)
	if err != nil {
		return err
	}
	if *dry {
		return c.previewPurge(ctx, d.Store(), before)
	}
	done, err := d.Purge(ctx, before)
	if err != nil {
		return err
	}
	fmt.Fprintf(c.out, "Purged %s begun before %s: who called is gone, what is counted stays; %s removed.\n",
		count(done.Contacts, "contact"), before.Format(time.DateOnly), count(done.Handouts, "handout"))
	c.printCopies("Rewrote", done.Copies)
	c.printUnreached()
	return nil
}

func (c *call) previewPurge(ctx context.Context, log *store.Store, before time.Time) error {
	due, err := log.FindPurgeable(ctx, before)
	if err != nil {
		return err
	}
	fmt.Fprintf(c.out, "Would purge %s begun before %s; nothing was changed.\n", count(due.Contacts, "contact"), before.Format(time.DateOnly))
	if due.Contacts > 0 {
		fmt.Fprintln(c.out, "The oldest is of", due.Oldest.Local().Format(time.DateOnly)+".")
	}
	c.printCopies("Would rewrite", due.Copies)
	return nil
}
