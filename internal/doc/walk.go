package doc

// Bodies returns the texts of a document: its own, those of the attachments
// and those of the appendices.
func (d *Document) Bodies() [][]Block {
	all := [][]Block{d.Body}
	for i := range d.Attachments {
		all = append(all, d.Attachments[i].Body)
	}
	for i := range d.Appendices {
		all = append(all, d.Appendices[i].Body)
	}
	return all
}

// Walk visits blocks in reading order, each before those that stand in it.
func Walk(blocks []Block, visit func(Block)) {
	for _, block := range blocks {
		visit(block)
		switch block := block.(type) {
		case *Division:
			Walk(block.Blocks, visit)
		case *Quote:
			Walk(block.Blocks, visit)
		case *List:
			for _, item := range block.Items {
				Walk(item, visit)
			}
		}
	}
}

// HasArticles reports whether a text follows layout a of bố cục, which has
// chapters or articles. NĐ 30/2020, Phụ lục I, Phần I, Mục II, khoản 6, điểm đ.
func HasArticles(blocks []Block) bool {
	for _, block := range blocks {
		d, ok := block.(*Division)
		if ok && (d.Level == LevelChapter || d.Level == LevelArticle || HasArticles(d.Blocks)) {
			return true
		}
	}
	return false
}
