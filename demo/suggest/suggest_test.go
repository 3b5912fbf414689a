package suggest

import (
	"slices"
	"testing"
)

var commands = []string{
	"alternatives", "apt-listchanges", "basename", "chroot", "crontab", "dirname", "docker", "docker-compose",
	"dockerd", "dpkg-reconfigure", "gofmt", "groupadd", "hostnamectl", "iconv", "journalctl", "kubectl",
	"kubelet", "localectl", "logrotate", "namei", "networkctl", "objdump", "podman", "printf", "readlink",
	"rsync", "setterm", "ssh-keyscan", "systemctl", "systemd-analyze", "timedatectl", "traceroute6",
	"unshare", "update-alternatives", "vmstat", "whoami", "xargs", "xdg-settings", "zcat", "zgrep",
}

func TestNearest(t *testing.T) {
	if got, want := Nearest("dokcer", commands), []string{"docker"}; !slices.Equal(got, want) {
		t.Errorf("Nearest(dokcer) = %q, want %q", got, want)
	}
	if got, want := Nearest("kubelct", commands), []string{"kubelet", "kubectl"}; !slices.Equal(got, want) {
		t.Errorf("Nearest(kubelct) = %q, want %q", got, want)
	}
}

// Results are kept, so that the compiler cannot leave the calls out.
var (
	names []string
	edits int
)

func BenchmarkNearest(b *testing.B) {
	b.ReportAllocs()
	for i := 0; i < b.N; i++ {
		names = Nearest("kubelct", commands)
	}
}

func BenchmarkDistance(b *testing.B) {
	b.ReportAllocs()
	for i := 0; i < b.N; i++ {
		edits = Distance("update-alternatives", "systemd-analyze")
	}
}
