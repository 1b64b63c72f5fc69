package desk

import (
	"cmp"
	"context"

	"paydesk/knowledge"
	"paydesk/store"
	"paydesk/store/report"
)

// Report counts the figures of a period, with groups, spikes and steps named
// as people know them. Rights and errors are those of store.Report; the days
// of the query's period are the desk's own, and its Now is set.
func (d *Desk) Report(ctx context.Context, q report.Query) (store.Counted, error) {
	q.Now = d.Now()
	made, err := d.cfg.Store.Report(ctx, q, d.guide(ctx))
	if err != nil {
		return made, err
	}
	for _, groups := range [][]report.Group{made.Groups, made.Before} {
		for i := range groups {
			groups[i].Labels = d.labels(q.By, groups[i].Keys)
		}
	}
	for i := range made.Spikes {
		s := &made.Spikes[i]
		s.Label = d.ReportLabel(s.Grouping, s.Key)
	}
	for i := range made.Steps {
		s := &made.Steps[i]
		s.Title = d.stepTitle(s.Topic, s.Node)
	}
	return made, nil
}

// labels are the keys of a group in words.
func (d *Desk) labels(by []report.Grouping, keys []string) []string {
	labels := make([]string, len(keys))
	for i, key := range keys {
		labels[i] = d.ReportLabel(by[i], key)
	}
	return labels
}

// ReportLabel is the key of a group in words; the key itself where there are
// none.
func (d *Desk) ReportLabel(g report.Grouping, key string) string {
	if g == report.Topic {
		if a := d.cfg.Library.Article(knowledge.TopicID(key)); a != nil {
			return a.Title
		}
	}
	return cmp.Or(report.Label(g, key), key)
}

// stepTitle is what a step says today; empty where it is no more.
func (d *Desk) stepTitle(topic, node string) string {
	if n := stepOf(d.cfg.Library, report.Step{Topic: topic, Node: node}); n != nil {
		return n.Text
	}
	return ""
}

// stepOf is a step in a library; nil for none.
func stepOf(lib *knowledge.Library, s report.Step) *knowledge.Node {
	a := lib.Article(knowledge.TopicID(s.Topic))
	if a == nil {
		return nil
	}
	return a.Checklist.Node(s.Node)
}

// guide tells what the steps of checklists were in the edition they were
// walked in.
func (d *Desk) guide(ctx context.Context) report.Guide {
	editions := map[string]*knowledge.Library{"": d.cfg.Library}
	return func(edition string, s report.Step) (report.StepKind, bool) {
		lib, read := editions[edition]
		if !read {
			lib, _ = d.edition(ctx, edition) // of one that cannot be read nothing is known
			editions[edition] = lib
		}
		if lib == nil {
			return report.StepKind{}, false
		}
		n := stepOf(lib, s)
		if n == nil {
			return report.StepKind{}, false
		}
		return report.StepKind{Must: n.Must, End: n.Kind == knowledge.Outcome}, true
	}
}

// Behind lists a page of the contacts behind a figure, newest first: those
// below the row id before, or from the newest when that is 0. They are shown
// as they are now.
func (d *Desk) Behind(ctx context.Context, of store.Counted, s report.Selection, before int64, limit int) ([]store.Contact, error) {
	return d.cfg.Store.Contacts(ctx, of.Behind(s, before, limit))
}
