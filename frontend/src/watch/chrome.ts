/**
 * The player's controls: all that we take of media-chrome, by what they are for. Keys are its own: space and k play, j and l
 * and the arrows jump, f fills the screen, m mutes, c shows captions, i and p put the picture in its own window.
 */
import "media-chrome/dist/media-controller.js";
import "media-chrome/dist/media-control-bar.js";
import "media-chrome/dist/media-play-button.js";
import "media-chrome/dist/media-mute-button.js";
import "media-chrome/dist/media-volume-range.js";
import "media-chrome/dist/media-time-range.js";
import "media-chrome/dist/media-time-display.js";
import "media-chrome/dist/media-preview-thumbnail.js";
import "media-chrome/dist/media-preview-chapter-display.js";
import "media-chrome/dist/media-preview-time-display.js";
import "media-chrome/dist/media-captions-button.js";
import "media-chrome/dist/media-pip-button.js";
import "media-chrome/dist/media-fullscreen-button.js";
import "media-chrome/dist/media-loading-indicator.js";
import "media-chrome/dist/menu/media-settings-menu.js";
import "media-chrome/dist/menu/media-settings-menu-item.js";
import "media-chrome/dist/menu/media-settings-menu-button.js";
import "media-chrome/dist/menu/media-playback-rate-menu.js";
import "media-chrome/dist/menu/media-rendition-menu.js";
import { strings } from "../lib/strings";
import { element } from "./elements";
import styles from "./watch.module.css";

const words = strings.watch;

/** A player round a video. sizes: whether there are any to choose from. */
export function player(video: HTMLVideoElement, sizes: boolean): HTMLElement {
  video.slot = "media";
  return element(
    "media-controller",
    { class: styles.player, gesturesdisabled: false },
    video,
    element("media-loading-indicator", { slot: "centered-chrome", noautohide: true }),
    element(
      "media-settings-menu",
      { hidden: true, anchor: "auto" },
      setting(words.speed, "media-playback-rate-menu", { rates: "0.5 0.75 1 1.25 1.5 2" }),
      sizes ? setting(words.quality, "media-rendition-menu", {}) : null,
    ),
    element(
      "media-control-bar",
      { class: styles.bar },
      element("media-play-button"),
      element("media-mute-button"),
      element("media-volume-range"),
      element("media-time-display", { showduration: true }),
      element("media-time-range"),
      element("media-captions-button"),
      element("media-settings-menu-button"),
      element("media-pip-button"),
      element("media-fullscreen-button"),
    ),
  );
}

function setting(name: string, menu: string, attributes: Record<string, string>): HTMLElement {
  const list = element(
    menu,
    { ...attributes, slot: "submenu", hidden: true },
    element("div", { slot: "title" }, name),
  );
  return element("media-settings-menu-item", {}, name, list);
}
