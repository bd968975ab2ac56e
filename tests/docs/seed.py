"""The article this project started from, as far as the tests need it: to know its sentences again.

Its characters were damaged on the way: traditional forms, some followed by their pronunciation in
brackets. Kept here are only the hashes of its clauses, of which nothing can be read.
"""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

HASHES = Path(__file__).with_name("seed_clauses.txt")
SHORTEST = 8
"""Characters below which a clause may well be anybody's."""

_TRADITIONAL = (
    "網貸動協嗎編導語當會隨聯發為許獲資徑種臨還難終這況與臺將從個問幫義絡過進則選擇適項傳統機構靈類幾費評"
    "無產風險見經濟壓請時慮來記節醫療業減罰維護錄損尋長額體準備應關財務狀據溝線郵誠懇達計劃爭議實際識張證敗"
    "結報態對絕較強學傾聽緒規權總帶響積極決視嘗試著"
)
_SIMPLIFIED = (
    "网贷动协吗编导语当会随联发为许获资径种临还难终这况与台将从个问帮义络过进则选择适项传统机构灵类几费评"
    "无产风险见经济压请时虑来记节医疗业减罚维护录损寻长额体准备应关财务状据沟线邮诚恳达计划争议实际识张证败"
    "结报态对绝较强学倾听绪规权总带响积极决视尝试着"
)
_MODERN = str.maketrans(_TRADITIONAL, _SIMPLIFIED)
_PRONUNCIATION = re.compile(r"\(?[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]+\)")
_NOT_HAN = re.compile(r"[^\u4e00-\u9fff]+")


def clauses(text: str) -> set[str]:
    """What stands between two marks of punctuation, in simplified characters, where it is long."""
    modern = _PRONUNCIATION.sub("", text).translate(_MODERN)
    return {clause for clause in _NOT_HAN.split(modern) if len(clause) >= SHORTEST}


def hashed(found: set[str]) -> set[str]:
    """The clauses as hashes, sixteen digits each."""
    return {sha256(clause.encode()).hexdigest()[:16] for clause in found}


def kept() -> set[str]:
    """The hashes of the article's clauses."""
    return set(HASHES.read_text("utf-8").split())


def copied(text: str, seed: set[str]) -> set[str]:
    """The clauses of a text that the seed has too."""
    return {clause for clause in clauses(text) if hashed({clause}) <= seed}
