"""Key files: one for each controller, one for the linker, each readable by its owner alone."""

import json
import os
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from narvard_analytics.errors import AnalyticsError
from narvard_analytics.events.pseudonyms.curve import ORDER, inverse

Entropy = Callable[[int], bytes]
"""Gives that many unpredictable bytes; `secrets.token_bytes` outside tests."""


class KeyNotUsable(AnalyticsError):
    """A key file is lacking, open to others, or of another kind than asked for."""


class KeyFileNotWritten(AnalyticsError):
    """A key file would have replaced another one."""


@dataclass(frozen=True, repr=False)
class ControllerKey:
    """What a controller makes its pseudonyms with. Never leaves the controller.

    `secret` keys the pseudonyms at home, `scalar` the elements that the linker re-keys.
    """

    controller: str
    key_id: str
    secret: bytes
    scalar: int


@dataclass(frozen=True, repr=False)
class LinkerKey:
    """What the linker re-keys with: for each controller the factor from its elements to the collaboration's."""

    key_id: str
    factors: dict[str, int]


def make_controller_key(controller: str, entropy: Entropy) -> ControllerKey:
    """A fresh key for a controller that delivers alone and is not linked with others."""
    return ControllerKey(controller, f"{controller}-{entropy(4).hex()}", entropy(32), _scalar(entropy))


def make_collaboration_keys(
    controllers: Sequence[str], entropy: Entropy
) -> tuple[tuple[ControllerKey, ...], LinkerKey]:
    """Fresh keys for all controllers of a collaboration, and the linker's.

    The collaboration's own scalar exists only while this runs: nobody is given it. The linker gets, for each
    controller, that scalar divided by the controller's, which tells neither of the two.
    """
    keys = tuple(make_controller_key(controller, entropy) for controller in controllers)
    common = _scalar(entropy)
    factors = {key.controller: common * inverse(key.scalar) % ORDER for key in keys}
    return keys, LinkerKey(f"link-{entropy(4).hex()}", factors)


def write_key(file: Path, key: ControllerKey | LinkerKey) -> None:
    """Write a key file that only its owner may read (mode 0600).

    Raises KeyFileNotWritten where the file is there already.
    """
    fields: dict[str, Any] = {"kind": type(key).__name__, **asdict(key)}
    if isinstance(key, ControllerKey):
        fields |= {"secret": key.secret.hex(), "scalar": hex(key.scalar)}
    else:
        fields |= {"factors": {name: hex(factor) for name, factor in key.factors.items()}}
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        raise KeyFileNotWritten(
            f"The key file {file.name} is there already, and pseudonyms made with it would be lost if it were"
            " replaced. Use it, or give another name."
        ) from error
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        json.dump(fields, stream, indent=2)


def read_controller_key(file: Path) -> ControllerKey:
    """The controller's key in a file.

    Raises KeyNotUsable.
    """
    fields = _read(file, ControllerKey.__name__)
    return ControllerKey(
        fields["controller"], fields["key_id"], bytes.fromhex(fields["secret"]), int(fields["scalar"], 16)
    )


def read_linker_key(file: Path) -> LinkerKey:
    """The linker's key in a file. A controller's key is refused: the two may never be one.

    Raises KeyNotUsable.
    """
    fields = _read(file, LinkerKey.__name__)
    return LinkerKey(fields["key_id"], {name: int(factor, 16) for name, factor in fields["factors"].items()})


def _read(file: Path, kind: str) -> dict[str, Any]:
    try:
        fields: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        mode = file.stat().st_mode
    except (OSError, ValueError) as error:
        raise KeyNotUsable(
            f"The key file {file.name} could not be read. Give a file that narvard events keys has made."
        ) from error
    if mode & 0o077:
        raise KeyNotUsable(
            f"The key file {file.name} can be read by others, so it is no longer secret. Make new keys, and keep"
            " them with mode 0600."
        )
    if fields.get("kind") != kind:
        raise KeyNotUsable(
            f"The key file {file.name} holds a {fields.get('kind')}, and a {kind} is asked for. A controller and the"
            " linker never use the same key; give the right file."
        )
    return fields


def _scalar(entropy: Entropy) -> int:
    """A number between 1 and the group's order, evenly spread but for a part in 2^128."""
    return 1 + int.from_bytes(entropy(48), "big") % (ORDER - 1)
