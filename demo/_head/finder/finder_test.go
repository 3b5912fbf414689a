package finder

import (
	"errors"
	"slices"
	"testing"
)

func TestLook(t *testing.T) {
	f := fixture(t)
	if path, err := f.Look("net-07"); err != nil || path != "/usr/sbin/net-07" {
		t.Errorf("Look(net-07) = %q, %v", path, err)
	}
	if path, err := f.Look("./NET-07"); err != nil || path != "/usr/sbin/net-07" {
		t.Errorf("Look(./NET-07) = %q, %v", path, err)
	}
	var notFound *NotFoundError
	if _, err := f.Look("net-99"); !errors.As(err, &notFound) || notFound.Name != "net-99" {
		t.Errorf("Look(net-99) gave %v", err)
	}
}

func TestCheck(t *testing.T) {
	got := fixture(t).Check([]string{"sys-01", "no-such", "net-01", "no-such", "nor-this"})
	if want := []string{"no-such (line 2)", "nor-this (line 5)"}; !slices.Equal(got, want) {
		t.Errorf("Check = %q, want %q", got, want)
	}
}

func TestCache(t *testing.T) {
	c := NewCache(fixture(t))
	for range [2]int{} {
		if path, err := c.Look("sys-01"); err != nil || path != "/usr/bin/sys-01" {
			t.Errorf("Look(sys-01) = %q, %v", path, err)
		}
	}
}
