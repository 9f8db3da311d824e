// Package metadata says what exchange between agencies (edXML) and archives ask
// to know of a document.
package metadata
