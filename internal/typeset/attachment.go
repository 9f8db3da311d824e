package typeset

import "vanban/internal/doc"

// attachment sets a document issued together with this one.
func (b *builder) attachment(a *doc.Attachment) {}
