"""The whole block a page shows: form, engine states, and the worked example's answer."""

from __future__ import annotations

import json
from typing import Any

import htpy as h

from calculators.declare.calculator import Calculator
from calculators.render.checks import checks
from calculators.render.form import form

# What a first answer downloads; a browser test holds it to the measured bytes.
DOWNLOAD_TENTHS_OF_MB = 27
STEPS = 10

STATES = {
    "idle": "这是示例。改成你自己的数，再按「算一算」。",
    "downloading": "正在下载计算程序，只有第一次需要。可以接着填。",
    "starting": "下载好了，正在启动。可以接着填。",
    "ready": "计算程序准备好了。",
    "working": "正在算。",
    "answered": "算好了，下面是你的结果。",
    "updated": "按你改的数重新算好了。",
    "pinned": "留下了。改一改数，新的结果会放在它旁边。",
    "stale": "你改了数，下面还是改之前的结果。按「算一算」重新算。",
    "mistakes": "有几处要改一改，改好再算。",
    "failed": "计算程序没有启动成功，可能是网络断了，或者这个浏览器不支持。"
    "你填的都还在，下面仍是示例，不是你的结果。",
    "unsupported": "这个浏览器不支持当场计算。可以点右上角，换系统自带的浏览器打开这一页；"
    "下面是示例，算法可以照着用。",
}
NO_SCRIPTS = (
    "这个浏览器没有运行脚本，所以不能当场计算。下面是示例的结果和算式，表格可以打印出来手填。"
)


def block(
    name: str,
    calculator: Calculator[Any],
    inputs: object,
    answer: h.Renderable,
    where: tuple[str, str],
) -> h.Element:
    """The calculator on a page; `where` is the block's id and the way to the site root.

    The `<section>` stands outside because Python-Markdown would wrap a custom element in `<p>`.
    """
    block_id, base = where
    return h.section(".calculator", id=block_id, aria_label=calculator.title)[
        h.Element("talk-calculator")(
            name=name,
            block=block_id,
            base=base,
            data_shares=" ".join(f"{key}={name}" for key, name in calculator.shares.items())
            or None,
            # A form's words and one example's figures are no answer to a search.
            data_search_exclude="true",
        )[
            form(calculator, inputs, block_id),
            h.div(".calculator__out")[
                _states(base),
                h.p(".result__label", data_label="example")["示例的结果"],
                h.p(".result__label", data_label="answer", hidden=True)["你的结果"],
                _pinned(),
                h.div(".answer-panel", data_answer=True, tabindex="-1")[answer],
                checks(calculator),
            ],
        ]
    ]


def _pinned() -> h.Fragment:
    """The button that keeps an answer, and the place beside the next one where it stands."""
    return h.fragment[
        h.button(".button.button--small", type="button", data_pin=True)["留下这个结果作比较"],
        h.section(".pinned", hidden=True, aria_label="留下作比较的结果")[
            h.p(".result__label")["留下的结果"],
            h.div(data_pinned=True),
            h.button(".button.button--small", type="button", data_unpin=True)["不比了，拿掉"],
        ],
    ]


def _states(base: str) -> h.Element:
    """Every sentence about the engine's state stands here: the browser only shows one."""
    return h.div(".calculator__state", role="status")[
        (
            h.p(data_state=state, hidden=state != "idle")[words, _more(state, base)]
            for state, words in STATES.items()
        ),
        h.noscript[h.p[NO_SCRIPTS, _cheatsheet(base)]],
    ]


def _more(state: str, base: str) -> h.Node:
    if state == "downloading":
        return [
            " ",
            h.span(data_progress=json.dumps(_progress(), ensure_ascii=False))[_progress()[0]],
            h.progress(max=str(STEPS), value="0", aria_hidden="true"),
        ]
    if state == "failed":
        retry = h.button(".button.button--small", type="button", data_retry=True)["再试一次"]
        return [" ", retry, _cheatsheet(base)]
    return _cheatsheet(base) if state == "unsupported" else None


def _cheatsheet(base: str) -> h.Node:
    """Where the answer is without Python: tables made with the site."""
    return ["也可以查 ", h.a(href=f"{base}tools/cheatsheet/")["速查表"], "。"]


def _progress() -> list[str]:
    whole = _megabytes(DOWNLOAD_TENTHS_OF_MB)
    return [
        f"已下载 {_megabytes(DOWNLOAD_TENTHS_OF_MB * step // STEPS)} MB，共约 {whole} MB。"
        for step in range(STEPS + 1)
    ]


def _megabytes(tenths: int) -> str:
    return f"{tenths // 10}.{tenths % 10}"
