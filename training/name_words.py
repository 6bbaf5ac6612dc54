"""Words that decide whether capitals make a name: titles, days, months."""


def word_set(text: str) -> frozenset[str]:
    """The words of a text, for lists that read better as text."""
    return frozenset(text.split())


TITLES = word_set(
    """president vice-president minister prime secretary secretary-general senator mr mrs ms miss dr prof
    professor king queen prince princess sir lord lady madam mister saint st pope judge justice chief
    captain colonel col general gen lt lieutenant maj major sgt sergeant commander admiral governor gov
    mayor chairman chairwoman ceo director reverend rev earl duke duchess baron count sheikh imam
    ayatollah speaker ambassador chancellor premier representative rep sen spokesman spokeswoman
    spokesperson foreign deputy first former"""
)
CALENDAR = word_set(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december jan feb mar apr jun jul aug sep sept oct nov dec"""
)


def plain(form: str) -> str:
    """The word as these lists hold it."""
    return form.lower().rstrip(".")


def is_title(form: str) -> bool:
    """Does the word stand before a person's name without being part of it?"""
    return plain(form) in TITLES


def is_calendar(form: str) -> bool:
    """Is it a month or a day of the week?"""
    return plain(form) in CALENDAR
