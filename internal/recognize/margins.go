package recognize

import "vanban/internal/law"

// marginPieces takes what stands above and below the text of the pages.
func (s *segment) marginPieces() {
	contact := false
	for i := range s.margins {
		l := &s.margins[i]
		if l.empty() || isRule(l.text) {
			continue
		}
		if l.p != nil && hasPageNumber(l) {
			s.tag(l, law.PageNumber, Sure)
			continue
		}
		if l.at.margin == inFooter {
			if contact = contact || l.isContact() || l.above != nil; contact {
				piece := s.tag(l, law.ContactBlock, Sure)
				if l.above != nil {
					piece.Under = strokeLine(l.above, l.at)
				}
			}
			continue
		}
		for _, part := range l.parts() {
			if sign, sure := s.signOf(&part); markOf(sign) != "" {
				s.tag(&part, markOf(sign), sure)
			}
		}
	}
}

func hasPageNumber(l *line) bool {
	for i := range l.p.Runs {
		if l.p.Runs[i].PageNumber {
			return true
		}
	}
	return false
}

// contactWords open the lines of an address.
var contactWords = []string{"dia chi", "dien thoai", "so dien thoai", "dt:", "tel", "email", "e-mail", "thu dien tu", "website", "trang thong tin", "fax"}

// isContact reports whether a line tells where the body is to be found.
func (l *line) isContact() bool { return l.lead(contactWords...) }
