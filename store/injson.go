package store

import (
	"database/sql/driver"
	"encoding/json"
	"fmt"
)

// inJSON carries a value to and from a column as JSON: lists that SQL takes
// apart by itself, and what is only kept.
type inJSON struct{ value any }

// Value implements driver.Valuer.
func (j inJSON) Value() (driver.Value, error) {
	b, err := json.Marshal(j.value)
	return string(b), err
}

// Scan implements sql.Scanner.
func (j inJSON) Scan(v any) error {
	text, isText := v.(string)
	if !isText {
		return fmt.Errorf("JSON is stored as %T", v)
	}
	return json.Unmarshal([]byte(text), j.value)
}
