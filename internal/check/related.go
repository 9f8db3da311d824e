package check

import "vanban/internal/diag"

// Also ties further places with the same fault to what was reported last, so
// that one finding tells of all of them.
func (p *Pass) Also(places []Place, message string) {
	d := &p.found[len(p.found)-1]
	for _, at := range places {
		d.Related = append(d.Related, diag.Related{At: p.locate(at), Message: message})
	}
}
