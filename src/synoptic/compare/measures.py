"""What a figure allows and what it excludes, in one unit.

A figure told is a range: ``up to 300`` allows less, ``nearly 300`` a little less, ``3,600`` what rounds to
it. Two figures of one thing conflict only where their ranges share nothing.
"""

import math

from synoptic.model import Figure

#: units of one kind, as so many of the first-named: symbols in lower case
UNITS: dict[str, tuple[str, float]] = {
    "mm": ("m", 1e-3), "cm": ("m", 1e-2), "m": ("m", 1.0), "km": ("m", 1e3), "mi": ("m", 1609.344),
    "nmi": ("m", 1852.0), "yd": ("m", 0.9144), "ft": ("m", 0.3048), "in": ("m", 0.0254),
    "m²": ("m²", 1.0), "km²": ("m²", 1e6), "ha": ("m²", 1e4), "acre": ("m²", 4046.86),
    "mi²": ("m²", 2.59e6), "ft²": ("m²", 0.0929), "m³": ("l", 1e3), "ft³": ("l", 28.317),
    "ml": ("l", 1e-3), "cl": ("l", 1e-2), "l": ("l", 1.0), "gal": ("l", 3.785), "bbl": ("l", 158.987),
    "pt": ("l", 0.568), "µg": ("g", 1e-6), "mg": ("g", 1e-3), "g": ("g", 1.0), "kg": ("g", 1e3),
    "t": ("g", 1e6), "oz": ("g", 28.35), "lb": ("g", 453.592), "w": ("w", 1.0), "kw": ("w", 1e3),
    "mw": ("w", 1e6), "gw": ("w", 1e9), "kwh": ("kwh", 1.0), "mwh": ("kwh", 1e3), "gwh": ("kwh", 1e6),
    "twh": ("kwh", 1e9), "second": ("second", 1.0), "minute": ("second", 60.0), "hour": ("second", 3600.0),
    "day": ("second", 86_400.0), "week": ("second", 604_800.0), "month": ("month", 1.0),
    "year": ("month", 12.0), "decade": ("month", 120.0), "century": ("month", 1200.0),
    "km/h": ("km/h", 1.0), "mph": ("km/h", 1.609), "kn": ("km/h", 1.852),
}  # fmt: skip

#: how far a figure may be from the value meant, as a share of it
ABOUT, NEARLY = 0.1, 0.15
#: nobody says fifty thousand of forty-six: no number is rounded by more than this share
MOST_ROUNDING = 0.03
#: other units are converted and rounded by writers, so converted figures get this much room
CONVERTED = 0.03
#: from here on a number is told in words of scale, and sharing it says more
LARGE = 100_000
#: two open or rounded figures tell the same if they are this near
CLOSE = 0.06

Range = tuple[float, float]


def unit(figure: Figure) -> str | None:
    """The unit that figures of this kind are compared in; None for plain counts."""
    if figure.unit is None:
        return None
    top, slash, bottom = figure.unit.lower().partition("/")
    return UNITS.get(figure.unit.lower(), (UNITS.get(top, (top, 1.0))[0] + slash + bottom, 1.0))[0]


def scale(figure: Figure) -> float:
    """How many of :func:`unit` one unit of the figure is."""
    if figure.unit is None:
        return 1.0
    whole = UNITS.get(figure.unit.lower())
    top, slash, _ = figure.unit.lower().partition("/")
    return whole[1] if whole else UNITS.get(top, (top, 1.0))[1] if slash else 1.0


def allows(figure: Figure) -> Range:
    """The values that a figure, as worded, leaves open, in :func:`unit`."""
    low, high = figure.low, figure.high if figure.high is not None else figure.low
    slack = _rounding(low)
    match figure.modifier:
        case "about":
            low, high = low - max(slack, ABOUT * abs(low)), high + max(_rounding(high), ABOUT * abs(high))
        case "nearly":
            low -= max(slack, NEARLY * abs(low))
        case "at least" | "over":
            high = math.inf
        case "up to" | "under":
            low = -math.inf
        case "exactly" | "between":
            low, high = low - slack, high + _rounding(high)
    by = scale(figure)
    return low * by, high * by


def comparable(one: Figure, other: Figure) -> bool:
    """Whether two figures could measure the same thing at all: kind of number, unit or currency, rate."""
    if one.measure != other.measure and {one.measure, other.measure} != {"count", "measure"}:
        return False
    # so much a day and so much a head are both what one gets a day; an hour and a year are not
    rates = {one.per, other.per} - {None}
    if len(rates) > 1 and "person" not in rates:
        return False
    return unit(one) == unit(other)


def told_alike(one: Figure, other: Figure) -> bool:
    """Whether a bare number repeats one whose unit or item is told: *limit 2.5* and *2.5 grams*."""
    bare = [each for each in (one, other) if each.unit is None and not each.item]
    return bool(bare) and one.low == other.low and one.high == other.high and _significant(one.low) > 1


def exclude(one: Figure, other: Figure) -> bool:
    """Whether the two cannot both hold of one thing."""
    (low, high), (other_low, other_high) = allows(one), allows(other)
    if one.unit != other.unit:
        low, high = low * (1 - CONVERTED), high * (1 + CONVERTED)
    return high < other_low or other_high < low


def agree(one: Figure, other: Figure) -> bool:
    """Whether the two tell the same value, up to rounding."""
    if exclude(one, other):
        return False
    mine, theirs = value(one), value(other)
    return abs(mine - theirs) <= CLOSE * max(abs(mine), abs(theirs))


def value(figure: Figure) -> float:
    """One number for the figure, in :func:`unit`."""
    middle = figure.low if figure.high is None else (figure.low + figure.high) / 2
    return middle * scale(figure)


def telling(figure: Figure) -> int:
    """How telling it is that two pages share the value: significant digits, a unit, a large number."""
    rare = figure.unit is not None and figure.measure not in ("share", "duration")
    return _significant(figure.low) + rare + (abs(figure.low) >= LARGE)


def _significant(number: float) -> int:
    bare = f"{abs(number):.12g}"
    if "e" in bare:
        bare = f"{abs(number):.0f}"
    whole = bare.replace(".", "").lstrip("0")
    return len(whole.rstrip("0") if "." not in bare else whole) or 1


def _rounding(number: float) -> float:
    """Half of the last digit that counts; small whole numbers are taken as counted."""
    if not number:
        return 0.0
    if abs(number) < 100 and number == int(number):
        return 0.0
    half = 0.5 * 10.0 ** (math.floor(math.log10(abs(number))) - _significant(number) + 1)
    return min(half, MOST_ROUNDING * abs(number))
