package report

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"time"
)

// DigestRule says what Digest is made from.
const DigestRule = "SHA-256 over one line for each contact, in the order they began and lines of the same moment in the order of their bytes; a line is a JSON array of when it began (UTC), topic, code, agent, desk, channel, outcome, language, seconds of talk, hold and after-contact work, the day promised, 1 or 0 for linked, proposed, accepted, repeat and followed, and how many checklists, checklists left, must-steps skipped and handouts"

// Digest is a hash of the contacts that a report counts, as 64 hexadecimal
// digits: the same contacts give the same one, on whatever desk they are
// counted. See DigestRule.
func (r *Report) Digest() string { return digest(r.rows.contacts, r.rows.facts.names) }

func digest(contacts []counted, names *Names) string {
	list := slices.Clone(contacts)
	slices.SortFunc(list, func(a, b counted) int { return cmp.Compare(a.started, b.started) })
	sum := sha256.New()
	for len(list) > 0 {
		var lines [][]byte
		start := list[0].started
		for len(list) > 0 && list[0].started == start {
			lines, list = append(lines, list[0].line(names)), list[1:]
		}
		slices.SortFunc(lines, bytes.Compare)
		sum.Write(bytes.Join(lines, nil)) // a hash takes all
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// line is a contact as DigestRule has it, with the line's end.
func (c *counted) line(names *Names) []byte {
	row := []any{time.UnixMilli(c.started).UTC().Format("2006-01-02T15:04:05.000Z")}
	for _, word := range c.words {
		row = append(row, names.Text(word))
	}
	due := ""
	if c.due != 0 {
		due = dayText(int(c.due))
	}
	row = append(row, c.talk, c.hold, c.after, due)
	for _, flag := range []flags{linked, proposed, accepted, repeat, again} {
		row = append(row, with(flag)(c))
	}
	line, _ := json.Marshal(append(row, c.runs, c.left, c.skips, c.handouts)) // texts and numbers always can be
	return append(line, '\n')
}
