"""Units, counters, dates and designations of each language, as expressions no line parts.

``EN``, ``ZH`` and so on are kept whole, ``EN_LIKED`` and so on are parted only where a line would else be
too loose: a number and the noun it counts, a date before its year.
"""

from __future__ import annotations

from czguide.typeset.numbers import CURRENCY, NUMBER, SPACE, SYMBOL

_WORD = r"[^\W\d_]+"
LATIN_LIKED = (rf"\d[\d.,]*\+?{SPACE}{_WORD}",)
"""A number and the word it counts."""

# -- Chinese

_HAN_DIGITS = "一二三四五六七八九十百千万萬两兩〇○零几幾数數"
_HAN = "㐀-䶿一-鿿"
_HAN_WORDS = "的和与與或及在是为為了并並而则則以从從由被把向对對于於"
_SCALES = "百千万萬亿億兆十"
_HAN_NUMBER = rf"(?=第?\d)第?(?:\d[\d.,]*[{_SCALES}]+)*(?:{NUMBER})?[ \u00a0]?[余餘多数数來来]?[{_SCALES}]*[余多餘超强強]?"
_ZH_UNIT = (
    r"(?:平方公里|平方千米|平方米|立方米|万千瓦时|亿千瓦时|千瓦时|兆瓦时|吉瓦时|万千瓦|兆瓦|吉瓦|千瓦|千伏"
    r"|公里|千米|厘米|毫米|微米"
    r"|纳米|公顷|公斤|千克|毫克|毫升|个百分点|个工作日|个半小时|个半月|个小时|个月|季度|瑞士法郎|新加坡元"
    r"|美元|欧元|英镑|日元|韩元|港元"
    r"|港币|澳元|卢布|泰铢|越南盾|法郎|人民币|元|角|分钟|小时|周岁|周年|年度|年代|年级|年期|年|月份|月|日"
    r"|号线|号楼|号院|号门|号口|号|天|周"
    r"|时|分|秒|家|个|项|名|人次|人|位|户|所|座|条|件|台套|台|套|辆|架次|架|艘|只|支|枚|款|类|种|批|届|次"
    r"|期|轮|场次|场|处|片|块|层|楼"
    r"|栋楼|栋|幢|室|间|床|路|站|线|米|吨级|吨|克|升|亩|度|级|强|倍|成|折|岁|代|页|章|条|字|词|句|篇|部|本"
    r"|册|份|张|封|组|队|班次|班|趟"
    r"|环|维|核|寸|英寸|英尺|英里|里|华里|车道|阶段|版本|版|泊位|点|颗|粒|株|棵|头|匹|节|门|扇|盏|笔|宗|起"
    r"|桩|集|卷|步|杯|盒|包|箱|瓶|桶"
    r"|袋|道|口|朵|幅|尊|尾|双|副|声|番|卡|海里|公升|加仑|磅|盎司|克拉|马力|卡路里|大卡|千卡|摄氏度|华氏度"
    r"|分贝|赫兹|瓦时|大)"
)
_ZH_HANT_UNIT = (
    r"(?:平方公里|平方公尺|立方公尺|平方米|公里|公尺|公分|公釐|公頃|公斤|公克|毫升|個百分點|個工作天"
    r"|個半小時|個半月|個小時|個月|季度"
    r"|瑞士法郎|美元|歐元|英鎊|日圓|日元|韓元|港元|港幣|新臺幣|新台幣|人民幣|元|分鐘|小時|週歲|周歲|周年"
    r"|週年|年度|年代|年級|年|月份|月|日"
    r"|號線|號樓|號|天|週|時|分|秒|家|個|項|名|人次|人|位|戶|所|座|條|件|臺|台|套|輛|架次|架|艘|隻|支|枚"
    r"|款|類|種|批|屆|次|期|輪|場次|場"
    r"|處|片|塊|層|樓|棟|室|間|床|路|站|線|米|噸級|噸|克|升|畝|度|級|強|倍|成|折|歲|代|頁|章|字|篇|部|本"
    r"|冊|份|張|封|組|隊|班次|班|趟|環"
    r"|維|寸|英寸|英尺|英里|里|車道|階段|版本|版|點|顆|粒|株|棵|頭|匹|節|門|扇|盞|筆|宗|起|集|卷|步|杯|盒"
    r"|包|箱|瓶|桶|袋|道|口|朵|幅|雙|副"
    r"|千瓦時|瓦時|度電|兆瓦|千瓦|千伏|大)"
)


def _han(unit: str) -> tuple[str, ...]:
    """Chinese and Japanese: digits or Han numerals, scales, a counter or a unit's symbol."""
    numeral = r"[余多餘数數]?[万萬亿億兆]*"
    return (
        r"\d+月\d+日?",
        rf"\d+[时時点點](?:{NUMBER}分)?",
        rf"{_HAN_NUMBER}(?:{unit}(?:/(?:{unit})?)?|{SPACE}?{SYMBOL})?",
        # Counters are without number, and no list has them all: what follows a digit goes with it.
        rf"\d[+]?[余餘多]?[{_SCALES}]*(?![{_HAN_WORDS}])[{_HAN}]",
        rf"第?[Ⅰ-ⅿ]+[{_HAN}]?",
        rf"第?(?:[上近成][百千万萬亿億])?[{_HAN_DIGITS}]+{numeral}{unit}",
        rf"(?:上|近|成|过|過)[百千万萬亿億]+{unit}|百强|百強",
        rf"[{_HAN_DIGITS}]+[至到、][{_HAN_DIGITS}]+{numeral}{unit}",
        rf"第[（(]?[{_HAN_DIGITS}]+[）)]?(?:{unit})?",
        rf"[{_HAN_DIGITS}]+分之[{_HAN_DIGITS}\d.]+",
        rf"[{_HAN_DIGITS}]成[{_HAN_DIGITS}半]|半[个個]?(?:{unit})",
        r"十[一二三四五六七八九]?五(?=[”」]|规划|規劃|时期|時期|期间|期間)",
        rf"[〇○零一二三四五六七八九]{{3,}}{unit}?",
        r"(?<![A-Za-z])[A-Z]\d?\+?[级級类類型股座区區栋棟口轮輪层層](?![A-Za-z])",
    )


ZH = _han(_ZH_UNIT)
ZH_HANT = _han(_ZH_HANT_UNIT)
HAN_LIKED = (
    rf"[\d{_HAN_DIGITS}]年[\d一二三四五六七八九十]+月",
    r"[约約近超逾达達仅僅共]\d",
    r"人民[币幣]\d|元人民[币幣]",
    r"(?:上午|下午|晚上|凌晨|中午|早上)\d",
)

# -- Japanese

_JA_UNIT = (
    r"(?:平方キロメートル|キロメートル|平方メートル|立方メートル|センチメートル|ミリメートル|ナノメートル"
    r"|ヘクタール|ギガワット時|メガワット時"
    r"|キロワット時|メガワット|ギガワット|キロワット|メートル|センチ|ミリ|パーセント|ポイント|キログラム"
    r"|キロ|トン|グラム|リットル|ムー"
    r"|米ドル|香港ドル|ドル|ユーロ|ポンド|スイスフラン|フラン|人民元|元|円|ウォン|年間|年度|年代|年目|年"
    r"|か月間|か月|カ月|ヶ月|ヵ月|ケ月"
    r"|箇月|個月|四半期|月|日間|日目|日|週間|時間半|時間|時|分間|分の\d+|分|秒|社|名|人目|人|件|項目|項"
    r"|か所|カ所|ヶ所|ヵ所|ケ所|箇所|か国語"
    r"|カ国語|ヵ国語|か国|カ国|ヶ国|ヵ国|路線|号線|号館|号車|号|階建て|階建|階|棟|室|台|両|機|隻|個|本|枚"
    r"|冊|回|度|倍|割|歳|位|級|種類"
    r"|種|類|代|世代|期|次|組|校|店|軒|拠点|分野|段階|点|番出口|番目|番線|番地|番|丁目|行|頁|ページ|章|節"
    r"|条|字|つ星|つ|大学|大|車線|区間"
    r"|言語|気圧|席|床|駅|列|泊|畳|坪|戸|世帯|頭|匹|羽|杯|皿|版|カロリー|ボルト|ワット|ヘルツ|インチ"
    r"|フィート|マイル|エーカー)"
)
JA = (
    *_han(_JA_UNIT),
    r"\d[ァ-ヺー]{1,8}",
    rf"[{_HAN_DIGITS}]+分の[{_HAN_DIGITS}\d]+",
    rf"[{_HAN_DIGITS}]つ(?:星)?",
    rf"(?:令和|平成|昭和|大正|明治)(?:\d+|元|[{_HAN_DIGITS}]+)年",
    r"(?:午前|午後)\d+時?",
    r"\d+泊\d+日",
    r"\d+時[～〜-]\d+時",
    r"(?:地下|地上)\d+階",
)
JA_LIKED = (
    *HAN_LIKED,
    r"[朝夜]\d",
    r"[位階歳日時分円人社%％](?:以上|以下|以内|以降|未満|前後|間隔|ごと|当たり)",
)

# -- Korean

_KO_UNIT = (
    r"(?:위안|달러|유로|엔|원|파운드|제곱킬로미터|제곱미터|킬로미터|평방미터|세제곱미터|헥타르|센티미터"
    r"|밀리미터|나노미터|미터|톤|킬로그램|킬로"
    r"|그램|리터|킬로와트시|메가와트|기가와트|킬로와트|퍼센트포인트|퍼센트|포인트|시간|개월|개사|개국|개소"
    r"|개교|개년|개|명|인|곳|건|대|년|월|일"
    r"|분의 \d+|분기|분|초|주|호선|호|층|회|차|위|배|번째|번|종|종류|가지|여|세|살|급|단계|편|권|장|동|조"
    r"|억|만|천|무|평|마리|그루|척|병|잔|켤레"
    r"|채|박|석|인분|쪽|면|판|세대|가구|사)"
)
_KO_NATIVE = (
    r"(?<![가-힣])(?:열|스물|서른|마흔|쉰|예순|일흔|여든|아흔)?(?:한|두|세|네|다섯|여섯|일곱|여덟|아홉|열"
    r"|스무|첫|몇|수십|수백|수천|수만)"
)
KO = (
    r"\d+월 \d+일",
    r"\d{4}\. ?\d{1,2}\.(?: ?\d{1,2}\.)?",
    rf"(?:제)?{NUMBER}(?:여|조|억|만|천|백)*(?: \d[\d.,]*(?:억|만|천|백)*)?(?: ?{_KO_UNIT}|{SPACE}?{SYMBOL})",
    rf"수(?:십|백|천|만|억|조)+ ?{_KO_UNIT}",
    rf"{_KO_NATIVE} (?:번째|번|배|곳|개|살|명|가지|시간|시|달|해|사람|분|장|권|대|채|마리|그루|척|병|잔"
    rf"|켤레|건|차례|단계)",
    r"\d+시간? \d+분",
    r"(?:오전|오후) \d+시?",
    r"\d+동 \d+호",
    r"\d+박 \d+일",
)
KO_LIKED = (
    r"\d년 \d", r"[월년] (?:말|초|중|중순|하순|상순)(?![가-힣])", r"(?:약|총|만|지하|지상"
    r"|미화) \d", r"\d(?:개|대|명|여 개|번) [가-힣]",
    r"[일월년명시층] (?:이내|이상|이하|이후|미만)",
)  # fmt: skip

# -- English

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_ORDINAL = r"\d{1,2}(?:st|nd|rd|th)?"
_EN_SCALE = r"(?:hundred|thousand|million|billion|trillion)"
_EN_LENGTH = r"(?:(?:kilo|centi|milli|nano)?met(?:re|er)s?|kilomet(?:re|er)s?|feet|foot|miles?|inch(?:es)?)"
_EN_UNIT = (
    rf"(?:square|cubic|sq\.?|{_EN_LENGTH}|yuan|renminbi|RMB|dollars?|euros?|pounds?|yen|won|francs?"
    rf"|per cent|percent"
    r"|percentage|hours?|minutes?|seconds?|secs?|mins?|days?|weeks?|months?|years?|hectares?|acres?|mu"
    r"|tonnes?|tons?"
    r"|(?:kilo)?grams?|lit(?:re|er)s?|degrees?|(?:kilo|mega|giga)watt(?:[- ]hours?|s)?|[ap]\.?m\.?|times|fold"
    r"|ft|lbs?|oz|mph|kn|CET|CST|GMT|UTC|BC|AD|CE|BCE)(?![A-Za-z])"
)
_EN_PLACE = (
    r"(?:No|Line|Phase|Level|Article|Section|Chapter|Table|Figure|Page|Room|Building|Block|Exit|Gate|Route"
    r"|Bus|Unit|Floor"
    r"|Grade|Class|Type|Step|Part|Appendix|Annex|Terminal|Platform|Zone|Area|Hall|Stage|Tier|Group|Version"
    r"|Volume|[Ee]xt)"
)
_EN_COUNT = (
    r"(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Tt]welve"
    r"|[Tt]wenty|[Hh]alf an?)"
)
EN = (
    rf"(?:{CURRENCY}{SPACE}?)?{NUMBER}(?:{SPACE}{_EN_SCALE}\b)?(?:{SPACE}{_EN_UNIT}|{SPACE}?{SYMBOL})?",
    rf"{_EN_COUNT}{SPACE}(?:{_EN_SCALE}|{_EN_UNIT})\b",
    rf"{_ORDINAL}{SPACE}{_MONTH}(?![A-Za-z])",
    rf"{_MONTH}{SPACE}{_ORDINAL}\b(?!\d)",
    rf"{_EN_PLACE}\.?{SPACE}(?:{NUMBER}|[IVX]+\b|[A-Z]\b)",
    r"(?:Mr|Mrs|Ms|Dr|Prof|St)\.? (?=[A-Z])\w",
    rf"\d{SPACE}in{SPACE}\d+",
    rf"(?:AD|CE){SPACE}\d+|(?<![A-Za-z])[NSEW]{SPACE}\d+[°º]|[′″°º]{SPACE}[NSEW](?![A-Za-z])",
)
EN_LIKED = (
    *LATIN_LIKED,
    rf"{_MONTH}{SPACE}(?:{_ORDINAL},{SPACE})?\d{{4}}",
    rf"\d+(?:st|nd|rd|th){SPACE}{_WORD}",
    rf"(?:\d|[ap]\.?m\.?){SPACE}to{SPACE}\d",
    rf"(?:{_EN_SCALE}|square|cubic|sq\.?|percentage){SPACE}[a-z]+",
    rf"(?:about|around|over|nearly|some|approx\.|than|the){SPACE}\d",
)

# -- German, French, Vietnamese

_DE_SCALE = r"(?:Tausend|Millionen?|Milliarden?|Billionen?|Tsd\.|Mio\.|Mrd\.)"
_DE_MONTH = (
    r"(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
    r"|Jan\.|Feb\.|Apr\.|Aug\.|Sept?\.|Okt\.|Nov\.|Dez\.)"
)
_DE_UNIT = (
    rf"(?:Yuan|{CURRENCY}|Dollar|US-Dollar|Euro|Pfund|Franken|Prozent|Prozentpunkte?n?|Uhr|Stunden?"
    rf"|Minuten?|Sekunden?|Tagen?"
    r"|Tage?|Wochen?|Monaten?|Monate?|Jahren?|Jahre?|Kilometern?|Zentimetern?|Millimetern?|Metern?"
    r"|Quadratmetern?"
    r"|Quadratkilometern?|Kubikmetern?|Hektar|Tonnen?|Kilogramm|Gramm|Liter|Kilowattstunden?|Kilowatt"
    r"|Megawatt|Gigawatt|Grad"
    r"|Mal|Mu)(?![A-Za-zäöüß])"
)
DE = (
    rf"{NUMBER}(?:{SPACE}{_DE_SCALE})?{SPACE}{_DE_UNIT}",
    rf"(?:{CURRENCY}{SPACE}?)?{NUMBER}{SPACE}{_DE_SCALE}",
    rf"{_DE_SCALE}{SPACE}{_DE_UNIT}",
    rf"\d{{1,2}}\.{SPACE}{_DE_MONTH}",
    rf"\d{{1,2}}\.{SPACE}\d{{1,2}}\.(?:{SPACE}\d{{4}})?",
    rf"(?:\d{{1,2}}|[IVX]+)\.{SPACE}(?:Etage|OG|UG|Stock|Quartal|Jahrhundert|Platz|Parteitag|Sitzung"
    rf"|Klasse|Stufe|Phase)",
    rf"(?:Linie|Nr\.|Phase|Stufe|Artikel|Kapitel|Tabelle|Abbildung|Seite|Raum|Gebäude|Tor|Halle|Haus|Platz"
    rf"|Teil|Ausgang"
    rf"|Abschnitt|Klasse|Typ|Terminal|Bus|Zimmer|Block){SPACE}(?:{NUMBER}|[IVX]+\b|[A-Z]\b)",
    rf"{NUMBER}{SPACE}(?:bis|und|oder){SPACE}{NUMBER}{SPACE}{_DE_UNIT}",
    rf"(?:z|d|u|i|o|s|v|n){SPACE}?\.{SPACE}(?:B|h|a|d|Ä|o|u|v|R|m|Chr|l)\.(?:{SPACE}(?:R|m|a)\.)?",
    rf"§{SPACE}\d+{SPACE}Abs\.{SPACE}\d+",
    rf"\d{SPACE}(?:v|n)\.{SPACE}Chr\.",
    rf"(?<![A-Za-z])(?:Dr|Prof|Hr|Fr|St)\.{SPACE}\w|(?<![A-Za-z])(?:ca|rd)\.{SPACE}\d",
    rf"(?<![A-Za-z])Q[1-4]{SPACE}\d{{4}}",
)
DE_LIKED = (
    *LATIN_LIKED,
    rf"{_DE_MONTH}{SPACE}\d{{4}}",
    rf"{_DE_SCALE}{SPACE}{_WORD}",
    rf"(?:XX|[IVX]+)\.{SPACE}{_WORD}",
    rf"(?:rund|etwa|über|fast|als|bis){SPACE}\d|\d{SPACE}bis",
)

_FR_MONTH = r"(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)"
_FR_SCALE = r"(?:mille|millions?|milliards?|billions?|Mds?|Mrd\.?|M)"
_FR_UNIT = (
    rf"(?:{CURRENCY}|yuans?|dollars?|euros?|livres?|yens?|francs?|pour cent|points?(?: de pourcentage)?"
    rf"|heures?|h(?: \d\d)?|minutes?"
    r"|secondes?|jours?|semaines?|mois|ans?|années?|(?:kilo|centi|milli)?mètres?(?: carrés?| cubes?)?"
    r"|hectares?|tonnes?"
    r"|(?:kilo)?grammes?|litres?|degrés?|fois|kilowattheures?|(?:kilo|méga|giga)watts?|mu)(?![a-zA-Zéèê])"
)
FR = (
    rf"(?:{CURRENCY}{SPACE}?)?{NUMBER}{SPACE}{_FR_SCALE}(?:€|\$)?(?:{SPACE}(?:de{SPACE}"
    rf"|d[’'])?{_FR_UNIT})?(?![a-z])",
    rf"{_FR_SCALE}{SPACE}(?:de{SPACE}|d[’']){_FR_UNIT}",
    rf"{NUMBER}{SPACE}{_FR_UNIT}",
    rf"(?:\d{{1,2}}|1er){SPACE}{_FR_MONTH}",
    rf"(?:\d+(?:e|er|re|ème)|[IVX]+e){SPACE}(?:siècles?|étage|trimestre|session|classe|rang|édition|congrès)",
    rf"(?i:ligne|n°|nº|nos|phase|article|chapitre|tableau|figure|page|salle|bâtiment|porte|niveau|sortie"
    rf"|numéro|bus|étape|type"
    rf"|partie|annexe|terminal|hall|classe|zone){SPACE}(?:{NUMBER}|[IVX]+\b|[A-Z]\b)",
    rf"{NUMBER}{SPACE}(?:à|et|ou){SPACE}{NUMBER}{SPACE}{_FR_UNIT}",
    rf"(?<![A-Za-z])(?:M|Mme|Mlle|Dr|Pr|St|Ste)\.?{SPACE}[A-Z]|(?<![A-Za-z])env\.{SPACE}\d",
    rf"\d{SPACE}h{SPACE}\d\d|\d{SPACE}?h{SPACE}à{SPACE}\d+{SPACE}?h(?![a-z])",
    rf"(?:av|ap|apr)\.{SPACE}J\.-C\.",
    rf"«{SPACE}\S|\S{SPACE}[»!?:;]",
)
FR_LIKED = (
    *LATIN_LIKED,
    rf"{_FR_MONTH}{SPACE}\d{{4}}",
    rf"\d+(?:e|er|re|ème){SPACE}{_WORD}",
    rf"{_FR_SCALE}{SPACE}(?:de{SPACE}|d[’']){_WORD}",
    rf"(?:environ|de|du|le){SPACE}\d|\d{SPACE}à{SPACE}\d",
)

_VI_SCALE = r"(?:nghìn tỷ|nghìn|ngàn|triệu|tỷ|tỉ|vạn)"
_VI_UNIT = (
    rf"(?:{CURRENCY}|nhân dân tệ|tệ|đồng|đô la|euro|yên|phần trăm|điểm phần trăm|điểm"
    rf"|giờ(?: \d+)?(?: phút)?|phút|giây|ngày|tuần"
    r"|tháng|năm|km vuông|km|mét(?: vuông| khối)?|cm|mm|héc-ta|ha|tấn|kg|gam|lít|lần|sao|mẫu|kWh"
    r"|lượt người|người|doanh nghiệp|công ty|dự án|chiều|giường|khu|lĩnh vực)(?!\w)"
)
VI = (
    rf"(?:{CURRENCY}{SPACE})?{NUMBER}(?:{SPACE}{_VI_SCALE})?(?:{SPACE}{_VI_UNIT})?",
    rf"{_VI_SCALE}{SPACE}(?:nhân dân tệ|đô la|{CURRENCY})",
    rf"(?i:ngày|tháng|năm|số|tuyến|tuyến số|tầng|phòng|giai đoạn|cổng|cửa|tòa nhà|cấp|trang|hình|bảng"
    rf"|chương|điều|khoản|mục|quý"
    rf"|thế kỷ|thứ|lần thứ|loại|nhóm|khu|xe buýt|đường|phần|phụ lục){SPACE}(?:{NUMBER}|[IVX]+\b|[A-Z]\b)",
    rf"\d{SPACE}(?:đến|tới|và|hoặc){SPACE}{NUMBER}(?:{SPACE}{_VI_UNIT})?",
    rf"TP\.{SPACE}HCM|ĐT\.?:?{SPACE}\+?\d+",
)
VI_LIKED = (
    *LATIN_LIKED,
    rf"tháng{SPACE}\d+{SPACE}năm{SPACE}\d+|ngày{SPACE}\d+{SPACE}tháng{SPACE}\d",
    rf"{_VI_SCALE}{SPACE}{_WORD}",
    rf"(?:khoảng|hơn|gần|trên){SPACE}\d",
)

# -- Arabic, Thai

AR = (
    rf"[\d\u0660-\u0669][\d\u0660-\u0669.,\u066b\u066c]*[%٪]?{SPACE}"
    r"(?:ألف|آلاف|مليون|ملايين|مليار|مليارات|تريليون|يوان|دولار|يورو|في المئة|ساعة|ساعات|دقيقة|دقائق|يوم|أيام"
    r"|شهر|أشهر|سنة|سنوات|عام|أعوام|كيلومتر|كيلومترات|متر|مترًا|هكتار|هكتارات|طن|شركة|شركات)",
)
TH = (
    rf"(?:ร้อยละ|ประมาณ|กว่า){SPACE}?{NUMBER}",
    rf"{NUMBER}{SPACE}?"
    r"(?:หยวน|บาท|ดอลลาร์|ล้าน|พันล้าน|แสนล้าน|หมื่นล้าน|ชั่วโมง|นาที|วัน|เดือน|ปี|กิโลเมตร|เมตร|เฮกตาร์"
    r"|ไร่|ตัน|คน|แห่ง|บริษัท|ราย)",
)
