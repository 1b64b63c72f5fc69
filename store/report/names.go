package report

// Names gives words numbers, because a million facts name the same few
// hundred. Number 0 is the empty word.
type Names struct {
	number map[string]uint32
	text   []string
}

// NewNames knows the empty word only.
func NewNames() *Names { return &Names{map[string]uint32{"": 0}, []string{""}} }

// Number is the number of a word; a new one gets the next.
func (n *Names) Number(text string) uint32 {
	if number, known := n.number[text]; known {
		return number
	}
	number := uint32(len(n.text))
	n.number[text], n.text = number, append(n.text, text)
	return number
}

// Text is the word of a number.
func (n *Names) Text(number uint32) string { return n.text[number] }
