"""How a layer looks: fit, colour, shadow, shapes and backdrop, as they are worked out before anything is drawn."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.timeline.backdrop import BACKDROP
from editor.timeline.colour import BLUE, GREEN, RED, chroma, grade_matrix
from editor.timeline.evaluate import evaluate
from editor.timeline.fit import cropped, fitted
from editor.timeline.frame import ImageLayer, ShapeLayer, SourceBox, VideoLayer
from editor.timeline.schema import Asset, Crop, Grade, ShapeClip
from editor.timeline.shapes import draw_shape
from editor.timeline.validation import load_document
from tests.unit.timeline.fonts import FONTS

SIDES = st.integers(1, 4000)


def layers(*clips: dict, **canvas: object) -> tuple:
    """Return the layers of clips on one track, each over the whole canvas unless it says otherwise."""
    asset = {"source": "p", "kind": "image", "width": 400, "height": 300}
    film = {"source": "f", "kind": "video", "width": 160, "height": 90, "duration": 10}
    document = load_document(
        {
            "canvas": canvas,
            "assets": {"photo": asset, "film": film},
            "tracks": {"t": {"order": "V"}},
            "clips": {
                f"c{place}": {"track": "t", "start": 0, "duration": 10, "order": "ABCDEF"[place], **clip}
                for place, clip in enumerate(clips)
            },
        }
    )
    return evaluate(document, 5, 640, 360, FONTS).layers


@given(SIDES, SIDES, SIDES, SIDES)
def test_contain_shows_all_of_a_picture_in_its_shape_on_whole_pixels(width, height, box_width, box_height):
    whole = SourceBox(0, 0, width, height)
    shown, (matrix, inner_width, inner_height) = fitted(
        "contain", whole, ((1, 0, 0, 1, 7, 9), box_width, box_height)
    )
    assert shown == whole
    assert 7 <= matrix[4] <= matrix[4] + inner_width <= 7 + box_width
    assert 9 <= matrix[5] <= matrix[5] + inner_height <= 9 + box_height
    assert float(matrix[4]).is_integer()
    assert float(inner_width).is_integer()
    if min(inner_width, inner_height) > 1:
        scale = min(box_width / width, box_height / height)
        assert abs(inner_width - width * scale) <= 0.5 + 1e-6
        assert abs(inner_height - height * scale) <= 0.5 + 1e-6


@given(SIDES, SIDES, SIDES, SIDES)
def test_cover_cuts_the_middle_of_a_picture_to_the_shape_of_its_box(width, height, box_width, box_height):
    box = ((1, 0, 0, 1, 0, 0), box_width, box_height)
    shown, same = fitted("cover", SourceBox(0, 0, width, height), box)
    assert same == box
    assert shown.width / shown.height == pytest.approx(box_width / box_height)
    assert shown.left + shown.width / 2 == pytest.approx(width / 2)
    assert shown.top + shown.height / 2 == pytest.approx(height / 2)
    assert shown.width <= width * (1 + 1e-9)
    assert shown.height <= height * (1 + 1e-9)


def test_a_crop_that_leaves_nothing_shows_nothing():
    asset = Asset(source="p", kind="image", width=400, height=300)
    assert cropped(asset, Crop(left=0.5, right=0.5)) is None
    assert cropped(asset, Crop(top=0.7, bottom=0.9)) is None
    assert cropped(asset, Crop(left=0.25, bottom=0.5)) == SourceBox(100, 0, 300, 150)
    assert layers({"kind": "image", "asset": "photo", "appearance": {"crop": {"left": 1}}}) == ()


def test_a_cut_picture_is_reduced_for_the_part_that_shows():
    [whole] = layers({"kind": "image", "asset": "photo", "transform": {"width": 300, "height": 225}})
    [part] = layers(
        {
            "kind": "image",
            "asset": "photo",
            "transform": {"width": 300, "height": 225},
            "appearance": {"crop": {"left": 0.5, "top": 0.5}},
        }
    )
    assert (whole.reduction, part.reduction) == (4, 2)


def graded(grade: Grade, *colour: float) -> list[float]:
    matrix = grade_matrix(grade)
    assert matrix is not None
    return [
        sum(matrix[5 * row + column] * colour[column] for column in range(3)) + matrix[5 * row + 4]
        for row in range(3)
    ]


@given(st.floats(0, 1), st.floats(-1, 1).filter(bool))
def test_temperature_leaves_the_luma_of_grey_and_saturation_grey_itself(grey, amount):
    red, green, blue = graded(Grade(temperature=amount), grey, grey, grey)
    assert RED * red + GREEN * green + BLUE * blue == pytest.approx(grey)
    assert graded(Grade(saturation=amount), grey, grey, grey) == pytest.approx([grey] * 3)


def test_grades_mean_what_they_say():
    assert grade_matrix(Grade()) is None
    assert grade_matrix(Grade(hue=360)) is None
    assert graded(Grade(exposure=1), 0.2, 0.3, 0.4) == pytest.approx([0.4, 0.6, 0.8])
    assert graded(Grade(brightness=1), 0.5, 0.5, 0.5) == pytest.approx([1, 1, 1])
    assert graded(Grade(contrast=-1), 0, 0.3, 1) == pytest.approx([0.5, 0.5, 0.5])
    assert graded(Grade(contrast=1), 0.25, 0.5, 0.6) == pytest.approx([0, 0.5, 0.7])
    assert len(set(graded(Grade(saturation=-1), 0.9, 0.2, 0.4))) == 1
    red, green, blue = graded(Grade(hue=120), 1, 0, 0)
    assert green > max(red, blue)
    assert chroma("#808080") == pytest.approx((0, 0))
    assert chroma("#0000ff") == pytest.approx((0.5, -0.0722 / 1.5748))


@given(st.integers(-500, 500), st.integers(-500, 500), st.floats(-360, 360))
def test_a_shadow_falls_the_same_way_however_its_layer_is_turned(x, y, turn):
    [layer] = layers(
        {
            "kind": "shape",
            "transform": {"rotation": turn},
            "appearance": {"shadow": {"opacity": 1, "x": x, "y": y}},
        }
    )
    a, b, c, d, _, _ = layer.matrix
    shadow = layer.look.shadow
    assert a * shadow.x + c * shadow.y == pytest.approx(x / 3, abs=1e-6)
    assert b * shadow.x + d * shadow.y == pytest.approx(y / 3, abs=1e-6)


SHAPES = st.fixed_dictionaries(
    {
        "shape": st.sampled_from(["rectangle", "ellipse", "triangle", "polygon", "star"]),
        "points": st.integers(3, 64),
        "depth": st.floats(0, 1),
        "corner_radius": st.integers(0, 500),
        "stroke": st.fixed_dictionaries({"width": st.integers(0, 500)}),
    }
)


@given(SHAPES, SIDES, SIDES)
def test_a_shape_and_its_stroke_stay_inside_the_box(fields, width, height):
    clip = {"kind": "shape", "track": "t", "start": 0, "duration": 1, **fields}
    drawn = draw_shape(ShapeClip.model_validate(clip), width, height, 1)
    paths = [(drawn.outline, 0.0)]
    if drawn.stroke:
        # Where a corner is not pointed the line reaches half its width out of its path.
        paths.append((drawn.stroke.path, drawn.stroke.width / 2 if fields["shape"] == "ellipse" else 0.0))
    for path, reach in paths:
        for place, value in enumerate(path.points):
            assert value - reach >= -1e-6
            assert value + reach <= (height if place % 2 else width) + 1e-6


def test_lines_and_arrows_are_as_thick_as_their_stroke_or_as_their_box():
    def points(**fields: object) -> list[float]:
        [layer] = layers({"kind": "shape", "transform": {"width": 900, "height": 90}, **fields})
        assert isinstance(layer, ShapeLayer)
        return [*layer.outline.points]

    assert points(shape="line")[1::2] == pytest.approx([0, 0, 30, 30])
    assert points(shape="line", stroke={"width": 12})[1::2] == pytest.approx([13, 13, 17, 17])
    arrow = points(shape="arrow", depth=0.25)
    assert max(arrow[::2]) == pytest.approx(300)
    assert arrow[4:10] == pytest.approx([225, 0, 300, 15, 225, 30])


@pytest.mark.parametrize("kind", ["linear", "radial"])
def test_a_gradient_reaches_the_sides_of_its_box(kind):
    [layer] = layers(
        {
            "kind": "shape",
            "transform": {"width": 900, "height": 300},
            "gradient": {"kind": kind, "angle": 0.0},
        }
    )
    gradient = layer.gradient
    ends = (0, 50, 300, 50) if kind == "linear" else (150, 50, 150, 50)
    assert (gradient.x0, gradient.y0, gradient.x1, gradient.y1) == pytest.approx(ends)


def test_a_blurred_backdrop_is_the_lowest_film_at_the_same_moment_over_the_whole_canvas():
    shape = {"kind": "shape"}
    film = {"kind": "video", "asset": "film", "source_start": 2, "transform": {"width": 300, "height": 900}}
    photo = {"kind": "image", "asset": "photo"}
    backdrop, *others = layers(shape, film, photo, backdrop={"kind": "blur", "blur": 30})
    assert [layer.clip for layer in others] == ["c0", "c1", "c2"]
    assert isinstance(backdrop, VideoLayer)
    assert (backdrop.clip, backdrop.source_time) == (BACKDROP, others[1].source_time)
    assert (backdrop.matrix, backdrop.width, backdrop.height) == ((1, 0, 0, 1, 0, 0), 640, 360)
    assert backdrop.look.effects.blur == pytest.approx(10)


def test_a_backdrop_is_left_out_where_there_is_nothing_to_show():
    assert layers({"kind": "shape"}, backdrop={"kind": "blur"})[0].clip == "c0"
    assert layers(backdrop={"kind": "picture", "asset": "gone"}) == ()
    assert layers(backdrop={"kind": "picture", "asset": "photo", "opacity": 0}) == ()
    [picture] = layers(backdrop={"kind": "picture", "asset": "photo"})
    assert isinstance(picture, ImageLayer)
    assert math.isclose(picture.shown.width / picture.shown.height, 16 / 9)
