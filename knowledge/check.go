package knowledge

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// Check returns everything that is wrong with the library, file by file. A
// library that Read returned has nothing to report.
func (l *Library) Check() Problems {
	var found Problems
	ending := l.ending()
	for _, a := range l.articles {
		c := &checker{lib: l, article: a, ending: ending, file: "articles/" + string(a.ID) + ".yaml"}
		c.head()
		c.statements()
		c.relations()
		c.lists()
		c.sheet()
		c.checklist()
		c.hush()
		found = append(found, c.found...)
	}
	found = append(found, l.checkVariants()...)
	found = append(found, l.checkMethods()...)
	slices.SortStableFunc(found, func(a, b Problem) int {
		if a.File != b.File {
			return strings.Compare(a.File, b.File)
		}
		return a.Line - b.Line
	})
	return found
}

// checker gathers the problems of one article.
type checker struct {
	lib     *Library
	article *Article
	ending  map[spot]bool
	file    string
	doc     *yaml.Node // the file, parsed once something is to be located
	found   Problems
}

// report notes a problem at a path of keys and indexes inside the file.
func (c *checker) report(place string, path []any, format string, args ...any) {
	if c.doc == nil {
		c.doc = new(yaml.Node)
		// It was decoded before, so it parses; without it there is no line.
		_ = yaml.Unmarshal(c.lib.files[c.file], c.doc)
	}
	c.found = append(c.found, Problem{
		File: c.file, Line: lineOf(c.doc, path...),
		Place: place, Text: fmt.Sprintf(format, args...),
	})
}

func (c *checker) field(key, format string, args ...any) {
	c.report(key, []any{key}, format, args...)
}

var (
	idForm     = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	sourceForm = regexp.MustCompile(`^(house|(guide|codes):[1-9][0-9]*)$`)
)

func (c *checker) head() {
	a := c.article
	if !idForm.MatchString(string(a.ID)) {
		c.field("id", "must be lower-case words joined by hyphens")
	}
	c.text("title", a.Title, 60)
	c.text("summary", a.Summary, 90)
	c.oneOf("kind", string(a.Kind), "symptom", "cause", "procedure", "code", "advice")
	c.oneOf("state", string(a.State), "not-validated", "validated", "archived")
	if a.Version < 1 {
		c.field("version", "is missing; count versions from 1")
	}
	if _, err := time.Parse(time.DateOnly, a.Checked); err != nil {
		c.field("checked", "must be a day such as 2026-11-22")
	}
	if len(a.Issue) == 0 {
		c.field("issue", "is missing; say how shoppers put it")
	}
}

// text asks for a text of at most limit letters.
func (c *checker) text(key, text string, limit int) {
	switch n := utf8.RuneCountInString(text); {
	case strings.TrimSpace(text) == "":
		c.field(key, "is missing")
	case n > limit:
		c.field(key, "has %d letters; at most %d fit", n, limit)
	}
}

func (c *checker) oneOf(key, value string, allowed ...string) {
	if !slices.Contains(allowed, value) {
		c.field(key, "is %q; use one of %s", value, strings.Join(allowed, ", "))
	}
}

func (c *checker) statements() {
	for _, part := range c.article.Parts() {
		if len(part.Statements) == 0 && part.Key != "warn" {
			c.field(part.Key, "is missing; every article needs this section")
		}
		for i, s := range part.Statements {
			place := fmt.Sprintf("%s, entry %d", part.Key, i+1)
			c.sourced(place, []any{part.Key, i}, s.Text, s.Source)
			if !slices.Contains([]Audience{"", ForAgent, ForShopper}, s.For) {
				c.report(place, []any{part.Key, i, "for"}, "is for %q; use agent or shopper", s.For)
			}
		}
	}
	for i, m := range c.article.Messages {
		c.sourced(fmt.Sprintf("messages, entry %d", i+1), []any{"messages", i}, m.Text, m.Source)
	}
	for i := range c.article.Waits {
		c.wait(fmt.Sprintf("waits, entry %d", i+1), []any{"waits", i}, &c.article.Waits[i])
	}
}

func (c *checker) sourced(place string, path []any, text string, source Source) {
	if strings.TrimSpace(text) == "" {
		c.report(place, path, "has no text")
	}
	if !sourceForm.MatchString(string(source)) {
		c.report(place, path, "has the source %q; use guide:LINE, codes:LINE or house", source)
	}
}

func (c *checker) wait(place string, path []any, w *Wait) {
	if w == nil {
		return
	}
	c.sourced(place, path, w.What, w.Source)
	if w.Min < 1 || w.Max < w.Min {
		c.report(place, path, "waits %d to %d; min must be 1 or more, and max not below it", w.Min, w.Max)
	}
	if !slices.Contains([]Unit{Minutes, Days, WorkingDays}, w.Unit) {
		c.report(place, path, "counts %q; use minutes, days or working-days", w.Unit)
	}
}

func (c *checker) relations() {
	roles := []Role{CauseOf, ProcedureFor, ConfusedWith, EscalateTo, SeeAlso}
	for i, r := range c.article.Related {
		place, path := fmt.Sprintf("related, entry %d", i+1), []any{"related", i}
		switch {
		case c.lib.byID[r.ID] == nil:
			c.report(place, path, "there is no article %q", r.ID)
		case r.ID == c.article.ID:
			c.report(place, path, "points to the article itself")
		case !slices.Contains(roles, r.As):
			c.report(place, path, "is related as %q; use cause-of, procedure-for, confused-with, escalate-to or see-also", r.As)
		case r.As == ConfusedWith && r.Apart == "":
			c.report(place, path, "needs apart: what tells the two topics apart")
		}
	}
}

// sheetLimits are the lengths that fit the printed page, in letters.
var sheetLimits = []struct {
	key   string
	of    func(*Sheet) string
	limit int
}{
	{"title", func(s *Sheet) string { return s.Title }, 40},
	{"lead", func(s *Sheet) string { return s.Lead }, 240},
	{"wrong", func(s *Sheet) string { return s.Wrong }, 44},
	{"who", func(s *Sheet) string { return s.Who }, 44},
	{"next", func(s *Sheet) string { return s.Next }, 44},
}

func (c *checker) sheet() {
	sheet := &c.article.Sheet
	for _, f := range sheetLimits {
		c.fits("handout "+f.key, []any{"handout", f.key}, f.of(sheet), f.limit, true)
	}
	for i, line := range sheet.Ready {
		c.fits("handout ready", []any{"handout", "ready", i}, line, 90, true)
	}
	c.fits("handout warning", []any{"handout", "warning"}, sheet.Warning, 240, false)
	if n := len(sheet.Steps); n < 1 || n > 7 {
		c.report("handout steps", []any{"handout", "steps"}, "has %d steps; give one to seven", n)
	}
	for i := range sheet.Steps {
		c.step("handout steps", []any{"handout", "steps", i}, &sheet.Steps[i])
	}
	c.step("handout fallback", []any{"handout", "fallback"}, &sheet.Fallback)
}

func (c *checker) step(place string, path []any, s *Step) {
	if s == nil {
		return
	}
	c.fits(place+" do", path, s.Do, 60, true)
	c.fits(place+" how", path, s.How, 110, false)
}

// fits asks for a text, if it must be there, of at most limit letters.
func (c *checker) fits(place string, path []any, text string, limit int, must bool) {
	switch n := utf8.RuneCountInString(text); {
	case must && strings.TrimSpace(text) == "":
		c.report(place, path, "is missing")
	case n > limit:
		c.report(place, path, "has %d letters; at most %d fit", n, limit)
	}
}
