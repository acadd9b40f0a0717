import { type FormEvent, useId, useState } from "react";
import { sentence } from "../lib/http";
import type { Project } from "../lib/shapes";
import { strings } from "../lib/strings";
import { Button, Dialog, TextField } from "../lib/ui";

interface RenameProjectProps {
  project: Project;
  onRename: (project: Project, name: string) => Promise<void>;
  onClose: () => void;
}

/** Give a project another name. */
export function RenameProject({ project, onRename, onClose }: RenameProjectProps) {
  const [name, setName] = useState(project.name);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const form = useId();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const wanted = name.trim();
    if (!wanted || wanted === project.name) return onClose();
    setBusy(true);
    try {
      await onRename(project, wanted);
      onClose();
    } catch (thrown) {
      setError(sentence(thrown));
      setBusy(false);
    }
  };
  return (
    <Dialog
      size="small"
      title={strings.home.renameTitle}
      open
      onClose={onClose}
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            {strings.common.cancel}
          </Button>
          <Button type="submit" form={form} variant="primary" busy={busy}>
            {strings.common.rename}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit}>
        <TextField
          large
          label={strings.home.name}
          value={name}
          maxLength={255}
          error={error}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </form>
    </Dialog>
  );
}
