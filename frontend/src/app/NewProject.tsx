import { type FormEvent, useId, useState } from "react";
import { sentence } from "../lib/http";
import type { Project } from "../lib/shapes";
import { strings } from "../lib/strings";
import { createProject } from "../lib/studio";
import { Button, Dialog, Notice, TextField } from "../lib/ui";
import { CANVASES } from "../timeline/canvases";
import styles from "./NewProject.module.css";

const words = strings.home;

interface NewProjectProps {
  onCreated: (project: Project) => void;
  asDialog?: boolean;
  open?: boolean;
  onClose?: () => void;
}

/** Choose a shape and a name: in a dialog, or on the page itself while there is no project yet. */
export function NewProject({
  onCreated,
  asDialog,
  open = false,
  onClose = () => undefined,
}: NewProjectProps) {
  const [chosen, setChosen] = useState(0);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const form = useId();
  const group = useId();

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const canvas = CANVASES[chosen];
    if (!canvas) return;
    const name = String(new FormData(event.currentTarget).get("name") ?? "").trim() || words.untitled;
    setBusy(true);
    setError(null);
    try {
      onCreated(await createProject({ name, width: canvas.width, height: canvas.height }));
    } catch (thrown) {
      setError(sentence(thrown));
      setBusy(false);
    }
  };

  const create = (
    <Button type="submit" form={form} variant="primary" size={asDialog ? "normal" : "large"} busy={busy}>
      {words.make}
    </Button>
  );
  const body = (
    <form id={form} className={styles.form} onSubmit={submit}>
      {error && <Notice tone="danger">{error}</Notice>}
      <fieldset className={styles.shapes}>
        <legend className={styles.legend}>{words.canvas}</legend>
        {CANVASES.map((canvas, index) => (
          <label key={canvas.name} className={styles.shape}>
            <input
              type="radio"
              name={group}
              className="for-readers"
              checked={index === chosen}
              aria-label={`${canvas.name}, ${canvas.use}`}
              onChange={() => setChosen(index)}
            />
            <span className={styles.frame} aria-hidden="true">
              <span
                className={styles.canvas}
                style={{
                  aspectRatio: `${canvas.width} / ${canvas.height}`,
                  ...(canvas.width >= canvas.height
                    ? { width: canvas.width > canvas.height ? "100%" : "64%" }
                    : { height: "100%" }),
                }}
              />
            </span>
            <span className={styles.ratio}>{canvas.name}</span>
            <span className={styles.use}>{canvas.use}</span>
          </label>
        ))}
      </fieldset>
      <TextField
        large
        name="name"
        label={words.name}
        placeholder={words.untitled}
        maxLength={255}
        autoComplete="off"
      />
      {!asDialog && create}
    </form>
  );
  if (!asDialog) return <div className={styles.page}>{body}</div>;
  return (
    <Dialog
      title={words.create}
      open={open}
      onClose={onClose}
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            {strings.common.cancel}
          </Button>
          {create}
        </>
      }
    >
      {body}
    </Dialog>
  );
}
