package typeset

// copySection sets what makes a bản sao of the document.
func (b *builder) copySection() {}
