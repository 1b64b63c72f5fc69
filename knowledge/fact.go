package knowledge

// Fact is one statement of a source document, retold. The list of facts is
// what Paydesk promises to know: each is held by a statement of its Topic
// that names its number.
type Fact struct {
	N      int     `yaml:"n"`
	Source Source  `yaml:"source"`
	Fact   string  `yaml:"fact"`
	Topic  TopicID `yaml:"topic"`
	// Words are word stems or figures that the statement cannot do without.
	Words []string `yaml:"words,flow"`
}

// Claim is a passage of an article that holds facts, whatever kind of
// passage it is.
type Claim struct {
	Text   string
	Source Source
	Covers []int
}

// Claims lists every passage of the article that names a source.
func (a *Article) Claims() []Claim {
	var claims []Claim
	for _, part := range a.Parts() {
		for _, s := range part.Statements {
			claims = append(claims, Claim{s.Text, s.Source, s.Covers})
		}
	}
	for _, m := range a.Messages {
		claims = append(claims, Claim{m.Text + " " + m.Clean, m.Source, m.Covers})
	}
	for _, w := range a.Waits {
		claims = append(claims, Claim{w.What + " " + w.String(), w.Source, w.Covers})
	}
	if a.Checklist != nil {
		for _, n := range a.Checklist.Nodes {
			claims = append(claims, Claim{n.Why.Text, n.Why.Source, n.Why.Covers})
		}
	}
	return claims
}
