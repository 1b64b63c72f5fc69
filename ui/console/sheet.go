package console

import (
	"path/filepath"

	"paydesk/assets/page"
	"paydesk/knowledge/handout"
	"paydesk/ui/desk"
	"paydesk/ui/words"
)

// toHandout shows the handout in the shopper's language and goes to the
// choice of another.
func (c *Console) toHandout() {
	if o := c.current(); o != nil {
		c.printer.lang.Set(o.Contact().Lang)
	}
	c.toView(viewHandout, c.printer.lang)
}

// english is what a handout is printed in while the shopper's language is not
// written.
const english = "en"

// sheet is the language and the paper chosen. While the tab was not opened the
// language is the shopper's.
func (c *Console) sheet() desk.Sheet {
	lang := c.printer.lang.Value()
	if o := c.current(); o != nil && (c.view != viewHandout || lang == "") {
		lang = o.Contact().Lang
	}
	return desk.Sheet{Lang: lang, Paper: handout.Paper(c.printer.paper.Value())}
}

// input gathers what the handout says: of the contact in front, or of the
// article alone when there is none.
func (c *Console) input(sheet desk.Sheet) (handout.Input, error) {
	if o := c.current(); o != nil && (o.Contact().Topic != "" || o.Run() != nil) {
		return o.Handout(c.ctx, sheet)
	}
	return c.deps.Desk.Handout(c.ctx, c.topic, sheet)
}

// laidOut is the page in the language chosen, or in English with a word about
// it where that language is not written.
func (c *Console) laidOut() (desk.Sheet, page.Document, error) {
	sheet := c.sheet()
	in, err := c.input(sheet)
	if err != nil {
		return sheet, page.Document{}, err
	}
	doc, err := handout.Build(in)
	if err == nil || sheet.Lang == english {
		return sheet, doc, err
	}
	c.deps.Status.Say(words.T("handout.english", words.T("lang."+sheet.Lang)))
	sheet.Lang, in.Lang = english, english
	doc, err = handout.Build(in)
	return sheet, doc, err
}

// showHandout paints the page as it would be printed now.
func (c *Console) showHandout() {
	if c.topic == "" && c.run() == nil {
		c.printer.show(page.Document{})
		c.deps.Status.Say(words.T("handout.none"))
		return
	}
	if _, doc, err := c.laidOut(); !c.fail(err) {
		c.printer.show(doc)
	}
}

// saveHandout writes the PDF. Without a contact it carries no reference, and
// is written all the same.
func (c *Console) saveHandout() {
	c.settle()
	sheet, _, err := c.laidOut()
	if c.fail(err) {
		return
	}
	name, err := c.writeHandout(sheet)
	if c.fail(err) {
		return
	}
	c.deps.Status.Say(words.T("handout.saved", name))
}

func (c *Console) writeHandout(sheet desk.Sheet) (string, error) {
	if o := c.current(); o != nil && o.Contact().Topic != "" {
		return o.SaveHandout(c.ctx, sheet, "")
	}
	in, err := c.input(sheet)
	if err != nil {
		return "", err
	}
	name := filepath.Join(c.deps.Desk.HandoutDir(), handout.FileName(in))
	return name, desk.WriteHandout(in, name)
}
