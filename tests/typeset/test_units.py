"""Numbers with their units, counters, dates and designations are whole in every language that writes them."""

from __future__ import annotations

import pytest

from czguide.typeset import Align, ParagraphStyle, Span, TextStyle, Typesetter, break_lines
from czguide.typeset.breaks import BOUND, line_breaks
from czguide.typeset.language import language

# Forms a line never parts, one after another.
WHOLE = {
    "zh": (
        "20亿元|72家|3.5万人次|第十五届|9月26日|第3季度|第12名|1/5|5%|12.5％|36.6℃|−3 ℃|-3℃|"
        "§5|￥100|¥100|€1.5|100元/吨|3,000元/月|50元/平方米|10:30|9:00-17:00|9:00—17:00|9:00至17:00|"
        "2023—2025年|2023-2025年|3至5天|3~5天|3～5天|3—5个工作日|三至五年|十几家|几十家|"
        "数百亿元|数十家|上千家|近百家|百余家|一千多家|5A级|A股|12号线|1203室|B1层|50路|"
        "300号|1米|180cm|1.8m|220V|5G|4K|25 km/h|100 km/h|3.2 GW|47GWh|47 GWh|1000吨/年|200万吨/年|"
        "30万辆/年|2亿美元|5.3亿欧元|1.2亿英镑|3万瑞士法郎|RMB 20亿|US$3.2亿|第一百二十三条|"
        "第（一）款|第2版|3.0版本|1+1|“1+3”|1∶3|1:3|1：3|24小时|7×24小时|365天|一年|两年|"
        "三个月|半年|1个半小时|一个半月|500强|百强|“十四五”|20余年|20多年|300多家|"
        "5000余人|十多年|1万多人|0.5‰|3‰|5.6个百分点|2.5倍|1.5折|七成|六成五|三分之二|"
        "百分之五|万分之三|8888 8888|0519-85682000|(0519) 8568 2000|（0519）85682000|12345|110|"
        "010-1234 5678|400-820-8820|138-0000-0000|13800000000|W5000|L2级|No.1|第1位|第Ⅲ类|Ⅱ类|10kV|110千伏|"
        "20MPa|2°C|45°|3′|5″|3万平方公里|18层|两千五百家|一百二十亿元|二〇二四年|"
        "〇五一九|2024.9.26|2024/9/26|2024-09-26|24/7|3 : 1|1 000 km|1 000公里|12 km²|100㎡|100m²|500 mm|"
        "60吨级|3万吨级|5匹|3勺|8节|6扇|12盏|1架次|2车道|4栋|5栋楼|3幢|三楼|8折|65周岁|18岁|"
        "2周|7日|90后|00后|1.3亿千瓦时|1.3亿kWh|12点|12点30分|9时30分|30秒|3局|2胜|5分|5颗|7粒|"
        "12滴|2包|5箱|10瓶|8盒|6桶|4袋|2杯|3碗|9道|5阶段|3阶段|4步|12步|1尊|7朵|8株|9棵|5幅|2卷|"
        "4集|3季|5笔|2宗|3起|7桩|4场次|5泊位|三大|十大"
    ),
    "ja": (
        "20億元|7,680億元|72社|3.5万人|第15回|第十五回|令和六年|平成元年|第3四半期|3か月|"
        "3ヶ月|3ヵ月|3カ月|3個月|1時間半|30分|10時30分|午前9時|午後3時30分|9:00～17:00|"
        "9時～17時|3～5日|3〜5年|2023～2025年|5%|5％|36.6℃|−3℃|-3 ℃|¥100|￥1,000|1,000円|100万円|"
        "1億2,000万円|3.2億米ドル|US$3.2億|5万ドル|100ユーロ|20億人民元|4万5,000人|数十社|"
        "数百億元|十数社|百数十人|二十歳|三分の一|3分の1|5倍|2.5倍|3割|三割|1位|第1位|"
        "第5条|第2版|第一章|5階|地下2階|B1階|3階建て|1号線|6番出口|2番線|300号|12号館|"
        "0120-123-456|090-1234-5678|03(1234)5678|+81 3-1234-5678|〒213-0000|〒100-0001|12 km²|12km²|47 GWh|"
        "47GWh|100㎡|180cm|5G|4K|L2|3D|1,234.5メートル|85キロメートル|85キロ|100キログラム|5トン|"
        "5万トン|3ヘクタール|8千人|5千万円|3万5千円|5000ドル|一つ|2つ|九つ|五つ星|5つ星|"
        "4A級|5A級|24時間|365日|7日間|2週間|1年間|5校|3大学|10か所|五か国|5ヵ国語|3カ国|2言語|"
        "5室|100席|200床|30台|50機|5隻|2頭|3匹|5羽|2杯|3皿|10冊|3枚|5本|8点|9件|6項目|4種類|2車線|"
        "5区間|12駅|3駅|1キロワット時|1kWh|3メガワット|2ギガワット|5気圧|20 MPa|0.5‰|ISO 9001|"
        "No.1|No. 12|1：3|1:3|24/7|§5|第１５回|２０億元|１２％|三百社|5行|3列|2泊3日|3泊4日|5合|"
        "3膳|1坪|100坪|8畳|6畳|5反|2丁目|3番地|1-2-3"
    ),
    "ko": (
        "20억 위안|7,680억 위안|1조2000억원|72개사|3.5만 명|1만 명|4만 5,000명|제15회|제15차|"
        "제3분기|3분기|9월 26일|2024. 5. 1.|3개월|3 개월|5개국|10곳|10여 곳|300여 개|수십 개|"
        "수백억 위안|5%|5 %|36.6℃|−3℃|-3 ℃|₩1,000|1,000원|100만 원|3억 달러|US$3.2억|5만 유로|"
        "20세|3분의 1|2.5배|5위|제5조|제2판|제1장|5층|1호선|300호|12동 1203호|02-1234-5678|"
        "010-1234-5678|1588-1234|+82 2-1234-5678|12 km²|12㎢|47 GWh|47GWh|100㎡|180cm|85km|85 킬로미터|"
        "85킬로미터|5톤|5만 톤|3헥타르|24시간|1시간 30분|오전 9시|오후 3시 30분|9시 30분|"
        "9:00~17:00|3~5일|3∼5년|2023~2025년|5개교|5G|L2급|4A급|제1차|1만 5천 명|5천 명|5천여 명|"
        "3백 명|1인당|1명당|30대|50여 대|5척|2마리|10권|3장|5병|8점|9건|4종|30분마다|2차선|"
        "6차로|3박 4일|1,000 km|20 MPa|5퍼센트|5 퍼센트|0.5‰|ISO 9001|No. 12|1:3|24/7|두 배|세 곳|"
        "열 개|스무 살|첫 번째|2 번째|두 번째|제2의|10억kWh|1 kWh|1분기|100여 년|60여 개국|3평|"
        "100평"
    ),
    "en": (
        "RMB 2 billion|RMB 768.5 billion|CNY 2 bn|US$3.2bn|US$3.2 bn|US$ 3.2 billion|USD 5,000|$5 million|"
        "$1.5m|€1.5 bn|€ 5|£3m|¥100|￥100|JPY 3 trillion|HK$200|47 GWh|3.2 GW|5 %|5%|12 km²|12 sq km|"
        "12 sq. km|−3 ℃|-3 °C|−3 °C|25 °C|§5|§ 5|§§ 5–7|No. 12|Nos. 3–5|10:30|10:30 a.m.|10.30 am|"
        "9 a.m.|9 am|9 p.m.–5 p.m.|3–5 days|3-5 days|two years|September 26|26 Sept.|1 May|1st May|May 1st|"
        "300 hectares|1,000 km|1 000 km|100 m|100 metres|5 kg|5 tonnes|5 t|3 Mt|200,000 tonnes|200 000 t/a|"
        "100 km/h|5 kWh/100 km|12 MPa|3 nm|8-inch|12-inch|5-year|24-hour|3-hour|Tel. 0519 8568 2000|"
        "Tel: 0519-8568 2000|+86 (0)519 8568 2000|+86 519 8568 2000|+86-519-85682000|0519 8568 2000|"
        "(0519) 8568 2000|400 820 8820|138 0000 0000|ext. 12|Ext. 803|Line 1|Gate 3|Exit 4|Room 1203|"
        "Building 5|Floor 12|Block B|Bus 50|Route 12|Terminal 2|Phase II|Phase 2|Level 2|L2+|5G|4A|4A-level|"
        "Type 2|Class A|Chapter 5|Section 3.2|Figure 3|Fig. 3|Table 2|Article 15|Art. 5|p. 12|pp. 12–15|"
        "vol. 3|Vol. 3|5 percent|5 per cent|5 pp|2.5 times|3-fold|half a million|24/7|1:3|1 in 5|2/3|"
        "20+ years|300+|20 years|3 months|2 weeks|7 days|48 hours|90 minutes|30 min|10 s|3 sec|65 dB|220 V|"
        "110 kV|5 Mbps|256 GB|1,500 mu|No 12|#12|Mr. Wang|Dr. Li|St. John|ISO 9001|GB/T 19001|IEC 61851|A4|"
        "W5000|30°C|N 31°46′|31° 46′ N|1.2 × 10⁶|1.2 × 10^6|5 × 4 m|20 m × 30 m|3 ± 0.5|±5 %|≥ 5|> 300|"
        "< 5|≈ 3|~300|c. 1900|ca. 300|10 CET|8 UTC+8|AD 618|618 AD|200 BC|10 dBm|5 ha|3 acres|12 ft|6 lb|"
        "2 oz|500 ml|2 L|US$1.5 trillion|EUR 3 million|SGD 5 million|CHF 3m|CHF 3 million|RMB 100 yuan|"
        "100 yuan|3.5 million yuan|15 CNY/month|RMB 15/month|20 billion|100 million|two million|15 %|0.5 ‰|"
        "1,234.5 km²"
    ),
    "de": (
        "20 Mrd. Yuan|1,5 Mrd. Euro|€1,5 Mrd.|1,5 Mrd. €|1,5 Mrd. EUR|20 Milliarden Yuan|RMB 2 Milliarden|"
        "2 Mrd. RMB|5 %|5 Prozent|5 Prozentpunkte|12 km²|12 Quadratkilometer|47 GWh|−3 °C|-3 °C|25 °C|§ 5|"
        "§ 5 Abs. 2|§§ 5–7|Art. 5|Nr. 12|10:30 Uhr|10.30 Uhr|9 Uhr|9–17 Uhr|9 bis 17 Uhr|3–5 Tage|"
        "3 bis 5 Tage|3 Tage|26. September|1. Mai|1. 5. 2024|01.05.2024|15. Sitzung|21. Jahrhundert|"
        "1 000 km|1.000 km|100 Meter|5 kg|5 Tonnen|5 t|100 km/h|Tel. 0519 8568 2000|+86 519 8568 2000|"
        "0519/85 68 20 00|(0519) 8568 2000|Linie 2|Tor 3|Raum 12|Gebäude 5|Phase 2|Stufe 2|S. 12|S. 12–15|"
        "Abb. 3|Tab. 2|Tabelle 2|Kapitel 5|Bd. 3|z. B.|d. h.|u. a.|z.B.|i. d. R.|u. v. m.|v. Chr.|"
        "200 v. Chr.|618 n. Chr.|Dr. Li|Prof. Wang|Hr. Wang|Fr. Li|ca. 300|ca. 5 %|5 Jahre|5 Jahren|"
        "3 Monate|2 Wochen|48 Stunden|90 Minuten|30 min|10 s|5 ha|5 Hektar|1500 Mu|20 000 Euro|100 $|"
        "US$ 3,2 Mrd.|3,2 Mrd. US-Dollar|3,2 Mrd. USD|5-jährig|24-Stunden|3-fach|2,5-mal|2,5-fache|20 Mal|"
        "1:3|2/3|24/7|ISO 9001|DIN 5008|5. Etage|5. OG|3. Stock|2. Quartal|Q1 2024|Mo.–Fr.|5 m²|100 m²|"
        "5 m × 4 m|0,5 ‰|1. Platz|Platz 1|Halle 3|A4-Format|XX. Parteitag|1,2 Billionen Yuan|Mio. Yuan"
    ),
    "fr": (
        "20 milliards de yuans|1,5 Md€|€1,5 Mrd.|1,5 milliard d’euros|2 milliards de RMB|RMB 2 milliards|"
        "5 %|5 pour cent|12 km²|47 GWh|−3 °C|-3 °C|25 °C|§ 5|art. 5|article 5|n° 12|nº 12|nos 3-5|10 h 30|"
        "10h30|9 h|9 h à 17 h|3 à 5 jours|3-5 jours|3–5 jours|XXIe siècle|21e siècle|15e session|1re classe|"
        "1 000 km|1 234,5 km²|100 mètres|5 kg|5 tonnes|100 km/h|Tél. 0519 8568 2000|tél. : 0519 8568 2000|"
        "+86 519 8568 2000|01 23 45 67 89|ligne 2|porte 3|salle 12|bâtiment 5|phase 2|niveau 2|p. 12|"
        "p. 12-15|fig. 3|tabl. 2|tableau 2|chapitre 5|vol. 3|M. Wang|Mme Li|Dr Li|env. 300|5 ans|3 mois|"
        "2 semaines|48 heures|90 minutes|30 min|10 s|5 ha|1 500 mu|20 000 euros|20 000 €|100 $|3,2 Md$|"
        "3,2 milliards de dollars|3,2 milliards USD|1:3|2/3|24h/24|7j/7|24 h/24|ISO 9001|5e étage|"
        "1er trimestre|2,5 fois|5 points|5 points de pourcentage|« 5 »|0,5 ‰|100 m²|20 m × 30 m|1,2 billion|"
        "av. J.-C.|numéro 5|2 x 5 m|vrai ?|oui !|ainsi :|donc ;"
    ),
    "vi": (
        "20 tỷ nhân dân tệ|768,5 tỷ nhân dân tệ|3,5 triệu người|3,5 triệu lượt người|"
        "2 tỷ RMB|2 tỷ USD|RMB 2 tỷ|1,2 nghìn tỷ nhân dân tệ|5%|5 %|5 phần trăm|5 điểm phần trăm|"
        "12 km²|12 km vuông|47 GWh|−3 °C|25 °C|số 12|Số 12|10:30|10 giờ 30|10 giờ 30 phút|9 giờ|"
        "3–5 ngày|3-5 ngày|3 đến 5 ngày|ngày 26 tháng 9 năm 2024|tháng 9 năm 2024|tháng 9|năm 2024|"
        "quý 3|quý III|thế kỷ 21|thế kỷ XXI|lần thứ 15|thứ 15|72 doanh nghiệp|72 công ty|"
        "300 công ty|1.000 km|1 000 km|100 mét|5 kg|5 tấn|100 km/h|ĐT: 0519 8568 2000|+86 519 8568 2000|"
        "0519 8568 2000|tuyến 2|Tuyến 2|tuyến số 2|cổng 3|phòng 12|tòa nhà 5|tầng 5|giai đoạn 2|"
        "cấp 2|trang 12|hình 3|Hình 3|bảng 2|Bảng 2|chương 5|Điều 5|khoản 2|5 năm|3 tháng|2 tuần|"
        "48 giờ|90 phút|30 giây|5 ha|5 héc-ta|1.500 mẫu|20.000 euro|100 đô la|3,2 tỷ đô la|1:3|2/3|24/7|"
        "ISO 9001|2,5 lần|5 điểm|800 giường|100 m²|0,5 ‰|15 dự án|10 khu|9 lĩnh vực|5 sao|4A|2 chiều|"
        "100.000 tấn|20 triệu|TP. HCM"
    ),
}  # fmt: skip
LIKED = {
    "zh": "2024年/5月1日|约/1.2万亿元|20亿元/人民币|上午/9点",
    "ja": "2024年/5月1日|約/1.2兆円|20歳/以上",
    "ko": "2024년 /5월|약 /300개|9개 /분야|2024년 /말",
    "en": "26 September /2024|72 /firms|15th /session|180,000 square /metres|3 /to 5 days|about /300",
    "de": "26. September /2024|800 /Betten|3,5 Millionen /Menschen|rund /300",
    "fr": "26 septembre /2024|800 /lits|3,5 millions /de personnes|environ /300",
    "vi": "khoảng /300|hơn /300",
}
"""Where a line had better not end, and may."""


def around(tag: str) -> tuple[str, str]:
    return ("在", "的") if language(tag).wide_marks else ("A ", " b")


@pytest.mark.parametrize("tag", WHOLE)
def test_no_line_ends_inside(tag: str) -> None:
    before, after = around(tag)
    parted = []
    for form in WHOLE[tag].split("|"):
        breaks = line_breaks(before + form + after, language(tag), hyphenate=False)
        inside = range(len(before) + 1, len(before) + len(form))
        parted += [form for at in breaks.open if at in inside]
    assert not parted


@pytest.mark.parametrize("tag", LIKED)
def test_what_is_better_kept_costs(tag: str) -> None:
    before, after = around(tag)
    for form in LIKED[tag].split("|"):
        at = len(before) + form.index("/")
        breaks = line_breaks(before + form.replace("/", "", 1) + after, language(tag), hyphenate=False)
        assert at in breaks.open, form
        assert 10_000 < breaks.costs[at] < BOUND, form


@pytest.mark.parametrize("tag", ["zh", "ja", "ko", "en"])
def test_no_change_of_style_parts_them(tag: str, typesetters: dict[str, Typesetter]) -> None:
    """Bold digits, a linked unit, at every width and alignment."""
    after = around(tag)[1]
    filler = {"zh": "在常州创新区", "ja": "常州市では", "ko": "창저우 시의 ", "en": "in the city of "}[tag]
    styles = (TextStyle(weight="bold"), TextStyle(link=1), TextStyle(scale=0.8), TextStyle())
    spans: list[Span] = []
    kept: list[range] = []
    at = 0
    for number, form in enumerate(WHOLE[tag].split("|")):
        half = 1 + number % max(1, len(form) - 1)
        parts = (filler, form[:half], form[half:], after)
        for part, style in zip(
            parts, (TextStyle(), styles[number % 4], styles[(number + 1) % 4], TextStyle()), strict=True
        ):
            spans.append(Span(part, style))
        start = at + len(filler)
        kept.append(range(start + 1, start + len(form)))
        at += sum(map(len, parts))
    for align in (Align.JUSTIFY, Align.START):
        shaped = typesetters[tag].shape(spans, ParagraphStyle(align=align))
        inside = {at for whole in kept for at in whole}
        for width in (160, 230, 310, 420, 560):
            lines = break_lines(shaped, width).lines
            assert not [line.text for line in lines[:-1] if line.end in inside]


def test_a_counter_no_list_has_stays_with_its_digits() -> None:
    for text in ("共有23匾在馆", "展出7龛佛像", "約8棹の家具"):
        tag = "ja" if "の" in text else "zh"
        at = next(at for at, char in enumerate(text) if char.isdigit())
        while text[at].isdigit():
            at += 1
        assert at not in line_breaks(text, language(tag)).open


def test_a_number_is_not_bound_to_the_word_that_follows() -> None:
    assert 4 in line_breaks("8001或8002", language("zh")).open
