package knowledge

import (
	"slices"

	"paydesk/knowledge/country"
)

// MethodKind is a kind of way to pay.
type MethodKind string

// The kinds of way to pay.
const (
	Card         MethodKind = "card"
	Wallet       MethodKind = "wallet"
	BankTransfer MethodKind = "bank-transfer"
	CashVoucher  MethodKind = "cash-voucher" // paid in a shop against a slip
	PayLater     MethodKind = "pay-later"
)

// MethodKinds are the kinds in the order in which they are read.
func MethodKinds() []MethodKind {
	return []MethodKind{Card, Wallet, BankTransfer, CashVoucher, PayLater}
}

// Worldwide stands in place of a country.
const Worldwide = "worldwide"

// Method is a way to pay and where it is offered.
type Method struct {
	Name  string     `yaml:"name"`
	Kind  MethodKind `yaml:"kind"`
	Where []string   `yaml:"where,flow"` // two letters of each country, or Worldwide alone
	// Except are the countries that a worldwide method leaves out, such as
	// those that sanctions took it from.
	Except []string `yaml:"except,omitempty,flow"`
	// Shop is the only shop that takes the method, such as "Alibaba.com", and
	// empty for one that AliExpress takes. The agent sees it; sheets do not
	// name it.
	Shop string `yaml:"shop,omitempty"`
	Note string `yaml:"note,omitempty"`
	// Confirmed tells whether a source says that the shop takes it there, and
	// not only that the payment provider could. The rest is for the agent.
	Confirmed bool     `yaml:"confirmed"`
	Sources   []string `yaml:"sources"`
}

// Local tells whether the method belongs to single countries.
func (m Method) Local() bool { return !slices.Contains(m.Where, Worldwide) }

// in tells whether the method is offered in a country, given by its two
// letters, "" for an unknown one.
func (m Method) in(code string) bool {
	if m.Local() {
		return code != "" && slices.Contains(m.Where, code)
	}
	return !slices.Contains(m.Except, code)
}

// listedMethod is a method with its place in the pack.
type listedMethod struct {
	Method
	file  string
	index int
}

func (l *Library) addMethods(file string, methods []Method) {
	for i, m := range methods {
		l.methods = append(l.methods, listedMethod{m, file, i})
	}
}

// MethodsIn returns the ways to pay in a country, given by its two letters:
// those of the country before those of everywhere, and what is confirmed
// before what is not. For an unknown country, "", they are those of
// everywhere.
func (l *Library) MethodsIn(code string) []Method {
	var found []Method
	for _, m := range l.methods {
		if m.in(code) {
			found = append(found, m.Method)
		}
	}
	rank := func(m Method) (n int) {
		if !m.Confirmed {
			n += 2
		}
		if !m.Local() {
			n++
		}
		return n
	}
	slices.SortStableFunc(found, func(a, b Method) int { return rank(a) - rank(b) })
	return found
}

// Confirmed keeps the names of the ways to pay that a source confirms.
func Confirmed(methods []Method) []string {
	var names []string
	for _, m := range methods {
		if m.Confirmed {
			names = append(names, m.Name)
		}
	}
	return names
}

// checkMethods checks the lists of ways to pay.
func (l *Library) checkMethods() Problems {
	checks := map[string]*checker{}
	var found Problems
	seen := map[[2]string]bool{}
	for _, m := range l.methods {
		c := checks[m.file]
		if c == nil {
			c = &checker{lib: l, file: m.file}
			checks[m.file] = c
		}
		c.method(m, seen)
	}
	for _, c := range checks {
		found = append(found, c.found...)
	}
	return found
}

// method checks one way to pay. seen holds the names and countries so far.
func (c *checker) method(m listedMethod, seen map[[2]string]bool) {
	place, path := "method "+m.Name, []any{m.index}
	c.fits(place+" name", path, m.Name, 40, true)
	c.fits(place+" note", path, m.Note, 120, false)
	if !slices.Contains(MethodKinds(), m.Kind) {
		c.report(place, path, "is of kind %q; use card, wallet, bank-transfer, cash-voucher or pay-later", m.Kind)
	}
	c.sources(place, path, m.Confirmed, m.Sources)
	if len(m.Where) == 0 || len(m.Where) > 1 && slices.Contains(m.Where, Worldwide) {
		c.report(place, path, "needs where: the countries by their two letters, or worldwide alone")
	}
	for _, code := range m.Except {
		if m.Local() || country.Name(code) == "" {
			c.report(place, path, "leaves out %q; except holds countries by their two letters, beside where: [worldwide]", code)
		}
	}
	for _, code := range m.Where {
		key := [2]string{m.Name, code}
		switch {
		case code != Worldwide && country.Name(code) == "":
			c.report(place, path, "is offered in %q, which is no country; write two capital letters, such as BR", code)
		case seen[key]:
			c.report(place, path, "stands in the list twice for %s; keep one", code)
		}
		seen[key] = true
	}
}
