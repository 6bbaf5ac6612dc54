"""The shape of a language's data file. Every field says what it holds and who reads it."""

from typing import Literal

from synoptic.lang.chrome import Chrome
from synoptic.lang.pages import Barred, Signing
from synoptic.model import Modifier, Record


class Speech(Record, frozen=True, kw_only=True):
    """Words by which one tells what another said (read by quotes and claims)."""

    say: tuple[str, ...] = ()
    """Lemmas of verbs of saying; for languages without a pipeline, the word forms."""
    deny: tuple[str, ...] = ()
    """Verbs of denial: their content is denied by the speaker."""
    refuse: tuple[str, ...] = ()
    """Verbs that are denials only where their object is something said: reject, dismiss."""
    doubt: tuple[str, ...] = ()
    """Verbs that keep a distance: claim, allege."""
    attribute: tuple[str, ...] = ()
    """Phrases before a source: according to."""
    nouns: tuple[str, ...] = ()
    """Nouns of saying: statement, report, remark."""
    media: tuple[str, ...] = ()
    """Words that mark a name or phrase as a medium (news agency, newspaper, media), and media themselves."""
    that: tuple[str, ...] = ()
    """Conjunctions before what is told to have been said: that."""
    tags: tuple[str, ...] = ()
    """Words that give the quote before them to the name after them without a verb: so, aldus."""
    relay: tuple[str, ...] = ()
    """Verbs by which a medium passes on another's words: quote, cite."""
    weak: tuple[str, ...] = ()
    """Of the verbs of saying, those that need quotation marks right beside them to be one: put, find."""
    addressed: tuple[str, ...] = ()
    """Verbs of saying whose object is the hearer: tell, inform."""
    naming: tuple[str, ...] = ()
    """Of those, the ones that may have an object before the marks: call, describe."""


class People(Record, frozen=True, kw_only=True):
    """Words that stand for people and for bodies that speak (read by names, quotes and claims)."""

    pronouns: dict[str, str] = {}
    """Subject pronouns of the third person singular to ``m``, ``f`` or ``n``."""
    masculine: tuple[str, ...] = ()
    """Honorifics and nouns that make a person a man: mr, chairman, father."""
    feminine: tuple[str, ...] = ()
    """The same for a woman."""
    roles: tuple[str, ...] = ()
    """Nouns for a person by function or kin: minister, engineer, mother."""
    ranks: tuple[str, ...] = ()
    """Words inside titles that are no roles by themselves: chief, financial, deputy."""
    bodies: tuple[str, ...] = ()
    """Nouns for bodies and groups that say things: police, ministry, company, officials."""
    generic: tuple[str, ...] = ()
    """Of those, the ones that any organisation may be called by when named before: company, club."""
    definite: tuple[str, ...] = ()
    """Words before a noun that point to one already known: the, its."""
    indefinite: tuple[str, ...] = ()
    """Words before a noun that bring in a new one: a, another."""
    articles: tuple[str, ...] = ()
    """Of the definite words, the article, which stands before no person's name."""
    particles: tuple[str, ...] = ()
    """Small words inside names: de, van, bin."""
    links: tuple[str, ...] = ()
    """Small words inside names of organisations only: of, for, and."""
    conjunctions: tuple[str, ...] = ()
    """Words that join two names: and."""
    inside: tuple[str, ...] = ()
    """Words before a place: in, near."""
    relative_person: tuple[str, ...] = ()
    """Relative pronouns of people: who."""
    relative_thing: tuple[str, ...] = ()
    """Relative pronouns of things: which."""
    nouns_capitalised: bool = False
    """Whether every noun is written with a capital, so that a capital is no sign of a name."""
    silent: bool = False
    """Whether verbs go without subject pronouns."""


class Numbers(Record, frozen=True, kw_only=True):
    """How numbers are written (read by figures)."""

    decimal: str = "."
    """Decimal mark."""
    group: tuple[str, ...] = (",",)
    """Marks between thousands; blanks may always group."""
    words: dict[str, float] = {}
    """Number words: ``six = 6``."""
    joiners: tuple[str, ...] = ()
    """Words inside a number: two hundred *and* six."""
    tens_joiners: tuple[str, ...] = ()
    """Those that also join tens and units: treinta *y* uno."""
    compounds: bool = False
    """Whether number words are written as one: zweihundertfünfzig."""
    articles: tuple[str, ...] = ()
    """Words that are one before a scale: *a* million."""
    ordinals: dict[str, float] = {}
    """``fifth = 5``."""
    ordinal_ends: tuple[str, ...] = ()
    """Endings that make digits an ordinal: 5th."""
    scales: dict[str, float] = {}
    """What multiplies the number before it: ``hundred = 100``, ``million = 1e6``."""
    short_scales: dict[str, float] = {}
    """Abbreviated scales, read after digits only: ``bn = 1e9``."""
    halves: dict[str, float] = {}
    """Phrases that add a part: ``and a half = 0.5``; before a scale they stand alone: ``half a = 0.5``."""
    minus: tuple[str, ...] = ()
    """Words that make a number negative."""
    including: tuple[str, ...] = ()
    """Words before a number that is a part of what was counted before: including."""
    fractions: tuple[str, ...] = ()
    """Words after a number that make it a part, which is no figure: two *thirds*."""
    multiples: dict[str, float] = {}
    """``twice = 2``."""
    modifiers: dict[Modifier, tuple[str, ...]] = {}
    """Phrases before a number that make it firm or open, by the contract's name; ``*`` is any one word."""
    after: dict[Modifier, tuple[str, ...]] = {}
    """The same for phrases behind the number: or more."""
    between: tuple[tuple[str, str], ...] = ()
    """Pairs that frame a range: between … and, from … to."""
    to: tuple[str, ...] = ()
    """Words between low and high where nothing stands before: five *to* six."""
    percent: tuple[str, ...] = ()
    """Words for percent and percentage points; the sign is read in every language."""
    currencies: dict[str, str] = {}
    """Currency words to ISO 4217."""
    signs: dict[str, str] = {}
    """Currency signs, as written, that mean something else here than in :mod:`synoptic.lang.notation`."""
    durations: dict[str, str] = {}
    """Duration words, any form, to second, minute, hour, day, week, month, year."""
    measures: dict[str, str] = {}
    """Words of other units, any form, to the unit's symbol: ``kilometres = "km"``."""
    dimensions: tuple[str, ...] = ()
    """Words behind a length or a weight: long, deep, away."""
    each: tuple[str, ...] = ()
    """Words that make what follows the base of a rate: per, a, each."""
    per: dict[str, str] = {}
    """Single words of a rate to what it is counted by: ``daily = "day"``."""
    bases: tuple[str, ...] = ()
    """Words between a part and its whole: three *out of* seven, 30 *of every* 500."""
    ages: tuple[str, ...] = ()
    """What follows the number of somebody's age: -year-old."""
    labels: tuple[str, ...] = ()
    """Words before a number that names a thing: number, page, room."""
    singles: tuple[str, ...] = ()
    """Words after ``one`` that make it a count: man, person, dead."""
    particles: tuple[str, ...] = ()
    """Words that end what is counted where no pipeline tells it: articles, prepositions, conjunctions."""
    of: tuple[str, ...] = ()
    """Words that continue what is counted: crates *of* pears."""
    noun_first: bool = False
    """Whether a noun stands before its adjectives."""
    state: tuple[str, ...] = ()
    """Verbs by which somebody states a number besides saying it: lemmas; forms without a pipeline."""
    reckon: tuple[str, ...] = ()
    """Of those, the verbs that only somebody does: count, estimate; lemmas."""
    findings: tuple[str, ...] = ()
    """Nouns for what states numbers without being anybody: study, poll, figures."""
    change: tuple[str, ...] = ()
    """Verbs after which ``from … to …`` tells two numbers and not a range: lemmas; forms likewise."""
    how_many: tuple[str, ...] = ()
    """Words before what the next bare numbers count: how many."""
    sources: tuple[str, ...] = ()
    """Labels before who stands behind a table: source."""


class Dates(Record, frozen=True, kw_only=True):
    """How times are written (read by reading's dates and by times)."""

    months: dict[str, int] = {}
    """Month names, all forms and abbreviations, lower case, to 1-12."""
    weekdays: dict[str, int] = {}
    """Weekday names and abbreviations, lower case, Monday 0."""
    days: dict[str, int] = {}
    """Single words that stand days off: ``yesterday = -1``."""
    parts: tuple[str, ...] = ()
    """Parts of the day: morning, in the early hours."""
    last: tuple[str, ...] = ()
    """Words that point one unit back: last, past, previous."""
    next: tuple[str, ...] = ()
    """Words that point one unit ahead: next, coming."""
    this: tuple[str, ...] = ()
    """Words for the current unit: this."""
    ago: tuple[str, ...] = ()
    """Words after (or before) a distance into the past: ago, earlier."""
    hence: tuple[str, ...] = ()
    """Words before or behind a distance into the future: in … time, from now."""
    following: tuple[str, ...] = ()
    """Words that point one unit past the time told last: the next (morning), the following."""
    same: tuple[str, ...] = ()
    """Words that point back to the time told last: that (day)."""
    later: tuple[str, ...] = ()
    """Words behind a distance past the time told last: later, after."""
    spans: dict[str, tuple[int, Literal["week", "month", "year"]]] = {}
    """Single words for a week, month or year so many off: last year where it is one word."""
    definite: tuple[str, ...] = ()
    """Articles that point a weekday to the time told last, where weekdays go without: *the* Tuesday."""
    on_day: tuple[str, ...] = ()
    """Words before a day of the month that stands alone."""
    part_words: tuple[str, ...] = ()
    """Words before a part of the day that reads like another day: la mañana, am Morgen."""
    earlier: tuple[str, ...] = ()
    """Words behind a distance before the time told last: earlier."""
    until: tuple[str, ...] = ()
    """Words before a time to come: until, by."""
    since: tuple[str, ...] = ()
    """Words before a time gone by: since."""
    every: tuple[str, ...] = ()
    """Words that make a weekday a habit: every."""
    future: tuple[str, ...] = ()
    """Words in whose clause times are to come: will, is to, plans."""
    ahead: tuple[str, ...] = ()
    """Lemmas of verbs whose infinitive is to come: plan to, agree to; for languages with a pipeline."""
    future_ends: tuple[str, ...] = ()
    """Endings of verbs in the future tense, for languages that have one and no pipeline."""
    in_month: tuple[str, ...] = ()
    """Words before a month or a year that stand alone: in, of, last."""
    within: tuple[str, ...] = ()
    """Words before a month that name a part of it: the end of, mid-."""
    year_ends: tuple[str, ...] = ()
    """Words behind a year that make it one: г., year."""
    seasons: tuple[str, ...] = ()
    """Seasons and quarters: before a year they leave it a year."""
    eras: tuple[str, ...] = ()
    """Endings and words that make a year a decade: s, years."""
    day_words: tuple[str, ...] = ()
    """Words between a day and its month, or before a day alone: of, the, de."""
    capitals: bool = False
    """Whether names of months and weekdays are always written with a capital."""
    month_first: bool | None = None
    """Whether 6/7/2024 is June; unset: writers differ."""
    at: tuple[str, ...] = ()
    """Words before a time of day: at, around."""
    clock_links: tuple[str, ...] = ()
    """Words between minutes and hour in words: ten *to* eight, half *past* six."""
    clock_parts: tuple[str, ...] = ()
    """Words for parts of an hour before them: half, quarter, minutes."""
    units: dict[str, str] = {}
    """Words for day, week, month, year in all forms, to those four."""
    published: tuple[str, ...] = ()
    """Labels before a publication time: published, posted on, release time."""
    updated: tuple[str, ...] = ()
    """Labels before the time of a later change: updated, last modified."""
    am: tuple[str, ...] = ()
    """Marks of hours before noon, before or after the clock: am, a.m."""
    pm: tuple[str, ...] = ()
    """Marks of hours after noon."""
    clock: tuple[str, ...] = ()
    """Words beside a clock time that say no more: o'clock, Uhr, hrs."""
    zones: dict[str, str] = {}
    """Abbreviations of time zones to their offset: ``cet = "+01:00"``."""


class Opinion(Record, frozen=True, kw_only=True):
    """Signs of opinion and of judging (read by genre and claims)."""

    first_person: tuple[str, ...] = ()
    """Pronouns of the writer, and forms that need none: I, my, we, creo."""
    together: tuple[str, ...] = ()
    """Those of them that are plural: we, our."""
    markers: tuple[str, ...] = ()
    """Phrases of a view: in my opinion, it is ironic that, undoubtedly."""
    labels: tuple[str, ...] = ()
    """Section names and labels of opinion pieces: opinion, comment, editorial, column."""
    hedges: tuple[str, ...] = ()
    """Words that leave a claim open: may, reportedly, is expected to."""
    positive: tuple[str, ...] = ()
    """Lemmas of good outcomes and warm relations."""
    negative: tuple[str, ...] = ()
    """Lemmas of bad outcomes and cold relations."""


class Prose(Record, frozen=True, kw_only=True):
    """How sentences hang together (read by telling).

    Openings are compared lower-cased; one that does not end in an apostrophe must end at a word's end.
    """

    leaning: tuple[str, ...] = ()
    """Openings that lean on the sentence before: however, he, this, in addition, for example."""
    pronouns: tuple[str, ...] = ()
    """Subject pronouns of the third person: a sentence that meets one before any name is not told alone."""
    bounds: tuple[str, ...] = ()
    """Words before a time that bound or measure instead of dating: until, since, than (read by the
    timeline and by comparing)."""


class Comparing(Record, frozen=True, kw_only=True):
    """Words that tell whether two statements speak of the same thing (read by comparing).

    All are compared in plain form: lower case, without accents.
    """

    part: tuple[str, ...] = ()
    """What follows a figure that is a part of another: of them, of the."""
    change_after: tuple[str, ...] = ()
    """What follows a figure that is a difference: more than a, lower, additional."""
    change_before: tuple[str, ...] = ()
    """What stands before a figure that is a difference: fell by, an additional."""
    others: tuple[str, ...] = ()
    """Words that make it another thing of its kind: new, old, second, former."""
    sides: dict[str, str] = {}
    """Words for what of a thing is measured: ``deep = "depth"``."""
    limits: tuple[str, ...] = ()
    """Words for values that are set or derived, not found: limit, maximum, average."""
    revised: tuple[str, ...] = ()
    """Signs that a value was another one before: at first, so far, became, corrected."""
    turns: tuple[str, ...] = ()
    """Words at the start of a sentence that turn against the one before: but, however, yet."""
    halves: tuple[str, ...] = ()
    """Words that language lists as negation and that deny nothing by themselves: barely, hardly."""
    not_only: tuple[str, ...] = ()
    """Words that take a negation back when they follow it: (not) only, (not) just."""
    outcomes: tuple[str, ...] = ()
    """Lemmas of what one hopes to come away with; denied, they are a bad outcome: result, progress."""
    joints: tuple[str, ...] = ()
    """Words between two things told in one breath: and, but, while."""
    attitudes: tuple[str, ...] = ()
    """Verbs whose negation denies nothing of what they are about: know, think, want."""
    faint: tuple[str, ...] = ()
    """Words that carry no topic beyond the function words: everybody, ourselves, despite, mostly."""
    infinitive: tuple[str, ...] = ()
    """Words before an infinitive: what *not to* covers ends with it."""
    clock_before: tuple[str, ...] = ()
    """Words before a clock time, without which 7.45 is a number: at, since."""
    hours: dict[str, tuple[int, int]] = {}
    """Parts of the day as hours from and to: ``afternoon = [12, 18]``."""
    scenes: tuple[str, ...] = ()
    """Words that open a sentence by setting its scene: when, in, after, back."""
    everything: tuple[str, ...] = ()
    """Pronouns for what was just told, as the object of a denial: it, this, that."""


class Language(Record, frozen=True, kw_only=True):
    """All that Synoptic knows of one language beyond its pipeline."""

    code: str
    """ISO 639-1."""
    name: str
    """In English."""
    quotes: tuple[tuple[str, str], ...] = (("“", "”"), ('"', '"'))
    """Pairs of quotation marks, outer before inner."""
    stop: tuple[str, ...] = ()
    """Function words."""
    spaced: bool = True
    """Whether blanks part words."""
    glued: str = ""
    """Letters that are written onto the next word: prefixed conjunctions and prepositions."""
    short: tuple[str, ...] = ()
    """Abbreviations with their stop, after which a sentence goes on: mr., u.s."""
    negation: tuple[str, ...] = ()
    """Words that negate: not, no, never, without."""
    titles: tuple[str, ...] = ()
    """Titles and roles before a person's name: mr, president, secretary of state."""
    organisation_ends: tuple[str, ...] = ()
    """Words in which names of organisations end or begin: agency, ministry, university."""
    place_ends: tuple[str, ...] = ()
    """Words in which names of places end or begin: river, street, island."""
    thing_ends: tuple[str, ...] = ()
    """Words in which names of other things end: war, treaty, summit, prize."""
    holdings: tuple[str, ...] = ()
    """Nouns of what one has in an organisation: shares, stake."""
    demonyms: dict[str, str] = {}
    """Adjectives and peoples to their country: ``russian = "Russia"``."""
    capitals: dict[str, str] = {}
    """Capitals, and seats of government used for the country: ``kremlin = "Russia"``."""
    antonyms: tuple[tuple[str, str], ...] = ()
    """Pairs of lemmas that cannot both hold of one outcome."""
    countries: dict[str, str] = {}
    """Other names of countries and unions to the one used here: ``uk = "Britain"``."""
    people: People = People()
    """Words for people and bodies."""
    speech: Speech = Speech()
    """Verbs and phrases of saying."""
    numbers: Numbers = Numbers()
    """Numbers and units."""
    dates: Dates = Dates()
    """Dates and times."""
    chrome: Chrome = Chrome()
    """What stands around a text."""
    opinion: Opinion = Opinion()
    """Signs of opinion."""
    comparing: Comparing = Comparing()
    """What sets things apart."""
    prose: Prose = Prose()
    """How sentences hang together."""
    signing: Signing = Signing()
    """Who signs a page."""
    barred: Barred = Barred()
    """What keeps a page's rest from being read."""
