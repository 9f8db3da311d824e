package nd30

import (
	"strings"

	"vanban/internal/check"
	"vanban/internal/diag"
	"vanban/internal/law"
	"vanban/internal/recognize"
)

// regimeRules are SY-01 and SY-02, which tell why a document is left alone.
// NĐ 30/2020, Điều 7.
func regimeRules(r *law.Regulation) []check.Rule {
	rule := func(id, title, why string, of recognize.Regime, message string, e check.Example) check.Rule {
		return check.Rule{ID: id, Title: title, Why: why, Tier: check.Practice, Cite: r.HeadRules().Scope, Severity: diag.Note,
			AnyRegime: true, Examples: []check.Example{e}, Run: func(p *check.Pass) { checkRegime(p, of, message) }}
	}
	return []check.Rule{
		rule("SY-01", "văn bản quy phạm pháp luật không xét theo Nghị định 30/2020/NĐ-CP",
			"Văn bản quy phạm pháp luật trình bày theo luật về ban hành văn bản quy phạm pháp luật.", recognize.Legal,
			"“%s” là văn bản quy phạm pháp luật, không xét theo Nghị định 30/2020/NĐ-CP; thể thức theo Luật số 64/2025/QH15 và Nghị định 78/2025/NĐ-CP (sửa đổi bởi Nghị định 187/2025/NĐ-CP)",
			check.Example{On: "quyet-dinh", Own: true, Bad: "so_ky_hieu: Số: 45/2026/QĐ-UBND", Good: "so_ky_hieu: Số: 45/QĐ-UBND", Also: []string{"SO-07"}}),
		rule("SY-02", "văn bản của Đảng không xét theo Nghị định 30/2020/NĐ-CP",
			"Văn bản của Đảng trình bày theo hướng dẫn của Văn phòng Trung ương Đảng.", recognize.Party,
			"“%s” cho biết đây là văn bản của Đảng, không xét theo Nghị định 30/2020/NĐ-CP; thể thức theo Quy định 399-QĐ/TW và Hướng dẫn 05-HD/VPTW",
			check.Example{On: "bao-cao", At: "-", Bad: "quoc_hieu: ĐẢNG CỘNG SẢN VIỆT NAM", Good: "quoc_hieu: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Also: []string{"QH-01"}}),
	}
}

func checkRegime(p *check.Pass, of recognize.Regime, message string) {
	if p.Document.Regime != of || p.Document.Of != nil {
		return
	}
	at := check.Place{}
	for i := range p.Document.Pieces {
		piece := &p.Document.Pieces[i]
		if piece.Paragraph != nil && strings.Contains(piece.Text, p.Document.Why) {
			at = check.At(piece)
			break
		}
	}
	p.Report(at, "kiểm tra văn bản này theo quy định riêng của loại văn bản ấy", message, p.Document.Why)
}
