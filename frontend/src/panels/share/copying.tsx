import { Check, Copy } from "lucide-react";
import { type RefObject, useEffect, useState } from "react";
import { strings } from "../../lib/strings";
import { Button, toast } from "../../lib/ui";
import { copyFrom } from "./clipboard";

interface CopyButtonProps {
  /** The field whose text is copied; it is marked where the browser lets nobody copy. */
  field: RefObject<HTMLInputElement | HTMLTextAreaElement | null>;
  label: string;
}

/** Copies what stands in a field, and says so for a moment. */
export function CopyButton({ field, label }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = window.setTimeout(() => setCopied(false), 2000);
    return () => window.clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    if (!field.current) return;
    if (await copyFrom(field.current)) setCopied(true);
    else toast({ text: strings.share.copyByHand });
  };
  return (
    <Button
      variant={copied ? "ghost" : "secondary"}
      icon={copied ? <Check /> : <Copy />}
      onClick={() => void copy()}
    >
      {copied ? strings.share.copied : label}
    </Button>
  );
}
