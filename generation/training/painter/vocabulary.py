"""The painter's vocabulary: everything that a scene can be made of, and the words for it.

The tables are the contract between the painter, the captions and the score. They are frozen once training has
begun: a model knows exactly these things, and `held_out` words are kept from it so that the score can ask for a
thing in words that training never used. Only further words for the same things (`wordings.py`) may be added.
"""

from dataclasses import dataclass
from typing import Literal

from generation.training.painter import wordings

RGB = tuple[float, float, float]

Realm = Literal["land", "water", "sky"]
Ground = Literal["sea", "lake", "beach", "desert", "meadow", "forest", "snow", "city"]
Time = Literal["dawn", "day", "sunset", "dusk", "night"]
Weather = Literal["clear", "cloudy", "rain", "snowfall", "storm"]
Style = Literal["photo", "watercolour", "oil", "pencil", "poster", "pixel"]
Place = Literal["left", "centre", "right"]
Size = Literal["small", "normal", "large"]

GROUNDS: tuple[Ground, ...] = ("sea", "lake", "beach", "desert", "meadow", "forest", "snow", "city")
TIMES: tuple[Time, ...] = ("dawn", "day", "sunset", "dusk", "night")
WEATHERS: tuple[Weather, ...] = ("clear", "cloudy", "rain", "snowfall", "storm")
STYLES: tuple[Style, ...] = ("photo", "watercolour", "oil", "pencil", "poster", "pixel")
PLACES: tuple[Place, ...] = ("left", "centre", "right")

COLOURS: dict[str, RGB] = {
    "red": (208, 38, 40),
    "orange": (242, 128, 30),
    "yellow": (246, 208, 52),
    "green": (52, 158, 72),
    "blue": (42, 92, 214),
    "purple": (132, 58, 178),
    "pink": (244, 132, 180),
    "white": (244, 244, 240),
}


@dataclass(frozen=True)
class Thing:
    """Something that can stand in a scene.

    `height` is relative to an ordinary thing (1 = a house). `sprite` is the Unicode code point of its picture,
    or None when it is drawn. `hues` is the range of hue (0 to 1, may wrap past 1) that is repainted when a
    colour is asked for; a drawn thing that takes a colour has `coloured=True` instead.
    """

    name: str
    realm: Realm
    height: float
    words: tuple[str, ...]
    held_out: tuple[str, ...] = ()
    sprite: str | None = None
    hues: tuple[float, float] | None = None
    coloured: bool = False
    herd: bool = False

    @property
    def takes_colour(self) -> bool:
        """Whether "a red one" means something."""
        return self.coloured or self.hues is not None


def _words(name: str, text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Words for a thing, separated by commas, and those after the bar, which are held out of training."""
    words, _, held_out = text.partition("|")
    return _listed(f"{words}, {wordings.THINGS[name]}"), _listed(held_out)


def _listed(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip())


def _drawn(
    name: str, realm: Realm, height: float, words: str, *, coloured: bool = False, herd: bool = False
) -> Thing:
    return Thing(name, realm, height, *_words(name, words), coloured=coloured, herd=herd)


def _sprite(
    name: str,
    code: str,
    realm: Realm,
    height: float,
    words: str,
    *,
    hues: tuple[float, float] | None = None,
    herd: bool = False,
) -> Thing:
    return Thing(name, realm, height, *_words(name, words), sprite=code, hues=hues, herd=herd)


_TABLE = (
    # buildings and landmarks
    _drawn("house", "land", 1.0, "house, cottage, home | bungalow", coloured=True),
    _drawn("lighthouse", "land", 1.45, "lighthouse, light house | beacon tower"),
    _drawn("windmill", "land", 1.3, "windmill, mill | dutch mill"),
    _drawn("bridge", "land", 0.8, "bridge, suspension bridge | viaduct"),
    _drawn("pyramid", "land", 0.95, "pyramid, egyptian pyramid | pharaoh's tomb"),
    _drawn("tent", "land", 0.75, "tent, camping tent | canvas shelter", coloured=True),
    _sprite("castle", "1f3f0", "land", 1.25, "castle, fortress, palace | citadel"),
    _sprite("church", "26ea", "land", 1.15, "church, chapel | cathedral"),
    _sprite("statue of liberty", "1f5fd", "land", 1.35, "statue of liberty, liberty statue | lady liberty"),
    _sprite("ferris wheel", "1f3a1", "land", 1.3, "ferris wheel, big wheel | fairground wheel"),
    # plants
    _drawn("palm", "land", 1.35, "palm tree, palm, coconut palm | coconut tree", herd=True),
    _sprite("tree", "1f333", "land", 1.25, "tree, oak tree, leafy tree | maple tree", herd=True),
    _sprite("pine", "1f332", "land", 1.25, "pine tree, fir tree, pine | spruce", herd=True),
    _sprite("sunflower", "1f33b", "land", 0.95, "sunflower | giant daisy", herd=True),
    _sprite("rose", "1f339", "land", 0.95, "rose | rosebud", hues=(0.92, 1.05), herd=True),
    _sprite("tulip", "1f337", "land", 0.95, "tulip | spring flower", hues=(0.76, 0.96), herd=True),
    _sprite(
        "mushroom", "1f344", "land", 0.85, "mushroom, toadstool | fly agaric", hues=(0.92, 1.05), herd=True
    ),
    _sprite("cactus", "1f335", "land", 1.1, "cactus, saguaro | prickly cactus plant", herd=True),
    _sprite("pumpkin", "1f383", "land", 0.75, "pumpkin, jack-o'-lantern | carved gourd", herd=True),
    # vehicles
    _sprite("car", "1f697", "land", 0.78, "car, automobile | sedan", hues=(0.88, 1.04)),
    _sprite("bus", "1f68c", "land", 0.95, "bus, coach | omnibus", hues=(0.06, 0.15)),
    _sprite("truck", "1f69a", "land", 0.9, "truck, lorry | delivery van", hues=(0.1, 0.17)),
    _sprite("tractor", "1f69c", "land", 0.9, "tractor, farm tractor | ploughing machine", hues=(0.3, 0.5)),
    _sprite("bicycle", "1f6b2", "land", 0.86, "bicycle, bike | pushbike", hues=(0.88, 1.04)),
    _sprite("train", "1f682", "land", 0.95, "train, steam train, locomotive | railway engine"),
    _drawn(
        "sailboat", "water", 1.05, "sailboat, boat, sailing boat | sailing dinghy", coloured=True, herd=True
    ),
    _sprite("ship", "1f6a2", "water", 1.0, "ship, cruise ship, ferry | ocean liner"),
    _sprite("airplane", "2708-fe0f", "sky", 0.75, "airplane, plane, aeroplane | jet plane"),
    _sprite("helicopter", "1f681", "sky", 0.7, "helicopter, chopper | rotorcraft"),
    _sprite("rocket", "1f680", "sky", 0.9, "rocket, space rocket | rocket ship"),
    _drawn(
        "balloon", "sky", 0.95, "hot air balloon, balloon | montgolfier balloon", coloured=True, herd=True
    ),
    # animals
    _sprite("cat", "1f408", "land", 0.8, "cat, kitten | tomcat", herd=True),
    _sprite("dog", "1f415", "land", 0.8, "dog, puppy | hound", herd=True),
    _sprite("horse", "1f40e", "land", 0.95, "horse, pony | stallion", herd=True),
    _sprite("cow", "1f404", "land", 0.85, "cow | dairy cattle", herd=True),
    _sprite("sheep", "1f411", "land", 0.8, "sheep, ram | woolly lamb", herd=True),
    _sprite("pig", "1f416", "land", 0.7, "pig, piglet | hog", herd=True),
    _sprite("elephant", "1f418", "land", 0.95, "elephant | pachyderm", herd=True),
    _sprite("giraffe", "1f992", "land", 1.3, "giraffe | long-necked giraffe", herd=True),
    _sprite("zebra", "1f993", "land", 0.95, "zebra | striped zebra", herd=True),
    _sprite("tiger", "1f405", "land", 0.8, "tiger | bengal tiger", herd=True),
    _sprite("camel", "1f42a", "land", 0.95, "camel, dromedary | one-humped camel", herd=True),
    _sprite("deer", "1f98c", "land", 0.95, "deer, stag | buck with antlers", herd=True),
    _sprite("rabbit", "1f407", "land", 0.75, "rabbit, bunny, hare | bunny rabbit", herd=True),
    _sprite("penguin", "1f427", "land", 0.8, "penguin | emperor penguin", herd=True),
    _sprite("owl", "1f989", "land", 0.8, "owl | barn owl"),
    _sprite("duck", "1f986", "water", 0.7, "duck, mallard | drake", herd=True),
    _sprite("rooster", "1f413", "land", 0.8, "rooster, chicken, cock | hen", herd=True),
    _sprite("flamingo", "1f9a9", "land", 0.95, "flamingo | pink flamingo", herd=True),
    _sprite("butterfly", "1f98b", "sky", 0.7, "butterfly | monarch butterfly", hues=(0.94, 1.08), herd=True),
    _sprite("whale", "1f433", "water", 0.85, "whale | blue whale"),
    _sprite("dolphin", "1f42c", "water", 0.8, "dolphin | bottlenose dolphin", herd=True),
    _sprite("crab", "1f980", "land", 0.7, "crab | crustacean"),
    _sprite("dinosaur", "1f995", "land", 1.15, "dinosaur, brontosaurus | sauropod"),
    _sprite("dragon", "1f409", "land", 1.05, "dragon | chinese dragon"),
    # people and the rest
    _sprite("person", "1f9cd", "land", 1.08, "person, man, figure | pedestrian"),
    _sprite("astronaut", "1f9d1-200d-1f680", "land", 0.85, "astronaut, spaceman | cosmonaut"),
    _sprite("robot", "1f916", "land", 0.75, "robot, android | droid"),
    _sprite("snowman", "26c4", "land", 0.9, "snowman | man made of snow"),
    _sprite("teddy bear", "1f9f8", "land", 0.75, "teddy bear, teddy | stuffed bear"),
    _drawn("parasol", "land", 0.95, "parasol, beach umbrella, umbrella | sunshade", coloured=True),
    _sprite("kite", "1fa81", "sky", 0.7, "kite | paper kite"),
    _drawn("fireworks", "sky", 1.25, "fireworks, firework display | pyrotechnics"),
    _drawn("rainbow", "sky", 1.1, "rainbow | arc of colours"),
)

THINGS: dict[str, Thing] = {thing.name: thing for thing in _TABLE}
THING_NAMES: tuple[str, ...] = tuple(THINGS)
COLOUR_NAMES: tuple[str, ...] = tuple(COLOURS)
