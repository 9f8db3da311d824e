// Package corpus tests the check against files that strangers made, and has no
// code of its own: the official sample forms, the real files that lie beside
// this checkout, and files written here as a clerk makes them, without our
// styles.
package corpus
