package recognize

// body finds căn cứ, nội dung, the signature and Nơi nhận: what the head has
// left, from next on.
func (s *segment) body() {}

// appendix finds the word, title and reference of a phụ lục and leaves next at
// the first line after them.
func (s *segment) appendix() {}

// contents says what each document says, as far as it was understood.
func (f *finder) contents(all []*segment) {}
