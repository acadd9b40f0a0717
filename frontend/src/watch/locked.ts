/** A film that wants its password. */
import { sentence } from "../lib/http";
import { strings } from "../lib/strings";
import { element, ICONS, icon } from "./elements";
import styles from "./watch.module.css";
import { unlock } from "./watching";

const words = strings.watch;

export function lockedPage(token: string, onOpened: () => void): HTMLElement {
  const field = element("input", {
    id: "password",
    type: "password",
    autocomplete: "off",
    class: styles.field,
    "aria-describedby": "wrong",
    required: true,
  });
  const wrong = element("p", { id: "wrong", class: styles.wrong, role: "alert" });
  const button = element("button", { type: "submit", class: styles.button }, words.unlock);
  const form = element(
    "form",
    { class: styles.locked },
    icon(ICONS.lock),
    element("h1", { class: styles.title }, words.locked),
    element("p", { class: styles.hint }, words.lockedText),
    element("label", { for: "password" }, words.password),
    field,
    wrong,
    button,
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    button.disabled = true;
    unlock(token, field.value).then(onOpened, (error: unknown) => {
      wrong.textContent = sentence(error);
      button.disabled = false;
      field.select();
    });
  });
  requestAnimationFrame(() => field.focus());
  return element("main", { class: styles.centre }, form);
}
