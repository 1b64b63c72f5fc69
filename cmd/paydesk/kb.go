package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"paydesk/knowledge"
)

func runKB(ctx context.Context, c *call, args []string) error {
	return c.verb(ctx, "kb", args, map[string]commandFunc{"list": runKBList, "check": runKBCheck, "gaps": runKBGaps})
}

func runKBList(_ context.Context, c *call, args []string) error {
	f := c.flags("kb list")
	asJSON := f.Bool("json", false, "")
	rest, err := c.parse(f, args)
	if err != nil {
		return err
	}
	if len(rest) > 0 {
		return words("kb list takes no words; it was given %q", strings.Join(rest, " "))
	}
	lib, err := knowledge.Embedded()
	if err != nil {
		return err
	}
	for _, a := range lib.Articles() {
		if *asJSON {
			err = writeJSON(c.out, map[string]any{"id": a.ID, "title": a.Title, "kind": a.Kind, "version": a.Version, "state": a.State})
		} else {
			_, err = fmt.Fprintf(c.out, "%-34s %-10s %s\n", a.ID, a.Kind, a.Title)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func runKBCheck(_ context.Context, c *call, args []string) error {
	rest, err := c.parse(c.flags("kb check"), args)
	if err != nil {
		return err
	}
	read := knowledge.Embedded
	if len(rest) > 1 {
		return words("kb check takes one folder or .zip, or nothing for the shipped knowledge")
	}
	if len(rest) == 1 {
		read = func() (*knowledge.Library, error) { return knowledge.ReadPack(rest[0]) }
	}
	lib, err := read()
	var found knowledge.Problems
	if errors.As(err, &found) {
		for _, p := range found {
			fmt.Fprintln(c.err, p)
		}
		fmt.Fprintf(c.err, "paydesk: the pack is refused: %d to mend\n", len(found))
		return errReported
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(c.out, "%d articles, %d facts, edition %s: nothing to mend\n", len(lib.Articles()), len(lib.Facts()), lib.Edition())
	return nil
}
