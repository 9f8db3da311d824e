// Package house holds no code but tests: the rules of the house that no
// compiler checks. Imports point down (layers_test.go), words are those of
// docs/glossary.md (glossary_test.go), files and functions stay short
// (size_test.go), embed packages hold no logic (embed_test.go), the NOTICE
// names every dependency (notice_test.go) and every problem comes with a hint
// (hints_test.go).
package house
