/**
 * The stage alone, for a test that compares what it shows with what the server draws: the real screen, decoder, fonts and
 * compositor. `window.show(folder, case)` draws the document of a folder at a moment, and answers with the picture.
 */

import { createCompositor } from "../../src/compositor/compositor";
import { MediaFiles } from "../../src/playback/media";
import { Pictures } from "../../src/playback/pictures";
import { openScreen } from "../../src/playback/screen";
import { Tracks } from "../../src/playback/tracks";
import type { Document } from "../../src/timeline/document";
import { evaluate } from "../../src/timeline/evaluate";
import { createFonts } from "../../src/timeline/fonts";
import { loadDocument } from "../../src/timeline/load";

interface Case {
  readonly at: number;
  readonly width: number;
  readonly height: number;
}

declare global {
  interface Window {
    show?: (folder: string, moment: Case) => Promise<string>;
  }
}

async function read<T>(path: string): Promise<T> {
  const answer = await fetch(path);
  return (await answer.json()) as T;
}

const canvas = document.querySelector("canvas") as HTMLCanvasElement;
const screen = await openScreen(canvas);
const fonts = await createFonts(async (key) => (await fetch(`/fonts/${key}.ttf`)).arrayBuffer());
// The label of a placeholder is set with it, whatever the texts ask for.
await fonts.load("Inter_400Regular");

const nextFrame = () => new Promise((passed) => requestAnimationFrame(passed));

/** Whether a track of the document is still on its way. */
function lacksTable({ assets }: Document, tracks: Tracks): boolean {
  return Object.values(assets).some(({ kind, source }) => kind === "track" && tracks.table(source) === null);
}

window.show = async (folder, { at, width, height }) => {
  const film = loadDocument(await read(`${folder}/document.json`));
  const files = new MediaFiles(async (source) => new URL(`${folder}/${source}`, location.href).href);
  const pictures = new Pictures(
    screen,
    files,
    () => undefined,
    (_, error) => console.error(error),
  );
  const tracks = new Tracks(files.locate, () => undefined);
  screen.resize(width, height);
  if (!screen.target) throw new Error("There is no surface to draw on.");
  const compositor = createCompositor(screen.canvasKit, screen.target, fonts);
  let requested = -1;
  do {
    requested = fonts.requested;
    const document = pictures.standIn(film);
    const frame = evaluate(document, at, width, height, fonts, tracks.of(document));
    pictures.request(document, frame, [], false);
    compositor.draw(frame, pictures.of);
    await fonts.settled();
    await nextFrame();
  } while (pictures.waiting || requested !== fonts.requested || lacksTable(film, tracks));
  const document = pictures.standIn(film);
  compositor.draw(evaluate(document, at, width, height, fonts, tracks.of(document)), pictures.of);
  const picture = canvas.toDataURL("image/png");
  compositor.delete();
  pictures.close();
  tracks.close();
  files.close();
  return picture;
};
