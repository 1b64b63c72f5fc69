package search
import "paydesk/knowledge"
type knowledgeID = knowledge.TopicID
