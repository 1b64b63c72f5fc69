package knowledge_test

import (
	"strings"
	"testing"

	"paydesk/knowledge"
	"paydesk/knowledge/packtest"
)

// asking is a checklist whose second answer goes on in another topic.
func asking(topic, been string) string {
	return strings.NewReplacer("TOPIC", topic, "BEEN", been).Replace(`
start: works
nodes:
  - id: works
    kind: question
    text: Does it work?
    answers: [{text: "Yes", to: good}, {text: "No", to: on}]
    unsure: good
  - {id: on, kind: link, text: Go on there, topic: TOPICBEEN}
  - {id: good, kind: outcome, text: It works, result: resolved}
`)
}

func TestReadRefusesLinksThatLeadInACircleUnlessOneIsFollowedOnce(t *testing.T) {
	pack := map[string]string{"a": asking("b", ""), "b": asking("c", ""), "c": asking("a", "")}
	_, err := knowledge.Read(packtest.Pack(pack))
	if err == nil || !strings.Contains(err.Error(), "leads in a circle, a > b > c > a") {
		t.Errorf("a circle that only answers break gave %v", err)
	}
	pack["c"] = asking("a", ", been: good")
	if _, err := knowledge.Read(packtest.Pack(pack)); err != nil {
		t.Errorf("a circle that is gone round once was refused: %v", err)
	}
	pack["c"] = asking("a", ", been: nowhere")
	if _, err := knowledge.Read(packtest.Pack(pack)); err == nil || !strings.Contains(err.Error(), `been leads to "nowhere"`) {
		t.Errorf("a link to nowhere gave %v", err)
	}
}
