// Package mutation holds tests only: it plants one fault after another into
// clean documents, writes them as Word files with heads of several makes, and
// wants each found by its own rule, at its place, and nothing else.
package mutation
