"""Rule text in documents: what stands between fences in the manual and in the cookbook."""

import re


def fenced(page: str, info: str) -> list[str]:
    """The blocks of a page whose opening fence says exactly this: `promo`, `promo unpriced`, …"""
    return re.findall(rf"^```{re.escape(info)}\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
