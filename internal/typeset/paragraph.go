package typeset

import (
	"vanban/internal/diag"
	"vanban/internal/flow"
	"vanban/internal/law"
	"vanban/internal/unit"
	"vanban/internal/viet"
)

// The paragraph styles of the files we write, one per component or group of
// components.
const (
	styleNationalName  flow.Style = "QuocHieu"
	styleMotto         flow.Style = "TieuNgu"
	styleIssuerParent  flow.Style = "CoQuanChuQuan"
	styleIssuer        flow.Style = "CoQuan"
	styleCode          flow.Style = "SoKyHieu"
	stylePlaceDate     flow.Style = "DiaDanh"
	styleKind          flow.Style = "TenLoai"
	styleSubject       flow.Style = "TrichYeu"
	styleLetterSubject flow.Style = "TrichYeuCongVan"
	styleAddressees    flow.Style = "KinhGui"
	styleCompetence    flow.Style = "ThamQuyen"
	styleBasis         flow.Style = "CanCu"
	styleEnactment     flow.Style = "CauQuyetDinh"
	styleBody          flow.Style = "NoiDung"
	stylePart          flow.Style = "Phan"
	styleChapter       flow.Style = "Chuong"
	styleSection       flow.Style = "Muc"
	styleSubsection    flow.Style = "TieuMuc"
	styleArticle       flow.Style = "Dieu"
	styleClauseHeading flow.Style = "KhoanTieuDe"
	styleClause        flow.Style = "Khoan"
	stylePoint         flow.Style = "Diem"
	styleDash          flow.Style = "GachDauDong"
	styleTable         flow.Style = "BangChu"
	styleSign          flow.Style = "KyQuyenHan"
	styleSignName      flow.Style = "KyHoTen"
	styleRecipients    flow.Style = "NoiNhanTu"
	styleRecipient     flow.Style = "NoiNhan"
	styleAppendix      flow.Style = "PhuLuc"
	styleReference     flow.Style = "PhuLucKemTheo"
	styleSender        flow.Style = "NguoiDien"
	styleDraft         flow.Style = "DuThao"
	styleInfo          flow.Style = "ThongTinKy"
	styleContact       flow.Style = "LienHe"
	styleParty         flow.Style = "Ben"
	stylePartyDetail   flow.Style = "BenChiTiet"
	styleConfirmation  flow.Style = "XacNhan"
	styleCopy          flow.Style = "HinhThucSao"
)

// spec returns how a component is presented, or panics: every component that
// typeset asks for is in the law.
func (b *builder) spec(c law.Component) law.Spec {
	s, ok := b.law.Components[c]
	if !ok {
		panic("typeset: component not in law: " + string(c))
	}
	return s
}

// size is the size of a component in the sizes that the document chose. Who
// wants a size asks here and not the law.
func (b *builder) size(c law.Component) unit.Length {
	s := b.spec(c)
	if s.AsBody {
		return b.choice.BodySize
	}
	return s.In(b.choice.Sizes)
}

// run sets text as a component is set.
func (b *builder) run(c law.Component, text string) flow.Run {
	s := b.spec(c)
	text = glue(viet.NFC(text))
	if s.Case == law.Capitals {
		text = viet.Upper(text)
	}
	return flow.Run{Text: text, Bold: s.Bold, Italic: s.Italic, Size: b.size(c)}
}

// line returns a paragraph of one text in the format of a component, centred
// if the component is, without indents or spacing.
func (b *builder) line(c law.Component, style flow.Style, text string, at diag.Range) *flow.Paragraph {
	p := &flow.Paragraph{
		Style:     style,
		Format:    flow.Format{NoWidows: true},
		Runs:      []flow.Run{b.run(c, text)},
		Component: c,
		At:        at,
	}
	p.Size = p.Runs[0].Size
	if b.spec(c).Center {
		p.Format.Align = flow.Center
	}
	return p
}

// empty returns a paragraph that takes no more than height: Word wants one
// after a table.
func empty(height unit.Length) *flow.Paragraph {
	return &flow.Paragraph{
		Style:  styleBody,
		Size:   height,
		Format: flow.Format{LineRule: flow.Exact, LineHeight: height},
	}
}

// stroke returns the line under a component whose longest line of text is
// text wide, in a column of the given width. It is nil if the component has
// none.
func (b *builder) stroke(c law.Component, text, within unit.Length) *flow.Stroke {
	share := b.spec(c).Stroke.Default
	if share == 0 || text == 0 {
		return nil
	}
	return &flow.Stroke{
		Width:     min(unit.Length(float64(text)*share), within),
		Within:    within,
		Before:    strokeGap,
		Height:    strokeHeight,
		Weight:    strokeWeight,
		Component: c,
	}
}

// How a line under a text is drawn; the decree says only how long it is.
const (
	strokeGap    = 3 * unit.Point
	strokeHeight = 3 * unit.Point
	strokeWeight = unit.Point * 3 / 4
)
