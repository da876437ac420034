"""Brochure text in four languages for measuring: real sentences, mixed anew into paragraphs.

The sentences have what makes brochures hard: numbers with units, company names in Latin letters, quotes,
brackets, dashes, dates and addresses. Mixing is seeded, so every run measures the same text.
"""

from __future__ import annotations

import random

ZH = """常州地处长江三角洲中心，与上海、南京等距相望，沪宁城际高铁最快1小时到达上海。
2024年9月26日，常州发布九大投资赛道，涵盖合成生物、低空经济、智能网联新能源汽车等领域。
2023年，常州新能源产业总产值超过7680亿元，全市生产总值首次突破1万亿元。
“常州氢湾”落在“两湖”创新区，沿着“制、储、运、用、检”5个环节布局，已引育重要项目超30个。
天合元氢、蓝博氢能、永安行等企业参与其中，上下游在同一座城市里就能找到彼此。
全球首辆折叠式氢能自行车在这里发布，全国首台出口的氢能机车在这里下线。
动力电池产销量约占全国的1/5，CATL、CALB、SVOLT等头部企业均在此设厂，产能合计达到220 GWh。
理想汽车（Li Auto）、比亚迪（BYD）两家整车企业带动了300多家零部件企业集聚。
外商投资企业可登录 https://www.changzhou.gov.cn/ns_news/486170045033987 查询政策原文。
高新技术企业减按15%的税率征收企业所得税，较25%的基本税率低10个百分点。
这里有国家级孵化器22家、省级以上研发机构超过2300家——其中外资研发中心72家。
园区提供“一站式”服务：注册、环评、用地、用工，一个窗口全部办完！
投资者常问：电力够不够？人才够不够？答案都写在下面的表格里。
常州拥有14所高校、职业院校，每年为企业输送毕业生约4.5万人。
根据《常州市推进新能源之都建设行动方案（2023—2025年）》，对重大项目给予最高1亿元的支持。
合成生物港一期占地320亩，可提供18万平方米的标准厂房和中试车间。
龙城芯谷聚焦第三代半导体，碳化硅（SiC）衬底的月产能达到6000片。
机器人产业链企业超过120家，工业机器人产量居江苏省第1位。
“我们从签约到投产只用了9个月”，一位德国经理说：“在别处，这至少要两年……”
低空经济试验区开通无人机航线26条，最长的一条为85公里。
城市轨道交通1号线、2号线已经运营，5号线、6号线正在建设。
住宿登记须在入住后24小时内完成；居住在酒店以外的，由本人或留宿人办理。
拨打12345热线可以选择中文、英语、日语、韩语服务，紧急情况请拨110、120或119。
外籍人士可以绑定Visa、Mastercard等境外银行卡，用支付宝或微信支付付款，单笔上限5000美元。
春秋淹城、中华恐龙园、天目湖、茅山……周末出城，半小时就能看见山和水。""".splitlines()

JA = """常州市は長江デルタの中心に位置し、上海と南京のほぼ中間にあって、高速鉄道で上海まで最短1時間です。
2024年9月26日、常州市は合成生物、低空経済、スマートコネクテッド新エネルギー車など9つの投資分野を発表した。
2023年の新エネルギー産業の総生産額は7,680億元を超え、市内総生産は初めて1兆元の大台に乗った。
「常州水素湾」は「両湖」イノベーション区にあり、製造・貯蔵・輸送・利用・検査の5つの段階にわたって30件を超える重要プロジェクトを誘致している。
天合元氫（Trina Hydrogen）、藍博氫能、永安行科技（Youon）などの企業が参加し、川上から川下までが1つの都市にそろっています。
世界初の折りたたみ式水素自転車がここで発表され、中国初の輸出用水素機関車がここで完成しました。
車載電池の生産量は全国の約5分の1を占め、CATL、CALB、SVOLTなどの大手が工場を構え、生産能力は合計220 GWhに達する。
理想汽車（リ・オート）とBYDの完成車メーカー2社を軸に、300社を超える部品メーカーが集まっています。
外資系企業の皆さまは、https://www.changzhou.gov.cn/ns_news/486170045033987 で政策の原文をご覧いただけます。
ハイテク企業には15%の軽減税率が適用され、25%の基本税率より10ポイント低くなります。
国家級インキュベーターは22か所、省級以上の研究開発機関は2,300か所を超え、うち外資系研究開発センターは72か所です。
「ワンストップ」窓口では、会社設立、環境評価、用地、採用まで、すべての手続きを一か所で済ませられます！
投資家の質問はいつも同じだ。電力は足りるのか？人材は足りるのか？答えは下の表にある。
市内には14の大学・職業学校があり、毎年約4万5,000人の卒業生を企業に送り出しています。
『常州市新エネルギーの都建設推進行動計画（2023～2025年）』により、重大プロジェクトには最大1億元の支援があります。
合成生物ポート第1期の敷地は約21ヘクタールで、18万平方メートルの標準工場とパイロットプラントを備える。
龍城芯谷（龍城チップバレー）は第3世代半導体に力を入れ、炭化ケイ素（SiC）基板の月産能力は6,000枚に達した。
ロボット関連企業は120社を超え、産業用ロボットの生産台数は江蘇省で第1位です。
「契約から操業開始まで、わずか9か月でした」と、あるドイツ人のマネージャーは語る。「ほかの土地なら、少なくとも2年はかかったでしょう……」
低空経済の実証区では26路線のドローン航路が開かれ、最も長い路線は85キロメートルに及びます。
都市鉄道は1号線と2号線が営業しており、5号線と6号線の建設が進んでいます。
宿泊登記は入居後24時間以内に行わなければなりません。ホテル以外に滞在する場合は、本人または家主が届け出ます。
ホットライン12345は、中国語・英語・日本語・韓国語に対応しています。緊急のときは110、120、119へお電話ください。
VisaやMastercardなどの海外カードをアリペイまたはWeChat Payに登録すれば、1回5,000米ドルまで支払うことができます。
春秋淹城、中華恐竜園、天目湖、茅山。週末は郊外へ30分、山と水の風景が待っています。""".splitlines()

KO = """창저우는 장강삼각주의 중심에 자리하여 상하이와 난징의 중간에 있으며, 고속철도로 상하이까지 가장 빠르면 1시간이 걸립니다.
창저우시는 2024년 9월 26일 합성생물, 저공경제, 스마트 커넥티드 신에너지차 등 9대 투자 분야를 발표했다.
2023년 신에너지 산업의 총생산액은 7,680억 위안을 넘었고, 지역총생산은 처음으로 1조 위안을 돌파했습니다.
‘창저우 수소만’은 ‘두 호수’ 혁신지구에 있으며, 제조·저장·운송·활용·검사의 5개 단계에 걸쳐 30개가 넘는 주요 프로젝트를 유치했다.
톈허위안칭(Trina Hydrogen), 란보수소, 융안싱(Youon) 등 기업이 참여하여 산업의 앞뒤 단계가 한 도시 안에서 이어집니다.
세계 최초의 접이식 수소 자전거가 이곳에서 공개되었고, 중국 최초의 수출용 수소 기관차가 이곳에서 완성되었습니다.
동력 배터리 생산량은 전국의 약 5분의 1을 차지하며, CATL, CALB, SVOLT 등 선두 기업의 공장에서 모두 220 GWh의 생산 능력을 갖추었다.
리오토(Li Auto)와 BYD 두 완성차 기업을 중심으로 300개사가 넘는 부품 기업이 모여 있습니다.
외국인투자기업은 https://www.changzhou.gov.cn/ns_news/486170045033987 에서 정책 원문을 확인할 수 있습니다.
첨단기술기업에는 15%의 세율이 적용되어 25%의 기본 세율보다 10%포인트 낮습니다.
국가급 인큐베이터 22곳, 성급 이상 연구개발기관 2,300여 곳이 있으며, 이 가운데 외국인투자 연구개발센터는 72곳입니다.
‘원스톱’ 창구에서 법인 설립, 환경평가, 부지, 채용까지 모든 절차를 한곳에서 마칠 수 있습니다!
투자자들은 늘 묻습니다. 전력은 충분한가? 인재는 충분한가? 답은 아래 표에 있습니다.
창저우에는 14개 대학과 직업학교가 있어 해마다 약 4만 5,000명의 졸업생을 기업에 배출합니다.
「창저우시 신에너지 수도 건설 추진 행동계획(2023~2025년)」에 따라 중대 프로젝트에는 최고 1억 위안을 지원합니다.
합성생물항 1단계는 부지가 21헥타르이며, 18만 제곱미터의 표준 공장과 시험 생산 시설을 제공합니다.
룽청신구는 제3세대 반도체에 집중하여 탄화규소(SiC) 기판을 매월 6,000장 생산할 수 있다.
로봇 관련 기업은 120개사를 넘고, 산업용 로봇 생산량은 장쑤성에서 1위입니다.
“계약에서 가동까지 9개월밖에 걸리지 않았습니다.” 한 독일인 책임자의 말이다. “다른 곳이었다면 적어도 2년은 걸렸을 것입니다.”
저공경제 시범구에는 드론 항로 26개가 열렸으며, 가장 긴 항로는 85킬로미터에 이릅니다.
도시철도 1호선과 2호선이 운행 중이며, 5호선과 6호선이 건설되고 있습니다.
숙박 등록은 입주 후 24시간 이내에 마쳐야 하며, 호텔이 아닌 곳에 머무는 경우 본인이나 집주인이 신고합니다.
12345 상담전화는 중국어, 영어, 일본어, 한국어로 이용할 수 있으며, 긴급한 경우에는 110, 120 또는 119로 전화하십시오.
Visa, Mastercard 등 해외 카드를 알리페이나 위챗페이에 등록하면 한 번에 5,000달러까지 결제할 수 있습니다.
춘추옌청, 중화공룡원, 톈무호, 마오산 등 주말이면 30분 거리에서 산과 물을 만날 수 있습니다.""".splitlines()

EN = """Changzhou lies at the heart of the Yangtze River Delta, midway between Shanghai and Nanjing; the fastest train reaches Shanghai in 1 hour.
On 26 September 2024 the city announced nine investment tracks, among them synthetic biology, the low-altitude economy and intelligent connected new energy vehicles.
In 2023 the output of the new energy industry exceeded RMB 768 billion, and the city’s gross domestic product passed RMB 1 trillion for the first time.
“Changzhou Hydrogen Bay” stands in the “Two Lakes” innovation district and covers five links of the chain, from production to inspection, with more than 30 key projects.
Trina Hydrogen, Lanbo Hydrogen, Youon and other companies take part, so that suppliers and customers find each other within one city.
The world’s first folding hydrogen bicycle was presented here, and the country’s first hydrogen locomotive for export left its works here.
About one fifth of the nation’s power batteries are made in the city by CATL, CALB, SVOLT and others, with a combined capacity of 220 GWh.
Two car makers, Li Auto and BYD, have drawn more than 300 suppliers of components to the region.
Foreign-invested enterprises can read the original policies at https://www.changzhou.gov.cn/ns_news/486170045033987 at any time.
High-tech enterprises pay corporate income tax at 15% instead of 25%, a difference of 10 percentage points.
There are 22 national incubators and more than 2,300 research institutions at or above provincial level, including 72 foreign-invested research and development centres.
A one-stop service handles registration, environmental assessment, land and recruitment at a single counter!
Investors keep asking the same questions: is there enough power? Is there enough talent? The answers are in the table below.
Fourteen universities and vocational colleges send about 45,000 graduates to local companies every year.
Under the Action Plan for Building a New Energy Capital (2023–2025), major projects may receive support of up to RMB 100 million.
Phase 1 of the Synthetic Biology Port covers 21 hectares and offers 180,000 square metres of standard workshops and pilot plants.
Longcheng Chip Valley concentrates on third-generation semiconductors; its monthly capacity for silicon carbide (SiC) substrates is 6,000 wafers.
The robot industry has more than 120 companies, and its output of industrial robots ranks first in Jiangsu Province.
“It took us only 9 months from signing to production,” says a German manager. “Elsewhere it would have taken two years—at least.”
The pilot zone for the low-altitude economy has opened 26 drone routes, the longest of which is 85 km.
Metro Line 1 and Line 2 are in service, while Line 5 and Line 6 are under construction.
Registration of accommodation must be completed within 24 hours of arrival; outside hotels, the guest or the host reports to the police station.
The 12345 hotline answers in Chinese, English, Japanese and Korean; in an emergency dial 110, 120 or 119.
International cards such as Visa and Mastercard can be linked to Alipay or WeChat Pay, with a limit of USD 5,000 for a single payment.
Yancheng, the Dinosaur Park, Tianmu Lake and Maoshan: at weekends, hills and water are half an hour away.""".splitlines()

SENTENCES = {"zh": ZH, "ja": JA, "ko": KO, "en": EN}
_JOIN = {"zh": "", "ja": "", "ko": " ", "en": " "}


def paragraphs(language: str, characters: int, seed: int = 1) -> list[str]:
    """Paragraphs of one to six sentences, about so many characters in all."""
    mix = random.Random(f"{language}{seed}")
    found: list[str] = []
    total = 0
    while total < characters:
        chosen = mix.sample(SENTENCES[language], mix.randint(1, 6))
        found.append(_JOIN[language].join(chosen))
        total += len(found[-1])
    return found
