"""The preview beside the hits keeps its text off the scroll bar, wherever it stands."""

import pytest
from waiting import until

from reader.ui.finding.preview import Preview


@pytest.mark.parametrize("size", [(80, 24), (130, 30)])
async def test_the_text_of_a_preview_does_not_touch_its_scroll_bar(size, make_app, make_bulletin, settle, look):
    app = make_app(make_bulletin(12))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press("F", *"library")
        preview = app.screen.query_one(Preview)
        await until(pilot, lambda: preview.manuscript is not None and preview.show_vertical_scrollbar, "the preview")
        geometry = preview.walk.sheet.geometry
        assert geometry.width == preview.vertical_scrollbar.region.x - preview.content_region.x
