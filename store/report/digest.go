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
const DigestRule = "SHA-256 over one line for each contact, in the order they began and lines of the same moment in the order of their bytes; a line is a JSON array of when it began (UTC), topic, code, agent, desk, channel, outcome, language, seconds of talk, hold and after-contact work, and the day promised"

// Digest is a hash of the contacts that a report counts, as 64 hexadecimal
// digits: the same contacts give the same one, on whatever desk they are
// counted. See DigestRule.
func (r *Report) Digest() string {
	list := slices.Clone(r.rows.contacts)
	slices.SortFunc(list, func(a, b counted) int { return cmp.Compare(a.started, b.started) })
	sum, names := sha256.New(), r.rows.facts.names
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
func (f *fact) line(names *Names) []byte {
	row := []any{time.UnixMilli(f.started).UTC().Format("2006-01-02T15:04:05.000Z")}
	for _, word := range f.words {
		row = append(row, names.Text(word))
	}
	due := ""
	if f.due != 0 {
		due = dayText(int(f.due))
	}
	line, _ := json.Marshal(append(row, f.talk, f.hold, f.after, due)) // texts and numbers always can be
	return append(line, '\n')
}
