package checklist

import (
	"reflect"
	"testing"

	"paydesk/knowledge"
)

func TestARunKnowsItsTopics(t *testing.T) {
	r := start(t, varied(t), "clear")
	move(t, r, answer(2), answer(1))
	if got := r.Topics(); !reflect.DeepEqual(got, []knowledge.TopicID{"clear"}) {
		t.Errorf("topics are %v", got)
	}
	move(t, r, answer(2))
	if got := r.Topics(); !reflect.DeepEqual(got, []knowledge.TopicID{"clear", "look"}) {
		t.Errorf("topics are %v", got)
	}
}
