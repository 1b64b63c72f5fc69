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

	// hiding are words that are followed by what one signs in with, and asked
	// and hidden those that are so together: "secret word".
	hiding = wordlist.Set(`password passwords passcode passphrase passkey pwd username usernames userid nickname login logins
		contraseña clave senha passwort kennwort пароль логин`)
	asked     = wordlist.Set("word words answer answers phrase")
	concealed = wordlist.Set("secret security memorable magic recovery hint")

	// befalling are words that say what becomes of a password, not what it is.
	befalling = wordlist.Set(`account alibaba aliexpress already app apple arrives box broken button change changed changes code correct
		crashes different down email empty error errors expired fail failed fails field forgot forgotten form google incorrect
		invalid issue issues link locked login manager missing needed never page password problem problems prompt protected
		rejected required reset resets right same saved screen shown slow step taken username weak website window wrong`)

	// things are names that far more often mean a thing, and modals those that
	// help a verb.
	things = wordlist.Set(`banks black bridges brown chance chase cross day english fields french gates german gold gray green grey little
		long love page power powers price sharp spring strong sweet swift white young`)
	modals = wordlist.Set("may will")

	// belongings are what an owner is named before at the beginning, and payable
	// the names that say something of a payment there.
	belongings = wordlist.Set("card cards visa mastercard amex debit wallet account bank payment payments")
	payable    = wordlist.Set("april august bill june max may")

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
	hidden           // all is part of a secret but what is said of one
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
			if t.number && how != hidden || !t.gone && !p.nameAt(j, how) {
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
	case how == hidden:
		return !carriers[word] && !befalling[word]
	case how == always && !carriesOn(word):
		return true
	case how == perhaps && (things[word] || modals[word]):
		return p.joins(i, i+1) || doing[next] || next == ""
	}
	return isName(word)
}

// nameWords say that a name follows.
var nameWords = wordlist.Set("name surname name's firstname lastname")

// carriesOn tells a word that a sentence goes on with. "Long" is a name as well.
func carriesOn(word string) bool { return carriers[word] || going[word] && !isName(word) }

// introduction tells whether the token at i ends an introduction, where the
// name begins, and how surely one does.
func (p *phrase) introduction(i int) (from int, how sureness) {
	word := p.at(i)
	switch {
	case titles[word]:
		return i + 1, always
	case p.hides(i):
		return p.behind(i, hidden)
	case nameWords[word]:
		return p.behind(i, mostly)
	case word == "is":
		return i + 1, p.toldBefore(i)
	case greeting[word]:
		return i + 1, perhaps
	}
	return 0, never
}

// behind is where the name begins that the token at i says something of: "name:
// Rose", "name is Rose" and, less surely, "name Rose".
func (p *phrase) behind(i int, how sureness) (from int, surely sureness) {
	surely = max(how, always)
	switch next := p.at(i + 1); {
	case next == "is", next == "was":
		return i + 2, surely
	case next != "" && p.tokens[i+1].begins:
		return i + 1, surely
	}
	return i + 1, how
}

// hides tells a word that is followed by what one signs in with.
func (p *phrase) hides(i int) bool {
	return hiding[p.at(i)] || asked[p.at(i)] && concealed[p.at(i-1)]
}

// toldBefore tells how surely a name follows the "is" at i: "the name on the
// card is", "the password for the account is", "this is".
func (p *phrase) toldBefore(i int) sureness {
	for j := max(0, i-4); j < i; j++ {
		if nameWords[p.at(j)] {
			return always
		}
		if p.hides(j) && carriers[p.at(j+1)] {
			return hidden
		}
	}
	if p.at(i-1) == "this" {
		return perhaps
	}
	return never
}

// named leaves out the words that are names as well where another part of a
// name stands beside them, or where they do or own what people do.
func (p *phrase) named() {
	for i := range p.tokens {
		if t := &p.tokens[i]; isName(t.text) && (p.joins(i, i-1) || p.joins(i, i+1) || p.acts(i) || p.owns(i)) {
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

// owns tells "grant card declined" from "bill payment failed".
func (p *phrase) owns(i int) bool {
	t, what := &p.tokens[i], p.at(i+1)
	if !t.begins || things[t.text] || !belongings[what] {
		return false
	}
	return !payable[t.text] || what != "payment" && what != "payments"
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
		switch {
		case streets[p.at(i)]:
			if !p.numberedBefore(i) {
				p.numberedAfter(i)
			}
		case byways[p.at(i)]:
			p.numberedBefore(i)
		case p.dwells(i):
			p.town(i + 2)
		}
	}
}

// numberedBefore leaves out an address whose number stands before the token at
// i: "12 baker street". It tells whether there is one.
func (p *phrase) numberedBefore(i int) bool {
	from := p.numberBefore(i)
	if from < 0 {
		return false
	}
	p.leaveOut(from, i+1)
	p.town(i + 1)
	return true
}

// numberedAfter leaves out an address whose number stands behind the token at
// i: "calle mayor 5".
func (p *phrase) numberedAfter(i int) {
	if to := p.numberAfter(i); to > 0 {
		p.leaveOut(i-addressAfter, to+1)
		p.town(to + 1)
	}
}

// dwelling are words that a place follows behind "in" or "at".
var dwelling = wordlist.Set("live lives living")

// dwells tells "lives in".
func (p *phrase) dwells(i int) bool {
	next := p.at(i + 1)
	return dwelling[p.at(i)] && (next == "in" || next == "at")
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
