"""Every letter of the people we meet has a reading of our own choice."""

import pytest

from haven.kernel.names import romanise, romanising

# Letters in use after the Unicode CLDR; Sorani Kurdish, Pashto and Urdu with keyboard variants.
ALPHABETS = {
    "Albanian": "çë",
    "Arabic": "اأإآٱبتثجحخدذرزسشصضطظعغفقكلمنهةويىءؤئ",
    "Armenian": "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև",
    "Azerbaijani": "çəğıöşü",
    "Azerbaijani, Cyrillic": "абвгғдеәжзиыјкҝлмноөпрстуүфхһчҹш",
    "Bashkir": "ғҙҡңөҫүһә",
    "Belarusian": "абвгдеёжзійклмнопрстуўфхцчшыьэюя",
    "Bulgarian": "абвгдежзийклмнопрстуфхцчшщъьюя",
    "Chechen": "ӏ",
    "Georgian": "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰჱჲჳჴჵ",
    "Greek": "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ",
    "Kazakh": "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
    "Kurdish, Kurmanji": "çêîşû",
    "Kurdish, Sorani": "ئابپتجچحخدرڕزژسشعغفڤقکگلڵمنوۆھەیێ",
    "Kyrgyz": "абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя",
    "Macedonian": "абвгдѓежзѕијклљмнњопрстќуфхцчџш",
    "Ossetian": "ӕ",
    "Pashto": "آابپتټثجچحخڅځدډذرړزژږسشښصضطظعغفقکګگلمنڼوهیېيۍئ",
    "Persian and Dari": "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیئۀ",
    "Polish": "ąćęłńóśźż",
    "Romanian": "ăâîșțşţ",
    "Russian": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "Serbian": "абвгдђежзијклљмнњопрстћуфхцчџш",
    "South Slavic, Latin": "čćđšž",
    "Tajik": "абвгғдеёжзиӣйкқлмнопрстуӯфхҳчҷшъэюя",
    "Turkish": "çğıöşüâîû",
    "Turkmen": "äçžňöşüý",
    "Turkmen and Tatar, Cyrillic": "җңөүә",
    "Ukrainian": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "Urdu": "اآبپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوؤہۂۃھءیئےۓ",
    "Uyghur": "ئابپتجچخدرزژسشغفقكگڭلمنھوۇۆۈۋېىي",
    "Uzbek": "абвгдеёжзийклмнопрстуфхцчшъьэюяўқғҳ",
}


@pytest.mark.parametrize("language", ALPHABETS)
def test_no_letter_is_left_to_the_last_resort(language, monkeypatch):
    left = set()
    monkeypatch.setattr(romanising, "anyascii", lambda text: left.update(text) or "")
    for letter in ALPHABETS[language]:
        romanise(letter)
    assert not {letter for letter in left if not letter.isascii()}


@pytest.mark.parametrize(
    ("written", "roman"),
    [
        ("Һасан Бакыт уулу", "Hasan Bakyt uulu"),
        ("Ғазиз Өмірзақ", "Ghaziz Omirzaq"),
        ("Ўткир Ҳамидов", "Otkir Hamidov"),
        ("Ҷӯрабек", "Jurabek"),
        ("Ҹавид", "Javid"),
        ("ګلالۍ", "Glali"),
        ("نوشىروان", "Nushirwan"),
        ("ڕێبوار", "Rebwar"),
        ("ٹیپو", "Tipu"),
    ],
)
def test_letters_beyond_the_large_languages_are_read(written, roman):
    assert romanise(written) == roman
