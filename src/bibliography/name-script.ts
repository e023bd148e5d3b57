// Names in Chinese, Korean or Japanese letters: family first, no space, and often too short to tell
// where the family name ends.

const EAST_ASIAN =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々]+$/u;
const HANGUL = /^\p{Script=Hangul}+$/u;
const HAN = /^\p{Script=Han}+$/u;

/** The hundred or so family names that nearly all Chinese bear. */
const CHINESE_FAMILIES = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤景张陳楊黃趙吳孫馬羅鄭謝許韓馮鄧蕭蔣餘葉蘇魏呂盧鐘譚陸範賈韋鄒龍賀顧龔邵萬錢嚴湯俞',
);
const CHINESE_DOUBLE =
  /^(?:欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|东方|夏侯|皇甫|尉迟|公孙|慕容|令狐|司徒|端木|独孤|南宫)/u;
const KOREAN_DOUBLE = /^(?:남궁|황보|제갈|사공|선우|독고|서문)/u;
/** Last letters of institutions that are as short as a person's name. */
const HAN_INSTITUTION =
  /[部局委院厅廳署会會社所府校系室处處办辦组組省市县縣区區网網报報馆館司法]$/u;

/** Whether a name is in Chinese, Korean or Japanese letters only. */
export function isEastAsian(text: string): boolean {
  return EAST_ASIAN.test(text);
}

/**
 * Where the given name begins in a Chinese or Korean name without a space, in UTF-16 units; null where
 * that is not sure (Japanese names, institutions, rare family names).
 */
export function givenNameStart(text: string): number | null {
  if (HANGUL.test(text)) return koreanStart(text);
  if (!HAN.test(text) || HAN_INSTITUTION.test(text)) return null;
  if (CHINESE_DOUBLE.test(text)) return text.length === 3 || text.length === 4 ? 2 : null;
  const [first = ''] = text;
  return CHINESE_FAMILIES.has(first) && (text.length === 2 || text.length === 3) ? 1 : null;
}

function koreanStart(text: string): number | null {
  if (KOREAN_DOUBLE.test(text)) return text.length === 4 ? 2 : null;
  return text.length === 3 ? 1 : null;
}

/** Family names that Chinese authors bear in Latin letters. */
const PINYIN_FAMILIES = new Set(
  'wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie song tang han feng deng cao peng zeng xiao tian dong yuan pan yu jiang cai du ye cheng su wei lü lu ding ren shen yao jiang cui zhong tan wang fan jin shi liao jia xia fu fang bai zou meng xiong qin qiu yin xue yan duan lei hou long tao gu mao hao gong shao wan qian dai mo kong xiang'.split(
    ' ',
  ),
);
const PINYIN =
  /^(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|[aei]ng|ong|ia[no]|ua[in]|a[ino]|e[inr]|i[aenu]|ou|u[aeino]|üe|[aeiouü])['’-]?){1,3}$/iu;

/** Whether two words read as a Chinese name, family first: *Wang Yulong*, but not *Yulong Wang*. */
export function isPinyinFamilyFirst(first: string, second: string): boolean {
  return (
    PINYIN_FAMILIES.has(first.toLowerCase()) &&
    !PINYIN_FAMILIES.has(second.toLowerCase()) &&
    PINYIN.test(second)
  );
}
