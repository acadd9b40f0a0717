/** The page of a link, for anybody who has it. A page of its own: nothing of the editor is loaded. */
import "../lib/tokens.css";
import "../lib/base.css";
import { parseRoute } from "../app/address";
import { strings } from "../lib/strings";
import { element, ICONS, icon } from "./elements";
import { filmPage } from "./film";
import { lockedPage } from "./locked";
import styles from "./watch.module.css";
import { type Behind, look, type Problem } from "./watching";

const words = strings.watch;
/** Milliseconds after which it is asked again whether a film is finished. */
const ASK_AGAIN = 3000;

const SAID: Record<Exclude<Problem, "locked">, { path: string; title: string; text: string }> = {
  gone: { path: ICONS.film, title: words.gone, text: words.goneText },
  over: { path: ICONS.clock, title: words.over, text: words.overText },
  making: { path: ICONS.hourglass, title: words.making, text: words.makingText },
  failed: { path: ICONS.unplug, title: words.failed, text: words.failedText },
};

function start(root: HTMLElement, token: string, embedded: boolean): void {
  let close = () => {};
  const show = (behind: Behind) => {
    close();
    close = () => {};
    document.title = "film" in behind ? behind.film.title : strings.common.product;
    if ("film" in behind) {
      const shown = filmPage(behind.film, token, embedded, show);
      root.replaceChildren(shown.page);
      close = shown.close;
    } else if (behind.problem === "locked") root.replaceChildren(lockedPage(token, ask));
    else {
      root.replaceChildren(nothing(behind.problem, ask));
      if (behind.problem === "making") window.setTimeout(ask, ASK_AGAIN);
    }
  };
  const ask = () => void look(token).then(show);
  root.replaceChildren(element("main", { class: styles.centre, "aria-busy": "true" }, words.loading));
  ask();
}

function nothing(problem: Exclude<Problem, "locked">, onRetry: () => void): HTMLElement {
  const { path, title, text } = SAID[problem];
  const retry = element("button", { type: "button", class: styles.button }, strings.common.retry);
  retry.addEventListener("click", onRetry);
  return element(
    "main",
    { class: styles.centre, "aria-live": "polite" },
    element(
      "div",
      { class: styles.said },
      icon(path),
      element("h1", { class: styles.title }, title),
      element("p", { class: styles.hint }, text),
      problem === "failed" ? retry : null,
    ),
  );
}

const route = parseRoute(window.location.pathname);
const root = document.getElementById("root");
if (root && (route.page === "watch" || route.page === "embed"))
  start(root, route.token, route.page === "embed");
