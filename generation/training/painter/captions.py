"""Captions: a scene in words, from two words to thirty, as different people would type it.

A caption may leave things unsaid (the model then chooses) and may say things that mean nothing here (the model must
pass over them), but never says what is not so.
"""

from collections.abc import Sequence

import numpy as np

from generation.training.painter import phrases, wordings
from generation.training.painter.scene import Placed, Scene

IRREGULAR_PLURALS = {
    "sheep": "sheep",
    "deer": "deer",
    "stag": "stags",
    "pony": "ponies",
    "puppy": "puppies",
    "bunny": "bunnies",
    "butterfly": "butterflies",
    "cactus": "cacti",
    "fungus": "fungi",
    "ox": "oxen",
    "calf": "calves",
    "elk": "elk",
    "moose": "moose",
    "reindeer": "reindeer",
    "swine": "swine",
    "kitty": "kitties",
    "tabby": "tabbies",
    "dromedary": "dromedaries",
    "lady": "ladies",
    "goose": "geese",
    "bloom": "bloom",
    "coconuts": "coconuts",
    "mallard": "mallards",
    "jack-o'-lantern": "jack-o'-lanterns",
}
UNCOUNTED = (
    "fireworks",
    "firework display",
    "skyrockets",
    "exploding fireworks",
    "firework rockets",
    "fireworks in the sky",
)


class _Voice:
    """One speaker: a generator with the few choices that every phrase needs."""

    def __init__(self, rng: np.random.Generator) -> None:
        self.rng = rng

    def pick(self, options: Sequence[str]) -> str:
        return options[int(self.rng.integers(len(options)))]

    def chance(self, probability: float) -> bool:
        return bool(self.rng.random() < probability)


def plural(noun: str) -> str:
    """The plural of a vocabulary word: its last word takes the ending."""
    head, _, last = noun.rpartition(" ")
    ending = "es" if last.endswith(("s", "x", "ch", "sh")) else "s"
    return f"{head} {IRREGULAR_PLURALS.get(last, last + ending)}".strip()


def with_article(phrase: str) -> str:
    """A or an, by the first letter."""
    return ("an " if phrase[0] in "aeiou8" else "a ") + phrase


def name_thing(placed: Placed, voice: _Voice, *, bare: bool = False, held_out: bool = False) -> str:
    """A noun phrase: "a small red house", "two palm trees"; `bare` leaves the article and the size out."""
    words = placed.kind.held_out if held_out and placed.kind.held_out else placed.kind.words
    noun = words[0] if voice.chance(0.5) else voice.pick(words)
    adjectives = []
    if not bare and placed.size != "normal" and voice.chance(0.85):
        adjectives.append(voice.pick(phrases.SIZE[placed.size]))
    if not bare and voice.chance(0.1):
        adjectives.append(voice.pick(phrases.ADJECTIVES))
    if placed.colour is not None and voice.chance(0.9):
        adjectives.append(voice.pick(phrases.COLOUR.get(placed.colour, (placed.colour,))))
    if placed.copies > 1:
        count = (
            ""
            if bare
            else voice.pick(
                {2: ("two ", "a pair of ", "some "), 3: ("three ", "a few ", "some ")}[placed.copies]
            )
        )
        return count + " ".join([*adjectives, plural(noun)])
    phrase = " ".join([*adjectives, noun])
    return phrase if bare or noun in UNCOUNTED else with_article(phrase)


def caption(scene: Scene, rng: np.random.Generator) -> str:
    """One caption of the scene."""
    voice = _Voice(rng)
    text = _keywords(scene, voice) if voice.chance(0.2) else _sentence(scene, voice)
    if voice.chance(0.12):
        text = text.capitalize() + voice.pick((".", "", "!", ""))
    return text


def _subjects(scene: Scene, voice: _Voice) -> str:
    """The things of a scene, joined as people join them."""
    things = list(scene.things)
    if len(things) == 2 and things[0].place == things[1].place == "centre":
        sky, land = sorted(things, key=lambda placed: placed.kind.realm != "sky")
        if voice.chance(0.65):
            return f"{name_thing(sky, voice)} {voice.pick(('over', 'above'))} {name_thing(land, voice)}"
        return f"{name_thing(land, voice)} {voice.pick(('under', 'below', 'with'))} {name_thing(sky, voice)}"
    placed_in_words = voice.chance(0.55)
    names = []
    for thing in things:
        name = name_thing(thing, voice)
        if placed_in_words and (thing.place != "centre" or voice.chance(0.25)):
            name += " " + voice.pick(phrases.PLACE[thing.place])
        names.append(name)
    if not placed_in_words and voice.chance(0.4):
        names.reverse()
    if len(names) == 1:
        return names[0]
    if len(names) == 2:
        joins = (
            ("{} and {}", "{} and {}", "{}, {}")
            if placed_in_words
            else ("{} and {}", "{} with {}", "{} next to {}")
        )
        return voice.pick(joins).format(*names)
    return voice.pick(("{}, {} and {}", "{} and {} and {}", "{}, {}, {}")).format(*names)


def _setting(scene: Scene, voice: _Voice) -> tuple[str, str, str]:
    """Ground, time and weather in words; an empty string for what is left unsaid."""
    fireworks = any(placed.thing == "fireworks" for placed in scene.things)
    sky_only = bool(scene.things) and all(placed.kind.realm == "sky" for placed in scene.things)
    ground = ""
    if scene.things and voice.chance(0.92):
        ground = voice.pick(phrases.WHERE[scene.ground] + wordings.WHERE[scene.ground])
        if sky_only and voice.chance(0.6):
            ground = f"{voice.pick(('over', 'above'))} {voice.pick(phrases.SCENERY[scene.ground])}"
    time = (
        voice.pick(phrases.WHEN[scene.time] + wordings.WHEN[scene.time])
        if voice.chance(0.45 if scene.time == "day" else 0.93)
        else ""
    )
    if fireworks and scene.time == "night" and voice.chance(0.4):
        time = voice.pick(phrases.NEW_YEAR)
    said = 0.08 if scene.weather == "clear" else 0.9
    weather = voice.pick(phrases.WEATHER[scene.weather]) if voice.chance(said) else ""
    return ground, time, weather


def _extras(scene: Scene, voice: _Voice) -> list[str]:
    """Mountains, sun and moon, when they are there and worth a word."""
    extras = []
    if scene.mountains and voice.chance(0.85):
        extras.append(voice.pick(phrases.MOUNTAINS))
    if scene.disc is not None and voice.chance(0.55):
        body = voice.pick(("the moon", "a full moon")) if scene.dark else voice.pick(("the sun", "the sun"))
        extras.append(body + (" " + voice.pick(phrases.PLACE[scene.disc]) if voice.chance(0.5) else ""))
    return extras


def _sentence(scene: Scene, voice: _Voice) -> str:
    """Prose: things, ground, time and weather in some order, the style before or after."""
    ground, time, weather = _setting(scene, voice)
    fireworks_alone = [placed.thing for placed in scene.things] == ["fireworks"]
    if fireworks_alone and scene.time == "night" and voice.chance(0.3):
        # Nobody says "fireworks" when they say New Year's Eve.
        subject, ground, time = voice.pick(phrases.SCENERY[scene.ground]), "", voice.pick(phrases.NEW_YEAR)
    elif scene.things:
        subject = _subjects(scene, voice)
    else:
        subject = voice.pick(phrases.SCENERY[scene.ground])
    parts = [part for part in (ground, time, weather) if part]
    if len(parts) > 1 and voice.chance(0.35):
        parts = [parts[i] for i in voice.rng.permutation(len(parts))]
    inverted = bool(parts) and voice.chance(0.12)
    front, behind = (f"{parts[0]}, ", parts[1:]) if inverted else ("", parts)
    body = front + " ".join([subject, *behind])
    extras = _extras(scene, voice)
    if extras:
        joiner = ", " if voice.chance(0.4) else " with "
        body += joiner + " and ".join(extras)
    if voice.chance(0.14):
        body += ", " + voice.pick(phrases.ASIDES)
        if voice.chance(0.3):
            body += ", " + voice.pick(phrases.ASIDES)
    if voice.chance(0.35 if scene.style == "photo" else 0.95):
        style = voice.pick(phrases.STYLE[scene.style] + wordings.STYLE[scene.style])
        forms = (
            "{b}, {s}",
            "{b}, {s} style",
            "{s}: {b}",
            "{a}: {b}",
            "{s} of {b}",
            "{a} of {b}",
            "{a} of {b}",
        )
        form = voice.pick(forms[:4] if inverted else forms)
        return form.format(s=style, a=with_article(style), b=body)
    if voice.chance(0.1):
        return f"{voice.pick(phrases.OPENINGS)} {body}"
    return body


def _keywords(scene: Scene, voice: _Voice) -> str:
    """A pile of search words in any order, with or without commas."""
    words = [name_thing(placed, voice, bare=True) for placed in scene.things]
    if not words or voice.chance(0.9):
        words.append(voice.pick(phrases.KEYWORDS[scene.ground]))
    if voice.chance(0.4 if scene.time == "day" else 0.92):
        words.append(voice.pick(phrases.TIME_KEYWORDS[scene.time]))
    if voice.chance(0.05 if scene.weather == "clear" else 0.88):
        words.append(voice.pick(phrases.WEATHER_KEYWORDS[scene.weather]))
    if voice.chance(0.3 if scene.style == "photo" else 0.94):
        words.append(voice.pick(phrases.STYLE[scene.style] + wordings.STYLE[scene.style]))
    if scene.mountains and voice.chance(0.8):
        words.append("mountains")
    if voice.chance(0.1):
        words.append(voice.pick(phrases.ASIDES))
    # Commas keep a style or a colour with what it belongs to; without them only the order does, so that is kept.
    if voice.chance(0.6):
        return ", ".join(words[i] for i in voice.rng.permutation(len(words)))
    return " ".join(words)
