import type { Level, UnitKind } from '#people/rules.ts';

/** An invented district. A unit is 'full name|short name'; the full name is left out where it is the short one. */
type Named = string;

export const OWN_OFFICE = '中共云溪区委办公室|区委办';
export const COMMITTEE = '中共云溪区委员会|区委';
export const CONGRESS = '云溪区人民代表大会常务委员会|区人大常委会';
export const GOVERNMENT = '云溪区人民政府|区政府';
export const CONSULTATIVE = '政协云溪区委员会|区政协';

export const UNITS: Readonly<Partial<Record<UnitKind, readonly Named[]>>> = {
  'leading-body': [COMMITTEE, CONGRESS, GOVERNMENT, CONSULTATIVE],
  'own-office': [OWN_OFFICE],
  'leading-office': ['云溪区人大常委会办公室|区人大办', '云溪区人民政府办公室|区政府办', '政协云溪区委员会办公室|区政协办'],
  'party-department': [
    '云溪区纪委区监委|区纪委监委', '云溪区委组织部|区委组织部', '云溪区委宣传部|区委宣传部', '云溪区委统一战线工作部|区委统战部', '云溪区委政法委员会|区委政法委',
    '云溪区委社会工作部|区委社工部', '云溪区委政策研究室|区委政研室', '云溪区委网络安全和信息化委员会办公室|区委网信办', '云溪区委机构编制委员会办公室|区委编办',
    '云溪区委区级机关工作委员会|区级机关工委', '云溪区委巡察工作领导小组办公室|区委巡察办', '云溪区委老干部局|区委老干部局', '云溪区信访局|区信访局', '云溪区委党校|区委党校',
    '云溪区档案馆|区档案馆', '云溪区委党史研究室|区委党史室',
  ],
  'government-department': [
    '云溪区发展和改革局|区发改局', '云溪区经济和信息化局|区经信局', '云溪区教育局|区教育局', '云溪区科学技术局|区科技局', '云溪区民族宗教事务局|区民宗局', '市公安局云溪分局|公安分局',
    '云溪区民政局|区民政局', '云溪区司法局|区司法局', '云溪区财政局|区财政局', '云溪区人力资源和社会保障局|区人社局', '市自然资源和规划局云溪分局|自然资源分局',
    '市生态环境局云溪分局|生态环境分局', '云溪区住房和城乡建设局|区住建局', '云溪区交通运输局|区交通局', '云溪区水利局|区水利局', '云溪区农业农村局|区农业农村局', '云溪区商务局|区商务局',
    '云溪区文化和广电旅游体育局|区文广旅体局', '云溪区卫生健康局|区卫健局', '云溪区退役军人事务局|区退役军人局', '云溪区应急管理局|区应急局', '云溪区审计局|区审计局',
    '云溪区国有资产监督管理办公室|区国资办', '云溪区市场监督管理局|区市场监管局', '云溪区统计局|区统计局', '云溪区医疗保障局|区医保局', '云溪区综合行政执法局|区综合执法局', '云溪区数据局|区数据局',
    '云溪区投资促进局|区投促局',
  ],
  judicial: ['云溪区人民法院|区法院', '云溪区人民检察院|区检察院'],
  'mass-organization': [
    '云溪区总工会|区总工会', '共青团云溪区委员会|团区委', '云溪区妇女联合会|区妇联', '云溪区工商业联合会|区工商联', '云溪区科学技术协会|区科协', '云溪区文学艺术界联合会|区文联',
    '云溪区残疾人联合会|区残联', '云溪区红十字会|区红十字会', '云溪区归国华侨联合会|区侨联',
  ],
  township: [
    '云溪街道|云溪街道', '望江街道|望江街道', '城东街道|城东街道', '城西街道|城西街道', '南湖街道|南湖街道', '文昌街道|文昌街道', '鼓楼街道|鼓楼街道', '桃园街道|桃园街道', '青石镇|青石镇',
    '白水镇|白水镇', '龙潭镇|龙潭镇', '石桥镇|石桥镇', '柳林镇|柳林镇', '平湖镇|平湖镇', '竹溪乡|竹溪乡', '大坪乡|大坪乡',
  ],
  institution: [
    '云溪经济开发区管委会|经开区管委会', '南湖风景区管委会|南湖管委会', '云溪区融媒体中心|区融媒体中心', '云溪区机关事务服务中心|区机关事务中心', '云溪区公共资源交易中心|区交易中心',
    '云溪区供销合作社联合社|区供销社', '云溪区人民医院|区人民医院', '云溪区疾病预防控制中心|区疾控中心', '云溪中学|云溪中学', '云溪区图书馆|区图书馆',
  ],
  enterprise: ['云溪城市建设投资集团有限公司|城投集团', '云溪交通投资集团有限公司|交投集团', '云溪水务集团有限公司|水务集团', '云溪文化旅游发展集团有限公司|文旅集团', '云溪产业投资集团有限公司|产投集团'],
  vertical: [
    '国家税务总局云溪区税务局|区税务局', '云溪区气象局|区气象局', '云溪区消防救援大队|区消防大队', '云溪供电公司|供电公司', '云溪区烟草专卖局|区烟草局', '云溪邮政分公司|邮政分公司',
    '云溪电信分公司|电信分公司', '住房公积金云溪管理部|公积金管理部', '云溪调查队|云溪调查队', '云溪海事处|云溪海事处', '云溪航道管理处|航道管理处',
  ],
};

/** A leader: name, unit, title, level, and the posts held beside it as [short name of the unit, title]. In the order of the rostrum. */
type Leader = readonly [name: string, unit: Named, title: string, level: Level, beside?: readonly (readonly [unit: string, title: string])[]];

export const SECRETARY = '陆承平';
export const MAYOR = '欧阳明远';
export const DEPUTY_SECRETARY = '司徒静';
export const DIRECTOR = '高祎';

export const LEADERS: readonly Leader[] = [
  [SECRETARY, COMMITTEE, '区委书记', 'county-chief'],
  [MAYOR, COMMITTEE, '区委副书记', 'county-chief', [['区政府', '区长']]],
  ['周镕', CONGRESS, '区人大常委会主任', 'county-chief'],
  ['韩喆', CONSULTATIVE, '区政协主席', 'county-chief'],
  [DEPUTY_SECRETARY, COMMITTEE, '区委副书记', 'county-deputy'],
  ['宋知行', COMMITTEE, '区委常委', 'county-deputy', [['区纪委监委', '区纪委书记、区监委主任']]],
  ['程砚秋', COMMITTEE, '区委常委', 'county-deputy', [['区政府', '常务副区长']]],
  ['何堃', COMMITTEE, '区委常委', 'county-deputy', [['区委组织部', '部长']]],
  ['叶书宁', COMMITTEE, '区委常委', 'county-deputy', [['区委宣传部', '部长']]],
  ['方正清', COMMITTEE, '区委常委', 'county-deputy', [['区委政法委', '书记']]],
  ['罗燕飞', COMMITTEE, '区委常委', 'county-deputy', [['区委统战部', '部长']]],
  ['石岩', COMMITTEE, '区委常委', 'county-deputy'],
  ['蒋文渊', CONGRESS, '区人大常委会副主任', 'county-deputy'],
  ['丁一舟', CONGRESS, '区人大常委会副主任', 'county-deputy'],
  ['段玉成', CONGRESS, '区人大常委会副主任', 'county-deputy'],
  ['阿依古丽·买买提', CONGRESS, '区人大常委会副主任', 'county-deputy'],
  ['贺春来', CONGRESS, '区人大常委会副主任', 'county-deputy'],
  ['雷鸣', GOVERNMENT, '副区长', 'county-deputy'],
  ['乔若水', GOVERNMENT, '副区长', 'county-deputy'],
  ['孔令辰', GOVERNMENT, '副区长', 'county-deputy', [['公安分局', '局长']]],
  ['龚䶮', GOVERNMENT, '副区长', 'county-deputy'],
  ['温景行', GOVERNMENT, '副区长', 'county-deputy'],
  ['郑怀瑾', CONSULTATIVE, '区政协副主席', 'county-deputy'],
  ['买买提·艾合买提江', CONSULTATIVE, '区政协副主席', 'county-deputy'],
  ['钟离秀', CONSULTATIVE, '区政协副主席', 'county-deputy'],
  ['于㛃', CONSULTATIVE, '区政协副主席', 'county-deputy'],
  ['谭松龄', CONSULTATIVE, '区政协副主席', 'county-deputy'],
  ['严肃之', '云溪区人民法院|区法院', '院长', 'county-deputy'],
  ['上官平', '云溪区人民检察院|区检察院', '检察长', 'county-deputy'],
];

/** Sections of the office with the duty of the norm, and their staff as 'name|title|level'. */
export const SECTIONS = [
  { name: '秘书科', duty: 'secretariat', phone: '0500-6661102', staff: ['林知夏|科长|township-chief', '马跃|副科长|township-deputy', '许安然|一级科员|staff', '曹雨|一级科员|staff', '尉迟航|二级科员|staff'] },
  { name: '综合科', duty: 'drafting', phone: '0500-6661103', staff: ['沈墨言|科长|township-chief', '顾昕|副科长|township-deputy', '彭立言|一级科员|staff', '袁野|一级科员|staff'] },
  { name: '信息督查科', duty: 'supervision', phone: '0500-6661104', staff: ['江帆|科长|township-chief', '邹一鸣|副科长|township-deputy', '古丽娜尔|一级科员|staff', '田甜|一级科员|staff'] },
  { name: '机关事务处', duty: 'logistics', phone: '0500-6661105', staff: ['武建新|处长|township-chief', '白桦|副处长|township-deputy', '金海|一级科员|staff', '任重|一级科员|staff', '倪小满|二级科员|staff'] },
] as const;

/** Deputy directors of the office, in their order. */
export const DEPUTIES = ['张维岳', '李清扬', '王思齐'] as const;

/** Lines of work with the department that undertakes their meetings and the deputy (by place) who liaises. */
export const LINES = [
  ['农业农村和乡村振兴', '区农业农村局', 1],
  ['经济运行和项目建设', '区发改局', 0],
  ['营商环境和招商引资', '区投促局', 0],
  ['城市建设和管理', '区住建局', 2],
  ['教育卫生', '区教育局', 1],
  ['平安法治', '区委政法委', 2],
  ['宣传文化', '区委宣传部', 1],
  ['安全生产和应急', '区应急局', 2],
] as const;

/** Who is in charge of which section, by place. */
export const CHARGES = [['秘书科', 0], ['综合科', 1], ['信息督查科', 2], ['机关事务处', 0]] as const;

const SURNAMES = [...'赵钱孙吴郑冯陈褚卫沈杨朱秦尤许吕施孔曹华金魏陶姜戚谢邹喻柏苏潘葛奚范彭郎鲁韦昌马苗凤花俞任柳史唐费岑薛汤滕罗毕郝安常傅齐康伍余顾孟黄穆萧尹姚邵汪祁毛戴'];
const GIVEN = [
  '建华', '志强', '文博', '晓峰', '国栋', '思远', '宏伟', '静怡', '海燕', '立军', '敏', '伟', '秀英', '卫东', '慧', '春明', '瑞', '玉兰', '永年', '岚', '振宇', '凯', '嘉禾', '继学', '涛', '雪梅', '世杰', '莹', '克勤',
  '彦', '培元', '婷', '景明', '毅', '怀远', '颖', '仲谋', '洁', '鹤鸣', '磊', '望舒', '斌', '若兰', '翔', '守正', '娜', '长青', '鑫', '乐山', '倩', '子衿', '辉', '云帆', '芳',
];

/** The n-th of a row of invented names of two and three characters; no two alike. */
export const inventedName = (n: number): string => `${SURNAMES[(n * 7) % SURNAMES.length]}${GIVEN[(n * 11 + Math.floor(n / GIVEN.length)) % GIVEN.length]}`;

/** What the head of a unit of this kind is called. */
export const HEAD_TITLE: Readonly<Partial<Record<UnitKind, string>>> = {
  'leading-office': '主任',
  'party-department': '主要负责人',
  'government-department': '局长',
  'mass-organization': '主席',
  township: '党（工）委书记',
  institution: '主任',
  enterprise: '董事长',
  vertical: '主要负责人',
};

/** Twelve rooms by their names, for the places of the demo's meetings. */
export const DEMO_PLACES = [
  '区会议中心大礼堂', '区会议中心一号厅', '区会议中心二号厅', '区委常委会议室', '区委小会议室', '区委201会议室', '区委二楼会议室', '区委三楼会议室', '区委一号接待室', '区委视频会议室', '区政府第一会议室', '机关食堂多功能厅',
] as const;
