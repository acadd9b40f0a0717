"""Easing: how far a change has come at a share of its time. The mirror is `easing.ts`.

Only sums, products and comparisons in a fixed order, so that both languages come to the same doubles.
Source: CSS Easing Functions Level 1, section 2.2, https://www.w3.org/TR/css-easing-1/#cubic-bezier-easing-functions
"""

from editor.timeline.schema import Bezier, Easing

#: The control points of CSS's named curves.
NAMED: dict[Easing, Bezier] = {
    "ease": Bezier(x1=0.25, y1=0.1, x2=0.25, y2=1.0),
    "ease-in": Bezier(x1=0.42, y1=0.0, x2=1.0, y2=1.0),
    "ease-out": Bezier(x1=0.0, y1=0.0, x2=0.58, y2=1.0),
    "ease-in-out": Bezier(x1=0.42, y1=0.0, x2=0.58, y2=1.0),
}
#: Halvings of the curve's parameter: 2^-50 is as fine as a double between 0 and 1 needs.
HALVINGS = 50


def eased(easing: Easing, bezier: Bezier, share: float) -> float:
    """Return how far a change has come at `share` (0 to 1) of its time; 0 and 1 stay, "bezier" may overshoot."""
    if share <= 0:
        return 0.0
    if share >= 1:
        return 1.0
    if easing == "linear":
        return share
    if easing == "hold":
        return 0.0
    return _on_curve(NAMED.get(easing, bezier), share)


def _on_curve(curve: Bezier, x: float) -> float:
    """Return the curve's y where it has this x. Its x rises with the parameter, which is found by halving."""
    cx = 3 * curve.x1
    bx = 3 * (curve.x2 - curve.x1) - cx
    ax = 1 - cx - bx
    low, high = 0.0, 1.0
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if ((ax * middle + bx) * middle + cx) * middle < x:
            low = middle
        else:
            high = middle
    at = (low + high) / 2
    cy = 3 * curve.y1
    by = 3 * (curve.y2 - curve.y1) - cy
    ay = 1 - cy - by
    return ((ay * at + by) * at + cy) * at
