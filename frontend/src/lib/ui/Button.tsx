import type { ButtonHTMLAttributes, ReactNode, Ref } from "react";
import styles from "./Button.module.css";
import { classes } from "./classes";
import { Spinner } from "./Progress";
import { Tooltip, type TooltipSide } from "./Tooltip";

export type ButtonVariant = "primary" | "secondary" | "ghost" | "danger";

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  variant?: ButtonVariant;
  size?: "small" | "normal" | "large";
  icon?: ReactNode;
  /** Work is under way: the button keeps its width, shows a spinner and cannot be pressed again. */
  busy?: boolean;
  wide?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

/** A command with its name on it. One primary button a view. */
export function Button({
  variant = "secondary",
  size = "normal",
  icon,
  busy,
  wide,
  children,
  className,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-busy={busy || undefined}
      disabled={rest.disabled || busy}
      className={classes(styles.button, styles[variant], styles[size], wide && styles.wide, className)}
    >
      {busy ? <Spinner /> : icon}
      {children}
    </button>
  );
}

interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "children"> {
  /** What it does, in words: its accessible name and its tooltip. */
  label: string;
  icon: ReactNode;
  shortcut?: string;
  pressed?: boolean;
  size?: "small" | "normal" | "large";
  variant?: ButtonVariant;
  tooltipSide?: TooltipSide;
  ref?: Ref<HTMLButtonElement>;
}

/** A command that a picture says; its name is in the tooltip and read aloud. */
export function IconButton({
  label,
  icon,
  shortcut,
  pressed,
  size = "normal",
  variant = "ghost",
  tooltipSide,
  className,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip text={label} shortcut={shortcut} side={tooltipSide}>
      <button
        type="button"
        {...rest}
        aria-label={label}
        aria-pressed={pressed}
        className={classes(styles.button, styles.square, styles[variant], styles[size], className)}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
