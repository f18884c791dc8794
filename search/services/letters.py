"""How much two words differ in their letters."""


def distance(one: str, other: str, most: int) -> int:
    """Return how many letters were left out, added, changed or swapped; more than `most` is enough.

    Optimal string alignment, row by row, of what lies between the same beginning and end.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    one, other = _different_part(one, other)
    if not one or not other:
        return len(one) + len(other)
    return _aligned(one, other, most)


def _different_part(one: str, other: str) -> tuple[str, str]:
    """Return two words without the letters with which both begin, and with which both end."""
    shorter = min(len(one), len(other))
    begin = 0
    while begin < shorter and one[begin] == other[begin]:
        begin += 1
    end = 0
    while end < shorter - begin and one[-1 - end] == other[-1 - end]:
        end += 1
    return one[begin : len(one) - end], other[begin : len(other) - end]


def _aligned(one: str, other: str, most: int) -> int:
    before: list[int] = []
    above = list(range(len(other) + 1))
    for place, letter in enumerate(one, start=1):
        row = [place]
        for column, wanted in enumerate(other, start=1):
            cost = min(above[column] + 1, row[-1] + 1, above[column - 1] + (letter != wanted))
            if before and column > 1 and letter == other[column - 2] and one[place - 2] == wanted:
                cost = min(cost, before[column - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before, above = above, row
    return above[-1]


def similarity(one: str, other: str) -> float:
    """Return which share of their trigrams two words have in common."""
    first, second = _trigrams(one), _trigrams(other)
    return len(first & second) / len(first | second)


def _trigrams(word: str) -> set[str]:
    padded = f"  {word} "
    return {padded[place : place + 3] for place in range(len(padded) - 2)}
