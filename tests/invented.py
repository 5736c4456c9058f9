"""A bulletin of our own making as it may stand in a file: three paragraphs of Chinese, and the English below them."""

TEXT = """圖書館延長開放時間

青石鎮圖書館本月起延長開放時間。週末開到晚上九點。

館長林若秋說，新座位有四十個，其中二十個靠窗。

Library Stays Open Longer

The Qingshi Town library will stay open longer from this month. At weekends it closes at nine in the evening.

The librarian, Lin Ruoqiu, said that there are forty new seats, of which twenty stand at the windows.
"""
