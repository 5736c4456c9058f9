"""What was packed comes out as it was."""

from hypothesis import assume, given, settings
from strategies import documents

from reader.library.packing import from_json, pack_document, to_json
from reader.library.unpacking import unpack_document


@settings(max_examples=60)
@given(documents)
def test_a_document_is_unpacked_exactly_as_it_was(document):
    try:
        packed = pack_document(document)
    except UnicodeEncodeError:
        assume(False)
    assert unpack_document(packed) == document
    assert unpack_document(from_json(to_json(packed))) == document
