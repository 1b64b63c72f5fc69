package widgets

import (
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	builtin "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paydesk/ui/theme"
)

// StatusLine is the bottom line: what just happened, and at the right how
// things stand. A failure gets a red line of its own over it, which stays
// until it is cleared; both have their room all the time, so nothing moves.
type StatusLine struct {
	widget.BaseWidget
	said   *widget.Label
	stands *widget.Label
	failed *widget.Label
	ground *Fill
}

// NewStatusLine returns an empty status line.
func NewStatusLine() *StatusLine {
	s := &StatusLine{said: Line(""), stands: Hint(""), failed: Line(""), ground: NewFill(theme.Surface)}
	s.failed.Importance = widget.DangerImportance
	s.failed.Hide()
	s.ExtendBaseWidget(s)
	return s
}

// Say shows what just happened and clears a failure.
func (s *StatusLine) Say(text string) {
	s.failed.Hide()
	s.said.Show()
	SetText(s.said, text)
	s.Refresh()
}

// Fail shows what went wrong and what to do, in place of the last message.
func (s *StatusLine) Fail(text string) {
	SetText(s.failed, "! "+Sentence(text))
	s.failed.Show()
	s.said.Hide()
	s.Refresh()
}

// Mend takes a failure off the line: what was asked for has been done since.
func (s *StatusLine) Mend() {
	if s.failed.Visible() {
		s.Say("")
	}
}

// Sentence returns the text with a capital letter at its beginning.
func Sentence(text string) string {
	if text == "" {
		return ""
	}
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}

// Stand shows how things stand: unfinished contacts, the edition.
func (s *StatusLine) Stand(text string) { SetText(s.stands, text) }

// Said returns the message or failure in view.
func (s *StatusLine) Said() string {
	if s.failed.Visible() {
		return s.failed.Text
	}
	return s.said.Text
}

// CreateRenderer lays the parts out.
func (s *StatusLine) CreateRenderer() fyne.WidgetRenderer {
	icon := widget.NewIcon(builtin.InfoIcon())
	words := container.NewStack(s.said, s.failed)
	row := container.New(layout.NewBorderLayout(nil, nil, icon, s.stands), icon, s.stands, words)
	return widget.NewSimpleRenderer(container.NewStack(s.ground, row))
}
