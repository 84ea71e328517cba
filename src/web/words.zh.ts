import { roles } from '#people/accounts/words.zh.ts';

export const zh = {
  places: { workbench: '工作台', meetings: '会议', week: '周安排', rooms: '会议室', phone: '电话记录', outbox: '发件箱', answers: '本单位通知', norm: '规范', people: '人员', accounts: '账号', audit: '日志', jobs: '任务' },
  roles,
  starting: '系统正在启动，请稍候……',
  opening: '正在打开……',
  notFound: { title: '没有这个页面', next: '地址可能写错了，或者内容已经移走。', go: '回到工作台' },
  pageFault: { title: '页面打不开', next: '请刷新页面；如果刚升级过系统，刷新后即可恢复。', reload: '刷新页面' },
  signIn: { title: '登录', lead: '区委办公室会务系统', before: (time: string, ip: string | null) => `上次登录：${time}${ip ? `，地址 ${ip}` : ''}` },
  again: { title: '登录已过期', next: '请重新登录。页面上已填的内容都还在。' },
  first: {
    title: '开始使用',
    lead: '系统里还没有内容。请选择从哪里开始。',
    demo: '装入演示区',
    demoText: '约一百个单位、六十位在任领导、各科室人员，各类会议各一个，处于不同阶段。人名、单位都是虚构的，可以随时整体清除。',
    empty: '从空白开始',
    emptyText: '先导入本单位的真实花名册（.xlsx），再新建第一个会议。',
    accounts: '演示账号',
    accountsText: '下列密码只显示这一次，请抄下。',
    account: '账号',
    role: '岗位',
    password: '一次性密码',
    done: '我已抄下，开始',
    print: '打印这一页',
  },
};

export type WebWords = typeof zh;
