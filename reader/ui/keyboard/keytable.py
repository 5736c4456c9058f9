"""Every key of the reader, in one table: bindings, help, the README's table and other people's keys come from it."""

from __future__ import annotations

from typing import Final, NamedTuple


class Key(NamedTuple):
    """What one action is bound to.

    Args:
        id: its name in settings.toml.
        keys: the default keys, separated by commas, in Textual's spelling.
        action: the action, by its name on the widget that binds the key's group.
        description: two or three words, for the help and the palette.
        tooltip: one sentence that says what happens.
        group: the heading it stands under in the help; what binds it: the desk, or the screen (see `desk.py`,
            `reading.py`).
    """

    id: str
    keys: str
    action: str
    description: str
    tooltip: str
    group: str


KEYS: Final[tuple[Key, ...]] = (
    Key(
        "next_row",
        "j,down",
        "row(1)",
        "Next row",
        "Go to the next row, or on inside a row taller than the screen.",
        "Moving",
    ),
    Key(
        "previous_row", "k,up", "row(-1)", "Previous row", "Go to the row before, or back inside a tall row.", "Moving"
    ),
    Key(
        "next_sentence",
        "right,right_parenthesis",
        "sentence(1)",
        "Next sentence",
        "Mark the next sentence and its counterpart.",
        "Moving",
    ),
    Key(
        "previous_sentence",
        "left,left_parenthesis",
        "sentence(-1)",
        "Previous sentence",
        "Mark the sentence before and its counterpart.",
        "Moving",
    ),
    Key(
        "next_doubt",
        "exclamation_mark",
        "doubt",
        "Next doubtful row",
        "Go to the next row of which it is not sure that its two sides say the same.",
        "Moving",
    ),
    Key("page_down", "space,pagedown", "page(1)", "Page down", "Read on by a screen, less two lines.", "Moving"),
    Key("page_up", "b,pageup", "page(-1)", "Page up", "Go back by a screen, less two lines.", "Moving"),
    Key("half_down", "d", "half(1)", "Half a page down", "Read on by half a screen.", "Moving"),
    Key("half_up", "u", "half(-1)", "Half a page up", "Go back by half a screen.", "Moving"),
    Key("first_row", "g,home", "end(-1)", "First row", "Go to the beginning of the bulletin.", "Moving"),
    Key("last_row", "G,end", "end(1)", "Last row", "Go to the end of the bulletin.", "Moving"),
    Key(
        "go_back",
        "ctrl+o,alt+left",
        "history(-1)",
        "Go back",
        "Go back to where you jumped from: another bulletin, a hit, a bookmark, the first or last row.",
        "Moving",
    ),
    Key("go_forward", "alt+right", "history(1)", "Go forward", "Go forward again after going back.", "Moving"),
    Key(
        "next_bulletin", "right_square_bracket", "bulletin(1)", "Next bulletin", "Open the next bulletin.", "Bulletins"
    ),
    Key(
        "previous_bulletin",
        "left_square_bracket",
        "bulletin(-1)",
        "Previous bulletin",
        "Open the bulletin before.",
        "Bulletins",
    ),
    Key("contents", "t", "contents", "Contents", "Show the list of bulletins, go to it, or put it away.", "Bulletins"),
    Key(
        "sort_contents",
        "D",
        "sort_contents",
        "Contents by date",
        "Sort the contents by date, newest first, or as the files have them.",
        "Bulletins",
    ),
    Key(
        "recent",
        "R",
        "recent",
        "Read last",
        "List the files read last; Enter goes on where you stopped in one, also in one that is not open.",
        "Bulletins",
    ),
    Key("open", "enter", "open", "Open", "Open the bulletin under the cursor in the contents.", "Bulletins"),
    Key(
        "bookmark",
        "B",
        "bookmark",
        "Bookmark",
        "Mark the row, with a note if you like; on a marked row, change the note or delete the bookmark.",
        "Marking",
    ),
    Key(
        "bookmarks",
        "apostrophe",
        "bookmarks",
        "Bookmarks",
        "List all bookmarks with a preview; Enter goes there, e edits the note, d deletes, u undoes, / filters.",
        "Marking",
    ),
    Key(
        "find",
        "slash",
        "find",
        "Search here",
        "Search this bulletin in both languages as you type; hits stay lit until Esc. In the contents: filter them.",
        "Searching",
    ),
    Key("next_hit", "n", "hit(1)", "Next hit", "Go to the next hit, after the last one to the first.", "Searching"),
    Key("previous_hit", "N", "hit(-1)", "Previous hit", "Go to the hit before.", "Searching"),
    Key(
        "only_hits",
        "ampersand",
        "only_hits",
        "Only matching rows",
        "Show only the rows that the search found; again, or Esc, shows all.",
        "Searching",
    ),
    Key(
        "find_everywhere",
        "F",
        "find_everywhere",
        "Search everywhere",
        "Search all bulletins in both languages as you type; ↑ ↓ choose a hit, Enter opens its bulletin there.",
        "Searching",
    ),
    Key(
        "names",
        "w",
        "names",
        "Who is who",
        "List all persons, places and organisations in both languages; typing filters, Tab shows one kind, "
        "Enter shows the rows.",
        "Searching",
    ),
    Key(
        "names_inconsistent",
        "ctrl+t",
        "names_inconsistent",
        "Differing names",
        "Among the names, show only those that are rendered in more than one way.",
        "Who is who",
    ),
    Key(
        "names_down",
        "shift+down",
        "names_scroll(1)",
        "Name's page down",
        "Among the names, read on in what is said of the one that is chosen.",
        "Who is who",
    ),
    Key("names_up", "shift+up", "names_scroll(-1)", "Name's page up", "Go back in it.", "Who is who"),
    Key(
        "names_here",
        "ctrl+l",
        "names_here",
        "Names here",
        "Among the names, show only those of the open bulletin, or the whole library's.",
        "Who is who",
    ),
    Key(
        "script",
        "s",
        "script",
        "Script",
        "Show Chinese as Original, Traditional, Simplified, in turn; the files stay as they are.",
        "Seeing",
    ),
    Key("layout", "v", "layout", "Layout", "Side by side, stacked, Chinese only, English only, in turn.", "Seeing"),
    Key("swap", "x", "swap", "Swap sides", "Put the other language first.", "Seeing"),
    Key("raw", "r", "raw", "Raw or cleaned", "Show the text as it stands in the file, or with its repairs.", "Seeing"),
    Key(
        "narrower", "minus", "ratio(-1)", "Left pane narrower", "Move the line between the panes to the left.", "Seeing"
    ),
    Key(
        "wider",
        "plus,equals_sign",
        "ratio(1)",
        "Left pane wider",
        "Move the line between the panes to the right.",
        "Seeing",
    ),
    Key(
        "readings",
        "p",
        "readings",
        "Readings",
        "Show how the row's hanzi are read, above them (pinyin, or bopomofo by the settings); again puts them away.",
        "Learning",
    ),
    Key(
        "all_readings",
        "alt+p",
        "all_readings",
        "Readings of all rows",
        "Show the readings of all rows, or put them away.",
        "Learning",
    ),
    Key(
        "look_up",
        "K",
        "look_up",
        "Look up",
        "Look words of the row up in the dictionary; h and l go from word to word, Esc ends.",
        "Learning",
    ),
    Key("next_word", "l", "word(1)", "Next word", "While words are looked up, go to the next.", "Learning"),
    Key("previous_word", "h", "word(-1)", "Previous word", "Go to the word before.", "Learning"),
    Key(
        "cloze",
        "c",
        "cloze",
        "Hide a language",
        "Hide the language the cursor is not in; on each row c shows it, and hides it again; Esc shows all.",
        "Learning",
    ),
    Key(
        "evidence",
        "i",
        "evidence",
        "Evidence",
        "Show why the two sides of this row are held to say the same, and what only one of them has.",
        "Seeing",
    ),
    Key("other_pane", "tab", "switch", "Other language", "Go to the counterpart in the other language.", "Seeing"),
    Key(
        "copy_side",
        "y",
        "copy_side",
        "Copy this side",
        "Copy the selection, the word that is looked up, or the row in the language under the cursor.",
        "Copying",
    ),
    Key(
        "copy_both",
        "Y",
        "copy_both",
        "Copy both sides",
        "Copy the row as Chinese, a tab, English; of a word that is looked up also reading and meaning.",
        "Copying",
    ),
    Key(
        "copy_sentence",
        "C",
        "copy_sentence",
        "Copy the sentence",
        "Copy the marked sentence, in the language under the cursor.",
        "Copying",
    ),
    Key(
        "correct",
        "e",
        "correct",
        "Correct",
        "Put the alignment right from this row on, with the keys under Correcting; Esc leaves.",
        "Reader",
    ),
    Key(
        "export",
        "o",
        "export",
        "Export",
        "Write the row, the bulletin, hits, bookmarks or everything into a file of one of ten formats.",
        "Copying",
    ),
    Key(
        "add",
        "a",
        "add",
        "Add to the library",
        "Put files and folders into the library, what is open by its path at first, or bring all of it up to date.",
        "Reader",
    ),
    Key(
        "encoding",
        "E",
        "encoding",
        "Encoding",
        "Choose what this bulletin's file is written in, and read it again.",
        "Reader",
    ),
    Key(
        "settings",
        "comma",
        "settings",
        "Settings",
        "Choose colours, width, scripts, folders and keys; what is chosen is kept in settings.toml.",
        "Reader",
    ),
    Key("messages", "m", "messages", "Messages", "Show what was left out or noted while reading the files.", "Reader"),
    Key(
        "escape", "escape", "back", "Back", "Put away the contents or the selection, or stop what takes long.", "Reader"
    ),
    Key("help", "question_mark", "help", "Help", "Show all keys.", "Reader"),
    Key("palette", "ctrl+p", "app.command_palette", "Commands", "Find a command by its name.", "Reader"),
    Key("quit", "q", "app.quit", "Quit", "Leave the reader.", "Reader"),
    Key(
        "correct_down",
        "J",
        "correct_move(1)",
        "Move down",
        "Correcting: move the side's last paragraph to the next row.",
        "Correcting",
    ),
    Key("correct_up", "K", "correct_move(-1)", "Move up", "Move its first paragraph to the row before.", "Correcting"),
    Key(
        "correct_merge",
        "M",
        "correct_merge",
        "Merge",
        "Correcting: make one row of this one and the next.",
        "Correcting",
    ),
    Key(
        "correct_split",
        "S",
        "correct_split",
        "Split",
        "Correcting: split the row before the marked sentence.",
        "Correcting",
    ),
    Key(
        "correct_unlink",
        "O",
        "correct_unlink",
        "Unlink",
        "Correcting: give each language a row of its own.",
        "Correcting",
    ),
    Key(
        "correct_link",
        "L",
        "correct_link",
        "Link",
        "Correcting: pick this paragraph; L again on one of the other language makes a row of both.",
        "Correcting",
    ),
    Key("correct_pin", "P", "correct_pin", "Pin", "Correcting: say that this row is right.", "Correcting"),
    Key(
        "correct_undo",
        "U",
        "correct_undo",
        "Undo",
        "Correcting: take the last correction of this bulletin back, also after a restart.",
        "Correcting",
    ),
    Key("correct_redo", "ctrl+r", "correct_redo", "Redo", "Correcting: do it again.", "Correcting"),
    Key(
        "correct_misfits",
        "X",
        "correct_misfits",
        "Misfits",
        "Correcting: list the corrections that fit no text any more; d puts one aside, u takes it up again.",
        "Correcting",
    ),
)

MODES: Final = frozenset({"Correcting", "Who is who"})
"""Groups whose keys hold in a mode of their own only, in which they go before all others."""
