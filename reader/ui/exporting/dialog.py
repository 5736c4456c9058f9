"""The dialog that exports: what, in which format and script, into which file; then how far it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final, get_args

from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.counted import counted
from reader.export.choices import Choices, ScriptName
from reader.export.formats import FORMATS
from reader.inert import inert
from reader.language.cells import cell_width
from reader.model import ReaderError
from reader.ui.exporting.choosing import ChoiceLine
from reader.ui.exporting.naming import file_name, files_of, with_suffix_of
from reader.ui.exporting.scopes import scopes
from reader.ui.exporting.writing import Writing
from reader.ui.keyboard.keys import bindings
from reader.ui.parts.asking import AskScreen
from reader.ui.parts.field import QueryField

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.timer import Timer
    from textual.widgets import Input

    from reader.export.formats import Format
    from reader.ui.exporting.scopes import Scope
    from reader.ui.reading import ReadingScreen

_LOOK: Final = 0.2  # seconds between two looks at how far it is
_SCRIPTS: Final = {
    "original": "Chinese as it stands in the source",
    "simplified": "all Chinese in Simplified characters",
    "traditional": "all Chinese in Traditional characters",
    "tw": "Traditional as in Taiwan",
    "hk": "Traditional as in Hong Kong",
}
_KEYS: Final = "↑ ↓ line   ← → choice   Enter exports   Esc leaves"


class ExportScreen(ModalScreen[None]):
    """Exports.

    Args:
        reading: where somebody reads.
    """

    CSS_PATH = "exporting.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,tab", "line(1)", "Next line", show=False),
        Binding("up,shift+tab", "line(-1)", "Line before", show=False),
        Binding("enter", "export", "Export", show=False),
        *bindings("escape"),
    ]
    AUTO_FOCUS = "#scope"

    def __init__(self, reading: ReadingScreen) -> None:
        super().__init__()
        self._reading = reading
        self._scopes = scopes(reading)
        self._is_named = False
        self._writing: Writing | None = None
        self._files: tuple[str, ...] = ()
        self._looking: Timer | None = None

    def compose(self) -> ComposeResult:
        """Build the lines."""
        scope, target, script = self._reading.desk.exported
        with Vertical():
            yield Static("Export", id="heading", markup=False)
            yield ChoiceLine("What", [(each.name, each.about) for each in self._scopes], scope, id="scope")
            yield ChoiceLine("Format", [(each.name, each.about) for each in FORMATS.values()], target, id="format")
            yield ChoiceLine("Script", [(name, _SCRIPTS[name]) for name in get_args(ScriptName)], script, id="script")
            with Horizontal():
                yield Static("File", id="label", markup=False)
                yield QueryField(id="file")
            yield Static("", id="folder", markup=False)
            yield Static(_KEYS, id="foot", markup=False)

    def on_mount(self) -> None:
        """Offer a name."""
        for line in self.query(ChoiceLine):
            line.ambiguous_wide = self._reading.pane.view.ambiguous_wide
        self._offer()

    # The parts

    @property
    def _scope(self) -> Scope:
        return self._scopes[self.query_one("#scope", ChoiceLine).chosen]

    @property
    def _format(self) -> Format:
        return FORMATS[self.query_one("#format", ChoiceLine).value]

    @property
    def _field(self) -> QueryField:
        return self.query_one("#file", QueryField)

    # Naming

    def _offer(self) -> None:
        """Offer a name for what is chosen; one that somebody wrote keeps all but its suffix."""
        if self._is_named:
            name = with_suffix_of(self._field.value, self._format, list(FORMATS.values()))
        else:
            name = file_name(self._scope.stem, self._format)
        self._field.put(name)
        self._field.cursor_position = len(name)
        self._say_where()

    def _say_where(self) -> None:
        files = files_of(self._field.value.strip(), self._format)
        more = f"{files[0]} and {files[1]}, in " if len(files) > 1 and self._field.value.strip() else "in "
        named = Path(self._field.value.strip()).expanduser()
        folder = inert(str((Path.cwd() / named).parent))
        room = max(20, self.size.width - 24)
        if cell_width(folder) > room:
            folder = "…" + folder[-room // 2 :]
        self.query_one("#folder", Static).update(more + folder)

    def on_choice_line_changed(self) -> None:
        """Offer a name for what is chosen now."""
        self._say(_KEYS)
        self._offer()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep what somebody wrote."""
        event.stop()
        self._is_named = True
        self._say_where()

    # Keys

    def action_line(self, way: int) -> None:
        """Go to the next or previous line."""
        if self._writing is None:
            (self.focus_next if way > 0 else self.focus_previous)()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Export."""
        event.stop()
        self.action_export()

    def action_back(self) -> None:
        """Stop writing; else leave."""
        if self._writing is not None:
            self._writing.stop()
            self._say("Stopping.")
        else:
            self.dismiss()

    def action_export(self) -> None:
        """Write the file; ask first where it would take another one's place."""
        if self._writing is not None:
            return
        name, scope = self._field.value.strip(), self._scope
        if scope.gather is None:
            self._warn(f"{scope.name}: {scope.about}.")
        elif not name:
            self._warn("Name a file.")
        else:
            self._files = files_of(str(Path(name).expanduser()), self._format)
            try:
                there = [file for file in self._files if self._is_there(file)]
            except (ReaderError, OSError, ValueError) as error:
                self._warn(str(error))
                return
            if there:
                question = f"Replace {inert(' and '.join(there))}? It is there already."
                self.app.push_screen(AskScreen(question, "replaces"), self._answered)
            else:
                self._begin(force=False)

    def _is_there(self, file: str) -> bool:
        place = Path(file).resolve()
        if str(place) == str(Path(self._reading.library.path).resolve()):
            raise ReaderError("This is the library. Name another file to write to.")
        return place.is_file()

    def _answered(self, yes: bool | None) -> None:
        if yes:
            self._begin(force=True)

    # Writing

    def _begin(self, *, force: bool) -> None:
        scope, target = self._scope, self._format
        if scope.gather is None:
            return
        script = get_args(ScriptName)[self.query_one("#script", ChoiceLine).chosen]
        choices = Choices(format=target.name, script=script)
        writing = self._writing = Writing(
            scope.gather, target, choices, self._files, force=force, listener=self, then=self._done
        )
        for widget in (*self.query(ChoiceLine), self._field):
            widget.disabled = True
        numbers = [self.query_one(name, ChoiceLine).chosen for name in ("#scope", "#format", "#script")]
        self._reading.desk.exported = (numbers[0], numbers[1], numbers[2])
        self._looking = self.set_interval(_LOOK, self._tell)
        self._tell()
        writing.start()

    def _tell(self) -> None:
        if self._writing is None or self._writing.is_stopped:
            return
        progress = self._writing.progress
        far = f"{progress.done:,} of {progress.total:,}: " if progress is not None and progress.total > 1 else ""
        self._say(f"Writing. {far}{self._writing.tally.rows:,} rows so far. Esc stops it.")

    def _done(self, problem: str) -> None:
        writing, self._writing = self._writing, None
        if self._looking is not None:
            self._looking.stop()
        if writing is None or not self.children:  # the reader is being left
            return
        for widget in (*self.query(ChoiceLine), self._field):
            widget.disabled = False
        if problem:
            self._field.focus()
            self._warn(problem)
            return
        if writing.is_stopped:
            self._field.focus()
            self._say(f"Stopped; nothing was written. {_KEYS}")
            return
        places = " and ".join(inert(str(Path(file).resolve())) for file in self._files)
        tally = writing.tally
        counts = counted(tally.rows, "row")
        gaps = f" {tally.gaps:,} of one language left out." if tally.gaps else ""
        self._reading.notify(f"{places}: {counts} written.{gaps}", title="Exported", timeout=8, markup=False)
        self.dismiss()

    def on_unmount(self) -> None:
        """Leave no thread writing."""
        if self._writing is not None:
            self._writing.stop()

    def _say(self, words: str) -> None:
        self.query_one("#foot", Static).update(words)
        self.query_one("#foot", Static).remove_class("-wrong")

    def _warn(self, words: str) -> None:
        self.query_one("#foot", Static).update(inert(words))
        self.query_one("#foot", Static).add_class("-wrong")
