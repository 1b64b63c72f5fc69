package filescan

import (
	"bufio"
	"context"
	"errors"
	"html"
	"io"
	"strings"
)

// xml looks for card data in the text of an XML file and in the values of its
// attributes. Tags that only say how letters look do not part a number; all
// others end a text.
func (s *scan) xml(ctx context.Context, r io.Reader) error {
	x := xmlReader{scan: s, in: bufio.NewReaderSize(fromUTF16(r), pieceSize), line: 1}
	for {
		b, err := x.in.ReadByte()
		if errors.Is(err, io.EOF) {
			x.end()
			return nil
		}
		if err != nil {
			return err
		}
		if stopped := ctx.Err(); stopped != nil {
			return stopped
		}
		x.take(b)
	}
}

// xmlReader is an XML file being read.
type xmlReader struct {
	*scan
	in        *bufio.Reader
	line      int
	text, tag strings.Builder
	inTag     bool
}

// take reads one byte.
func (x *xmlReader) take(b byte) {
	if b == '\n' {
		x.line++
	}
	switch {
	case !x.inTag && b == '<':
		x.inTag = true
	case !x.inTag:
		x.text.WriteByte(b)
		if x.text.Len() >= pieceSize {
			x.end()
		}
	case b == '>':
		x.endTag()
	case x.tag.Len() < pieceSize:
		x.tag.WriteByte(b)
	}
}

// endTag ends a tag, and the text before it unless the tag may stand inside a
// word.
func (x *xmlReader) endTag() {
	name, attributes, _ := strings.Cut(strings.Trim(x.tag.String(), "/ "), " ")
	x.inTag = false
	x.tag.Reset()
	if between, inside := inWords[name]; inside {
		x.text.WriteString(between)
	} else {
		x.end()
	}
	for i, part := range strings.Split(attributes, `"`) {
		if i%2 == 1 {
			x.judge(part)
		}
	}
}

// inWords are the tags of office programs that may stand inside a word, and
// what they stand for.
var inWords = map[string]string{
	"w:r": "", "w:t": "", "w:rPr": "", "w:b": "", "w:i": "", "w:u": "", "w:lang": "", "w:color": "", "w:sz": "", "w:szCs": "",
	"w:rFonts": "", "w:proofErr": "", "w:noProof": "", "w:bookmarkStart": "", "w:bookmarkEnd": "", "w:tab": "\t", "w:br": "\n",
	"r": "", "t": "", "rPr": "", "b": "", "i": "", "u": "", "sz": "", "color": "", "rFont": "", "family": "", "charset": "", "scheme": "",
	"a:r": "", "a:t": "", "a:rPr": "", "a:br": "\n", "text:span": "", "text:s": " ", "text:line-break": "\n", "text:tab": "\t",
}

// end judges the text up to here.
func (x *xmlReader) end() {
	x.judge(x.text.String())
	x.text.Reset()
}

func (x *xmlReader) judge(text string) {
	for _, h := range x.cell(html.UnescapeString(text)) {
		x.found(Finding{Place{Line: x.line}, h.kind})
	}
}
