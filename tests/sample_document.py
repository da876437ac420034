"""A small brochure with every block and every inline, in several languages, for the writers' tests."""

from __future__ import annotations

import struct
import zlib
from decimal import Decimal

from czguide.document.drawings import (
    Chart,
    ChartRow,
    Code,
    Flow,
    FlowStage,
    FlowStep,
    Picture,
    Stop,
    Transit,
    TransitLine,
    Value,
)
from czguide.document.model import (
    Blank,
    Block,
    Callout,
    Cell,
    Cite,
    Codes,
    ContactCard,
    ContactLine,
    Contacts,
    Contents,
    Cover,
    Definitions,
    Document,
    Emph,
    FactValue,
    Figure,
    Foreign,
    Index,
    IndexEntry,
    Inline,
    Inlines,
    KeyFigure,
    KeyFigures,
    Link,
    List,
    ListItem,
    Metadata,
    Missing,
    Name,
    NoBreak,
    Paragraph,
    Qualification,
    Section,
    SourceEntry,
    Sources,
    Str,
    Strong,
    Table,
)

LANGUAGES = ("zh", "en", "ja", "ko")

ADDRESS = "江苏省常州市武进区延政中路1号"

_WORDS: dict[str, dict[str, str]] = {
    "zh": {
        "title": "常州投资指南",
        "subtitle": "九条赛道，一座“新能源之都”",
        "edition": "2026年版",
        "contents": "目录",
        "notice": "草稿，仅供校核",
        "chapter": "氢能",
        "payment": "便捷支付",
        "section": "手机支付",
        "detail": "扫码付款",
        "lead": "两湖创新区正在建设“常州氢湾”，把制氢、储运与整车连成一条链。",
        "before": "全市已引育",
        "after": "，涵盖燃料电池、电解槽与氢能自行车。西太湖一带的检测平台向境外企业开放，可以预约测试。",
        "number": "近320",
        "unit": "亿元",
        "label": "产业规模",
        "qualification": "（全国，截至2025年11月）",
        "papers": "要带的材料",
        "passport": "护照或外国人永久居留身份证",
        "step": "绑定银行卡",
        "step_text": "在应用里添加您的卡，等发卡行验证。",
        "companies": "重点企业",
        "company": "永安行",
        "caption": "绑定境外银行卡：限额与手续费",
        "item": "项目",
        "amount": "数额",
        "single": "单笔限额",
        "tips": "提示",
        "warnings": "注意",
        "hotline": "移民管理服务热线",
        "phone": "电话",
        "address": "地址",
        "publisher": "单位名称",
        "sources": "资料来源",
        "index": "企业索引",
    },
    "en": {
        "title": "Changzhou Investment Guide",
        "subtitle": "Nine tracks in one capital of new energy",
        "edition": "2026 edition",
        "contents": "Contents",
        "notice": "Draft, for review only",
        "chapter": "Hydrogen",
        "payment": "Paying with ease",
        "section": "Mobile payment",
        "detail": "Paying by QR code",
        "lead": "The Two Lakes area is building Hydrogen Bay, where production, storage and vehicles meet.",
        "before": "The city has attracted ",
        "after": ", from fuel cells and electrolysers to hydrogen bicycles. The test platforms around "
        "West Tai Lake are open to companies from abroad, which can book them.",
        "number": "nearly RMB 32",
        "unit": "billion",
        "label": "size of the industry",
        "qualification": " (national, as of November 2025)",
        "papers": "What to bring",
        "passport": "Passport or Foreign Permanent Resident ID Card",
        "step": "Add a bank card",
        "step_text": "Add your card in the app and wait for the issuer to verify it.",
        "companies": "Companies",
        "company": "Youon",
        "caption": "Overseas cards in apps: limits and fees",
        "item": "Item",
        "amount": "Amount",
        "single": "Single payment",
        "tips": "Tips",
        "warnings": "Take note",
        "hotline": "Immigration service hotline",
        "phone": "Phone",
        "address": "Address",
        "publisher": "Name",
        "sources": "Sources",
        "index": "Index of companies",
    },
    "ja": {
        "title": "常州投資ガイド",
        "subtitle": "九つの分野、ひとつの「新エネルギーの都」",
        "edition": "2026年版",
        "contents": "目次",
        "notice": "草稿（校閲用）",
        "chapter": "水素エネルギー",
        "payment": "支払い",
        "section": "モバイル決済",
        "detail": "コードで支払う",
        "lead": "両湖イノベーション区では「常州水素ベイ」の建設が進んでいます。",
        "before": "市内にはすでに",
        "after": "が集まり、燃料電池、電解槽、水素自転車に及びます。"
        "西太湖周辺の試験施設は海外企業にも開かれ、予約して使えます。",
        "number": "320",
        "unit": "億元近く",
        "label": "産業規模",
        "qualification": "（全国、2025年11月現在）",
        "papers": "必要な書類",
        "passport": "パスポートまたは外国人永久居留身分証",
        "step": "銀行カードを登録する",
        "step_text": "アプリにカードを追加し、発行会社の認証を待ちます。",
        "companies": "主な企業",
        "company": "永安行",
        "caption": "海外カードの限度額と手数料",
        "item": "項目",
        "amount": "金額",
        "single": "一回の限度額",
        "tips": "ヒント",
        "warnings": "注意",
        "hotline": "移民管理サービスホットライン",
        "phone": "電話",
        "address": "住所",
        "publisher": "名称",
        "sources": "資料",
        "index": "企業索引",
    },
    "ko": {
        "title": "창저우 투자 가이드",
        "subtitle": "아홉 개 분야, 하나의 ‘신에너지 도시’",
        "edition": "2026년판",
        "contents": "목차",
        "notice": "초안, 검토용",
        "chapter": "수소 에너지",
        "payment": "편리한 결제",
        "section": "모바일 결제",
        "detail": "QR 코드로 결제하기",
        "lead": "양호 혁신구는 ‘창저우 수소만’을 조성하고 있습니다.",
        "before": "시는 이미 ",
        "after": "를 유치했으며 연료전지, 수전해조, 수소 자전거에 이릅니다. "
        "시타이후 일대의 시험 시설은 해외 기업도 예약하여 이용할 수 있습니다.",
        "number": "320",
        "unit": "억 위안 가까이",
        "label": "산업 규모",
        "qualification": " (전국, 2025년 11월 기준)",
        "papers": "준비할 서류",
        "passport": "여권 또는 외국인 영구거류 신분증",
        "step": "은행 카드 등록",
        "step_text": "앱에 카드를 추가하고 발급사의 인증을 기다립니다.",
        "companies": "주요 기업",
        "company": "융안싱",
        "caption": "해외 카드의 한도와 수수료",
        "item": "항목",
        "amount": "금액",
        "single": "1회 한도",
        "tips": "도움말",
        "warnings": "주의",
        "hotline": "이민관리 서비스 핫라인",
        "phone": "전화",
        "address": "주소",
        "publisher": "명칭",
        "sources": "자료 출처",
        "index": "기업 색인",
    },
    "ar": {
        "title": "دليل الاستثمار في تشانغتشو",
        "subtitle": "تسعة مسارات في مدينة واحدة للطاقة الجديدة",
        "edition": "طبعة 2026",
        "contents": "المحتويات",
        "notice": "مسودة للمراجعة",
        "chapter": "الهيدروجين",
        "payment": "الدفع",
        "section": "الدفع بالهاتف",
        "detail": "الدفع بالرمز",
        "lead": "تبني المنطقة خليج الهيدروجين، حيث يتصل الإنتاج والتخزين والمركبات.",
        "before": "جذبت المدينة ",
        "after": " من خلايا الوقود إلى الدراجات. منصات الاختبار مفتوحة للشركات من الخارج.",
        "number": "نحو 32",
        "unit": "مليار يوان",
        "label": "حجم الصناعة",
        "qualification": " (نوفمبر 2025)",
        "papers": "ما يجب إحضاره",
        "passport": "جواز السفر",
        "step": "أضف بطاقة",
        "step_text": "أضف بطاقتك في التطبيق وانتظر التحقق.",
        "companies": "الشركات",
        "company": "يونغ آن شينغ",
        "caption": "الحدود والرسوم",
        "item": "البند",
        "amount": "المبلغ",
        "single": "الدفعة الواحدة",
        "tips": "نصائح",
        "warnings": "انتبه",
        "hotline": "الخط الساخن للهجرة",
        "phone": "الهاتف",
        "address": "العنوان",
        "publisher": "الاسم",
        "sources": "المصادر",
        "index": "الفهرس",
    },
}

PAGES = {
    "guide.hydrogen": 3,
    "guide.hydrogen.companies": 3,
    "guide.payment": 4,
    "guide.payment.mobile": 4,
    "guide.figures": 6,
    "guide.index": 8,
    "guide.sources": 9,
}
"""Page numbers as a layout would give them; the third level has none."""


def sample_document(lang: str = "zh", guide: str = "investment", status: str = "draft") -> Document:
    """The brochure in one of LANGUAGES, or in Arabic ('ar')."""
    words = _WORDS[lang]
    return Document(
        guide=guide,
        lang=lang,
        direction="rtl" if lang == "ar" else "ltr",
        page_size="A4",
        metadata=Metadata(
            title=words["title"],
            subject=words["subtitle"],
            keywords=(words["chapter"], words["payment"]),
            publisher="",
            date="2026-11-23",
            status=status,
        ),
        blocks=tuple(_blocks(words, lang)),
        labels={"continued": "", "page": "", "whole": words["amount"]},
    )


def message(identity: str, *items: Inline | str) -> Inlines:
    """A text with its message's id; strings stand for plain text."""
    return Inlines(tuple(Str(item) if isinstance(item, str) else item for item in items), identity)


def _blocks(words: dict[str, str], lang: str) -> list[Block]:
    return [
        Cover(
            title=message("guide.title", words["title"]),
            subtitle=message("guide.subtitle", words["subtitle"]),
            edition=message("guide.edition", words["edition"]),
            publisher=message("publisher.name", Blank(words["publisher"])),
            notice=message("labels.draft.notice", words["notice"]),
        ),
        Contents(message("labels.contents", words["contents"]), 2),
        _hydrogen(words, lang),
        _payment(words),
        _figures(words),
        _index(words),
        _sources(words),
    ]


def _hydrogen(words: dict[str, str], lang: str) -> Section:
    value = f"{words['number']} {words['unit']}" if lang in ("en", "ar") else words["number"] + words["unit"]
    fact = FactValue("hydrogen_scale", value)
    weak = Qualification(words["qualification"], weak=True)
    figures = tuple(
        KeyFigure(
            number,
            unit,
            message(f"guide.hydrogen.figures.f{place}", words["label"]),
            f"figure_{place}",
            note,
            " " if unit.isascii() and unit.isalpha() else "",
        )
        for place, (number, unit, note) in enumerate(
            [
                (words["number"], words["unit"], Inlines((weak,))),
                ("72", "", None),
                ("34.24", "km", None),
                ("97", "%", Inlines((Cite(1, "sources.1"),))),
                ("3", "", None),
            ]
        )
    )
    return Section(
        anchor="guide.hydrogen",
        heading=message("guide.hydrogen.title", words["chapter"]),
        level=1,
        kind="chapter",
        number="5",
        icon="hydrogen",
        blocks=(
            Paragraph(message("guide.hydrogen.lead", words["lead"]), "lead"),
            KeyFigures(figures),
            Paragraph(
                message(
                    "guide.hydrogen.text.bay",
                    words["before"],
                    fact,
                    words["after"],
                    Strong((Str("W5000"), FactValue("hydrogen_scale", words["number"], "number"))),
                    Emph((Str(words["section"]),)),
                    NoBreak("W-5000 X"),
                    Name("youon", words["company"]),
                    Qualification(words["qualification"]),
                    Cite(1, "sources.1"),
                    Cite(2, "sources.2"),
                ),
                title=message("guide.hydrogen.text.bay.title", words["chapter"]),
            ),
            Paragraph(message("guide.hydrogen.text.missing", Missing("这一段还没有译文。", "zh")), "note"),
            Section(
                anchor="guide.hydrogen.companies",
                heading=message("labels.companies", words["companies"]),
                level=2,
                blocks=(
                    List(
                        "field",
                        (
                            ListItem(
                                Inlines((Name("youon", words["company"]), Str(" "), Foreign("永安行", "zh")))
                            ),
                            ListItem(Inlines((Str("Trina"),))),
                        ),
                    ),
                    List(
                        "bullet",
                        (ListItem(message("guide.hydrogen.points.test", words["after"])),),
                    ),
                ),
            ),
        ),
    )


def _payment(words: dict[str, str]) -> Section:
    def step(place: int) -> ListItem:
        return ListItem(
            message(f"guide.payment.steps.s{place}", words["step_text"]),
            message(f"guide.payment.steps.s{place}.title", words["step"]),
        )

    rows = tuple(
        (
            Cell(message(f"guide.payment.table.r{place}.what", words["single"])),
            Cell(
                message(
                    f"guide.payment.table.r{place}.amount",
                    words["before"],
                    FactValue("pay_single_limit", words["number"]),
                    Qualification(words["qualification"]),
                )
            ),
        )
        for place in range(40)
    )
    phone = ContactLine(
        message("labels.phone", words["phone"]),
        Inlines((Link((FactValue("immigration_hotline", "12367"),), "tel:12367"),)),
    )
    address = ContactLine(
        message("labels.address", words["address"]),
        message("guide.payment.contacts.bank.address", words["step"], " ", Foreign(ADDRESS, "zh")),
    )
    return Section(
        anchor="guide.payment",
        heading=message("guide.payment.title", words["payment"]),
        level=1,
        kind="chapter",
        number="6",
        blocks=(
            List("step", (step(1), step(2))),
            List(
                "check",
                (ListItem(message("guide.payment.documents.passport", words["passport"])),) * 2,
                message("labels.documents", words["papers"]),
            ),
            List("step", (step(3), step(4))),
            Section(
                anchor="guide.payment.mobile",
                heading=message("guide.payment.mobile.title", words["section"]),
                level=2,
                blocks=(
                    Table(
                        message("guide.payment.table", words["caption"]),
                        (
                            Cell(message("guide.payment.table.what", words["item"])),
                            Cell(message("guide.payment.table.amount", words["amount"])),
                        ),
                        rows,
                        (2.0, 3.0),
                        note=Inlines((Qualification(words["qualification"]), Cite(1, "sources.1"))),
                    ),
                    Section(
                        anchor="guide.payment.mobile.code",
                        heading=message("guide.payment.mobile.code.title", words["detail"]),
                        level=3,
                        blocks=(
                            Paragraph(
                                message(
                                    "guide.payment.mobile.code.text",
                                    words["step_text"],
                                    Link((Str("en.nia.gov.cn"),), "https://en.nia.gov.cn"),
                                    Link((Str(words["chapter"]),), "#guide.hydrogen"),
                                    Link((Str(words["payment"]),), "#guide.nowhere"),
                                )
                            ),
                        ),
                    ),
                    *(
                        Callout(
                            kind,
                            message(f"labels.{label}", words[label]),
                            (
                                ListItem(
                                    message(f"guide.payment.{kind}.one", words["step_text"]),
                                    message(f"guide.payment.{kind}.one.title", words["step"]),
                                ),
                                ListItem(message(f"guide.payment.{kind}.two", words["after"])),
                            ),
                        )
                        for kind, label in (("tip", "tips"), ("warning", "warnings"), ("note", "papers"))
                    ),
                ),
            ),
            Contacts(
                tuple(
                    ContactCard(
                        message(f"guide.payment.contacts.{key}", words["hotline"]),
                        (phone, address),
                        message(
                            f"guide.payment.contacts.{key}.note", words["step_text"], Cite(2, "sources.2")
                        ),
                    )
                    for key in ("nia", "bank", "police")
                ),
                message("labels.contacts", words["phone"]),
            ),
            Definitions(
                (
                    (
                        message("labels.publisher.name", words["publisher"]),
                        message("publisher.name", Blank("…")),
                    ),
                    (
                        message("labels.publisher.phone", words["phone"]),
                        message("publisher.phone", "0519-12345678"),
                    ),
                )
            ),
        ),
    )


def pixels(width: int, height: int) -> bytes:
    """A grey PNG picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = (b"\0" + b"\x88" * 3 * width) * height
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def _value(fact: str, words: str, amount: str, whole: str = "0") -> Value:
    return Value(Inlines((FactValue(fact, words),)), Decimal(amount), Decimal(whole))


def _chart(kind: str, words: dict[str, str]) -> Figure:
    """Values of each kind: 300 and 72; 97 of 100 and 4 of 10; places 5, 4, 3 beside 1, 1, 1."""
    name = f"guide.figures.{kind}"
    what, one, two = (message(f"{name}.{key}", words[key]) for key in ("item", "label", "single"))
    drawn = {
        "bar": (("amount", (_value("a", words["number"], "300"),)), ("item", (_value("b", "72", "72"),))),
        "share": (
            ("caption", (_value("a", "97%", "97", "100"),)),
            ("papers", (_value("b", "4", "4", "10"),)),
        ),
        "rank": tuple(
            (key, (_value(key, str(place), str(place)), _value("heat", "1", "1")))
            for key, place in (("edition", 5), ("number", 4), ("phone", 3))
        ),
    }[kind]
    rows = tuple(ChartRow(message(f"{name}.{key}", words[key]), values) for key, values in drawn)
    series = (one, two) if kind == "rank" else (one,)
    return Figure(
        name,
        Chart(
            kind, what, series, rows, message("labels.axis.rank", words["single"]) if kind == "rank" else None
        ),
        message(f"{name}.alt", words["lead"]),
        message(f"{name}.caption", words["caption"]),
        message(
            f"{name}.note", words["sources"], Cite(1, "sources.1"), Qualification(words["qualification"])
        ),
        Table(
            message("labels.chart_data", words["sources"]),
            tuple(map(Cell, (what, *series))),
            tuple((Cell(row.label), *(Cell(value.text) for value in row.values)) for row in rows),
            (1.4, *(1.0 for _ in series)),
        ),
    )


def _figures(words: dict[str, str]) -> Section:
    def text(key: str) -> Inlines:
        return message(f"guide.figures.{key}", words[key])

    stages = (
        FlowStage(text("papers"), (FlowStep(text("passport")), FlowStep(text("step"), text("amount")))),
        FlowStage(
            text("payment"), (FlowStep(text("section")), FlowStep(text("detail"), text("qualification")))
        ),
    )
    stops = {key: Stop(key, text(key)) for key in ("hotline", "address", "publisher", "phone", "index")}
    lines = Transit(
        TransitLine(text("tips"), (stops["hotline"], stops["address"], stops["publisher"])),
        TransitLine(text("warnings"), (stops["phone"], stops["address"], stops["index"])),
    )
    picture = Picture("grey.png", pixels(60, 40), 60, 40)
    link = Link((Str("en.nia.gov.cn"),), "https://en.nia.gov.cn")
    code = Figure(
        "guide.figures.code",
        Code("https://en.nia.gov.cn"),
        Inlines((Str(f"QR: en.nia.gov.cn, {words['hotline']}"),)),
        message("guide.figures.code", words["hotline"], " ", link),
    )
    return Section(
        anchor="guide.figures",
        heading=message("guide.figures.title", words["label"]),
        level=1,
        kind="chapter",
        blocks=(
            *(_chart(kind, words) for kind in ("bar", "share", "rank")),
            Figure("guide.figures.flow", Flow(stages), text("lead"), text("caption")),
            Figure("guide.figures.plan", lines, text("lead"), text("caption"), text("detail")),
            Figure("guide.figures.picture", picture, text("lead"), text("caption")),
            Figure("guide.figures.ornament", picture, None),
            Codes((code, code, code), text("contents")),
            code,
        ),
    )


def _index(words: dict[str, str]) -> Section:
    hydrogen = ("guide.hydrogen", message("guide.hydrogen.title", words["chapter"]))
    payment = ("guide.payment", message("guide.payment.title", words["payment"]))
    detail = ("guide.payment.mobile.code", message("guide.payment.mobile.code.title", words["detail"]))
    names = ("Trina", "CALB", "Lishui", "Li Auto", "BYD", "Hengli", "Kuka")
    return Section(
        anchor="guide.index",
        heading=message("labels.index", words["index"]),
        level=1,
        kind="chapter",
        blocks=(
            Paragraph(message("labels.index_note", words["step_text"]), "note"),
            Index(
                (
                    IndexEntry(Inlines((Name("youon", words["company"]),)), (hydrogen, payment)),
                    *(IndexEntry(Inlines((Str(name),)), (hydrogen, detail)) for name in names),
                )
            ),
        ),
    )


def _sources(words: dict[str, str]) -> Section:
    return Section(
        anchor="guide.sources",
        heading=message("labels.sources", words["sources"]),
        level=1,
        kind="chapter",
        blocks=(
            Sources(
                tuple(
                    SourceEntry(
                        number,
                        f"sources.{number}",
                        Inlines(
                            (
                                Foreign("China's 240-hour visa-free transit program covers more ports", "en"),
                                Str(". 2025-11-03. "),
                                Link((Str(f"http://example.org/{number}"),), f"http://example.org/{number}"),
                            )
                        ),
                    )
                    for number in (1, 2)
                )
            ),
        ),
    )
