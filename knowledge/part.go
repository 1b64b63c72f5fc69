package knowledge

import "fmt"

// Part is a headed section of an article, in the order it is read.
type Part struct {
	Key        string // the name of the section in the file
	Heading    string
	Statements []Statement
}

// Parts returns the sections of the article that hold statements.
func (a *Article) Parts() []Part {
	return []Part{
		{"environment", "Where it shows", a.Environment},
		{"cause", "Cause", a.Cause},
		{"resolution", "Resolution", a.Resolution},
		{"say", "What to say", a.Say},
		{"warn", "Warn of", a.Warn},
		{"never", "Never say", a.Never},
	}
}

// String spells a wait out: "3-5 working days", "10 minutes", "1 day".
func (w Wait) String() string {
	unit := map[Unit]string{Minutes: "minute", Days: "day", WorkingDays: "working day"}[w.Unit]
	if w.Max != 1 {
		unit += "s"
	}
	if w.Min == w.Max {
		return fmt.Sprintf("%d %s", w.Max, unit)
	}
	return fmt.Sprintf("%d-%d %s", w.Min, w.Max, unit)
}
