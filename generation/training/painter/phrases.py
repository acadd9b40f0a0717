"""The caption grammar's words: how people say grounds, times, weathers, styles, places, and what surrounds them.

`HELD_OUT` wordings are never used in training: the score asks with them.
"""

from generation.training.painter.vocabulary import Ground, Place, Size, Style, Time, Weather

WHERE: dict[Ground, tuple[str, ...]] = {
    "sea": ("by the sea", "at sea", "on the ocean", "in the sea", "on the open water", "in the ocean", "surrounded by the sea",
            "in the pacific", "on the waves"),
    "lake": ("by a lake", "on a lake", "at the lake", "on the shore of a lake", "at the lakeside", "by a calm lake",
             "at a pond", "by a mountain lake"),
    "beach": ("on the beach", "on a sandy beach", "at the beach", "on the seashore", "by the shore", "in hawaii",
              "on a tropical beach", "on the coast", "in the caribbean"),
    "desert": ("in the desert", "among sand dunes", "on the dunes", "in the sahara", "in egypt", "in a sandy desert",
               "on desert sand"),
    "meadow": ("in a meadow", "on green grass", "on a green field", "on grass", "in the countryside", "in a park",
               "on a lawn", "on a farm", "in a pasture"),
    "forest": ("in the forest", "in the woods", "in a forest", "among fir trees", "in a pine forest", "deep in the woods",
               "in the black forest"),
    "snow": ("in the snow", "on a snowy field", "in winter", "on snow", "in a snowy landscape", "at the north pole",
             "in the arctic", "in antarctica"),
    "city": ("in the city", "in a city", "in the street", "in town", "on a city street", "downtown", "in front of skyscrapers",
             "in new york", "in manhattan", "in tokyo", "with a city skyline"),
}  # fmt: skip
SCENERY: dict[Ground, tuple[str, ...]] = {
    "sea": ("the sea", "the ocean", "open water", "a seascape", "waves on the sea"),
    "lake": ("a lake", "a calm lake", "a quiet lake", "a mountain lake", "a lakeside"),
    "beach": ("a beach", "a sandy beach", "a tropical beach", "the seashore", "sand and waves"),
    "desert": ("a desert", "sand dunes", "the sahara", "a desert landscape", "dunes"),
    "meadow": ("a meadow", "a green field", "the countryside", "grassland", "green hills"),
    "forest": ("a forest", "the woods", "a pine forest", "a forest of fir trees", "woodland"),
    "snow": ("a snowy field", "a winter landscape", "snow", "a snowy landscape", "a white winter plain"),
    "city": ("a city", "a city skyline", "new york", "skyscrapers", "a city street", "manhattan", "a big city"),
}
KEYWORDS: dict[Ground, tuple[str, ...]] = {
    "sea": ("sea", "ocean", "sea waves", "water"),
    "lake": ("lake", "pond", "lakeside", "calm water"),
    "beach": ("beach", "sand waves", "beach sand", "seashore", "sandy beach"),
    "desert": ("desert", "dunes", "sahara", "desert sand"),
    "meadow": ("meadow", "grass", "green field", "countryside"),
    "forest": ("forest", "woods", "pine forest", "woodland"),
    "snow": ("snow", "winter", "snowy", "snowy landscape"),
    "city": ("city", "new york", "skyline", "street", "skyscrapers"),
}
WHEN: dict[Time, tuple[str, ...]] = {
    "dawn": ("at dawn", "at daybreak", "in the early morning", "at first light", "in pale morning light", "at sunrise"),
    "day": ("by day", "on a bright day", "in daylight", "under a blue sky", "at noon", "in the afternoon", "in the sunshine",
            "on a summer day"),
    "sunset": ("at sunset", "in the evening glow", "under an orange sky", "with a red sky", "in the evening sun",
               "as the sun goes down", "at golden hour"),
    "dusk": ("at dusk", "at twilight", "in the blue hour", "after sunset", "at nightfall"),
    "night": ("at night", "at midnight", "under the stars", "in the dark", "by night", "under a starry sky", "by moonlight",
              "with stars"),
}  # fmt: skip
TIME_KEYWORDS: dict[Time, tuple[str, ...]] = {
    "dawn": ("dawn", "early morning", "sunrise"),
    "day": ("day", "daytime", "blue sky", "sunny"),
    "sunset": ("sunset", "orange sky", "golden hour"),
    "dusk": ("dusk", "twilight", "blue hour"),
    "night": ("night", "stars", "starry night", "midnight"),
}
WEATHER: dict[Weather, tuple[str, ...]] = {
    "clear": ("in clear weather", "with a clear sky"),
    "cloudy": ("with clouds", "under a cloudy sky", "with clouds in the sky", "on a cloudy day"),
    "rain": ("in the rain", "on a rainy day", "while it rains", "in rainy weather", "in a shower"),
    "snowfall": ("while it snows", "in falling snow", "with snowflakes in the air", "with snow falling", "in a snow flurry"),
    "storm": ("in a storm", "in a thunderstorm", "with lightning", "in stormy weather", "with lightning in the sky"),
}
WEATHER_KEYWORDS: dict[Weather, tuple[str, ...]] = {
    "clear": ("clear sky",),
    "cloudy": ("clouds", "cloudy"),
    "rain": ("rain", "rainy"),
    "snowfall": ("snowfall", "falling snow", "snowing"),
    "storm": ("storm", "lightning", "thunderstorm"),
}
STYLE: dict[Style, tuple[str, ...]] = {
    "photo": ("photo", "photograph", "realistic picture", "picture", "snapshot"),
    "watercolour": ("watercolour", "watercolor", "watercolour painting", "watercolor painting", "aquarelle"),
    "oil": ("oil painting", "painting", "oil on canvas", "painting in oil", "impressionist painting"),
    "pencil": ("pencil sketch", "pencil drawing", "sketch", "drawing in pencil", "black and white drawing"),
    "poster": ("poster", "flat poster", "retro poster", "travel poster", "screen print"),
    "pixel": ("pixel art", "pixel picture", "8-bit picture", "pixel art image", "retro game picture"),
}
PLACE: dict[Place, tuple[str, ...]] = {
    "left": ("on the left", "to the left", "at the left", "on the left side"),
    "right": ("on the right", "to the right", "at the right", "on the right side"),
    "centre": ("in the middle", "in the centre", "in the center"),
}
SIZE: dict[Size, tuple[str, ...]] = {
    "small": ("small", "tiny", "little", "distant"),
    "normal": (),
    "large": ("big", "large", "huge", "giant"),
}
COLOUR: dict[str, tuple[str, ...]] = {"purple": ("purple", "violet"), "pink": ("pink", "rose-coloured")}
MOUNTAINS = ("mountains", "mountains in the background", "snowy mountains", "mountains behind", "high peaks", "the alps behind")
OPENINGS = (
    "there is", "we see", "here is", "imagine", "draw me", "please paint", "show me", "i would like to see", "a scene with",
    "make a picture of", "create", "once upon a time there was", "can you draw",
)  # fmt: skip
ADJECTIVES = (
    "beautiful", "lovely", "old", "strange", "happy", "lonely", "famous", "wonderful", "quiet", "cheerful", "nice", "magical",
    "cute", "proud", "friendly", "forgotten", "gorgeous", "peculiar",
)  # fmt: skip
ASIDES = (
    "highly detailed", "4k", "very beautiful", "for my grandmother", "award winning", "trending", "masterpiece",
    "for a birthday card", "as in a dream", "like in a fairy tale", "with lots of atmosphere", "best quality",
    "in memory of last year", "for the children", "that makes you smile", "in the style of an old book", "wide angle",
    "by a famous artist", "as my uncle remembers it", "sharp focus", "inspired by music", "if you can", "thank you",
    "from a long journey", "on a tuesday", "nobody around", "a feeling of freedom",
)  # fmt: skip
NEW_YEAR = ("on new year's eve", "at new year", "on new year's eve at midnight", "on new year's night", "on the fourth of july")

HELD_OUT: dict[str, tuple[str, ...]] = {
    "sea": ("amid the billows", "off the coast in deep water"),
    "lake": ("beside a tarn", "at a reservoir"),
    "beach": ("along the seaside strand", "by the surf on the sand"),
    "desert": ("in the gobi", "in an arid sandy waste"),
    "meadow": ("on a prairie", "in grassy fields"),
    "forest": ("in a grove of conifers", "in the timberland"),
    "snow": ("in a frozen white land", "on the icy tundra"),
    "city": ("in a metropolis", "in chicago"),
    "dawn": ("as morning breaks", "at sun-up"),
    "day": ("around midday", "in broad daylight"),
    "sunset": ("at sundown", "as the evening sun sinks"),
    "dusk": ("in the gloaming", "as darkness falls"),
    "night": ("in the small hours", "under constellations"),
    "watercolour": ("gouache wash",),
    "oil": ("oil on linen",),
    "pencil": ("graphite drawing",),
    "poster": ("placard",),
    "pixel": ("16-bit sprite art",),
    "photo": ("camera shot",),
}
