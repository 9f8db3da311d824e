package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"

	"vanban/internal/table"
)

// The files of docs/nhieu-may are there to be copied, too. These tests run what
// stands in them, and want the folder that one run without shards makes.

// letters makes a folder with a definition, its table by the name that is asked
// for, and the outcome of a run without shards.
func letters(t *testing.T, file string) (dir string, whole map[string]string) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("the scripts are for a POSIX shell")
	}
	dir = t.TempDir()
	for from, to := range map[string]string{"cong-van.vb.yaml": "cong-van.vb.yaml", "danh-sach.csv": file} {
		data, err := os.ReadFile(filepath.Join("../../examples/tron-thu", from))
		if err != nil {
			t.Fatal(err)
		}
		if filepath.Ext(to) == ".xlsx" {
			data = asWorkbook(t, data)
		}
		writeFile(t, dir, to, string(data))
	}
	exits(t, 0, dir, nil, "vanban", "merge", "cong-van.vb.yaml", "--data", file, "-o", "mot-lan")
	return dir, folder(t, filepath.Join(dir, "mot-lan"))
}

// asWorkbook writes the rows of a CSV file as a workbook.
func asWorkbook(t *testing.T, csv []byte) []byte {
	t.Helper()
	read, problems := table.Read("a.csv", csv, table.Options{})
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	sheet := table.Sheet{Name: "Danh sách"}
	for _, c := range read.Columns {
		sheet.Columns = append(sheet.Columns, table.Head{Title: c.Title})
	}
	for _, r := range read.Rows {
		values := make([]any, len(r.Cells))
		for i, c := range r.Cells {
			values[i] = c.Text
		}
		sheet.Rows = append(sheet.Rows, values)
	}
	data, err := table.Write([]table.Sheet{sheet})
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// sameOutcome compares the joined outcome of shards, whose own manifests stay.
func sameOutcome(t *testing.T, dir string, shards int, whole map[string]string) {
	t.Helper()
	got := folder(t, dir)
	for i := range shards {
		for _, suffix := range []string{"json", "xlsx"} {
			name := fmt.Sprintf("bang-ke.%d-%d.%s", i+1, shards, suffix)
			if got[name] == "" {
				t.Errorf("no %s", name)
			}
			delete(got, name)
		}
	}
	if diff := cmp.Diff(whole, got); diff != "" {
		t.Error(diff)
	}
}

func TestParallelScript(t *testing.T) {
	dir, whole := letters(t, "danh-sach.csv")
	script, err := filepath.Abs("../../docs/nhieu-may/parallel.sh")
	if err != nil {
		t.Fatal(err)
	}
	exits(t, 0, dir, nil, "sh", script, "cong-van.vb.yaml", "danh-sach.csv", "ket-qua", "3")
	sameOutcome(t, filepath.Join(dir, "ket-qua"), 3, whole)
	writeFile(t, dir, "danh-sach.csv", "STT;Địa phương;Trạng thái\n1;Hà Bắc;chua_ban_hanh\n")
	// xargs says 123 when one of its commands failed, GNU parallel the number of failures.
	cmd := exec.Command("sh", script, "cong-van.vb.yaml", "danh-sach.csv", "hong", "2")
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err == nil {
		t.Errorf("a shard with a bad row does not stop the script:\n%s", out)
	}
	if _, err := os.Stat(filepath.Join(dir, "hong", "bang-ke.json")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("manifests with a failed shard were joined: %v", err)
	}
}

func TestSlurmScript(t *testing.T) {
	dir, whole := letters(t, "danh-sach.csv")
	script, err := filepath.Abs("../../docs/nhieu-may/slurm.sh")
	if err != nil {
		t.Fatal(err)
	}
	for i := range 2 {
		exits(t, 0, dir, []string{fmt.Sprint("SLURM_ARRAY_TASK_ID=", i+1), "SLURM_ARRAY_TASK_COUNT=2"}, "sh", script, "cong-van.vb.yaml", "danh-sach.csv", "ket-qua")
	}
	exits(t, 0, dir, nil, "vanban", "merge", "--join", "ket-qua")
	sameOutcome(t, filepath.Join(dir, "ket-qua"), 2, whole)
}

// container is what a manifest says of one container, as far as it is run here.
type container struct {
	Name, WorkingDir string
	Command, Args    []string
	Env              []struct{ Name, Value string }
}

type podTemplate struct {
	Spec struct{ Containers []container }
}

// A pod gets its number from 0.
func TestKubernetesJob(t *testing.T) {
	text, err := os.ReadFile("../../docs/nhieu-may/kubernetes-job.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var kinds []string
	var pods []container
	completions := 0
	for dec := yaml.NewDecoder(bytes.NewReader(text)); ; {
		var manifest struct {
			Kind string
			Spec struct {
				CompletionMode string `yaml:"completionMode"`
				Completions    int
				Template       podTemplate
				JobTemplate    struct {
					Spec struct{ Template podTemplate }
				} `yaml:"jobTemplate"`
			}
		}
		if err := dec.Decode(&manifest); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		kinds = append(kinds, manifest.Kind+manifest.Spec.CompletionMode)
		completions += manifest.Spec.Completions
		pods = append(append(pods, manifest.Spec.Template.Spec.Containers...), manifest.Spec.JobTemplate.Spec.Template.Spec.Containers...)
	}
	if diff := cmp.Diff([]string{"JobIndexed", "CronJob"}, kinds); diff != "" || len(pods) != 2 {
		t.Fatalf("%s%d containers", diff, len(pods))
	}
	dir, whole := letters(t, "danh-sach.xlsx")
	var env []string
	for _, v := range pods[0].Env {
		env = append(env, v.Name+"="+v.Value)
	}
	for i := range completions {
		pod := append(env, fmt.Sprint("JOB_COMPLETION_INDEX=", i))
		exits(t, 0, dir, pod, append(pods[0].Command, pods[0].Args...)...)
	}
	exits(t, 0, dir, nil, append(pods[1].Command, pods[1].Args...)...)
	sameOutcome(t, filepath.Join(dir, "ket-qua"), completions, whole)
}
