/** What the inspector's controls do to what is selected: a drag is a preview, a decision is one operation. */

import type { Document, Keyframe } from "../../timeline/document";
import { easeKeyframe, resetProperties, setProperty, toggleKeyframe } from "../../timeline/edits";
import { nextKeyframe } from "../../timeline/edits/keyframe";
import { type Edit, sequence } from "../../timeline/edits/sequence";
import type { Operation } from "../../timeline/operations";
import type { Holder, Property } from "../../timeline/properties";
import type { Json } from "../../timeline/schema-check";
import type { AssetMedia } from "../../tools/asset-media";
import type { Workbench } from "../../tools/workbench";

/** A property and the value that it is to have. */
export type Wanted = readonly [property: Property, value: Json];

/** An edit of what is selected; it gets the document without any preview, and the time of the playhead. */
export type Change = (document: Document, holders: readonly Holder[], time: number) => Operation | null;

export class Editing {
  /** The document as it was when the preview began: what a drag changes, it changes from there. */
  private base: Document | null = null;

  constructor(
    readonly bench: Workbench,
    readonly holders: readonly Holder[],
    /** Where pictures of assets come from; null shows none. */
    readonly media: AssetMedia | null = null,
  ) {}

  /** The ids of the clips among what is selected. */
  get clips(): string[] {
    return this.holders.flatMap(({ owner, id }) => (owner === "clip" ? [id] : []));
  }

  /** Show a change without keeping it. */
  show(change: Change): void {
    const { store, player } = this.bench;
    this.base ??= store.document;
    store.preview(change(this.base, this.holders, player.time));
  }

  /** Take the preview back. */
  hide(): void {
    if (this.base === null) return;
    this.base = null;
    this.bench.store.preview(null);
  }

  /** Keep a change as one step. Returns whether there was anything to do. */
  keep(change: Change): boolean {
    this.hide();
    const { store, player } = this.bench;
    const operation = change(store.document, this.holders, player.time);
    if (operation) store.commit(operation);
    return operation !== null;
  }

  /** Show values while they are dragged; null takes them back. */
  readonly preview = (...wanted: readonly Wanted[] | readonly [null]): void => {
    if (wanted[0] === null || wanted.length === 0) this.hide();
    else this.show(settingOf(wanted as readonly Wanted[]));
  };

  readonly commit = (...wanted: readonly Wanted[]): void => {
    this.keep(settingOf(wanted));
  };

  reset(properties: readonly Property[]): void {
    this.keep((document, holders) => resetProperties(document, holders, properties));
  }

  toggleKey(properties: readonly Property[]): void {
    this.keep((document, holders, time) => toggleKeyframe(document, holders, properties, time));
  }

  ease(properties: readonly Property[], how: Partial<Pick<Keyframe, "easing" | "bezier">>): void {
    this.keep((document, holders, time) => easeKeyframe(document, holders, properties, time, how));
  }

  /** Show another curve while its handles are dragged. */
  tryEase(properties: readonly Property[], bezier: Keyframe["bezier"] | null): void {
    if (bezier === null) this.hide();
    else
      this.show((document, holders, time) => easeKeyframe(document, holders, properties, time, { bezier }));
  }

  goToKey(properties: readonly Property[], direction: 1 | -1): void {
    const { store, player } = this.bench;
    const time = nextKeyframe(store.document, this.holders, properties, player.time, direction);
    if (time !== null) player.seek(time);
  }
}

/** Several values as one change. */
function settingOf(wanted: readonly Wanted[]): Change {
  return (document, holders, time) =>
    sequence(
      document,
      wanted.map(
        ([property, value]): Edit =>
          (now) =>
            setProperty(now, holders, property, value, time),
      ),
    );
}
