/** Copying where the clipboard API is missing, too: a page over plain http has none. */

/** Copy what stands in a field. False where the browser lets neither way; the text is then marked for Ctrl+C. */
export async function copyFrom(field: HTMLInputElement | HTMLTextAreaElement): Promise<boolean> {
  if (navigator.clipboard) {
    try {
      await navigator.clipboard.writeText(field.value);
      return true;
    } catch {
      // Not allowed here: the older way may be.
    }
  }
  field.focus();
  field.select();
  return document.execCommand("copy");
}
