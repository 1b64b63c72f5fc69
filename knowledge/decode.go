package knowledge

import (
	"bytes"
	"errors"
	"io"
	"maps"
	"path"
	"regexp"
	"runtime"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"
)

// decode fills the library from its files and returns what could not be read.
func (l *Library) decode() Problems {
	names := slices.Sorted(maps.Keys(l.files))
	parsed := make([]parsedFile, len(names))
	var wg sync.WaitGroup
	limit := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i, name := range names {
		if isCodeFile(name) || isHeardFile(name) {
			continue // read last, when the articles they lead to are known
		}
		wg.Go(func() {
			limit <- struct{}{}
			parsed[i] = parse(name, l.files[name])
			<-limit
		})
	}
	wg.Wait()
	var found Problems
	for i, p := range parsed {
		found = append(found, p.problems...)
		found = append(found, l.take(names[i], p)...)
	}
	found = append(found, l.readCodes(names)...)
	found = append(found, l.readHeard(names)...)
	sort.Slice(l.articles, func(i, j int) bool { return l.articles[i].Title < l.articles[j].Title })
	l.expand()
	sort.SliceStable(l.facts, func(i, j int) bool { return l.facts[i].N < l.facts[j].N })
	return found
}

// parsedFile is one file after decoding; exactly one of its parts is set.
type parsedFile struct {
	article  *Article
	facts    []Fact
	set      *VariantSet
	methods  []Method
	problems Problems
}

func parse(name string, body []byte) parsedFile {
	var p parsedFile
	var err error
	switch dir, _ := path.Split(name); dir {
	case "facts/":
		err = strict(body, &p.facts)
	case "variants/":
		p.set = new(VariantSet)
		err = strict(body, p.set)
	case "methods/":
		err = strict(body, &p.methods)
	default:
		p.article = new(Article)
		err = strict(body, p.article)
	}
	if err != nil {
		return parsedFile{problems: yamlProblems(name, err)}
	}
	return p
}

func (l *Library) take(name string, p parsedFile) Problems {
	l.facts = append(l.facts, p.facts...)
	l.addMethods(name, p.methods)
	switch {
	case p.set != nil && !namedFor(name, p.set.ID):
		return misnamed(name, p.set.ID)
	case p.set != nil:
		l.sets[p.set.ID] = p.set
	case p.article != nil && !namedFor(name, string(p.article.ID)):
		return misnamed(name, string(p.article.ID))
	case p.article != nil:
		p.article.Hushed = p.article.Hushed || slices.Contains(alwaysHushed, p.article.ID)
		l.articles = append(l.articles, p.article)
		l.byID[p.article.ID] = p.article
	}
	return nil
}

// namedFor tells whether a file has the name of the id in it.
func namedFor(name, id string) bool { return strings.TrimSuffix(path.Base(name), ".yaml") == id }

func misnamed(name, id string) Problems {
	want := strings.TrimSuffix(path.Base(name), ".yaml")
	return Problems{{File: name, Place: "id", Text: "is " + strconv.Quote(id) + ", but the file is named for " + strconv.Quote(want) + "; make them the same"}}
}

// strict decodes one YAML document and refuses keys it does not know, so that
// a misspelt field is an error and not a silence.
func strict(body []byte, into any) error {
	d := yaml.NewDecoder(bytes.NewReader(body))
	d.KnownFields(true)
	if err := d.Decode(into); err != nil {
		if errors.Is(err, io.EOF) {
			return errors.New("yaml: the file is empty")
		}
		return err
	}
	var more yaml.Node
	if err := d.Decode(&more); !errors.Is(err, io.EOF) {
		return errors.New("yaml: the file holds more than one document")
	}
	return nil
}

var yamlLine = regexp.MustCompile(`^(?:yaml: )?(?:line (\d+): )?(.*)$`)
var unknownField = regexp.MustCompile(`^field (\S+) not found in type \S+$`)

// yamlProblems turns a decoder's error into sentences with file and line.
func yamlProblems(name string, err error) Problems {
	lines := []string{err.Error()}
	var typed *yaml.TypeError
	if errors.As(err, &typed) {
		lines = typed.Errors
	}
	var found Problems
	for _, text := range lines {
		m := yamlLine.FindStringSubmatch(strings.SplitN(text, "\n", 2)[0])
		line, _ := strconv.Atoi(m[1]) // 0 where the decoder names no line
		found = append(found, Problem{File: name, Line: line, Text: yamlSentence(m[2])})
	}
	return found
}

func yamlSentence(text string) string {
	if m := unknownField.FindStringSubmatch(text); m != nil {
		return "unknown field " + strconv.Quote(m[1]) + "; correct its name or remove it"
	}
	return "this is not the YAML expected here: " + text
}

// lineOf finds the line on which a place of a file begins. The path holds map
// keys and list indexes; 0 when the file is no map.
func lineOf(doc *yaml.Node, place ...any) int {
	if len(doc.Content) == 0 {
		return 0
	}
	node := doc.Content[0]
	for _, step := range place {
		next := child(node, step)
		if next == nil {
			break
		}
		node = next
	}
	return node.Line
}

func child(n *yaml.Node, step any) *yaml.Node {
	switch s := step.(type) {
	case int:
		if n.Kind == yaml.SequenceNode && s < len(n.Content) {
			return n.Content[s]
		}
	case string:
		for i := 0; n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
			if n.Content[i].Value == s {
				return n.Content[i+1]
			}
		}
	}
	return nil
}
