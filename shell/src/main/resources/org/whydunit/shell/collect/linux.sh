#!/bin/sh
# Gathers what Whydunit can read of this Linux machine into one archive. Only reads; run as root to get everything.
# Usage: sh collect.sh [--redact] [TARGET.tar.gz]
#   --redact replaces this machine's name, its users' names, IP, MAC and e-mail addresses and serial numbers.
# A heading names what a block is for and, in brackets, the evidence that Whydunit asks for by this name.
set -u
umask 077
redact=no
[ "${1:-}" = --redact ] && { redact=yes; shift; }
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
bundle=$work/bundle
mkdir "$bundle"
echo "whydunit manifest $(date -u +%Y-%m-%dT%H:%M:%SZ)" >"$bundle/manifest.log"

# keep NAME COMMAND...: runs a command of the system, if there is one, and keeps what it says
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

# which distribution and kernel
keep os.txt sh -c 'cat /etc/os-release; uname -a'

# [kernel-log] the kernel's log of the start that failed, and of this one
keep kernel.log journalctl -k -b -1 -o short-iso --no-pager
keep dmesg.txt dmesg -T

# [kernel-log] what the kernel saved when it died
for dump in /var/crash/*/dmesg* /sys/fs/pstore/*; do
  [ -r "$dump" ] && [ -f "$dump" ] && keep "$(basename "$(dirname "$dump")")-$(basename "$dump")" cat "$dump"
done

# [system-log] services that failed before the restart
keep system.log journalctl -p warning -b -1 -o short-iso -n 20000 --no-pager

# [modules] loaded modules
keep lsmod.txt lsmod

# [devices] devices and their drivers; who shares an interrupt line
keep lspci.txt lspci -nnk
keep interrupts.txt cat /proc/interrupts

# [disk-space] full disks, and disks without free inodes
keep df.txt df -T
keep df-inodes.txt df -i

# [memory-modules] firmware and memory modules
keep dmidecode.txt dmidecode

# [packages] what was installed last: Debian and Ubuntu, Fedora and RHEL, Arch
keep apt-history.log cat /var/log/apt/history.log
keep dpkg.log cat /var/log/dpkg.log
keep dnf.log cat /var/log/dnf.rpm.log
keep pacman.log cat /var/log/pacman.log

# [disk-health] the drives' own health data
for disk in /dev/sd? /dev/nvme?n1; do
  [ -b "$disk" ] && keep "smart-$(basename "$disk").txt" smartctl -x "$disk"
done

# replaces names and addresses where this was asked for
if [ "$redact" = yes ]; then
  {
    printf '%s\n' "s/$(uname -n | sed 's/[.[\*^$/]/\\&/g')/HOST/g"
    awk -F: '$3 >= 1000 && $3 < 60000 { print "s/\\b" $1 "\\b/USER" ++n "/g" }' /etc/passwd
    printf '%s\n' 's/\([0-9]\{1,3\}\.\)\{3\}[0-9]\{1,3\}/IP/g'
    printf '%s\n' 's/\([0-9A-Fa-f]\{2\}:\)\{5\}[0-9A-Fa-f]\{2\}/MAC/g'
    printf '%s\n' 's/[A-Za-z0-9._+-]*@[A-Za-z0-9-]*\.[A-Za-z0-9.-]*/EMAIL/g'
    printf '%s\n' 's/\([Ss]erial [Nn]umber: *\).*/\1SERIAL/'
  } >"$work/redact.sed"
  for file in "$bundle"/*; do
    sed -f "$work/redact.sed" "$file" >"$work/redacted" && cat "$work/redacted" >"$file"
  done
fi

target=${1:-whydunit-$(date +%Y%m%d-%H%M%S).tar.gz}
tar -czf "$target" -C "$work" bundle && echo "$target"
