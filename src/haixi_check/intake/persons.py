"""Recognising one person in two rosters without keeping the number that tells.

What stands for a number is drawn anew in every run: it can be compared within the run, and means
nothing outside it. It must never be written, nor decide the order of anything that is.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import field

from haixi_check.plain import dataclass

_WORD = 2**64 - 1


@dataclass(frozen=True)
class PersonKeys:
    """Makes what stands for numbers in one run: the same for equal ones, and only for them."""

    mask: int = field(repr=False)
    factor: int = field(repr=False)

    @staticmethod
    def draw() -> PersonKeys:
        """Keys of a new run, by a secret that is drawn for it."""
        return PersonKeys(mask=secrets.randbits(64), factor=secrets.randbits(64) | 1)

    def national(self, number: str) -> int:
        """What stands for a valid ID number, in 64 bits; no two numbers share it.

        Its check character says nothing new, and what is left fits a word. Multiplying by an odd
        factor loses nothing modulo a power of two.
        """
        return ((int(number[:17]) ^ self.mask) * self.factor) & _WORD

    def local(self, unit: str, text: str) -> str:
        """What stands for a number that a unit gave out itself: staff and student numbers."""
        secret = self.factor.to_bytes(8, "big")
        return hashlib.blake2b(f"{unit}\n{text}".encode(), key=secret, digest_size=16).hexdigest()

    def seeds(self, count: int) -> list[int]:
        """So many seeds, each far from the others: for columns that are hashed one by one."""
        return [(self.mask + at * self.factor) & _WORD for at in range(count)]
