package report

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strconv"
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
	sum, w := sha256.New(), rowWriter{names: names}
	for len(list) > 0 {
		same := 1
		for same < len(list) && list[same].started == list[0].started {
			same++
		}
		sum.Write(w.rows(list[:same])) // a hash takes all
		list = list[same:]
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// rowWriter writes contacts as DigestRule has them.
type rowWriter struct {
	names  *Names
	quoted [][]byte // words in JSON, by their numbers
	row    []byte
}

// rows are the lines of contacts of the same moment; good until the next call.
func (w *rowWriter) rows(same []counted) []byte {
	w.row = w.row[:0]
	if len(same) == 1 {
		w.append(&same[0])
		return w.row
	}
	lines := make([][]byte, len(same))
	for i := range same {
		start := len(w.row)
		w.append(&same[i])
		lines[i] = slices.Clone(w.row[start:])
	}
	slices.SortFunc(lines, bytes.Compare)
	return bytes.Join(lines, nil)
}

// append writes one line with its end.
func (w *rowWriter) append(c *counted) {
	b := time.UnixMilli(c.started).UTC().AppendFormat(append(w.row, '['), `"2006-01-02T15:04:05.000Z"`)
	for _, word := range c.words {
		b = append(append(b, ','), w.word(word)...)
	}
	for _, n := range []uint32{c.talk, c.hold, c.after} {
		b = strconv.AppendUint(append(b, ','), uint64(n), 10)
	}
	due := ""
	if c.due != 0 {
		due = dayText(int(c.due))
	}
	b = append(append(append(b, `,"`...), due...), '"')
	for _, flag := range []flags{linked, proposed, accepted, repeat, again} {
		b = strconv.AppendInt(append(b, ','), with(flag)(c), 10)
	}
	for _, n := range []uint8{c.runs, c.left, c.skips, c.handouts} {
		b = strconv.AppendUint(append(b, ','), uint64(n), 10)
	}
	w.row = append(b, "]\n"...)
}

// word is a word in JSON.
func (w *rowWriter) word(number uint32) []byte {
	for len(w.quoted) <= int(number) {
		w.quoted = append(w.quoted, nil)
	}
	if w.quoted[number] == nil {
		w.quoted[number], _ = json.Marshal(w.names.Text(number)) // texts always can be
	}
	return w.quoted[number]
}
