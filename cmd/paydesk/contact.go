package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"

	"paydesk/store"
	"paydesk/ui/desk"
)

func runContact(ctx context.Context, c *call, args []string) error {
	return c.verb(ctx, "contact", args, map[string]commandFunc{
		"add": runContactAdd, "list": runContactList, "show": runContactShow,
		"due": runContactDue, "edit": runContactEdit, "history": runContactHistory, "export": runContactExport,
	})
}

// runContactEdit changes fields of a saved contact.
func runContactEdit(ctx context.Context, c *call, args []string) error {
	f := c.flags("contact edit")
	asJSON := f.Bool("json", false, "")
	rest, err := c.parse(f, args)
	if err != nil {
		return err
	}
	if !*asJSON || len(rest) != 2 || rest[1] != "-" {
		return words("contact edit: reads the fields to change as one JSON object; write: contact edit ID --json -")
	}
	patch, err := io.ReadAll(io.LimitReader(c.in, maxPatch))
	if err != nil {
		return err
	}
	log, err := c.store(ctx)
	if err != nil {
		return err
	}
	saved, err := log.Amend(ctx, rest[0], bytes.TrimSpace(bytes.TrimPrefix(patch, byteOrderMark)))
	if err != nil {
		return err
	}
	return writeJSON(c.out, added{saved.ID, saved.Masked})
}

// maxPatch is the longest change of a contact that is read, in bytes.
const maxPatch = 1 << 20

// runContactHistory prints what a contact said before it was changed.
func runContactHistory(ctx context.Context, c *call, args []string) error {
	log, contact, err := c.contact(ctx, "contact history", args)
	if err != nil {
		return err
	}
	changes, err := log.Changes(ctx, contact.ID)
	if err != nil {
		return err
	}
	for _, change := range changes {
		if err := writeJSON(c.out, change); err != nil {
			return err
		}
	}
	return nil
}

// contact is the contact that a command of that name is about, and the log it
// is in.
func (c *call) contact(ctx context.Context, name string, args []string) (*store.Store, store.Contact, error) {
	f := c.flags(name)
	asJSON := f.Bool("json", false, "")
	rest, err := c.parse(f, args)
	if err != nil {
		return nil, store.Contact{}, err
	}
	id, err := only(name, "the id or reference of a contact", rest)
	if err != nil {
		return nil, store.Contact{}, err
	}
	if !*asJSON {
		return nil, store.Contact{}, words("%s: prints JSON; write: %[1]s ID --json", name)
	}
	log, err := c.store(ctx)
	if err != nil {
		return nil, store.Contact{}, err
	}
	contact, err := log.Get(ctx, id)
	return log, contact, err
}

// added answers a contact that is durable on disk.
type added struct {
	ID     store.ContactID `json:"id"`
	Masked int             `json:"masked"`
}

func runContactAdd(ctx context.Context, c *call, args []string) error {
	f := c.flags("contact add")
	asJSON := f.Bool("json", false, "")
	rest, err := c.parse(f, args)
	if err != nil {
		return err
	}
	if !*asJSON || len(rest) != 1 || rest[0] != "-" {
		return words("contact add: reads contacts as JSON from its input; write: contact add --json -")
	}
	log, err := c.store(ctx)
	if err != nil {
		return err
	}
	err = c.answerLines(func(line []byte) (any, error) {
		saved, err := c.add(ctx, log, line)
		var folder *store.FolderError
		switch {
		case err == nil:
			return added{saved.ID, saved.Masked}, nil
		case ctx.Err() != nil:
			return nil, lastError{errStopped}
		case errors.As(err, &folder):
			return nil, lastError{err}
		}
		return nil, err
	})
	if err == nil || errors.Is(err, errReported) {
		backUpQuickly(ctx, log)
	}
	return err
}

// quickBackup is up to which size of the log, in bytes, a call that adds
// contacts makes the backup of the day as well. A larger one takes longer than
// a call may; it is the window's to make.
const quickBackup = 64 << 20

// backUpQuickly makes the backup of the day where that takes a moment. The
// contacts are safe whatever comes of it, and the doctor tells of a backup
// that is missing, so a script hears nothing.
func backUpQuickly(ctx context.Context, log *store.Store) {
	if info, err := os.Stat(log.Path()); err == nil && info.Size() < quickBackup {
		_, _ = desk.BackUpDaily(ctx, log)
	}
}

func (c *call) add(ctx context.Context, log *store.Store, line []byte) (store.Saved, error) {
	contact, err := store.ReadContact(bytes.TrimSpace(line))
	if err != nil {
		return store.Saved{}, err
	}
	if contact.Agent == "" {
		contact.Agent = c.who()
	}
	return log.Add(ctx, contact)
}

func runContactList(ctx context.Context, c *call, args []string) error {
	var filter store.Filter
	var from, to string
	f := c.flags("contact list")
	asJSON := f.Bool("json", false, "")
	f.StringVar(&filter.Find, "find", "", "")
	f.StringVar(&from, "from", "", "")
	f.StringVar(&to, "to", "", "")
	f.IntVar(&filter.Limit, "limit", 100, "")
	rest, err := c.parse(f, args)
	switch {
	case err != nil:
		return err
	case !*asJSON || len(rest) > 0:
		return words("contact list: prints JSON; write: contact list --json")
	case filter.Limit < 1:
		return words("contact list: --limit is %d; give 1 or more", filter.Limit)
	}
	if filter.From, err = day("contact list: --from", from); err != nil {
		return err
	}
	if filter.To, err = day("contact list: --to", to); err != nil {
		return err
	}
	if !filter.To.IsZero() {
		filter.To = filter.To.AddDate(0, 0, 1) // the day named is part of the list
	}
	if !filter.To.IsZero() && filter.To.Before(filter.From) {
		return words("contact list: --from %s is after --to %s; swap them", from, to)
	}
	return c.list(ctx, filter)
}

// page is how many contacts one read of the log takes, so that no read holds
// up a writer for long.
const page = 500

func (c *call) list(ctx context.Context, filter store.Filter) error {
	log, err := c.store(ctx)
	if err != nil {
		return err
	}
	for left := filter.Limit; left > 0; {
		filter.Limit = min(left, page)
		contacts, err := log.List(ctx, filter)
		if err != nil {
			return err
		}
		for _, contact := range contacts {
			if err := writeJSON(c.out, contact); err != nil {
				return err
			}
			filter.Before = contact.RowID
		}
		if left -= len(contacts); len(contacts) < filter.Limit {
			return nil
		}
	}
	return nil
}

func runContactShow(ctx context.Context, c *call, args []string) error {
	_, contact, err := c.contact(ctx, "contact show", args)
	if err != nil {
		return err
	}
	return writeJSON(c.out, contact)
}
