// Package checklist walks a guided checklist.
//
// A Run is nothing but its events: every answer, step back, skip and restart
// is appended, and the state is what replaying them gives. So a crash loses
// no step, a handout is printed from the very rows that were logged, and any
// event can be undone by leaving it out of the replay.
package checklist
