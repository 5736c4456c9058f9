"""The settings as a list over the text: a value is changed where it stands, written at once and used at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from rich.text import Text
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from reader.inert import inert
from reader.settings import Settings, SettingsError, settings_file
from reader.settings.writing import choose
from reader.ui.keyboard.keymap import checked
from reader.ui.keyboard.keys import bindings, split
from reader.ui.parts.field import QueryField
from reader.ui.parts.optionpage import OptionPage
from reader.ui.settings.applying import apply
from reader.ui.settings.documented import documented_settings
from reader.ui.settings.items import Item, items
from reader.ui.settings.pressing import PressScreen

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widgets import Input

    from reader.ui.reading import ReadingScreen

_MOST_OF_PATH: Final = 44  # characters
_LABEL: Final = 24  # cells for what a setting is called


class SettingsScreen(OptionPage[None]):
    """Lists all settings.

    Args:
        reading: where they take effect.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,space", "change(1)", "Next value", show=False),
        Binding("left", "change(-1)", "Value before", show=False),
        Binding("plus", "another", "Another key", show=False),
        Binding("backspace,delete", "reset", "Default", show=False),
        *bindings("next_row", "previous_row", "half_down", "half_up", "first_row", "last_row", "settings", "escape"),
    ]

    def __init__(self, reading: ReadingScreen) -> None:
        super().__init__()
        self._reading = reading
        self._items: list[Item | None] = []
        for item in items():
            if not self._items or (before := self._items[-1]) is None or before.group != item.group:
                self._items.append(None)
            self._items.append(item)

    def compose(self) -> ComposeResult:
        """Build the list, and what is said of the line under the cursor."""
        with Vertical():
            file = inert(str(settings_file()))
            if len(file) > _MOST_OF_PATH:  # its end tells which file it is
                file = f"…{file[1 - _MOST_OF_PATH :]}"
            heading = Text.assemble(("Settings", "bold"), ("  ", ""), (file, "dim"))
            heading.no_wrap, heading.overflow = True, "ellipsis"
            yield Static(heading, markup=False)
            yield OptionList(*(self._option(number) for number in range(len(self._items))))
            yield Static("", id="told", markup=False)
            yield QueryField(id="typed")
            yield Static("", id="keys", markup=False)

    def on_mount(self) -> None:
        """Stand on the first setting."""
        self._field.display = False
        self.options.highlighted = 1
        self.options.focus()

    # The lines

    @property
    def _field(self) -> QueryField:
        return self.query_one(QueryField)

    @property
    def _item(self) -> Item | None:
        number = self.options.highlighted
        return None if number is None else self._items[number]

    def _option(self, number: int) -> Option:
        item = self._items[number]
        if item is None:
            following = self._items[number + 1]
            return Option(Text(following.group if following else "", "bold dim"), disabled=True)
        settings = self._reading.settings
        line = Text(f"  {item.label:<{_LABEL}} ", no_wrap=True, overflow="ellipsis")
        line.append(item.value(settings), "" if item.is_usual(settings) else "bold")
        return Option(line)

    def _tell(self, problem: str = "") -> None:
        """Say what the line under the cursor is for, or what is wrong."""
        item = self._item
        if item is None:
            return
        self.query_one("#told", Static).update(Text(inert(problem) or item.told(), "bold" if problem else ""))
        if self._field.display:
            keys = "Enter takes it, Esc leaves it as it was; nothing typed: the default."
        elif item.key:
            keys = "Enter: another key   +: one more   Backspace: default   Esc: back"
        elif item.is_typed:
            keys = (
                f"{'← → or ' if item.setting.kind == 'number' else ''}Enter: type it   Backspace: default   Esc: back"
            )
        else:
            keys = "Enter, Space, ← →: change   Backspace: default   Esc: back"
        self.query_one("#keys", Static).update(Text(keys, "dim"))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say what the setting under the cursor is for."""
        event.stop()
        self._tell()

    # Changing

    def _choose(self, item: Item, value: object) -> bool:
        """Write a value and use it; return whether that could be done."""
        try:
            settings = choose(item.name, value, template=documented_settings(Settings()))
        except SettingsError as error:
            self._tell(str(error))
            return False
        apply(self._reading, settings)
        for number, one in enumerate(self._items):
            if one is not None and one.setting is item.setting:
                self.options.replace_option_prompt_at_index(number, self._option(number).prompt)
        self._tell()
        return True

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Change the setting under the cursor, or ask what it shall be."""
        event.stop()
        item = self._items[event.option_index]
        if item is None:
            return
        if item.key:
            self._press(item)
        elif item.is_typed:
            self._type(item)
        else:
            self.action_change(1)

    def action_change(self, way: int) -> None:
        """Take the next value, or the one before."""
        item = self._item
        if item is None:
            return
        if item.key or item.setting.kind == "path":
            if way > 0:
                self.options.action_select()
        elif (value := item.next(self._reading.settings, way, self.app.available_themes)) is not None:
            self._choose(item, value)

    def action_reset(self) -> None:
        """Let the default hold again."""
        if (item := self._item) is not None:
            self._choose(item, None)

    # Typing a value

    def _type(self, item: Item) -> None:
        value = getattr(self._reading.settings, item.setting.name)
        self._field.display = True
        self._field.put("" if value is None else str(value))
        self._field.focus()
        self._tell()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Let what was wrong be forgotten."""
        event.stop()
        self._tell()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take what was typed, if it is allowed."""
        event.stop()
        item, typed = self._item, event.value.strip()
        if item is None:
            return
        value = int(typed) if item.setting.kind == "number" and typed.isdecimal() else typed
        if typed and not item.setting.accepts(value):
            self._tell(f"It must be {item.setting.allowed.replace(' in quotes', '')}.")
        elif self._choose(item, value if typed else None):
            self._leave_field()

    def _leave_field(self) -> None:
        self._field.display = False
        self.options.focus()
        self._tell()

    # Pressing a key

    def action_another(self) -> None:
        """Ask for one more key."""
        if (item := self._item) is not None and item.key:
            self._press(item, more=True)

    def _press(self, item: Item, *, more: bool = False) -> None:
        action = item.key
        if action is None:
            return

        def pressed(key: str | None) -> None:
            if key is None:
                return
            chosen = self._reading.settings.keys
            held = split(self._reading.keymap.get(action.id, action.keys)) if more else []
            keys = ",".join(dict.fromkeys([*held, key]))
            known = set(checked(chosen)[1])
            problems = [one for one in checked({**chosen, action.id: keys})[1] if one not in known]
            if problems:
                self._tell(f"{problems[0]}. Nothing was changed.")
            else:
                self._choose(item, keys)

        self.app.push_screen(PressScreen(action.description), pressed)

    # Moving

    def action_half(self, way: int) -> None:
        """Go a page down or up."""
        if way > 0:
            self.options.action_page_down()  # type: ignore[no-untyped-call]  # Textual's
        else:
            self.options.action_page_up()  # type: ignore[no-untyped-call]  # Textual's

    def action_back(self) -> None:
        """Leave the field, or the settings."""
        if self._field.display:
            self._leave_field()
        else:
            self.dismiss()

    action_settings = action_back
