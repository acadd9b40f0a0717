/**
 * What the file dialog offers, for its `accept`. Files are told by what is in them, never by their name: this only greys
 * out what is certainly none. Held to the formats that are taken by `tests/unit/media/test_formats.py`.
 */
const EXTENSIONS =
  ".aac .ac3 .aif .aifc .aiff .avi .avif .bmp .caf .flac .gif .heic .heif .jpeg .jpg .m2ts .m4a .m4b .m4v .mkv .mov " +
  ".mp3 .mp4 .mts .oga .ogg .opus .png .svg .tif .tiff .ts .wav .webm .webp .wma .wmv";

export const ACCEPTED = ["video/*", "audio/*", "image/*", ...EXTENSIONS.split(" ")].join(",");
