export { CleanSpeech } from "./CleanSpeech";
