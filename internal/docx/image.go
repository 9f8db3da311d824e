package docx

import (
	"bytes"
	"fmt"
	"strconv"

	"vanban/internal/flow"
)

const (
	nsDrawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
	nsPicture = "http://schemas.openxmlformats.org/drawingml/2006/picture"
	nsInline  = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
)

// media is the part that holds a picture; the same picture has one part.
type media struct {
	data []byte
	kind string // “png” or “jpeg”
}

func (e *encoder) mediaName(n int) string {
	return "media/image" + strconv.Itoa(n+1) + "." + e.media[n].kind
}

// mediaOf returns the index of the part with a picture, adding it if it is new.
func (e *encoder) mediaOf(i *flow.Image) int {
	for n, m := range e.media {
		if m.kind == i.Type && bytes.Equal(m.data, i.Data) {
			return n
		}
	}
	e.media = append(e.media, media{i.Data, i.Type})
	return len(e.media) - 1
}

// image writes a picture that stands in the line; its size is in EMU.
// ECMA-376-1, 20.4.2.8 (inline), 20.2.2.5 (pic).
//
//	<w:drawing>
//	  <wp:inline distT="0" distB="0" distL="0" distR="0">
//	    <wp:extent cx="4320000" cy="2880000"/>
//	    <wp:docPr id="1" name="Hình 1" descr="Sơ đồ tổ chức"/>
//	    <wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>
//	    <a:graphic>
//	      <a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">
//	        <pic:pic>
//	          <pic:nvPicPr><pic:cNvPr id="1" name="Hình 1"/><pic:cNvPicPr/></pic:nvPicPr>
//	          <pic:blipFill><a:blip r:embed="rIdImage1"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>
//	          <pic:spPr>
//	            <a:xfrm><a:off x="0" y="0"/><a:ext cx="4320000" cy="2880000"/></a:xfrm>
//	            <a:prstGeom prst="rect"><a:avLst/></a:prstGeom>
//	          </pic:spPr>
//	        </pic:pic>
//	      </a:graphicData>
//	    </a:graphic>
//	  </wp:inline>
//	</w:drawing>
func (e *encoder) image(i *flow.Image) {
	e.pictures++
	n := e.mediaOf(i)
	label := ` id="` + strconv.Itoa(e.pictures) + `" name="Hình ` + strconv.Itoa(e.pictures) + `"`
	size := fmt.Sprintf(` cx="%d" cy="%d"/>`, int64(i.Width), int64(i.Height))
	e.s(`<w:drawing><wp:inline xmlns:wp="` + nsInline + `" distT="0" distB="0" distL="0" distR="0"><wp:extent` + size)
	e.s(`<wp:docPr` + label)
	if i.Alt != "" {
		e.s(` descr="`)
		e.text(i.Alt)
		e.s(`"`)
	}
	e.s(`/><wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="` + nsDrawing + `" noChangeAspect="1"/></wp:cNvGraphicFramePr>`)
	e.s(`<a:graphic xmlns:a="` + nsDrawing + `"><a:graphicData uri="` + nsPicture + `"><pic:pic xmlns:pic="` + nsPicture + `">`)
	e.s(`<pic:nvPicPr><pic:cNvPr` + label + `/><pic:cNvPicPr/></pic:nvPicPr>`)
	e.s(`<pic:blipFill><a:blip r:embed="rIdImage`)
	e.n(n + 1)
	e.s(`"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`)
	e.s(`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext` + size + `</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>`)
	e.s(`</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>`)
}

// The first bytes of the files that a picture may come as.
const (
	pngStart  = "\x89PNG\r\n\x1a\n"
	jpegStart = "\xff\xd8\xff"
)

func checkImage(i *flow.Image) error {
	starts := map[string]string{"png": pngStart, "jpeg": jpegStart}
	start, known := starts[i.Type]
	if !known {
		return fmt.Errorf("ảnh kiểu “%s”, phải là “png” hoặc “jpeg”", i.Type)
	}
	if !bytes.HasPrefix(i.Data, []byte(start)) {
		return fmt.Errorf("ảnh %d byte không có nội dung kiểu “%s”", len(i.Data), i.Type)
	}
	for _, l := range []length{{"chiều rộng ảnh", i.Width}, {"chiều cao ảnh", i.Height}} {
		if err := l.positive(); err != nil {
			return err
		}
	}
	return checkText(i.Alt)
}
