"""Fixes that need byte arithmetic."""

from __future__ import annotations

from reader.intake.edits import Edit


def find_latin(text: str) -> list[Edit]:
    return []


def find_utf8_as_gbk(text: str) -> list[Edit]:
    return []


def find_shifted(text: str) -> list[Edit]:
    return []
