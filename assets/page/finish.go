package page

import (
	"bytes"
	"compress/zlib"
	"crypto/md5"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// finish adds what gofpdf cannot write: version 1.7, the language, the title
// in the title bar, XMP metadata, the outline for screen readers, maps from
// glyphs back to characters that every reader program accepts, and a file id.
// It does so by an incremental update (ISO 32000-1, 7.5.6): the bytes of
// gofpdf stay, changed objects follow with a second cross-reference table.
func finish(file []byte, doc Document, drawn ink) ([]byte, error) {
	u, err := newUpdate(file)
	if err != nil {
		return nil, fmt.Errorf("document %q: %w", doc.Title, err)
	}
	pages := u.pages()
	u.outline(doc.Tree, drawn.marks, pages)
	for i, n := range pages {
		u.change(n, "/Contents", fmt.Sprintf("/StructParents %d /Tabs /S /Contents", i))
	}
	u.characters(drawn.runes)
	u.attach(doc.Attached)
	u.catalog(doc)
	return u.close(), nil
}

// update is an incremental update being written.
type update struct {
	bytes.Buffer             // gofpdf's file and what follows
	old          []byte      // gofpdf's file
	oldTable     int         // where its cross-reference table begins
	oldOffsets   []int       // where its objects begin, by number
	offsets      map[int]int // where changed and new objects begin
	next         int         // number of the next new object
	trailer      string      // its trailer, for /Root and /Info
	root         int         // number of the catalog
	keys         []string    // entries to be added to the catalog
	names        string      // entries to be added to its names
}

var (
	tableAt = regexp.MustCompile(`startxref\n(\d+)\n%%EOF\s*$`)
	rootRef = regexp.MustCompile(`/Root (\d+) 0 R`)
	infoRef = regexp.MustCompile(`/Info \d+ 0 R`)
	anyRef  = regexp.MustCompile(`(\d+) 0 R`)
	kids    = regexp.MustCompile(`/Kids \[([^\]]*)\]`)
	// emptyNames are the names that gofpdf gives every catalog.
	emptyNames = regexp.MustCompile(`/Names <<\s*/EmbeddedFiles << /Names \[\s*\] >>\s*>>\n?`)
	mapRef     = regexp.MustCompile(`/ToUnicode (\d+) 0 R`)
)

// entryLen is the length of one line of a cross-reference table.
const entryLen = 20

// newUpdate reads the cross-reference table of gofpdf's file, whose layout is
// fixed: one section, each object in text but for the streams.
func newUpdate(file []byte) (*update, error) {
	at := tableAt.FindSubmatch(file)
	if at == nil {
		return nil, fmt.Errorf("gofpdf wrote a file without an end")
	}
	table := number(at[1])
	u := &update{old: file, oldTable: table, offsets: map[int]int{}}
	if _, err := fmt.Sscanf(string(file[table:]), "xref\n0 %d\n", &u.next); err != nil {
		return nil, fmt.Errorf("gofpdf wrote a cross-reference table of another form: %w", err)
	}
	lines := file[table+len(fmt.Sprintf("xref\n0 %d\n", u.next)):]
	for n := range u.next {
		u.oldOffsets = append(u.oldOffsets, number(lines[n*entryLen:n*entryLen+10]))
	}
	u.trailer = string(lines[u.next*entryLen:])
	u.root = number([]byte(rootRef.FindStringSubmatch(u.trailer)[1]))
	u.Write(bytes.Replace(file, []byte("%PDF-1.3"), []byte("%PDF-1.7"), 1))
	return u, nil
}

func number(digits []byte) int {
	n, _ := strconv.Atoi(string(digits)) // digits by the expressions above
	return n
}

// body is the text of one of gofpdf's objects.
func (u *update) body(n int) string {
	object := u.old[u.oldOffsets[n]:]
	_, object, _ = bytes.Cut(object, []byte("obj\n"))
	object, _, _ = bytes.Cut(object, []byte("\nendobj"))
	return string(object)
}

// put writes object n.
func (u *update) put(n int, body string) {
	u.offsets[n] = u.Len()
	fmt.Fprintf(u, "%d 0 obj\n%s\nendobj\n", n, body)
}

// add writes a new object and returns its number.
func (u *update) add(body string) int {
	n := u.reserve(1)
	u.put(n, body)
	return n
}

// reserve keeps count numbers for objects that point to each other.
func (u *update) reserve(count int) (first int) {
	first = u.next
	u.next += count
	return first
}

// change writes one of gofpdf's objects again with one piece of it replaced.
func (u *update) change(n int, piece, by string) {
	u.put(n, strings.Replace(u.body(n), piece, by, 1))
}

// pages are the numbers of the page objects in order. The page tree is always
// object 1.
func (u *update) pages() []int {
	var pages []int
	for _, ref := range anyRef.FindAllStringSubmatch(kids.FindStringSubmatch(u.body(1))[1], -1) {
		pages = append(pages, number([]byte(ref[1])))
	}
	return pages
}

// outline writes the structure tree: the elements with their children and
// marked contents, and the way back from each marked content to its element.
func (u *update) outline(tree []Element, marks [][]int, pages []int) {
	if len(tree) == 0 {
		return
	}
	top := u.reserve(1)
	first := u.reserve(len(tree))
	content := make([]strings.Builder, len(tree))
	for e, element := range tree[1:] {
		fmt.Fprintf(&content[element.Parent], "%d 0 R ", first+e+1)
	}
	var parents strings.Builder
	for page, elems := range marks {
		fmt.Fprintf(&parents, "%d [", page)
		for mcid, e := range elems {
			fmt.Fprintf(&content[e], "<</Type /MCR /Pg %d 0 R /MCID %d>> ", pages[page], mcid)
			fmt.Fprintf(&parents, "%d 0 R ", first+e)
		}
		parents.WriteString("] ")
	}
	for e, element := range tree {
		parent := first + element.Parent
		if e == 0 {
			parent = top
		}
		u.put(first+e, fmt.Sprintf("<</Type /StructElem /S /%s /P %d 0 R /K [%s]>>",
			element.Role, parent, content[e].String()))
	}
	back := u.add(fmt.Sprintf("<</Nums [%s]>>", parents.String()))
	u.put(top, fmt.Sprintf("<</Type /StructTreeRoot /K %d 0 R /ParentTree %d 0 R /ParentTreeNextKey %d>>",
		first, back, len(pages)))
	u.keys = append(u.keys, "/MarkInfo <</Marked true>>", fmt.Sprintf("/StructTreeRoot %d 0 R", top))
}

// characters replaces the maps from glyph numbers to characters. gofpdf
// numbers glyphs by their character, so the maps are short; its own map is a
// single range over all bytes, which the standard does not allow.
func (u *update) characters(drawn [2]map[rune]bool) {
	for n := 1; n < len(u.oldOffsets); n++ {
		body := u.body(n)
		ref := mapRef.FindStringSubmatch(body)
		if ref == nil || !strings.HasPrefix(body, "<</Type /Font\n/Subtype /Type0") {
			continue
		}
		face := 0
		if strings.Contains(body, "/BaseFont /utf8"+family+"B\n") {
			face = 1
		}
		u.put(number([]byte(ref[1])), stream("/Filter /FlateDecode", deflate(cmap(drawn[face]))))
	}
}

const (
	cmapHead = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
	cmapTail = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
	cmapMost = 100 // entries that one block of a CMap may hold
)

func cmap(drawn map[rune]bool) string {
	var b strings.Builder
	b.WriteString(cmapHead)
	for block := range slices.Chunk(slices.Sorted(maps.Keys(drawn)), cmapMost) {
		fmt.Fprintf(&b, "%d beginbfchar\n", len(block))
		for _, r := range block {
			fmt.Fprintf(&b, "<%04X> <%04X>\n", r, r)
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString(cmapTail)
	return b.String()
}

func deflate(text string) string {
	var out bytes.Buffer
	w := zlib.NewWriter(&out)
	_, err := io.WriteString(w, text)
	if err := errors.Join(err, w.Close()); err != nil {
		panic(err) // a bytes.Buffer takes everything
	}
	return out.String()
}

func stream(keys, content string) string {
	return fmt.Sprintf("<<%s /Length %d>>\nstream\n%s\nendstream", keys, len(content), content)
}

// catalog writes the root of the document again with all that was added.
func (u *update) catalog(doc Document) {
	xmp := u.add(stream("/Type /Metadata /Subtype /XML", metadata(doc)))
	u.keys = append(u.keys,
		fmt.Sprintf("/Lang (%s)", doc.Lang),
		"/ViewerPreferences <</DisplayDocTitle true>>",
		fmt.Sprintf("/Metadata %d 0 R", xmp))
	if u.names != "" {
		u.keys = append(u.keys, "/Names <<"+u.names+">>")
	}
	root := emptyNames.ReplaceAllString(u.body(u.root), "")
	u.put(u.root, strings.Replace(root, "/Type /Catalog", "/Type /Catalog\n"+strings.Join(u.keys, "\n"), 1))
}

// metadata is the XMP packet: the same title and date as the information
// dictionary, in the form that newer programs read.
func metadata(doc Document) string {
	var title strings.Builder
	if err := xml.EscapeText(&title, []byte(Clean(doc.Title))); err != nil {
		panic(err) // a strings.Builder takes everything
	}
	return fmt.Sprintf(`<?xpacket begin="`+"\ufeff"+`" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>%[3]s</xmp:CreateDate><xmp:ModifyDate>%[3]s</xmp:ModifyDate>
<pdf:Producer>Paydesk</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`, title.String(), doc.Lang, doc.Created.UTC().Format(time.RFC3339))
}

// close writes the second cross-reference table and the trailer. The file id
// is the hash of all bytes before it, so that equal documents stay equal.
func (u *update) close() []byte {
	table := u.Len()
	u.WriteString("xref\n")
	for _, n := range slices.Sorted(maps.Keys(u.offsets)) {
		fmt.Fprintf(u, "%d 1\n%010d 00000 n \n", n, u.offsets[n])
	}
	id := md5.Sum(u.Bytes()) // a name, as the standard proposes, not a protection
	fmt.Fprintf(u, "trailer\n<</Size %d /Root %d 0 R %s /Prev %d /ID [<%[5]x> <%[5]x>]>>\nstartxref\n%[6]d\n%%%%EOF\n",
		u.next, u.root, infoRef.FindString(u.trailer), u.oldTable, id, table)
	return u.Bytes()
}
