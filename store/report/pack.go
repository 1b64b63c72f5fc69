package report

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
	"math"
	"slices"
	"time"
)

// Packed are the facts of a run of contacts as a log keeps them: a few dozen
// bytes a contact, and what was walked in checklists apart, which only some
// reports ask for. Both name words by their place in one list, which stands at
// the head of Facts.
type Packed struct {
	Facts, Steps []byte
}

// packVersion begins a packed block. Another number was written by another
// program, and the block is made anew.
const packVersion = 1

// Pack packs contacts, which come in the order of their ids.
func Pack(list []Source) Packed {
	p := packer{known: map[string]uint64{}}
	for i := range list {
		p.contact(&list[i])
	}
	head := binary.AppendUvarint([]byte{packVersion}, uint64(len(p.words)))
	for _, word := range p.words {
		head = binary.AppendUvarint(head, uint64(len(word)))
		head = append(append(head, 'w'), word...) // a letter keeps two numbers apart
	}
	head = binary.AppendUvarint(head, uint64(len(list)))
	return Packed{sealed(append(head, p.facts...)), sealed(p.steps)}
}

// sealed adds a checksum.
func sealed(b []byte) []byte { return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b)) }

// isSealed looks at the checksum.
func isSealed(b []byte) bool {
	n := len(b) - crc32.Size
	return n >= 0 && crc32.ChecksumIEEE(b[:n]) == binary.BigEndian.Uint32(b[n:])
}

// dueDay is the number of a day promised; 0 for none.
func dueDay(text string) int {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return 0
	}
	return max(dayOf(t), 0)
}

// packer packs contacts one after the other.
type packer struct {
	known        map[string]uint64
	words        []string
	facts, steps []byte
	id, started  int64 // of the contact before
}

func (p *packer) number(n int64) { p.facts = binary.AppendUvarint(p.facts, uint64(max(n, 0))) }

func (p *packer) place(word string) uint64 {
	place, known := p.known[word]
	if !known {
		place = uint64(len(p.words))
		p.known[word], p.words = place, append(p.words, word)
	}
	return place
}

func (p *packer) word(word string) { p.facts = binary.AppendUvarint(p.facts, p.place(word)) }

func (p *packer) step(s Step) { p.word(s.Topic); p.word(s.Node) }

// Which marks and answers of a contact follow.
const (
	packProposed = 1 << (len(Marks{}) + iota)
	packAccepted
)

func (p *packer) contact(c *Source) {
	p.number(c.ID - p.id)
	p.facts = binary.AppendVarint(p.facts, c.Started-p.started)
	p.id, p.started = c.ID, c.Started
	for _, word := range c.Words {
		p.word(word)
	}
	for _, seconds := range []int{c.Talk, c.Hold, c.After} {
		p.number(int64(seconds))
	}
	p.marks(c)
	p.number(int64(dueDay(c.Due)))
	p.number(int64(len(c.Handouts)))
	for _, language := range c.Handouts {
		p.word(language)
	}
	p.runs(c.Runs)
}

// marks packs what the shopper is told by, behind a byte that says what of it
// is there.
func (p *packer) marks(c *Source) {
	bits := byte(0)
	for i, m := range c.Marks {
		if m != 0 {
			bits |= 1 << i
		}
	}
	if c.Proposed {
		bits |= packProposed
	}
	if c.Accepted {
		bits |= packAccepted
	}
	p.facts = append(p.facts, bits)
	for _, m := range c.Marks {
		if m != 0 {
			p.facts = binary.BigEndian.AppendUint64(p.facts, uint64(m))
		}
	}
}

// runs packs where each checklist ended and what was skipped, and apart from
// it the time at each step, of all runs together.
func (p *packer) runs(runs []Run) {
	p.number(int64(len(runs)))
	visits := []Visit{}
	for _, r := range runs {
		p.word(r.Edition)
		p.step(r.Last)
		p.number(int64(len(r.Skipped)))
		for _, s := range r.Skipped {
			p.step(s)
		}
		for _, v := range r.Visits {
			if i := slices.IndexFunc(visits, func(have Visit) bool { return have.Step == v.Step }); i >= 0 {
				visits[i].MS += v.MS
			} else {
				visits = append(visits, v)
			}
		}
	}
	p.steps = binary.AppendUvarint(p.steps, uint64(len(visits)))
	for _, v := range visits {
		p.steps = binary.AppendUvarint(p.steps, p.place(v.Topic))
		p.steps = binary.AppendUvarint(p.steps, p.place(v.Node))
		p.steps = binary.AppendUvarint(p.steps, uint64(v.MS))
	}
}

// ErrPacked says that packed facts are damaged, or of another program's make.
var ErrPacked = errors.New("the kept facts of some contacts are damaged; `paydesk doctor` makes them anew")

// unpacker reads what a packer wrote.
type unpacker struct {
	b      []byte
	failed bool
}

func (u *unpacker) uint() uint64 {
	n, size := binary.Uvarint(u.b)
	if size <= 0 {
		u.b, u.failed = nil, true
		return 0
	}
	u.b = u.b[size:]
	return n
}

func (u *unpacker) int() int64 {
	n, size := binary.Varint(u.b)
	if size <= 0 {
		u.b, u.failed = nil, true
		return 0
	}
	u.b = u.b[size:]
	return n
}

func (u *unpacker) take(n int) []byte {
	if n < 0 || n > len(u.b) {
		u.b, u.failed = nil, true
		return make([]byte, min(max(n, 0), 8))
	}
	head := u.b[:n]
	u.b = u.b[n:]
	return head
}

// count reads a number of things that take a byte each at least.
func (u *unpacker) count() int {
	n := u.uint()
	if n > uint64(len(u.b)) {
		u.b, u.failed = nil, true
		return 0
	}
	return int(n)
}

// Sound reports whether packed facts are whole and of this program's make.
func (p Packed) Sound() bool {
	return isSealed(p.Facts) && len(p.Facts) > crc32.Size && p.Facts[0] == packVersion && (len(p.Steps) == 0 || isSealed(p.Steps))
}

// Add takes over packed facts. What is damaged is ErrPacked, and nothing of
// it is taken.
func (f *Facts) Add(p Packed) error {
	if !p.Sound() {
		return ErrPacked
	}
	u := &blockReader{unpacker: unpacker{b: p.Facts[1 : len(p.Facts)-crc32.Size]}, facts: f, kinds: map[[3]int]asked{}}
	before, handed := len(f.list), len(f.handed)
	u.head()
	for range u.count() {
		u.contact()
	}
	if u.failed || len(u.b) > 0 {
		f.list, f.handed = f.list[:before], f.handed[:handed]
		return ErrPacked
	}
	f.blocks = append(f.blocks, block{before, p.Steps, u.words, u.left})
	return nil
}

// blockReader reads the facts of a block.
type blockReader struct {
	unpacker
	facts       *Facts
	words       []string
	number      []uint32 // of each word in the names of the facts
	id, started int64
	kinds       map[[3]int]asked
	left        []leaving
}

// head reads the words.
func (u *blockReader) head() {
	for range u.count() {
		word := string(u.take(u.count() + 1))
		if word == "" {
			u.failed = true
			return
		}
		u.words = append(u.words, word[1:])
		u.number = append(u.number, u.facts.names.Number(word[1:]))
	}
}

func (u *blockReader) place() int {
	at := u.uint()
	if at >= uint64(len(u.words)) {
		u.b, u.failed = nil, true
		return 0
	}
	return int(at)
}

// word is the number of the next word.
func (u *blockReader) word() uint32 {
	if at := u.place(); !u.failed {
		return u.number[at]
	}
	return 0
}

// contact reads one fact.
func (u *blockReader) contact() {
	f := fact{}
	u.id += int64(u.uint())
	u.started += u.int()
	f.id, f.started = u.id, u.started
	for i := range f.words {
		f.words[i] = u.word()
	}
	f.talk, f.hold, f.after = uint32(u.uint()), uint32(u.uint()), uint32(u.uint())
	if f.talk+f.hold+f.after > 0 {
		f.flags |= timed
	}
	u.marks(&f)
	f.due = int32(u.uint())
	handouts := u.count()
	for range handouts {
		u.facts.handed = append(u.facts.handed, handed{int32(len(u.facts.list)), u.word()})
	}
	f.handouts = uint8(min(handouts, math.MaxUint8))
	runs := u.count()
	for range runs {
		u.run(&f)
	}
	if runs+handouts > 0 || f.words[Topic.word()] != 0 {
		f.flags |= linked
	}
	u.facts.list = append(u.facts.list, f)
}

func (u *blockReader) marks(f *fact) {
	bits := u.take(1)[0]
	for i := range f.marks {
		if bits&(1<<i) != 0 {
			f.marks[i] = Mark(binary.BigEndian.Uint64(u.take(8)))
		}
	}
	if bits&packProposed != 0 {
		f.flags |= proposed
	}
	if bits&packAccepted != 0 {
		f.flags |= accepted
	}
}

// run reads one checklist.
func (u *blockReader) run(f *fact) {
	edition, last := u.place(), [2]int{u.place(), u.place()}
	for range u.count() {
		if kind := u.kind(edition, [2]int{u.place(), u.place()}); kind.known && kind.Must {
			f.skips++
		}
	}
	if kind := u.kind(edition, last); kind.known {
		f.runs++
		if !kind.End {
			f.left++
			u.left = append(u.left, leaving{len(u.facts.list), Step{u.words[last[0]], u.words[last[1]]}})
		}
	}
}

// asked is what the guide said of a step.
type asked struct {
	StepKind
	known bool
}

// kind asks the guide what a step was, once a block.
func (u *blockReader) kind(edition int, step [2]int) asked {
	if u.failed {
		return asked{}
	}
	key := [3]int{edition, step[0], step[1]}
	kind, done := u.kinds[key]
	if !done {
		kind.StepKind, kind.known = u.facts.guide(u.words[edition], Step{u.words[step[0]], u.words[step[1]]})
		u.kinds[key] = kind
	}
	return kind
}
