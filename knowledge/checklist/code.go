package checklist

import (
	"fmt"
	"hash/crc32"
	"hash/fnv"
	"math/big"
	"strconv"
	"strings"

	"paydesk/knowledge"
)

// A resume code carries a walked path to any other desk with the same
// knowledge: 15 bits of topic, 10 of edition, the answers as one number of
// mixed base (each step counts in the number of ways it can be left, 0 is
// the end), and 10 bits to catch a misheard letter. Typed values are not in
// it. It is written in Crockford's base 32, in groups of four.
const (
	alphabet    = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
	headLetters = 5
	tailLetters = 2
	maxLetters  = 200 // far beyond any path; bounds what a typed code costs
)

// Code returns the resume code of the path walked so far.
func (r *Run) Code() string {
	number, base := new(big.Int), big.NewInt(1)
	for _, t := range r.path {
		digit := t.Answer
		if t.Skip > 0 {
			digit = len(answers(t.Node)) + int(t.Skip)
		}
		number.Add(number, new(big.Int).Mul(base, big.NewInt(int64(digit))))
		base.Mul(base, ways(t.Node))
	}
	head := int64(topicBits(r.topic))<<10 | editionBits(r.lib)
	body := letters(big.NewInt(head), headLetters) + letters(number, 1)
	return group(body + letters(big.NewInt(checkBits(body)), tailLetters))
}

// FromCode returns the events that bring a new run to where the code was
// made, and the topic of that run.
func FromCode(lib *knowledge.Library, code string) (knowledge.TopicID, []Event, error) {
	head, number, err := readCode(code)
	if err != nil {
		return "", nil, err
	}
	if head&0x3FF != editionBits(lib) {
		return "", nil, fmt.Errorf("the resume code was made with another edition of the knowledge; start the checklist anew")
	}
	for _, a := range lib.Articles() {
		if int64(topicBits(a.ID)) == head>>10 {
			events, err := unpack(lib, a.ID, number)
			return a.ID, events, err
		}
	}
	return "", nil, fmt.Errorf("the resume code names a topic that is not in this knowledge")
}

func unpack(lib *knowledge.Library, topic knowledge.TopicID, number *big.Int) ([]Event, error) {
	r, err := Start(lib, topic)
	if err != nil {
		return nil, err
	}
	var events []Event
	for digit := new(big.Int); number.Sign() > 0; {
		number.DivMod(number, ways(r.node()), digit)
		e := Event{Kind: Answered, Topic: r.at.topic, Node: r.at.node, Answer: int(digit.Int64())}
		if count := len(answers(r.node())); e.Answer > count {
			e.Kind, e.Answer = Skipped, e.Answer-count
		}
		if err := r.Apply(e); err != nil {
			return nil, fmt.Errorf("the resume code does not fit the checklist %s; check it letter by letter", topic)
		}
		events = append(events, e)
	}
	return events, nil
}

// ways counts how a step can be left, the end of the path included.
func ways(n *knowledge.Node) *big.Int {
	return big.NewInt(int64(len(answers(n)) + len(Reasons) + 1))
}

func topicBits(id knowledge.TopicID) uint32 {
	h := fnv.New32a()
	h.Write([]byte(id))
	sum := h.Sum32()
	return (sum>>15 ^ sum) & 0x7FFF
}

func editionBits(lib *knowledge.Library) int64 {
	bits, _ := strconv.ParseInt(lib.Edition()[:4], 16, 32) // Edition is hexadecimal
	return bits & 0x3FF
}

func checkBits(body string) int64 { return int64(crc32.ChecksumIEEE([]byte(body)) & 0x3FF) }

func letters(n *big.Int, atLeast int) string {
	n = new(big.Int).Set(n)
	var out []byte
	for digit := new(big.Int); n.Sign() > 0 || len(out) < atLeast; {
		n.DivMod(n, big.NewInt(32), digit)
		out = append([]byte{alphabet[digit.Int64()]}, out...)
	}
	return string(out)
}

func group(code string) string {
	var b strings.Builder
	for i, c := range code {
		if i > 0 && i%4 == 0 {
			b.WriteByte('-')
		}
		b.WriteRune(c)
	}
	return b.String()
}

// readCode undoes Code, forgiving what is confused on the phone: O and 0, I,
// L and 1, small letters, spaces.
func readCode(code string) (head int64, number *big.Int, err error) {
	clean := strings.NewReplacer("-", "", " ", "", "O", "0", "I", "1", "L", "1").Replace(strings.ToUpper(code))
	if len(clean) <= headLetters+tailLetters || len(clean) > maxLetters {
		return 0, nil, fmt.Errorf("a resume code has 8 letters or more; this one has %d", len(clean))
	}
	body, tail := clean[:len(clean)-tailLetters], clean[len(clean)-tailLetters:]
	h, b, c := value(body[:headLetters]), value(body[headLetters:]), value(tail)
	if h == nil || b == nil || c == nil || c.Int64() != checkBits(body) {
		return 0, nil, fmt.Errorf("the resume code has a wrong letter; read it again, in groups of four")
	}
	return h.Int64(), b, nil
}

func value(text string) *big.Int {
	n := new(big.Int)
	for i := range len(text) {
		digit := strings.IndexByte(alphabet, text[i])
		if digit < 0 {
			return nil
		}
		n.Mul(n, big.NewInt(32)).Add(n, big.NewInt(int64(digit)))
	}
	return n
}
