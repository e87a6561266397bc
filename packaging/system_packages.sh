#!/bin/sh
# Sees to it that the system tools and libraries named as arguments are there; `lib….so.N` names a
# library, and `window` stands for all that Qt needs to open one. A missing one is installed
# from its Debian package by root, else one line says which package brings it.
# With --check first, nothing is installed.
set -eu

is_there() {
    case $1 in
        venv) "${PYTHON:-python3}" -c 'import ensurepip, venv' 2>/dev/null ;;
        lib*.so.*)
            # The loader knows where it looks; without its cache there is no telling.
            ldconfig=$(command -v ldconfig || echo /sbin/ldconfig)
            "$ldconfig" -p 2>/dev/null | grep -q "$1"
            ;;
        *) command -v "$1" >/dev/null 2>&1 ;;
    esac
}

package_of() {
    case $1 in
        xdotool) echo xdotool ;;
        ffmpeg) echo ffmpeg ;;
        Xvfb) echo xvfb ;;
        objdump | strip) echo binutils ;;
        debootstrap) echo debootstrap ;;
        libEGL.so.1) echo libegl1 ;;
        libGL.so.1) echo libgl1 ;;
        libdbus-1.so.3) echo libdbus-1-3 ;;
        libfontconfig.so.1) echo libfontconfig1 ;;
        libglib-2.0.so.0) echo libglib2.0-0 ;;
        libxcb-cursor.so.0) echo libxcb-cursor0 ;;
        libxcb-icccm.so.4) echo libxcb-icccm4 ;;
        libxcb-image.so.0) echo libxcb-image0 ;;
        libxcb-keysyms.so.1) echo libxcb-keysyms1 ;;
        libxcb-render-util.so.0) echo libxcb-render-util0 ;;
        libxcb-shape.so.0) echo libxcb-shape0 ;;
        libxcb-xkb.so.1) echo libxcb-xkb1 ;;
        libxkbcommon-x11.so.0) echo libxkbcommon-x11-0 ;;
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

window="libEGL.so.1 libGL.so.1 libdbus-1.so.3 libfontconfig.so.1 libglib-2.0.so.0 libxcb-cursor.so.0
libxcb-icccm.so.4 libxcb-image.so.0 libxcb-keysyms.so.1 libxcb-render-util.so.0 libxcb-shape.so.0
libxcb-xkb.so.1 libxkbcommon-x11.so.0"
tools=
for tool; do
    # Only Linux asks its packages for what Qt brings along elsewhere.
    [ "$tool" != window ] || { [ "$(uname -s)" = Linux ] || continue; tool=$window; }
    tools="$tools $tool"
done

missing=0
for tool in $tools; do
    is_there "$tool" && continue
    package=$(package_of "$tool")
    installed "$tool" "$package" && continue
    echo "$tool is missing: install the Debian package $package (apt-get install $package)." >&2
    missing=1
done
exit $missing
