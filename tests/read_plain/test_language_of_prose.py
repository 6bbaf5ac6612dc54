"""Which language a page is in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synoptic.read.language import identify, sample

PROSE = {
    "en": "The ferry will sail less often from April, and the island was not asked about it by the company.",
    "de": "Die Fähre wird ab April seltener fahren, und die Insel ist von der Reederei nicht gefragt worden.",
    "fr": "Le bac passera moins souvent à partir d'avril, et l'île n'a pas été consultée par la compagnie.",
    "es": "El barco saldrá con menos frecuencia desde abril, y la isla no fue consultada por la empresa.",
    "pt": "O barco vai partir menos vezes a partir de abril, e a ilha não foi consultada pela empresa.",
    "it": "Il traghetto partirà meno spesso da aprile, e l'isola non è stata consultata dalla compagnia.",
    "nl": "De boot zal vanaf april minder vaak varen, en het eiland is daar niet over gevraagd.",
    "ru": "Паром будет ходить реже с апреля, и остров об этом не спросили, хотя он от него зависит.",
    "zh": "渡轮从四月起将减少班次，而岛上的居民没有被征求意见。",
    "ja": "渡し船は四月から便数が減り、島の人々には意見が求められなかった。",
    "ko": "여객선은 4월부터 운항 횟수를 줄이며, 섬 주민들의 의견은 묻지 않았다.",
}


@pytest.mark.parametrize("code", PROSE)
def test_prose(code: str) -> None:
    assert identify(PROSE[code]) == code


def test_the_longest_prose_weighs_most() -> None:
    page = "Comentarios\nDeja un comentario\n" + PROSE["en"] + "\n" + PROSE["en"] + "\n沒有留言:\n"
    assert identify(page) == "en"


@pytest.mark.parametrize("text", ["", "Home News", "12:05 3.4 %", "ok"])
def test_too_little_is_undecided(text: str) -> None:
    assert identify(text) is None


@given(st.text(max_size=300))
def test_samples_stay_short(text: str) -> None:
    assert len(sample(text, 50)) <= 100


SHORT = {
    "en": "The ferry will sail again on Monday.",
    "de": "Wer zahlt für die neue Brücke?",
    "es": "El barco volverá a salir el lunes.",
    "fr": "Le conseil reporte le vote sur l'eau",
    "pt": "Quem paga a nova ponte?",
    "it": "Chi paga il nuovo ponte?",
    "nl": "Raad stelt stemming over water uit",
    "pl": "Kto zapłaci za nowy most?",
    "ru": "Паром снова пойдёт в понедельник.",
    "uk": "Пором знову піде у понеділок.",
    "tr": "Yeni köprünün parasını kim ödeyecek?",
    "ar": "ستبحر العبارة من جديد يوم الاثنين.",
    "zh": "議會推遲了供水表決",
    "ja": "新しい橋の費用は誰が払うのか",
    "ko": "새 다리 비용은 누가 내나",
    "vi": "Ai trả tiền cho cây cầu mới?",
    "id": "Siapa yang membayar jembatan baru?",
}


@pytest.mark.parametrize("code", SHORT)
def test_a_headline(code: str) -> None:
    assert identify(SHORT[code]) == code
