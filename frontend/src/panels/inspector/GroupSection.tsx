import { ClipboardPaste, Copy, RotateCcw } from "lucide-react";
import type { ComponentType } from "react";
import { strings } from "../../lib/strings";
import { type MenuItem, toast } from "../../lib/ui";
import type { Document } from "../../timeline/document";
import { copyProperties, pasteProperties } from "../../timeline/edits";
import type { Group, GroupName } from "../../timeline/properties";
import { useSession } from "../../tools/observe";
import type { BodyProps } from "./bodies/body";
import { CanvasBody } from "./bodies/CanvasBody";
import { CropBody } from "./bodies/CropBody";
import { HiddenBody } from "./bodies/HiddenBody";
import { LayoutBody } from "./bodies/LayoutBody";
import { PassageBody } from "./bodies/PassageBody";
import { Rows } from "./bodies/Rows";
import { CleanedBody, MatteBody } from "./bodies/ToolBody";
import type { Editing } from "./editing";
import { readingOf, shownOf } from "./reading";
import { Section } from "./Section";

const words = strings.properties;

/** Groups whose properties stand otherwise than one below the other. */
const BODIES: Readonly<Partial<Record<GroupName, ComponentType<BodyProps>>>> = {
  layout: LayoutBody,
  crop: CropBody,
  hidden: HiddenBody,
  matte: MatteBody,
  cleaned: CleanedBody,
  canvas: CanvasBody,
  transition: PassageBody,
};

interface GroupSectionProps {
  readonly group: Group;
  readonly document: Document;
  readonly editing: Editing;
  /** Of the playhead, flicks: what moves is shown as it is there. */
  readonly time: number;
  /** Whether it is open as long as nobody has said anything; the table says where it is not given. */
  readonly opens?: boolean;
}

/** A group of properties of what is selected, with what can be done to all of it. */
export function GroupSection({ group, document, editing, time, opens }: GroupSectionProps) {
  const { session } = editing.bench;
  const { copied, reveal } = useSession(session);
  const properties = shownOf(document, editing.holders, group);
  const readings = properties.map((property) => readingOf(document, editing.holders, property, time));
  const isChanged = readings.some(({ changed }) => changed);
  const isClip = group.owner === "clip";
  const [first] = editing.clips;
  const copy: MenuItem = {
    label: words.copyGroup,
    icon: <Copy />,
    onSelect: () => {
      const taken = first === undefined ? null : copyProperties(document, first, group.name);
      if (!taken) return;
      session.update({ copied: taken });
      toast({ text: words.copied(words.groups[group.name]) });
    },
  };
  const fits = copied !== null && copied.group === group.name;
  const paste: MenuItem = {
    label: words.pasteGroup,
    icon: <ClipboardPaste />,
    disabled: !fits,
    onSelect: () => {
      if (fits) editing.keep((now) => pasteProperties(now, editing.clips, copied));
    },
  };
  const reset: MenuItem = {
    label: words.resetGroup,
    icon: <RotateCcw />,
    disabled: !isChanged,
    onSelect: () => editing.reset(properties),
  };
  const Body = BODIES[group.name] ?? Rows;
  return (
    <Section
      group={group.name}
      opens={opens ?? (group.opens || isChanged)}
      reveals={properties.some(({ name }) => name === reveal) ? reveal : null}
      onRevealed={() => session.update({ reveal: null })}
      menu={isClip ? [copy, paste, null, reset] : [reset]}
    >
      {() => <Body readings={readings} document={document} editing={editing} time={time} />}
    </Section>
  );
}
