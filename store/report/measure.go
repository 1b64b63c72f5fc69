package report

import "math"

// Measured is the value of a figure for some contacts.
type Measured struct {
	Numerator   int64 `json:"numerator"`
	Denominator int64 `json:"denominator,omitempty"` // 0 for a count
	N           int64 `json:"n"`                     // what the value rests on: the denominator, or what was counted
	// Value is nil where there is nothing to divide by, or nothing to show.
	Value *float64 `json:"value"`
	Low   *float64 `json:"low,omitempty"`   // of the interval
	High  *float64 `json:"high,omitempty"`  // see Low
	Small bool     `json:"small,omitempty"` // n is too small for the value to say much
}

// measure makes a figure's value of its sums.
func (d *Definition) measure(num, den int64) Measured {
	m := Measured{Numerator: num, Denominator: den, N: den}
	switch {
	case d.base == ofMedian: // of twice the middle value
		m.Numerator, m.Denominator = 0, 0
		if den > 0 {
			m.Value = value(float64(num) / 2)
		}
	case d.den == nil:
		m.Denominator, m.N, m.Value = 0, num, value(float64(num))
	case den > 0:
		m.Value = value(float64(num) / float64(den))
	}
	if d.Interval != "" && den > 0 {
		low, high := Wilson(num, den)
		m.Low, m.High = value(low), value(high)
	}
	m.Small = m.N < int64(d.SmallBelow)
	return m
}

// value is a number to six places, as far as a reader goes: the last bits of a
// division are noise, such as 1.4e-17 for the low end of none in forty.
func value(v float64) *float64 {
	v = math.Round(v*1e6) / 1e6
	return &v
}

// Wilson is the 95 % interval of a share by Wilson's score, which holds for
// small counts and for shares near 0 and 1, too.
func Wilson(hits, n int64) (low, high float64) {
	if n <= 0 {
		return 0, 1
	}
	const z = 1.959963984540054
	count := float64(n)
	share := float64(hits) / count
	middle := (share + z*z/(2*count)) / (1 + z*z/count)
	half := z / (1 + z*z/count) * math.Sqrt(share*(1-share)/count+z*z/(4*count*count))
	return max(middle-half, 0), min(middle+half, 1)
}
