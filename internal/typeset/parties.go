package typeset

// parties sets the sides of a hợp đồng.
func (b *builder) parties() {}
