"""The app on bulletins to be searched: one that is open, or several in files of their own."""

import pytest
from finding import HARBOUR, TEXTS, TOWN


@pytest.fixture
def reading(make_app, make_bulletin, settle):
    """Return a function that opens the app on two bulletins and calls with a pilot."""

    async def run(script, size=(110, 30), texts=None, **named):
        first = make_bulletin(texts=texts or TEXTS, titles=("鎮上的消息", "News of the Town"))
        second = make_bulletin(texts=[*TEXTS[:1], *TEXTS[4:]], name="two", titles=("館訊", "News of the Library"))
        app = make_app(first, second, **named)
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            await script(app, pilot)

    return run


@pytest.fixture
def searching(make_app, make_bulletin, settle):
    """Return a function that opens the app on three bulletins in three files and calls with a pilot."""

    async def run(script, size=(130, 32), more=(), **named):
        many = [(f"第{n}天的天氣很好。", f"The weather on day {n} was fine.") for n in range(70)]
        app = make_app(
            make_bulletin(texts=TOWN, path="town.txt", titles=("鎮上的消息", "News of the Town")),
            make_bulletin(texts=HARBOUR, name="two", path="harbour.txt", titles=("燈塔", "The Lighthouse")),
            make_bulletin(texts=many, name="three", path="weather.txt", titles=("天氣", "The Weather")),
            *more,
            **named,
        )
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            await script(app, pilot)

    return run
