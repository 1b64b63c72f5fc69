package page

import (
	"math"
	"testing"
)

func TestMovedItemsKeepTheirSize(t *testing.T) {
	for _, item := range []Item{
		Text{X: 1, Y: 2, Font: body, Text: "text"},
		Rect{X: 1, Y: 2, W: 3, H: 4},
		Path{Points: []Point{{5, 1}, {1, 7}, {3, 3}}},
		Link{X: 1, Y: 2, W: 3, H: 4},
	} {
		was, is := item.Bounds(), item.Moved(10, 20).Bounds()
		for _, d := range []float64{is.X0 - was.X0 - 10, is.X1 - was.X1 - 10, is.Y0 - was.Y0 - 20, is.Y1 - was.Y1 - 20} {
			if math.Abs(d) > 1e-9 {
				t.Errorf("%T moved from %v to %v", item, was, is)
			}
		}
		if again := item.Bounds(); again != was {
			t.Errorf("%T itself was moved", item)
		}
	}
}

func TestBoundsHoldTheItem(t *testing.T) {
	if got, want := (Path{Points: []Point{{5, 1}, {1, 7}, {3, 3}}}).Bounds(), (Box{1, 1, 5, 7}); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := (Path{}).Bounds(); got != (Box{}) {
		t.Errorf("a path without points is %v", got)
	}
	text := Text{X: 10, Y: 20, Font: body, Text: "Aj"}.Bounds()
	if text.X0 != 10 || text.X1 <= 10 || text.Y0 >= 20 || text.Y1 <= 20 {
		t.Errorf("text stands in %v", text)
	}
}

func TestAddGrowsTheTree(t *testing.T) {
	var doc Document
	list := doc.Add(0, List)
	entry := doc.Add(list, Entry)
	if list != 1 || entry != 2 || doc.Tree[0].Role != Root || doc.Tree[entry].Parent != list {
		t.Errorf("got %+v", doc.Tree)
	}
}
