"""Where the fictional people come from, and the common names they are put together from.

Every person is a throw of the dice over two lists, so nobody real is meant. A name is written in
its own script and, after ``=``, in Latin letters; ``+`` stands before the ending a woman adds.
"""

from __future__ import annotations

from dataclasses import dataclass

Spelling = tuple[str, str]
"""A name in its own script and in Latin letters; the same twice where the script is Latin."""


@dataclass(frozen=True, slots=True)
class Origin:
    """A country, the languages its people speak first, and names that are common there."""

    country: str
    languages: str
    women: str
    men: str
    families: str
    family_first: bool = False

    def given_names(self, *, female: bool) -> list[Spelling]:
        return [_spelling(name) for name in (self.women if female else self.men).split()]

    def family_names(self, *, female: bool) -> list[Spelling]:
        ending = (lambda name: name.replace("+", "")) if female else _without_ending
        pairs = (name.partition("=") for name in self.families.split())
        return [(ending(native), ending(latin or native)) for native, _, latin in pairs]


def _without_ending(name: str) -> str:
    return name.partition("+")[0]


def _spelling(name: str) -> Spelling:
    native, _, latin = name.partition("=")
    return native, latin or native


AFGHAN = Origin(
    "AF",
    "prs ps",
    "فاطمه=Fatema زهرا=Zahra مریم=Maryam شکیلا=Shakila نازنین=Nazanin لیلا=Laila فرشته=Fereshta",
    "احمد=Ahmad رحیم=Rahim ناصر=Naser حمید=Hamid جاوید=Jawid فرید=Farid میرویس=Mirwais رضا=Reza",
    "رحیمی=Rahimi احمدی=Ahmadi حیدری=Haidari نوری=Noori صدیقی=Sediqi کریمی=Karimi عظیمی=Azimi",
)
SYRIAN = Origin(
    "SY",
    "ar",
    "رانيا=Rania هالة=Hala سمر=Samar نور=Nour دعاء=Duaa ياسمين=Yasmin أمل=Amal سلمى=Salma",
    "خالد=Khaled عمر=Omar يوسف=Youssef سامر=Samer طارق=Tarek محمود=Mahmoud بلال=Bilal أنس=Anas",
    "الحلبي=Al-Halabi حداد=Haddad خطيب=Khatib درويش=Darwish قاسم=Qasim نجار=Najjar صباغ=Sabbagh",
)
MOROCCAN = Origin(
    "MA",
    "ar",
    "خديجة=Khadija حنان=Hanane سناء=Sanaa لطيفة=Latifa أسماء=Asmaa نعيمة=Naima",
    "حسن=Hassan رشيد=Rachid إدريس=Driss مصطفى=Mustapha كريم=Karim ياسين=Yassine",
    "العلوي=El-Alaoui بناني=Bennani الفاسي=El-Fassi التازي=Tazi برادة=Berrada شرايبي=Chraibi",
)
PAKISTANI = Origin(
    "PK",
    "ur ps",
    "عائشہ=Ayesha صائمہ=Saima نادیہ=Nadia ثنا=Sana بشریٰ=Bushra رخسانہ=Rukhsana",
    "عمران=Imran بلال=Bilal شہزاد=Shahzad ندیم=Nadeem عاصم=Asim وقاص=Waqas زاہد=Zahid",
    "ملک=Malik چوہدری=Chaudhry بٹ=Butt قریشی=Qureshi خان=Khan راجا=Raja",
)
BANGLADESHI = Origin(
    "BD",
    "bn",
    "নাসরিন=Nasrin শিউলি=Shiuli রুমানা=Rumana তাসলিমা=Taslima সাবিনা=Sabina",
    "রফিক=Rafiq করিম=Karim সোহেল=Sohel জাহিদ=Jahid মামুন=Mamun শফিক=Shafiq হাসান=Hasan",
    "হোসেন=Hossain মিয়া=Miah চৌধুরী=Chowdhury আহমেদ=Ahmed সরকার=Sarkar তালুকদার=Talukdar",
)
IRANIAN = Origin(
    "IR",
    "fa ku",
    "شیرین=Shirin پریسا=Parisa مینا=Mina سارا=Sara نیلوفر=Niloufar آزاده=Azadeh",
    "آرش=Arash بهرام=Bahram کاوه=Kaveh مهدی=Mehdi سیامک=Siamak پویا=Pouya",
    "رضایی=Rezaei موسوی=Mousavi تهرانی=Tehrani شریفی=Sharifi کاظمی=Kazemi جعفری=Jafari",
)
TAJIK = Origin(
    "TJ",
    "tg ru",
    "Зарина=Zarina Мадина=Madina Гулнора=Gulnora Фарзона=Farzona Мехрангез=Mehrangez Шаҳло=Shahlo",
    "Фирдавс=Firdavs Рустам=Rustam Ҷамшед=Jamshed Далер=Daler Сорбон=Sorbon Баҳром=Bahrom",
    "Раҳимов+а=Rahimov+a Назаров+а=Nazarov+a Шарипов+а=Sharipov+a Саидов+а=Saidov+a "
    "Ҳакимов+а=Hakimov+a Юсупов+а=Yusupov+a Мирзоев+а=Mirzoev+a",
    family_first=True,
)
UZBEK = Origin(
    "UZ",
    "uz ru",
    "Dilfuza Nigora Gulchehra Oʻgʻiloy=Ogiloy Feruza Shahnoza Malohat",
    "Ulugʻbek=Ulugbek Sherzod Botir Alisher Jahongir Oʻtkir=Utkir Ravshan",
    "Toʻrayev+a=Turayev+a Qodirov+a=Kodirov+a Yoʻldoshev+a=Yuldashev+a Ergashev+a Umarov+a",
    family_first=True,
)
KYRGYZ = Origin(
    "KG",
    "ky ru",
    "Айгүл=Aigul Жылдыз=Jyldyz Нургүл=Nurgul Гүлмира=Gulmira Бермет=Bermet Асель=Asel",
    "Бакыт=Bakyt Азамат=Azamat Нурлан=Nurlan Эрмек=Ermek Тилек=Tilek Канат=Kanat",
    "Асанов+а=Asanov+a Токтогулов+а=Toktogulov+a Жумабаев+а=Jumabaev+a Мамытов+а=Mamytov+a "
    "Бейшеев+а=Beisheev+a",
    family_first=True,
)
GEORGIAN = Origin(
    "GE",
    "ka",
    "ნინო=Nino თამარი=Tamari მარიამი=Mariami ეკატერინე=Ekaterine ლელა=Lela სოფიო=Sopio",
    "გიორგი=Giorgi დავითი=Daviti ლევანი=Levani ზურაბი=Zurabi ირაკლი=Irakli თემური=Temuri",
    "ბერიძე=Beridze მამულაშვილი=Mamulashvili კვარაცხელია=Kvaratskhelia ლომიძე=Lomidze "
    "გელაშვილი=Gelashvili წიკლაური=Tsiklauri",
)
ARMENIAN = Origin(
    "AM",
    "hy ru",
    "Անահիտ=Anahit Լուսինե=Lusine Մարիամ=Mariam Նարինե=Narine Շուշան=Shushan Գայանե=Gayane",
    "Արամ=Aram Տիգրան=Tigran Հայկ=Hayk Վարդան=Vardan Գևորգ=Gevorg Սամվել=Samvel",
    "Գրիգորյան=Grigoryan Սարգսյան=Sargsyan Հակոբյան=Hakobyan Պետրոսյան=Petrosyan "
    "Մկրտչյան=Mkrtchyan",
)
UKRAINIAN = Origin(
    "UA",
    "uk ru",
    "Оксана=Oksana Наталія=Nataliia Ірина=Iryna Людмила=Liudmyla Тетяна=Tetiana Галина=Halyna",
    "Андрій=Andrii Олександр=Oleksandr Сергій=Serhii Микола=Mykola Тарас=Taras Юрій=Yurii",
    "Шевчук=Shevchuk Бондаренко=Bondarenko Ткаченко=Tkachenko Кравчук=Kravchuk Мельник=Melnyk "
    "Гончаренко=Honcharenko",
    family_first=True,
)
TURKISH = Origin(
    "TR",
    "tr ku",
    "Ayşe=Ayse Zeynep Gülşen=Gulsen Özlem=Ozlem Dilan Şerife=Serife",
    "Çağrı=Cagri Barış=Baris Mehmet Hüseyin=Huseyin Özgür=Ozgur Serhat",
    "Şahin=Sahin Yıldız=Yildiz Çelik=Celik Öztürk=Ozturk Güneş=Gunes Aydın=Aydin",
)
BOSNIAN = Origin(
    "BA",
    "bs",
    "Emina Džana=Dzana Selma Amra Šejla=Sejla Vedrana",
    "Haris Nedžad=Nedzad Senad Željko=Zeljko Adnan Dražen=Drazen",
    "Hadžić=Hadzic Begović=Begovic Kovačević=Kovacevic Delić=Delic Šarić=Saric Mujić=Mujic",
)
ALBANIAN = Origin(
    "AL",
    "sq",
    "Besa Drita Ermira Liridona Vjollca Teuta",
    "Arben Gëzim=Gezim Ilir Blerim Shpëtim=Shpetim Dritan",
    "Hoxha Krasniqi Gjoka Çela=Cela Shehu Berisha",
)
FILIPINA = Origin(
    "PH",
    "fil en",
    "Marisol Luzviminda Rosalie Jocelyn Maricel Analyn",
    "Rodel Jomar Arnel Renato Danilo Crisanto",
    "Dimaculangan Magbanua Catacutan Panganiban Salonga Dimagiba",
)

ON_THEIR_WAY = {
    "SJJ": {
        AFGHAN: 24, SYRIAN: 18, MOROCCAN: 12, PAKISTANI: 14, BANGLADESHI: 9, TURKISH: 8,
        IRANIAN: 5, BOSNIAN: 5, ALBANIAN: 4, TAJIK: 2,
    },
    "TBS": {
        GEORGIAN: 26, ARMENIAN: 15, UKRAINIAN: 18, IRANIAN: 12, TURKISH: 8, SYRIAN: 7, UZBEK: 6,
        FILIPINA: 8,
    },
    "DYU": {TAJIK: 48, AFGHAN: 26, UZBEK: 12, KYRGYZ: 10, BANGLADESHI: 4},
}  # fmt: skip
"""How often people of an origin come to a mission, in a hundred."""
