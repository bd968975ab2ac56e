"""The picture that goes with a shared link, drawn from the site's own words.

1200 × 630 is what Open Graph's readers expect. The font is Noto Sans SC (SIL Open Font License).
"""

import sys
from importlib.resources import files
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

PLACE = Path("assets/images/card.png")
SIZE = (1200, 630)
FONT = "pylopdf_fonts_zh_cn"
NAME = "先谈谈"
SAYS = ("网贷逾期，先算清楚，再去谈。", "不收费 · 不代办 · 不放贷 · 不留电话 · 不保证结果")

PAPER, INK, SOFT = "#faf7f1", "#22302f", "#56625f"
CALM, CALM_SOFT, WARM_SOFT = "#1c665f", "#e5efea", "#f7ebdd"


def write_card(site: Path) -> None:
    """Draw the card into a built site; without its font the site is whole but for the picture."""
    if find_spec(FONT) is None:
        print("缺少分享图的字体，这次没有画；运行 make setup 装好再生成。", file=sys.stderr)
        return
    file = site / PLACE
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(card())


def card() -> bytes:
    """The card as PNG; the same bytes every time."""
    image = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(image)
    _speech(draw)
    draw.text((90, 150), NAME, INK, _font(150), stroke_width=3, stroke_fill=INK)
    draw.text((96, 370), SAYS[0], CALM, _font(54), stroke_width=1, stroke_fill=CALM)
    draw.text((96, 500), SAYS[1], SOFT, _font(34))
    draw.rectangle((0, SIZE[1] - 14, SIZE[0], SIZE[1]), CALM)
    packed = BytesIO()
    image.quantize(64).save(packed, "PNG", optimize=True)
    return packed.getvalue()


def _speech(draw: ImageDraw.ImageDraw) -> None:
    """The two who talk, as on the site's first page."""
    draw.rounded_rectangle((740, 90, 1010, 230), 40, CALM_SOFT, CALM, 4)
    draw.line([(790, 140), (950, 140)], CALM, 8)
    draw.line([(790, 182), (890, 182)], CALM, 8)
    draw.rounded_rectangle((880, 190, 1130, 320), 40, WARM_SOFT, "#8f4f1d", 4)
    for x in (950, 1005, 1060):
        draw.ellipse((x - 8, 247, x + 8, 263), "#8f4f1d")


def _font(size: int) -> ImageFont.FreeTypeFont:
    font = files(FONT) / "NotoSansSC-Regular.otf"
    return ImageFont.truetype(BytesIO(font.read_bytes()), size)
