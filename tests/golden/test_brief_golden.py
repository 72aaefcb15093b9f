"""The words of the packaged brief. Refresh on purpose only: `pytest tests/golden --snapshot-update`."""

from __future__ import annotations

import pytest

from dovetail.brief.document import plain


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_sentences_of_the_packaged_brief(packaged_brief, language, snapshot):
    edition = packaged_brief.edition(language)
    said = "\n".join(plain(sentence).replace("\u00a0", " ") for sentence in edition.sentences())
    assert said == snapshot
