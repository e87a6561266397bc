#!/bin/sh
# Makes the tiny sound and picture files that the sample library and the tests are built from.
# Needs ffmpeg, mpcenc (musepack-tools) and python3. Run it from anywhere; it writes into
# resources/music_organizer_resources/samples/. The tones are computed, so nobody's work is in them.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
samples="$here/../resources/music_organizer_resources/samples"
mkdir -p "$samples"
cd "$samples"

# tone FREQUENCY FILE OPTION...: four tenths of a second that swell and fade, encoded as told.
tone() {
    frequency=$1
    file=$2
    shift 2
    ffmpeg -hide_banner -loglevel error -y -f lavfi \
        -i "sine=frequency=$frequency:sample_rate=44100:duration=0.4" \
        -af "afade=t=in:d=0.1,afade=t=out:st=0.25:d=0.15" -map_metadata -1 \
        -fflags +bitexact -flags:a +bitexact "$@" "$file"
}

tone 440 tone.mp3 -ac 1 -c:a libmp3lame -b:a 64k -id3v2_version 0 -write_id3v1 0
tone 554 tone-low.mp3 -ac 1 -c:a libmp3lame -b:a 40k -id3v2_version 0 -write_id3v1 0
tone 440 tone.flac -ac 1 -ar 22050 -c:a flac -compression_level 12
tone 659 tone-high.flac -ac 1 -ar 22050 -c:a flac -compression_level 12
tone 440 tone.ogg -ac 1 -c:a libvorbis -q:a 0
tone 440 tone.opus -ac 1 -c:a libopus -b:a 32k
tone 440 tone.spx -ac 1 -ar 16000 -c:a libspeex
tone 440 tone.m4a -ac 1 -c:a aac -b:a 48k
tone 440 tone-alac.m4a -ac 1 -ar 22050 -c:a alac
tone 440 tone.wma -ac 1 -c:a wmav2 -b:a 48k
tone 440 tone.wv -ac 1 -ar 22050 -c:a wavpack
tone 440 tone.tta -ac 1 -ar 22050 -c:a tta
tone 440 tone.aiff -ac 1 -ar 8000 -c:a pcm_s16be
tone 440 tone.wav -ac 1 -ar 8000 -c:a pcm_s16le
ffmpeg -hide_banner -loglevel error -y -i tone.flac -c copy -fflags +bitexact tone.oga

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
tone 440 "$scratch/tone.wav" -ac 2 -ar 44100 -c:a pcm_s16le
mpcenc --silent --overwrite --quality 3 "$scratch/tone.wav" tone.mpc

# picture NAME COLOUR COLOUR MARK: a square cover in two colours with a mark drawn on it.
picture() {
    ffmpeg -hide_banner -loglevel error -y -f lavfi \
        -i "gradients=size=240x240:x0=0:y0=0:x1=240:y1=240:nb_colors=2:c0=$2:c1=$3:seed=7:speed=0.00001" \
        -vf "$4" -frames:v 1 -map_metadata -1 -fflags +bitexact -flags:v +bitexact "$1"
}

picture cover-dusk.jpg 0x1d2b53 0xe8825a "drawbox=0:150:240:90:0x101830@0.55:fill"
picture cover-moss.jpg 0x23402f 0xb9c77a "drawbox=40:40:160:160:0xf4f1de@0.30:fill"
picture cover-tide.jpg 0x0b3c49 0x7fd1c7 "drawbox=0:60:240:12:white@0.5:fill,drawbox=0:100:240:12:white@0.35:fill,drawbox=0:140:240:12:white@0.2:fill"
picture cover-plum.jpg 0x3b1c47 0xd98cb3 "drawbox=110:20:20:200:0xfff2cc@0.6:fill"
picture cover-sand.png 0xe9d8a6 0xca6702 "drawbox=90:90:60:60:0x6a040f@0.8:fill,format=rgb24"

# No free encoder writes Monkey's Audio or DSD, so these two are put together byte by byte:
# a frame of digital silence, and a sine through a one-bit modulator.
python3 - <<'PYTHON'
import math
import struct
import zlib
from pathlib import Path

RATE, BLOCKS, FRAMES = 44100, 73728 * 4, 17640


def silent_ape() -> bytes:
    """Return Monkey's Audio 3.99 with one stereo frame marked as silent."""
    checksum = zlib.crc32(bytes(FRAMES * 4)) >> 1
    words = struct.pack(">III", checksum | 0x80000000, 3, 0)
    frame = b"".join(words[i : i + 4][::-1] for i in range(0, len(words), 4)) + bytes(512)
    table = struct.pack("<I", 52 + 24 + 4)
    body = struct.pack("<HHIIIHHI", 2000, 0, BLOCKS, FRAMES, 1, 16, 2, RATE) + table + frame
    sizes = struct.pack("<IIIIIII", 52, 24, 4, 0, len(frame), 0, 0)
    return b"MAC " + struct.pack("<HH", 3990, 0) + sizes + bytes(16) + body


def one_bit_sine(samples: int) -> bytes:
    """Return a 440 Hz sine as one bit a sample, the oldest sample in the lowest bit."""
    error, data, byte = 0.0, bytearray(), 0
    for index in range(samples):
        error += 0.5 * math.sin(2 * math.pi * 440 * index / 2_822_400)
        bit = error >= 0
        error -= 1.0 if bit else -1.0
        byte |= bit << (index % 8)
        if index % 8 == 7:
            data.append(byte)
            byte = 0
    return bytes(data)


def dsf(samples: int) -> bytes:
    """Return a mono DSF file."""
    data = one_bit_sine(samples)
    form = struct.pack("<4sQIIIIIIQII", b"fmt ", 52, 1, 0, 1, 1, 2_822_400, 1, samples, 4096, 0)
    chunk = struct.pack("<4sQ", b"data", 12 + len(data)) + data
    total = 28 + len(form) + len(chunk)
    return struct.pack("<4sQQQ", b"DSD ", 28, total, 0) + form + chunk


def dff(samples: int) -> bytes:
    """Return a mono DSDIFF file."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return name + struct.pack(">Q", len(data)) + data

    swapped = bytes(int(f"{byte:08b}"[::-1], 2) for byte in one_bit_sine(samples))
    properties = (
        b"SND "
        + chunk(b"FS  ", struct.pack(">I", 2_822_400))
        + chunk(b"CHNL", struct.pack(">H4s", 1, b"C000"))
        + chunk(b"CMPR", b"DSD \x0enot compressed\x00")
    )
    parts = chunk(b"FVER", struct.pack(">I", 0x01050000)) + chunk(b"PROP", properties)
    return chunk(b"FRM8", b"DSD " + parts + chunk(b"DSD ", swapped))


Path("tone.ape").write_bytes(silent_ape())
Path("tone.dsf").write_bytes(dsf(4096 * 8 * 2))
Path("tone.dff").write_bytes(dff(4096 * 8))
PYTHON

ls -l
