package main

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"
)

// The files of docs/ci and .pre-commit-hooks.yaml are there to be copied. These
// tests run what stands in them as the services do, in a repository like that of
// an office.

const ciTemplate = `---
id: ID
ten: Mời họp
loai: thong-bao
truong:
  - {ten: noi_hop, nhan: Nơi họp, kieu: chu, bat_buoc: true, vi_du: Hội trường}
co_quan_ban_hanh: Sở Khoa học và Công nghệ
ky_hieu: TB-SKHCN
dia_danh: Lạng Sơn
trich_yeu: Về việc họp giao ban
nguoi_ky: {chuc_vu: GIÁM ĐỐC, ho_ten: Nguyễn Văn Mẫu}
noi_nhan: [Các đơn vị thuộc Sở]
luu: VT
---
Họp tại {{ .noi_hop }}.
`

// office makes the repository of an office that has a pack and a document of it;
// with faults, it has a document and a template with an error besides. It returns
// the folder.
func office(t *testing.T, faults bool) string {
	t.Helper()
	files := map[string]string{
		"tot.vb.yaml":         "mau: goi-so/hop@1.0\ndu_lieu:\n  noi_hop: Hội trường\n",
		"mau/goi.yaml":        "ten: goi-so\nphien_ban: 1.0.0\nco_quan: Sở Khoa học và Công nghệ\ngiay_phep: CC-BY-4.0\n",
		"mau/hop.vb.md":       strings.Replace(ciTemplate, "ID", "hop", 1),
		".vanban/x.vb.yaml":   "hỏng: [",
		"README.md":           "không phải văn bản",
		"van-ban/~$khoa.docx": "của Word đang mở",
	}
	if faults {
		files["van-ban/hong.vb.yaml"] = "mau: goi-so/hop@1.0\ndu_lieu:\n  noi_hopp: Hội trường\n"
		files["mau/hong.vb.md"] = strings.NewReplacer("ID", "hong", ".noi_hop", ".noi_hopp").Replace(ciTemplate)
	}
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// Where the faults of the office stand.
const (
	faultyDocument, faultyDocumentLine = "van-ban/hong.vb.yaml", 3
	faultyTemplate, faultyTemplateLine = "mau/hong.vb.md", 15
)

// strictly reads a YAML file of the repository; a key that the struct lacks is an
// error.
func strictly(t *testing.T, path string, into any) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("../..", path))
	if err != nil {
		t.Fatal(err)
	}
	dec := yaml.NewDecoder(bytes.NewReader(text))
	dec.KnownFields(true)
	if err := dec.Decode(into); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
}

// exits runs a command in a folder, wants its exit code and returns all it prints.
func exits(t *testing.T, code int, dir string, env []string, argv ...string) string {
	t.Helper()
	cmd := exec.Command(argv[0], argv[1:]...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), env...)
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	if got := cmd.ProcessState.ExitCode(); got != code {
		t.Fatalf("%v: exit code %d, want %d\n%s", argv, got, code, out)
	}
	return string(out)
}

// bash runs lines as both services do: it stops at the first that fails.
func bash(t *testing.T, code int, dir string, env []string, lines ...string) string {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("these jobs run on Linux")
	}
	return exits(t, code, dir, env, "bash", "-e", "-c", strings.Join(lines, "\n"))
}

type preCommitHook struct {
	ID            string `yaml:"id"`
	Name          string `yaml:"name"`
	Description   string `yaml:"description"`
	Entry         string `yaml:"entry"`
	Language      string `yaml:"language"`
	Files         string `yaml:"files"`
	Exclude       string `yaml:"exclude"`
	RequireSerial bool   `yaml:"require_serial"`
	Minimum       string `yaml:"minimum_pre_commit_version"`
}

// wants tells whether a hook gets a file.
func (h *preCommitHook) wants(t *testing.T, name string) bool {
	t.Helper()
	files, err := regexp.Compile(h.Files)
	if err != nil {
		t.Fatal(err)
	}
	exclude, err := regexp.Compile(h.Exclude)
	if err != nil {
		t.Fatal(err)
	}
	return files.MatchString(name) && (h.Exclude == "" || !exclude.MatchString(name))
}

func TestPreCommitHooks(t *testing.T) {
	var hooks []preCommitHook
	strictly(t, ".pre-commit-hooks.yaml", &hooks)
	want := map[string]struct {
		files []string // that it gets of the faulty office
		args  []string // that an office with a pack adds
		found string
	}{
		"vanban-check": {[]string{"tot.vb.yaml", faultyDocument}, []string{"--templates", "mau"},
			fmt.Sprintf("%s:%d:3: lỗi: ", faultyDocument, faultyDocumentLine)},
		"vanban-template-check": {[]string{"mau/goi.yaml", faultyTemplate, "mau/hop.vb.md"}, nil,
			fmt.Sprintf("%s:%d:9: lỗi: ", faultyTemplate, faultyTemplateLine)},
	}
	for i := range hooks {
		h := &hooks[i]
		t.Run(h.ID, func(t *testing.T) {
			w, known := want[h.ID]
			if !known || h.Language != "golang" || !h.RequireSerial || h.Name == "" || h.Description == "" {
				t.Fatalf("%+v", *h)
			}
			delete(want, h.ID)
			for _, faults := range []bool{true, false} {
				dir, code := office(t, faults), 0
				var files []string
				err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
					rel, _ := filepath.Rel(dir, path)
					if rel = filepath.ToSlash(rel); err == nil && !e.IsDir() && !strings.HasPrefix(rel, ".") && h.wants(t, rel) {
						files = append(files, rel)
					}
					return err
				})
				if err != nil {
					t.Fatal(err)
				}
				if faults {
					code = 1
					if diff := cmp.Diff(w.files, files); diff != "" {
						t.Error(diff)
					}
				}
				argv := slices.Concat(strings.Fields(h.Entry), w.args, files)
				if out := exits(t, code, dir, nil, argv...); faults && !strings.Contains(filepath.ToSlash(out), w.found) {
					t.Errorf("%v says\n%s\nwithout %q", argv, out, w.found)
				}
			}
		})
	}
	if len(want) > 0 {
		t.Errorf("hooks that are not there: %v", want)
	}
}

// The example of a configuration names hooks that there are.
func TestPreCommitConfig(t *testing.T) {
	var hooks []preCommitHook
	strictly(t, ".pre-commit-hooks.yaml", &hooks)
	var config struct {
		Repos []struct {
			Repo  string `yaml:"repo"`
			Rev   string `yaml:"rev"`
			Hooks []struct {
				ID string `yaml:"id"`
			} `yaml:"hooks"`
		} `yaml:"repos"`
	}
	strictly(t, "docs/ci/pre-commit-config.yaml", &config)
	var named, have []string
	for _, repo := range config.Repos {
		for _, h := range repo.Hooks {
			named = append(named, h.ID)
		}
	}
	for _, h := range hooks {
		have = append(have, h.ID)
	}
	if diff := cmp.Diff(have, named); diff != "" {
		t.Error(diff)
	}
}

type (
	githubWorkflow struct {
		Name string `yaml:"name"`
		On   struct {
			Push        *struct{} `yaml:"push"`
			PullRequest *struct{} `yaml:"pull_request"`
		} `yaml:"on"`
		Permissions map[string]string    `yaml:"permissions"`
		Env         map[string]string    `yaml:"env"`
		Jobs        map[string]githubJob `yaml:"jobs"`
	}
	githubJob struct {
		If          string            `yaml:"if"`
		RunsOn      string            `yaml:"runs-on"`
		Permissions map[string]string `yaml:"permissions"`
		Steps       []githubStep      `yaml:"steps"`
	}
	githubStep struct {
		Name string            `yaml:"name"`
		Uses string            `yaml:"uses"`
		If   string            `yaml:"if"`
		Run  string            `yaml:"run"`
		With map[string]string `yaml:"with"`
	}
)

func TestGitHubWorkflow(t *testing.T) {
	var w githubWorkflow
	strictly(t, "docs/ci/github-workflow.yml", &w)
	// A newer version of an action is taken here and there after it was tried.
	actions := []string{"actions/checkout@v6", "github/codeql-action/upload-sarif@v4"}
	env := func(dir string) []string {
		return []string{"VANBAN_FLAGS=--templates mau", "RUNNER_TEMP=" + dir, "GITHUB_PATH=" + filepath.Join(dir, "path")}
	}
	if _, known := w.Env["VANBAN_FLAGS"]; !known {
		t.Error("VANBAN_FLAGS is not set")
	}
	installed := ""
	ran := map[string]string{} // what each step prints where there are faults
	for name, job := range w.Jobs {
		for _, step := range job.Steps {
			switch {
			case step.Uses != "":
				if !slices.Contains(actions, step.Uses) {
					t.Errorf("%s uses %s", name, step.Uses)
				}
			case strings.HasPrefix(step.Name, "Cài"):
				if step.Run != installed {
					installs(t, env, step.Run)
				}
				installed = step.Run
			case name == "sarif":
				dir := office(t, true)
				bash(t, 0, dir, env(dir), step.Run)
				judgeSARIF(t, filepath.Join(dir, "vanban.sarif"))
				ran[step.Name] = ""
			default:
				faulty, sound := office(t, true), office(t, false)
				ran[step.Name] = bash(t, 1, faulty, env(faulty), step.Run)
				bash(t, 0, sound, env(sound), step.Run)
			}
		}
	}
	for step, want := range map[string]string{
		"Kiểm tra văn bản":    fmt.Sprintf("::error file=%s,line=%d,col=3,", faultyDocument, faultyDocumentLine),
		"Kiểm tra mẫu":        fmt.Sprintf("::error file=%s,line=%d,col=9,", faultyTemplate, faultyTemplateLine),
		"Kiểm tra, ghi SARIF": "",
	} {
		if out, done := ran[step]; !done || !strings.Contains(out, want) {
			t.Errorf("%s prints\n%s\nwithout %q", step, out, want)
		}
	}
	if installed == "" {
		t.Error("vanban is not installed")
	}
	// What is no finding stops the job.
	for _, step := range w.Jobs["sarif"].Steps {
		if step.Name == "Kiểm tra, ghi SARIF" {
			dir := office(t, true)
			bash(t, 1, dir, []string{"VANBAN_FLAGS=--templates khong-co"}, step.Run)
		}
	}
}

func judgeSARIF(t *testing.T, path string) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var log struct {
		Runs []struct {
			Results []struct {
				Locations []struct {
					PhysicalLocation struct {
						ArtifactLocation struct{ URI string }
						Region           struct{ StartLine int }
					}
				}
			}
		}
	}
	if err := json.Unmarshal(text, &log); err != nil {
		t.Fatal(err)
	}
	for _, result := range log.Runs[0].Results {
		at := result.Locations[0].PhysicalLocation
		if at.ArtifactLocation.URI == faultyDocument && at.Region.StartLine == faultyDocumentLine {
			return
		}
	}
	t.Errorf("no finding at the fault:\n%s", text)
}

// installs runs lines that fetch and install vanban, with a repository that is
// laid out like this one and is quickly built.
func installs(t *testing.T, env func(dir string) []string, lines ...string) {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil && os.Getenv("CI") == "" {
		t.Skip("no git")
	}
	repository, dir := t.TempDir(), t.TempDir()
	for name, text := range map[string]string{"go.mod": "module vanban\n", "cmd/vanban/main.go": "package main\n\nfunc main() { println(\"đã cài\") }\n"} {
		path := filepath.Join(repository, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	git := []string{"GIT_AUTHOR_NAME=thu", "GIT_AUTHOR_EMAIL=thu@example.vn", "GIT_COMMITTER_NAME=thu", "GIT_COMMITTER_EMAIL=thu@example.vn", "GIT_CONFIG_GLOBAL=/dev/null"}
	bash(t, 0, repository, git, "git init -q -b v1", "git add .", "git commit -q -m x")
	bin := filepath.Join(dir, "bin")
	set := append(env(dir), "VANBAN_REPOSITORY=file://"+filepath.ToSlash(repository), "VANBAN_REF=v1", "GOBIN="+bin, "GOFLAGS=-mod=mod", "GIT_CONFIG_GLOBAL=/dev/null")
	bash(t, 0, dir, set, lines...)
	if out := exits(t, 0, dir, nil, filepath.Join(bin, "vanban")); !strings.Contains(out, "đã cài") {
		t.Errorf("the program that was installed says %q", out)
	}
	if path, err := os.ReadFile(filepath.Join(dir, "path")); err == nil && strings.TrimSpace(string(path)) != bin {
		t.Errorf("added to the path: %q", path)
	}
}

type (
	gitlabConfig struct {
		Variables map[string]string `yaml:"variables"`
		Base      gitlabJob         `yaml:".vanban"`
		Documents gitlabJob         `yaml:"vanban-van-ban"`
		Templates gitlabJob         `yaml:"vanban-mau"`
	}
	gitlabJob struct {
		Extends      string   `yaml:"extends"`
		Image        string   `yaml:"image"`
		BeforeScript []string `yaml:"before_script"`
		Script       []string `yaml:"script"`
		Rules        []struct {
			Exists []string `yaml:"exists"`
		} `yaml:"rules"`
		Artifacts struct {
			When    string            `yaml:"when"`
			Reports map[string]string `yaml:"reports"`
		} `yaml:"artifacts"`
	}
)

func TestGitLabJobs(t *testing.T) {
	var config gitlabConfig
	strictly(t, "docs/ci/gitlab-ci.yml", &config)
	mod, err := os.ReadFile("../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	version := regexp.MustCompile(`(?m)^go (\d+\.\d+)`).FindSubmatch(mod)
	if want := "golang:" + string(version[1]); config.Base.Image != want {
		t.Errorf("image %s, go.mod wants %s", config.Base.Image, want)
	}
	if config.Base.Artifacts.When != "always" {
		t.Error("no report of a job that fails")
	}
	installs(t, func(string) []string { return nil }, config.Base.BeforeScript...)
	reports := config.Base.Artifacts.Reports
	for _, test := range []struct {
		job  gitlabJob
		file string
		line int
	}{
		{config.Documents, faultyDocument, faultyDocumentLine},
		{config.Templates, faultyTemplate, faultyTemplateLine},
	} {
		if test.job.Extends != ".vanban" || len(test.job.Rules) != 1 {
			t.Errorf("%+v", test.job)
		}
		sound, dir := office(t, false), office(t, true)
		env := []string{"VANBAN_FLAGS=--templates mau"}
		bash(t, 0, sound, env, test.job.Script...)
		bash(t, 1, dir, env, test.job.Script...)
		judgeCodeQuality(t, filepath.Join(dir, reports["codequality"]), test.file, test.line)
		judgeJUnit(t, filepath.Join(dir, reports["junit"]), fmt.Sprintf("%s:%d", test.file, test.line))
	}
}

func judgeCodeQuality(t *testing.T, path, file string, line int) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var issues []struct {
		Location struct {
			Path  string
			Lines struct{ Begin int }
		}
	}
	if err := json.Unmarshal(text, &issues); err != nil {
		t.Fatal(err)
	}
	for _, issue := range issues {
		if issue.Location.Path == file && issue.Location.Lines.Begin == line {
			return
		}
	}
	t.Errorf("no finding at the fault:\n%s", text)
}

func judgeJUnit(t *testing.T, path, place string) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var suites struct {
		Failures int `xml:"failures,attr"`
	}
	if err := xml.Unmarshal(text, &suites); err != nil {
		t.Fatal(err)
	}
	if suites.Failures == 0 || !strings.Contains(string(text), place) {
		t.Errorf("%d failures, none at %s:\n%s", suites.Failures, place, text)
	}
}
