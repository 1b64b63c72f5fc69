package store

import (
	"context"
	"database/sql"
	"errors"
	"strconv"
	"time"
)

// RunID names one walk through a checklist.
type RunID int64

// Run is one walk through a checklist within a contact.
type Run struct {
	ID      RunID
	Contact ContactID
	Topic   string // article id the run began with
	Edition string // hash of the knowledge it was started with; see Edition
	Parked  bool   // another run was begun in its place
	Started time.Time
}

// Event is one thing that happened in a run. The state of a run is the replay
// of its events.
type Event struct {
	Seq     int    // 1 for the first of a run
	Kind    string // show, answer, value, skip, back, ...; never empty
	Topic   string // article of the step
	Node    string // step within the article
	Answer  int    // number of the answer; 0 for none
	Text    string // what was typed; masked when stored
	At      time.Time
	DwellMS int64 // how long the step was on the screen
}

// StartRun begins a run and returns its id. It starts now unless it says
// otherwise.
func (s *Store) StartRun(ctx context.Context, r Run) (id RunID, err error) {
	err = s.inTx(ctx, func(tx *tx) error {
		contact, err := tx.one(ctx, r.Contact)
		if err != nil {
			return err
		}
		if err := tx.fromHere(ctx, &contact); err != nil {
			return err
		}
		if r.Started.IsZero() {
			r.Started = tx.now
		}
		id, err = tx.startRun(ctx, contact.RowID, r)
		return err
	})
	return id, err
}

// startRun stores a run of the contact in that row.
func (tx *tx) startRun(ctx context.Context, contact int64, r Run) (id RunID, err error) {
	err = tx.QueryRowContext(ctx, `INSERT INTO run (contact, topic, edition, parked, started)
		VALUES (?, ?, ?, ?, ?) RETURNING id`,
		contact, r.Topic, r.Edition, r.Parked, stamp{&r.Started}).Scan(&id)
	return id, err
}

// Append adds an event to a run and returns it as stored: numbered, masked
// and with its time. Events are never changed or removed.
func (s *Store) Append(ctx context.Context, run RunID, e Event) (Event, error) {
	maskText(&e.Text)
	e.DwellMS = max(e.DwellMS, 0) // a clock set back is no reason to lose an answer
	err := s.inTx(ctx, func(tx *tx) error {
		if e.At.IsZero() {
			e.At = tx.now
		}
		e.At = whole(e.At)
		if err := tx.QueryRowContext(ctx, "SELECT id FROM run WHERE id = ?", run).Scan(new(int64)); err != nil {
			return missing(err, "run", strconv.FormatInt(int64(run), 10))
		}
		step, err := tx.step(ctx, e.Topic, e.Node)
		if err != nil {
			return err
		}
		const next = "SELECT coalesce(max(seq), 0) + 1 FROM event WHERE run = ?"
		if err := tx.QueryRowContext(ctx, next, run).Scan(&e.Seq); err != nil {
			return err
		}
		return tx.insertEvent(ctx, run, step, e)
	})
	return e, err
}

// insertEvent stores an event under its number, at the step of that number.
func (tx *tx) insertEvent(ctx context.Context, run RunID, step int64, e Event) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO event (run, seq, kind, step, answer, text, at, dwell_ms)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
		run, e.Seq, e.Kind, step, e.Answer, e.Text, stamp{&e.At}, e.DwellMS)
	return err
}

// step is the number of a step of an article; a new one gets one.
func (tx *tx) step(ctx context.Context, topic, node string) (id int64, err error) {
	const known = "SELECT id FROM step WHERE topic = ? AND node = ?"
	err = tx.QueryRowContext(ctx, known, topic, node).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		err = tx.QueryRowContext(ctx, "INSERT INTO step (topic, node) VALUES (?, ?) RETURNING id", topic, node).Scan(&id)
	}
	return id, err
}

// SetParked says whether a run waits while another one goes on.
func (s *Store) SetParked(ctx context.Context, run RunID, parked bool) error {
	return s.inTx(ctx, func(tx *tx) error {
		err := tx.QueryRowContext(ctx, "UPDATE run SET parked = ? WHERE id = ? RETURNING id", parked, run).Scan(new(int64))
		return missing(err, "run", strconv.FormatInt(int64(run), 10))
	})
}

// Runs lists the runs of a contact in the order they were started.
func (s *Store) Runs(ctx context.Context, contact ContactID) ([]Run, error) {
	return list(s, ctx, runsOf,
		func(rows *sql.Rows, r *Run) error {
			return rows.Scan(&r.ID, &r.Contact, &r.Topic, &r.Edition, &r.Parked, stamp{&r.Started})
		}, contact)
}

const runsOf = `SELECT run.id, uuid, run.topic, edition, parked, run.started
	FROM run JOIN contact ON contact.id = run.contact WHERE uuid = ? ORDER BY run.id`

// Events lists the events of a run in order.
func (s *Store) Events(ctx context.Context, run RunID) ([]Event, error) {
	return list(s, ctx, eventsOf,
		func(rows *sql.Rows, e *Event) error {
			return rows.Scan(&e.Seq, &e.Kind, &e.Topic, &e.Node, &e.Answer, &e.Text, stamp{&e.At}, &e.DwellMS)
		}, run)
}

const eventsOf = `SELECT seq, kind, topic, node, answer, text, at, dwell_ms
	FROM event JOIN step ON step.id = step WHERE run = ? ORDER BY seq`
