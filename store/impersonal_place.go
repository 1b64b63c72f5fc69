package store

import "paydesk/assets/wordlist"

// Where a name, an address or a number stands is told by the words around it.

var (
	// carriers carry a sentence and are nobody's name.
	carriers = wordlist.Set(`a about after again all also am an and any are as asks at back be because been before being but by
		can can't cannot cant could couldn't did didn't do does doesn't don't dont for from get gets getting got had has
		hasn't have haven't having he her here his how i i'm i've if in into is isn't it it's its just like me mine more
		most much my no not now of off on once one only or other our out over she since so some still such than that that's
		the their them then there they this to too tried tries trying under until up us very want wanted wants was
		wasn't we were what when where which while who why will with without won't would yes you your`)

	// going are words that a sentence goes on with after a name.
	going = wordlist.Set(`account asked asking bank card cards called calling cannot complained declined different empty error
		failed incorrect invalid long mismatch misspelled missing needs number order paid paying payment phone phoned pay
		refund refused rejected required same short said says shown shows spelled spelling tried wrong wrongly`)

	// titles stand before a name and before nothing else.
	titles = wordlist.Set("mr mrs ms miss mister dr sir madam mme señor señora sr sra herr frau monsieur madame")

	// greeting are words before which or behind which somebody is often named.
	greeting = wordlist.Set(`am i'm im it's customer client shopper buyer seller lady guy man woman hi hello hey dear from
		for by regards thanks named called cardholder holder user caller mother father wife husband friend brother
		sister son daughter boss colleague agent with and`)

	// doing are words that follow somebody, not something.
	doing = wordlist.Set(`is was has had says said wants needs cannot can't cant called calls tried tries paid pays asked asks
		complained here wrote lives bought ordered phoned thinks`)

	// things are names that far more often mean a thing, and modals those that
	// help a verb.
	things = wordlist.Set("banks black brown gray green grey love page power powers price sharp spring strong sweet swift white young")
	modals = wordlist.Set("may will")

	// defining are words before a thing, not before somebody.
	defining = wordlist.Set("a an the my your his her our their this that any no every each monthly phone total what in on since by of")
)

// mostNames is how many words a name has at most.
const mostNames = 3

// sureness is how surely a name follows an introduction.
type sureness int

const (
	never   sureness = iota
	perhaps          // what is mostly a name is one
	mostly           // what may be a name is one
	always           // all is part of the name but what carries a sentence on
)

// introduced leaves out what stands behind words that introduce a name.
func (p *phrase) introduced() {
	for i := range p.tokens {
		from, how := p.introduction(i)
		if how == never {
			continue
		}
		for j := from; j < min(from+mostNames, len(p.tokens)); j++ {
			t := &p.tokens[j]
			if t.number || !t.gone && !p.nameAt(j, how) {
				break
			}
			t.gone = true
		}
	}
}

// nameAt tells whether the token at i, behind an introduction, may be a name.
func (p *phrase) nameAt(i int, how sureness) bool {
	word, next := p.at(i), p.at(i+1)
	switch {
	case how == always && !carriers[word] && !going[word]:
		return true
	case how == perhaps && (things[word] || modals[word]):
		return p.joins(i, i+1) || doing[next] || next == ""
	}
	return isName(word)
}

// introduction tells whether the token at i ends an introduction, where the
// name begins, and how surely one does.
func (p *phrase) introduction(i int) (from int, how sureness) {
	word := p.tokens[i].text
	switch {
	case titles[word]:
		return i + 1, always
	case isNameWord(word) && (p.at(i+1) == "is" || p.at(i+1) == "was"):
		return i + 2, always
	case isNameWord(word) && i+1 < len(p.tokens) && p.tokens[i+1].begins: // "name: Rose"
		return i + 1, always
	case isNameWord(word):
		return i + 1, mostly
	case word == "is" && p.nameBefore(i):
		return i + 1, always
	case greeting[word], word == "is" && p.at(i-1) == "this":
		return i + 1, perhaps
	}
	return 0, never
}

func isNameWord(word string) bool {
	return word == "name" || word == "surname" || word == "username" || word == "name's" || word == "firstname" || word == "lastname"
}

// nameBefore tells "the name on the card is".
func (p *phrase) nameBefore(i int) bool {
	for j := max(0, i-4); j < i; j++ {
		if isNameWord(p.tokens[j].text) {
			return true
		}
	}
	return false
}

// named leaves out the words that are names as well where another part of a
// name stands beside them, or where they do what people do.
func (p *phrase) named() {
	for i := range p.tokens {
		if t := &p.tokens[i]; isName(t.text) && (p.joins(i, i-1) || p.joins(i, i+1) || p.acts(i)) {
			t.gone = true
		}
	}
	for i := len(p.tokens) - 1; i >= 0; i-- { // the first of three, by what became of the second
		if isName(p.tokens[i].text) && p.joins(i, i+1) {
			p.tokens[i].gone = true
		}
	}
}

// joins tells whether the neighbours i and j may be parts of one name.
func (p *phrase) joins(i, j int) bool {
	if j < 0 || j >= len(p.tokens) || p.tokens[j].number {
		return false
	}
	if next := p.at(max(i, j)); things[p.at(min(i, j))] && (modals[next] || things[next]) { // "the page will", "a white page"
		return false
	}
	return p.tokens[j].gone || isName(p.tokens[j].text)
}

// acts tells "Mark says" from "my bill is".
func (p *phrase) acts(i int) bool {
	if things[p.at(i)] { // of two things one may act: "page black says"
		return things[p.at(i+1)] && doing[p.at(i+2)] && !defining[p.at(i-1)] || things[p.at(i-1)] && doing[p.at(i+1)] && !defining[p.at(i-2)]
	}
	return doing[p.at(i+1)] && !defining[p.at(i-1)]
}

// Words of an address that a number belongs to: with the number before or
// behind them, and with it before them only.
var (
	streets = wordlist.Set(`street road avenue ave rd lane blvd boulevard terrace crescent apartment apt flat suite floor building
		calle rue via strasse straße ulica ulitsa rua avenida plaza`)
	byways = wordlist.Set("close drive court square place way st park gardens hill row walk block unit house")
)

// Reach of an address around such a word, in tokens.
const (
	addressBefore = 4
	addressAfter  = 2
)

// addressLines leaves out what stands around the words of an address.
func (p *phrase) addressLines() {
	for i := range p.tokens {
		word := p.tokens[i].text
		if !streets[word] && !byways[word] {
			continue
		}
		if from := p.numberBefore(i); from >= 0 {
			p.leaveOut(from, i+1)
			p.town(i + 1)
		} else if to := p.numberAfter(i); streets[word] && to > 0 {
			p.leaveOut(i-addressAfter, to+1)
			p.town(to + 1)
		}
	}
	for i := range p.tokens {
		if next := p.at(i + 1); (p.at(i) == "live" || p.at(i) == "lives" || p.at(i) == "living") && (next == "in" || next == "at") {
			p.town(i + 2)
		}
	}
}

// town leaves out what follows an address, until the sentence goes on.
func (p *phrase) town(from int) {
	for i := from; i < min(from+addressAfter+1, len(p.tokens)); i++ {
		if word := p.tokens[i].text; carriers[word] || going[word] {
			return
		}
		p.tokens[i].gone = true
	}
}

// numberBefore finds a number shortly before the token at i, -1 for none.
func (p *phrase) numberBefore(i int) int {
	for j := i - 1; j >= max(0, i-addressBefore); j-- {
		if p.isNumber(j) {
			for j > 0 && p.isNumber(j-1) { // twenty one
				j--
			}
			return j
		}
		if carriers[p.tokens[j].text] {
			return -1
		}
	}
	return -1
}

// numberAfter finds a number right after the token at i or one further on, 0
// for none.
func (p *phrase) numberAfter(i int) int {
	for j := i + 1; j <= i+addressAfter; j++ {
		if p.isNumber(j) {
			return j
		}
	}
	return 0
}

func (p *phrase) isNumber(i int) bool {
	word := p.at(i)
	return word != "" && (p.tokens[i].number || digitWords[word] || word[0] >= '0' && word[0] <= '9')
}

// mailProviders follow the sign of a mail address that is read out.
var mailProviders = wordlist.Set("gmail hotmail yahoo outlook icloud mail gmx live yandex proton protonmail aol web qq")

// mailAddresses leaves out mail addresses that are read out: "ann at mail dot
// com".
func (p *phrase) mailAddresses() {
	for i := range p.tokens {
		spoken := p.at(i) == "at" && (mailProviders[p.at(i+1)] || p.at(i+2) == "dot" || p.at(i+3) == "dot")
		if !spoken && p.at(i) != "dot" {
			continue
		}
		p.leaveOut(i-2, i+2)
		if spoken {
			p.leaveOut(i-mostNames, i+4)
		}
	}
}
