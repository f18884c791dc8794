"""Counts of the register, once a request for each question."""

from datetime import date

from core.batching import Loader
from participants.statistics import Statistics, participants_of_programmes, statistics


class StatisticsLoader(Loader[tuple[str, date], Statistics]):
    """Who belongs, by instrument and day; one statement for each pair."""

    kind = "statistics"

    def load(self, keys: list[tuple[str, date]]) -> dict[tuple[str, date], Statistics]:
        """Count for each pair."""
        return {key: statistics(*key) for key in keys}


class ProgrammeCountsLoader(Loader[date, dict[int, int]]):
    """How many authorities take part in each programme, by day."""

    kind = "programmes"

    def load(self, keys: list[date]) -> dict[date, dict[int, int]]:
        """Count for each day."""
        return {day: participants_of_programmes(day) for day in keys}
