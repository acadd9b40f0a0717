import { ChevronDown, Ellipsis } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { strings } from "../../lib/strings";
import { IconButton, Menu, type MenuItem } from "../../lib/ui";
import type { GroupName } from "../../timeline/properties";
import { rememberedFold, rememberFold } from "./folds";
import styles from "./InspectorPanel.module.css";

interface SectionProps {
  readonly group: GroupName;
  /** Whether it is open as long as nobody has said anything. */
  readonly opens: boolean;
  /** The property whose control is asked for; it is in this group. */
  readonly reveals: string | null;
  readonly onRevealed: () => void;
  readonly menu: readonly (MenuItem | null)[];
  readonly action?: ReactNode;
  readonly children: () => ReactNode;
}

/** A group of properties under its name, which folds. */
export function Section({ group, opens, reveals, onRevealed, menu, action, children }: SectionProps) {
  const title = strings.properties.groups[group];
  const [open, setOpen] = useState(() => rememberedFold(group) ?? opens);
  const body = useRef<HTMLDivElement>(null);
  const id = useId();
  const revealed = useRef(onRevealed);
  revealed.current = onRevealed;
  useEffect(() => {
    if (reveals === null) return;
    if (!open) return setOpen(true);
    const row = body.current?.querySelector(`[data-property~="${CSS.escape(reveals)}"]`);
    row?.scrollIntoView({ block: "center" });
    row?.querySelector<HTMLElement>("input, textarea, button, [role=slider]")?.focus();
    revealed.current();
  }, [reveals, open]);
  const fold = () => {
    setOpen(!open);
    rememberFold(group, !open);
  };
  return (
    <section className={styles.section} aria-label={title}>
      <header className={styles.heading}>
        <h3 className={styles.title}>
          <button
            type="button"
            aria-expanded={open}
            aria-controls={open ? id : undefined}
            className={styles.fold}
            onClick={fold}
          >
            <ChevronDown aria-hidden="true" />
            {title}
          </button>
        </h3>
        {open && action}
        {menu.length > 0 && (
          <Menu
            label={strings.properties.more(title)}
            align="end"
            items={menu}
            trigger={(props) => (
              <IconButton
                {...props}
                size="small"
                label={strings.properties.more(title)}
                icon={<Ellipsis />}
                className={styles.more}
              />
            )}
          />
        )}
      </header>
      {open && (
        <div ref={body} id={id} className={styles.rows}>
          {children()}
        </div>
      )}
    </section>
  );
}
