package main

import (
	"context"
	"fmt"
	"strings"

	"paydesk/store"
)

func runAgents(ctx context.Context, c *call, args []string) error {
	return c.verb(ctx, "agents", args, map[string]commandFunc{
		"list": runAgentsList, "add": runAgentsAdd, "pin": runAgentsPin, "role": runAgentsRole,
		"remove": runAgentsRemove, "recover": runAgentsRecover,
	})
}

func runAgentsList(ctx context.Context, c *call, args []string) error {
	f := c.flags("agents list")
	asJSON := f.Bool("json", false, "")
	rest, err := c.parse(f, args)
	if err == nil {
		err = nothingMore("agents list", rest)
	}
	if err != nil {
		return err
	}
	log, err := c.store(ctx)
	if err != nil {
		return err
	}
	people, err := log.People(ctx)
	if err != nil {
		return err
	}
	for _, p := range people {
		if *asJSON {
			err = writeJSON(c.out, p)
		} else {
			secret := "no PIN"
			if p.HasSecret {
				secret = "PIN"
			}
			_, err = fmt.Fprintf(c.out, "%-24s %-12s %s\n", p.Name, p.Role, secret)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// personCall is a call about one person.
type personCall struct {
	words  []string
	role   store.Role
	secret string
	log    *store.Store
}

// person reads a call about one person: count words, a role, and a secret that
// never stands among the arguments, where everybody on the machine sees it.
func (c *call) person(ctx context.Context, name, what string, count int, wantsSecret bool, args []string) (p personCall, err error) {
	f := c.flags(name)
	role := f.String("role", string(store.Agent), "")
	pin := f.String("pin", "", "")
	if p.words, err = c.parse(f, args); err != nil {
		return p, err
	}
	switch {
	case len(p.words) != count:
		return p, words("%s takes %s; it was given %d words", name, what, len(p.words))
	case strings.TrimSpace(p.words[0]) == "":
		return p, words("%s takes %s; the name it was given is empty", name, what)
	}
	if *pin != "" && *pin != "-" {
		return p, words("%s: a PIN on the command line can be seen by others; put it in PAYDESK_NEW_PIN, or write --pin - and give it on standard input", name)
	}
	if p.role, err = store.ParseRole(*role); err != nil {
		return p, wordsError{fmt.Errorf("%s: %w", name, err)}
	}
	if p.secret, err = c.newSecret(wantsSecret || *pin == "-"); err != nil {
		return p, err
	}
	p.log, err = c.store(ctx)
	return p, err
}

func runAgentsAdd(ctx context.Context, c *call, args []string) error {
	p, err := c.person(ctx, "agents add", "the name of a person", 1, false, args)
	if err != nil {
		return err
	}
	recovery, err := p.log.AddPerson(ctx, p.words[0], p.role, p.secret)
	if err != nil {
		return err
	}
	fmt.Fprintf(c.out, "%s works here as %s.\n", p.words[0], p.role)
	if p.secret == "" && p.role != store.Agent {
		fmt.Fprintf(c.out, "There is no passphrase yet; give one with: paydesk agents pin %q\n", p.words[0])
	}
	c.printRecovery(recovery)
	return nil
}

// printRecovery prints the recovery code, this once.
func (c *call) printRecovery(code string) {
	if code != "" {
		fmt.Fprintf(c.out, "Recovery code: %s\nKeep it away from this computer. It is not shown again, and makes a supervisor when no passphrase is known: paydesk agents recover NAME\n", code)
	}
}

func runAgentsPin(ctx context.Context, c *call, args []string) error {
	p, err := c.person(ctx, "agents pin", "the name of a person", 1, true, args)
	if err != nil {
		return err
	}
	if err := p.log.SetSecret(ctx, p.words[0], p.secret); err != nil {
		return err
	}
	fmt.Fprintf(c.out, "%s has a new PIN.\n", p.words[0])
	return nil
}

func runAgentsRole(ctx context.Context, c *call, args []string) error {
	p, err := c.person(ctx, "agents role", "the name of a person and a role", 2, false, args)
	if err != nil {
		return err
	}
	role, err := store.ParseRole(p.words[1])
	if err != nil {
		return wordsError{fmt.Errorf("agents role: %w", err)}
	}
	recovery, err := p.log.SetRole(ctx, p.words[0], role, p.secret)
	if err != nil {
		return err
	}
	fmt.Fprintf(c.out, "%s works here as %s.\n", p.words[0], role)
	c.printRecovery(recovery)
	return nil
}

func runAgentsRemove(ctx context.Context, c *call, args []string) error {
	p, err := c.person(ctx, "agents remove", "the name of a person", 1, false, args)
	if err != nil {
		return err
	}
	if err := p.log.RemovePerson(ctx, p.words[0]); err != nil {
		return err
	}
	fmt.Fprintf(c.out, "%s works here no longer. Contacts keep the name.\n", p.words[0])
	return nil
}

func runAgentsRecover(ctx context.Context, c *call, args []string) error {
	rest, err := c.parse(c.flags("agents recover"), args)
	if err != nil {
		return err
	}
	name, err := only("agents recover", "the name of a person", rest)
	if err != nil {
		return err
	}
	code, err := c.secret("PAYDESK_RECOVERY", "Recovery code")
	if err != nil {
		return err
	}
	passphrase, err := c.newSecret(true)
	if err != nil {
		return err
	}
	log, err := c.open(ctx) // whoever needs this cannot sign in
	if err != nil {
		return err
	}
	next, err := log.Recover(ctx, name, strings.TrimSpace(code), passphrase)
	if err != nil {
		return err
	}
	fmt.Fprintf(c.out, "%s is a supervisor with the new passphrase; the code is used up.\n", name)
	c.printRecovery(next)
	return nil
}
