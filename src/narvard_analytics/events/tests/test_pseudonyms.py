"""Each controller's pseudonyms differ, the linker's are the same, and nobody uses another's key."""

import os
import random
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narvard_analytics.events.pseudonyms.controller import Pseudonymiser, element, pseudonym
from narvard_analytics.events.pseudonyms.curve import ORDER, inverse
from narvard_analytics.events.pseudonyms.identity import Identity, normalise
from narvard_analytics.events.pseudonyms.keys import (
    KeyFileNotWritten,
    KeyNotUsable,
    make_collaboration_keys,
    make_controller_key,
    read_controller_key,
    read_linker_key,
    write_key,
)
from narvard_analytics.events.pseudonyms.linker import NotRekeyed, rekeyed

TOLVAN = "19121212-1212"


def entropy(seed=1):
    return random.Random(seed).randbytes


(REGION, BORAS), LINKER = make_collaboration_keys(["region", "boras"], entropy())


def collaboration_pseudonym(key, number):
    return next(rekeyed(LINKER, key.controller, [element(key, normalise(number))]))


def test_the_same_person_differs_between_controllers_until_linked():
    person = normalise(TOLVAN)
    assert pseudonym(REGION, person) != pseudonym(BORAS, person)
    assert element(REGION, person) != element(BORAS, person)
    assert collaboration_pseudonym(REGION, TOLVAN) == collaboration_pseudonym(BORAS, "191212121212")


@settings(max_examples=15, deadline=None)
@given(st.lists(st.text("abcdef-", min_size=1), min_size=2, max_size=4, unique_by=str.strip))
def test_different_persons_stay_different(texts):
    people = [normalise(f"x{t}") for t in texts]
    assert len({pseudonym(REGION, p) for p in people}) == len(people)
    linked = list(rekeyed(LINKER, "region", [element(REGION, p) for p in people]))
    assert len(set(linked)) == len(people)
    assert linked == list(rekeyed(LINKER, "boras", [element(BORAS, p) for p in people]))


def test_a_local_id_means_another_person_at_another_controller():
    assert Pseudonymiser(REGION).of_local("7") != Pseudonymiser(REGION).of("7b")
    scoped = [normalise("res-7", local_scope=c) for c in ("region", "boras")]
    assert scoped[0] != scoped[1]


def test_the_kind_of_number_tells_people_apart():
    kinds = ("personnummer", "samordningsnummer", "local")
    people = [Identity(kind, "197010632391") for kind in kinds]
    assert len({pseudonym(REGION, p) for p in people}) == len({element(REGION, p) for p in people}) == len(kinds)


def test_a_pseudonym_stays_as_it_is_and_anything_else_becomes_one_of_128_bits():
    ready = UUID(int=77)
    maker = Pseudonymiser(REGION)
    assert maker.of(str(ready)) == ready.bytes
    assert len(maker.of(TOLVAN)) == 16
    assert maker.of(TOLVAN) == maker.of(" 19121212-1212 ") == pseudonym(REGION, normalise(TOLVAN))


def test_the_linker_s_factors_tell_neither_the_controller_s_nor_the_common_scalar():
    common = REGION.scalar * LINKER.factors["region"] % ORDER
    assert common == BORAS.scalar * LINKER.factors["boras"] % ORDER
    known_to_linker = set(LINKER.factors.values()) | {inverse(f) for f in LINKER.factors.values()}
    assert not known_to_linker & {REGION.scalar, BORAS.scalar, common, inverse(common)}


def test_the_same_entropy_gives_the_same_keys_and_other_entropy_others():
    assert make_controller_key("region", entropy(3)) == make_controller_key("region", entropy(3))
    assert make_controller_key("region", entropy(3)).secret != make_controller_key("region", entropy(4)).secret


def test_key_files_are_for_their_owner_alone(tmp_path):
    write_key(tmp_path / "region.key", REGION)
    write_key(tmp_path / "linker.key", LINKER)
    assert [f.stat().st_mode & 0o777 for f in tmp_path.iterdir()] == [0o600, 0o600]
    assert read_controller_key(tmp_path / "region.key") == REGION
    assert read_linker_key(tmp_path / "linker.key") == LINKER


def test_a_key_is_refused_where_it_does_not_belong(tmp_path):
    write_key(tmp_path / "region.key", REGION)
    write_key(tmp_path / "linker.key", LINKER)
    with pytest.raises(KeyNotUsable, match="never use the same key"):
        read_linker_key(tmp_path / "region.key")
    with pytest.raises(KeyNotUsable, match="never use the same key"):
        read_controller_key(tmp_path / "linker.key")
    with pytest.raises(KeyFileNotWritten, match="there already"):
        write_key(tmp_path / "region.key", BORAS)
    os.chmod(tmp_path / "region.key", 0o640)
    with pytest.raises(KeyNotUsable, match="read by others"):
        read_controller_key(tmp_path / "region.key")
    with pytest.raises(KeyNotUsable, match="could not be read"):
        read_controller_key(tmp_path / "nobody.key")


def test_keys_and_identities_do_not_show_themselves():
    assert "19121212" not in repr(normalise(TOLVAN))
    assert REGION.secret.hex() not in repr(REGION)


@pytest.mark.parametrize(("controller", "value"), [("lerum", b"\x01" * 32), ("region", b"\x00" * 32), ("region", b"x")])
def test_the_linker_refuses_what_no_key_has_made(controller, value):
    with pytest.raises(NotRekeyed):
        list(rekeyed(LINKER, controller, [value]))
