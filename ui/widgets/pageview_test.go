package widgets_test

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2/container"

	"paydesk/assets/page"
	"paydesk/ui/widgets"
)

func TestPageViewPaintsEveryKindOfItem(t *testing.T) {
	themed(t)
	ink := color.NRGBA{R: 0x20, G: 0x60, B: 0xA0, A: 0xff}
	corners := []page.Point{{X: 10, Y: 10}, {X: 30, Y: 10}, {X: 20, Y: 30}}
	doc := page.Document{Lang: "en", Pages: []page.Page{{Size: page.A4, Items: []page.Item{
		page.Rect{X: 0, Y: 0, W: 210, H: 20, Paint: page.Paint{Fill: ink}},
		page.Path{Points: corners, Closed: true, Paint: page.Paint{Fill: ink, Stroke: ink, Line: 0.5}},
		page.Path{Points: corners[:2], Paint: page.Paint{Stroke: ink, Line: 0.3}},
		page.Text{X: 20, Y: 60, Font: page.Font{Size: 12, Bold: true}, Color: ink, Text: "What to do next"},
		page.Link{X: 20, Y: 60, W: 10, H: 5, URL: "https://example.com"},
	}}}}
	v := widgets.NewPageView()
	win := shown(t, container.NewVScroll(v), 420, 600)
	v.SetDocument(doc)
	img := win.Canvas().Capture()
	if r, g, b, _ := img.At(200, 20).RGBA(); r>>8 != 0x20 || g>>8 != 0x60 || b>>8 != 0xA0 {
		t.Errorf("the bar at the top is %x %x %x, want 20 60 a0", r>>8, g>>8, b>>8)
	}
	dark := 0
	for y := 100; y < 130; y++ {
		for x := 30; x < 200; x++ {
			if r, _, _, _ := img.At(x, y).RGBA(); r>>8 < 0x80 {
				dark++
			}
		}
	}
	if dark < 50 {
		t.Errorf("%d dark dots where the heading should be", dark)
	}
	if h := v.MinSize().Height; h < 420*297/210 {
		t.Errorf("a sheet 420 wide is %v high", h)
	}
}
