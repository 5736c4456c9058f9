"""What was packed comes out as it was."""

from hypothesis import assume, given, settings
from strategies import documents

from reader.library.packing import from_json, pack_document, to_json, unpack_bulletin


@settings(max_examples=60)
@given(documents)
def test_bulletins_are_unpacked_exactly_as_they_were(document):
    try:
        packed = pack_document(document)
    except UnicodeEncodeError:
        assume(False)
    for again in (packed, from_json(to_json(packed))):
        unpacked = tuple(unpack_bulletin(bulletin, document.source) for bulletin in again.bulletins)
        assert unpacked == document.bulletins
