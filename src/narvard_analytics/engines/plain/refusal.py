"""Operations outside the closed vocabulary."""

from narvard_analytics.engines.base import EngineCannotAnswer


class NotInVocabulary(EngineCannotAnswer):
    """An expression uses an operation that engines are not known to answer alike."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"{what} is not in the closed vocabulary of definitions, since engines may answer it differently. Use a"
            " word of narvard_analytics.vocabulary instead, or add the operation with a test on every engine."
        )
