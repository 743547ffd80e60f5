#!/bin/sh
# Gathers what Whydunit can read of this Linux machine into one archive. Only reads; run as root to get everything.
# Usage: sh collect.sh [TARGET.tar.gz]
set -u
umask 077
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
bundle=$work/bundle
mkdir "$bundle"

# keep NAME COMMAND…: runs a command of the system, if there is one, and keeps what it says
keep() {
  name=$1
  shift
  command -v "$1" >/dev/null 2>&1 || { echo "$name: no $1 here" >>"$bundle/manifest.log"; return; }
  if LC_ALL=C timeout 60 "$@" >"$bundle/$name" 2>/dev/null && [ -s "$bundle/$name" ]; then
    echo "$name: $*" >>"$bundle/manifest.log"
  else
    rm -f "$bundle/$name"
    echo "$name: nothing from $*" >>"$bundle/manifest.log"
  fi
}

keep os-release cat /etc/os-release                     # which distribution
keep kernel.log journalctl -k -b -1 -o short-iso --no-pager # the kernel's log of the start that failed
keep dmesg.txt dmesg -T                                 # the kernel's log of this start
keep system.log journalctl -p warning -b -1 -o short-iso -n 20000 --no-pager # services that failed
keep lsmod.txt lsmod                                    # loaded modules
keep lspci.txt lspci -nnk                               # devices and their drivers
keep interrupts.txt cat /proc/interrupts                # who shares an interrupt line
keep df.txt df -T                                       # full disks
keep df-inodes.txt df -i                                # disks without free inodes
keep dmidecode.txt dmidecode                            # firmware and memory modules
keep packages.log cat /var/log/dpkg.log                 # what was installed last (Debian, Ubuntu)
keep dnf.log cat /var/log/dnf.rpm.log                   # the same (Fedora, RHEL)
keep pacman.log cat /var/log/pacman.log                 # the same (Arch)
if command -v smartctl >/dev/null 2>&1; then
  for disk in /dev/sd? /dev/nvme?n1; do                 # the drives' own health data
    [ -b "$disk" ] && keep "smart-$(basename "$disk").txt" smartctl -x "$disk"
  done
fi
for dump in /var/crash/*/dmesg* /sys/fs/pstore/*; do    # what the kernel saved when it died
  [ -r "$dump" ] && [ -f "$dump" ] && keep "$(basename "$(dirname "$dump")")-$(basename "$dump")" cat "$dump"
done

target=${1:-whydunit-$(date +%Y%m%d-%H%M%S).tar.gz}
tar -czf "$target" -C "$work" bundle && echo "$target"
