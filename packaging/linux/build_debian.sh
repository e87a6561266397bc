#!/bin/sh
# Puts the frozen program into a Debian package, in dist/.
# usage: build_debian.sh VERSION, from the top of the source, after freezing.
set -eu

version=$1
architecture=$(dpkg --print-architecture)
date=$(date -u -d "@$SOURCE_DATE_EPOCH" +%Y-%m-%d)
here=packaging/linux
root=build/debian
rm -rf "$root"
mkdir -p "$root/DEBIAN" "$root/usr/bin" "$root/usr/lib" "$root/usr/share/applications" \
    "$root/usr/share/metainfo" "$root/usr/share/icons" "$root/usr/share/man/man1" \
    "$root/usr/share/doc/music-organizer" "$root/usr/share/bash-completion/completions" \
    "$root/usr/share/zsh/vendor-completions" "$root/usr/share/fish/vendor_completions.d"

cp -a build/frozen/music-organizer "$root/usr/lib/music-organizer"
for program in music-organizer music-organize-async; do
    ln -s "../lib/music-organizer/$program" "$root/usr/bin/$program"
    gzip -9n <"build/manual/man1/$program.1" >"$root/usr/share/man/man1/$program.1.gz"
done
cp -a build/icons/hicolor "$root/usr/share/icons/"
cp "$here/music-organizer.desktop" "$root/usr/share/applications/"
sed -e "s/@VERSION@/$version/" -e "s/@DATE@/$date/" "$here/music-organizer.metainfo.xml.in" \
    >"$root/usr/share/metainfo/music-organizer.metainfo.xml"
cp build/manual/completions/bash/* "$root/usr/share/bash-completion/completions/"
cp build/manual/completions/zsh/* "$root/usr/share/zsh/vendor-completions/"
cp build/manual/completions/fish/* "$root/usr/share/fish/vendor_completions.d/"
cp "$here/copyright" "$root/usr/share/doc/music-organizer/copyright"
{
    echo "music-organizer ($version) unstable; urgency=low"
    echo
    echo '  * What changed is told in CHANGELOG.md.'
    echo
    echo " -- The Music Organizer developers <noreply@localhost>  $(date -u -R -d "@$SOURCE_DATE_EPOCH")"
} | gzip -9n >"$root/usr/share/doc/music-organizer/changelog.gz"
find "$root" -type d -exec chmod 755 {} +
find "$root" -type f -exec chmod u=rwX,go=rX {} +
find "$root/usr/lib" -name '*.so*' -type f -exec chmod 644 {} +

sed -e "s/@VERSION@/$version/" -e "s/@ARCHITECTURE@/$architecture/" \
    -e "s/@SIZE@/$(du -sk --apparent-size "$root" | cut -f1)/" \
    -e "s/@LIBC@/$(ldd --version | sed -n '1s/.* \([0-9.]*\)$/\1/p')/" \
    "$here/control.in" >"$root/DEBIAN/control"
(cd "$root" && find usr -type f -exec md5sum {} + | LC_ALL=C sort -k 2 >DEBIAN/md5sums)

if command -v desktop-file-validate >/dev/null; then
    desktop-file-validate "$root/usr/share/applications/music-organizer.desktop"
fi
if command -v appstreamcli >/dev/null; then
    appstreamcli validate --no-net --explain "$root/usr/share/metainfo/music-organizer.metainfo.xml"
else
    echo 'appstreamcli is missing, so the metainfo was not validated (Debian package: appstream).' >&2
fi
dpkg-deb --root-owner-group -Zxz --build "$root" "dist/music-organizer_${version}_$architecture.deb"
