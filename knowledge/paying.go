package knowledge

import (
	"slices"
	"strings"
)

// payingStarts are the beginnings of steps that ask the shopper to pay for the
// order; payingTails follow another verb in the same step.
var (
	payingStarts = []string{"pay ", "start the payment "}
	payingTails  = []string{" and pay", ", then pay"}
)

// holdingStarts are the beginnings of steps that ask the shopper not to pay.
var holdingStarts = []string{"do not pay ", "do not order ", "stop and do not pay "}

// lookingStarts are the beginnings of steps that look whether the order is
// paid already.
var lookingStarts = []string{
	"look in your orders ", "look at your order ", "look if your order is still unpaid ", "check your order list ",
	"look at the payments in your wallet", "look at your activity in paypal ",
}

// Pays tells whether a step asks the shopper to pay for the order. Such a
// step stands on a sheet once, and last.
func (s Step) Pays() bool {
	do := s.plain()
	follows := func(tail string) bool { return strings.Contains(do, tail+" ") }
	return startsWith(do, payingStarts) || slices.ContainsFunc(payingTails, follows)
}

// HoldsOff tells whether a step asks the shopper not to pay, so that no step
// that pays can stand beside it.
func (s Step) HoldsOff() bool { return startsWith(s.plain(), holdingStarts) }

// Looks tells whether a step looks if the order is paid already. It stands
// before the one that pays.
func (s Step) Looks() bool { return startsWith(s.plain(), lookingStarts) }

// plain is what to do in small letters, without its full stop and with a blank
// behind its last word.
func (s Step) plain() string {
	return strings.TrimRight(strings.ToLower(s.Do), ". ") + " "
}

func startsWith(text string, starts []string) bool {
	return slices.ContainsFunc(starts, func(start string) bool { return strings.HasPrefix(text, start) })
}
