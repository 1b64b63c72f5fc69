package carddata

import (
	"html"
	"regexp"
	"strconv"
	"strings"
)

// escaped are the signs that web forms and pages write for characters, and
// the tags that only set how a text looks.
var escaped = regexp.MustCompile(`%[0-9a-f]{2}|&(?:#[0-9]{1,6}|#x[0-9a-f]{1,5}|[a-z]{2,8});|\\(?:[nrt]|u[0-9a-f]{4})|</?(?:a|b|br|code|div|em|font|i|li|mark|nobr|p|pre|s|small|span|strong|sub|sup|t[dhr]|u|wbr)(?:[ /][^<>]{0,200})?>`)

// decoded is the text with escapes and tags of web pages taken for what they
// show.
func decoded(s *scanner) (folded, bool) {
	if !strings.ContainsAny(s.text, `%&\<`) || len(s.groups) == 0 {
		return folded{}, false
	}
	all := escaped.FindAllStringIndex(s.text, -1)
	if len(all) == 0 {
		return folded{}, false
	}
	b := newRebuild(len(s.text))
	at := 0
	for _, m := range all {
		b.copy(s.folded, at, m[0])
		from, to := s.original(m[0], m[1])
		b.write(shows(s.text[m[0]:m[1]]), from, to)
		at = m[1]
	}
	b.copy(s.folded, at, len(s.text))
	return b.folded(), true
}

// shows is what an escape shows; what is no digit, letter or mark of plain
// text shows a blank.
func shows(escape string) string {
	shown := ""
	switch escape[0] {
	case '%':
		shown = fromHex(escape[1:])
	case '&':
		shown = html.UnescapeString(escape)
	case '\\':
		shown = fromHex(strings.TrimLeft(escape[1:], "nrtu"))
	}
	if f, _ := fold(shown, false); f.text != "" && plainText(f.text) {
		return f.text
	}
	return " "
}

func fromHex(code string) string {
	n, err := strconv.ParseUint(code, 16, 32)
	if err != nil || n < ' ' {
		return " "
	}
	return string(rune(n))
}
