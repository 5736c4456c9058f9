from itertools import combinations, pairwise

import numpy as np
import pytest

from reader.assembly.aligning import beads
from reader.assembly.aligning.choosing import BEAD_PRICE, GAP_WORTH, most_right
from reader.assembly.aligning.joints import HEADING_JOINT, PARAGRAPH_JOINT, joints
from reader.assembly.aligning.parts import CORE, WHOLE, finer, parts
from reader.assembly.comparing.evidence import gather
from reader.assembly.dictionary import dictionary

ZH = [
    "港务局昨天宣布，新码头将于六月开放。",
    "工程师们花了三年时间修建这座桥。",
    "渔民担心鱼的价格会下降。",
    "医院收到了十二辆救护车。",
    "大雨过后，图书馆的屋顶漏水了。",
]
EN = [
    "The harbour authority announced yesterday that the new wharf will open in June.",
    "Engineers spent three years building the bridge.",
    "Fishermen fear that the price of fish will fall.",
    "The hospital received twelve ambulances.",
    "After heavy rain the roof of the library leaked.",
]


def links(zh, en):
    evidence = gather(zh, en, dictionary())
    return [(bead.zh, bead.en) for bead in beads.align(evidence, range(len(zh)), range(len(en)))]


def test_sentences_that_say_the_same_are_beads():
    assert links(ZH, EN) == [((n,), (n,)) for n in range(5)]


def test_a_sentence_without_counterpart_stays_alone():
    assert links([*ZH[:2], *ZH[3:]], EN) == [((0,), (0,)), ((1,), (1,)), ((2,), (3,)), ((3,), (4,))]
    assert links(ZH, EN[1:]) == [((n + 1,), (n,)) for n in range(4)]


def test_two_sentences_made_one_are_a_bead():
    joined = [EN[0], EN[1][:-1] + ", and " + EN[2][0].lower() + EN[2][1:], *EN[3:]]
    assert ((1, 2), (1,)) in links(ZH, joined)


def test_sentences_cut_anew_hang_together():
    zh = [ZH[0], ZH[1][:-1] + "，" + ZH[2], ZH[3], ZH[4]]
    en = [EN[0], EN[1], EN[2][:-1] + ", " + EN[3], EN[4]]
    assert ((1, 2), (1, 2)) in links(zh, en)


def test_texts_about_other_things_have_no_sure_bead():
    other = ["She plays the violin in a small orchestra.", "His poems were printed on yellow paper."]
    evidence = gather(ZH[:2], other, dictionary())
    assert all(bead.score < 0.8 for bead in beads.align(evidence, range(2), range(2)))


def test_scores_are_probabilities_and_sure_where_all_agrees():
    evidence = gather(ZH, EN, dictionary())
    scores = [bead.score for bead in beads.align(evidence, range(5), range(5))]
    assert all(0 <= score <= 1 for score in scores)
    assert min(scores) > 0.8


def test_the_script_changes_no_bead():
    traditional = [
        "港務局昨天宣布，新碼頭將於六月開放。",
        "工程師們花了三年時間修建這座橋。",
        "漁民擔心魚的價格會下降。",
    ]
    assert links(traditional, EN[:3]) == links(ZH[:3], EN[:3])


@pytest.mark.parametrize(("zh", "en"), [([], EN), (ZH, []), (["。"], ["."]), (["。"] * 60, ["?"] * 3)])
def test_empty_and_wordless_texts_end(zh, en):
    assert isinstance(links(zh, en), list)


def test_a_sentence_of_endless_clauses_ends():
    assert links(["好，" * 5000, *ZH], ["well, " * 5000, *EN])[-1] == ((5,), (5,))


def test_asking_again_with_other_joints_is_like_asking_anew():
    asked, fresh = gather(ZH, EN, dictionary()), gather(ZH, EN, dictionary())
    costs = np.array([0.0, 1.0, 0.0, 0.5, 0.0], np.float32)
    beads.align(asked, range(5), range(5))
    again = beads.align(asked, range(5), range(5), zh_joint=costs)
    assert again == beads.align(fresh, range(5), range(5), zh_joint=costs)
    assert beads.align(asked, range(4), range(5)) == beads.align(fresh, range(4), range(5))


def test_a_long_text_is_cut_into_parts_that_decide_about_every_sentence_once():
    for part in parts(np.eye(10, dtype=np.float32)):
        assert part.core == (0, 10)
    cut = parts(np.eye(200, 180, dtype=np.float32))
    assert [n for part in cut for n in range(*part.core)] == list(range(200))
    assert all(one.core[1] - one.core[0] <= CORE for one in cut)
    assert cut[0].en[0] == 0
    assert cut[-1].en[1] == 180


def test_a_long_text_is_cut_finely_where_the_path_is_known():
    matrix = np.eye(100, 100, dtype=np.float32)
    cut = parts(matrix)
    sure = [np.eye(p.zh[1] - p.zh[0] + 1, p.en[1] - p.en[0] + 1, k=p.zh[0] - p.en[0]) for p in cut]
    fine = finer(cut, sure, matrix)
    assert [n for part in fine for n in range(*part.core)] == list(range(100))
    assert max(part.en[1] - part.en[0] for part in fine) < WHOLE / 2
    assert all(part.en[0] <= part.core[0] < part.core[1] <= part.en[1] for part in fine)


def test_a_long_text_without_a_known_path_is_cut_as_before():
    matrix = np.zeros((100, 90), np.float32)
    cut = parts(matrix)
    unsure = [np.zeros((p.zh[1] - p.zh[0] + 1, p.en[1] - p.en[0] + 1)) for p in cut]
    assert finer(cut, unsure, matrix) == cut


def test_a_long_text_has_beads_in_order_that_share_nothing():
    found = links(ZH * 12, EN * 12)
    for one, two in pairwise(found):
        assert one[0][-1] < two[0][0]
        assert one[1][-1] < two[1][0]
    assert len(found) >= 54


def test_joints_cost_where_paragraphs_and_headings_end():
    costs = joints([0, 1, 1, 2, 2], [True, False, False, False, False])
    assert costs[1] == pytest.approx(HEADING_JOINT)
    assert costs[2] == 0
    assert 0 < costs[3] <= PARAGRAPH_JOINT
    assert not joints([0, 1, 2], [False] * 3).any()


def chosen_by_trying_all(likely, rows, columns):
    """The most that beads which do not overlap are worth, found by trying every set of them."""
    zh_gap, en_gap = [1.0] * rows, [1.0] * columns
    for (i, j, a, b), chance in likely.items():
        for side, at, size in ((zh_gap, i, a), (en_gap, j, b)):
            for place in range(at, at + size):
                side[place] -= chance

    def worth(bead):
        i, j, a, b = bead
        gaps = sum(max(0, g) for g in (*zh_gap[i : i + a], *en_gap[j : j + b]))
        return likely[bead] - BEAD_PRICE - GAP_WORTH * gaps

    best = 0.0
    for size in range(1, min(rows, columns) + 1):
        for beads_ in combinations(sorted(likely), size):
            if all(one[0] + one[2] <= two[0] and one[1] + one[3] <= two[1] for one, two in pairwise(beads_)):
                best = max(best, sum(map(worth, beads_)))
    return best, worth


@pytest.mark.parametrize("seed", range(6))
def test_no_other_choice_of_beads_is_worth_more(seed):
    chosen = np.random.default_rng(seed)
    likely = {}
    for _ in range(9):
        a, b = (int(size) for size in chosen.integers(1, 3, 2))
        i, j = int(chosen.integers(0, 5 - a)), int(chosen.integers(0, 6 - b))
        likely[i, j, a, b] = float(chosen.uniform(0.1, 0.6))
    best, worth = chosen_by_trying_all(likely, 4, 5)
    found = most_right(likely, 4, 5)
    assert all(one[0] + one[2] <= two[0] and one[1] + one[3] <= two[1] for one, two in pairwise(found))
    assert sum(map(worth, found)) == pytest.approx(best)
