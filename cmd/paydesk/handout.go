package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"paydesk/knowledge"
	"paydesk/knowledge/country"
	"paydesk/knowledge/handout"
	"paydesk/store"
	"paydesk/ui/desk"
)

var langForm = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)

// handoutWords are the options of a handout, as typed.
type handoutWords struct {
	out, lang, customer, contact, country, audience, paper, date string
}

func runHandout(ctx context.Context, c *call, args []string) error {
	var w handoutWords
	f := c.flags("handout")
	f.StringVar(&w.out, "out", "", "")
	f.StringVar(&w.lang, "lang", "en", "")
	f.StringVar(&w.customer, "customer", "", "")
	f.StringVar(&w.contact, "contact", "", "")
	f.StringVar(&w.country, "country", "", "")
	f.StringVar(&w.audience, "for", string(handout.ForShopper), "")
	f.StringVar(&w.paper, "paper", string(handout.A4), "")
	f.StringVar(&w.date, "date", "", "")
	rest, err := c.parse(f, args)
	if err != nil {
		return err
	}
	id, err := only("handout", "the id of a topic", rest)
	if err != nil {
		return err
	}
	sheet, err := w.sheet()
	if err != nil {
		return err
	}
	in, err := c.handoutInput(ctx, knowledge.TopicID(id), w.contact, sheet)
	if err != nil {
		return err
	}
	if w.customer != "" {
		in.Customer = w.customer
	}
	if !strings.HasPrefix(w.lang, "en") {
		fmt.Fprintf(c.err, "paydesk: there are no texts in %q yet; the handout is in English\n", w.lang)
	}
	return desk.WriteHandout(in, filepath.Clean(w.out))
}

// sheet checks the options.
func (w handoutWords) sheet() (desk.Sheet, error) {
	var none desk.Sheet
	if w.out == "" {
		return none, words("handout: --out FILE.pdf is missing")
	}
	if !langForm.MatchString(w.lang) {
		return none, words("handout: --lang is %q; give a language such as en or es", w.lang)
	}
	audience, paper := handout.Audience(w.audience), handout.Paper(w.paper)
	if !slices.Contains([]handout.Audience{handout.ForShopper, handout.ForBank, handout.ForSupport}, audience) {
		return none, words("handout: --for is %q; use shopper, bank or support", w.audience)
	}
	if !slices.Contains([]handout.Paper{handout.A4, handout.Letter}, paper) {
		return none, words("handout: --paper is %q; use a4 or letter", w.paper)
	}
	if err := knownCountry("handout", w.country); err != nil {
		return none, err
	}
	date, err := day("handout: --date", w.date)
	return desk.Sheet{Lang: "en", For: audience, Paper: paper, Date: date, Country: w.country}, err
}

// knownCountry refuses a country that is none; "" is no country.
func knownCountry(command, text string) error {
	if text != "" && country.Of(text) == "" {
		return words("%s: --country is %q; write a country such as Brazil or BR", command, text)
	}
	return nil
}

// handoutInput takes the walked path of a contact where one is named.
func (c *call) handoutInput(ctx context.Context, id knowledge.TopicID, contact string, sheet desk.Sheet) (handout.Input, error) {
	if contact == "" {
		d, err := c.counter(ctx)
		if err != nil {
			return handout.Input{}, err
		}
		in, err := d.Handout(ctx, id, sheet)
		if err != nil {
			return in, wordsError{err}
		}
		return in, nil
	}
	d, err := c.desk(ctx)
	if err != nil {
		return handout.Input{}, err
	}
	if _, err := d.Article(id); err != nil {
		return handout.Input{}, wordsError{err}
	}
	return d.ContactHandout(ctx, contact, id, sheet)
}

// counter makes the desk that counts waits: by the calendar in its log, where
// it has one yet. A log that cannot be read keeps nobody from a handout.
func (c *call) counter(ctx context.Context) (*desk.Desk, error) {
	dir, err := c.folder()
	if err != nil {
		return c.reader()
	}
	if _, err := os.Stat(filepath.Join(dir, store.FileName)); err != nil {
		return c.reader()
	}
	d, err := c.lockedDesk(ctx)
	if err != nil {
		fmt.Fprintln(c.err, "paydesk: the desk's calendar cannot be read; working days on the handout are Monday to Friday")
		return c.reader()
	}
	return d, nil
}

// day reads a date such as 2026-11-22; an empty one is the zero time.
func day(name, text string) (time.Time, error) { return dayIn(time.Local, name, text) }

// dayIn reads the value of an option that is a day of some place.
func dayIn(place *time.Location, name, text string) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	t, err := time.ParseInLocation(time.DateOnly, text, place)
	if err != nil {
		return t, words("%s is %q; write a day such as 2026-11-22", name, text)
	}
	return t, nil
}
