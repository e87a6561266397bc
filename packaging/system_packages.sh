#!/bin/sh
# Sees to it that the system tools named as arguments are there. A missing one is installed
# from its Debian package by root, else one line says which package brings it.
# With --check first, nothing is installed.
set -eu

is_there() {
    case $1 in
        venv) "${PYTHON:-python3}" -c 'import ensurepip, venv' 2>/dev/null ;;
        *) command -v "$1" >/dev/null 2>&1 ;;
    esac
}

package_of() {
    case $1 in
        strace) echo strace ;;
        venv) "${PYTHON:-python3}" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])' ;;
        *)
            echo "$0: no package is known for the tool $1." >&2
            return 1
            ;;
    esac
}

installed() {
    [ "$may_install" = yes ] && [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1 || return 1
    echo "Installing $2, the Debian package that brings $1." >&2
    log=$(mktemp)
    if ! { apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
        apt-get install -qq --no-install-recommends "$2"; } >"$log" 2>&1 </dev/null; then
        cat "$log" >&2
    fi
    rm -f "$log"
    is_there "$1"
}

may_install=yes
if [ "${1-}" = --check ]; then
    may_install=no
    shift
fi

missing=0
for tool; do
    is_there "$tool" && continue
    package=$(package_of "$tool")
    installed "$tool" "$package" && continue
    echo "$tool is missing: install the Debian package $package (apt-get install $package)." >&2
    missing=1
done
exit $missing
