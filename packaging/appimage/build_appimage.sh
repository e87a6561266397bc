#!/bin/sh
# Puts the frozen program into an AppImage, in dist/. Not run yet: appimagetool, which must be on
# the PATH, comes from no package registry.
# usage: build_appimage.sh VERSION, from the top of the source, after freezing.
set -eu

root=build/AppDir
rm -rf "$root"
mkdir -p "$root/usr/lib" "$root/usr/share/metainfo"
cp -a build/frozen/music-organizer "$root/usr/lib/music-organizer"
cp packaging/linux/music-organizer.desktop "$root/"
cp build/icons/hicolor/256x256/apps/music-organizer.png "$root/"
ln -s music-organizer.png "$root/.DirIcon"
sed -e "s/@VERSION@/$1/" -e "s/@DATE@/$(date -u -d "@$SOURCE_DATE_EPOCH" +%Y-%m-%d)/" \
    packaging/linux/music-organizer.metainfo.xml.in >"$root/usr/share/metainfo/music-organizer.appdata.xml"
# Called by the name of the command line, it is the command line.
cat >"$root/AppRun" <<'RUN'
#!/bin/sh
case $(basename "${ARGV0:-music-organizer}") in
    music-organize-async*) program=music-organize-async ;;
    *) program=music-organizer ;;
esac
exec "$(dirname "$(readlink -f "$0")")/usr/lib/music-organizer/$program" "$@"
RUN
chmod +x "$root/AppRun"
VERSION=$1 appimagetool "$root" "dist/music-organizer-$1-$(uname -m).AppImage"
