/** What is used of mediabunny, by name: the rest of it is left out of the built page. */

export {
  ADTS,
  AudioBufferSink,
  FLAC,
  Input,
  MATROSKA,
  MP3,
  MP4,
  OGG,
  QTFF,
  UrlSource,
  VideoSampleSink,
  WAVE,
  WEBM,
} from "mediabunny";
