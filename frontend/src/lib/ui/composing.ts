/** Writing with an input method: while a word is being composed, its keys mean letters and nothing else. */

/** Whether a press belongs to a word that is being composed. Safari says so by its key code alone. */
export function isComposing(event: {
  readonly isComposing?: boolean;
  readonly keyCode?: number;
  readonly nativeEvent?: { readonly isComposing: boolean; readonly keyCode: number };
}): boolean {
  const press = event.nativeEvent ?? event;
  return press.isComposing === true || press.keyCode === 229;
}
