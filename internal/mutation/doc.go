// Package mutation plants faults into clean documents, to prove that each is
// found by its own rule, at its place, and nothing else. Only tests use it.
//
// [Apply] is the function most readers want: it carries out the changes that
// the examples of rules are written in. Each stands on a line of its own:
//
//	COMPONENT: TEXT              its paragraphs become the lines of TEXT, parted by ⏎,
//	                             each in the look of the one it replaces
//	COMPONENT#2: TEXT            only the second of them; #cuối is the last
//	COMPONENT {LOOK, LOOK}       their look: see lookChange
//	COMPONENT: TEXT {LOOK}       both
//	COMPONENT -                  they go
//	COMPONENT + TEXT             lines after the last of them, in its look
//	COMPONENT ^ TEXT             lines before the first of them, in its look
//	COMPONENT “cũ” → “mới”       the first of these words in them
//	COMPONENT nét -              the line below: none; a share of the text, as 0.3;
//	                             “gạch chân”; “ký tự”
//	trang {LOOK, LOOK}           every page: see pageChange
//
// In TEXT, [[LOOK|chữ]] has a look of its own, → is a tab, ↵ a line break,
// ‹số› the number of the page and ‹tổng› that of all pages.
package mutation
