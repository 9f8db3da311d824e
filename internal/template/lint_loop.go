package template

import (
	"regexp"
	"text/template/parse"
)

// others are the functions that show the item which a function leaves out.
var others = map[string]string{"rest": "first", "initial": "last"}

// partial reports a range over a list without its first or last item, where
// nothing in the text shows that one.
func (w *flow) partial(n *parse.RangeNode) {
	cmd := n.Pipe.Cmds[len(n.Pipe.Cmds)-1]
	id, ok := cmd.Args[0].(*parse.IdentifierNode)
	if !ok || others[id.Ident] == "" {
		return
	}
	list := ""
	switch {
	case len(cmd.Args) > 1:
		list = cmd.Args[1].String()
	case len(n.Pipe.Cmds) > 1:
		list = n.Pipe.Cmds[len(n.Pipe.Cmds)-2].String()
	}
	shown := regexp.MustCompile(`\b(?:index|` + others[id.Ident] + `) ` + regexp.QuoteMeta(list) + `|` + regexp.QuoteMeta(list) + ` \| ` + others[id.Ident] + `\b`)
	if list == "" || shown.MatchString(w.piece.text) {
		return
	}
	which := "đầu"
	if id.Ident == "initial" {
		which = "cuối"
	}
	w.report(rulePartial, w.at(n.Pos), "viết {{ range "+list+" }}, hoặc in mục "+which+" ở chỗ khác", "range bỏ mục %s của “%s”, không chỗ nào khác in mục ấy", which, list)
}
