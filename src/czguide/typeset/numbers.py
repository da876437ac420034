"""What no line parts: numbers, their units and counters, dates, phone numbers; expressions per language.

A match is kept whole from its first character to its last. CLREQ 3.1.4 and JLREQ 3.1.10 for numbers
and units; SI brochure 5.4.3 for the space between the two; ITU-T E.123 for phone numbers.
"""

from __future__ import annotations

# A number, and a range of two. A spaced em dash sets a phrase off; it makes no range.
_N = r"\d[\d.,]*(?:(?:\s?[-–~～〜至]\s?|—)\d[\d.,]*)?\+?"
_SPACE = r"[ \u00a0\u202f]"
# Signs and Latin unit symbols, in any language's text.
_SYMBOL = (
    r"(?:[kMGT]?(?:Wh|W|Hz|bps|B|b|V|A)|[kcmµμn]?m[²³]?|km/h|m/s|[kmM]?g|[kM]?t|ha|mu|Ah|mAh|[kMG]?Pa"
    r"|kcal|Nm|N|K|L|ml|mL|h|min|ms|s|dB|rpm|bn|mn|k|[%％‰℃℉°′″×㎡㎞㎏㎜㎝])(?:/[a-zA-Z]+)?(?![A-Za-z])"
)
_CURRENCY = r"(?:RMB|CNY|USD|EUR|JPY|KRW|GBP|HKD|US\$|HK\$|[$¥€£￥＄])"
_PHONE = "|".join(
    (
        r"\+\d{1,3}(?:[ \u00a0-]\(?\d{1,5}\)?){1,5}",
        r"(?<![\d.,])\(?0\d{1,4}\)?[ \u00a0-]\d{3,4}(?:[ \u00a0-]\d{3,4})?(?![\d.,]\d)(?:[ ]?[转轉]\d+)?",
        r"(?<![\d.,])[48]00[ -]\d{3,4}(?:[ -]\d{3,4})?(?!\d)",
        r"(?<![\d.,])1\d\d[ -]\d{4}[ -]\d{4}(?!\d)",
        r"(?<![\d.,])\d{3,4}[ -]\d{4}(?![\d.,]*\d)(?:[ ]?[转轉]\d+)?",
    )
)
COMMON = (
    rf"{_N}{_SPACE}?{_SYMBOL}",
    rf"{_N}(?:{_SPACE}?{_SYMBOL})?{_SPACE}?×{_SPACE}?{_N}(?:{_SPACE}?{_SYMBOL})?",
    rf"\b(?:No|Nos|Vol|Fig|no|Tel|p|pp|Ch|Nr|Abb|Art|S)\.{_SPACE}?{_N}|№{_SPACE}?{_N}",
    rf"{_CURRENCY}{_SPACE}?{_N}",
    rf"{_N}{_SPACE}?{_CURRENCY}(?![A-Za-z]|{_SPACE}?\d)",
    _PHONE,
    r"[^\s\[；;，,](?:\[\d{1,3}\])+",  # a source's number follows its statement
)

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_EN_SCALE = r"(?:hundred|thousand|million|billion|trillion)"
_EN_UNIT = (
    r"(?:yuan|renminbi|dollars?|euros?|yen|won|per cent|percent|percentage|hours?|minutes?|seconds?"
    r"|days?|weeks?|months?|years?|kilomet(?:re|er)s?|met(?:re|er)s?|square|cubic"
    r"|hectares?|mu|tonnes?|tons?|kilograms?|degrees?"
    r"|[ap]\.?m\.?|RMB|times|fold)(?![A-Za-z])"
)
EN = (
    rf"(?:{_CURRENCY}{_SPACE}?)?{_N}(?:{_SPACE}{_EN_SCALE}\b)?(?:{_SPACE}{_EN_UNIT}|{_SPACE}?{_SYMBOL})?",
    rf"\d{{1,2}}{_SPACE}{_MONTH}\b",
    rf"{_MONTH}{_SPACE}\d{{1,2}}\b(?!\d)",
    rf"(?:Nos?|Vol|Figs?|Line|Phase|Level|Article|Section|Chapter|Table|Figure|Page|Room|Building|Exit|Gate"
    rf"|Route|Bus|Unit|Floor|Grade|Class|Type|Step|Part|Appendix|ext)\.?{_SPACE}{_N}",
    r"(?:Mr|Mrs|Ms|Dr|Prof|St)\. (?=[A-Z])\w",
    r"\b(?:ISO|IEC|GB/T|GB|EN|DIN|IEEE) \d[\d:.–—-]*",
)

_HAN_DIGITS = "一二三四五六七八九十百千两兩〇零"
_HAN_NUMBER = (
    rf"(?=第?\d)第?(?:\d[\d.,]*[百千万萬亿億兆十]+)*(?:{_N})?[ \u00a0]?[余多]?[百千万萬亿億兆十]*[余多餘超]?"
)
_ZH_UNIT = (
    r"(?:平方公里|平方千米|平方米|立方米|万千瓦时|千瓦时|兆瓦时|吉瓦时|万千瓦|兆瓦|吉瓦|千瓦|公里|千米|厘米|毫米|微米"
    r"|纳米|公顷|公斤|千克|毫克|毫升|个百分点|个工作日|个小时|个月|季度|美元|欧元|日元|韩元|港元|人民币|元|角|分钟|小时"
    r"|周岁|周年|年度|年代|年级|年|月份|月|日|号线|号楼|号|天|周|时|分|秒|家|个|项|名|人次|人|位|户|所|座|条|件|台套|台|套"
    r"|辆|架|艘|只|支|枚|款|类|种|批|届|次|期|轮|场|处|片|块|层|楼|栋|幢|室|间|床|路|站|线|米|吨|克|升|亩|度|级|强|倍|成|折"
    r"|岁|代|页|章|条|款|字|词|句|篇|部|本|册|份|张|封|组|队|班|班次|趟|环|维|核|寸|英寸|里|华里)"
)
_ZH_HANT_UNIT = (
    r"(?:平方公里|平方公尺|立方公尺|平方米|公里|公尺|公分|公釐|公頃|公斤|公克|毫升|個百分點|個工作天|個小時|個月|季度|美元|歐元"
    r"|日圓|韓元|港元|人民幣|元|分鐘|小時|週歲|周年|週年|年度|年代|年級|年|月份|月|日|號線|號樓|號|天|週|時|分|秒|家|個|項|名"
    r"|人次|人|位|戶|所|座|條|件|臺|台|套|輛|架|艘|隻|支|枚|款|類|種|批|屆|次|期|輪|場|處|片|塊|層|樓|棟|室|間|床|路|站|線"
    r"|米|噸|克|升|畝|度|級|強|倍|成|折|歲|代|頁|章|字|篇|部|本|冊|份|張|封|組|隊|班|班次|趟|環|維|寸|里)"
)
_JA_UNIT = (
    r"(?:平方キロメートル|キロメートル|平方メートル|ヘクタール|ギガワット時|メガワット|ギガワット|キロワット|メートル|パーセント"
    r"|ポイント|キロ|トン|グラム|リットル|ムー|米ドル|香港ドル|ドル|ユーロ|人民元|元|円|ウォン|年間|年度|年代|年|か月|カ月|ヶ月"
    r"|ヵ月|箇月|四半期|月|日間|日|週間|時間|時|分間|分の\d+|分|秒|社|名|人|件|項目|項|か所|カ所|ヶ所|ヵ所|箇所|か国|カ国|ヶ国"
    r"|ヵ国|路線|号線|号|階|棟|室|台|両|機|隻|個|本|枚|冊|回|度|倍|割|歳|位|級|種類|種|類|代|世代|期|次|組|校|店|軒|拠点|分野"
    r"|段階|点|番|番線|丁目|番地|行|頁|ページ|章|節|条|字|つ|大)"
)
_KO_UNIT = (
    r"(?:위안|달러|유로|엔|원|제곱킬로미터|제곱미터|킬로미터|평방미터|헥타르|미터|톤|킬로그램|킬로|퍼센트|시간|개월|개사|개국"
    r"|개소|개|명|인|곳|건|대|년|월|일|분의 \d+|분기|분|초|주|호선|호|층|회|차|위|배|번|종|종류|가지|여|세|살"
    r"|급|단계|편|권|장|동|조|억|만|천|무)"
)


def _han(unit: str) -> tuple[str, ...]:
    """Chinese and Japanese: digits or Han numerals, scales, a counter or a unit's symbol."""
    return (
        r"\d+月\d+日?",
        rf"{_HAN_NUMBER}(?:{unit}|{_SPACE}?{_SYMBOL})?",
        rf"第?[{_HAN_DIGITS}]+[余多餘数]?[万萬亿億兆]*{unit}",
        rf"[{_HAN_DIGITS}百]+分之[{_HAN_DIGITS}\d.]+",
    )


ZH = _han(_ZH_UNIT)
ZH_HANT = _han(_ZH_HANT_UNIT)
JA = _han(_JA_UNIT)
KO = (
    r"\d+월 \d+일",
    rf"(?:제)?{_N}(?:여|조|억|만|천|백)*(?: \d[\d.,]*(?:억|만|천|백)*)?(?: ?{_KO_UNIT}|{_SPACE}?{_SYMBOL})",
)
DE = (
    rf"{_N}(?:{_SPACE}(?:Tausend|Millionen?|Milliarden?|Billionen?|Mio\.|Mrd\.))?{_SPACE}"
    r"(?:Yuan|RMB|Dollar|US-Dollar|Euro|Prozent|Prozentpunkte?n?|Uhr|Stunden?|Minuten?|Sekunden?|Tagen?|Tage?"
    r"|Wochen?|Monaten?|Monate?|Jahren?|Jahre?|Kilometern?|Metern?|Quadratmetern?|Quadratkilometern?|Hektar"
    r"|Tonnen?|Grad|Mu)\b",
    rf"{_N}{_SPACE}(?:Tausend|Millionen?|Milliarden?|Billionen?|Mio\.|Mrd\.)",
    rf"\d{{1,2}}\.{_SPACE}(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)",
    rf"(?:Linie|Nr\.|Phase|Stufe|Artikel|Kapitel|Tabelle|Abbildung|Seite|Raum|Gebäude){_SPACE}{_N}",
    rf"(?:z|d|u|i|o)\.{_SPACE}(?:B|h|a|d|Ä)\.",
)
FR = (
    rf"{_N}(?:{_SPACE}\d{{3}})*{_SPACE}(?:mille|millions?|milliards?)(?:{_SPACE}(?:de|d’))?",
    rf"{_N}(?:{_SPACE}\d{{3}})*{_SPACE}"
    r"(?:yuans?|dollars?|euros?|pour cent|points?|heures?|h|minutes?|secondes?|jours?|semaines?|mois|ans?"
    r"|années?|kilomètres?|mètres?|hectares?|tonnes?|degrés?|mu)\b",
    r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+",
    rf"\d{{1,2}}(?:er)?{_SPACE}"
    r"(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)",
    rf"(?:ligne|n°|phase|article|chapitre|tableau|figure|page|salle|bâtiment){_SPACE}{_N}",
    r"«[ \u00a0\u202f]\S",
)
VI = (
    rf"{_N}{_SPACE}(?:nghìn|ngàn|triệu|tỷ|tỉ|nghìn tỷ)(?:{_SPACE}(?:nhân dân tệ|tệ|USD|đồng))?",
    rf"{_N}{_SPACE}(?:tệ|đô la|phần trăm|giờ|phút|giây|ngày|tuần|tháng|năm|km|mét|héc-ta|ha|tấn"
    r"|người|doanh nghiệp)",
    rf"(?:ngày|tháng|năm|số|tuyến|tầng|phòng|giai đoạn){_SPACE}{_N}",
)
AR = (
    rf"[\d\u0660-\u0669][\d\u0660-\u0669.,\u066b\u066c]*[%٪]?{_SPACE}"
    r"(?:ألف|آلاف|مليون|ملايين|مليار|مليارات|تريليون|يوان|دولار|يورو|في المئة|ساعة|ساعات|دقيقة|دقائق|يوم|أيام"
    r"|شهر|أشهر|سنة|سنوات|عام|أعوام|كيلومتر|كيلومترات|متر|مترًا|هكتار|هكتارات|طن|شركة|شركات)",
)
TH = (
    rf"(?:ร้อยละ|ประมาณ|กว่า){_SPACE}?{_N}",
    rf"{_N}{_SPACE}?"
    r"(?:หยวน|บาท|ดอลลาร์|ล้าน|พันล้าน|แสนล้าน|หมื่นล้าน|ชั่วโมง|นาที|วัน|เดือน|ปี|กิโลเมตร|เมตร|เฮกตาร์|ไร่|ตัน|คน|แห่ง|บริษัท|ราย)",
)
