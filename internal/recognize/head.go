package recognize

// head finds what stands above the body and leaves next at the first line
// after it.
func (s *segment) head() {}
