package pdf

import (
	"encoding/binary"
	"encoding/xml"
	"io"
	"strings"
	"testing"
	"time"

	"vanban/internal/flow"
)

// TestProfile checks the colour profile: sizes, places of the tags, and
// primaries that add up to white.
func TestProfile(t *testing.T) {
	p := srgbProfile()
	u32 := func(at int) int { return int(int32(binary.BigEndian.Uint32(p[at:]))) }
	if u32(0) != len(p) || string(p[36:40]) != "acsp" || string(p[12:24]) != "mntrRGB XYZ " {
		t.Fatalf("header % x", p[:48])
	}
	tags := map[string]int{}
	for i := range u32(128) {
		at := 132 + 12*i
		offset, size := u32(at+4), u32(at+8)
		if offset%4 != 0 || offset < 132+12*u32(128) || offset+size > len(p) {
			t.Errorf("tag %s at %d, %d bytes", p[at:at+4], offset, size)
		}
		tags[string(p[at:at+4])] = offset
	}
	for i, axis := range []string{"X", "Y", "Z"} {
		sum := 0
		for _, primary := range []string{"rXYZ", "gXYZ", "bXYZ"} {
			sum += u32(tags[primary] + 8 + 4*i)
		}
		if white := u32(tags["wtpt"] + 8 + 4*i); sum-white > 16 || white-sum > 16 {
			t.Errorf("%s of the primaries adds up to %d, white is %d", axis, sum, white)
		}
	}
	curve := p[tags["rTRC"]:]
	if n := int(binary.BigEndian.Uint32(curve[8:])); n != 256 || curve[12] != 0 || curve[12+2*255] != 0xff {
		t.Errorf("curve of %d samples from %d to %d", n, curve[12], curve[12+2*255])
	}
}

func TestMetadataIsXML(t *testing.T) {
	data := xmp(flow.Meta{Title: "a < b & “c”\x01", Author: "]]>"}, time.Date(2020, 3, 30, 0, 0, 0, 0, vietnam()))
	elements := 0
	for d := xml.NewDecoder(strings.NewReader(string(data))); ; elements++ {
		if _, err := d.Token(); err == io.EOF {
			break
		} else if err != nil {
			t.Fatalf("%v in\n%s", err, data)
		}
	}
	if elements < 20 || !strings.Contains(string(data), "a &lt; b &amp; “c”\ufffd") {
		t.Errorf("metadata\n%s", data)
	}
}
