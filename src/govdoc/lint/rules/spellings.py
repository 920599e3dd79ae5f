"""A stretch of text read with other characters → what speaks for a wrong character, and what against it."""

from __future__ import annotations

from typing import NamedTuple

from govdoc.lint.rules import lexicon
from govdoc.patterns import lazy

_SHORT, _SHORTEST_TERM = 2, 4
"""Characters of a short word, and of a term."""
_ODD = -9.0
"""Likelihood (logarithm) of a character as a word, below which it is odd to meet it alone."""
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟"
    "谭陆汪范石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安单关柴洪"
)
_GIVEN_TO = lazy(r".?(?:同志|先生|女士|老师|告诉|介绍|表示|认为|说)|$")
"""What follows a surname and a character of a given name; $ is a mark."""
_ALL_SURNAMES = _SURNAMES | frozenset(
    "童阎盛詹骆焦管霍鲍柯耿鲁葛祝褚翟齐毕聂岳蓝殷甘喻柴游阳裴席尤舒屈项凌纪梅庞瞿苗包祁奚隋左路晏娄符谷卜戚冉池宁臧麦"
    "栾楼闵邸桑鄢仇崇佘卓狄靳苑柏敖郎沙车苟宗缪牟贝辛倪季闻翁蒲仲伍余关祖匡卞阮储庄司房边申耿焦鲍艾屠巩隋卫"
)
_ONLY_SURNAMES = frozenset("刘陈赵吴郑谢冯韩邓曹彭袁潘蒋蔡魏吕姚姜崔谭廖贾邹秦邱尹薛闫侯龚邵覃樊邢阎詹骆霍聂殷佘狄靳")
"""Surnames that are hardly anything else."""
_OF_NAMES = frozenset(
    "菁瑗湛玲璐毓彬霄枫艳丽娜婷娟霞芳芬莉莎琳珊琼瑶瑾瑜琪琦婕婵嫣妍娅娴婉茜莹萍蓉薇芸芝莲菲蕊馨颖雯露霖斌杰伟鹏淼鑫磊昊旭"
    "晖晔煜炜烨宸轩宇欣黛姬敬枝翰睿钧铭锋钰玮珂珺瑞琛璇泓沛洵涵楠榕桦倩君岚燕玉香梅兰菊荷桂秀英凤雁鸿雄坤浩涛涌峰岗岭辉耀晓志"
)
"""Characters of given names: after a surname, or in the name after it, they are no wrong ones."""
_ONLY_NAMES = frozenset(
    "晟鑫淼焱垚昕昊煜炜烨珺琛璇翊祎骞璟琰珩瑄玥芃菡葳彧晗暄旻曦泓湉濠瀚燊皓睿禧羿翀聿芮苒茗荟荻蓁轩钰铄锴雯霆霏韬颢骏麒"
)
"""Characters of which names of persons and firms are made, and little else: 百晟."""
_OLD, _FAR = (
    frozenset(
        "兮矣曰哉吾汝於為國與會個們來這時對學說發後過無維現環業實關應電開從當經長間見題機動點書東車員給讓還邊進運達選錄"
        "務標準總統網頁訊請難類別樣氣體數據場門問設計畫認識語詞讀寫號變處單幾萬億價費資產質農歷義權結構層級線組織專術區縣"
    ),
    15,
)
"""Characters of the old language, and of the old script, in which other words are words; how far off they tell."""
_PLACES = frozenset("乡镇村屯寨庄")
"""What the name of a place ends in, where it is a word of its own: 禾平|乡 is no 和平乡."""
_KINDS = lazy(
    "龙眼|荔枝|柑橘|芒果|蜜柚|脐橙|苹果|葡萄|枇杷|杨梅|樱桃|石榴|大枣|核桃|板栗|水稻|小麦|玉米|大豆|茶叶|绿茶|大米|山羊|黄牛"
)
"""What is grown and bred, before which the name of a kind or of a place stands: 储良龙眼."""
_NUMERALS = frozenset("一二三四五六七八九十百千两")
_COUNTED = frozenset("比：对个人名次十百千年月日号班")
"""After a numeral, no word is looked for: 教师队|五比三."""
_TEAMS = frozenset("组队班室科股处局所站会部院校园")
"""What a body ends in: 报道组|要及时供稿."""
_DEGREES = frozenset("太很最更所急特极颇愈甚")
"""A character after one of these is a word: 太滥, 所囿, 急挫."""
ALONE = 0.8
"""What a character that stands alone beside a short word takes from its score."""
_GROUPS = (
    "辞词|唯惟维|象像相|账帐|作做|份分|他它她|订定|黏粘|代待带|飘漂|炼练|哪那|的地得|织只|吗嘛|扣叩|度渡|秘密|与于予"
)
VARIANTS = {char: group for group in _GROUPS.split("|") for char in group}
"""Characters that stand for each other in many words: which one is right there is for typos.tsv to say."""


class Misspelling(NamedTuple):
    """Wrong characters: where they stand, what should, where the word stands that makes, and how many there are."""

    at: int
    right: str
    start: int
    word: str
    length: int = 1

    @property
    def end(self) -> int:
        """Where the word ends, as it is written."""
        return self.start + len(self.word) - len(self.right) + self.length

    @property
    def is_term(self) -> bool:
        """Whether the word is a long one: there is no doubt."""
        return len(self.word) >= _SHORTEST_TERM


class Reading(NamedTuple):
    """A stretch of text with another character in the place of the wrong one, cut into its likeliest words."""

    likelihood: float
    spans: list[tuple[int, int]]
    text: str
    at: int
    wrong: str

    @property
    def right(self) -> str:
        """The other character."""
        return self.text[self.at]

    @property
    def span(self) -> tuple[int, int]:
        """Where the word stands that the other character is of."""
        return next(span for span in self.spans if span[0] <= self.at < span[1])

    @property
    def beside(self) -> list[str]:
        """The characters beside that word that are words of their own."""
        number = self.spans.index(self.span)
        return [self.text[start] for start, end in self.spans[max(0, number - 1) : number + 2] if end - start == 1]


def is_old(text: str, place: int) -> bool:
    """Tell whether a place stands in a sentence of the old language."""
    return not _OLD.isdisjoint(text[max(0, place - _FAR) : place + _FAR])


def is_name_or_degree(reading: Reading) -> bool:
    """Tell whether what stands in the place of a short word is a name, or a word after its degree.

    童志成, 单伟同志; 禾平乡, 百晟公司, 储良龙眼; 太滥.
    """
    start, end = reading.span
    is_place = reading.text[end : end + 1] in reading.beside and reading.text[end] in _PLACES
    if is_place or reading.wrong in _ONLY_NAMES or _KINDS.match(reading.text, end):
        return True
    if reading.wrong in _OF_NAMES and not _ALL_SURNAMES.isdisjoint(reading.text[max(0, start - 1) : reading.at]):
        return True
    if start == reading.at:
        is_alone = bool(reading.beside) or end == len(reading.text)
        return reading.wrong in _ONLY_SURNAMES or (reading.wrong in _ALL_SURNAMES and is_alone)
    first = reading.text[start]
    return first in _DEGREES or (first in _SURNAMES and _GIVEN_TO.match(reading.text, end) is not None)


def is_end_of_four(reading: Reading) -> bool:
    """Tell whether what stands in the place of a word's beginning ends an idiom in another way: 国富民盈|乐."""
    begin = reading.text[max(0, reading.at - 3) : reading.at]
    if reading.at != reading.span[0] or len(begin) <= _SHORT:
        return False
    return lexicon.begins_four(begin) and lexicon.word(begin) is None


def is_end_of_body(reading: Reading) -> bool:
    """Tell whether what stands in the place of a word's beginning ends the name of a body that must do something."""
    at = reading.at
    return reading.wrong in _TEAMS and at == reading.span[0] >= _SHORT and reading.text[at + 1 : at + 2] == "要"


def is_number(reading: Reading) -> bool:
    """Tell whether what stands in the place of a character is a numeral with what is counted after it: 队|五比三."""
    return reading.wrong in _NUMERALS and reading.text[reading.at + 1 : reading.at + 2] in _COUNTED


def is_suggestible(word: str) -> bool:
    """Tell whether a word may be suggested."""
    known = lexicon.word(word)
    return known is not None and known.suggestible


def is_among_words(reading: Reading) -> bool:
    """Tell whether a word stands among words: alone between marks, or beside odd characters, it may be a name."""
    text, spans = reading.text, reading.spans
    if len(text) == _SHORT or any(lexicon.marks(char).alone < _ODD for char in reading.beside):
        return False
    number = spans.index(reading.span)
    return not any(end - start == 1 and text[start] in _SURNAMES for start, end in spans[max(0, number - 1) : number])


def stretch_around(text: str, place: int, most: int) -> tuple[int, int]:
    """Return where the 汉字 around a place begin and end, so many on each side at most."""
    first, last = place, place + 1
    while first > max(0, place - most) and "\u4e00" <= text[first - 1] <= "\u9fff":
        first -= 1
    while last < min(len(text), place + 1 + most) and "\u4e00" <= text[last] <= "\u9fff":
        last += 1
    return first, last


def is_in_term(text: str, at: int) -> bool:
    """Tell whether a long term covers a place."""
    start, end = at, at + 1
    while end < len(text) and text[end] in lexicon.sides(text[end - 1]).next_in_terms:
        end += 1
    while start and text[start] in lexicon.sides(text[start - 1]).next_in_terms:
        start -= 1
    if end - start <= _SHORT:
        return False
    for begin in range(start, min(at, end - 3) + 1):
        for stop in range(max(at + 1, begin + 3), min(end, begin + lexicon.longest(text[begin : begin + 2])) + 1):
            word = lexicon.word(text[begin:stop])
            if word is not None and word.term:
                return True
    return False


def is_after_surname(text: str, place: int) -> bool:
    """Tell whether what stands at a place may be a given name: 张传宣."""
    return place > 0 and text[place - 1] in _ALL_SURNAMES
