// Package bind turns the rows of a table into definitions: it ties columns to
// the fields of a template, by key, label or a mapping, and lays the values of a
// row over a definition that all rows share.
package bind
